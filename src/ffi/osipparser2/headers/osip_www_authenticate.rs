//! `osipparser2/headers/osip_www_authenticate.h`: the WWW-Authenticate header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::layout::{osip_www_authenticate, osip_www_authenticate_t};
use crate::ffi::object::{self, Duplicate, Object, Parse, Print};
use crate::ffi::{alloc, guard, ptr};
use crate::sip::Writer;
use crate::sip::header::{Cursor, WwwAuthenticate};
use core::ptr::null;
use libc::{c_char, c_int};

impl osip_www_authenticate {
    /// The header as the core sees it.
    pub(crate) fn view(&self) -> WwwAuthenticate<'_> {
        // SAFETY: members are NULL or texts.
        unsafe {
            WwwAuthenticate {
                auth_type: ptr::text(self.auth_type),
                realm: ptr::text(self.realm),
                domain: ptr::text(self.domain),
                nonce: ptr::text(self.nonce),
                opaque: ptr::text(self.opaque),
                stale: ptr::text(self.stale),
                algorithm: ptr::text(self.algorithm),
                qop_options: ptr::text(self.qop_options),
                version: ptr::text(self.version),
                targetname: ptr::text(self.targetname),
                gssapi_data: ptr::text(self.gssapi_data),
            }
        }
    }
}

// SAFETY: pointers may be NULL.
unsafe impl Object for osip_www_authenticate {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; auth_param belongs to the application.
        unsafe {
            alloc::free_all([
                self.auth_type,
                self.realm,
                self.domain,
                self.nonce,
                self.opaque,
                self.stale,
                self.algorithm,
                self.qop_options,
                self.version,
                self.targetname,
                self.gssapi_data,
            ]);
        }
    }
}

impl Parse for osip_www_authenticate {
    fn parse(&mut self, text: &[u8]) -> Result {
        // SAFETY: members are NULL or texts, which stay where they are while members change.
        let mut header = unsafe {
            WwwAuthenticate {
                auth_type: None,
                realm: ptr::text(self.realm),
                domain: ptr::text(self.domain),
                nonce: ptr::text(self.nonce),
                opaque: ptr::text(self.opaque),
                stale: ptr::text(self.stale),
                algorithm: ptr::text(self.algorithm),
                qop_options: ptr::text(self.qop_options),
                version: ptr::text(self.version),
                targetname: ptr::text(self.targetname),
                gssapi_data: ptr::text(self.gssapi_data),
            }
        };
        let result = header.read(text);
        alloc::store(&mut self.auth_type, header.auth_type)?;
        alloc::store_new(&mut self.realm, header.realm)?;
        alloc::store_new(&mut self.domain, header.domain)?;
        alloc::store_new(&mut self.nonce, header.nonce)?;
        alloc::store_new(&mut self.opaque, header.opaque)?;
        alloc::store_new(&mut self.stale, header.stale)?;
        alloc::store_new(&mut self.algorithm, header.algorithm)?;
        alloc::store_new(&mut self.qop_options, header.qop_options)?;
        alloc::store_new(&mut self.version, header.version)?;
        alloc::store_new(&mut self.targetname, header.targetname)?;
        alloc::store_new(&mut self.gssapi_data, header.gssapi_data)?;
        Ok(result?)
    }
}

impl Print for osip_www_authenticate {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

impl Duplicate for osip_www_authenticate {
    fn duplicate(&self, to: &mut Self) -> Result {
        if self.auth_type.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: members are NULL or texts.
        unsafe {
            alloc::dup_all([
                (&self.auth_type, &mut to.auth_type),
                (&self.realm, &mut to.realm),
                (&self.domain, &mut to.domain),
                (&self.nonce, &mut to.nonce),
                (&self.opaque, &mut to.opaque),
                (&self.stale, &mut to.stale),
                (&self.algorithm, &mut to.algorithm),
                (&self.qop_options, &mut to.qop_options),
                (&self.version, &mut to.version),
                (&self.targetname, &mut to.targetname),
                (&self.gssapi_data, &mut to.gssapi_data),
            ])
        }
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
