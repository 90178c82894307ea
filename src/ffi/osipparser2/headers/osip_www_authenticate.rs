//! `osipparser2/headers/osip_www_authenticate.h`: the WWW-Authenticate header.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_www_authenticate, osip_www_authenticate_t};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print, Store};
use crate::sip::Writer;
use crate::sip::header::WwwAuthenticate;
use libc::{c_char, c_int};

members! {
    osip_www_authenticate as WwwAuthenticate: WwwAuthenticate<'_> {
        text auth_type,
        first realm,
        first domain,
        first nonce,
        first opaque,
        first stale,
        first algorithm,
        first qop_options,
        first version,
        first targetname,
        first gssapi_data,
    }
    copy needs auth_type;
}

impl Parse for osip_www_authenticate {
    fn parse(&mut self, text: &[u8]) -> Result {
        // What is known stays; the texts stay where they are while members change.
        let known: *const Self = self;
        // SAFETY: this object.
        let mut parts = WwwAuthenticate { auth_type: None, ..unsafe { &*known }.view() };
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_www_authenticate {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_www_authenticate_init(header: *mut *mut osip_www_authenticate_t) -> c_int;
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_www_authenticate_parse(header: *mut osip_www_authenticate_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
    to_str osip_www_authenticate_to_str(header: *const osip_www_authenticate_t, dest: *mut *mut c_char) -> c_int;
    /// Frees a header and all it owns.
    free osip_www_authenticate_free(header: *mut osip_www_authenticate_t);
    /// Copies a header. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
    clone osip_www_authenticate_clone(header: *const osip_www_authenticate_t, dest: *mut *mut osip_www_authenticate_t) -> c_int;
    /// The scheme, or NULL.
    get osip_www_authenticate_get_auth_type(header: *mut osip_www_authenticate_t) -> *mut c_char = auth_type;
    /// Sets the scheme; the header adopts the text.
    set osip_www_authenticate_set_auth_type(header: *mut osip_www_authenticate_t, value: *mut c_char) = auth_type;
    /// The realm, or NULL.
    get osip_www_authenticate_get_realm(header: *mut osip_www_authenticate_t) -> *mut c_char = realm;
    /// Sets the realm; the header adopts the text.
    set osip_www_authenticate_set_realm(header: *mut osip_www_authenticate_t, value: *mut c_char) = realm;
    /// The domain, or NULL.
    get osip_www_authenticate_get_domain(header: *mut osip_www_authenticate_t) -> *mut c_char = domain;
    /// Sets the domain; the header adopts the text.
    set osip_www_authenticate_set_domain(header: *mut osip_www_authenticate_t, value: *mut c_char) = domain;
    /// The nonce, or NULL.
    get osip_www_authenticate_get_nonce(header: *mut osip_www_authenticate_t) -> *mut c_char = nonce;
    /// Sets the nonce; the header adopts the text.
    set osip_www_authenticate_set_nonce(header: *mut osip_www_authenticate_t, value: *mut c_char) = nonce;
    /// The opaque data, or NULL.
    get osip_www_authenticate_get_opaque(header: *mut osip_www_authenticate_t) -> *mut c_char = opaque;
    /// Sets the opaque data; the header adopts the text.
    set osip_www_authenticate_set_opaque(header: *mut osip_www_authenticate_t, value: *mut c_char) = opaque;
    /// Whether the nonce was stale, or NULL.
    get osip_www_authenticate_get_stale(header: *mut osip_www_authenticate_t) -> *mut c_char = stale;
    /// Sets whether the nonce was stale; the header adopts the text.
    set osip_www_authenticate_set_stale(header: *mut osip_www_authenticate_t, value: *mut c_char) = stale;
    /// The algorithm, or NULL.
    get osip_www_authenticate_get_algorithm(header: *mut osip_www_authenticate_t) -> *mut c_char = algorithm;
    /// Sets the algorithm; the header adopts the text.
    set osip_www_authenticate_set_algorithm(header: *mut osip_www_authenticate_t, value: *mut c_char) = algorithm;
    /// The qualities of protection, or NULL.
    get osip_www_authenticate_get_qop_options(header: *mut osip_www_authenticate_t) -> *mut c_char = qop_options;
    /// Sets the qualities of protection; the header adopts the text.
    set osip_www_authenticate_set_qop_options(header: *mut osip_www_authenticate_t, value: *mut c_char) = qop_options;
    /// The NTLM version, or NULL.
    get osip_www_authenticate_get_version(header: *mut osip_www_authenticate_t) -> *mut c_char = version;
    /// Sets the NTLM version; the header adopts the text.
    set osip_www_authenticate_set_version(header: *mut osip_www_authenticate_t, value: *mut c_char) = version;
    /// The NTLM target name, or NULL.
    get osip_www_authenticate_get_targetname(header: *mut osip_www_authenticate_t) -> *mut c_char = targetname;
    /// Sets the NTLM target name; the header adopts the text.
    set osip_www_authenticate_set_targetname(header: *mut osip_www_authenticate_t, value: *mut c_char) = targetname;
    /// The NTLM data, or NULL.
    get osip_www_authenticate_get_gssapi_data(header: *mut osip_www_authenticate_t) -> *mut c_char = gssapi_data;
    /// Sets the NTLM data; the header adopts the text.
    set osip_www_authenticate_set_gssapi_data(header: *mut osip_www_authenticate_t, value: *mut c_char) = gssapi_data;
}
