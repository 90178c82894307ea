//! The locks of a stack.

use crate::ffi::code::BADPARAMETER;
use crate::ffi::layout::osip;
use crate::ffi::posix;
use crate::ffi::transaction::stack::Osip;
use crate::transaction::Machine;
use libc::c_int;

/// # Safety
/// `osip` is NULL or a stack.
unsafe fn lock(osip: *mut osip, machine: Machine) -> c_int {
    // SAFETY: NULL or a stack, by the contract.
    match unsafe { Osip::of(osip) } {
        None => BADPARAMETER.0,
        // SAFETY: a mutex of the stack.
        Some(stack) => unsafe { posix::lock(stack.list_mutex(machine)) },
    }
}

/// # Safety
/// `osip` is NULL or a stack, whose list this thread has locked.
unsafe fn unlock(osip: *mut osip, machine: Machine) -> c_int {
    // SAFETY: NULL or a stack, by the contract.
    match unsafe { Osip::of(osip) } {
        None => BADPARAMETER.0,
        // SAFETY: a mutex of the stack.
        Some(stack) => unsafe { posix::unlock(stack.list_mutex(machine)) },
    }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_lock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { lock(osip, Machine::Ict) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack, whose list this thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_unlock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { unlock(osip, Machine::Ict) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ist_lock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { lock(osip, Machine::Ist) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack, whose list this thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ist_unlock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { unlock(osip, Machine::Ist) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_lock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { lock(osip, Machine::Nict) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack, whose list this thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_unlock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { unlock(osip, Machine::Nict) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nist_lock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { lock(osip, Machine::Nist) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack, whose list this thread has locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nist_unlock(osip: *mut osip) -> c_int {
    // SAFETY: the same contract.
    unsafe { unlock(osip, Machine::Nist) }
}

/// Locks the counter of transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_id_mutex_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { posix::lock((*osip).id_mutex.cast()) }
}

/// Unlocks the counter of transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_id_mutex_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { posix::unlock((*osip).id_mutex.cast()) }
}
