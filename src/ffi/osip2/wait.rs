//! The calls of POSIX in which a thread may end, so that it unwinds out of them.

use libc::{c_int, c_void, pthread_cond_t, pthread_mutex_t, pthread_t, sem_t, timespec};

unsafe extern "C-unwind" {
    pub(super) fn pthread_cond_timedwait(cond: *mut pthread_cond_t, mutex: *mut pthread_mutex_t, until: *const timespec)
    -> c_int;
    pub(super) fn pthread_cond_wait(cond: *mut pthread_cond_t, mutex: *mut pthread_mutex_t) -> c_int;
    pub(super) fn pthread_exit(value: *mut c_void) -> !;
    pub(super) fn pthread_join(thread: pthread_t, value: *mut *mut c_void) -> c_int;
    pub(super) fn sem_wait(sem: *mut sem_t) -> c_int;
}
