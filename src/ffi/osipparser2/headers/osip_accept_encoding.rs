//! `osipparser2/headers/osip_accept_encoding.h`: the Accept-Encoding header.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_accept_encoding, osip_accept_encoding_t, osip_uri_param};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print, Store};
use crate::ffi::params::ParamList;
use crate::sip::Writer;
use crate::sip::header::Element;
use libc::{c_char, c_int};

members! {
    osip_accept_encoding as Element: Element<'_, ParamList<'_>> {
        params gen_params,
        text element as text,
    }
    copy needs element;
}

impl Parse for osip_accept_encoding {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut parts = Element::default();
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_accept_encoding {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_accept_encoding_init(header: *mut *mut osip_accept_encoding_t) -> c_int;
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_accept_encoding_parse(header: *mut osip_accept_encoding_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
    to_str osip_accept_encoding_to_str(header: *const osip_accept_encoding_t, dest: *mut *mut c_char) -> c_int;
    /// Frees a header and all it owns.
    free osip_accept_encoding_free(header: *mut osip_accept_encoding_t);
    /// Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
    clone osip_accept_encoding_clone(header: *const osip_accept_encoding_t, dest: *mut *mut osip_accept_encoding_t) -> c_int;
    /// Sets the coding; the header adopts the text.
    set osip_accept_encoding_set_element(header: *mut osip_accept_encoding_t, value: *mut c_char) = element;
    /// The coding, or NULL.
    get osip_accept_encoding_get_element(header: *const osip_accept_encoding_t) -> *mut c_char = element;
}
