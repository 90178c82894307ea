//! `osipparser2/headers/osip_accept.h`: the Accept header.

use crate::ffi::layout::osip_accept_t;
use crate::ffi::message::variants::Accept;
use crate::ffi::object;
use libc::{c_char, c_int};

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER with only one of type and subtype, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_accept_to_str(header: *const osip_accept_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: `header` is NULL or an object, which an Accept is laid out like, `dest` NULL or may be written.
    unsafe { object::c_to_str(header.cast::<Accept>(), dest) }
}
