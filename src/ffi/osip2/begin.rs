//! What osip_execute.c asks at the start of an entry point: see [`crate::ffi::transaction::job`].

use crate::ffi::code::{self, BADPARAMETER};
use crate::ffi::layout::{osip_event_t, osip_t, osip_transaction_t};
use crate::ffi::transaction::job::Running;
use crate::ffi::transaction::stack::Osip;
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{execute, retransmit};
use crate::transaction::Machine;
use libc::c_int;

/// What `osip_transaction_execute` returns; begins the job.
///
/// # Safety
/// The first two are NULL or valid; `running` may be written, and stays where it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_execute_one(
    transaction: *mut osip_transaction_t,
    evt: *mut osip_event_t,
    running: *mut Running,
) -> c_int {
    if transaction.is_null() || evt.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: both are valid; the place may be written, and stays.
    unsafe { execute::one(Tx::of(transaction), evt, running) }
}

/// What the functions that execute a machine return; begins the job.
///
/// # Safety
/// `osip` is NULL or a stack; `running` may be written, and stays where it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_execute_all(osip: *mut osip_t, machine: c_int, running: *mut Running) -> c_int {
    code::of(|| {
        let machine = usize::try_from(machine).ok().and_then(|number| Machine::ALL.get(number)).ok_or(BADPARAMETER)?;
        // SAFETY: NULL or a stack; the place may be written, and stays.
        unsafe { execute::all(Osip::of(osip).ok_or(BADPARAMETER)?, *machine, running) };
        Ok(())
    })
}

/// Begins the job of `osip_retransmissions_execute`.
///
/// # Safety
/// `osip` is NULL or a stack; `running` may be written, and stays where it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_retransmit(osip: *mut osip_t, running: *mut Running) {
    // SAFETY: NULL or a stack; the place may be written, and stays.
    unsafe {
        if let Some(stack) = Osip::of(osip) {
            retransmit::execute(stack, running);
        }
    }
}
