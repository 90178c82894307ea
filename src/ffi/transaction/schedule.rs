//! What is to be done: which transactions have events, and whose timers are due when.

use super::block::{self, Hidden, ask};
use super::contexts::timer;
use super::event;
use super::listing;
use super::queue::Queue;
use super::stack::{Due, ICT, Machine, NIST, Stack};
use crate::ffi::osip2::osip::{osip, osip_transaction};
use crate::ffi::osip2::osip_fifo::{osip_fifo_add, osip_fifo_size};
use crate::ffi::osip2::osip_time::{add, later, now};
use crate::ffi::time::{time_t, timeval};
use crate::transaction::timer::running;
use crate::transaction::{State, Timer};
use core::ptr::null_mut;
use core::sync::atomic::Ordering;

/// How long one may wait when there is nothing to wait for: a year, in seconds.
const FOREVER: time_t = 31_536_000;

/// Takes notice of an event that was added to the fifo of a transaction.
///
/// # Safety
/// A transaction of ours.
pub(crate) unsafe fn notice(transaction: *mut osip_transaction) {
    // SAFETY: by the contract; a stack outlives the transactions of its lists.
    unsafe {
        let hidden = block::hidden(transaction);
        let stack = (*hidden).stack.load(Ordering::Acquire);
        if !stack.is_null() {
            Stack::lock(stack);
            if (*hidden).listed {
                mark(&raw mut (*stack).machines[(*hidden).kind], hidden);
            }
            Stack::unlock(stack);
        }
    }
}

/// Puts a transaction among those that have events. An execution that runs still goes through what comes later in the list.
unsafe fn mark(machine: *mut Machine, hidden: *mut Hidden) {
    // SAFETY: a transaction of this machine, and the schedule is locked.
    unsafe {
        if (*hidden).ready != 0 || (*hidden).later != 0 {
            return;
        }
        if (*machine).is_ahead(hidden) {
            (*machine).ready.insert(hidden);
        } else {
            (*machine).later.insert(hidden);
        }
    }
}

/// Puts a transaction where its state and its fifo belong; the schedule is locked.
pub(super) unsafe fn arrange(stack: *mut Stack, hidden: *mut Hidden) {
    // SAFETY: a listed transaction of this stack.
    unsafe {
        let machine = &raw mut (*stack).machines[(*hidden).kind];
        let transaction = block::public(hidden);
        plan(machine, hidden);
        if osip_fifo_size((*transaction).transactionff) > 0 {
            mark(machine, hidden);
        }
    }
}

/// Puts a transaction where the timers of its state belong.
unsafe fn plan(machine: *mut Machine, hidden: *mut Hidden) {
    // SAFETY: a transaction of this machine, and the schedule is locked.
    unsafe {
        let timers = timers(block::public(hidden));
        let watched = timers.iter().any(|timer| matches!(timer, Timer::A | Timer::B | Timer::E | Timer::F));
        match watched {
            true => (*machine).watched.insert(hidden),
            false => (*machine).watched.remove(hidden),
        }
        match first(block::public(hidden)).filter(|_| !watched) {
            None => (*machine).due.remove(hidden),
            Some(time) => {
                (*hidden).time = time;
                match (*hidden).due {
                    0 => (*machine).due.insert(hidden),
                    _ => (*machine).due.moved(hidden),
                }
            }
        }
    }
}

/// Sets the state of a transaction.
///
/// # Safety
/// A transaction of ours.
pub(super) unsafe fn set_state(transaction: *mut osip_transaction, state: u32) {
    // SAFETY: by the contract.
    unsafe {
        change(transaction, || (*transaction).state = state);
    }
}

/// Changes what timers depend on, and plans anew.
///
/// # Safety
/// A transaction of ours.
pub(super) unsafe fn change(transaction: *mut osip_transaction, change: impl FnOnce()) {
    // SAFETY: by the contract; a stack outlives the transactions of its lists.
    unsafe {
        let hidden = block::hidden(transaction);
        let stack = (*hidden).stack.load(Ordering::Acquire);
        if stack.is_null() {
            return change();
        }
        Stack::lock(stack);
        change();
        if (*hidden).listed {
            plan(&raw mut (*stack).machines[(*hidden).kind], hidden);
        }
        Stack::unlock(stack);
    }
}

/// The timers that run for a transaction now.
unsafe fn timers(transaction: *mut osip_transaction) -> &'static [Timer] {
    // SAFETY: a transaction of ours.
    State::from_number(unsafe { (*transaction).state }).map_or(&[], running)
}

/// When the first timer is due that runs for a transaction.
unsafe fn first(transaction: *mut osip_transaction) -> Option<timeval> {
    let mut first: Option<timeval> = None;
    // SAFETY: a transaction of ours, whose contexts are NULL or valid.
    unsafe {
        for &which in timers(transaction) {
            let Some((_, start)) = timer(transaction, which) else { continue };
            if (*start).tv_sec != -1 && first.is_none_or(|first| later(first, *start)) {
                first = Some(*start);
            }
        }
    }
    first
}

/// Asks for what a look at the timers of a client transaction will need: the transaction, and later its context.
fn ask_for_timers(hidden: *mut Hidden, later: bool) {
    // SAFETY: only called for the members of a queue, which are valid.
    unsafe {
        let transaction = block::public(hidden);
        if !later {
            ask((&raw const (*transaction).state).cast());
            ask((&raw const (*transaction).ict_context).cast());
        } else {
            let ict = (*transaction).ict_context.cast::<u8>();
            let context = if ict.is_null() { (*transaction).nict_context.cast() } else { ict };
            ask(context);
            ask(context.wrapping_add(64));
        }
    }
}

/// Adds an event for each transaction of a machine that has a timer which is due.
///
/// # Safety
/// A stack of ours.
pub(crate) unsafe fn fire(osip: *mut osip, kind: usize) {
    let stack = osip.cast::<Stack>();
    // SAFETY: by the contract; what is in the indexes is valid as long as the list is locked.
    unsafe {
        Stack::lock_list(osip, kind);
        listing::sync(stack, kind);
        let now = now();
        let machine = &raw mut (*stack).machines[kind];
        Stack::lock(stack);
        let mut chosen = null_mut();
        for hidden in (*machine).watched.iter(ask_for_timers) {
            choose(&mut chosen, hidden, now);
        }
        choose_due(&mut chosen, &(*machine).due, 0, now);
        Stack::unlock(stack);
        let mut next: *mut Hidden = chosen;
        while !next.is_null() {
            let hidden = next;
            next = (*hidden).chosen;
            (*hidden).chosen = null_mut();
            add_event(block::public(hidden), kind, now);
        }
        Stack::unlock_list(osip, kind);
    }
}

unsafe fn choose(chosen: &mut *mut Hidden, hidden: *mut Hidden, now: timeval) {
    // SAFETY: a transaction of ours, and the schedule is locked.
    unsafe {
        if first(block::public(hidden)).is_some_and(|time| !later(time, now)) {
            (*hidden).chosen = *chosen;
            *chosen = hidden;
        }
    }
}

/// Chooses those that are due from a part of the heap: behind one that is not, there is none that is.
unsafe fn choose_due(chosen: &mut *mut Hidden, due: &Queue<Due>, index: usize, now: timeval) {
    // SAFETY: the members are valid, and the schedule is locked.
    unsafe {
        let Some(hidden) = due.get(index).filter(|hidden| !later((**hidden).time, now)) else { return };
        choose(chosen, hidden, now);
        choose_due(chosen, due, index * 2 + 1, now);
        choose_due(chosen, due, index * 2 + 2, now);
    }
}

/// Adds the event of the first timer that is due.
unsafe fn add_event(transaction: *mut osip_transaction, kind: usize, now: timeval) {
    // SAFETY: a transaction of ours.
    unsafe {
        if kind == ICT && osip_fifo_size((*transaction).transactionff) > 0 {
            return;
        }
        for &which in timers(transaction) {
            let due = timer(transaction, which).is_some_and(|(_, start)| (*start).tv_sec != -1 && !later(*start, now));
            if !due {
                continue;
            }
            if let Ok(event) = event::new(event::timeout(which), (*transaction).transactionid) {
                if osip_fifo_add((*transaction).transactionff, event.cast()) != 0 {
                    event::free(event);
                }
                return;
            }
        }
    }
}

/// How long the application may wait.
///
/// # Safety
/// A stack of ours.
pub(crate) unsafe fn timeout(osip: *mut osip) -> timeval {
    let now = now();
    let mut until = timeval { tv_sec: now.tv_sec.saturating_add(FOREVER), tv_usec: now.tv_usec };
    // SAFETY: by the contract.
    unsafe {
        for kind in ICT..=NIST {
            if let Some(time) = first_of(osip, kind, now).filter(|time| later(until, *time)) {
                until = time;
            }
            if !later(until, now) {
                return timeval { tv_sec: 0, tv_usec: 0 };
            }
        }
        if let Some(time) = super::retransmit::first(osip).filter(|time| later(until, *time)) {
            until = time;
        }
    }
    if !later(until, now) {
        return timeval { tv_sec: 0, tv_usec: 0 };
    }
    let mut wait = timeval { tv_sec: until.tv_sec.wrapping_sub(now.tv_sec), tv_usec: until.tv_usec.wrapping_sub(now.tv_usec) };
    if wait.tv_usec < 0 {
        wait.tv_sec = wait.tv_sec.wrapping_sub(1);
        wait.tv_usec = wait.tv_usec.wrapping_add(1_000_000);
    }
    wait
}

/// When the first timer of a machine is due: now, for an INVITE client transaction that has an event.
unsafe fn first_of(osip: *mut osip, kind: usize, now: timeval) -> Option<timeval> {
    let stack = osip.cast::<Stack>();
    // SAFETY: a stack; what is in the indexes is valid as long as the list is locked.
    unsafe {
        Stack::lock_list(osip, kind);
        listing::sync(stack, kind);
        Stack::lock(stack);
        let machine = &raw mut (*stack).machines[kind];
        let mut earliest = (kind == ICT && any_event(machine)).then_some(now);
        for hidden in (*machine).watched.iter(ask_for_timers) {
            let time = first(block::public(hidden));
            if let Some(time) = time.filter(|time| earliest.is_none_or(|earliest| later(earliest, *time))) {
                earliest = Some(time);
            }
        }
        while let Some(hidden) = (*machine).due.get(0) {
            let planned = (*hidden).time;
            plan(machine, hidden);
            let time = (*hidden).time;
            if (*hidden).due != 0 && planned == time {
                if earliest.is_none_or(|earliest| later(earliest, time)) {
                    earliest = Some(time);
                }
                break;
            }
        }
        Stack::unlock(stack);
        Stack::unlock_list(osip, kind);
        earliest
    }
}

/// True if a transaction has an event. Those that have none any more, because the application executed it, are forgotten.
unsafe fn any_event(machine: *mut Machine) -> bool {
    // SAFETY: what is in the queues is valid, and the schedule is locked.
    unsafe {
        while let Some(hidden) = (*machine).ready.get(0).or_else(|| (*machine).later.get(0)) {
            if osip_fifo_size((*block::public(hidden)).transactionff) > 0 {
                return true;
            }
            (*machine).ready.remove(hidden);
            (*machine).later.remove(hidden);
        }
        false
    }
}

/// A time that is so many milliseconds ahead.
pub(super) fn ahead(milliseconds: i32) -> timeval {
    let mut time = now();
    add(&mut time, milliseconds);
    time
}
