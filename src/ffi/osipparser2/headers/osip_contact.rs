//! `osipparser2/headers/osip_contact.h`: the Contact header.

use crate::ffi::entries::entries;
use crate::ffi::layout::osip_contact_t;
use crate::ffi::message::variants::Contact;
use crate::ffi::object::{self};
use libc::{c_char, c_int};

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_contact_init(header: *mut *mut osip_contact_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_contact_free(header: *mut osip_contact_t);
}

/// Parses a header value; what begins with an asterisk is kept whole as the display name. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_contact_parse(header: *mut osip_contact_t, hvalue: *const c_char) -> c_int {
    // SAFETY: `header` is NULL or an object, which a Contact is laid out like, `hvalue` NULL or a text.
    unsafe { object::c_parse(header.cast::<Contact>(), hvalue) }
}

/// Prints a header value into a new text: an asterisk if the display name begins with one. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_contact_to_str(header: *const osip_contact_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: `header` is NULL or an object, which a Contact is laid out like, `dest` NULL or may be written.
    unsafe { object::c_to_str(header.cast::<Contact>(), dest) }
}

entries! {
    /// Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM.
    clone osip_contact_clone(header: *const osip_contact_t, dest: *mut *mut osip_contact_t) -> c_int;
}
