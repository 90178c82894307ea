//! `osipparser2/headers/osip_content_length.h`: the Content-Length header, and all others that are kept as they are.

use crate::ffi::code::{NOMEM, Result, SYNTAXERROR};
use crate::ffi::layout::{osip_content_length, osip_content_length_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print};
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

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_length_init(header: *mut *mut osip_content_length_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_length_free(header: *mut osip_content_length_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_length_parse(header: *mut osip_content_length_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER, OSIP_NOMEM, also without value.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_length_to_str(header: *const osip_content_length_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_length_clone(
    header: *const osip_content_length_t,
    dest: *mut *mut osip_content_length_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}
