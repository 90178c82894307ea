//! `osipparser2/osip_body.h`: bodies.

use crate::ffi::code::{self, BADPARAMETER};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_body, osip_body_t, osip_header};
use crate::ffi::list::Tail;
use crate::ffi::message::body;
use crate::ffi::object::{self, Print};
use crate::ffi::ptr;
use libc::{c_char, c_int, size_t};

/// Makes an empty body. 0, or OSIP_NOMEM.
///
/// # Safety
/// `body` is NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_init(body: *mut *mut osip_body_t) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or may be written.
        let out = unsafe { ptr::out(body) }?;
        *out = body::empty()?.into_raw();
        Ok(())
    })
}

entries! {
    /// Frees a body and all it owns.
    free osip_body_free(body: *mut osip_body_t);
}

/// Stores a copy of the bytes, which may be none. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `body` is NULL or a body, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_parse(body: *mut osip_body_t, buf: *const c_char, length: size_t) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or a body, `buf` a buffer.
        let (body, content) = unsafe { (ptr::get_mut(body)?, ptr::buffer(buf, length)) };
        if buf.is_null() || body.headers.is_null() {
            return Err(BADPARAMETER);
        }
        object::parse_with(body, content.ok_or(BADPARAMETER)?, osip_body::set_content)
    })
}

entries! {
    /// Copies a body. 0, OSIP_BADPARAMETER for one without bytes, OSIP_NOMEM.
    clone osip_body_clone(body: *const osip_body_t, dest: *mut *mut osip_body_t) -> c_int;
}

/// Parses a part of a multipart body: header lines, an empty line, the content. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `body` is NULL or a body, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_parse_mime(body: *mut osip_body_t, buf: *const c_char, length: size_t) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or a body, `buf` a buffer.
        let (body, part) = unsafe { (ptr::get_mut(body)?, ptr::buffer(buf, length)) };
        if buf.is_null() || body.headers.is_null() {
            return Err(BADPARAMETER);
        }
        object::parse_with(body, part.ok_or(BADPARAMETER)?, osip_body::parse_part)
    })
}

/// Prints a body with its headers into a new block of `*length` bytes, followed by a NUL. 0, OSIP_BADPARAMETER without bytes, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `body` is NULL or a body; `dest` and `length` are NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_to_str(body: *const osip_body_t, dest: *mut *mut c_char, length: *mut size_t) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or a body; `dest` and `length` are NULL or may be written.
        let (dest, length) = unsafe { (ptr::out(dest)?, length.as_mut()) };
        // SAFETY: `body` is NULL or a body; `dest` and `length` are NULL or may be written.
        let printed = unsafe { ptr::get(body) }.and_then(|body| object::printed::<512>(|out| body.print(out)));
        if let Some(length) = length {
            *length = printed.map_or(0, |(_, size)| size);
        }
        *dest = printed?.0.as_ptr().cast();
        Ok(())
    })
}

/// Parses the Content-Type of a part. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; after a failure there is none.
///
/// # Safety
/// `body` is NULL or a body, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_set_contenttype(body: *mut osip_body_t, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or a body, `hvalue` NULL or a text.
        let (body, text) = unsafe { (ptr::get_mut(body)?, ptr::need_text(hvalue)?) };
        object::parse_with(body, text, osip_body::set_content_type)
    })
}

/// Appends a header to a part; both texts are copied as they are. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `body` is NULL or a body, `hname` and `hvalue` NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_body_set_header(body: *mut osip_body_t, hname: *const c_char, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `body` is NULL or a body, `hname` and `hvalue` NULL or texts.
        let (body, name, value) = unsafe { (ptr::get_mut(body)?, ptr::need_text(hname)?, ptr::need_text(hvalue)?) };
        // SAFETY: NULL or the list of the body, whose elements are headers.
        unsafe { Tail::unknown().push(ptr::get_mut(body.headers)?, osip_header::new(name, Some(value))?) }
    })
}
