//! Transactions that are put into the lists of a stack, or taken out, by machine.

use crate::ffi::code::{self, BADPARAMETER, Result};
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
    code::of(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction.
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
    code::of(|| {
        // SAFETY: NULL or a stack.
        let stack = unsafe { Osip::of(osip) }.ok_or(BADPARAMETER)?;
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction.
        what(stack, unsafe { Tx::of(transaction) }, machine)
    })
}

/// Makes the pairs that put a transaction into the list of a machine and take it out.
macro_rules! lists {
    ($($add:ident, $remove:ident: $machine:ident;)+) => {
        $(
            /// Adds a transaction to the list of its machine. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `osip` is NULL or a stack, `transaction` NULL or a transaction of this library.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $add(osip: *mut osip, transaction: *mut osip_transaction) -> c_int {
                // SAFETY: both are NULL, or a stack and a transaction.
                unsafe { with_both(osip, transaction, Machine::$machine, life::add) }
            }

            /// Takes a transaction out of it. 0, -1 if it is not there, OSIP_BADPARAMETER.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `osip` is NULL or a stack, `transaction` NULL or a transaction of this library.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $remove(osip: *mut osip, transaction: *mut osip_transaction) -> c_int {
                // SAFETY: both are NULL, or a stack and a transaction.
                unsafe { with_both(osip, transaction, Machine::$machine, life::remove) }
            }
        )+
    };
}

lists! {
    __osip_add_ict, __osip_remove_ict_transaction: Ict;
    __osip_add_ist, __osip_remove_ist_transaction: Ist;
    __osip_add_nict, __osip_remove_nict_transaction: Nict;
    __osip_add_nist, __osip_remove_nist_transaction: Nist;
}
