//! The typed headers of a message by their numbers, and which headers are lists.

use crate::ffi::code::{self, BADPARAMETER, Code, NOMEM, UNDEFINED_ERROR};
use crate::ffi::layout::osip_message_t;
use crate::ffi::message::headers;
use crate::ffi::ptr;
#[cfg(feature = "abi-parser")]
use crate::ffi::registry;
use crate::sip::header::Spelling;
use libc::{c_char, c_int};

/// 0 if the values of a header are separated by commas, -1 if not.
///
/// cbindgen:ignore
///
/// # Safety
/// `hname` is NULL or a text.
#[cfg(feature = "abi-parser")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_message_is_header_comma_separated(hname: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `hname` is NULL or a text.
        match registry::is_comma_separated(unsafe { ptr::need_text(hname) }?) {
            true => Ok(()),
            false => Err(UNDEFINED_ERROR),
        }
    })
}

/// The index of a typed header by its name in lower case, or -1.
///
/// cbindgen:ignore
///
/// # Safety
/// `hname` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_message_is_known_header(hname: *const c_char) -> c_int {
    // SAFETY: `hname` is NULL or a text.
    let name = unsafe { ptr::text(hname) }.unwrap_or_default();
    Spelling::rank(name).and_then(|rank| c_int::try_from(rank).ok()).unwrap_or(UNDEFINED_ERROR.0)
}

/// Stores a value of the typed header with that index. 0 also for a value that is left out because it is not valid.
///
/// cbindgen:ignore
///
/// # Safety
/// `sip` is NULL or a message, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_message_call_method(i: c_int, sip: *mut osip_message_t, hvalue: *const c_char) -> c_int {
    code::of(|| {
        let name = usize::try_from(i).ok().and_then(Spelling::ranked).ok_or(BADPARAMETER)?;
        // SAFETY: `sip` is NULL or a message, `hvalue` NULL or a text.
        match unsafe { headers::c_set(name.header, sip, hvalue) } {
            code::SUCCESS => Ok(()),
            failure if name.is_strict || failure == NOMEM.0 => Err(Code(failure)),
            _ => Ok(()),
        }
    })
}
