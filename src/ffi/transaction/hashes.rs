//! What a transaction is found by in the indexes of its list.

use super::block::Link;
use super::key::Headers;
use super::stack::Osip;
use super::tx::Tx;
use crate::ffi::layout::osip_transaction;
use crate::transaction::key::MatchKey;

/// The hash of a key in the index of a machine that serves.
pub(super) fn server_hash(stack: Osip, key: &MatchKey<'_>, headers: &Headers<'_>) -> u64 {
    key.as_server(stack.keys(), || headers.via.map(|via| via.view()))
}

/// Notes what a transaction is found by.
pub(super) fn set_keys(stack: Osip, tx: Tx) {
    // SAFETY: the transaction is listed now, by a thread that has locked the list.
    let transaction = unsafe { &*tx.public() };
    tx.set_id(Link { hash: transaction.transactionid as u64, ring: None });
    let headers = Headers::of_transaction(transaction);
    let mut hash = 0;
    if let Some(ours) = headers.key() {
        hash = if is_client(transaction) { ours.as_client(stack.keys()) } else { server_hash(stack, &ours, &headers) };
        // SAFETY: the key belongs to the lock of the list.
        unsafe { (*tx.extra()).key.set(transaction, &ours.side) };
    }
    tx.set_branch(Link { hash, ring: None });
}

/// True if a transaction follows a machine of clients.
pub(super) fn is_client(transaction: &osip_transaction) -> bool {
    !transaction.ict_context.is_null() || !transaction.nict_context.is_null()
}

/// True if a transaction follows a machine of servers.
pub(super) fn is_server(transaction: &osip_transaction) -> bool {
    !transaction.ist_context.is_null() || !transaction.nist_context.is_null()
}
