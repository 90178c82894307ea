//! The transactions in the public lists of a stack, and in the indexes behind them.
//!
//! Applications may change the lists themselves. What functions for lists do to them is counted (see [`crate::ffi::watch`]), and what is
//! done by hand shows in the number of elements or in the first node; so each change is noticed when the library uses the list next.
//! What was taken out in front or added at the end is followed then; after all else the indexes are made anew.

use super::block::{self, Hidden};
use super::find;
use super::stack::{Machine, Stack};
use crate::ffi::alloc;
use crate::ffi::code::{Result, UNDEFINED_ERROR};
use crate::ffi::list;
use crate::ffi::osip2::osip::osip_transaction;
use crate::ffi::osipparser2::osip_list::__node;
use core::ptr::null_mut;
use core::sync::atomic::Ordering;
use libc::c_int;

/// What a list was like: if it still is, nobody has changed it.
#[derive(PartialEq, Eq)]
pub(super) struct Seen {
    count: c_int,
    head: *mut __node,
    /// What functions for lists have put in and taken out until then.
    added: u32,
    removed: u32,
}

impl Seen {
    /// # Safety
    /// A stack, whose list is locked.
    unsafe fn now(stack: *mut Stack, kind: usize) -> Self {
        // SAFETY: a stack has these members; who has locked the list may read it.
        unsafe {
            let list = Stack::list(&raw mut (*stack).public, kind);
            let (added, removed) = (*stack).watches[kind].counts();
            Self { count: (*list).nb_elt, head: (*list).node, added, removed }
        }
    }
}

/// Puts a transaction at the end of its list, which is locked.
///
/// # Errors
/// `OSIP_NOMEM`.
///
/// # Safety
/// A stack and a transaction of ours.
pub(super) unsafe fn append(stack: *mut Stack, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: by the contract; the list is that of the machine, and after `sync` the nodes that it knows are nodes of the list.
    unsafe {
        sync(stack, kind);
        let hidden = block::hidden(transaction);
        if (*hidden).listed {
            return Ok(());
        }
        let machine = &raw mut (*stack).machines[kind];
        reserve(stack, machine)?;
        let node = list::node()?.as_ptr();
        node.write(__node { next: null_mut(), element: transaction.cast() });
        let list = Stack::list(&raw mut (*stack).public, kind);
        let synced = is_synced(stack, kind);
        let mut end = match (*machine).last.as_ref() {
            Some(last) => &raw mut (*last.node).next,
            None => &raw mut (*list).node,
        };
        while !(*end).is_null() {
            end = &raw mut (**end).next;
        }
        *end = node;
        (*list).nb_elt = (*list).nb_elt.saturating_add(1);
        enlist(stack, hidden, kind, node);
        if synced {
            (*machine).seen = Seen::now(stack, kind);
        }
        Ok(())
    }
}

/// Takes a transaction out of its list, which is locked.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` if it is not in this list.
///
/// # Safety
/// A stack and a transaction of ours.
pub(super) unsafe fn remove(stack: *mut Stack, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: by the contract; after `sync` the nodes are those of the list.
    unsafe {
        sync(stack, kind);
        let hidden = block::hidden(transaction);
        if !(*hidden).listed || (*hidden).kind != kind || (*hidden).stack.load(Ordering::Acquire) != stack {
            return Err(UNDEFINED_ERROR);
        }
        let list = Stack::list(&raw mut (*stack).public, kind);
        let synced = is_synced(stack, kind);
        let node = (*hidden).node;
        let mut link = match (*hidden).previous.as_ref() {
            Some(previous) => &raw mut (*previous.node).next,
            None => &raw mut (*list).node,
        };
        if *link != node {
            link = &raw mut (*list).node;
            while !(*link).is_null() && *link != node {
                link = &raw mut (**link).next;
            }
        }
        if *link == node {
            *link = (*node).next;
            (*list).nb_elt -= 1;
            alloc::free(node);
        }
        unlist(stack, hidden);
        if synced {
            (*stack).machines[kind].seen = Seen::now(stack, kind);
        }
        Ok(())
    }
}

/// Makes room for one more transaction.
unsafe fn reserve(stack: *mut Stack, machine: *mut Machine) -> Result {
    // SAFETY: a stack and a machine of it.
    unsafe {
        let count = usize::try_from((*machine).count).unwrap_or(0).saturating_add(1);
        (*machine).branches.reserve(count)?;
        (*machine).ids.reserve(count)?;
        Stack::lock(stack);
        let reserved = (|| {
            (*machine).ready.reserve(count)?;
            (*machine).later.reserve(count)?;
            (*machine).due.reserve(count)?;
            (*machine).watched.reserve(count)
        })();
        Stack::unlock(stack);
        reserved
    }
}

/// Adds a transaction that is at the end of the list to the indexes.
unsafe fn enlist(stack: *mut Stack, hidden: *mut Hidden, kind: usize, node: *mut __node) {
    // SAFETY: a stack and a transaction that is in no list yet.
    unsafe {
        let machine = &raw mut (*stack).machines[kind];
        (*machine).sequence += 1;
        (*hidden).kind = kind;
        (*hidden).node = node;
        (*hidden).previous = (*machine).last;
        (*hidden).next = null_mut();
        match (*machine).last.as_mut() {
            Some(last) => last.next = hidden,
            None => (*machine).first = hidden,
        }
        (*machine).last = hidden;
        (*machine).count += 1;
        find::set_keys(stack, hidden);
        Stack::lock(stack);
        (*hidden).sequence = (*machine).sequence;
        if (*hidden).ready != 0 {
            (*machine).ready.moved(hidden);
        }
        (*hidden).listed = true;
        (*hidden).stack.store(stack, Ordering::Release);
        super::schedule::arrange(stack, hidden);
        Stack::unlock(stack);
        (*machine).branches.insert(hidden);
        (*machine).ids.insert(hidden);
    }
}

/// Takes a transaction out of the indexes; its list is locked. The list itself is left alone.
pub(super) unsafe fn unlist(stack: *mut Stack, hidden: *mut Hidden) {
    // SAFETY: a stack and a transaction of its lists.
    unsafe {
        let machine = &raw mut (*stack).machines[(*hidden).kind];
        (*machine).branches.remove(hidden);
        (*machine).ids.remove(hidden);
        match (*hidden).previous.as_mut() {
            Some(previous) => previous.next = (*hidden).next,
            None => (*machine).first = (*hidden).next,
        }
        match (*hidden).next.as_mut() {
            Some(next) => next.previous = (*hidden).previous,
            None => (*machine).last = (*hidden).previous,
        }
        ((*hidden).previous, (*hidden).next, (*hidden).node) = (null_mut(), null_mut(), null_mut());
        (*machine).count -= 1;
        Stack::lock(stack);
        (*hidden).listed = false;
        (*machine).due.remove(hidden);
        (*machine).watched.remove(hidden);
        (*machine).later.remove(hidden);
        // An execution that has begun comes to it all the same, and to the events that it has then.
        if (*machine).is_ahead(hidden) {
            (*machine).ready.insert(hidden);
        } else if (*machine).limit == 0 {
            (*machine).ready.remove(hidden);
        }
        if (*hidden).ready == 0 {
            (*hidden).stack.store(null_mut(), Ordering::Release);
        }
        Stack::unlock(stack);
    }
}

/// Takes a transaction that is freed out of the indexes, and out of the list if it is still there; that is locked.
///
/// # Safety
/// A stack, and a transaction that is or was in this list of it.
pub(super) unsafe fn forget(stack: *mut Stack, hidden: *mut Hidden, kind: usize) {
    // SAFETY: by the contract.
    unsafe {
        if (*hidden).listed && catch_up(stack, kind) {
            // If it was not taken out at all, no node may lead to it.
            let _ = remove(stack, block::public(hidden), kind);
        }
        if (*hidden).listed {
            unlist(stack, hidden);
        }
    }
}

/// False if the application has changed the list.
pub(super) unsafe fn is_synced(stack: *mut Stack, kind: usize) -> bool {
    // SAFETY: a stack.
    unsafe { Seen::now(stack, kind) == (*stack).machines[kind].seen }
}

/// Takes notice of what the application has done to a list itself, which is locked.
///
/// # Safety
/// A stack; the elements of its lists are NULL or transactions of ours.
pub(super) unsafe fn sync(stack: *mut Stack, kind: usize) {
    // SAFETY: by the contract.
    unsafe {
        if !catch_up(stack, kind) && renew(stack, kind) {
            (*stack).machines[kind].seen = Seen::now(stack, kind);
        }
    }
}

/// Takes notice of what costs little; true if there was nothing else.
unsafe fn catch_up(stack: *mut Stack, kind: usize) -> bool {
    // SAFETY: a stack.
    unsafe {
        if is_synced(stack, kind) {
            return true;
        }
        let followed = follow(stack, kind);
        if followed {
            (*stack).machines[kind].seen = Seen::now(stack, kind);
        }
        followed
    }
}

/// Follows changes that were all of one sort: elements taken out in front, or added at the end. False if it was anything else.
///
/// # Safety
/// A stack, whose list is locked.
unsafe fn follow(stack: *mut Stack, kind: usize) -> bool {
    // SAFETY: a stack whose list is locked. A node that is remembered is looked at only if nothing was taken out: not by functions, which
    // would have counted it, and not by hand, which would show in the number or in the first node.
    unsafe {
        let machine = &raw mut (*stack).machines[kind];
        let (now, seen) = (Seen::now(stack, kind), &(*machine).seen);
        let (added, removed) = (now.added.wrapping_sub(seen.added), now.removed.wrapping_sub(seen.removed));
        let more = now.count.wrapping_sub(seen.count);
        if (*machine).count != seen.count || (*machine).last.is_null() || more.unsigned_abs() != added.wrapping_add(removed) {
            return false;
        }
        if added == 0 && more < 0 {
            let mut first = (*machine).first;
            for _ in 0..removed {
                let Some(hidden) = first.as_ref() else { return false };
                first = hidden.next;
            }
            if first.as_ref().map_or(null_mut(), |first| first.node) != now.head {
                return false;
            }
            for _ in 0..removed {
                unlist(stack, (*machine).first);
            }
            return true;
        }
        if removed != 0 || more <= 0 || now.head != seen.head {
            return false;
        }
        let mut node = (*(*(*machine).last).node).next;
        for _ in 0..added {
            let Some(next) = node.as_ref() else { return false };
            if !admit(stack, kind, node) {
                return false;
            }
            node = next.next;
        }
        true
    }
}

/// Makes the indexes anew. False if a transaction had to be left out.
unsafe fn renew(stack: *mut Stack, kind: usize) -> bool {
    // SAFETY: a stack, and the nodes of its list.
    unsafe {
        let machine = &raw mut (*stack).machines[kind];
        while !(*machine).first.is_null() {
            unlist(stack, (*machine).first);
        }
        let mut complete = true;
        let mut node = (*Stack::list(&raw mut (*stack).public, kind)).node;
        while let Some(next) = node.as_ref() {
            complete &= admit(stack, kind, node) || next.element.is_null();
            node = next.next;
        }
        complete
    }
}

/// Adds the element of a node to the indexes; false if that is nothing to add.
unsafe fn admit(stack: *mut Stack, kind: usize, node: *mut __node) -> bool {
    // SAFETY: a stack and a node of its list, whose element is NULL or a transaction of ours.
    unsafe {
        let transaction = (*node).element.cast::<osip_transaction>();
        if transaction.is_null() {
            return false;
        }
        let hidden = block::hidden(transaction);
        if (*hidden).listed || reserve(stack, &raw mut (*stack).machines[kind]).is_err() {
            return false;
        }
        enlist(stack, hidden, kind, node);
        true
    }
}
