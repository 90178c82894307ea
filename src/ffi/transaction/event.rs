//! Events.

use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::osip2::osip::{event_type, osip_event, type_t};
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_free, osip_message_init, osip_message_parse};
use crate::ffi::{guard, ptr};
use crate::transaction::{Event, Timer};
use core::ptr::null_mut;
use libc::{c_char, c_int, size_t};

/// What the numbers of events mean to the machines.
#[rustfmt::skip]
const EVENTS: [Option<Event>; 22] = [
    Some(Event::Timeout(Timer::A)), Some(Event::Timeout(Timer::B)), Some(Event::Timeout(Timer::D)),
    Some(Event::Timeout(Timer::E)), Some(Event::Timeout(Timer::F)), Some(Event::Timeout(Timer::K)),
    Some(Event::Timeout(Timer::G)), Some(Event::Timeout(Timer::H)), Some(Event::Timeout(Timer::I)),
    Some(Event::Timeout(Timer::J)),
    Some(Event::ReceiveInvite), Some(Event::ReceiveAck), Some(Event::ReceiveRequest),
    Some(Event::ReceiveProvisional), Some(Event::ReceiveSuccess), Some(Event::ReceiveFailure),
    Some(Event::SendInvite), None, Some(Event::SendRequest),
    Some(Event::SendProvisional), Some(Event::SendSuccess), Some(Event::SendFailure),
];

pub(crate) const INCOMING: type_t = event_type::RCV_REQINVITE as type_t;
pub(crate) const OUTGOING: type_t = event_type::SND_REQINVITE as type_t;
const KILL: type_t = event_type::KILL_TRANSACTION as type_t;

/// What an event means to the machines.
pub(super) fn meaning(number: type_t) -> Option<Event> {
    EVENTS.get(number as usize).copied().flatten()
}

/// The number of the event of a timer.
pub(super) fn timeout(timer: Timer) -> type_t {
    EVENTS.iter().position(|event| *event == Some(Event::Timeout(timer))).unwrap_or(0) as type_t
}

/// True if an event of this type carries a message.
pub(crate) fn is_message(number: type_t) -> bool {
    (INCOMING..KILL).contains(&number)
}

/// True if the event came in with a request.
pub(super) fn is_incoming_request(number: type_t) -> bool {
    (INCOMING..INCOMING + 3).contains(&number)
}

/// True if the event came in with a response.
pub(super) fn is_incoming_response(number: type_t) -> bool {
    (INCOMING + 3..INCOMING + 6).contains(&number)
}

/// True if the event sends a request.
pub(super) fn is_outgoing_request(number: type_t) -> bool {
    (OUTGOING..OUTGOING + 3).contains(&number)
}

/// True if the event sends a response.
pub(super) fn is_outgoing_response(number: type_t) -> bool {
    (OUTGOING + 3..OUTGOING + 6).contains(&number)
}

/// The type of an event of a message.
pub(super) unsafe fn type_of(message: &osip_message, base: type_t) -> type_t {
    // SAFETY: NULL or a text.
    let method = unsafe { ptr::text(message.sip_method) };
    base + match (message.status_code, method) {
        (0, Some(b"INVITE")) => 0,
        (0, Some(b"ACK")) => 1,
        (0, _) => 2,
        (100..=199, _) => 3,
        (200..=299, _) => 4,
        _ => 5,
    }
}

/// A new event without message.
pub(super) fn new(number: type_t, id: c_int) -> Result<*mut osip_event> {
    let event = alloc::zeroed::<osip_event>()?.as_ptr();
    // SAFETY: the block is new, and zeroes are a value.
    unsafe {
        (*event).r#type = number;
        (*event).transactionid = id;
    }
    Ok(event)
}

/// Frees an event and its message; NULL is fine.
///
/// # Safety
/// The event is not used any more.
pub(crate) unsafe fn free(event: *mut osip_event) {
    // SAFETY: an event that is given up, by the contract.
    unsafe {
        if let Some(content) = event.as_ref() {
            osip_message_free(content.sip);
            alloc::free(event);
        }
    }
}

/// The event of a message, which it adopts; NULL if the message is not complete.
///
/// # Safety
/// `message` is NULL or a message.
pub(crate) unsafe fn of(message: *mut osip_message, base: type_t) -> *mut osip_event {
    // SAFETY: NULL or a message, by the contract.
    let Some(content) = (unsafe { message.as_ref() }) else { return null_mut() };
    if content.status_code == 0 && (content.sip_method.is_null() || content.req_uri.is_null()) {
        return null_mut();
    }
    // SAFETY: a message.
    match new(unsafe { type_of(content, base) }, 0) {
        Ok(event) => {
            // SAFETY: the event is new.
            unsafe { (*event).sip = message };
            event
        }
        Err(_) => null_mut(),
    }
}

/// The event of a message that was received.
///
/// # Safety
/// `buf` is NULL or a buffer.
pub(crate) unsafe fn parse(buf: *const c_char, length: size_t) -> *mut osip_event {
    let mut message = null_mut();
    // SAFETY: the out pointer is ours, the buffer valid by the contract.
    unsafe {
        if buf.is_null() || osip_message_init(&mut message) != 0 {
            return null_mut();
        }
        let event = match osip_message_parse(message, buf, length) {
            0 => of(message, INCOMING),
            _ => null_mut(),
        };
        if event.is_null() {
            osip_message_free(message);
        }
        event
    }
}

/// A new event without message, or NULL.
///
/// cbindgen:ignore
#[unsafe(no_mangle)]
pub extern "C" fn __osip_event_new(r#type: type_t, transactionid: c_int) -> *mut osip_event {
    guard::pointer(|| new(r#type, transactionid).unwrap_or(null_mut()))
}

/// The type of the event of a message that was received.
///
/// cbindgen:ignore
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn evt_set_type_incoming_sipmessage(sip: *mut osip_message) -> type_t {
    // SAFETY: NULL or a message, by the contract.
    guard::or(event_type::UNKNOWN_EVT as type_t, || unsafe {
        sip.as_ref().map_or(event_type::UNKNOWN_EVT as type_t, |message| type_of(message, INCOMING))
    })
}

/// The type of the event of a message to be sent.
///
/// cbindgen:ignore
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn evt_set_type_outgoing_sipmessage(sip: *mut osip_message) -> type_t {
    // SAFETY: NULL or a message, by the contract.
    guard::or(event_type::UNKNOWN_EVT as type_t, || unsafe {
        sip.as_ref().map_or(event_type::UNKNOWN_EVT as type_t, |message| type_of(message, OUTGOING))
    })
}
