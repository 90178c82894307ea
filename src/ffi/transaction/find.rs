//! Finds the transaction of an event.

use super::hashes::{is_client, is_server, server_hash};
use super::key::{self, Headers};
use super::stack::{LockedList, Osip};
use super::tx::{ByBranch, ById, Tx};
use super::{event, life};
use crate::ffi::code::{BADPARAMETER, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::layout::{osip_event, osip_list, osip_message, osip_transaction};
use crate::ffi::{list, object, ptr};
use crate::transaction::Machine;
use crate::transaction::classify::Direction;
use crate::transaction::key::{Branch, MatchKey};
use crate::transaction::matching::{self, Side, Tag, Verdict};
use core::mem::ManuallyDrop;
use core::sync::atomic::{AtomicPtr, Ordering};

/// The transaction of a message event; it gets the event if `add` is set.
///
/// # Safety
/// The event is valid; it is given up if it was added.
pub(crate) unsafe fn of(stack: Osip, event: *mut osip_event, add: bool) -> Option<Tx> {
    // SAFETY: an event.
    let content = unsafe { &*event };
    // SAFETY: the message of an event is NULL or an object.
    let method = unsafe { content.sip.as_ref() }.and_then(|message| Headers::of_message(message).method())?;
    let (direction, is_request) = event::way(content.r#type)?;
    let machine = Machine::of(direction, is_request, method);
    let mut list = stack.lock(machine);
    list.sync();
    // SAFETY: the list is locked.
    let tx = unsafe { in_list(stack.list(machine), content) }?;
    // SAFETY: the event is given up.
    (!add || unsafe { life::add_event(tx, event) }.is_ok()).then_some(tx)
}

/// The first transaction of a list that an event belongs to.
///
/// # Safety
/// The list is NULL or valid, its elements are transactions, and nobody else uses it.
pub(crate) unsafe fn in_list(transactions: *mut osip_list, event: &osip_event) -> Option<Tx> {
    // SAFETY: NULL or a list of transactions that nobody changes meanwhile.
    let mut all = unsafe { list::pointers::<osip_transaction>(transactions.as_ref()?) }.map(|element| {
        // SAFETY: an element of the list.
        unsafe { Tx::of(element.as_ptr()) }
    });
    let first = all.next()?;
    if first.first_stack().is_null() {
        return None;
    }
    // SAFETY: nobody else uses the list.
    match unsafe { known(first, transactions) } {
        None => core::iter::once(first).chain(all).find(|tx| fits(*tx, event)),
        Some(mut list) => in_index(&mut list, event),
    }
}

/// The list of a transaction, if it is this one and nobody has changed it since the library knows it.
///
/// # Safety
/// Nobody else uses the list as long as the result is used.
unsafe fn known(first: Tx, transactions: *const osip_list) -> Option<ManuallyDrop<LockedList>> {
    let (stack, machine) = (first.stack()?, first.machine());
    // SAFETY: nobody else uses the list as long as the result is used.
    let mut list = unsafe { stack.locked(machine) };
    (core::ptr::eq(stack.list(machine), transactions) && list.is_synced()).then_some(list)
}

fn in_index(list: &mut LockedList, event: &osip_event) -> Option<Tx> {
    let stack = list.stack;
    let listing = list.listing();
    let (Direction::Incoming, is_request) = event::way(event.r#type).unwrap_or((Direction::Outgoing, false)) else {
        return listing.ids.find(event.transactionid as u64, &ById, |tx| fits(tx, event));
    };
    // SAFETY: the message of an event is NULL or an object.
    let headers = Headers::of_message(unsafe { event.sip.as_ref() }?);
    let theirs = headers.key()?;
    let find = |hash| listing.branches.find(hash, &ByBranch, |tx| fits_key(tx, event, is_request, &theirs.side));
    if !is_request {
        return find(theirs.as_client(stack.keys()));
    }
    let find_as = |key: MatchKey<'_>| find(server_hash(stack, &key, &headers));
    let (found, other) = (find_as(theirs), theirs.without_to_tag().and_then(find_as));
    match (found, other) {
        // That which was listed first.
        (Some(found), Some(other)) if other.sequence() < found.sequence() => Some(other),
        _ => found.or(other),
    }
}

/// True if an event of a message that was received belongs to a transaction; `theirs` is what the message says.
fn fits_key(tx: Tx, event: &osip_event, is_request: bool, theirs: &Side<'_, Branch<'_>>) -> bool {
    // SAFETY: the list is locked, so the transaction stays; the key belongs to that lock.
    let (transaction, key) = unsafe { (&*tx.public(), &(*tx.extra()).key) };
    let Some(ours) = key.side(transaction) else { return fits(tx, event) };
    if !is_request {
        return is_client(transaction) && matching::response(&ours, theirs) == Ok(true);
    }
    match matching::request(&ours, theirs) {
        Ok(Verdict::Unknown) => fits(tx, event),
        verdict => is_server(transaction) && verdict == Ok(Verdict::Same),
    }
}

/// True if an event belongs to a transaction.
fn fits(tx: Tx, event: &osip_event) -> bool {
    // SAFETY: the transaction stays; the message of the event is NULL or an object.
    let (transaction, message) = unsafe { (&*tx.public(), event.sip.as_ref()) };
    match event::way(event.r#type) {
        Some((Direction::Incoming, true)) => request(transaction, message).is_ok(),
        Some((Direction::Incoming, false)) => response(transaction, message).is_ok(),
        _ => transaction.transactionid == event.transactionid,
    }
}

/// The sides of a transaction and of a message.
fn sides<'a>(
    transaction: &'a osip_transaction,
    message: &'a osip_message,
) -> Result<(Side<'a, Branch<'a>>, Side<'a, Branch<'a>>)> {
    let (ours, theirs) = (Headers::of_transaction(transaction), Headers::of_message(message));
    let their_method = theirs.method().ok_or(BADPARAMETER)?;
    let our_method = ours.method().ok_or(BADPARAMETER)?;
    Ok((ours.side(our_method).ok_or(SYNTAXERROR)?, theirs.side(their_method).ok_or(SYNTAXERROR)?))
}

/// Checks that a response belongs to a client transaction.
pub(crate) fn response(transaction: &osip_transaction, response: Option<&osip_message>) -> Result {
    if !is_client(transaction) {
        return Err(BADPARAMETER);
    }
    let (ours, theirs) = sides(transaction, response.ok_or(BADPARAMETER)?)?;
    if matching::response(&ours, &theirs)? { Ok(()) } else { Err(UNDEFINED_ERROR) }
}

/// Checks that a request belongs to a server transaction.
pub(crate) fn request(transaction: &osip_transaction, request: Option<&osip_message>) -> Result {
    if !is_server(transaction) {
        return Err(BADPARAMETER);
    }
    let request = request.ok_or(BADPARAMETER)?;
    let (ours, theirs) = sides(transaction, request)?;
    let same = match matching::request(&ours, &theirs)? {
        Verdict::Unknown => old_request(transaction, request),
        verdict => verdict == Verdict::Same,
    };
    if same { Ok(()) } else { Err(UNDEFINED_ERROR) }
}

/// The rules of RFC 2543.
fn old_request(transaction: &osip_transaction, request: &osip_message) -> bool {
    let (ours, theirs) = (Headers::of_transaction(transaction), Headers::of_message(request));
    let same_via = || match (ours.via, theirs.via) {
        (Some(ours), Some(theirs)) => object::print_alike(ours, theirs) == Ok(true),
        _ => false,
    };
    // SAFETY: NULL or a text of the message.
    let is_ack = unsafe { ptr::text(request.sip_method) } == Some(b"ACK");
    matching::old_request(&ours.old_side(), first_to(transaction), &theirs.old_side(), is_ack, same_via)
}

/// The tag of the To of the request that a transaction is for. Another thread may just set that.
fn first_to(transaction: &osip_transaction) -> Tag<'_> {
    let place = (&raw const transaction.orig_request).cast_mut();
    // SAFETY: a member of the transaction, which is written in this way, too; NULL or a message that stays.
    let request = unsafe { AtomicPtr::from_ptr(place).load(Ordering::Acquire).as_ref() };
    // SAFETY: a member of a message is NULL or an object.
    request.map_or(Tag::NoHeader, |request| key::tag(unsafe { request.to.as_ref() }))
}

/// The transaction of a request's event, which is not added; `None` if there can be none.
pub(crate) fn create(stack: Osip, event: &mut osip_event) -> Option<Tx> {
    // SAFETY: the message of an event is NULL or an object.
    let message = unsafe { event.sip.as_ref() }.filter(|message| message.status_code == 0)?;
    // SAFETY: NULL or a text of the message.
    let method = unsafe { ptr::text(message.sip_method) }?;
    let (direction, is_request) = event::way(event.r#type)?;
    let machine = Machine::for_request(direction, method, Headers::of_message(message).method()?).filter(|_| is_request)?;
    let tx = life::make(stack, machine, message).ok()?;
    event.transactionid = tx.number();
    Some(tx)
}
