//! `osip2/osip_condv.h`: condition variables. Each is a block that holds a `pthread_cond_t`.

use crate::ffi::code::BADPARAMETER;
use crate::ffi::layout::{osip_cond, osip_mutex, timespec};
use crate::ffi::{alloc, posix};
use core::ptr::null;
use libc::{c_int, pthread_cond_t};

/// Makes a condition variable; NULL if that fails.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_cond_init() -> *mut osip_cond {
    // SAFETY: the block has room for a condition variable.
    posix::object::<pthread_cond_t, _>(|cond| unsafe { libc::pthread_cond_init(cond, null()) })
}

/// Frees a condition variable. 0, OSIP_BADPARAMETER, or the error of pthread_cond_destroy.
///
/// # Safety
/// `cond` is NULL or a condition variable that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_cond_destroy(cond: *mut osip_cond) -> c_int {
    if cond.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a condition variable that is given up.
    unsafe {
        let result = libc::pthread_cond_destroy(cond.cast());
        alloc::free(cond);
        result
    }
}

/// Wakes one thread that waits. 0, OSIP_BADPARAMETER, or the error of pthread_cond_signal.
///
/// # Safety
/// `cond` is NULL or a condition variable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_cond_signal(cond: *mut osip_cond) -> c_int {
    if cond.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a condition variable.
    unsafe { libc::pthread_cond_signal(cond.cast()) }
}

unsafe extern "C-unwind" {
    /// Unlocks the mutex, waits to be woken, and locks it again. 0, OSIP_BADPARAMETER, or the error of pthread_cond_wait.
    ///
    /// # Safety
    /// `cond` is NULL or a condition variable, `mut` NULL or a mutex that the calling thread has locked.
    pub fn osip_cond_wait(cond: *mut osip_cond, r#mut: *mut osip_mutex) -> c_int;
}

unsafe extern "C-unwind" {
    /// The same, until a time of the calendar clock at most: then ETIMEDOUT.
    ///
    /// # Safety
    /// Like `osip_cond_wait`; `abstime` is NULL or a time.
    pub fn osip_cond_timedwait(cond: *mut osip_cond, r#mut: *mut osip_mutex, abstime: *const timespec) -> c_int;
}
