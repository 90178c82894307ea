//! `osipparser2/headers/osip_authorization.h`: the Authorization header.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_authorization, osip_authorization_t};
use crate::ffi::members::members;
use crate::ffi::object::{Parse, Print, Store};
use crate::sip::Writer;
use crate::sip::header::Authorization;
use libc::{c_char, c_int};

members! {
    osip_authorization as Authorization: Authorization<'_> {
        text auth_type,
        first username,
        first realm,
        first nonce,
        first uri,
        first response,
        first digest,
        first algorithm,
        first cnonce,
        first opaque,
        first message_qop,
        first nonce_count,
        first version,
        first targetname,
        first gssapi_data,
        first crand,
        first cnum,
    }
}

impl Parse for osip_authorization {
    fn parse(&mut self, text: &[u8]) -> Result {
        // What is known stays; the texts stay where they are while members change.
        let known: *const Self = self;
        // SAFETY: this object.
        let mut parts = Authorization { auth_type: None, ..unsafe { &*known }.view() };
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_authorization {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_authorization_init(header: *mut *mut osip_authorization_t) -> c_int;
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_authorization_parse(header: *mut osip_authorization_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
    to_str osip_authorization_to_str(header: *const osip_authorization_t, dest: *mut *mut c_char) -> c_int;
    /// Frees a header and all it owns.
    free osip_authorization_free(header: *mut osip_authorization_t);
    /// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    clone osip_authorization_clone(header: *const osip_authorization_t, dest: *mut *mut osip_authorization_t) -> c_int;
    /// The scheme, or NULL.
    get osip_authorization_get_auth_type(header: *const osip_authorization_t) -> *mut c_char = auth_type;
    /// Sets the scheme; the header adopts the text.
    set osip_authorization_set_auth_type(header: *mut osip_authorization_t, value: *mut c_char) = auth_type;
    /// The user name, or NULL.
    get osip_authorization_get_username(header: *mut osip_authorization_t) -> *mut c_char = username;
    /// Sets the user name; the header adopts the text.
    set osip_authorization_set_username(header: *mut osip_authorization_t, value: *mut c_char) = username;
    /// The realm, or NULL.
    get osip_authorization_get_realm(header: *mut osip_authorization_t) -> *mut c_char = realm;
    /// Sets the realm; the header adopts the text.
    set osip_authorization_set_realm(header: *mut osip_authorization_t, value: *mut c_char) = realm;
    /// The nonce, or NULL.
    get osip_authorization_get_nonce(header: *mut osip_authorization_t) -> *mut c_char = nonce;
    /// Sets the nonce; the header adopts the text.
    set osip_authorization_set_nonce(header: *mut osip_authorization_t, value: *mut c_char) = nonce;
    /// The URI, or NULL.
    get osip_authorization_get_uri(header: *mut osip_authorization_t) -> *mut c_char = uri;
    /// Sets the URI; the header adopts the text.
    set osip_authorization_set_uri(header: *mut osip_authorization_t, value: *mut c_char) = uri;
    /// The response digest, or NULL.
    get osip_authorization_get_response(header: *mut osip_authorization_t) -> *mut c_char = response;
    /// Sets the response digest; the header adopts the text.
    set osip_authorization_set_response(header: *mut osip_authorization_t, value: *mut c_char) = response;
    /// The old form of the response, or NULL.
    get osip_authorization_get_digest(header: *mut osip_authorization_t) -> *mut c_char = digest;
    /// Sets the old form of the response; the header adopts the text.
    set osip_authorization_set_digest(header: *mut osip_authorization_t, value: *mut c_char) = digest;
    /// The algorithm, or NULL.
    get osip_authorization_get_algorithm(header: *mut osip_authorization_t) -> *mut c_char = algorithm;
    /// Sets the algorithm; the header adopts the text.
    set osip_authorization_set_algorithm(header: *mut osip_authorization_t, value: *mut c_char) = algorithm;
    /// The client's nonce, or NULL.
    get osip_authorization_get_cnonce(header: *mut osip_authorization_t) -> *mut c_char = cnonce;
    /// Sets the client's nonce; the header adopts the text.
    set osip_authorization_set_cnonce(header: *mut osip_authorization_t, value: *mut c_char) = cnonce;
    /// The opaque data, or NULL.
    get osip_authorization_get_opaque(header: *mut osip_authorization_t) -> *mut c_char = opaque;
    /// Sets the opaque data; the header adopts the text.
    set osip_authorization_set_opaque(header: *mut osip_authorization_t, value: *mut c_char) = opaque;
    /// The quality of protection, or NULL.
    get osip_authorization_get_message_qop(header: *mut osip_authorization_t) -> *mut c_char = message_qop;
    /// Sets the quality of protection; the header adopts the text.
    set osip_authorization_set_message_qop(header: *mut osip_authorization_t, value: *mut c_char) = message_qop;
    /// The nonce count, or NULL.
    get osip_authorization_get_nonce_count(header: *mut osip_authorization_t) -> *mut c_char = nonce_count;
    /// Sets the nonce count; the header adopts the text.
    set osip_authorization_set_nonce_count(header: *mut osip_authorization_t, value: *mut c_char) = nonce_count;
    /// The NTLM version, or NULL.
    get osip_authorization_get_version(header: *mut osip_authorization_t) -> *mut c_char = version;
    /// Sets the NTLM version; the header adopts the text.
    set osip_authorization_set_version(header: *mut osip_authorization_t, value: *mut c_char) = version;
    /// The NTLM target name, or NULL.
    get osip_authorization_get_targetname(header: *mut osip_authorization_t) -> *mut c_char = targetname;
    /// Sets the NTLM target name; the header adopts the text.
    set osip_authorization_set_targetname(header: *mut osip_authorization_t, value: *mut c_char) = targetname;
    /// The NTLM data, or NULL.
    get osip_authorization_get_gssapi_data(header: *mut osip_authorization_t) -> *mut c_char = gssapi_data;
    /// Sets the NTLM data; the header adopts the text.
    set osip_authorization_set_gssapi_data(header: *mut osip_authorization_t, value: *mut c_char) = gssapi_data;
    /// The NTLM crand, or NULL.
    get osip_authorization_get_crand(header: *mut osip_authorization_t) -> *mut c_char = crand;
    /// Sets the NTLM crand; the header adopts the text.
    set osip_authorization_set_crand(header: *mut osip_authorization_t, value: *mut c_char) = crand;
    /// The NTLM cnum, or NULL.
    get osip_authorization_get_cnum(header: *mut osip_authorization_t) -> *mut c_char = cnum;
    /// Sets the NTLM cnum; the header adopts the text.
    set osip_authorization_set_cnum(header: *mut osip_authorization_t, value: *mut c_char) = cnum;
}
