//! The ACK for a final response other than 2xx (RFC 3261 section 17.1.1.3).

use super::contexts::top_via;
use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::object::{self, Duplicate, Owned};
use crate::ffi::osip2::osip::osip_transaction;
use crate::ffi::osipparser2::headers::osip_authorization::osip_authorization_t;
use crate::ffi::osipparser2::headers::osip_route::osip_route_t;
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_free, osip_message_init};
use crate::ffi::{guard, list, ptr};
use core::ptr::null_mut;

/// A new ACK, or NULL.
///
/// # Safety
/// Both are NULL or valid.
pub(super) unsafe fn make(transaction: *mut osip_transaction, response: *mut osip_message) -> *mut osip_message {
    let mut ack = null_mut();
    // SAFETY: by the contract; the message is ours.
    unsafe {
        if osip_message_init(&mut ack) != 0 {
            return null_mut();
        }
        if fill(&mut *ack, transaction, response).is_err() {
            osip_message_free(ack);
            return null_mut();
        }
    }
    ack
}

unsafe fn fill(ack: &mut osip_message, transaction: *mut osip_transaction, response: *mut osip_message) -> Result {
    // SAFETY: NULL or valid, by the contract of the caller; members of messages are NULL or valid.
    unsafe {
        let (transaction, response) = (ptr::get(transaction)?, ptr::get(response)?);
        let request = ptr::get(transaction.orig_request)?;
        ack.from = copy(response.from)?;
        ack.to = copy(response.to)?;
        ack.call_id = copy(response.call_id)?;
        ack.cseq = copy(response.cseq)?;
        alloc::free((*ack.cseq).method);
        (*ack.cseq).method = null_mut();
        (*ack.cseq).method = alloc::dup(b"ACK")?;
        ack.sip_method = alloc::dup(b"ACK")?;
        ack.sip_version = alloc::dup_text(request.sip_version)?;
        ack.req_uri = copy(request.req_uri)?;
        let via = object::copy(top_via(request).ok_or(crate::ffi::code::SYNTAXERROR)?)?;
        list::Tail::unknown().push(&mut ack.vias, via)?;
        list::clone::<osip_route_t>(&request.routes, &mut ack.routes)?;
        if !matches!(response.status_code, 401 | 407) {
            list::clone::<osip_authorization_t>(&request.authorizations, &mut ack.authorizations)?;
            list::clone::<osip_authorization_t>(&request.proxy_authorizations, &mut ack.proxy_authorizations)?;
        }
    }
    Ok(())
}

unsafe fn copy<T: Duplicate>(object: *const T) -> Result<*mut T> {
    // SAFETY: NULL or an object, by the contract of the caller.
    unsafe { object::copy(ptr::get(object)?).map(Owned::into_raw) }
}

/// A new ACK for a response, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ict_create_ack(ict: *mut osip_transaction, response: *mut osip_message) -> *mut osip_message {
    // SAFETY: the same contract.
    guard::pointer(|| unsafe { make(ict, response) })
}
