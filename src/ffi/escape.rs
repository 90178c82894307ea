//! Texts that are encoded, decoded and trimmed for C: into a new text, or in place.

use super::{globals, ptr};
use crate::ffi::object::printed;
use crate::sip::escape::{self, ESCAPES, Escapes, Part};
use crate::sip::scan;
use core::ptr::null_mut;
use libc::c_char;

/// Drops the blanks at both ends of a text, in place. A text without them is not written to.
///
/// # Safety
/// `text` is NULL or a text that nobody else uses, and may be written if it has blanks at its ends.
pub(crate) unsafe fn trim_in_place(text: *mut c_char) {
    // SAFETY: NULL or a text.
    let Some(bytes) = (unsafe { ptr::text(text) }) else { return };
    let trimmed = scan::trim(bytes);
    let length = trimmed.len();
    if length != bytes.len() {
        // SAFETY: the text is longer than `length`, and may be written because it has blanks at its ends.
        unsafe {
            core::ptr::copy(trimmed.as_ptr().cast(), text, length);
            text.add(length).write(0);
        }
    }
}

/// Decodes a text in place. A text without percent signs is not written to.
///
/// # Safety
/// `text` is NULL or a text that nobody else uses, and may be written if it has a percent sign.
pub(crate) unsafe fn unescape_in_place(text: *mut c_char) {
    // SAFETY: NULL or a text.
    let Some(length) = (unsafe { ptr::text(text) }).filter(|bytes| bytes.contains(&b'%')).map(<[u8]>::len) else {
        return;
    };
    // SAFETY: that many bytes of a text which may be written.
    let bytes = unsafe { core::slice::from_raw_parts_mut(text.cast::<u8>(), length) };
    let end = escape::unescape(bytes);
    // SAFETY: at most at the NUL of the text.
    unsafe { text.add(end).write(0) };
}

/// The body of the functions that encode: a new text, or NULL.
///
/// # Safety
/// `string` is NULL or a text.
pub(crate) unsafe fn escaped(string: *const c_char, part: Part, escapes: impl FnOnce() -> Option<Escapes>) -> *mut c_char {
    // SAFETY: NULL or a text.
    let Some(text) = (unsafe { ptr::text(string) }) else { return null_mut() };
    let changed = escapes();
    let escapes = changed.as_ref().unwrap_or(&ESCAPES);
    let result = printed::<256>(|out| {
        escapes.write(part, text, out);
        Ok(())
    });
    result.map_or(null_mut(), |(text, _)| text.as_ptr().cast())
}

/// The body of the functions that encode a part of a URI: a new text, or NULL.
///
/// # Safety
/// `string` is NULL or a text.
pub(crate) unsafe fn c_escape(string: *const c_char, part: Part) -> *mut c_char {
    // SAFETY: `string` is NULL or a text.
    unsafe { escaped(string, part, globals::escapes) }
}
