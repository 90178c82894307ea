//! `osipparser2/headers/osip_authentication_info.h`: the Authentication-Info header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_authentication_info, osip_authentication_info_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Object, Parse, Print, Store};
use crate::sip::Writer;
use crate::sip::header::AuthenticationInfo;
use libc::{c_char, c_int};

members! {
    osip_authentication_info as AuthenticationInfo: AuthenticationInfo<'_> {
        text auth_type,
        first nextnonce,
        first qop_options,
        first rspauth,
        first cnonce,
        first nonce_count,
        first snum,
        first srand,
        first realm,
        first targetname,
        first opaque,
    }
}

impl Parse for osip_authentication_info {
    fn parse(&mut self, text: &[u8]) -> Result {
        // What is known stays; the texts stay where they are while members change.
        let known: *const Self = self;
        // SAFETY: this object.
        let mut parts = AuthenticationInfo { auth_type: None, ..unsafe { &*known }.view() };
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl Print for osip_authentication_info {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        self.view().write(out);
        Ok(())
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_authentication_info_init(header: *mut *mut osip_authentication_info_t) -> c_int;
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_authentication_info_parse(header: *mut osip_authentication_info_t, hvalue: *const c_char) -> c_int;
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without anything to print, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_authentication_info_to_str(
    header: *const osip_authentication_info_t,
    dest: *mut *mut c_char,
) -> c_int {
    let print = |header: &osip_authentication_info, out: &mut Writer<'_>| {
        if header.is_new() { Err(BADPARAMETER) } else { header.print(out) }
    };
    // SAFETY: `header` is NULL or an object, `dest` NULL or may be written.
    unsafe { object::c_print(header, dest, print) }
}

entries! {
    /// Frees a header and all it owns.
    free osip_authentication_info_free(header: *mut osip_authentication_info_t);
    /// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    clone osip_authentication_info_clone(header: *const osip_authentication_info_t, dest: *mut *mut osip_authentication_info_t) -> c_int;
    /// The scheme, or NULL.
    get osip_authentication_info_get_auth_type(header: *mut osip_authentication_info_t) -> *mut c_char = auth_type;
    /// Sets the scheme; the header adopts the text.
    set osip_authentication_info_set_auth_type(header: *mut osip_authentication_info_t, value: *mut c_char) = auth_type;
    /// The next nonce, or NULL.
    get osip_authentication_info_get_nextnonce(header: *mut osip_authentication_info_t) -> *mut c_char = nextnonce;
    /// Sets the next nonce; the header adopts the text.
    set osip_authentication_info_set_nextnonce(header: *mut osip_authentication_info_t, value: *mut c_char) = nextnonce;
    /// The client's nonce, or NULL.
    get osip_authentication_info_get_cnonce(header: *mut osip_authentication_info_t) -> *mut c_char = cnonce;
    /// Sets the client's nonce; the header adopts the text.
    set osip_authentication_info_set_cnonce(header: *mut osip_authentication_info_t, value: *mut c_char) = cnonce;
    /// The quality of protection, or NULL.
    get osip_authentication_info_get_qop_options(header: *mut osip_authentication_info_t) -> *mut c_char = qop_options;
    /// Sets the quality of protection; the header adopts the text.
    set osip_authentication_info_set_qop_options(header: *mut osip_authentication_info_t, value: *mut c_char) = qop_options;
    /// The response digest, or NULL.
    get osip_authentication_info_get_rspauth(header: *mut osip_authentication_info_t) -> *mut c_char = rspauth;
    /// Sets the response digest; the header adopts the text.
    set osip_authentication_info_set_rspauth(header: *mut osip_authentication_info_t, value: *mut c_char) = rspauth;
    /// The nonce count, or NULL.
    get osip_authentication_info_get_nonce_count(header: *mut osip_authentication_info_t) -> *mut c_char = nonce_count;
    /// Sets the nonce count; the header adopts the text.
    set osip_authentication_info_set_nonce_count(header: *mut osip_authentication_info_t, value: *mut c_char) = nonce_count;
    /// The NTLM snum, or NULL.
    get osip_authentication_info_get_snum(header: *mut osip_authentication_info_t) -> *mut c_char = snum;
    /// Sets the NTLM snum; the header adopts the text.
    set osip_authentication_info_set_snum(header: *mut osip_authentication_info_t, value: *mut c_char) = snum;
    /// The NTLM srand, or NULL.
    get osip_authentication_info_get_srand(header: *mut osip_authentication_info_t) -> *mut c_char = srand;
    /// Sets the NTLM srand; the header adopts the text.
    set osip_authentication_info_set_srand(header: *mut osip_authentication_info_t, value: *mut c_char) = srand;
    /// The NTLM target name, or NULL.
    get osip_authentication_info_get_targetname(header: *mut osip_authentication_info_t) -> *mut c_char = targetname;
    /// Sets the NTLM target name; the header adopts the text.
    set osip_authentication_info_set_targetname(header: *mut osip_authentication_info_t, value: *mut c_char) = targetname;
    /// The realm, or NULL.
    get osip_authentication_info_get_realm(header: *mut osip_authentication_info_t) -> *mut c_char = realm;
    /// Sets the realm; the header adopts the text.
    set osip_authentication_info_set_realm(header: *mut osip_authentication_info_t, value: *mut c_char) = realm;
    /// The opaque data, or NULL.
    get osip_authentication_info_get_opaque(header: *mut osip_authentication_info_t) -> *mut c_char = opaque;
    /// Sets the opaque data; the header adopts the text.
    set osip_authentication_info_set_opaque(header: *mut osip_authentication_info_t, value: *mut c_char) = opaque;
}
