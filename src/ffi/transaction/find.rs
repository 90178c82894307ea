//! Finds the transaction of an event.

use super::block::Link;
use super::contexts::top_via;
use super::key::{Branch, Facts};
use super::stack::{LockedList, Osip};
use super::tx::{ByBranch, ById, Tx};
use super::{event, life};
use crate::ffi::code::{self, BADPARAMETER, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::osip2::osip::{osip_event, osip_transaction};
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
use crate::transaction::Machine;
use crate::transaction::matching::{self, Side, Verdict};
use core::mem::ManuallyDrop;
use core::ptr::{null, null_mut};
use libc::c_int;

/// Which list an event belongs to.
fn kind_of(event: &osip_event, method: &[u8]) -> Option<Machine> {
    let number = event.r#type;
    match method {
        _ if !event::is_message(number) => None,
        b"INVITE" | b"ACK" if event::is_incoming_request(number) => Some(Machine::Ist),
        b"INVITE" if event::is_incoming_response(number) => Some(Machine::Ict),
        b"INVITE" if event::is_outgoing_response(number) => Some(Machine::Ist),
        b"INVITE" | b"ACK" if event::is_outgoing_request(number) => Some(Machine::Ict),
        _ if event::is_incoming_request(number) || event::is_outgoing_response(number) => Some(Machine::Nist),
        _ => Some(Machine::Nict),
    }
}

/// The transaction of a message event; it gets the event if `add` is set.
///
/// # Safety
/// The event is NULL or valid.
pub(crate) unsafe fn of(stack: Osip, event: *mut osip_event, add: bool) -> *mut osip_transaction {
    // SAFETY: by the contract; what is in a list is valid as long as it is locked.
    unsafe {
        let Some(content) = event.as_ref() else { return null_mut() };
        let Some(cseq) = content.sip.as_ref().and_then(|message| message.cseq.as_ref()) else { return null_mut() };
        let Some(machine) = ptr::text(cseq.method).and_then(|method| kind_of(content, method)) else { return null_mut() };
        let mut list = stack.lock(machine);
        list.sync();
        match in_list(stack.list(machine), event) {
            Some(tx) if !add || life::add_event(tx, event).is_ok() => tx.public(),
            _ => null_mut(),
        }
    }
}

/// The first transaction of a list that an event belongs to.
///
/// # Safety
/// Both are NULL or valid, the elements of the list are transactions of ours, and nobody else uses it.
pub(crate) unsafe fn in_list(transactions: *mut osip_list, event: *mut osip_event) -> Option<Tx> {
    // SAFETY: by the contract.
    unsafe {
        let (content, all) = (event.as_ref()?, transactions.as_ref()?);
        let first = list::pointers::<osip_transaction>(all).next()?;
        if first.as_ref().config.is_null() {
            return None;
        }
        let first = Tx::of(first.as_ptr());
        let Some(mut list) = synced(first, transactions) else {
            return list::pointers::<osip_transaction>(all)
                .map(|transaction| Tx::of(transaction.as_ptr()))
                .find(|tx| fits(tx.public(), content));
        };
        let stack = list.stack;
        let listing = list.listing();
        if event::is_incoming_request(content.r#type) || event::is_incoming_response(content.r#type) {
            let message = content.sip.as_ref()?;
            let via = top_via(message).map_or(null(), core::ptr::from_ref);
            let theirs = Facts::of(via, message.cseq, message.call_id, message.from, message.to)?;
            let find = |hash| listing.branches.find(hash, &ByBranch, |tx| fits_key(tx, content, &theirs.side));
            if event::is_incoming_response(content.r#type) {
                find(theirs.as_client(stack.keys()))
            } else {
                let found = find(theirs.as_server(stack.keys()));
                earlier(found, theirs.as_server_without_tag(stack.keys()).and_then(find))
            }
        } else {
            listing.ids.find(content.transactionid as u64, &ById, |tx| fits(tx.public(), content))
        }
    }
}

/// The list of a transaction, if it is this one and nobody has changed it since the library knows it.
///
/// # Safety
/// Nobody else uses the list as long as the result is used.
unsafe fn synced(first: Tx, transactions: *const osip_list) -> Option<ManuallyDrop<LockedList>> {
    let (stack, machine) = (first.stack()?, first.machine());
    // SAFETY: by the contract.
    let mut list = unsafe { stack.locked(machine) };
    (core::ptr::eq(stack.list(machine), transactions) && list.is_synced()).then_some(list)
}

/// That of two transactions that was listed first.
fn earlier(left: Option<Tx>, right: Option<Tx>) -> Option<Tx> {
    left.into_iter().chain(right).min_by_key(|tx| tx.sequence())
}

/// True if an event of a message that was received belongs to a transaction; `theirs` is what the message says.
unsafe fn fits_key(tx: Tx, event: &osip_event, theirs: &Side<Branch>) -> bool {
    // SAFETY: a transaction of ours, and an event.
    unsafe {
        let transaction = tx.public();
        let Some(ours) = (*tx.hidden()).key.side(&*transaction) else { return fits(transaction, event) };
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
pub(super) fn set_keys(stack: Osip, tx: Tx) {
    // SAFETY: a transaction of ours whose members are NULL or objects.
    unsafe {
        let transaction = &*tx.public();
        tx.set_id(Link { hash: transaction.transactionid as u64, ring: None });
        let mut hash = 0;
        let parts = (transaction.topvia, transaction.cseq, transaction.callid, transaction.from, transaction.to);
        if let Some(ours) = Facts::of(parts.0, parts.1, parts.2, parts.3, parts.4) {
            hash = if is_client(transaction) { ours.as_client(stack.keys()) } else { ours.as_server(stack.keys()) };
            (*tx.hidden()).key.set(transaction, &ours.side);
        }
        tx.set_branch(Link { hash, ring: None });
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
/// The event is NULL or valid.
pub(crate) unsafe fn create(stack: Osip, event: *mut osip_event) -> *mut osip_transaction {
    // SAFETY: by the contract.
    unsafe {
        let Some(content) = event.as_ref() else { return null_mut() };
        let Some(message) = content.sip.as_ref().filter(|message| message.status_code == 0) else { return null_mut() };
        let method = message.cseq.as_ref().and_then(|cseq| ptr::text(cseq.method));
        let (Some(method), Some(own)) = (method, ptr::text(message.sip_method)) else { return null_mut() };
        if method != own || method == b"ACK" {
            return null_mut();
        }
        let machine = match (event::is_incoming_request(content.r#type), event::is_outgoing_request(content.r#type)) {
            (true, _) if method == b"INVITE" => Machine::Ist,
            (true, _) => Machine::Nist,
            (_, true) if method == b"INVITE" => Machine::Ict,
            (_, true) => Machine::Nict,
            _ => return null_mut(),
        };
        match life::make(stack, machine, message) {
            Ok(tx) => {
                (*event).transactionid = (*tx.public()).transactionid;
                tx.public()
            }
            Err(_) => null_mut(),
        }
    }
}
