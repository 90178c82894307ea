//! `osip2/osip_mt.h`: threads, semaphores, mutexes. Each is a block that holds the object of POSIX.

use crate::ffi::code;
use crate::ffi::layout::{osip_mutex, osip_sem, osip_thread};
use crate::ffi::posix;
use crate::ffi::trace::trace;
use core::ptr::{null, null_mut};
use libc::{c_int, c_uint, c_void, pthread_t};

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
    // SAFETY: the block has room for a pthread_t, and `func` may run.
    let thread = posix::object::<pthread_t, osip_thread>(|thread| unsafe { libc::pthread_create(thread, null(), func, arg) });
    if thread.is_null() {
        trace!(ERROR, c"osip_mt", "cannot start a thread");
    }
    thread
}

unsafe extern "C-unwind" {
    /// Waits until a thread has ended. 0, OSIP_BADPARAMETER, or the error of pthread_join. The thread is not freed.
    ///
    /// # Safety
    /// `thread` is NULL or a thread that nobody joins besides.
    pub fn osip_thread_join(thread: *mut osip_thread) -> c_int;
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

unsafe extern "C-unwind" {
    /// Ends the calling thread.
    ///
    /// # Safety
    /// The thread may end here.
    pub fn osip_thread_exit();
}

/// Makes a semaphore; NULL if that fails, or for a value above SEM_VALUE_MAX.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_init(value: c_uint) -> *mut osip_sem {
    posix::new_semaphore(value)
}

/// Frees a semaphore. 0.
///
/// # Safety
/// `sem` is NULL or a semaphore that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_destroy(sem: *mut osip_sem) -> c_int {
    // SAFETY: `sem` is NULL or a semaphore that is not used any more.
    unsafe { posix::free_semaphore(sem) };
    code::SUCCESS
}

/// Adds one. 0, OSIP_BADPARAMETER, or -1 with errno.
///
/// # Safety
/// `sem` is NULL or a semaphore.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_post(sem: *mut osip_sem) -> c_int {
    // SAFETY: `sem` is NULL or a semaphore.
    unsafe { posix::post(sem) }
}

unsafe extern "C-unwind" {
    /// Takes one away, once there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EINTR).
    ///
    /// # Safety
    /// `sem` is NULL or a semaphore.
    pub fn osip_sem_wait(sem: *mut osip_sem) -> c_int;
}

/// Takes one away if there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EAGAIN).
///
/// # Safety
/// `sem` is NULL or a semaphore.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_sem_trywait(sem: *mut osip_sem) -> c_int {
    // SAFETY: `sem` is NULL or a semaphore.
    unsafe { posix::try_wait(sem) }
}

/// Makes a mutex; NULL if that fails.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_init() -> *mut osip_mutex {
    posix::new_mutex()
}

/// Frees a mutex.
///
/// # Safety
/// `mut` is NULL or a mutex that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_destroy(r#mut: *mut osip_mutex) {
    // SAFETY: `mut` is NULL or a mutex that is not used any more.
    unsafe { posix::free_mutex(r#mut) };
}

/// Locks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_lock.
///
/// # Safety
/// `mut` is NULL or a mutex.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_lock(r#mut: *mut osip_mutex) -> c_int {
    // SAFETY: `mut` is NULL or a mutex.
    unsafe { posix::lock(r#mut) }
}

/// Unlocks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_unlock.
///
/// # Safety
/// `mut` is NULL or a mutex that the calling thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_mutex_unlock(r#mut: *mut osip_mutex) -> c_int {
    // SAFETY: `mut` is NULL or a mutex that this thread has locked.
    unsafe { posix::unlock(r#mut) }
}
