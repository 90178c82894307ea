//! What calls the application, and how: `osip_execute.c` takes one call after the other from a job. While the application runs no frame of
//! ours has anything to clean up, so a callback may do what it likes.

use super::callbacks::Call;
use crate::ffi::guard;
use libc::{c_int, c_void};

/// Something that calls the application, call by call.
pub(super) trait Job {
    /// The next call, after the one before has returned `result`; `None` if it is done.
    fn next(&mut self, result: c_int) -> Option<Call>;
    /// Gives it up in the middle of a call.
    fn abandon(&mut self);
}

#[cfg(miri)]
use super::callbacks::osip_rs_run;

#[cfg(not(miri))]
unsafe extern "C-unwind" {
    fn osip_rs_run(
        job: *mut c_void,
        next: extern "C" fn(*mut c_void, c_int, *mut Call) -> c_int,
        abandon: extern "C" fn(*mut c_void),
    );
}

/// Does a job. Callbacks may end the thread, or throw C++ exceptions.
pub(super) fn run<J: Job>(job: &mut J) {
    extern "C" fn next<J: Job>(job: *mut c_void, result: c_int, call: *mut Call) -> c_int {
        // SAFETY: the job that `run` has given, which nobody else uses; C has room for a call.
        guard::or(-1, || unsafe {
            match (*job.cast::<J>()).next(result) {
                Some(next) => {
                    call.write(next);
                    1
                }
                None => 0,
            }
        })
    }
    extern "C" fn abandon<J: Job>(job: *mut c_void) {
        // SAFETY: the job that `run` has given, whose frame is still there.
        guard::unit(|| unsafe { (*job.cast::<J>()).abandon() });
    }
    // SAFETY: the job stays until it is done or given up.
    unsafe { osip_rs_run((&raw mut *job).cast(), next::<J>, abandon::<J>) };
}
