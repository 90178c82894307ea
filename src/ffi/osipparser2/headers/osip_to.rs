//! `osipparser2/headers/osip_to.h`: the To header.

use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_from, osip_to_t};
use crate::ffi::object;
use libc::{c_char, c_int};

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_to_init(header: *mut *mut osip_to_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_to_free(header: *mut osip_to_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_to_parse(header: *mut osip_to_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM.
    to_str osip_to_to_str(header: *const osip_to_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM.
    clone osip_to_clone(header: *const osip_to_t, dest: *mut *mut osip_to_t) -> c_int;
}

/// 0 if both have the same tag, or both have none; -1 if not, OSIP_BADPARAMETER if one is NULL.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_to_tag_match(to1: *mut osip_to_t, to2: *mut osip_to_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe { object::c_match(to1, to2, osip_from::match_tag) }
}
