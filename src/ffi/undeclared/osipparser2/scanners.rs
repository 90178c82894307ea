//! Searches that the original exports without declaring them in any header.

use crate::ffi::code::{self, BADPARAMETER, Result, SYNTAXERROR};
use crate::ffi::ptr;
use crate::sip::message::line_end;
use crate::sip::{scan, text};
use libc::{c_char, c_int};

/// What stands at the next line end of a text.
enum Line {
    /// The position after the line end.
    Ends(usize),
    /// The line goes on on the next one.
    IsFolded,
    /// There is no line end.
    IsLast,
}

/// Looks for the next line end, no further.
///
/// # Safety
/// `text` is a text.
unsafe fn next_line(text: *const c_char) -> Line {
    // SAFETY: a text, of which nothing beyond its NUL is read.
    unsafe {
        let length = libc::strcspn(text, c"\r\n".as_ptr());
        let byte = |at: usize| *text.add(at) as u8;
        if byte(length) == 0 {
            return Line::IsLast;
        }
        let after = length + line_end(&[byte(length), byte(length + 1)]);
        if scan::is_wsp(byte(after)) { Line::IsFolded } else { Line::Ends(after) }
    }
}

/// Finds the start of the next line. 0, OSIP_SYNTAXERROR without line end, OSIP_BADPARAMETER, also if that line goes on a folded one.
///
/// cbindgen:ignore
///
/// # Safety
/// `start_of_line` is NULL or a text, `end_of_line` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_find_next_crlf(start_of_line: *const c_char, end_of_line: *mut *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `start_of_line` is NULL or a text, `end_of_line` NULL or may be written.
        let end = unsafe { ptr::out(end_of_line.cast::<*mut c_char>()) }?;
        if start_of_line.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a text, and a position in it.
        unsafe {
            match next_line(start_of_line) {
                Line::Ends(at) => *end = start_of_line.add(at).cast_mut(),
                Line::IsFolded => return Err(BADPARAMETER),
                Line::IsLast => return Err(SYNTAXERROR),
            }
        }
        Ok(())
    })
}

/// Finds what follows the next empty line. 0, or OSIP_SYNTAXERROR and nothing stored; OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// `start_of_part` is NULL or a text, `end_of_part` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_find_next_crlfcrlf(start_of_part: *const c_char, end_of_part: *mut *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `start_of_part` is NULL or a text, `end_of_part` NULL or may be written.
        let end = unsafe { ptr::get_mut(end_of_part) }?;
        if start_of_part.is_null() {
            return Err(BADPARAMETER);
        }
        let mut line = start_of_part;
        loop {
            // SAFETY: a text, and positions in it.
            unsafe {
                let Line::Ends(at) = next_line(line) else { return Err(SYNTAXERROR) };
                line = line.add(at);
                let length = match *line as u8 {
                    b'\r' | b'\n' => line_end(&[*line as u8, *line.add(1) as u8]),
                    _ => continue,
                };
                *end = line.add(length);
                return Ok(());
            }
        }
    })
}

/// Finds a text in the bytes up to `end_of_buf`, with at least one byte after it. 0, OSIP_SYNTAXERROR if it is not there,
/// OSIP_BADPARAMETER.
///
/// cbindgen:ignore
///
/// # Safety
/// `str` is NULL or a text; `buf` is NULL or has readable bytes up to `end_of_buf`; `index_of_str` is NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_find_next_occurence(
    str: *const c_char,
    buf: *const c_char,
    index_of_str: *mut *const c_char,
    end_of_buf: *const c_char,
) -> c_int {
    let find = || -> Result {
        // SAFETY: `str` is NULL or a text; `buf` is NULL or has readable bytes up to `end_of_buf`; `index_of_str` is NULL or may
        // be written.
        let (index, part) = unsafe { (ptr::out(index_of_str.cast::<*mut c_char>())?, ptr::need_text(str)?) };
        if buf.is_null() {
            return Err(BADPARAMETER);
        }
        let length = end_of_buf.addr().checked_sub(buf.addr()).and_then(|length| length.checked_sub(1)).ok_or(SYNTAXERROR)?;
        // SAFETY: readable bytes.
        let bytes = unsafe { ptr::buffer(buf, length) }.ok_or(BADPARAMETER)?;
        let at = text::find(bytes, part).ok_or(SYNTAXERROR)?;
        // SAFETY: a position in the buffer.
        *index = unsafe { buf.add(at) }.cast_mut();
        Ok(())
    };
    code::of(find)
}
