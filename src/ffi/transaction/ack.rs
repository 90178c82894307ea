//! The ACK for a final response other than 2xx: copies what [`crate::transaction::ack`] names.

use super::key::top_via;
use crate::ffi::code::{Result, SYNTAXERROR};
use crate::ffi::layout::{osip_authorization_t, osip_message, osip_route_t};
use crate::ffi::object::{self, Duplicate, Owned};
use crate::ffi::{alloc, list, message, ptr};
use crate::transaction::ack::{self, Field, Origin};
use core::ptr::null_mut;

/// A new ACK, which the caller frees; `None` if that is not possible.
pub(crate) fn make(request: &osip_message, response: &osip_message) -> Option<*mut osip_message> {
    let mut message = message::copy::empty().ok()?;
    fill(message.as_mut(), request, response).ok()?;
    Some(message.into_raw())
}

fn fill(ack: &mut osip_message, request: &osip_message, response: &osip_message) -> Result {
    ack.sip_method = alloc::dup(ack::METHOD)?;
    // SAFETY: NULL or a text of the request.
    ack.sip_version = unsafe { alloc::dup_text(request.sip_version) }?;
    ack.req_uri = copy(request.req_uri)?;
    for (field, origin) in ack::fields(response.status_code) {
        let from = match origin {
            Origin::Request => request,
            Origin::Response => response,
        };
        take(field, from, ack)?;
    }
    Ok(())
}

/// Copies a header.
fn take(field: Field, from: &osip_message, ack: &mut osip_message) -> Result {
    match field {
        Field::Via => {
            let via = object::copy(top_via(from).ok_or(SYNTAXERROR)?)?;
            // SAFETY: the elements of the list are Vias.
            unsafe { list::Tail::unknown().push(&mut ack.vias, via) }?;
        }
        // SAFETY: the elements of both lists are Routes.
        Field::Route => unsafe { list::clone::<osip_route_t>(&from.routes, &mut ack.routes) }?,
        Field::From => ack.from = copy(from.from)?,
        Field::To => ack.to = copy(from.to)?,
        Field::CallId => ack.call_id = copy(from.call_id)?,
        Field::CSeq => {
            ack.cseq = copy(from.cseq)?;
            // SAFETY: a new object, which only the ACK has.
            let cseq = unsafe { &mut *ack.cseq };
            // SAFETY: the text is the copy's, and given up.
            unsafe { alloc::free(core::mem::replace(&mut cseq.method, null_mut())) };
            cseq.method = alloc::dup(ack::METHOD)?;
        }
        // SAFETY: the elements of both lists are credentials.
        Field::Authorization => unsafe { list::clone::<osip_authorization_t>(&from.authorizations, &mut ack.authorizations) }?,
        Field::ProxyAuthorization => {
            // SAFETY: the elements of both lists are credentials.
            unsafe { list::clone::<osip_authorization_t>(&from.proxy_authorizations, &mut ack.proxy_authorizations) }?;
        }
    }
    Ok(())
}

/// A copy of a member of a message.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL, `OSIP_NOMEM`.
fn copy<T: Duplicate>(object: *const T) -> Result<*mut T> {
    // SAFETY: members of a message are NULL or objects.
    object::copy(unsafe { ptr::get(object) }?).map(Owned::into_raw)
}
