//! The life of transactions.

use super::key::top_via;
use super::label::{Label, Named};
use super::stack::Osip;
use super::tx::Tx;
use super::{contexts, event, listing, schedule, stack_registry};
use crate::ffi::code::{BADPARAMETER, Result, SYNTAXERROR};
use crate::ffi::fifo::{self, Events, Place};
use crate::ffi::layout::{osip_event, osip_message, osip_transaction};
use crate::ffi::time::now;
use crate::ffi::trace::trace;
use crate::ffi::{object, ptr};
use crate::transaction::Machine;

/// Makes a transaction for a request.
pub(crate) fn make(stack: Osip, machine: Machine, request: &osip_message) -> Result<Tx> {
    // SAFETY: members of a message are NULL or objects.
    if unsafe { request.call_id.as_ref() }.is_none_or(|id| id.number.is_null()) {
        return Err(BADPARAMETER);
    }
    let tx = Tx::make()?;
    if let Err(code) = fill(tx, stack, machine, request) {
        // SAFETY: nobody else knows it.
        unsafe { destroy(tx) };
        return Err(code);
    }
    Ok(tx)
}

fn fill(tx: Tx, stack: Osip, machine: Machine, request: &osip_message) -> Result {
    let (now, id) = (now(), stack.next_id());
    let via = top_via(request).ok_or(SYNTAXERROR)?;
    // SAFETY: the transaction is new, and nobody else knows it; members of a message are NULL or objects.
    unsafe {
        let transaction = &mut *tx.public();
        transaction.birth_time = now.tv_sec;
        transaction.created_time = now;
        transaction.transactionid = id;
        transaction.topvia = object::copy(via)?.into_raw();
        transaction.from = object::copy(ptr::get(request.from)?)?.into_raw();
        transaction.to = object::copy(ptr::get(request.to)?)?.into_raw();
        transaction.callid = object::copy(ptr::get(request.call_id)?)?.into_raw();
        transaction.cseq = object::copy(ptr::get(request.cseq)?)?.into_raw();
        transaction.transactionff = Events::init(tx.events(), tx.public().cast())?;
        transaction.ctx_type = machine as u32;
        transaction.state = machine.first_state() as u32;
        transaction.config = stack.public().cast();
        contexts::make(transaction, machine, request)?;
    }
    add(stack, tx, machine)?;
    trace!(INFO2, c"osip_transaction", "transaction {id} of {machine:?} made: {}", Label(request));
    Ok(())
}

/// Puts a transaction at the end of a list.
pub(crate) fn add(stack: Osip, tx: Tx, machine: Machine) -> Result {
    stack.lock(machine).append(tx)
}

/// Takes a transaction out of a list.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` if it is not there.
pub(crate) fn remove(stack: Osip, tx: Tx, machine: Machine) -> Result {
    stack.lock(machine).remove(tx)
}

/// Takes a transaction out of the list it is in, if it is in one.
pub(crate) fn take_out(tx: Tx) {
    let found = match tx.stack() {
        Some(stack) => Some((stack, tx.machine())),
        // Maybe the application has put it into the list itself.
        None => stack_registry::at(tx.first_stack()).map(|stack| (stack, tx.kind())),
    };
    if let Some((stack, machine)) = found {
        let _ = remove(stack, tx, machine);
    }
}

/// Frees a transaction, or notes that it is to be freed when it is not in use any more.
///
/// # Safety
/// The transaction is given up.
pub(crate) unsafe fn free(tx: Tx) {
    listing::forget(tx);
    if tx.entry().doom() {
        // SAFETY: given up, and not in use.
        unsafe { destroy(tx) };
    }
}

/// Frees a transaction that nobody uses any more.
///
/// # Safety
/// It is given up, and in no list; maybe it is an incomplete one.
pub(super) unsafe fn destroy(tx: Tx) {
    trace!(INFO2, c"osip_transaction", "{} is freed", Named(tx));
    loop {
        match tx.next_event(true) {
            event if event.is_null() => break,
            // SAFETY: an event of this transaction, which nobody else has.
            event => unsafe { event::free(event) },
        }
    }
    let transaction = tx.public();
    // SAFETY: given up; its members are NULL or its own.
    unsafe {
        contexts::free(&*transaction);
        fifo::free((*transaction).transactionff);
        object::free((*transaction).orig_request);
        object::free((*transaction).last_response);
        object::free((*transaction).ack);
        object::free((*transaction).topvia);
        object::free((*transaction).from);
        object::free((*transaction).to);
        object::free((*transaction).callid);
        object::free((*transaction).cseq);
        tx.release();
    }
}

/// Adds an event to a transaction.
///
/// # Safety
/// The event is valid; it is given up if it was added.
pub(crate) unsafe fn add_event(tx: Tx, event: *mut osip_event) -> Result {
    let transaction: *mut osip_transaction = tx.public();
    // SAFETY: the event is valid; the fifo is a member of the transaction, which stays.
    unsafe {
        (*event).transactionid = (*transaction).transactionid;
        schedule::put((*transaction).transactionff, event.cast(), Place::Last)
    }
}
