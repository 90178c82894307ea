//! Messages of the library to the application's trace.

use core::ffi::CStr;
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

/// The level of what makes an operation fail.
pub(crate) const ERROR: c_int = 2;
/// The level of what is refused without consequence.
pub(crate) const WARNING: c_int = 3;

/// Sends a text to the trace.
#[cold]
pub(crate) fn trace(file: &CStr, line: u32, level: c_int, text: &CStr) {
    if cfg!(miri) {
        return;
    }
    let line = c_int::try_from(line).unwrap_or(0);
    // SAFETY: texts, a level of the table, and a format that takes one text.
    unsafe { osip_trace(file.as_ptr(), line, level, core::ptr::null_mut(), c"%s\n".as_ptr(), text.as_ptr()) };
}
