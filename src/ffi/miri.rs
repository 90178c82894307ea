//! What Miri cannot run, in Rust: the C files beside this one, and the semaphores of the C library. Only `make miri` builds it.

use crate::ffi::layout::{osip, osip_event, osip_transaction, timeval};
use crate::ffi::osip2::begin::{osip_rs_execute_all, osip_rs_execute_one, osip_rs_retransmit};
use crate::ffi::transaction::job::Running;
use crate::transaction::Machine;
use core::mem::MaybeUninit;
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

/// Begins a job and does it, as osip_execute.c does; callbacks do not end their thread here.
///
/// # Safety
/// `begin` may write a job to its place.
unsafe fn run<R>(begin: impl FnOnce(*mut Running) -> R) -> R {
    let mut place = MaybeUninit::<Running>::uninit();
    let running = place.as_mut_ptr();
    // SAFETY: the place stays where it is; what `begin` has written is done call by call.
    unsafe {
        Running::clear(running);
        let result = begin(running);
        let mut returned = 0;
        while let Some(call) = Running::next_call(running, returned) {
            returned = call.perform();
        }
        result
    }
}

/// As osip_execute.c has it.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
unsafe extern "C-unwind" fn osip_transaction_execute(transaction: *mut osip_transaction, evt: *mut osip_event) -> c_int {
    // SAFETY: both are NULL or valid.
    unsafe { run(|place| osip_rs_execute_one(transaction, evt, place)) }
}

/// The functions that execute a machine, as osip_execute.c has them.
macro_rules! execute {
    ($($name:ident $machine:ident;)+) => {
        $(
            /// As osip_execute.c has it.
            ///
            /// # Safety
            /// `osip` is NULL or a stack.
            #[unsafe(no_mangle)]
            unsafe extern "C-unwind" fn $name(osip: *mut osip) -> c_int {
                // SAFETY: `osip` is NULL or a stack.
                unsafe { run(|place| osip_rs_execute_all(osip, Machine::$machine as c_int, place)) }
            }
        )+
    };
}

execute! {
    osip_ict_execute Ict;
    osip_ist_execute Ist;
    osip_nict_execute Nict;
    osip_nist_execute Nist;
}

/// As osip_execute.c has it.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
unsafe extern "C-unwind" fn osip_retransmissions_execute(osip: *mut osip) {
    // SAFETY: `osip` is NULL or a stack.
    unsafe { run(|place| osip_rs_retransmit(osip, place)) }
}
