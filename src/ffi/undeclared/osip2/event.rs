//! Events, as the library makes them for itself.

use crate::ffi::layout::{event_type, osip_event, osip_message, type_t};
use crate::ffi::transaction::event;
use crate::transaction::classify::Direction;
use core::ptr::null_mut;
use libc::c_int;

/// A new event without message, or NULL.
///
/// cbindgen:ignore
#[unsafe(no_mangle)]
pub extern "C" fn __osip_event_new(r#type: type_t, transactionid: c_int) -> *mut osip_event {
    event::new(r#type, transactionid).unwrap_or(null_mut())
}

/// # Safety
/// `sip` is NULL or a message.
unsafe fn type_of(sip: *mut osip_message, direction: Direction) -> type_t {
    const UNKNOWN: type_t = event_type::UNKNOWN_EVT as type_t;
    // SAFETY: NULL or a message.
    unsafe { sip.as_ref() }.map_or(UNKNOWN, |message| event::type_of(message, direction))
}

/// The type of the event of a message that was received.
///
/// cbindgen:ignore
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn evt_set_type_incoming_sipmessage(sip: *mut osip_message) -> type_t {
    // SAFETY: `sip` is NULL or a message.
    unsafe { type_of(sip, Direction::Incoming) }
}

/// The type of the event of a message to be sent.
///
/// cbindgen:ignore
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn evt_set_type_outgoing_sipmessage(sip: *mut osip_message) -> type_t {
    // SAFETY: `sip` is NULL or a message.
    unsafe { type_of(sip, Direction::Outgoing) }
}
