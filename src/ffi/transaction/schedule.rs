//! What is to be done: tells the schedules of a stack what has happened to its transactions, and asks them.

use super::stack::{LockedSchedules, Osip};
use super::tx::{Scheduled, Tx};
use super::{event, life};
use crate::ffi::layout::{osip_transaction, time_t, timeval};
use crate::ffi::osip2::osip_fifo::osip_fifo_add;
use crate::ffi::time::{add, now};
use crate::transaction::{Machine, State, Timer, schedule};

/// How long one may wait when there is nothing to wait for: a year, in seconds.
const FOREVER: time_t = 31_536_000;

/// Takes notice of an event that was added to the fifo of a transaction.
///
/// # Safety
/// A transaction of this library.
pub(crate) unsafe fn notice(transaction: *mut osip_transaction) {
    // SAFETY: by the contract.
    mark(unsafe { Tx::of(transaction) });
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
pub(crate) fn fire(stack: Osip, machine: Machine) {
    let mut list = stack.lock(machine);
    list.sync();
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

/// Adds the event of the first timer that is due; of the next one, if there is no memory.
fn add_event(tx: Tx, stack: Osip, machine: Machine, now: timeval) {
    let transaction = tx.public();
    for timer in fired(tx, stack, machine, now).into_iter().flatten() {
        if let Ok(event) = event::new(event::timeout(timer), life::id(tx)) {
            // SAFETY: the fifo of the transaction; the event is new, and given up.
            unsafe {
                if osip_fifo_add((*transaction).transactionff, event.cast()) != 0 {
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

/// How long the application may wait.
pub(crate) fn timeout(stack: Osip) -> timeval {
    let now = now();
    let mut until = timeval { tv_sec: now.tv_sec.saturating_add(FOREVER), tv_usec: now.tv_usec };
    for machine in Machine::ALL {
        let mut list = stack.lock(machine);
        list.sync();
        let first = stack.lock_schedules().of(machine).first_due(machine, now, &mut Scheduled);
        until = until.min(first.unwrap_or(until));
        if until <= now {
            return timeval { tv_sec: 0, tv_usec: 0 };
        }
    }
    until = until.min(super::retransmit::first(stack).unwrap_or(until));
    if until <= now {
        return timeval { tv_sec: 0, tv_usec: 0 };
    }
    let mut wait = timeval { tv_sec: until.tv_sec.wrapping_sub(now.tv_sec), tv_usec: until.tv_usec.wrapping_sub(now.tv_usec) };
    if wait.tv_usec < 0 {
        wait.tv_sec = wait.tv_sec.wrapping_sub(1);
        wait.tv_usec = wait.tv_usec.wrapping_add(1_000_000);
    }
    wait
}

/// A time that is so many milliseconds ahead.
pub(super) fn ahead(milliseconds: i32) -> timeval {
    let mut time = now();
    add(&mut time, milliseconds);
    time
}
