//! `osipparser2/headers/osip_authorization.h`: the Authorization header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_authorization, osip_authorization_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
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

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_init(header: *mut *mut osip_authorization_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_parse(header: *mut osip_authorization_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_to_str(header: *const osip_authorization_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_free(header: *mut osip_authorization_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_clone(
    header: *const osip_authorization_t,
    dest: *mut *mut osip_authorization_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// The scheme, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_auth_type(header: *const osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.auth_type) }
}

/// Sets the scheme; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_auth_type(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.auth_type) }
}

/// The user name, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_username(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.username) }
}

/// Sets the user name; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_username(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.username) }
}

/// The realm, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_realm(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.realm) }
}

/// Sets the realm; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_realm(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.realm) }
}

/// The nonce, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_nonce(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.nonce) }
}

/// Sets the nonce; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_nonce(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.nonce) }
}

/// The URI, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_uri(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.uri) }
}

/// Sets the URI; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_uri(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.uri) }
}

/// The response digest, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_response(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.response) }
}

/// Sets the response digest; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_response(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.response) }
}

/// The old form of the response, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_digest(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.digest) }
}

/// Sets the old form of the response; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_digest(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.digest) }
}

/// The algorithm, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_algorithm(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.algorithm) }
}

/// Sets the algorithm; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_algorithm(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.algorithm) }
}

/// The client's nonce, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_cnonce(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.cnonce) }
}

/// Sets the client's nonce; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_cnonce(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.cnonce) }
}

/// The opaque data, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_opaque(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.opaque) }
}

/// Sets the opaque data; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_opaque(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.opaque) }
}

/// The quality of protection, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_message_qop(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.message_qop) }
}

/// Sets the quality of protection; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_message_qop(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.message_qop) }
}

/// The nonce count, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_nonce_count(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.nonce_count) }
}

/// Sets the nonce count; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_nonce_count(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.nonce_count) }
}

/// The NTLM version, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_version(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.version) }
}

/// Sets the NTLM version; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_version(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.version) }
}

/// The NTLM target name, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_targetname(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.targetname) }
}

/// Sets the NTLM target name; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_targetname(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.targetname) }
}

/// The NTLM data, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_gssapi_data(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.gssapi_data) }
}

/// Sets the NTLM data; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_gssapi_data(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.gssapi_data) }
}

/// The NTLM crand, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_crand(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.crand) }
}

/// Sets the NTLM crand; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_crand(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.crand) }
}

/// The NTLM cnum, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_get_cnum(header: *mut osip_authorization_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.cnum) }
}

/// Sets the NTLM cnum; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authorization_set_cnum(header: *mut osip_authorization_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.cnum) }
}
