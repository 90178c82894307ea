//! The life of transactions.

use super::block;
use super::stack::{self, Stack};
use super::{contexts, event, listing, living, machine, schedule};
use crate::ffi::code::{self, BADPARAMETER, Result, SYNTAXERROR};
use crate::ffi::osip2::osip::{_state_t, osip, osip_event, osip_transaction, state_t};
use crate::ffi::osip2::osip_fifo::{Events, osip_fifo_free, osip_fifo_tryget};
use crate::ffi::osip2::osip_mt::{osip_mutex_lock, osip_mutex_unlock};
use crate::ffi::osip2::osip_time::now;
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_free};
use crate::ffi::{guard, object, ptr};
use core::sync::atomic::Ordering;
use libc::c_int;

/// The state that each machine begins in.
const STATES: [state_t; 4] = [
    _state_t::ICT_PRE_CALLING as state_t,
    _state_t::IST_PRE_PROCEEDING as state_t,
    _state_t::NICT_PRE_TRYING as state_t,
    _state_t::NIST_PRE_TRYING as state_t,
];

/// Makes a transaction for a request.
///
/// # Safety
/// A stack of ours, and a message.
pub(crate) unsafe fn make(osip: *mut osip, kind: usize, request: &osip_message) -> Result<*mut osip_transaction> {
    // SAFETY: by the contract; members of a message are NULL or objects.
    unsafe {
        if osip.is_null() || kind >= STATES.len() || request.call_id.as_ref().is_none_or(|id| id.number.is_null()) {
            return Err(BADPARAMETER);
        }
        let transaction = block::new()?;
        let result = fill(transaction, osip, kind, request);
        if let Err(code) = result {
            destroy(transaction);
            return Err(code);
        }
        Ok(transaction)
    }
}

unsafe fn fill(transaction: *mut osip_transaction, osip: *mut osip, kind: usize, request: &osip_message) -> Result {
    // SAFETY: the transaction is new, and the others valid by the contract of the caller.
    unsafe {
        let now = now();
        (*transaction).birth_time = now.tv_sec;
        (*transaction).created_time = now;
        osip_mutex_lock((*osip).id_mutex.cast());
        (*transaction).transactionid = (*osip).transactionid;
        (*osip).transactionid = (*osip).transactionid.wrapping_add(1);
        osip_mutex_unlock((*osip).id_mutex.cast());
        let via = contexts::top_via(request).ok_or(SYNTAXERROR)?;
        (*transaction).topvia = object::copy(via)?.into_raw();
        (*transaction).from = object::copy(ptr::get(request.from)?)?.into_raw();
        (*transaction).to = object::copy(ptr::get(request.to)?)?.into_raw();
        (*transaction).callid = object::copy(ptr::get(request.call_id)?)?.into_raw();
        (*transaction).cseq = object::copy(ptr::get(request.cseq)?)?.into_raw();
        let events = &raw mut (*block::hidden(transaction)).events;
        (*transaction).transactionff = Events::init(events, transaction.cast())?;
        (*transaction).ctx_type = kind as u32;
        (*transaction).state = STATES[kind];
        (*transaction).config = osip.cast();
        contexts::make(transaction, kind, request)?;
        add(osip, transaction, kind)
    }
}

/// Puts a transaction at the end of a list.
unsafe fn add(osip: *mut osip, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: a stack and a transaction of ours.
    unsafe {
        Stack::lock_list(osip, kind);
        let result = listing::append(osip.cast(), transaction, kind);
        Stack::unlock_list(osip, kind);
        result
    }
}

/// Takes a transaction out of a list.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` if it is not there.
///
/// # Safety
/// A stack and a transaction of ours.
pub(crate) unsafe fn remove(osip: *mut osip, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: by the contract.
    unsafe {
        Stack::lock_list(osip, kind);
        let result = listing::remove(osip.cast(), transaction, kind);
        Stack::unlock_list(osip, kind);
        result
    }
}

/// Takes a transaction out of the list it is in, if it is in one.
///
/// # Safety
/// A transaction of ours.
pub(crate) unsafe fn take_out(transaction: *mut osip_transaction) {
    // SAFETY: by the contract; a stack outlives the transactions of its lists.
    unsafe {
        let hidden = block::hidden(transaction);
        let stack = (*hidden).stack.load(Ordering::Acquire);
        if !stack.is_null() {
            let _ = remove(stack.cast(), transaction, (*hidden).kind);
            return;
        }
        // Maybe the application has put it back itself.
        let stack = living::at((*transaction).config.cast());
        if !stack.is_null() {
            let _ = remove(stack.cast(), transaction, machine::kind(transaction));
        }
    }
}

/// Frees a transaction, or notes that it is to be freed when it is not in use any more.
///
/// # Safety
/// A transaction of ours that is given up.
pub(crate) unsafe fn free(transaction: *mut osip_transaction) {
    // SAFETY: by the contract.
    unsafe {
        let hidden = block::hidden(transaction);
        forget(transaction);
        if (*hidden).doom() {
            destroy(transaction);
        }
    }
}

/// Leaves no trace of a transaction in the stack that knows it.
unsafe fn forget(transaction: *mut osip_transaction) {
    // SAFETY: a transaction of ours; a stack outlives the transactions that know it.
    unsafe {
        let hidden = block::hidden(transaction);
        let stack = (*hidden).stack.load(Ordering::Acquire);
        if stack.is_null() {
            return;
        }
        let kind = (*hidden).kind;
        Stack::lock_list(stack.cast(), kind);
        listing::forget(stack, hidden, kind);
        Stack::lock(stack);
        (*stack).machines[kind].ready.remove(hidden);
        Stack::unlock(stack);
        Stack::unlock_list(stack.cast(), kind);
    }
}

/// Frees a transaction that nobody uses any more.
///
/// # Safety
/// A transaction of ours, maybe an incomplete one.
pub(super) unsafe fn destroy(transaction: *mut osip_transaction) {
    // SAFETY: it is given up, and its members are NULL or its own.
    unsafe {
        contexts::free(transaction);
        let fifo = (*transaction).transactionff;
        if !fifo.is_null() {
            loop {
                let event = osip_fifo_tryget(fifo);
                if event.is_null() {
                    break;
                }
                event::free(event.cast());
            }
            osip_fifo_free(fifo);
        }
        osip_message_free((*transaction).orig_request);
        osip_message_free((*transaction).last_response);
        osip_message_free((*transaction).ack);
        object::free((*transaction).topvia);
        object::free((*transaction).from);
        object::free((*transaction).to);
        object::free((*transaction).callid);
        object::free((*transaction).cseq);
        block::free(transaction);
    }
}

/// Adds an event to a transaction.
///
/// # Safety
/// Both are valid.
pub(crate) unsafe fn add_event(transaction: *mut osip_transaction, event: *mut osip_event) -> Result {
    use crate::ffi::osip2::osip_fifo::osip_fifo_add;
    // SAFETY: by the contract.
    unsafe {
        (*event).transactionid = (*transaction).transactionid;
        match osip_fifo_add((*transaction).transactionff, event.cast()) {
            code::SUCCESS => Ok(()),
            error => Err(code::Code(error)),
        }
    }
}

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
        unsafe { schedule::set_state(transaction, state) };
        Ok(())
    })
}

/// # Safety
/// Both are NULL or valid.
unsafe fn checked(
    osip: *mut osip,
    transaction: *mut osip_transaction,
    kind: usize,
    what: unsafe fn(*mut osip, *mut osip_transaction, usize) -> Result,
) -> c_int {
    guard::code(|| {
        if osip.is_null() || transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: both are valid, by the contract.
        unsafe { what(osip, transaction, kind) }
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
    unsafe { checked(osip, ict, stack::ICT, add) }
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
    unsafe { checked(osip, ict, stack::ICT, remove) }
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
    unsafe { checked(osip, ist, stack::IST, add) }
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
    unsafe { checked(osip, ist, stack::IST, remove) }
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
    unsafe { checked(osip, nict, stack::NICT, add) }
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
    unsafe { checked(osip, nict, stack::NICT, remove) }
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
    unsafe { checked(osip, nist, stack::NIST, add) }
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
    unsafe { checked(osip, nist, stack::NIST, remove) }
}
