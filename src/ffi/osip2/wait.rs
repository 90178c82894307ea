//! The calls of POSIX in which a thread may end, so that it unwinds out of them.

use crate::ffi::layout::timespec;
use libc::{c_int, c_void, pthread_cond_t, pthread_mutex_t, pthread_t, sem_t};

/// `pthread_cond_timedwait`.
type TimedWait = unsafe extern "C-unwind" fn(*mut pthread_cond_t, *mut pthread_mutex_t, *const timespec) -> c_int;

unsafe extern "C-unwind" {
    /// That of C's widths, chosen by its headers: see osip_time.c.
    pub(super) static osip_rs_pthread_cond_timedwait: TimedWait;
    pub(super) fn pthread_cond_wait(cond: *mut pthread_cond_t, mutex: *mut pthread_mutex_t) -> c_int;
    pub(super) fn pthread_exit(value: *mut c_void) -> !;
    pub(super) fn pthread_join(thread: pthread_t, value: *mut *mut c_void) -> c_int;
    pub(super) fn sem_wait(sem: *mut sem_t) -> c_int;
}
