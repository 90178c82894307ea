//! Does the actions of the state machines.

use super::contexts::{self, OFF, Trouble, timer};
use super::schedule::{ahead, change, set_state};
use super::stack::{ICT, IST, NICT};
use super::{ack, event};
use crate::ffi::code::UNDEFINED_ERROR;
use crate::ffi::osip2::osip::{
    OSIP_KILL_CALLBACK_COUNT, OSIP_MESSAGE_CALLBACK_COUNT, OSIP_TRANSPORT_ERROR_CALLBACK_COUNT, osip, osip_event,
    osip_message_callback_type, osip_transaction,
};
use crate::ffi::osip2::osip_time::now;
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_free};
use crate::ffi::time::timeval;
use crate::ffi::{ptr, trace};
use crate::transaction::{Action, Event, Notice, Row, State, Timer, ict, ist, nict, nist, timer as timers};
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// The socket of a broken connection.
const BROKEN: c_int = -999;

/// What follows an action.
enum Next {
    /// The next action.
    Action,
    /// The next state.
    State,
    /// The end, because a message could not be sent.
    Error(c_int),
    /// The end.
    End,
}

/// The table of a machine.
pub(super) fn table(kind: usize) -> &'static [Row] {
    match kind {
        ICT => &ict::TABLE,
        IST => &ist::TABLE,
        NICT => &nict::TABLE,
        _ => &nist::TABLE,
    }
}

/// The machine of a transaction.
pub(super) unsafe fn kind(transaction: *mut osip_transaction) -> usize {
    // SAFETY: a transaction, by the contract of the caller.
    unsafe { (*transaction).ctx_type as usize }.min(3)
}

/// Does what a row says, and reaches its state.
///
/// # Safety
/// A transaction of ours that nobody frees meanwhile, and an event that has a message if its type needs one.
pub(super) unsafe fn perform(transaction: *mut osip_transaction, event: *mut osip_event, row: &'static Row) {
    let mut sent = 0;
    // SAFETY: by the contract; no reference lives across an action, because it may call the application.
    unsafe {
        let kind = kind(transaction);
        for &action in row.actions {
            match act(transaction, kind, event, action, &mut sent) {
                Next::Action => {}
                Next::State => break,
                Next::End => return end(transaction, kind),
                Next::Error(error) => {
                    transport_error(kind as c_int, transaction, error);
                    return end(transaction, kind);
                }
            }
        }
        if row.next.is_terminated() {
            return end(transaction, kind);
        }
        set_state(transaction, row.next as u32);
    }
}

/// Ends a transaction.
unsafe fn end(transaction: *mut osip_transaction, kind: usize) {
    const TERMINATED: [State; 4] = [State::IctTerminated, State::IstTerminated, State::NictTerminated, State::NistTerminated];
    // SAFETY: a transaction, by the contract of the caller; there are four machines.
    unsafe {
        set_state(transaction, TERMINATED[kind] as u32);
        kill(kind as c_int, transaction);
    }
}

unsafe fn act(transaction: *mut osip_transaction, kind: usize, event: *mut osip_event, action: Action, sent: &mut c_int) -> Next {
    // SAFETY: a transaction and its event, by the contract of the caller.
    unsafe {
        match action {
            Action::KeepRequest => (*transaction).orig_request = (*event).sip,
            Action::KeepResponse => keep(&raw mut (*transaction).last_response, (*event).sip),
            Action::KeepAck => keep(&raw mut (*transaction).ack, (*event).sip),
            Action::Drop => {
                osip_message_free((*event).sip);
                (*event).sip = null_mut();
            }
            Action::BuildAck => {
                let ack = ack::make(transaction, (*transaction).last_response);
                if ack.is_null() {
                    return Next::End;
                }
                keep(&raw mut (*transaction).ack, ack);
                if let (Some(context), Some(ack)) = ((*transaction).ict_context.as_mut(), ack.as_ref()) {
                    if context.destination.is_null() {
                        if let Ok((host, port)) = contexts::destination(ack) {
                            (context.destination, context.port) = (host, port);
                        }
                    }
                }
            }
            Action::SendRequest => {
                *sent = send(transaction, (*transaction).orig_request);
                if *sent < 0 {
                    return Next::Error(*sent);
                }
            }
            Action::ResendRequest => {
                *sent = send(transaction, (*transaction).orig_request);
                match *sent {
                    0 => {}
                    ..0 => return Next::Error(*sent),
                    _ => return Next::State,
                }
            }
            Action::SendAck => match send(transaction, (*transaction).ack) {
                0 => {}
                error => return Next::Error(error),
            },
            Action::SendResponse => match respond(transaction, (*transaction).last_response) {
                0 => {}
                error => return Next::Error(error),
            },
            Action::RepeatResponse => {
                if !(*transaction).last_response.is_null() {
                    match respond(transaction, (*transaction).last_response) {
                        0 => repeated(transaction, kind),
                        error => return Next::Error(error),
                    }
                }
            }
            Action::Tell(Notice::TimedOut) if (*transaction).out_socket == BROKEN => {
                transport_error(kind as c_int, transaction, -1);
            }
            Action::Tell(notice) => tell(transaction, kind, event, notice),
            Action::TellMethod => tell_method(transaction, kind),
            Action::TellFinal => tell_final(transaction, kind, event),
            Action::Start(which) => with(transaction, which, |length, start| {
                if *length >= 0 {
                    *start = ahead(*length);
                }
            }),
            Action::Lengthen(which) => {
                let longer = lengthen(transaction, which);
                with(transaction, which, |length, start| {
                    *length = longer(*length);
                    *start = ahead(*length);
                });
            }
            Action::Slow(which) => with(transaction, which, |length, start| {
                if *length > 0 {
                    *length = timers::T2;
                    *start = ahead(timers::T2);
                }
            }),
            Action::Stop(which) => with(transaction, which, |length, start| (*length, *start) = (-1, OFF)),
            Action::Settle(which) => {
                if *sent == 0 {
                    return settle(transaction, kind, which, 0);
                }
            }
            Action::SettleAndStart(which) => {
                if let error @ Next::Error(_) = settle(transaction, kind, which, *sent) {
                    return error;
                }
                with(transaction, which, |length, start| {
                    if *length > 0 {
                        *start = ahead(*length);
                    }
                });
            }
        }
    }
    Next::Action
}

/// Replaces a message that the transaction owns.
unsafe fn keep(place: *mut *mut osip_message, message: *mut osip_message) {
    // SAFETY: the place is a member of a transaction, which owns what is there.
    unsafe {
        if *place != message {
            osip_message_free(*place);
        }
        *place = message;
    }
}

/// Changes a timer.
unsafe fn with(transaction: *mut osip_transaction, which: Timer, body: impl FnOnce(&mut c_int, &mut timeval)) {
    // SAFETY: a transaction; the two members are different ones, and nothing is called meanwhile.
    unsafe {
        if let Some((length, start)) = timer(transaction, which) {
            change(transaction, || body(&mut *length, &mut *start));
        }
    }
}

/// How a timer grows.
unsafe fn lengthen(transaction: *mut osip_transaction, which: Timer) -> impl FnOnce(c_int) -> c_int {
    // SAFETY: a transaction, by the contract of the caller.
    let (state, created) = unsafe { ((*transaction).state, (*transaction).created_time) };
    move |length| match which {
        Timer::A => timers::next_a(length),
        Timer::E if state == State::NictTrying as u32 => timers::next_e_trying(length, now().milliseconds_since(created)),
        Timer::E => timers::next_e_proceeding(),
        _ => timers::next_g(length),
    }
}

/// On a reliable transport nothing is sent again, once it was sent.
unsafe fn settle(transaction: *mut osip_transaction, kind: usize, which: Timer, sent: c_int) -> Next {
    // SAFETY: a transaction, whose request is NULL or a message.
    unsafe {
        let reliable = match (*transaction).orig_request.as_ref() {
            Some(request) => contexts::reliable(request),
            None => Err(Trouble::NoVia),
        };
        match reliable {
            Err(Trouble::NoTransport) if kind == ICT => return Next::Error(0),
            Err(_) => return Next::Error(-1),
            Ok(false) => {}
            Ok(true) if sent == 0 => with(transaction, which, |length, start| (*length, *start) = (-1, OFF)),
            Ok(true) => with(transaction, which, |length, _| *length = timers::T1),
        }
    }
    Next::Action
}

// --- what is sent ------------------------------------------------------------------------------------------------------------

/// Has the application send a message.
///
/// # Safety
/// `osip` is a stack of ours or NULL, the others are NULL or valid.
pub(super) unsafe fn transmit(
    osip: *mut osip,
    transaction: *mut osip_transaction,
    message: *mut osip_message,
    host: *mut c_char,
    port: c_int,
    socket: c_int,
) -> c_int {
    // SAFETY: by the contract.
    unsafe {
        let Some(callback) = osip.as_ref().and_then(|osip| osip.cb_send_message) else { return UNDEFINED_ERROR.0 };
        callback(transaction, message, host, port, socket)
    }
}

/// Sends a message of a client transaction.
unsafe fn send(transaction: *mut osip_transaction, message: *mut osip_message) -> c_int {
    // SAFETY: a transaction, whose contexts are NULL or valid.
    unsafe {
        let (host, port) = match ((*transaction).ict_context.as_ref(), (*transaction).nict_context.as_ref()) {
            (Some(context), _) => (context.destination, context.port),
            (None, Some(context)) => (context.destination, context.port),
            (None, None) => (null_mut(), 0),
        };
        transmit((*transaction).config.cast(), transaction, message, host, port, (*transaction).out_socket)
    }
}

/// Sends a response to where its Via says.
unsafe fn respond(transaction: *mut osip_transaction, response: *mut osip_message) -> c_int {
    // SAFETY: a transaction, and NULL or a message.
    unsafe {
        let Some((host, port)) = response.as_ref().and_then(response_destination) else { return -5 };
        let host = host.map_or(null_mut(), |host| host.as_ptr().cast_mut().cast());
        transmit((*transaction).config.cast(), transaction, response, host, port, (*transaction).out_socket)
    }
}

/// Where a response is sent: the host, and the port.
pub(crate) fn response_destination(response: &osip_message) -> Option<(Option<&[u8]>, c_int)> {
    let via = contexts::top_via(response)?.view();
    let parameter = |name: &[u8]| crate::sip::Params::get(via.params, name);
    let host = match parameter(b"maddr").or_else(|| parameter(b"received")) {
        Some(parameter) => parameter.value,
        None => via.host,
    };
    let port = parameter(b"rport").and_then(|rport| rport.value).or(via.port);
    Some((host, port.map_or(5060, contexts::decimal)))
}

/// Sends a response. What the callback returns, or OSIP_SYNTAXERROR without Via.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_transaction_snd_xxx(
    transaction: *mut osip_transaction,
    response: *mut osip_message,
) -> c_int {
    if transaction.is_null() || response.is_null() {
        return crate::ffi::code::BADPARAMETER.0;
    }
    // SAFETY: a transaction and a message, by the contract.
    unsafe { respond(transaction, response) }
}

// --- what is told ------------------------------------------------------------------------------------------------------------

const fn number(r#type: osip_message_callback_type) -> c_int {
    r#type as c_int
}

/// Tells the application.
unsafe fn tell(transaction: *mut osip_transaction, kind: usize, event: *mut osip_event, notice: Notice) {
    use osip_message_callback_type::*;
    // SAFETY: a transaction and its event, by the contract of the caller.
    unsafe {
        let (request, response, ack) = ((*transaction).orig_request, (*transaction).last_response, (*transaction).ack);
        let (r#type, message) = match notice {
            Notice::Sent => (OSIP_ICT_INVITE_SENT, request),
            Notice::SentAgain if kind == ICT => (OSIP_ICT_INVITE_SENT_AGAIN, request),
            Notice::SentAgain => (OSIP_NICT_REQUEST_SENT_AGAIN, request),
            Notice::Received => (OSIP_IST_INVITE_RECEIVED, request),
            Notice::ReceivedAgain if kind == IST => (OSIP_IST_INVITE_RECEIVED_AGAIN, request),
            Notice::ReceivedAgain => (OSIP_NIST_REQUEST_RECEIVED_AGAIN, request),
            Notice::AckSent => (OSIP_ICT_ACK_SENT, ack),
            Notice::AckSentAgain => (OSIP_ICT_ACK_SENT_AGAIN, ack),
            Notice::AckReceived => (OSIP_IST_ACK_RECEIVED, ack),
            Notice::AckReceivedAgain => (OSIP_IST_ACK_RECEIVED_AGAIN, ack),
            Notice::ProvisionalReceived if kind == ICT => (OSIP_ICT_STATUS_1XX_RECEIVED, response),
            Notice::ProvisionalReceived => (OSIP_NICT_STATUS_1XX_RECEIVED, response),
            Notice::FailureReceivedAgain => (OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN, (*event).sip),
            Notice::ProvisionalSent if kind == IST => (OSIP_IST_STATUS_1XX_SENT, response),
            Notice::ProvisionalSent => (OSIP_NIST_STATUS_1XX_SENT, response),
            Notice::FailureSentAgain => (OSIP_IST_STATUS_3456XX_SENT_AGAIN, response),
            Notice::TimedOut if kind == ICT => (OSIP_ICT_STATUS_TIMEOUT, null_mut()),
            Notice::TimedOut => (OSIP_NICT_STATUS_TIMEOUT, null_mut()),
        };
        message_callback(number(r#type), transaction, message);
    }
}

/// Tells about the request of a transaction that is not INVITE.
unsafe fn tell_method(transaction: *mut osip_transaction, kind: usize) {
    const METHODS: [&[u8]; 7] = [b"REGISTER", b"BYE", b"OPTIONS", b"INFO", b"CANCEL", b"NOTIFY", b"SUBSCRIBE"];
    // SAFETY: a transaction, whose request is NULL or a message.
    unsafe {
        let request = (*transaction).orig_request;
        let method = request.as_ref().and_then(|request| ptr::text(request.sip_method)).unwrap_or_default();
        let offset = METHODS.iter().position(|known| *known == method).unwrap_or(METHODS.len()) as c_int;
        let first = match kind {
            NICT => osip_message_callback_type::OSIP_NICT_REGISTER_SENT,
            _ => osip_message_callback_type::OSIP_NIST_REGISTER_RECEIVED,
        };
        message_callback(number(first) + offset, transaction, request);
    }
}

/// Tells about the last response.
unsafe fn tell_final(transaction: *mut osip_transaction, kind: usize, event: *mut osip_event) {
    use osip_message_callback_type::*;
    // SAFETY: a transaction and its event, by the contract of the caller.
    unsafe {
        let response = (*transaction).last_response;
        let success = matches!(event::meaning((*event).r#type), Some(Event::ReceiveSuccess | Event::SendSuccess));
        let (two, three) = match kind {
            ICT => (OSIP_ICT_STATUS_2XX_RECEIVED, OSIP_ICT_STATUS_3XX_RECEIVED),
            IST => (OSIP_IST_STATUS_2XX_SENT, OSIP_IST_STATUS_3XX_SENT),
            NICT => (OSIP_NICT_STATUS_2XX_RECEIVED, OSIP_NICT_STATUS_3XX_RECEIVED),
            _ => (OSIP_NIST_STATUS_2XX_SENT, OSIP_NIST_STATUS_3XX_SENT),
        };
        let class = match response.as_ref().map_or(0, |response| response.status_code) {
            300..=399 => 0,
            400..=499 => 1,
            500..=599 => 2,
            _ => 3,
        };
        let r#type = if success { number(two) } else { number(three) + class };
        message_callback(r#type, transaction, response);
    }
}

/// Tells that the last response was sent again.
unsafe fn repeated(transaction: *mut osip_transaction, kind: usize) {
    use osip_message_callback_type::*;
    // SAFETY: a transaction, whose response is NULL or a message.
    unsafe {
        let response = (*transaction).last_response;
        let r#type = match (response.as_ref().map_or(0, |response| response.status_code), kind) {
            (100..=199, IST) => OSIP_IST_STATUS_1XX_SENT,
            (100..=199, _) => OSIP_NIST_STATUS_1XX_SENT,
            (200..=299, IST) => OSIP_IST_STATUS_2XX_SENT_AGAIN,
            (200..=299, _) => OSIP_NIST_STATUS_2XX_SENT_AGAIN,
            (_, IST) => OSIP_IST_STATUS_3456XX_SENT_AGAIN,
            _ => OSIP_NIST_STATUS_3456XX_SENT_AGAIN,
        };
        message_callback(number(r#type), transaction, response);
    }
}

unsafe fn message_callback(r#type: c_int, transaction: *mut osip_transaction, message: *mut osip_message) {
    // SAFETY: a transaction, whose stack is NULL or ours.
    unsafe {
        let Some(index) = usize::try_from(r#type).ok().filter(|index| *index < OSIP_MESSAGE_CALLBACK_COUNT) else {
            return trace::trace(c"machine.rs", line!(), trace::ERROR, c"there is no such message callback");
        };
        let callback = (*transaction).config.cast::<osip>().as_ref().and_then(|osip| osip.msg_callbacks[index]);
        if let Some(callback) = callback {
            callback(r#type, transaction, message);
        }
    }
}

unsafe fn kill(r#type: c_int, transaction: *mut osip_transaction) {
    // SAFETY: a transaction, whose stack is NULL or ours.
    unsafe {
        let Some(index) = usize::try_from(r#type).ok().filter(|index| *index < OSIP_KILL_CALLBACK_COUNT) else {
            return trace::trace(c"machine.rs", line!(), trace::ERROR, c"there is no such callback");
        };
        let now = now();
        (*transaction).completed_time = now.tv_sec;
        (*transaction).destroyed_time = now;
        let callback = (*transaction).config.cast::<osip>().as_ref().and_then(|osip| osip.kill_callbacks[index]);
        if let Some(callback) = callback {
            callback(r#type, transaction);
        }
    }
}

unsafe fn transport_error(r#type: c_int, transaction: *mut osip_transaction, error: c_int) {
    // SAFETY: a transaction, whose stack is NULL or ours.
    unsafe {
        let Some(index) = usize::try_from(r#type).ok().filter(|index| *index < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT) else {
            return trace::trace(c"machine.rs", line!(), trace::ERROR, c"there is no such callback");
        };
        let callback = (*transaction).config.cast::<osip>().as_ref().and_then(|osip| osip.tp_error_callbacks[index]);
        if let Some(callback) = callback {
            callback(r#type, transaction, error);
        }
    }
}

/// Calls the message callback of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_message_callback(r#type: c_int, tr: *mut osip_transaction, msg: *mut osip_message) {
    if !tr.is_null() {
        // SAFETY: a transaction, by the contract.
        unsafe { message_callback(r#type, tr, msg) };
    }
}

/// Stamps the end of a transaction, and calls the callback of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_kill_transaction_callback(r#type: c_int, tr: *mut osip_transaction) {
    if !tr.is_null() {
        // SAFETY: a transaction, by the contract.
        unsafe { kill(r#type, tr) };
    }
}

/// Calls the callback for transport errors of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_transport_error_callback(r#type: c_int, tr: *mut osip_transaction, error: c_int) {
    if !tr.is_null() {
        // SAFETY: a transaction, by the contract.
        unsafe { transport_error(r#type, tr, error) };
    }
}
