//! `osipparser2/headers/osip_call_id.h`: the Call-ID header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_call_id, osip_call_id_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
use crate::ffi::ptr;
use crate::sip::Writer;
use crate::sip::header::CallId;
use core::ptr::null_mut;
use libc::{c_char, c_int};

members! {
    osip_call_id as CallId: CallId<'_> {
        text host,
        text number,
    }
    copy needs number;
}

impl Parse for osip_call_id {
    fn parse(&mut self, text: &[u8]) -> Result {
        // The members may never have had a value, so that they are not freed.
        (self.number, self.host) = (null_mut(), null_mut());
        let mut parts = CallId::default();
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_call_id {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_call_id_init(header: *mut *mut osip_call_id_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_call_id_free(header: *mut osip_call_id_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_call_id_parse(header: *mut osip_call_id_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without number, OSIP_NOMEM.
    to_str osip_call_id_to_str(header: *const osip_call_id_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER without number, OSIP_NOMEM.
    clone osip_call_id_clone(header: *const osip_call_id_t, dest: *mut *mut osip_call_id_t) -> c_int;
    /// Sets the number; the header adopts the text.
    set osip_call_id_set_number(header: *mut osip_call_id_t, value: *mut c_char) = number;
    /// The number, or NULL.
    get osip_call_id_get_number(header: *mut osip_call_id_t) -> *mut c_char = number;
    /// Sets the host; the header adopts the text.
    set osip_call_id_set_host(header: *mut osip_call_id_t, value: *mut c_char) = host;
    /// The host, or NULL.
    get osip_call_id_get_host(header: *mut osip_call_id_t) -> *mut c_char = host;
}

/// 0 if the two are equal, -1 if not; OSIP_BADPARAMETER if one is NULL or lacks a part.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_call_id_match(callid1: *mut osip_call_id_t, callid2: *mut osip_call_id_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe {
        object::c_match(callid1, callid2, |left, right| match left.number.is_null() || right.number.is_null() {
            // What `CallId::matches` says, without measuring the texts.
            false => Ok(ptr::same_text(left.number, right.number) && ptr::same_text(left.host, right.host)),
            true => Err(BADPARAMETER),
        })
    }
}
