//! A transaction and the event that it is executing, as the machines see them.

use super::contexts::{self, OFF};
use super::schedule::{change, set_state};
use super::tx::Tx;
use super::{ack, event};
use crate::ffi::layout::{osip_event, osip_message, osip_transaction, timeval};
use crate::ffi::time::{ahead, now};
use crate::ffi::{object, ptr};
use crate::transaction::drive::{Length, Transaction};
use crate::transaction::timer::{Reliability, UnknownTransport};
use crate::transaction::{Slot, State, Timer};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, Ordering};
use libc::c_int;

/// The socket of a broken connection.
const BROKEN: c_int = -999;

/// What is being executed. Whoever made it has entered the transaction.
#[derive(Clone, Copy)]
pub(super) struct Current {
    pub(super) tx: Tx,
    /// The event; its message is the transaction's once it is kept.
    pub(super) event: *mut osip_event,
    pub(super) is_kept: bool,
}

impl Current {
    /// The transaction.
    fn public(&self) -> *mut osip_transaction {
        self.tx.public()
    }

    /// Where a message of the transaction is kept.
    fn place(&self, slot: Slot) -> *mut *mut osip_message {
        let transaction = self.public();
        // SAFETY: only addresses of members are made.
        unsafe {
            match slot {
                Slot::Request => &raw mut (*transaction).orig_request,
                Slot::Response => &raw mut (*transaction).last_response,
                Slot::Ack => &raw mut (*transaction).ack,
            }
        }
    }

    /// A message of the transaction, or NULL.
    pub(super) fn message(&self, slot: Slot) -> *mut osip_message {
        // SAFETY: a member of the transaction.
        unsafe { *self.place(slot) }
    }

    fn content(&self, slot: Slot) -> Option<&osip_message> {
        // SAFETY: NULL or a message of the transaction; while it is entered only this call replaces it.
        unsafe { self.message(slot).as_ref() }
    }

    /// The message of the event.
    pub(super) fn of_event(&self) -> *mut osip_message {
        // SAFETY: the event is being executed, and freed after that.
        unsafe { (*self.event).sip }
    }

    /// Puts a message in the place of the one before.
    fn replace(&self, slot: Slot, message: *mut osip_message) {
        let place = self.place(slot);
        let before = self.message(slot);
        // A request is never replaced; what the application has put there is its own.
        if before != message && slot != Slot::Request {
            // SAFETY: the transaction owns what is there.
            unsafe { object::free(before) };
        }
        // SAFETY: a member of the transaction; who looks for a transaction reads the request meanwhile.
        unsafe { AtomicPtr::from_ptr(place) }.store(message, Ordering::Release);
    }

    /// The length and the start of a timer.
    fn timer(&self, timer: Timer) -> Option<(*mut c_int, *mut timeval)> {
        // SAFETY: the contexts of a transaction are NULL or valid.
        unsafe { contexts::timer(self.public(), timer) }
    }

    fn set_timer(&self, timer: Timer, length: Length, start: Option<timeval>) {
        let Some((length_place, start_place)) = self.timer(timer) else { return };
        // SAFETY: members of a context of the transaction.
        change(self.tx, || unsafe {
            *length_place = length;
            if let Some(start) = start {
                *start_place = start;
            }
        });
    }
}

impl Transaction for Current {
    fn state(&self) -> Option<State> {
        self.tx.state()
    }

    fn set_state(&mut self, state: State) {
        set_state(self.tx, state);
    }

    fn is_freed(&self) -> bool {
        self.tx.entry().is_doomed()
    }

    fn is_broken(&self) -> bool {
        // SAFETY: a member of the transaction.
        unsafe { (*self.public()).out_socket == BROKEN }
    }

    fn age(&self) -> i64 {
        // SAFETY: a member of the transaction.
        now().milliseconds_since(unsafe { (*self.public()).created_time })
    }

    fn reliability(&self) -> Result<Reliability, UnknownTransport> {
        self.content(Slot::Request).map_or(Err(UnknownTransport::NoVia), contexts::reliability)
    }

    fn method(&self) -> &[u8] {
        // SAFETY: NULL or a text of the request, which stays as long as the transaction is entered.
        self.content(Slot::Request).and_then(|request| unsafe { ptr::text(request.sip_method) }).unwrap_or_default()
    }

    fn status(&self) -> Option<i32> {
        self.content(Slot::Response).map(|response| response.status_code)
    }

    fn keep(&mut self, slot: Slot) {
        self.replace(slot, self.of_event());
        self.is_kept = true;
    }

    fn discard(&mut self) {
        // SAFETY: the message of the event, which nobody else has.
        unsafe {
            object::free((*self.event).sip);
            (*self.event).sip = null_mut();
        }
    }

    fn build_ack(&mut self) -> bool {
        let messages = self.content(Slot::Request).zip(self.content(Slot::Response));
        let Some(ack) = messages.and_then(|(request, response)| ack::make(request, response)) else { return false };
        self.replace(Slot::Ack, ack);
        // SAFETY: the transaction is entered; the ACK is its own now.
        unsafe { contexts::send_ack_to(&*self.public(), &*ack) };
        true
    }

    fn length(&self, timer: Timer) -> Option<Length> {
        // SAFETY: a member of a context of the transaction.
        self.timer(timer).map(|(length, _)| unsafe { *length })
    }

    fn set_length(&mut self, timer: Timer, length: Length) {
        self.set_timer(timer, length, None);
    }

    fn arm(&mut self, timer: Timer, length: Length) {
        self.set_timer(timer, length, Some(ahead(length)));
    }

    fn disarm(&mut self, timer: Timer) {
        self.set_timer(timer, -1, Some(OFF));
    }
}

impl Current {
    /// Frees the event, and the message that it still has.
    ///
    /// # Safety
    /// The event is not used any more.
    pub(super) unsafe fn free_event(&self) {
        // SAFETY: given up; a message that was kept is the transaction's.
        unsafe {
            if self.is_kept {
                (*self.event).sip = null_mut();
            }
            event::free(self.event);
        }
    }
}
