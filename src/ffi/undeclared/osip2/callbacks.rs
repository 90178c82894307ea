//! The callbacks of a stack, one by one: which call osip_execute.c is to do for an exported name.

use crate::ffi::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::layout::{osip, osip_message, osip_transaction};
use crate::ffi::transaction::callbacks::Call;
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{callbacks, contexts};
use core::ptr::null_mut;
use libc::c_int;

/// The stack of a transaction, or NULL.
///
/// # Safety
/// `transaction` is NULL or valid.
unsafe fn stack(transaction: *const osip_transaction) -> *mut osip {
    // SAFETY: `transaction` is NULL or valid.
    unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.config.cast())
}

/// Writes the call that was found. 1, or 0 if none was.
///
/// # Safety
/// `place` may be written.
unsafe fn found(call: Option<Call>, place: *mut Call) -> c_int {
    let is_found = call.is_some();
    if let Some(call) = call {
        // SAFETY: it may be written.
        unsafe { place.write(call) };
    }
    c_int::from(is_found)
}

/// The call of `__osip_transaction_snd_xxx`: sends a response. 1, or OSIP_SYNTAXERROR without Via.
///
/// cbindgen:ignore
///
/// # Safety
/// The first two are NULL or valid; `place` may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_call_to_send(
    transaction: *mut osip_transaction,
    response: *mut osip_message,
    place: *mut Call,
) -> c_int {
    code::number(|| {
        if transaction.is_null() || response.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction whose stack is NULL or valid, and a message.
        unsafe {
            let target = contexts::response_target(&*transaction, response.as_ref())?;
            let send = callbacks::sender(stack(transaction)).ok_or(UNDEFINED_ERROR)?;
            Ok(found(Some(Call::send(send, transaction, response, target)), place))
        }
    })
}

/// The call of `__osip_message_callback`: the message callback of a type. 1, or 0 if it is not set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` and `msg` are NULL or valid; `place` may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_call_to_tell(
    r#type: c_int,
    tr: *mut osip_transaction,
    msg: *mut osip_message,
    place: *mut Call,
) -> c_int {
    if tr.is_null() {
        return 0;
    }
    // SAFETY: a transaction whose stack is NULL or valid; the place may be written.
    unsafe { found(callbacks::for_message(stack(tr), r#type).map(|tell| Call::tell(tell, r#type, tr, msg)), place) }
}

/// The call of `__osip_kill_transaction_callback`: stamps the end of a transaction; the callback of a type. 1, or 0 if it is not set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid; `place` may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_call_to_tell_end(r#type: c_int, tr: *mut osip_transaction, place: *mut Call) -> c_int {
    if tr.is_null() || !callbacks::has_end(r#type) {
        return 0;
    }
    // SAFETY: a transaction.
    unsafe { Tx::of(tr) }.stamp_end();
    // SAFETY: its stack is NULL or valid; the place may be written.
    unsafe { found(callbacks::for_end(stack(tr), r#type).map(|tell| Call::tell_end(tell, r#type, tr)), place) }
}

/// The call of `__osip_transport_error_callback`: the callback for transport errors of a type. 1, or 0 if it is not set.
///
/// cbindgen:ignore
///
/// # Safety
/// `tr` is NULL or valid; `place` may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_call_to_tell_error(
    r#type: c_int,
    tr: *mut osip_transaction,
    error: c_int,
    place: *mut Call,
) -> c_int {
    if tr.is_null() {
        return 0;
    }
    // SAFETY: a transaction whose stack is NULL or valid; the place may be written.
    unsafe { found(callbacks::for_error(stack(tr), r#type).map(|tell| Call::tell_error(tell, r#type, tr, error)), place) }
}
