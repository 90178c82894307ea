//! `osipparser2/headers/osip_www_authenticate.h`: the WWW-Authenticate header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_www_authenticate, osip_www_authenticate_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
use crate::ffi::{alloc, guard, ptr};
use crate::sip::Writer;
use crate::sip::header::{Cursor, WwwAuthenticate};
use core::ptr::null;
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

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_init(header: *mut *mut osip_www_authenticate_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_parse(header: *mut osip_www_authenticate_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_to_str(header: *const osip_www_authenticate_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_free(header: *mut osip_www_authenticate_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Copies a header. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_clone(
    header: *const osip_www_authenticate_t,
    dest: *mut *mut osip_www_authenticate_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// The scheme, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_auth_type(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.auth_type) }
}

/// Sets the scheme; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_auth_type(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.auth_type) }
}

/// The realm, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_realm(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.realm) }
}

/// Sets the realm; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_realm(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.realm) }
}

/// The domain, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_domain(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.domain) }
}

/// Sets the domain; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_domain(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.domain) }
}

/// The nonce, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_nonce(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.nonce) }
}

/// Sets the nonce; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_nonce(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.nonce) }
}

/// The opaque data, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_opaque(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.opaque) }
}

/// Sets the opaque data; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_opaque(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.opaque) }
}

/// Whether the nonce was stale, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_stale(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.stale) }
}

/// Sets whether the nonce was stale; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_stale(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.stale) }
}

/// The algorithm, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_algorithm(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.algorithm) }
}

/// Sets the algorithm; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_algorithm(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.algorithm) }
}

/// The qualities of protection, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_qop_options(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.qop_options) }
}

/// Sets the qualities of protection; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_qop_options(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.qop_options) }
}

/// The NTLM version, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_version(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.version) }
}

/// Sets the NTLM version; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_version(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.version) }
}

/// The NTLM target name, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_targetname(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.targetname) }
}

/// Sets the NTLM target name; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_targetname(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.targetname) }
}

/// The NTLM data, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_get_gssapi_data(header: *mut osip_www_authenticate_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.gssapi_data) }
}

/// Sets the NTLM data; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_www_authenticate_set_gssapi_data(header: *mut osip_www_authenticate_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.gssapi_data) }
}

/// The body of the two functions below: reads one parameter.
///
/// # Safety
/// `name` and `text` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
unsafe fn read_one(
    name: *const c_char,
    text: *const c_char,
    result: *mut *mut c_char,
    next: *mut *const c_char,
    read: impl for<'a> FnOnce(&mut Cursor<'a>, &[u8], &mut Option<&'a [u8]>) -> core::result::Result<bool, crate::sip::Error>,
) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (result, next) = unsafe { (ptr::get_mut(result)?, ptr::get_mut(next)?) };
        *next = text;
        if !result.is_null() {
            return Ok(());
        }
        *next = null();
        // SAFETY: the same contract.
        let (name, bytes) = unsafe { (ptr::need_text(name)?, ptr::need_text(text)?) };
        let (mut cursor, mut value) = (Cursor::new(bytes), None);
        let more = read(&mut cursor, name, &mut value)?;
        alloc::store(result, value)?;
        if more {
            // SAFETY: the cursor stays in the text.
            *next = unsafe { text.add(cursor.position()) };
        }
        Ok(())
    })
}

/// Reads a quoted parameter of that name at the start of a text, unless `*result` is set. `*next` is where reading goes on, or NULL at
/// the end. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// `name` and `str` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_quoted_string_set(
    name: *const c_char,
    str: *const c_char,
    result: *mut *mut c_char,
    next: *mut *const c_char,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { read_one(name, str, result, next, |cursor, name, value| cursor.quoted(name, value)) }
}

/// Reads a token parameter of that name at the start of a text, unless `*result` is set. `*next` is where reading goes on, or NULL at
/// the end. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// `name` and `str` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_token_set(
    name: *const c_char,
    str: *const c_char,
    result: *mut *mut c_char,
    next: *mut *const c_char,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { read_one(name, str, result, next, |cursor, name, value| cursor.token(name, value)) }
}
