//! Messages of the library to the application's trace.

use super::globals;
use core::ffi::CStr;
use core::fmt::{self, Write};
#[cfg(feature = "abi-parser")]
use libc::c_void;
use libc::{FILE, c_char, c_int};

unsafe extern "C" {
    fn osip_trace(file: *const c_char, line: c_int, level: c_int, f: *mut FILE, format: *const c_char, ...) -> c_int;
}

// Parts of `osip_trace.c`, which libosipparser2 does not export.
#[cfg(feature = "abi-parser")]
unsafe extern "C" {
    fn osip_rs_trace_to_callback(func: *mut c_void);
    fn osip_rs_trace_to_syslog(ident: *const c_char);
    fn osip_rs_stdout() -> *mut FILE;
}

/// Sends traces to a function; NULL takes it away.
///
/// # Safety
/// `func` is NULL or an `osip_trace_func_t`.
#[cfg(feature = "abi-parser")]
pub(crate) unsafe fn to_callback(func: *mut c_void) {
    // SAFETY: `func` is NULL or an `osip_trace_func_t`.
    unsafe { osip_rs_trace_to_callback(func) };
}

/// Sends traces to the system log.
///
/// # Safety
/// `ident` is NULL or a text that stays.
#[cfg(feature = "abi-parser")]
pub(crate) unsafe fn to_syslog(ident: *const c_char) {
    // SAFETY: `ident` is NULL or a text that stays.
    unsafe { osip_rs_trace_to_syslog(ident) };
}

/// The standard output, as C has it.
#[cfg(feature = "abi-parser")]
pub(crate) fn stdout() -> *mut FILE {
    // SAFETY: it takes nothing.
    unsafe { osip_rs_stdout() }
}

/// The level of what only a mistake of the application explains.
pub(crate) const BUG: c_int = 1;
/// The level of what makes an operation fail.
pub(crate) const ERROR: c_int = 2;
/// The level of what is refused without consequence.
pub(crate) const WARNING: c_int = 3;
/// The level of what is odd, but valid.
pub(crate) const INFO1: c_int = 4;
/// The level of what is made and freed.
pub(crate) const INFO2: c_int = 5;
/// The level of what is received.
pub(crate) const INFO3: c_int = 6;
/// The level of what is executed.
pub(crate) const INFO4: c_int = 7;

/// Sends a message to the application's trace: `trace!(LEVEL, "file", "format", arguments...)`. The arguments are looked at only if the
/// level is on.
macro_rules! trace {
    ($level:ident, $file:literal, $($message:tt)+) => {
        if crate::ffi::trace::is_on(crate::ffi::trace::$level) {
            crate::ffi::trace::say($file, line!(), crate::ffi::trace::$level, format_args!($($message)+));
        }
    };
}
pub(crate) use trace;

/// True if a message of a level may be seen: where nobody has set up traces, errors are, and `osip_trace` knows that.
#[inline]
pub(crate) fn is_on(level: c_int) -> bool {
    level <= ERROR || globals::is_traced(level)
}

/// Bytes of a message or a header as a trace shows them: on one line.
pub(crate) struct Text<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            for letter in chunk.valid().chars() {
                f.write_char(if letter.is_control() { ' ' } else { letter })?;
            }
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }
}

/// What is longer is cut: so much fits into a line of `osip_trace`.
const LONGEST: usize = 1900;

/// A line that is being written.
struct Line {
    bytes: [u8; LONGEST],
    length: usize,
}

impl fmt::Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        let length = text.len().min(room.len());
        room.iter_mut().zip(text.as_bytes()).for_each(|(place, byte)| *place = *byte);
        self.length += length;
        if length < text.len() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// Sends a message to the trace.
#[cold]
#[inline(never)]
pub(crate) fn say(file: &CStr, line: u32, level: c_int, message: fmt::Arguments<'_>) {
    if cfg!(miri) {
        return;
    }
    let mut text = Line { bytes: [0; LONGEST], length: 0 };
    // What does not fit is left out.
    let _ = text.write_fmt(message);
    let (line, length) = (c_int::try_from(line).unwrap_or(0), c_int::try_from(text.length).unwrap_or(0));
    let (format, bytes) = (c"%.*s\n".as_ptr(), text.bytes.as_ptr());
    // SAFETY: a text, a level of the table, and a format that takes a length and as many bytes.
    unsafe { osip_trace(file.as_ptr(), line, level, core::ptr::null_mut(), format, length, bytes) };
}

/// Sends to the trace where a panic was.
#[cfg(osip_measured)]
pub(crate) fn fatal(line: u32) {
    // SAFETY: texts, a level of the table, and a format that takes a number.
    unsafe { osip_trace(c"osip".as_ptr(), 0, 0, core::ptr::null_mut(), c"panic in line %u\n".as_ptr(), line) };
}
