//! `osipparser2/headers/osip_call_info.h`: the Call-Info header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_call_info, osip_call_info_t, osip_uri_param};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
use crate::ffi::params::ParamList;
use crate::sip::Writer;
use crate::sip::header::Element;
use libc::{c_char, c_int};

members! {
    osip_call_info as Element: Element<'_, ParamList<'_>> {
        params gen_params,
        text element as text,
    }
    copy needs element;
}

impl Parse for osip_call_info {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut parts = Element::default();
        let result = parts.read_bracketed(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_call_info {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_init(header: *mut *mut osip_call_info_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_free(header: *mut osip_call_info_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_parse(header: *mut osip_call_info_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_to_str(header: *const osip_call_info_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_clone(header: *const osip_call_info_t, dest: *mut *mut osip_call_info_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// The URI with its brackets, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_get_uri(header: *mut osip_call_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.element) }
}

/// Sets the URI with its brackets; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_set_uri(header: *mut osip_call_info_t, uri: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, uri, |header| &mut header.element) }
}
