//! Transactions that are put into the lists of a stack, or taken out, by machine.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::guard;
use crate::ffi::layout::{osip, osip_transaction, state_t};
use crate::ffi::transaction::stack::Osip;
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{life, schedule};
use crate::transaction::Machine;
use libc::c_int;

/// Sets the state of a transaction. 0, or OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// `transaction` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_transaction_set_state(transaction: *mut osip_transaction, state: state_t) -> c_int {
    guard::code(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction, by the contract.
        schedule::set_state_number(unsafe { Tx::of(transaction) }, state);
        Ok(())
    })
}

/// # Safety
/// Both are NULL or valid.
unsafe fn with_both(
    osip: *mut osip,
    transaction: *mut osip_transaction,
    machine: Machine,
    what: impl FnOnce(Osip, Tx, Machine) -> Result,
) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a stack, by the contract.
        let stack = unsafe { Osip::of(osip) }.ok_or(BADPARAMETER)?;
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction, by the contract.
        what(stack, unsafe { Tx::of(transaction) }, machine)
    })
}

/// Adds a transaction to the INVITE client transactions. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_add_ict(osip: *mut osip, ict: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, ict, Machine::Ict, life::add) }
}

/// Takes a transaction out of the INVITE client transactions. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_remove_ict_transaction(osip: *mut osip, ict: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, ict, Machine::Ict, life::remove) }
}

/// Adds a transaction to the INVITE server transactions. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_add_ist(osip: *mut osip, ist: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, ist, Machine::Ist, life::add) }
}

/// Takes a transaction out of the INVITE server transactions. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_remove_ist_transaction(osip: *mut osip, ist: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, ist, Machine::Ist, life::remove) }
}

/// Adds a transaction to the other client transactions. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_add_nict(osip: *mut osip, nict: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, nict, Machine::Nict, life::add) }
}

/// Takes a transaction out of the other client transactions. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_remove_nict_transaction(osip: *mut osip, nict: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, nict, Machine::Nict, life::remove) }
}

/// Adds a transaction to the other server transactions. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_add_nist(osip: *mut osip, nist: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, nist, Machine::Nist, life::add) }
}

/// Takes a transaction out of the other server transactions. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_remove_nist_transaction(osip: *mut osip, nist: *mut osip_transaction) -> c_int {
    // SAFETY: the same contract.
    unsafe { with_both(osip, nist, Machine::Nist, life::remove) }
}
