//! The callbacks of a stack, called one by one.

use crate::ffi::code::{BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::layout::{osip, osip_message, osip_transaction};
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{callbacks, contexts};
use libc::c_int;

/// The stack of a transaction, or NULL.
///
/// # Safety
/// `transaction` is NULL or valid.
unsafe fn stack(transaction: *const osip_transaction) -> *mut osip {
    // SAFETY: `transaction` is NULL or valid.
    unsafe { transaction.as_ref() }.map_or(core::ptr::null_mut(), |transaction| transaction.config.cast())
}

/// Sends a response. What the callback returns, or OSIP_SYNTAXERROR without Via.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_transaction_snd_xxx(
    transaction: *mut osip_transaction,
    response: *mut osip_message,
) -> c_int {
    if transaction.is_null() || response.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a transaction whose stack is NULL or valid, and a message.
    unsafe {
        let target = match contexts::response_target(&*transaction, response.as_ref()) {
            Ok(target) => target,
            Err(code) => return code.0,
        };
        let Some(send) = callbacks::sender(stack(transaction)) else { return UNDEFINED_ERROR.0 };
        send(transaction, response, target.host, target.port, target.socket)
    }
}

/// Calls the message callback of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_message_callback(r#type: c_int, tr: *mut osip_transaction, msg: *mut osip_message) {
    if tr.is_null() {
        return;
    }
    // SAFETY: a transaction whose stack is NULL or valid.
    if let Some(callback) = unsafe { callbacks::for_message(stack(tr), r#type) } {
        // SAFETY: the application has set it for this.
        unsafe { callback(r#type, tr, msg) };
    }
}

/// Stamps the end of a transaction, and calls the callback of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_kill_transaction_callback(r#type: c_int, tr: *mut osip_transaction) {
    if tr.is_null() || !callbacks::has_end(r#type) {
        return;
    }
    // SAFETY: a transaction.
    unsafe { Tx::of(tr) }.stamp_end();
    // SAFETY: its stack is NULL or valid.
    if let Some(callback) = unsafe { callbacks::for_end(stack(tr), r#type) } {
        // SAFETY: the application has set it for this.
        unsafe { callback(r#type, tr) };
    }
}

/// Calls the callback for transport errors of a type, if it is set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn __osip_transport_error_callback(r#type: c_int, tr: *mut osip_transaction, error: c_int) {
    if tr.is_null() {
        return;
    }
    // SAFETY: a transaction whose stack is NULL or valid.
    if let Some(callback) = unsafe { callbacks::for_error(stack(tr), r#type) } {
        // SAFETY: the application has set it for this.
        unsafe { callback(r#type, tr, error) };
    }
}
