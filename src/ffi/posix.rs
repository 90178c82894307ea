//! Mutexes and semaphores of POSIX, in blocks of their own or as parts of larger ones. NULL is none, as it is for
//! [`crate::ffi::osip2::osip_mt`].

use super::alloc;
use super::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use super::layout::{osip_mutex, osip_sem};
#[cfg(miri)]
use crate::ffi::miri::{sem_destroy, sem_init, sem_post, sem_trywait};
use core::ptr::{null, null_mut};
use libc::{c_int, c_uint, c_void, pthread_mutex_t, sem_t};
#[cfg(not(miri))]
use libc::{sem_destroy, sem_init, sem_post, sem_trywait};

/// A semaphore, and the transaction whose events it counts.
#[repr(C)]
pub(crate) struct Semaphore {
    sem: sem_t,
    owner: *mut c_void,
}

impl Semaphore {
    /// Makes a semaphore in a block of something larger. False if that fails.
    ///
    /// # Safety
    /// `place` may be written.
    pub(crate) unsafe fn init(place: *mut Self, value: c_uint, owner: *mut c_void) -> bool {
        // SAFETY: `place` may be written; nothing is read.
        unsafe {
            (&raw mut (*place).owner).write(owner);
            sem_init(&raw mut (*place).sem, 0, value) == code::SUCCESS
        }
    }
}

/// Ends a semaphore that is a part of something larger.
///
/// # Safety
/// `semaphore` was made by [`Semaphore::init`] and is not used any more.
pub(crate) unsafe fn end(semaphore: *mut Semaphore) {
    // SAFETY: a semaphore that is given up.
    unsafe { sem_destroy(semaphore.cast()) };
}

/// The transaction of a semaphore; NULL if it counts something else.
///
/// # Safety
/// `sem` is NULL or a semaphore that [`Semaphore::init`] has made.
pub(crate) unsafe fn owner(sem: *mut osip_sem) -> *mut c_void {
    // SAFETY: NULL or a `Semaphore`, which is what the application calls an `osip_sem`.
    unsafe { sem.cast::<Semaphore>().as_ref() }.map_or(null_mut(), |semaphore| semaphore.owner)
}

/// A new block in which `init` makes an object of POSIX; NULL if there is no memory or `init` does not return 0.
pub(crate) fn object<T, H>(init: impl FnOnce(*mut T) -> c_int) -> *mut H {
    let block = alloc::malloc(size_of::<T>()).cast::<T>();
    if !block.is_null() && init(block) != code::SUCCESS {
        // SAFETY: the block is ours, and there is no object in it.
        unsafe { alloc::free(block) };
        return null_mut();
    }
    block.cast()
}

/// A new mutex; NULL if that fails.
pub(crate) fn new_mutex() -> *mut osip_mutex {
    // SAFETY: the block has room for a mutex.
    object::<pthread_mutex_t, _>(|mutex| unsafe { libc::pthread_mutex_init(mutex, null()) })
}

/// Frees a mutex.
///
/// # Safety
/// `mutex` is NULL or a mutex in a block of its own that is not used any more.
pub(crate) unsafe fn free_mutex(mutex: *mut osip_mutex) {
    if !mutex.is_null() {
        // SAFETY: not NULL, so a mutex, which is given up with its block.
        unsafe {
            libc::pthread_mutex_destroy(mutex.cast());
            alloc::free(mutex);
        }
    }
}

/// A new semaphore; NULL if that fails.
pub(crate) fn new_semaphore(value: c_uint) -> *mut osip_sem {
    // SAFETY: the block has room for a semaphore.
    object::<Semaphore, _>(|semaphore| match unsafe { Semaphore::init(semaphore, value, null_mut()) } {
        true => code::SUCCESS,
        false => UNDEFINED_ERROR.0,
    })
}

/// Frees a semaphore.
///
/// # Safety
/// `sem` is NULL or a semaphore in a block of its own that is not used any more.
pub(crate) unsafe fn free_semaphore(sem: *mut osip_sem) {
    if !sem.is_null() {
        // SAFETY: not NULL, so a semaphore, which is given up with its block.
        unsafe {
            sem_destroy(sem.cast());
            alloc::free(sem);
        }
    }
}

/// Locks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_lock.
///
/// # Safety
/// `mutex` is NULL or a mutex.
pub(crate) unsafe fn lock(mutex: *mut osip_mutex) -> c_int {
    if mutex.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: not NULL, so a mutex.
    unsafe { libc::pthread_mutex_lock(mutex.cast()) }
}

/// Unlocks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_unlock.
///
/// # Safety
/// `mutex` is NULL or a mutex that the calling thread has locked.
pub(crate) unsafe fn unlock(mutex: *mut osip_mutex) -> c_int {
    if mutex.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: not NULL, so a mutex, which this thread has locked.
    unsafe { libc::pthread_mutex_unlock(mutex.cast()) }
}

/// Adds one to a semaphore. 0, OSIP_BADPARAMETER, or -1 with errno.
///
/// # Safety
/// `sem` is NULL or a semaphore.
pub(crate) unsafe fn post(sem: *mut osip_sem) -> c_int {
    if sem.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: not NULL, so a semaphore.
    unsafe { sem_post(sem.cast()) }
}

/// Takes one away if there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EAGAIN).
///
/// # Safety
/// `sem` is NULL or a semaphore.
pub(crate) unsafe fn try_wait(sem: *mut osip_sem) -> c_int {
    if sem.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: not NULL, so a semaphore.
    unsafe { sem_trywait(sem.cast()) }
}
