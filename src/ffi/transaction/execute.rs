//! Executes events. What is being executed lies in a [`Turn`], which is a [`Job`].

use super::callbacks::{self, Call};
use super::current::Current;
use super::job::{Job, Running, begin};
use super::label::{Meaning, Named};
use super::stack::{LockedList, LockedSchedules, Osip};
use super::tx::{Scheduled, Tx};
use super::{contexts, event, life, schedule};
use crate::ffi::code::{NOMEM, UNDEFINED_ERROR};
use crate::ffi::fifo::Events;
use crate::ffi::layout::{event_type, osip, osip_event, type_t};
use crate::ffi::object;
use crate::ffi::trace::trace;
use crate::transaction::drive::{Drive, Sent, Step};
use crate::transaction::entry::{Left, Want};
use crate::transaction::schedule::Span;
use crate::transaction::{Machine, Notice, Row, Slot, step};
use core::ptr::null_mut;
use libc::c_int;

/// Which transactions a turn goes through.
#[derive(Clone, Copy)]
enum Scope {
    /// The one that it began with.
    One,
    /// All of a machine.
    All { stack: Osip, machine: Machine, outer: Span },
}

/// What is being executed.
struct Turn {
    scope: Scope,
    /// The transaction that is entered, and what was last wanted of it.
    entered: Option<(Tx, Want)>,
    /// The event to begin with; NULL for none.
    first: *mut osip_event,
    /// The event on its way through a machine.
    drive: Option<(Drive, Current)>,
    /// True if the event stays the caller's.
    is_borrowed: bool,
}

impl Job for Turn {
    fn next(&mut self, result: c_int) -> Option<Call> {
        let mut sent = Sent::from(result);
        loop {
            if let Some((drive, current)) = &mut self.drive {
                while let Some(step) = drive.resume(current, sent) {
                    match call(step, current) {
                        Ok(Some(call)) => return Some(call),
                        Ok(None) => {}
                        Err(error) => sent = Sent::from(error),
                    }
                }
                self.finish();
            }
            let (tx, want) = self.entered?;
            match self.next_event(tx, want) {
                event if !event.is_null() => self.begin(tx, event),
                _ => self.leave(tx),
            }
        }
    }

    fn abandon(&mut self) {
        if self.drive.is_some() {
            self.finish();
        }
        if let Some((tx, _)) = self.entered.take() {
            self.give_back(tx);
        }
        if let Scope::All { stack, machine, outer } = self.scope {
            stack.lock_schedules().of(machine).end(outer);
        }
    }
}

impl Turn {
    /// The next event of the transaction that is entered; NULL if there is none, or if it was freed.
    fn next_event(&mut self, tx: Tx, want: Want) -> *mut osip_event {
        if tx.entry().is_doomed() {
            // It is freed with the others.
            self.put_off_first(tx);
            return null_mut();
        }
        match tx.next_event(false) {
            event if !event.is_null() => event,
            _ => match core::mem::replace(&mut self.first, null_mut()) {
                event if !event.is_null() => event,
                _ => tx.next_event(want == Want::All),
            },
        }
    }

    /// Leaves the event that the turn should have begun with to the next one.
    fn put_off_first(&mut self, tx: Tx) {
        let event = core::mem::replace(&mut self.first, null_mut());
        // SAFETY: the fifo is part of the transaction; an event that cannot be put off is freed.
        unsafe {
            if !event.is_null() && Events::defer(tx.events(), event.cast()).is_err() {
                event::free(event);
            }
        }
    }

    /// Takes an event to the row that is for it; one that is for none is freed.
    fn begin(&mut self, tx: Tx, event: *mut osip_event) {
        let current = Current { tx, event, is_kept: false };
        // SAFETY: the event was given to be executed.
        let (number, message) = unsafe { ((*event).r#type, (*event).sip) };
        let complete = !event::is_message(number) || !message.is_null();
        let machine = tx.kind();
        let meaning = event::meaning(number).filter(|_| complete);
        trace!(INFO4, c"osip_transaction", "{}: event {number}{}", Named(tx), Meaning(meaning));
        let row = tx.state().zip(meaning).and_then(|(state, meaning)| Some((step(machine.table(), state, meaning)?, meaning)));
        match row {
            Some((row, meaning)) => self.drive = Some((Drive::new(machine, row, meaning), current)),
            // SAFETY: given up, and nobody else has it.
            None => unsafe { current.free_event() },
        }
    }

    /// Ends an event.
    fn finish(&mut self) {
        if let Some((_, current)) = self.drive.take() {
            if !core::mem::replace(&mut self.is_borrowed, false) {
                // SAFETY: the event was executed, and nobody else has it.
                unsafe { current.free_event() };
            }
        }
    }

    /// Leaves a transaction that may still have events: they are for whoever executes it next.
    fn give_back(&mut self, tx: Tx) {
        self.put_off_first(tx);
        let mut schedules = tx.stack().map(Osip::lock_schedules);
        if let Some(schedules) = &mut schedules {
            // Before it is left: after that others may free it.
            schedule::look(schedules, tx);
        }
        loop {
            match tx.entry().leave() {
                Left::Entered(_) => {}
                Left::Free => return,
                Left::Doomed => break,
            }
        }
        drop(schedules);
        // SAFETY: it was freed, and nobody else has it.
        unsafe { life::destroy(tx) };
    }

    /// Leaves a transaction that has no event any more, unless somebody has brought one, and enters the next.
    fn leave(&mut self, tx: Tx) {
        // Where the stack is known, its lock hands the transaction on, too: race detectors know nothing else.
        let mut schedules = match self.scope {
            Scope::All { stack, .. } => Some(stack),
            Scope::One => tx.stack(),
        }
        .map(Osip::lock_schedules);
        let left = tx.entry().leave();
        self.entered = match (left, &mut schedules) {
            (Left::Entered(want), _) => Some((tx, want)),
            (_, Some(schedules)) => self.enter_next(schedules),
            (_, None) => None,
        };
        drop(schedules);
        if left == Left::Doomed {
            // SAFETY: it was freed, and nobody else has it.
            unsafe { life::destroy(tx) };
        }
    }

    /// Enters the next transaction that has events; without one the turn ends.
    fn enter_next(&mut self, schedules: &mut LockedSchedules) -> Option<(Tx, Want)> {
        let Scope::All { machine, outer, .. } = self.scope else { return None };
        let schedule = schedules.of(machine);
        while let Some(tx) = schedule.next(&mut Scheduled) {
            if !tx.listed() {
                tx.set_stack(None);
            }
            if tx.entry().enter(Want::All) {
                return Some((tx, Want::All));
            }
        }
        schedule.end(outer);
        self.scope = Scope::One;
        None
    }
}

/// What C is to call for a step; `None` if the application has no such callback.
///
/// # Errors
/// The message cannot be sent: the result of sending it.
fn call(step: Step, current: &Current) -> Result<Option<Call>, c_int> {
    let (tx, transaction) = (current.tx, current.tx.public());
    let machine = tx.kind();
    // SAFETY: a member of the transaction, which is entered: NULL or its stack.
    let osip: *mut osip = unsafe { (*transaction).config }.cast();
    // SAFETY: NULL or its stack.
    unsafe {
        Ok(match step {
            Step::Send(slot) => {
                let message = current.message(slot);
                let target = match slot {
                    Slot::Response => contexts::response_target(&*transaction, message.as_ref()).map_err(|code| code.0)?,
                    Slot::Request | Slot::Ack => contexts::target(&*transaction),
                };
                let send = callbacks::sender(osip).ok_or(UNDEFINED_ERROR.0)?;
                Some(Call::send(send, transaction, message, target))
            }
            Step::Tell(notice) => {
                let message = match notice.slot() {
                    Some(slot) => current.message(slot),
                    None if notice == Notice::FailureReceivedAgain => current.of_event(),
                    None => null_mut(),
                };
                let number = callbacks::number(machine, notice);
                callbacks::for_message(osip, number).map(|tell| Call::tell(tell, number, transaction, message))
            }
            Step::TellTransportError(error) => {
                let number = machine as c_int;
                callbacks::for_error(osip, number).map(|tell| Call::tell_error(tell, number, transaction, error))
            }
            Step::TellEnd => {
                tx.stamp_end();
                let number = machine as c_int;
                callbacks::for_end(osip, number).map(|tell| Call::tell_end(tell, number, transaction))
            }
        })
    }
}

/// Begins to execute an event, which is freed then. 1, 0 for an event that only ends, or OSIP_NOMEM. While the transaction is in use, the event is left to whoever has it.
///
/// # Safety
/// A transaction of this library, and an event that is given up; `place` is as for [`begin`].
pub(crate) unsafe fn one(tx: Tx, event: *mut osip_event, place: *mut Running) -> c_int {
    // SAFETY: an event.
    unsafe {
        if (*event).r#type == event_type::KILL_TRANSACTION as type_t {
            event::free(event);
            return 0;
        }
    }
    let mut turn = Turn::of_one(tx, event);
    if !enter(tx) {
        // SAFETY: the fifo is part of the transaction; an event that cannot be put off is freed.
        unsafe {
            if Events::defer(tx.events(), event.cast()).is_err() {
                event::free(event);
                return NOMEM.0;
            }
        }
        turn.first = null_mut();
        if !enter(tx) {
            return 1;
        }
    }
    // SAFETY: the place is as it is wanted.
    unsafe { begin(place, turn) };
    1
}

/// Enters a transaction, or says that an event was put off.
fn enter(tx: Tx) -> bool {
    let _schedules = tx.stack().map(Osip::lock_schedules);
    tx.entry().enter(Want::Deferred)
}

/// Begins to take an event, which stays the caller's, through a row.
///
/// # Safety
/// A transaction of this library, and an event that has a message if its type needs one; `place` is as for [`begin`].
pub(crate) unsafe fn row(tx: Tx, event: *mut osip_event, row: &'static Row, place: *mut Running) {
    // SAFETY: an event.
    let number = unsafe { (*event).r#type };
    if !enter(tx) {
        // SAFETY: A transaction of this library, and an event that has a message if its type needs one; the copy has the message
        // then. The place is as it is wanted.
        unsafe {
            let message = core::mem::replace(&mut (*event).sip, null_mut());
            match event::new(number, (*event).transactionid) {
                Ok(copy) => {
                    (*copy).sip = message;
                    one(tx, copy, place);
                }
                Err(_) => object::free(message),
            }
        }
        return;
    }
    let mut turn = Turn::of_one(tx, null_mut());
    let meaning = event::meaning(number).unwrap_or(row.event);
    turn.drive = Some((Drive::new(tx.kind(), row, meaning), Current { tx, event, is_kept: false }));
    turn.is_borrowed = true;
    // SAFETY: the place is as it is wanted.
    unsafe { begin(place, turn) };
}

impl Turn {
    /// A turn for a transaction that is entered.
    fn of_one(tx: Tx, first: *mut osip_event) -> Self {
        Self { scope: Scope::One, entered: Some((tx, Want::Deferred)), first, drive: None, is_borrowed: false }
    }
}

/// Begins to execute the events of all transactions of a machine in the order of the list. Those that come while it runs are executed, too, if
/// they are for one that it has not gone past, and that was there when it began.
///
/// # Safety
/// `place` is as for [`begin`].
#[inline]
pub(crate) unsafe fn all(stack: Osip, machine: Machine, place: *mut Running) {
    let mut list = stack.lock(machine);
    list.sync();
    if stack.has_work(machine) {
        // SAFETY: the place is as it is wanted.
        unsafe { all_listed(list, place) };
    }
}

/// The same, with the list that was locked.
///
/// # Safety
/// `place` is as for [`begin`].
#[inline(never)]
unsafe fn all_listed(mut list: LockedList, place: *mut Running) {
    let (stack, machine) = (list.stack, list.machine);
    let last = list.sequence();
    let mut schedules = stack.lock_schedules();
    let outer = schedules.of(machine).begin(last, &mut Scheduled);
    let scope = Scope::All { stack, machine, outer };
    let mut turn = Turn { scope, entered: None, first: null_mut(), drive: None, is_borrowed: false };
    turn.entered = turn.enter_next(&mut schedules);
    drop(schedules);
    drop(list);
    if turn.entered.is_some() {
        // SAFETY: the place is as it is wanted.
        unsafe { begin(place, turn) };
    }
}
