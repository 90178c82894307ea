//! The entry points of osip_execute.c in Rust, for Miri, which cannot run C. Only `make miri` builds it.

use super::begin::{osip_rs_execute_all, osip_rs_execute_one, osip_rs_retransmit};
use crate::ffi::layout::{osip, osip_event, osip_transaction};
use crate::ffi::transaction::job::Running;
use crate::transaction::Machine;
use core::mem::MaybeUninit;
use libc::c_int;

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
