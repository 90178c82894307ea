//! What Miri cannot run, in Rust: the clock of osip_time.c, and the semaphores of the C library. Only `make miri` builds it.

use crate::ffi::layout::timeval;
use core::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use libc::{c_int, c_uint, sem_t};

/// The clock, in milliseconds: it stands until a test moves it.
static CLOCK: AtomicI64 = AtomicI64::new(1_000_000);

/// Moves the clock.
pub(crate) fn advance(milliseconds: i64) {
    CLOCK.fetch_add(milliseconds, Ordering::Relaxed);
}

/// As osip_time.c has it.
///
/// # Safety
/// `now` may be written.
pub(crate) unsafe fn osip_rs_now(now: *mut timeval) {
    let time = CLOCK.load(Ordering::Relaxed);
    // SAFETY: it may be written.
    unsafe { now.write(timeval { tv_sec: time / 1000, tv_usec: time % 1000 * 1000 }) };
}

/// The count of a semaphore, in its first bytes.
///
/// # Safety
/// `sem` leads to the room of a semaphore, which stays for `'a`.
unsafe fn count<'a>(sem: *mut sem_t) -> &'a AtomicU32 {
    // SAFETY: the room is larger, and aligned for more.
    unsafe { AtomicU32::from_ptr(sem.cast()) }
}

/// As the C library has it.
///
/// # Safety
/// `sem` may be written.
pub(crate) unsafe fn sem_init(sem: *mut sem_t, _: c_int, value: c_uint) -> c_int {
    // SAFETY: it may be written.
    unsafe { sem.cast::<u32>().write(value) };
    0
}

/// As the C library has it.
///
/// # Safety
/// A semaphore.
pub(crate) unsafe fn sem_post(sem: *mut sem_t) -> c_int {
    // SAFETY: a semaphore.
    unsafe { count(sem) }.fetch_add(1, Ordering::AcqRel);
    0
}

/// As the C library has it.
///
/// # Safety
/// A semaphore.
pub(crate) unsafe fn sem_trywait(sem: *mut sem_t) -> c_int {
    // SAFETY: a semaphore.
    let taken = unsafe { count(sem) }.fetch_update(Ordering::AcqRel, Ordering::Relaxed, |count| count.checked_sub(1));
    if taken.is_ok() { 0 } else { -1 }
}

/// As the C library has it.
///
/// # Safety
/// A semaphore.
pub(crate) unsafe fn sem_destroy(_: *mut sem_t) -> c_int {
    0
}
