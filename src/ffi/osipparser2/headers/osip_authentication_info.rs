//! `osipparser2/headers/osip_authentication_info.h`: the Authentication-Info header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_authentication_info, osip_authentication_info_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
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
        Ok(self.view().write(out)?)
    }
}

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_init(header: *mut *mut osip_authentication_info_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_parse(header: *mut osip_authentication_info_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without anything to print, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_to_str(
    header: *const osip_authentication_info_t,
    dest: *mut *mut c_char,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_free(header: *mut osip_authentication_info_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_clone(
    header: *const osip_authentication_info_t,
    dest: *mut *mut osip_authentication_info_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// The scheme, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_auth_type(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.auth_type) }
}

/// Sets the scheme; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_auth_type(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.auth_type) }
}

/// The next nonce, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_nextnonce(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.nextnonce) }
}

/// Sets the next nonce; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_nextnonce(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.nextnonce) }
}

/// The client's nonce, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_cnonce(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.cnonce) }
}

/// Sets the client's nonce; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_cnonce(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.cnonce) }
}

/// The quality of protection, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_qop_options(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.qop_options) }
}

/// Sets the quality of protection; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_qop_options(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.qop_options) }
}

/// The response digest, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_rspauth(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.rspauth) }
}

/// Sets the response digest; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_rspauth(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.rspauth) }
}

/// The nonce count, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_nonce_count(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.nonce_count) }
}

/// Sets the nonce count; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_nonce_count(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.nonce_count) }
}

/// The NTLM snum, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_snum(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.snum) }
}

/// Sets the NTLM snum; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_snum(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.snum) }
}

/// The NTLM srand, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_srand(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.srand) }
}

/// Sets the NTLM srand; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_srand(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.srand) }
}

/// The NTLM target name, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_targetname(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.targetname) }
}

/// Sets the NTLM target name; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_targetname(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.targetname) }
}

/// The realm, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_realm(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.realm) }
}

/// Sets the realm; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_realm(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.realm) }
}

/// The opaque data, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_get_opaque(header: *mut osip_authentication_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.opaque) }
}

/// Sets the opaque data; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_authentication_info_set_opaque(header: *mut osip_authentication_info_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.opaque) }
}
