//! Events.

use super::label::Label;
use crate::ffi::code::Result;
use crate::ffi::layout::{event_type, osip_event, osip_message, type_t};
use crate::ffi::message::copy;
use crate::ffi::trace::trace;
use crate::ffi::{alloc, object, ptr};
use crate::transaction::classify::{Direction, Sort};
use crate::transaction::{Event, Timer};
use core::ptr::null_mut;
use libc::{c_char, c_int, size_t};

const INCOMING: type_t = event_type::RCV_REQINVITE as type_t;
const OUTGOING: type_t = event_type::SND_REQINVITE as type_t;
const KILL: type_t = event_type::KILL_TRANSACTION as type_t;

/// What an event means to the machines.
pub(super) fn meaning(number: type_t) -> Option<Event> {
    const ALL: [Option<Event>; KILL as usize] = {
        let mut all = [None; KILL as usize];
        let mut index = 0;
        while index < Event::ALL.len() {
            all[self::number(Event::ALL[index]) as usize] = Some(Event::ALL[index]);
            index += 1;
        }
        all
    };
    ALL.get(number as usize).copied().flatten()
}

/// The number of an event.
pub(crate) const fn number(event: Event) -> type_t {
    let number = match event {
        Event::Timeout(Timer::A) => event_type::TIMEOUT_A,
        Event::Timeout(Timer::B) => event_type::TIMEOUT_B,
        Event::Timeout(Timer::D) => event_type::TIMEOUT_D,
        Event::Timeout(Timer::E) => event_type::TIMEOUT_E,
        Event::Timeout(Timer::F) => event_type::TIMEOUT_F,
        Event::Timeout(Timer::K) => event_type::TIMEOUT_K,
        Event::Timeout(Timer::G) => event_type::TIMEOUT_G,
        Event::Timeout(Timer::H) => event_type::TIMEOUT_H,
        Event::Timeout(Timer::I) => event_type::TIMEOUT_I,
        Event::Timeout(Timer::J) => event_type::TIMEOUT_J,
        Event::ReceiveInvite => event_type::RCV_REQINVITE,
        Event::ReceiveAck => event_type::RCV_REQACK,
        Event::ReceiveRequest => event_type::RCV_REQUEST,
        Event::ReceiveProvisional => event_type::RCV_STATUS_1XX,
        Event::ReceiveSuccess => event_type::RCV_STATUS_2XX,
        Event::ReceiveFailure => event_type::RCV_STATUS_3456XX,
        Event::SendInvite => event_type::SND_REQINVITE,
        Event::SendRequest => event_type::SND_REQUEST,
        Event::SendProvisional => event_type::SND_STATUS_1XX,
        Event::SendSuccess => event_type::SND_STATUS_2XX,
        Event::SendFailure => event_type::SND_STATUS_3456XX,
    };
    number as type_t
}

/// True if an event of this type carries a message.
pub(crate) fn is_message(number: type_t) -> bool {
    (INCOMING..KILL).contains(&number)
}

/// Which way the message of an event goes, and whether it is a request; `None` for an event without message.
pub(super) fn way(number: type_t) -> Option<(Direction, bool)> {
    let way = |direction, base| Some((direction, number < base + 3));
    match number {
        INCOMING..OUTGOING => way(Direction::Incoming, INCOMING),
        OUTGOING..KILL => way(Direction::Outgoing, OUTGOING),
        _ => None,
    }
}

/// The type of the event of a message that goes this way.
pub(crate) fn type_of(message: &osip_message, direction: Direction) -> type_t {
    // SAFETY: NULL or a text of the message.
    let method = unsafe { ptr::text(message.sip_method) };
    let base = if direction == Direction::Incoming { INCOMING } else { OUTGOING };
    base + Sort::of(method, message.status_code) as type_t
}

/// A new event without message.
pub(crate) fn new(number: type_t, id: c_int) -> Result<*mut osip_event> {
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
    // SAFETY: NULL or an event.
    if let Some(content) = unsafe { event.as_ref() } {
        // SAFETY: given up, with its message.
        unsafe {
            object::free(content.sip);
            alloc::free(event);
        }
    }
}

/// The event of a message, which it adopts; NULL if the message is not complete.
///
/// # Safety
/// `message` is NULL or a message.
pub(crate) unsafe fn of(message: *mut osip_message, direction: Direction) -> *mut osip_event {
    // SAFETY: NULL or a message.
    let Some(content) = (unsafe { message.as_ref() }) else { return null_mut() };
    if content.status_code == 0 && (content.sip_method.is_null() || content.req_uri.is_null()) {
        return null_mut();
    }
    let Ok(event) = new(type_of(content, direction), 0) else { return null_mut() };
    // SAFETY: the event is new.
    unsafe { (*event).sip = message };
    event
}

/// Parses a message into a new object.
#[cfg(feature = "abi-parser")]
fn parse_message(message: &mut osip_message, text: &[u8]) -> Result {
    crate::ffi::message::parse::parse(message, text, false)
}

/// Parses a message into a new object, through the function that libosipparser2 exports.
#[cfg(not(feature = "abi-parser"))]
fn parse_message(message: &mut osip_message, text: &[u8]) -> Result {
    use crate::ffi::code::{Code, SUCCESS};
    use libc::c_int;

    unsafe extern "C" {
        fn osip_message_parse(sip: *mut osip_message, buf: *const c_char, length: size_t) -> c_int;
    }
    // SAFETY: a new object, and so many readable bytes.
    match unsafe { osip_message_parse(message, text.as_ptr().cast(), text.len()) } {
        SUCCESS => Ok(()),
        code => Err(Code(code)),
    }
}

/// The event of a message that was received.
///
/// # Safety
/// `buf` is NULL or a buffer.
pub(crate) unsafe fn parse(buf: *const c_char, length: size_t) -> *mut osip_event {
    // SAFETY: NULL or a buffer.
    let Some(text) = (unsafe { ptr::buffer(buf, length) }).filter(|_| !buf.is_null()) else { return null_mut() };
    let Ok(mut message) = copy::empty() else { return null_mut() };
    if parse_message(message.as_mut(), text).is_err() {
        trace!(ERROR, c"osip_event", "a message that was received is refused");
        return null_mut();
    }
    // SAFETY: the message is new; no event has adopted it if there is none.
    let event = unsafe { of(message.as_ptr(), Direction::Incoming) };
    if !event.is_null() {
        // SAFETY: the message is new; its members are NULL or valid.
        let message = unsafe { &*message.into_raw() };
        trace!(INFO3, c"osip_event", "received: {}", Label(message));
    }
    event
}
