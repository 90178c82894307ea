//! The ACK of a failure, made apart from a transaction's execution.

use crate::ffi::layout::{osip_message, osip_transaction};
use crate::ffi::transaction::ack;
use core::ptr::null_mut;

/// A new ACK for a response, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ict_create_ack(ict: *mut osip_transaction, response: *mut osip_message) -> *mut osip_message {
    // SAFETY: NULL or valid; the request of a transaction is NULL or a message.
    let (request, response) = unsafe { (ict.as_ref().and_then(|ict| ict.orig_request.as_ref()), response.as_ref()) };
    request.zip(response).and_then(|(request, response)| ack::make(request, response)).unwrap_or(null_mut())
}
