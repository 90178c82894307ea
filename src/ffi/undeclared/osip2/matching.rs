//! Whether a message belongs to a transaction.

use crate::ffi::code;
use crate::ffi::layout::{osip_message, osip_transaction};
use crate::ffi::ptr;
use crate::ffi::transaction::find;
use libc::c_int;

/// 0 if a response belongs to a client transaction.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_transaction_matching_response_osip_to_xict_17_1_3(
    tr: *mut osip_transaction,
    answer: *mut osip_message,
) -> c_int {
    // SAFETY: NULL or valid.
    code::of(|| unsafe { find::response(ptr::get(tr)?, answer.as_ref()) })
}

/// 0 if a request belongs to a server transaction.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_transaction_matching_request_osip_to_xist_17_2_3(
    tr: *mut osip_transaction,
    sip: *mut osip_message,
) -> c_int {
    // SAFETY: NULL or valid.
    code::of(|| unsafe { find::request(ptr::get(tr)?, sip.as_ref()) })
}
