//! `osipparser2/headers/osip_authentication_info.h`: the Authentication-Info header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_authentication_info, osip_authentication_info_t};
use crate::ffi::object::{self, Duplicate, Object, Parse, Print};
use crate::ffi::{alloc, ptr};
use crate::sip::Writer;
use crate::sip::header::AuthenticationInfo;
use libc::{c_char, c_int};

impl osip_authentication_info {
    /// The header as the core sees it.
    pub(crate) fn view(&self) -> AuthenticationInfo<'_> {
        // SAFETY: members are NULL or texts.
        unsafe {
            AuthenticationInfo {
                auth_type: ptr::text(self.auth_type),
                nextnonce: ptr::text(self.nextnonce),
                qop_options: ptr::text(self.qop_options),
                rspauth: ptr::text(self.rspauth),
                cnonce: ptr::text(self.cnonce),
                nonce_count: ptr::text(self.nonce_count),
                snum: ptr::text(self.snum),
                srand: ptr::text(self.srand),
                realm: ptr::text(self.realm),
                targetname: ptr::text(self.targetname),
                opaque: ptr::text(self.opaque),
            }
        }
    }
}

// SAFETY: pointers may be NULL.
unsafe impl Object for osip_authentication_info {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe {
            alloc::free_all([
                self.auth_type,
                self.nextnonce,
                self.qop_options,
                self.rspauth,
                self.cnonce,
                self.nonce_count,
                self.snum,
                self.srand,
                self.realm,
                self.targetname,
                self.opaque,
            ]);
        }
    }
}

impl Parse for osip_authentication_info {
    fn parse(&mut self, text: &[u8]) -> Result {
        // SAFETY: members are NULL or texts, which stay where they are while members change.
        let mut header = unsafe {
            AuthenticationInfo {
                auth_type: None,
                nextnonce: ptr::text(self.nextnonce),
                qop_options: ptr::text(self.qop_options),
                rspauth: ptr::text(self.rspauth),
                cnonce: ptr::text(self.cnonce),
                nonce_count: ptr::text(self.nonce_count),
                snum: ptr::text(self.snum),
                srand: ptr::text(self.srand),
                realm: ptr::text(self.realm),
                targetname: ptr::text(self.targetname),
                opaque: ptr::text(self.opaque),
            }
        };
        let result = header.read(text);
        alloc::store(&mut self.auth_type, header.auth_type)?;
        alloc::store_new(&mut self.nextnonce, header.nextnonce)?;
        alloc::store_new(&mut self.qop_options, header.qop_options)?;
        alloc::store_new(&mut self.rspauth, header.rspauth)?;
        alloc::store_new(&mut self.cnonce, header.cnonce)?;
        alloc::store_new(&mut self.nonce_count, header.nonce_count)?;
        alloc::store_new(&mut self.snum, header.snum)?;
        alloc::store_new(&mut self.srand, header.srand)?;
        alloc::store_new(&mut self.realm, header.realm)?;
        alloc::store_new(&mut self.targetname, header.targetname)?;
        alloc::store_new(&mut self.opaque, header.opaque)?;
        Ok(result?)
    }
}

impl Print for osip_authentication_info {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

impl Duplicate for osip_authentication_info {
    fn duplicate(&self, to: &mut Self) -> Result {
        // SAFETY: members are NULL or texts.
        unsafe {
            alloc::dup_all([
                (&self.auth_type, &mut to.auth_type),
                (&self.nextnonce, &mut to.nextnonce),
                (&self.qop_options, &mut to.qop_options),
                (&self.rspauth, &mut to.rspauth),
                (&self.cnonce, &mut to.cnonce),
                (&self.nonce_count, &mut to.nonce_count),
                (&self.snum, &mut to.snum),
                (&self.srand, &mut to.srand),
                (&self.realm, &mut to.realm),
                (&self.targetname, &mut to.targetname),
                (&self.opaque, &mut to.opaque),
            ])
        }
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
