//! The parameters of credentials and challenges, one by one.

use crate::ffi::code;
use crate::ffi::{alloc, ptr};
use crate::sip::header::Cursor;
use core::ptr::null;
use libc::{c_char, c_int};

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
    code::of(|| {
        // SAFETY: `name` and `text` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a
        // text.
        let (result, next) = unsafe { (ptr::get_mut(result)?, ptr::get_mut(next)?) };
        *next = text;
        if !result.is_null() {
            return Ok(());
        }
        *next = null();
        // SAFETY: `name` and `text` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a
        // text.
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
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_quoted_string_set(
    name: *const c_char,
    str: *const c_char,
    result: *mut *mut c_char,
    next: *mut *const c_char,
) -> c_int {
    // SAFETY: `name` and `str` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
    unsafe { read_one(name, str, result, next, |cursor, name, value| cursor.quoted(name, value)) }
}

/// Reads a token parameter of that name at the start of a text, unless `*result` is set. `*next` is where reading goes on, or NULL at
/// the end. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// cbindgen:ignore
///
/// # Safety
/// `name` and `str` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_token_set(
    name: *const c_char,
    str: *const c_char,
    result: *mut *mut c_char,
    next: *mut *const c_char,
) -> c_int {
    // SAFETY: `name` and `str` are NULL or texts; `result` and `next` are NULL or may be written, `*result` is NULL or a text.
    unsafe { read_one(name, str, result, next, |cursor, name, value| cursor.token(name, value)) }
}
