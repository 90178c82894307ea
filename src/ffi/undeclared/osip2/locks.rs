//! The locks of a stack.

use crate::ffi::code::BADPARAMETER;
use crate::ffi::layout::{osip, osip_mutex};
use crate::ffi::posix;
use crate::ffi::transaction::stack::Osip;
use crate::transaction::Machine;
use libc::c_int;

/// The mutex of a machine's list.
fn of_list(stack: Osip, machine: Machine) -> *mut osip_mutex {
    stack.list_mutex(machine)
}

/// The mutex of the counter of transactions.
fn of_counter(stack: Osip) -> *mut osip_mutex {
    // SAFETY: a member of a stack.
    unsafe { (*stack.public()).id_mutex.cast() }
}

/// Makes the pairs that lock and unlock a mutex of a stack.
macro_rules! locks {
    ($($lock:ident, $unlock:ident: $mutex:expr;)+) => {
        $(
            /// Locks what its name says. 0, OSIP_BADPARAMETER, or the error of the mutex.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `osip` is NULL or a stack.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $lock(osip: *mut osip) -> c_int {
                // SAFETY: `osip` is NULL or a stack, which has this mutex.
                unsafe { Osip::of(osip).map_or(BADPARAMETER.0, |stack| posix::lock($mutex(stack))) }
            }

            /// Unlocks it. 0, OSIP_BADPARAMETER, or the error of the mutex.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `osip` is NULL or a stack, whose mutex this thread has locked.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $unlock(osip: *mut osip) -> c_int {
                // SAFETY: `osip` is NULL or a stack, which has this mutex; this thread has locked it.
                unsafe { Osip::of(osip).map_or(BADPARAMETER.0, |stack| posix::unlock($mutex(stack))) }
            }
        )+
    };
}

locks! {
    osip_ict_lock, osip_ict_unlock: |stack| of_list(stack, Machine::Ict);
    osip_ist_lock, osip_ist_unlock: |stack| of_list(stack, Machine::Ist);
    osip_nict_lock, osip_nict_unlock: |stack| of_list(stack, Machine::Nict);
    osip_nist_lock, osip_nist_unlock: |stack| of_list(stack, Machine::Nist);
    osip_id_mutex_lock, osip_id_mutex_unlock: of_counter;
}
