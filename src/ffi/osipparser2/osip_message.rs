//! `osipparser2/osip_message.h`: messages.

use crate::ffi::code::{self, BADPARAMETER};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_generic_param_t, osip_list_t, osip_message_t, osip_uri_t};
use crate::ffi::message::{copy, parse, print};
use crate::ffi::{list, object, ptr};
use core::ptr::null_mut;
use libc::{c_char, c_int, c_void, size_t};

/// Makes an empty message. 0, or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_init(sip: *mut *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or may be written.
        let out = unsafe { ptr::out(sip) }?;
        *out = copy::empty()?.into_raw();
        Ok(())
    })
}

entries! {
    /// Frees a message and all it owns, application_data excepted.
    free osip_message_free(sip: *mut osip_message_t);
}

/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
unsafe fn parse_buffer(sip: *mut osip_message_t, buf: *const c_char, length: size_t, fragment: bool) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `buf` a buffer.
        let (message, data) = unsafe { (ptr::get_mut(sip)?, ptr::buffer(buf, length)) };
        parse::parse(message, data.ok_or(BADPARAMETER)?, fragment)
    })
}

/// Parses a message into an empty object, which has to be freed in any case. 0, OSIP_SYNTAXERROR, OSIP_UNDEFINED_ERROR for a multipart body without boundary, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_parse(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    // SAFETY: `sip` is NULL or a message, `buf` a buffer.
    unsafe { parse_buffer(sip, buf, length, false) }
}

/// Parses a message that may lack its start line (RFC 3420), like osip_message_parse.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_parse_sipfrag(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    // SAFETY: `sip` is NULL or a message, `buf` a buffer.
    unsafe { parse_buffer(sip, buf, length, true) }
}

/// # Safety
/// `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
unsafe fn print_message(sip: *mut osip_message_t, dest: *mut *mut c_char, message_length: *mut size_t, fragment: bool) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
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
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_to_str(
    sip: *mut osip_message_t,
    dest: *mut *mut c_char,
    message_length: *mut size_t,
) -> c_int {
    // SAFETY: `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
    unsafe { print_message(sip, dest, message_length, false) }
}

/// Prints a message that may lack its start line (RFC 3420), like osip_message_to_str.
///
/// # Safety
/// `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_to_str_sipfrag(
    sip: *mut osip_message_t,
    dest: *mut *mut c_char,
    message_length: *mut size_t,
) -> c_int {
    // SAFETY: `sip` is NULL or a message; `dest` and `message_length` are NULL or may be written.
    unsafe { print_message(sip, dest, message_length, true) }
}

entries! {
    /// Copies a message; application_data is the same pointer in both. 0, OSIP_BADPARAMETER if a part cannot be copied, OSIP_NOMEM.
    clone osip_message_clone(sip: *const osip_message_t, dest: *mut *mut osip_message_t) -> c_int;
    /// Sets the reason phrase; the message adopts the text.
    set osip_message_set_reason_phrase(sip: *mut osip_message_t, reason: *mut c_char) = reason_phrase;
    /// The reason phrase, or NULL.
    get osip_message_get_reason_phrase(sip: *const osip_message_t) -> *mut c_char = reason_phrase;
    /// Sets the status code.
    set osip_message_set_status_code(sip: *mut osip_message_t, statuscode: c_int) = status_code;
}

/// The status code; 0 in a request, OSIP_BADPARAMETER for NULL.
///
/// # Safety
/// `sip` is NULL or a message.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_get_status_code(sip: *const osip_message_t) -> c_int {
    // SAFETY: `sip` is NULL or a message.
    unsafe { sip.as_ref() }.map_or(BADPARAMETER.0, |message| message.status_code)
}

entries! {
    /// Sets the method; the message adopts the text.
    set osip_message_set_method(sip: *mut osip_message_t, method: *mut c_char) = sip_method;
    /// The method, or NULL.
    get osip_message_get_method(sip: *const osip_message_t) -> *mut c_char = sip_method;
    /// Sets the version; the message adopts the text.
    set osip_message_set_version(sip: *mut osip_message_t, version: *mut c_char) = sip_version;
    /// The version, or NULL.
    get osip_message_get_version(sip: *const osip_message_t) -> *mut c_char = sip_version;
    /// Sets the Request-URI; the message adopts it.
    set osip_message_set_uri(sip: *mut osip_message_t, uri: *mut osip_uri_t) = req_uri;
    /// The Request-URI, or NULL.
    get osip_message_get_uri(sip: *const osip_message_t) -> *mut osip_uri_t = req_uri;
    /// Sets the name of a parameter, which adopts the text.
    set osip_generic_param_set_name(generic_param: *mut osip_generic_param_t, name: *mut c_char) = gname;
    /// The name of a parameter, or NULL.
    get osip_generic_param_get_name(generic_param: *const osip_generic_param_t) -> *mut c_char = gname;
    /// Sets the value of a parameter, which adopts the text.
    set osip_generic_param_set_value(generic_param: *mut osip_generic_param_t, value: *mut c_char) = gvalue;
}

/// The value of a parameter, or NULL; a parameter without name has none.
///
/// # Safety
/// `generic_param` is NULL or a parameter.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_generic_param_get_value(generic_param: *const osip_generic_param_t) -> *mut c_char {
    // SAFETY: `generic_param` is NULL or a parameter.
    unsafe { object::c_get(generic_param, |param| if param.gname.is_null() { null_mut() } else { param.gvalue }) }
}

/// The element at index `pos` of a list of headers, stored in `*dest`. `pos`, or -1 and NULL after the end.
///
/// # Safety
/// `header_list` is NULL or a list, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_get_knownheaderlist(
    header_list: *mut osip_list_t,
    pos: c_int,
    dest: *mut *mut c_void,
) -> c_int {
    // SAFETY: `header_list` is NULL or a list, `dest` NULL or may be written.
    unsafe { list::c_get(header_list, pos, dest) }
}
