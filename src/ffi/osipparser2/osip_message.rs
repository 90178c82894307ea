//! `osipparser2/osip_message.h`: messages.

use super::headers::osip_call_id::osip_call_id_t;
use super::headers::osip_content_length::osip_content_length_t;
use super::headers::osip_content_type::osip_content_type_t;
use super::headers::osip_cseq::osip_cseq_t;
use super::headers::osip_from::osip_from_t;
use super::headers::osip_header::osip_generic_param_t;
use super::headers::osip_mime_version::osip_mime_version_t;
use super::headers::osip_to::osip_to_t;
use super::osip_list::osip_list;
use super::osip_list::osip_list_t;
use super::osip_uri::osip_uri_t;
use crate::ffi::code::{BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::message::{copy, parse, print};
use crate::ffi::{guard, object, ptr};
use core::ptr::null_mut;
use libc::{c_char, c_int, c_void, size_t};

/// A message. It is a response if status_code is not 0, and printed as a request if sip_method is set.
#[repr(C)]
pub struct osip_message {
    /// The version: SIP/2.0.
    pub sip_version: *mut c_char,
    /// The Request-URI of a request.
    pub req_uri: *mut osip_uri_t,
    /// The method of a request.
    pub sip_method: *mut c_char,
    /// The status code of a response, 0 in a request.
    pub status_code: c_int,
    /// The reason phrase of a response.
    pub reason_phrase: *mut c_char,
    /// Accept headers (osip_accept_t).
    pub accepts: osip_list_t,
    /// Accept-Encoding headers (osip_accept_encoding_t).
    pub accept_encodings: osip_list_t,
    /// Accept-Language headers (osip_accept_language_t).
    pub accept_languages: osip_list_t,
    /// Alert-Info headers (osip_alert_info_t).
    pub alert_infos: osip_list_t,
    /// Allow headers (osip_allow_t).
    pub allows: osip_list_t,
    /// Authentication-Info headers (osip_authentication_info_t).
    pub authentication_infos: osip_list_t,
    /// Authorization headers (osip_authorization_t).
    pub authorizations: osip_list_t,
    /// The Call-ID.
    pub call_id: *mut osip_call_id_t,
    /// Call-Info headers (osip_call_info_t).
    pub call_infos: osip_list_t,
    /// Contact headers (osip_contact_t).
    pub contacts: osip_list_t,
    /// Content-Encoding headers (osip_content_encoding_t).
    pub content_encodings: osip_list_t,
    /// The Content-Length.
    pub content_length: *mut osip_content_length_t,
    /// The Content-Type.
    pub content_type: *mut osip_content_type_t,
    /// The CSeq.
    pub cseq: *mut osip_cseq_t,
    /// Error-Info headers (osip_error_info_t).
    pub error_infos: osip_list_t,
    /// The From.
    pub from: *mut osip_from_t,
    /// The Mime-Version.
    pub mime_version: *mut osip_mime_version_t,
    /// Proxy-Authenticate headers (osip_proxy_authenticate_t).
    pub proxy_authenticates: osip_list_t,
    /// Proxy-Authentication-Info headers (osip_proxy_authentication_info_t).
    pub proxy_authentication_infos: osip_list_t,
    /// Proxy-Authorization headers (osip_proxy_authorization_t).
    pub proxy_authorizations: osip_list_t,
    /// Record-Route headers (osip_record_route_t).
    pub record_routes: osip_list_t,
    /// Route headers (osip_route_t).
    pub routes: osip_list_t,
    /// The To.
    pub to: *mut osip_to_t,
    /// Via headers (osip_via_t).
    pub vias: osip_list_t,
    /// WWW-Authenticate headers (osip_www_authenticate_t).
    pub www_authenticates: osip_list_t,
    /// All other headers (osip_header_t).
    pub headers: osip_list_t,
    /// Bodies (osip_body_t).
    pub bodies: osip_list_t,
    /// 1 while `message` is what would be printed, 2 when it is not.
    pub message_property: c_int,
    /// What was printed last, or NULL.
    pub message: *mut c_char,
    /// The length of `message`.
    pub message_length: size_t,
    /// The application's; copied with the message, never freed.
    pub application_data: *mut c_void,
}
pub type osip_message_t = osip_message;

/// Makes an empty message. 0, or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_init(sip: *mut *mut osip_message_t) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let out = unsafe { ptr::out(sip) }?;
        *out = copy::empty()?.into_raw();
        Ok(())
    })
}

/// Frees a message and all it owns, application_data excepted.
///
/// # Safety
/// `sip` is NULL or a message that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_free(sip: *mut osip_message_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(sip) }
}

/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
unsafe fn parse_buffer(sip: *mut osip_message_t, buf: *const c_char, length: size_t, fragment: bool) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (message, data) = unsafe { (ptr::get_mut(sip)?, ptr::buffer(buf, length)) };
        parse::parse(message, data.ok_or(BADPARAMETER)?, fragment)
    })
}

/// Parses a message into an empty object, which has to be freed whatever comes of it. 0, OSIP_SYNTAXERROR, OSIP_UNDEFINED_ERROR for a multipart body without boundary, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_parse(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { parse_buffer(sip, buf, length, false) }
}

/// Parses a message that may lack its start line (RFC 3420), like osip_message_parse.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_parse_sipfrag(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { parse_buffer(sip, buf, length, true) }
}

/// # Safety
/// `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
unsafe fn print_message(sip: *mut osip_message_t, dest: *mut *mut c_char, message_length: *mut size_t, fragment: bool) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (dest, message, length) = unsafe { (ptr::out(dest)?, ptr::get_mut(sip)?, message_length.as_mut()) };
        let (text, size) = print::to_text(message, fragment)?;
        *dest = text.as_ptr().cast();
        if let Some(length) = length {
            *length = size;
        }
        Ok(())
    })
}

/// Prints a message into a new text, which is printed again unchanged until a setter or osip_message_force_update is called. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_to_str(
    sip: *mut osip_message_t,
    dest: *mut *mut c_char,
    message_length: *mut size_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { print_message(sip, dest, message_length, false) }
}

/// Prints a message that may lack its start line (RFC 3420), like osip_message_to_str.
///
/// # Safety
/// `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_to_str_sipfrag(
    sip: *mut osip_message_t,
    dest: *mut *mut c_char,
    message_length: *mut size_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { print_message(sip, dest, message_length, true) }
}

/// Copies a message; application_data is the same pointer in both. 0, OSIP_BADPARAMETER if a part cannot be copied, OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_clone(sip: *const osip_message_t, dest: *mut *mut osip_message_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(sip, dest) }
}

/// Sets the reason phrase; the message adopts the text.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_set_reason_phrase(sip: *mut osip_message_t, reason: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(sip, reason, |message| &mut message.reason_phrase) }
}

/// The reason phrase, or NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_reason_phrase(sip: *const osip_message_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(sip, |message| message.reason_phrase) }
}

/// Sets the status code.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_set_status_code(sip: *mut osip_message_t, statuscode: c_int) {
    // SAFETY: the same contract.
    unsafe { object::c_set(sip, statuscode, |message| &mut message.status_code) }
}

/// The status code; 0 in a request, OSIP_BADPARAMETER for NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_status_code(sip: *const osip_message_t) -> c_int {
    // SAFETY: the same contract.
    guard::or(UNDEFINED_ERROR.0, || unsafe { sip.as_ref() }.map_or(BADPARAMETER.0, |message| message.status_code))
}

/// Sets the method; the message adopts the text.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_set_method(sip: *mut osip_message_t, method: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(sip, method, |message| &mut message.sip_method) }
}

/// The method, or NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_method(sip: *const osip_message_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(sip, |message| message.sip_method) }
}

/// Sets the version; the message adopts the text.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_set_version(sip: *mut osip_message_t, version: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(sip, version, |message| &mut message.sip_version) }
}

/// The version, or NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_version(sip: *const osip_message_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(sip, |message| message.sip_version) }
}

/// Sets the Request-URI; the message adopts it.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_set_uri(sip: *mut osip_message_t, uri: *mut osip_uri_t) {
    // SAFETY: the same contract.
    unsafe { object::c_set(sip, uri, |message| &mut message.req_uri) }
}

/// The Request-URI, or NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_uri(sip: *const osip_message_t) -> *mut osip_uri_t {
    // SAFETY: the same contract.
    unsafe { object::c_get(sip, |message| message.req_uri) }
}

/// Sets the name of a parameter, which adopts the text.
///
/// # Safety
/// `generic_param` is NULL or a parameter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_generic_param_set_name(generic_param: *mut osip_generic_param_t, name: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(generic_param, name, |param| &mut param.gname) }
}

/// The name of a parameter, or NULL.
///
/// # Safety
/// `generic_param` is NULL or a parameter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_generic_param_get_name(generic_param: *const osip_generic_param_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(generic_param, |param| param.gname) }
}

/// Sets the value of a parameter, which adopts the text.
///
/// # Safety
/// `generic_param` is NULL or a parameter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_generic_param_set_value(generic_param: *mut osip_generic_param_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(generic_param, value, |param| &mut param.gvalue) }
}

/// The value of a parameter, or NULL; a parameter without name has none.
///
/// # Safety
/// `generic_param` is NULL or a parameter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_generic_param_get_value(generic_param: *const osip_generic_param_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(generic_param, |param| if param.gname.is_null() { null_mut() } else { param.gvalue }) }
}

/// The element at index `pos` of a list, stored in `*dest`. `pos`; -1 and NULL behind the end; a negative `pos` and NULL.
///
/// # Safety
/// `list` is NULL or a list, `dest` NULL or may be written.
pub(crate) unsafe fn list_get(list: *const osip_list, pos: c_int, dest: *mut *mut c_void) -> c_int {
    guard::or(UNDEFINED_ERROR.0, || {
        // SAFETY: the same contract.
        unsafe {
            let Ok(dest) = ptr::out(dest) else { return BADPARAMETER.0 };
            if pos >= super::osip_list::osip_list_size(list) {
                return UNDEFINED_ERROR.0;
            }
            *dest = super::osip_list::osip_list_get(list, pos);
        }
        pos
    })
}

/// The element at index `pos` of a list of headers, stored in `*dest`. `pos`, or -1 and NULL behind the end.
///
/// # Safety
/// `header_list` is NULL or a list, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_message_get_knownheaderlist(
    header_list: *mut osip_list_t,
    pos: c_int,
    dest: *mut *mut c_void,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { list_get(header_list, pos, dest) }
}
