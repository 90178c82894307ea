//! What libosip2 5.3.1 calls the accessors of [`crate::ffi::layout::osip_via`]. The headers are those of 5.3.0, in which these names are macros; so no
//! header declares them.

use crate::ffi::layout::osip_via_t;
use crate::ffi::osipparser2::headers::osip_via::{
    via_get_comment, via_get_host, via_get_port, via_get_protocol, via_get_version, via_set_comment, via_set_host, via_set_port,
    via_set_protocol, via_set_version,
};
use libc::c_char;

/// Sets the version, like `via_set_version`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_set_version(header: *mut osip_via_t, value: *mut c_char) {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_set_version(header, value) }
}

/// The version, or NULL, like `via_get_version`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_get_version(header: *mut osip_via_t) -> *mut c_char {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_get_version(header) }
}

/// Sets the transport, like `via_set_protocol`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_set_protocol(header: *mut osip_via_t, value: *mut c_char) {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_set_protocol(header, value) }
}

/// The transport, or NULL, like `via_get_protocol`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_get_protocol(header: *mut osip_via_t) -> *mut c_char {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_get_protocol(header) }
}

/// Sets the host, like `via_set_host`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_set_host(header: *mut osip_via_t, value: *mut c_char) {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_set_host(header, value) }
}

/// The host, or NULL, like `via_get_host`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_get_host(header: *mut osip_via_t) -> *mut c_char {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_get_host(header) }
}

/// Sets the port, like `via_set_port`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_set_port(header: *mut osip_via_t, value: *mut c_char) {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_set_port(header, value) }
}

/// The port, or NULL, like `via_get_port`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_get_port(header: *mut osip_via_t) -> *mut c_char {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_get_port(header) }
}

/// Sets the comment, like `via_set_comment`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_set_comment(header: *mut osip_via_t, value: *mut c_char) {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_set_comment(header, value) }
}

/// The comment, or NULL, like `via_get_comment`.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_via_get_comment(header: *mut osip_via_t) -> *mut c_char {
    // SAFETY: NULL or an object, by the contract.
    unsafe { via_get_comment(header) }
}
