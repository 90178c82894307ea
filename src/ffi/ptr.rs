//! Pointers of C as options and slices.

use super::code::{BADPARAMETER, Result};
use core::ffi::CStr;
use libc::{c_char, size_t};

/// The bytes of a text without its NUL; `None` for NULL.
///
/// # Safety
/// `text` is NULL or a text that stays unchanged for `'a`.
#[inline]
pub(crate) unsafe fn text<'a>(text: *const c_char) -> Option<&'a [u8]> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not NULL, so a text.
    Some(unsafe { CStr::from_ptr(text) }.to_bytes())
}

/// True if two texts are the same, or both NULL.
///
/// # Safety
/// Both are NULL or texts.
#[inline]
pub(crate) unsafe fn same_text(left: *const c_char, right: *const c_char) -> bool {
    if left.is_null() || right.is_null() {
        return left == right;
    }
    // SAFETY: neither is NULL, so both are texts.
    unsafe { libc::strcmp(left, right) == 0 }
}

/// The bytes of a text.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL.
///
/// # Safety
/// Like [`text`].
#[inline]
pub(crate) unsafe fn need_text<'a>(source: *const c_char) -> Result<&'a [u8]> {
    // SAFETY: NULL or a text that stays unchanged for `'a`.
    unsafe { text(source) }.ok_or(BADPARAMETER)
}

/// The bytes of a text that may be changed.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL.
///
/// # Safety
/// `source` is NULL or a text that nobody else uses for `'a`.
#[inline]
pub(crate) unsafe fn text_mut<'a>(source: *mut c_char) -> Result<&'a mut [u8]> {
    // SAFETY: `source` is NULL or a text that nobody else uses for `'a`.
    let length = unsafe { need_text(source) }?.len();
    // SAFETY: the text has as many bytes, and nobody else uses them.
    Ok(unsafe { core::slice::from_raw_parts_mut(source.cast(), length) })
}

/// The bytes of a buffer; `None` for NULL with a length.
///
/// # Safety
/// `buffer` has `length` readable bytes that stay unchanged for `'a`, or is NULL.
#[inline]
pub(crate) unsafe fn buffer<'a>(buffer: *const c_char, length: size_t) -> Option<&'a [u8]> {
    if length == 0 {
        return Some(&[]);
    }
    if buffer.is_null() || isize::try_from(length).is_err() {
        return None;
    }
    // SAFETY: not NULL, `length` readable bytes, and no object is larger than isize::MAX.
    Some(unsafe { core::slice::from_raw_parts(buffer.cast(), length) })
}

/// A shared reference to an object.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL.
///
/// # Safety
/// `object` is NULL or an object that nobody changes for `'a`.
#[inline]
pub(crate) unsafe fn get<'a, T>(object: *const T) -> Result<&'a T> {
    // SAFETY: NULL or valid.
    unsafe { object.as_ref() }.ok_or(BADPARAMETER)
}

/// An exclusive reference to an object or an out pointer.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL.
///
/// # Safety
/// `object` is NULL or an object that nobody else uses for `'a`.
#[inline]
pub(crate) unsafe fn get_mut<'a, T>(object: *mut T) -> Result<&'a mut T> {
    // SAFETY: NULL or valid and exclusive.
    unsafe { object.as_mut() }.ok_or(BADPARAMETER)
}

/// An out pointer, set to NULL.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL.
///
/// # Safety
/// `out` is NULL or may be written.
#[inline]
pub(crate) unsafe fn out<'a, T>(out: *mut *mut T) -> Result<&'a mut *mut T> {
    // SAFETY: NULL or writable.
    let out = unsafe { get_mut(out) }?;
    *out = core::ptr::null_mut();
    Ok(out)
}
