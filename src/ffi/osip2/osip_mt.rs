//! `osip2/osip_mt.h`: threads, semaphores, mutexes. Each is a block that holds the object of POSIX.

use super::wait;
use crate::ffi::code::{self, BADPARAMETER};
use crate::ffi::layout::{osip_mutex, osip_sem, osip_thread};
use crate::ffi::{alloc, trace};
use core::ptr::{null, null_mut};
use libc::{c_int, c_uint, c_void, pthread_mutex_t, pthread_t, sem_t};

/// A semaphore, and the transaction whose events it counts.
#[repr(C)]
pub(super) struct Semaphore {
    sem: sem_t,
    owner: *mut c_void,
}

/// The transaction of a semaphore; NULL if it counts something else.
///
/// # Safety
/// `sem` is NULL or a semaphore of `osip_sem_init`.
pub(super) unsafe fn owner(sem: *mut osip_sem) -> *mut c_void {
    // SAFETY: NULL or such a block, by the contract.
    unsafe { sem.cast::<Semaphore>().as_ref() }.map_or(null_mut(), |semaphore| semaphore.owner)
}

impl Semaphore {
    /// Makes a semaphore in a block of something larger. False if that fails.
    ///
    /// # Safety
    /// `place` may be written.
    pub(super) unsafe fn init(place: *mut Self, value: c_uint, owner: *mut c_void) -> bool {
        // SAFETY: writable, by the contract.
        unsafe {
            (&raw mut (*place).owner).write(owner);
            libc::sem_init(&raw mut (*place).sem, 0, value) == code::SUCCESS
        }
    }
}

/// A new block in which `init` makes an object of POSIX; NULL if there is no memory or `init` does not return 0.
pub(super) fn object<T, H>(init: impl FnOnce(*mut T) -> c_int) -> *mut H {
    let block = alloc::malloc(size_of::<T>()).cast::<T>();
    if !block.is_null() && init(block) != code::SUCCESS {
        // SAFETY: the block is ours, and there is no object in it.
        unsafe { alloc::free(block) };
        return null_mut();
    }
    block.cast()
}

/// Starts a thread; NULL if that fails. It is joined, and then its block freed with osip_free. The stack has its usual size.
///
/// # Safety
/// `func` is NULL or may run in a thread of its own with `arg`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_thread_create(
    stacksize: c_int,
    func: Option<extern "C" fn(*mut c_void) -> *mut c_void>,
    arg: *mut c_void,
) -> *mut osip_thread {
    let _ = stacksize;
    let Some(func) = func else {
        return null_mut();
    };
    // SAFETY: the block has room for a pthread_t, and `func` may run by the contract.
    let thread = object::<pthread_t, osip_thread>(|thread| unsafe { libc::pthread_create(thread, null(), func, arg) });
    if thread.is_null() {
        trace::trace(c"osip_mt.rs", line!(), trace::ERROR, c"cannot start a thread");
    }
    thread
}

/// Waits until a thread has ended. 0, OSIP_BADPARAMETER, or the error of pthread_join. The thread is not freed.
///
/// # Safety
/// `thread` is NULL or a thread that nobody joins besides.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_thread_join(thread: *mut osip_thread) -> c_int {
    if thread.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a thread, by the contract.
    unsafe { wait::pthread_join(*thread.cast::<pthread_t>(), null_mut()) }
}

/// Does nothing. 0.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_thread_set_priority(thread: *mut osip_thread, priority: c_int) -> c_int {
    let _ = (thread, priority);
    code::SUCCESS
}

/// Ends the calling thread.
///
/// # Safety
/// The thread may end here.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_thread_exit() {
    // SAFETY: by the contract; no frame of ours has anything to drop.
    unsafe { wait::pthread_exit(null_mut()) }
}

/// Makes a semaphore; NULL if that fails, or for a value above SEM_VALUE_MAX.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_init(value: c_uint) -> *mut osip_sem {
    // SAFETY: the block has room for both.
    object::<Semaphore, osip_sem>(|semaphore| unsafe {
        (&raw mut (*semaphore).owner).write(null_mut());
        libc::sem_init(&raw mut (*semaphore).sem, 0, value)
    })
}

/// Frees a semaphore. 0.
///
/// # Safety
/// `sem` is NULL or a semaphore that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_destroy(sem: *mut osip_sem) -> c_int {
    if !sem.is_null() {
        // SAFETY: a semaphore that is given up, by the contract.
        unsafe {
            libc::sem_destroy(sem.cast());
            alloc::free(sem);
        }
    }
    code::SUCCESS
}

/// Adds one. 0, OSIP_BADPARAMETER, or -1 with errno.
///
/// # Safety
/// `sem` is NULL or a semaphore.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_post(sem: *mut osip_sem) -> c_int {
    if sem.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a semaphore, by the contract.
    unsafe { libc::sem_post(sem.cast()) }
}

/// Takes one away, once there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EINTR).
///
/// # Safety
/// `sem` is NULL or a semaphore.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_sem_wait(sem: *mut osip_sem) -> c_int {
    if sem.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a semaphore, by the contract.
    unsafe { wait::sem_wait(sem.cast()) }
}

/// Takes one away if there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EAGAIN).
///
/// # Safety
/// `sem` is NULL or a semaphore.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_trywait(sem: *mut osip_sem) -> c_int {
    if sem.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a semaphore, by the contract.
    unsafe { libc::sem_trywait(sem.cast()) }
}

/// Makes a mutex; NULL if that fails.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_init() -> *mut osip_mutex {
    // SAFETY: the block has room for a mutex.
    object::<pthread_mutex_t, osip_mutex>(|mutex| unsafe { libc::pthread_mutex_init(mutex, null()) })
}

/// Frees a mutex.
///
/// # Safety
/// `mut` is NULL or a mutex that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_destroy(r#mut: *mut osip_mutex) {
    if !r#mut.is_null() {
        // SAFETY: a mutex that is given up, by the contract.
        unsafe {
            libc::pthread_mutex_destroy(r#mut.cast());
            alloc::free(r#mut);
        }
    }
}

/// Locks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_lock.
///
/// # Safety
/// `mut` is NULL or a mutex.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_lock(r#mut: *mut osip_mutex) -> c_int {
    if r#mut.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a mutex, by the contract.
    unsafe { libc::pthread_mutex_lock(r#mut.cast()) }
}

/// Unlocks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_unlock.
///
/// # Safety
/// `mut` is NULL or a mutex that the calling thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_unlock(r#mut: *mut osip_mutex) -> c_int {
    if r#mut.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a mutex, by the contract.
    unsafe { libc::pthread_mutex_unlock(r#mut.cast()) }
}
