//! Finds the transaction of an event.

use super::block::{self, Hidden};
use super::contexts::top_via;
use super::event;
use super::key::{Branch, Facts};
use super::life;
use super::listing;
use super::stack::{ICT, IST, NICT, NIST, Stack};
use crate::ffi::code::{self, BADPARAMETER, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::osip2::osip::{osip, osip_event, osip_transaction};
use crate::ffi::osipparser2::headers::osip_call_id::osip_call_id_match;
use crate::ffi::osipparser2::headers::osip_cseq::osip_cseq_match;
use crate::ffi::osipparser2::headers::osip_from::{osip_from, osip_from_tag_match};
use crate::ffi::osipparser2::headers::osip_to::osip_to_tag_match;
use crate::ffi::osipparser2::headers::osip_via::{osip_via, osip_via_match};
use crate::ffi::osipparser2::osip_list::osip_list;
use crate::ffi::osipparser2::osip_message::osip_message;
use crate::ffi::params::ParamList;
use crate::ffi::{guard, list, ptr};
use crate::sip::Params;
use crate::transaction::matching::{self, Side, Verdict};
use core::ptr::{null, null_mut};
use core::sync::atomic::Ordering;
use libc::c_int;

/// Which list an event belongs to.
fn kind_of(event: &osip_event, method: &[u8]) -> Option<usize> {
    let number = event.r#type;
    match method {
        _ if !event::is_message(number) => None,
        b"INVITE" | b"ACK" if event::is_incoming_request(number) => Some(IST),
        b"INVITE" if event::is_incoming_response(number) => Some(ICT),
        b"INVITE" if event::is_outgoing_response(number) => Some(IST),
        b"INVITE" | b"ACK" if event::is_outgoing_request(number) => Some(ICT),
        _ if event::is_incoming_request(number) || event::is_outgoing_response(number) => Some(NIST),
        _ => Some(NICT),
    }
}

/// The transaction of a message event; it gets the event if `add` is set.
///
/// # Safety
/// Both are NULL or valid.
pub(crate) unsafe fn of(osip: *mut osip, event: *mut osip_event, add: bool) -> *mut osip_transaction {
    // SAFETY: by the contract; what is in a list is valid as long as it is locked.
    unsafe {
        let Some(content) = event.as_ref().filter(|_| !osip.is_null()) else { return null_mut() };
        let Some(cseq) = content.sip.as_ref().and_then(|message| message.cseq.as_ref()) else { return null_mut() };
        let Some(kind) = ptr::text(cseq.method).and_then(|method| kind_of(content, method)) else { return null_mut() };
        Stack::lock_list(osip, kind);
        listing::sync(osip.cast(), kind);
        let mut found = in_list(Stack::list(osip, kind), event);
        if add && !found.is_null() && life::add_event(found, event).is_err() {
            found = null_mut();
        }
        Stack::unlock_list(osip, kind);
        found
    }
}

/// The first transaction of a list that an event belongs to.
///
/// # Safety
/// Both are NULL or valid, and the elements of the list are transactions of ours.
pub(crate) unsafe fn in_list(transactions: *mut osip_list, event: *mut osip_event) -> *mut osip_transaction {
    // SAFETY: by the contract.
    unsafe {
        let (Some(content), Some(all)) = (event.as_ref(), transactions.as_ref()) else { return null_mut() };
        let Some(first) = list::pointers::<osip_transaction>(all).next() else { return null_mut() };
        if first.as_ref().config.is_null() {
            return null_mut();
        }
        let hidden = block::hidden(first.as_ptr());
        let (stack, kind) = ((*hidden).stack.load(Ordering::Acquire), (*hidden).kind);
        let ours = !stack.is_null() && Stack::list(stack.cast(), kind) == transactions;
        if !ours || !listing::is_synced(stack, kind) {
            return list::pointers::<osip_transaction>(all)
                .map(|transaction| transaction.as_ptr())
                .find(|transaction| fits(*transaction, content))
                .unwrap_or(null_mut());
        }
        let machine = &raw const (*stack).machines[kind];
        let found = if event::is_incoming_request(content.r#type) || event::is_incoming_response(content.r#type) {
            let Some(message) = content.sip.as_ref() else { return null_mut() };
            let via = top_via(message).map_or(null(), core::ptr::from_ref);
            let Some(theirs) = Facts::of(via, message.cseq, message.call_id, message.from, message.to) else { return null_mut() };
            let find = |hash| (*machine).branches.find(hash, |hidden| fits_key(hidden, content, &theirs.side));
            if event::is_incoming_response(content.r#type) {
                find(theirs.as_client(&*stack))
            } else {
                let found = find(theirs.as_server(&*stack));
                earlier(found, theirs.as_server_without_tag(&*stack).map_or(null_mut(), find))
            }
        } else {
            (*machine).ids.find(content.transactionid as u64, |hidden| fits(block::public(hidden), content))
        };
        if found.is_null() { null_mut() } else { block::public(found) }
    }
}

/// That of two transactions that was listed first; each may be NULL.
unsafe fn earlier(left: *mut Hidden, right: *mut Hidden) -> *mut Hidden {
    // SAFETY: NULL or transactions of ours.
    match unsafe { (left.as_ref(), right.as_ref()) } {
        (Some(first), Some(second)) if second.sequence < first.sequence => right,
        (None, _) => right,
        _ => left,
    }
}

/// True if an event of a message that was received belongs to a transaction; `theirs` is what the message says.
unsafe fn fits_key(hidden: *mut Hidden, event: &osip_event, theirs: &Side<Branch>) -> bool {
    // SAFETY: a transaction of ours, and an event.
    unsafe {
        let transaction = block::public(hidden);
        let Some(ours) = (*hidden).key.side(&*transaction) else { return fits(transaction, event) };
        if event::is_incoming_response(event.r#type) {
            return is_client(&*transaction) && matching::response(&ours, theirs).is_ok();
        }
        match matching::request(&ours, theirs) {
            Ok(Verdict::Unknown) => fits(transaction, event),
            verdict => is_server(&*transaction) && verdict == Ok(Verdict::Same),
        }
    }
}

/// True if an event belongs to a transaction.
unsafe fn fits(transaction: *mut osip_transaction, event: &osip_event) -> bool {
    // SAFETY: a transaction of ours, and an event.
    unsafe {
        if event::is_incoming_request(event.r#type) {
            request(transaction, event.sip).is_ok()
        } else if event::is_incoming_response(event.r#type) {
            response(transaction, event.sip).is_ok()
        } else {
            (*transaction).transactionid == event.transactionid
        }
    }
}

/// Notes what a transaction is found by.
///
/// # Safety
/// A stack, and a transaction of ours whose members are NULL or objects.
pub(super) unsafe fn set_keys(stack: *const Stack, hidden: *mut Hidden) {
    // SAFETY: by the contract.
    unsafe {
        let transaction = &*block::public(hidden);
        (*hidden).id.hash = transaction.transactionid as u64;
        (*hidden).branch.hash = 0;
        let parts = (transaction.topvia, transaction.cseq, transaction.callid, transaction.from, transaction.to);
        if let Some(ours) = Facts::of(parts.0, parts.1, parts.2, parts.3, parts.4) {
            (*hidden).branch.hash = if is_client(transaction) { ours.as_client(&*stack) } else { ours.as_server(&*stack) };
            (*hidden).key.set(transaction, &ours.side);
        }
    }
}

fn is_client(transaction: &osip_transaction) -> bool {
    !transaction.ict_context.is_null() || !transaction.nict_context.is_null()
}

fn is_server(transaction: &osip_transaction) -> bool {
    !transaction.ist_context.is_null() || !transaction.nist_context.is_null()
}

/// The message, its CSeq method, and that of the transaction.
unsafe fn methods<'a>(
    transaction: *mut osip_transaction,
    message: *mut osip_message,
) -> Result<(&'a osip_message, &'a [u8], &'a [u8])> {
    // SAFETY: a transaction of ours; the others are NULL or valid.
    unsafe {
        let message = ptr::get(message)?;
        let theirs = ptr::need_text(ptr::get(message.cseq)?.method)?;
        let ours = ptr::need_text(ptr::get((*transaction).cseq)?.method)?;
        Ok((message, ours, theirs))
    }
}

/// Checks that a response belongs to a client transaction.
unsafe fn response(transaction: *mut osip_transaction, response: *mut osip_message) -> Result {
    // SAFETY: NULL or valid, by the contract of the caller.
    unsafe {
        let content = ptr::get(transaction)?;
        if !is_client(content) {
            return Err(BADPARAMETER);
        }
        let (response, ours, theirs) = methods(transaction, response)?;
        let (own, via) = (content.topvia.as_ref().ok_or(SYNTAXERROR)?, top_via(response).ok_or(SYNTAXERROR)?);
        Ok(matching::response(&Side { via: own.view(), method: ours }, &Side { via: via.view(), method: theirs })?)
    }
}

/// Checks that a request belongs to a server transaction.
unsafe fn request(transaction: *mut osip_transaction, request: *mut osip_message) -> Result {
    // SAFETY: NULL or valid, by the contract of the caller.
    unsafe {
        let content = ptr::get(transaction)?;
        if !is_server(content) {
            return Err(BADPARAMETER);
        }
        let (request, ours, theirs) = methods(transaction, request)?;
        let (own, via) = (content.topvia.as_ref().ok_or(SYNTAXERROR)?, top_via(request).ok_or(SYNTAXERROR)?);
        match matching::request(&Side { via: own.view(), method: ours }, &Side { via: via.view(), method: theirs })? {
            Verdict::Same => Ok(()),
            Verdict::Other => Err(UNDEFINED_ERROR),
            Verdict::Unknown => old_request(content, request),
        }
    }
}

/// The rules of RFC 2543.
unsafe fn old_request(transaction: &osip_transaction, request: &osip_message) -> Result {
    let equal = |code: c_int| if code == code::SUCCESS { Ok(()) } else { Err(UNDEFINED_ERROR) };
    // SAFETY: members of transactions and messages are NULL or objects.
    unsafe {
        equal(osip_call_id_match(transaction.callid, request.call_id))?;
        if ptr::text(request.sip_method) == Some(b"ACK") {
            let (ours, theirs) = (tagged(transaction.to), tagged(request.to));
            if ours && !theirs {
                return Err(UNDEFINED_ERROR);
            }
            if ours {
                equal(osip_to_tag_match(transaction.to, request.to))?;
            }
        } else {
            let original = transaction.orig_request.as_ref().ok_or(UNDEFINED_ERROR)?;
            equal(osip_to_tag_match(original.to, request.to))?;
        }
        equal(osip_from_tag_match(transaction.from, request.from))?;
        equal(osip_cseq_match(transaction.cseq, request.cseq))?;
        let via: *const osip_via = top_via(request).ok_or(SYNTAXERROR)?;
        equal(osip_via_match(transaction.topvia, via.cast_mut()))
    }
}

/// True if a From or To has a tag.
unsafe fn tagged(from: *const osip_from) -> bool {
    // SAFETY: NULL or an object, whose list is one of parameters.
    unsafe { from.as_ref().is_some_and(|from| ParamList::new(&from.gen_params).get(b"tag").is_some()) }
}

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
    // SAFETY: the same contract.
    guard::code(|| unsafe { response(tr, answer) })
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
    // SAFETY: the same contract.
    guard::code(|| unsafe { request(tr, sip) })
}

/// The transaction of a request's event, which is not added; NULL if there can be none.
///
/// # Safety
/// Both are NULL or valid.
pub(crate) unsafe fn create(osip: *mut osip, event: *mut osip_event) -> *mut osip_transaction {
    // SAFETY: by the contract.
    unsafe {
        let Some(content) = event.as_ref() else { return null_mut() };
        let Some(message) = content.sip.as_ref().filter(|message| message.status_code == 0) else { return null_mut() };
        let method = message.cseq.as_ref().and_then(|cseq| ptr::text(cseq.method));
        let (Some(method), Some(own)) = (method, ptr::text(message.sip_method)) else { return null_mut() };
        if method != own || method == b"ACK" {
            return null_mut();
        }
        let kind = match (event::is_incoming_request(content.r#type), event::is_outgoing_request(content.r#type)) {
            (true, _) if method == b"INVITE" => IST,
            (true, _) => NIST,
            (_, true) if method == b"INVITE" => ICT,
            (_, true) => NICT,
            _ => return null_mut(),
        };
        match life::make(osip, kind, message) {
            Ok(transaction) => {
                (*event).transactionid = (*transaction).transactionid;
                transaction
            }
            Err(_) => null_mut(),
        }
    }
}
