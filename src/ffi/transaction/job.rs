//! What calls the application, and how: `osip_execute.c` takes one call after the other from a job, which lies in its frame. While the application
//! runs there is no frame of Rust, so a callback may end its thread or throw.

use super::callbacks::Call;
use core::mem::MaybeUninit;
use libc::c_int;

/// Something that calls the application, call by call.
pub(super) trait Job {
    /// The next call, after the one before has returned `result`; `None` if it is done.
    fn next(&mut self, result: c_int) -> Option<Call>;
    /// Gives it up in the middle of a call.
    fn abandon(&mut self);
}

/// Room for a job; as in osip_execute.h.
type Room = [u64; 24];

/// What is being executed; as osip_execute.h declares it.
#[repr(C)]
pub struct Running {
    next: Option<unsafe extern "C" fn(*mut Running, c_int, *mut Call) -> c_int>,
    abandon: Option<unsafe extern "C" fn(*mut Running)>,
    room: MaybeUninit<Room>,
}

#[cfg(miri)]
impl Running {
    /// Makes a place in which nothing is executed.
    ///
    /// # Safety
    /// `place` may be written.
    pub(crate) unsafe fn clear(place: *mut Self) {
        // SAFETY: it may be written.
        unsafe { (&raw mut (*place).next).write(None) };
    }

    /// The next call of the job in a place, if there is one.
    ///
    /// # Safety
    /// What [`Running::clear`] and perhaps [`begin`] have written.
    pub(crate) unsafe fn next_call(place: *mut Self, result: c_int) -> Option<Call> {
        let mut call = MaybeUninit::uninit();
        // SAFETY: a place, and a call that may be written.
        unsafe {
            let next = (*place).next?;
            (next(place, result, call.as_mut_ptr()) > 0).then(|| call.assume_init())
        }
    }
}

/// Gives a job to C, which does it when this entry point returns.
///
/// # Safety
/// `place` may be written, and stays where it is until the job is done or given up.
pub(super) unsafe fn begin<J: Job>(place: *mut Running, job: J) {
    const { assert!(size_of::<J>() <= size_of::<Room>() && align_of::<J>() <= align_of::<Room>(), "more room is needed") };
    // SAFETY: it may be written, and the room is enough.
    unsafe {
        (&raw mut (*place).room).cast::<J>().write(job);
        (&raw mut (*place).abandon).write(Some(abandon::<J>));
        (&raw mut (*place).next).write(Some(next::<J>));
    }
}

/// # Safety
/// What [`begin`] has written for such a job, which nobody else uses; `call` may be written.
unsafe extern "C" fn next<J: Job>(running: *mut Running, result: c_int, call: *mut Call) -> c_int {
    // SAFETY: a job, which nobody else uses.
    let next = unsafe { &mut *(&raw mut (*running).room).cast::<J>() }.next(result);
    let is_some = next.is_some();
    if let Some(next) = next {
        // SAFETY: it may be written.
        unsafe { call.write(next) };
    }
    c_int::from(is_some)
}

/// # Safety
/// What [`begin`] has written for such a job, which nobody else uses.
unsafe extern "C" fn abandon<J: Job>(running: *mut Running) {
    // SAFETY: a job, which nobody else uses.
    unsafe { &mut *(&raw mut (*running).room).cast::<J>() }.abandon();
}
