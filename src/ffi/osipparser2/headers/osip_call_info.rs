//! `osipparser2/headers/osip_call_info.h`: the Call-Info header.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_call_info, osip_call_info_t, osip_uri_param};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print, Store};
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

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_call_info_init(header: *mut *mut osip_call_info_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_call_info_free(header: *mut osip_call_info_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_call_info_parse(header: *mut osip_call_info_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
    to_str osip_call_info_to_str(header: *const osip_call_info_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
    clone osip_call_info_clone(header: *const osip_call_info_t, dest: *mut *mut osip_call_info_t) -> c_int;
    /// The URI with its brackets, or NULL.
    get osip_call_info_get_uri(header: *mut osip_call_info_t) -> *mut c_char = element;
    /// Sets the URI with its brackets; the header adopts the text.
    set osip_call_info_set_uri(header: *mut osip_call_info_t, uri: *mut c_char) = element;
}
