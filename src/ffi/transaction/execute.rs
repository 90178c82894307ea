//! Executes events.

use super::block::{self, Hidden};
use super::stack::{Machine, Stack};
use super::{event, life, listing, machine};
use crate::ffi::osip2::osip::{event_type, osip, osip_event, osip_transaction, type_t};
use crate::ffi::osip2::osip_fifo::osip_fifo_tryget;
use crate::transaction::{State, step};
use core::ptr::null_mut;
use core::sync::atomic::Ordering;
use libc::c_int;

/// Executes an event and frees it. 1, or 0 for an event that only ends.
///
/// # Safety
/// A transaction of ours, and an event that is given up.
pub(crate) unsafe fn one(transaction: *mut osip_transaction, event: *mut osip_event) -> c_int {
    // SAFETY: by the contract; as long as it is entered, the transaction stays.
    unsafe {
        if (*event).r#type == event_type::KILL_TRANSACTION as type_t {
            event::free(event);
            return 0;
        }
        let hidden = block::hidden(transaction);
        (*hidden).enter();
        let number = (*event).r#type;
        let state = State::from_number((*transaction).state);
        let complete = !event::is_message(number) || !(*event).sip.is_null();
        let row = state
            .zip(event::meaning(number))
            .filter(|_| complete)
            .and_then(|(state, meaning)| step(machine::table(machine::kind(transaction)), state, meaning));
        match row {
            Some(row) => {
                machine::perform(transaction, event, row);
                // Its message is a message of the transaction now.
                (*event).sip = null_mut();
                event::free(event);
            }
            None => event::free(event),
        }
        leave(hidden);
    }
    1
}

/// Ends the use of a transaction, which may have been freed meanwhile.
unsafe fn leave(hidden: *mut Hidden) {
    // SAFETY: the transaction was entered before.
    unsafe {
        if (*hidden).leave() {
            life::destroy(block::public(hidden));
        }
    }
}

/// Executes the events of all transactions of a machine in the order of the list. Those that come while it runs are executed, too, if
/// they are for one that it has not gone past, and that was there when it began.
///
/// # Safety
/// A stack of ours.
pub(crate) unsafe fn all(osip: *mut osip, kind: usize) -> c_int {
    let stack = osip.cast::<Stack>();
    // SAFETY: by the contract.
    unsafe {
        Stack::lock_list(osip, kind);
        listing::sync(stack, kind);
        let machine = &raw mut (*stack).machines[kind];
        Stack::lock(stack);
        let outer = ((*machine).cursor, (*machine).limit);
        ((*machine).cursor, (*machine).limit) = (0, (*machine).sequence);
        while let Some(hidden) = (*machine).later.get(0) {
            (*machine).later.remove(hidden);
            (*machine).ready.insert(hidden);
        }
        Stack::unlock(stack);
        Stack::unlock_list(osip, kind);
        while let Some(hidden) = take(stack, machine, outer) {
            let transaction = block::public(hidden);
            while !(*hidden).is_doomed() {
                let event = osip_fifo_tryget((*transaction).transactionff).cast::<osip_event>();
                if event.is_null() {
                    break;
                }
                one(transaction, event);
            }
            leave(hidden);
        }
    }
    0
}

/// Enters the next transaction that has events; if there is none, the execution ends.
unsafe fn take(stack: *mut Stack, machine: *mut Machine, outer: (u64, u64)) -> Option<*mut Hidden> {
    // SAFETY: a stack and a machine of it; what is in the queue is valid.
    unsafe {
        Stack::lock(stack);
        let next = (*machine).ready.get(0);
        match next {
            Some(hidden) => {
                (*machine).ready.remove(hidden);
                (*machine).cursor = (*hidden).sequence;
                (*hidden).enter();
                if !(*hidden).listed {
                    (*hidden).stack.store(null_mut(), Ordering::Release);
                }
            }
            None => ((*machine).cursor, (*machine).limit) = outer,
        }
        Stack::unlock(stack);
        next
    }
}
