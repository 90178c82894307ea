//! What is to be done: tells the schedules of a stack what has happened to its transactions, and asks them.

use super::event;
use super::label::Named;
use super::stack::{LockedSchedules, Osip};
use super::tx::{Scheduled, Tx};
use crate::ffi::code::Result;
use crate::ffi::fifo::{self, Place};
use crate::ffi::layout::{osip_fifo, osip_t, timeval};
use crate::ffi::posix;
use crate::ffi::time::now;
use crate::ffi::trace::trace;
use crate::transaction::{Event, Machine, State, Timer, schedule};
use libc::c_void;

/// Adds an element to a fifo. If that is the one of a transaction, the transaction has events now.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL, `OSIP_NOMEM`.
///
/// # Safety
/// `ff` is NULL or a fifo.
pub(crate) unsafe fn put(ff: *mut osip_fifo, element: *mut c_void, place: Place) -> Result {
    // SAFETY: NULL or a fifo; after NULL nothing is read.
    let owner = unsafe {
        fifo::put(ff, element, place)?;
        posix::owner((*ff).qisempty)
    };
    if !owner.is_null() {
        // SAFETY: the fifo of a transaction names it, and is a part of its block.
        mark(unsafe { Tx::of(owner.cast()) });
    }
    Ok(())
}

/// Puts a transaction among those that have events.
fn mark(tx: Tx) {
    if let Some(stack) = tx.stack() {
        mark_listed(&mut stack.lock_schedules(), tx);
    }
}

/// Puts a transaction that is listed among those that have events.
fn mark_listed(schedules: &mut LockedSchedules, tx: Tx) {
    if tx.listed() {
        schedules.of(tx.machine()).mark(tx, &mut Scheduled);
    }
}

/// Looks whether a transaction has events, and puts it among those that have.
pub(super) fn look(schedules: &mut LockedSchedules, tx: Tx) {
    if tx.has_events() {
        mark_listed(schedules, tx);
    }
}

/// Sets the state of a transaction.
pub(super) fn set_state(tx: Tx, state: State) {
    if tx.state() != Some(state) {
        trace!(INFO4, c"osip_transaction", "{} goes to {state:?}", Named(tx));
    }
    set_state_number(tx, state as u32);
}

/// Sets the state of a transaction, which may be none of a machine.
pub(crate) fn set_state_number(tx: Tx, state: u32) {
    // SAFETY: a member of a transaction.
    change(tx, || unsafe { (*tx.public()).state = state });
}

/// Changes what timers depend on, and plans anew.
pub(super) fn change(tx: Tx, change: impl FnOnce()) {
    let Some(stack) = tx.stack() else { return change() };
    let mut schedules = stack.lock_schedules();
    change();
    if tx.listed() {
        schedules.of(tx.machine()).plan(tx, &mut Scheduled);
    }
}

/// Adds an event for each transaction of a machine that has a timer which is due.
#[inline]
fn fire(stack: Osip, machine: Machine) {
    let mut list = stack.lock(machine);
    list.sync();
    if !list.is_empty() {
        fire_listed(stack, machine);
    }
}

/// The same, while the list is locked.
#[inline(never)]
fn fire_listed(stack: Osip, machine: Machine) {
    let now = now();
    let mut chosen = None;
    stack.lock_schedules().of(machine).expired(now, &Scheduled, |tx| {
        tx.set_chosen(chosen);
        chosen = Some(tx);
    });
    while let Some(tx) = chosen {
        chosen = tx.chosen();
        tx.set_chosen(None);
        add_event(tx, stack, machine, now);
    }
}

/// The body of the functions that look at the timers of a machine.
///
/// # Safety
/// `osip` is NULL or a stack.
pub(crate) unsafe fn c_fire(osip: *mut osip_t, machine: Machine) {
    // SAFETY: NULL or a stack.
    if let Some(stack) = unsafe { Osip::of(osip) } {
        fire(stack, machine);
    }
}

/// Adds the event of the first timer that is due; of the next one, if there is no memory.
fn add_event(tx: Tx, stack: Osip, machine: Machine, now: timeval) {
    let transaction = tx.public();
    for timer in fired(tx, stack, machine, now).into_iter().flatten() {
        trace!(INFO4, c"osip_transaction", "{}: timer {timer:?} is due", Named(tx));
        if let Ok(event) = event::new(event::number(Event::Timeout(timer)), tx.number()) {
            // SAFETY: the fifo of the transaction; the event is new, and given up.
            unsafe {
                if put((*transaction).transactionff, event.cast(), Place::Last).is_err() {
                    event::free(event);
                }
            }
            return;
        }
    }
}

/// The timers of a transaction that are due, as they are while the schedules are locked: no state has more than two.
fn fired(tx: Tx, stack: Osip, machine: Machine, now: timeval) -> [Option<Timer>; 2] {
    let _schedules = stack.lock_schedules();
    let mut timers = schedule::fired(machine, tx, now, &Scheduled);
    [timers.next(), timers.next()]
}
