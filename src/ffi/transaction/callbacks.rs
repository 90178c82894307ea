//! The callbacks of the application: which one is called for what, and with which message.

use crate::ffi::layout::{
    OSIP_KILL_CALLBACK_COUNT, OSIP_MESSAGE_CALLBACK_COUNT, OSIP_TRANSPORT_ERROR_CALLBACK_COUNT, osip, osip_message,
    osip_message_callback_type, osip_transaction,
};
use crate::ffi::trace::trace;
use crate::transaction::{Class, Machine, Method, Notice};
use core::ptr::null_mut;
use libc::{c_char, c_int};

pub(crate) type Send = unsafe extern "C-unwind" fn(*mut osip_transaction, *mut osip_message, *mut c_char, c_int, c_int) -> c_int;
pub(crate) type Tell = unsafe extern "C-unwind" fn(c_int, *mut osip_transaction, *mut osip_message);
pub(crate) type TellError = unsafe extern "C-unwind" fn(c_int, *mut osip_transaction, c_int);
pub(crate) type TellEnd = unsafe extern "C-unwind" fn(c_int, *mut osip_transaction);

/// What osip_execute.c is to call; as osip_execute.h declares it.
#[repr(C)]
pub struct Call {
    kind: c_int,
    number: c_int,
    callback: Callback,
    transaction: *mut osip_transaction,
    message: *mut osip_message,
    host: *mut c_char,
    port: c_int,
    socket: c_int,
    error: c_int,
}

#[repr(C)]
#[derive(Clone, Copy)]
union Callback {
    send: Send,
    tell: Tell,
    tell_error: TellError,
    tell_end: TellEnd,
}

// The kinds of a call; as in osip_execute.h.
const SEND: c_int = 0;
const TELL: c_int = 1;
const TELL_ERROR: c_int = 2;
const TELL_END: c_int = 3;

/// Where something is sent.
pub(crate) struct Target {
    pub(crate) host: *mut c_char,
    pub(crate) port: c_int,
    pub(crate) socket: c_int,
}

impl Call {
    /// Does it, as osip_execute.c does. What the callback has returned, if it returns something.
    ///
    /// # Safety
    /// The application may be called with what the call has.
    #[cfg(miri)]
    pub(crate) unsafe fn perform(&self) -> c_int {
        let (callback, transaction) = (self.callback, self.transaction);
        // SAFETY: the kind says which function it has.
        unsafe {
            match self.kind {
                SEND => return (callback.send)(transaction, self.message, self.host, self.port, self.socket),
                TELL => (callback.tell)(self.number, transaction, self.message),
                TELL_ERROR => (callback.tell_error)(self.number, transaction, self.error),
                _ => (callback.tell_end)(self.number, transaction),
            }
        }
        0
    }

    fn new(kind: c_int, number: c_int, callback: Callback, transaction: *mut osip_transaction) -> Self {
        let (message, host) = (null_mut(), null_mut());
        Self { kind, number, callback, transaction, message, host, port: 0, socket: 0, error: 0 }
    }

    /// Sends a message; `transaction` may be NULL.
    pub(crate) fn send(send: Send, transaction: *mut osip_transaction, message: *mut osip_message, target: Target) -> Self {
        let Target { host, port, socket } = target;
        Self { message, host, port, socket, ..Self::new(SEND, 0, Callback { send }, transaction) }
    }

    /// Tells about a message, which may be NULL.
    pub(crate) fn tell(tell: Tell, number: c_int, transaction: *mut osip_transaction, message: *mut osip_message) -> Self {
        Self { message, ..Self::new(TELL, number, Callback { tell }, transaction) }
    }

    pub(crate) fn tell_error(tell_error: TellError, number: c_int, transaction: *mut osip_transaction, error: c_int) -> Self {
        Self { error, ..Self::new(TELL_ERROR, number, Callback { tell_error }, transaction) }
    }

    pub(crate) fn tell_end(tell_end: TellEnd, number: c_int, transaction: *mut osip_transaction) -> Self {
        Self::new(TELL_END, number, Callback { tell_end }, transaction)
    }
}

/// Tells the application's trace that a type is none.
fn unknown<T>() -> Option<T> {
    trace!(ERROR, c"osip", "there is no such callback");
    None
}

fn index(number: c_int, count: usize) -> Option<usize> {
    usize::try_from(number).ok().filter(|index| *index < count).or_else(unknown)
}

/// The callback that sends messages, if it is set.
///
/// # Safety
/// `osip` is NULL or a stack.
pub(crate) unsafe fn sender(osip: *const osip) -> Option<Send> {
    // SAFETY: `osip` is NULL or a stack.
    unsafe { osip.as_ref() }?.cb_send_message
}

/// The callback for messages of a type, if it is set.
///
/// # Safety
/// `osip` is NULL or a stack.
pub(crate) unsafe fn for_message(osip: *const osip, number: c_int) -> Option<Tell> {
    let index = index(number, OSIP_MESSAGE_CALLBACK_COUNT)?;
    // SAFETY: `osip` is NULL or a stack.
    unsafe { osip.as_ref() }?.msg_callbacks.get(index).copied().flatten()
}

/// The callback for transport errors of a machine, if it is set.
///
/// # Safety
/// `osip` is NULL or a stack.
pub(crate) unsafe fn for_error(osip: *const osip, number: c_int) -> Option<TellError> {
    let index = index(number, OSIP_TRANSPORT_ERROR_CALLBACK_COUNT)?;
    // SAFETY: `osip` is NULL or a stack.
    unsafe { osip.as_ref() }?.tp_error_callbacks.get(index).copied().flatten()
}

/// True if there is a callback for the end of this type.
pub(crate) fn has_end(number: c_int) -> bool {
    index(number, OSIP_KILL_CALLBACK_COUNT).is_some()
}

/// The callback for the end of transactions of a machine, if it is set.
///
/// # Safety
/// `osip` is NULL or a stack.
pub(crate) unsafe fn for_end(osip: *const osip, number: c_int) -> Option<TellEnd> {
    let index = index(number, OSIP_KILL_CALLBACK_COUNT)?;
    // SAFETY: `osip` is NULL or a stack.
    unsafe { osip.as_ref() }?.kill_callbacks.get(index).copied().flatten()
}

/// What C calls a notice of a machine.
pub(super) fn number(machine: Machine, notice: Notice) -> c_int {
    use osip_message_callback_type::*;
    let invite = machine.is_invite();
    let number = match notice {
        Notice::Sent => OSIP_ICT_INVITE_SENT,
        Notice::SentAgain if invite => OSIP_ICT_INVITE_SENT_AGAIN,
        Notice::SentAgain => OSIP_NICT_REQUEST_SENT_AGAIN,
        Notice::Received => OSIP_IST_INVITE_RECEIVED,
        Notice::ReceivedAgain if invite => OSIP_IST_INVITE_RECEIVED_AGAIN,
        Notice::ReceivedAgain => OSIP_NIST_REQUEST_RECEIVED_AGAIN,
        Notice::AckSent => OSIP_ICT_ACK_SENT,
        Notice::AckSentAgain => OSIP_ICT_ACK_SENT_AGAIN,
        Notice::AckReceived => OSIP_IST_ACK_RECEIVED,
        Notice::AckReceivedAgain => OSIP_IST_ACK_RECEIVED_AGAIN,
        Notice::ProvisionalReceived if invite => OSIP_ICT_STATUS_1XX_RECEIVED,
        Notice::ProvisionalReceived => OSIP_NICT_STATUS_1XX_RECEIVED,
        Notice::FailureReceivedAgain => OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN,
        Notice::ProvisionalSent if invite => OSIP_IST_STATUS_1XX_SENT,
        Notice::ProvisionalSent => OSIP_NIST_STATUS_1XX_SENT,
        Notice::SuccessSentAgain if invite => OSIP_IST_STATUS_2XX_SENT_AGAIN,
        Notice::SuccessSentAgain => OSIP_NIST_STATUS_2XX_SENT_AGAIN,
        Notice::FailureSentAgain if invite => OSIP_IST_STATUS_3456XX_SENT_AGAIN,
        Notice::FailureSentAgain => OSIP_NIST_STATUS_3456XX_SENT_AGAIN,
        Notice::TimedOut if invite => OSIP_ICT_STATUS_TIMEOUT,
        Notice::TimedOut => OSIP_NICT_STATUS_TIMEOUT,
        Notice::Method(method) => return of_method(machine, method),
        Notice::Final(class) => return of_class(machine, class),
    };
    number as c_int
}

fn of_method(machine: Machine, method: Method) -> c_int {
    let first = match machine.is_client() {
        true => osip_message_callback_type::OSIP_NICT_REGISTER_SENT,
        false => osip_message_callback_type::OSIP_NIST_REGISTER_RECEIVED,
    };
    first as c_int + method as c_int
}

fn of_class(machine: Machine, class: Class) -> c_int {
    use osip_message_callback_type::*;
    let first = match machine {
        Machine::Ict => OSIP_ICT_STATUS_2XX_RECEIVED,
        Machine::Ist => OSIP_IST_STATUS_2XX_SENT,
        Machine::Nict => OSIP_NICT_STATUS_2XX_RECEIVED,
        Machine::Nist => OSIP_NIST_STATUS_2XX_SENT,
    };
    // After 2xx comes 2xx again, and then 3xx.
    first as c_int + if class == Class::Success { 0 } else { class as c_int + 1 }
}
