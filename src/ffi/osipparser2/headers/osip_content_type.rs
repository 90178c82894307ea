//! `osipparser2/headers/osip_content_type.h`: the Content-Type header.

use crate::ffi::code::{self, Result};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_content_type, osip_content_type_t, osip_uri_param};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print, Store};
use crate::ffi::params::ParamList;
use crate::ffi::ptr;
use crate::sip::Writer;
use crate::sip::header::MediaType;
use libc::{c_char, c_int};

members! {
    osip_content_type as MediaType: MediaType<'_, ParamList<'_>> {
        params gen_params,
        text r#type as kind,
        text subtype,
    }
}

impl Parse for osip_content_type {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut parts = MediaType::default();
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_content_type {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_content_type_init(header: *mut *mut osip_content_type_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_content_type_free(header: *mut osip_content_type_t);
}

/// Parses a header value; NULL and an empty text leave the header empty. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_content_type_parse(header: *mut osip_content_type_t, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `header` is NULL or an object, `hvalue` NULL or a text.
        match unsafe { ptr::text(hvalue) } {
            None | Some(b"") => Ok(()),
            // SAFETY: `header` is NULL or an object, `hvalue` NULL or a text.
            Some(text) => unsafe { ptr::get_mut(header) }?.parse(text),
        }
    })
}

entries! {
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without type or subtype, OSIP_NOMEM.
    to_str osip_content_type_to_str(header: *const osip_content_type_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    clone osip_content_type_clone(header: *const osip_content_type_t, dest: *mut *mut osip_content_type_t) -> c_int;
}
