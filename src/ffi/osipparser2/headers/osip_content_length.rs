//! `osipparser2/headers/osip_content_length.h`: the Content-Length header, and all others that are kept as they are.

use crate::ffi::code::{NOMEM, Result, SYNTAXERROR};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_content_length, osip_content_length_t};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print};
use crate::ffi::{alloc, ptr};
use crate::sip::Writer;
use libc::{c_char, c_int};

members! {
    osip_content_length {
        text value,
    }
}

impl Parse for osip_content_length {
    fn parse(&mut self, text: &[u8]) -> Result {
        if text.is_empty() {
            return Err(SYNTAXERROR);
        }
        alloc::store(&mut self.value, Some(text))
    }
}

impl Print for osip_content_length {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        // A value that is missing counts as one that could not be copied, as in the original.
        // SAFETY: NULL or a text.
        out.put(unsafe { ptr::text(self.value) }.ok_or(NOMEM)?);
        Ok(())
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_content_length_init(header: *mut *mut osip_content_length_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_content_length_free(header: *mut osip_content_length_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_content_length_parse(header: *mut osip_content_length_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER, OSIP_NOMEM, also without value.
    to_str osip_content_length_to_str(header: *const osip_content_length_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    clone osip_content_length_clone(header: *const osip_content_length_t, dest: *mut *mut osip_content_length_t) -> c_int;
}
