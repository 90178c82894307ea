//! The transactions in the public lists of a stack, and in the indexes beside them.
//!
//! Applications may change the lists themselves. What functions for lists do to them is counted (see [`crate::ffi::watch`]), and what is
//! done by hand shows in the number of elements or in the first node; so each change is noticed when the library uses the list next.
//! What was taken out in front or added at the end is followed then; after all else the indexes are made anew.

use super::hashes;
use super::stack::{LockedList, Stamp};
use super::tx::{ByBranch, ById, Scheduled, Tx};
use crate::ffi::code::{NOMEM, Result, UNDEFINED_ERROR};
use crate::ffi::layout::{__node, osip_transaction};
use crate::ffi::{alloc, list};
use core::ptr::null_mut;
use libc::c_int;

impl LockedList {
    /// The sequence of the last transaction.
    pub(super) fn sequence(&mut self) -> u64 {
        self.listing().sequence
    }

    fn head(&self) -> *mut *mut __node {
        // SAFETY: only the address of a member of the list is made.
        unsafe { &raw mut (*self.stack.list(self.machine)).node }
    }

    /// The number of elements, which applications change, too.
    fn size(&self) -> *mut c_int {
        // SAFETY: only the address of a member of the list is made.
        unsafe { &raw mut (*self.stack.list(self.machine)).nb_elt }
    }

    /// What the list is like now.
    fn stamp(&self) -> Stamp {
        let (added, removed) = self.stack.counts(self.machine);
        // SAFETY: members of the list, which is locked.
        unsafe { Stamp { count: *self.size(), head: *self.head(), added, removed } }
    }

    /// Takes the list for known as it is.
    fn set_stamp(&mut self) {
        self.listing().stamp = self.stamp();
    }

    /// False if the application has changed the list.
    #[inline]
    pub(super) fn is_synced(&mut self) -> bool {
        self.stamp() == self.listing().stamp
    }

    /// Puts a transaction at the end.
    ///
    /// # Errors
    /// `OSIP_NOMEM`.
    pub(super) fn append(&mut self, tx: Tx) -> Result {
        self.sync();
        if tx.listed() {
            return Ok(());
        }
        self.reserve()?;
        let node = list::node()?.as_ptr();
        // SAFETY: the block is new, and has room for a node.
        unsafe { node.write(__node { next: null_mut(), element: tx.public().cast() }) };
        let synced = self.is_synced();
        let end = self.end();
        // SAFETY: the last link of the list; its number of elements is a member of it.
        unsafe {
            *end = node;
            *self.size() = (*self.size()).saturating_add(1);
        }
        self.enlist(tx, node);
        if synced {
            self.set_stamp();
        }
        Ok(())
    }

    /// The link of the last node. After `sync` the nodes that are known are nodes of the list.
    fn end(&mut self) -> *mut *mut __node {
        // SAFETY: only the address of a member of a node of the list is made.
        let mut end = self.listing().last.map_or(self.head(), |last| unsafe { &raw mut (*last.node()).next });
        // SAFETY: a link of the list: NULL or a node.
        while let Some(node) = unsafe { (*end).as_mut() } {
            end = &raw mut node.next;
        }
        end
    }

    /// Takes a transaction out.
    ///
    /// # Errors
    /// `OSIP_UNDEFINED_ERROR` if it is not there.
    pub(super) fn remove(&mut self, tx: Tx) -> Result {
        self.sync();
        if !tx.listed() || tx.machine() != self.machine || tx.stack() != Some(self.stack) {
            return Err(UNDEFINED_ERROR);
        }
        let synced = self.is_synced();
        let node = tx.node();
        if let Some(link) = self.link_to(tx) {
            // SAFETY: the link leads to the node, which only this library frees.
            unsafe {
                *link = (*node).next;
                *self.size() -= 1;
                alloc::free(node);
            }
        }
        self.unlist(tx);
        if synced {
            self.set_stamp();
        }
        Ok(())
    }

    /// The link that leads to the node of a transaction. After `sync` the nodes that are known are nodes of the list.
    fn link_to(&mut self, tx: Tx) -> Option<*mut *mut __node> {
        // SAFETY: only the address of a member of a node of the list is made.
        let mut link = tx.previous().map_or(self.head(), |previous| unsafe { &raw mut (*previous.node()).next });
        // SAFETY: a link of the list.
        if unsafe { *link } != tx.node() {
            link = self.head();
            // SAFETY: a link of the list: NULL or a node.
            while let Some(node) = unsafe { (*link).as_mut() }.filter(|node| !core::ptr::eq(*node, tx.node())) {
                link = &raw mut node.next;
            }
        }
        // SAFETY: a link of the list.
        (unsafe { *link } == tx.node()).then_some(link)
    }

    /// Makes room for one more transaction.
    fn reserve(&mut self) -> Result {
        let machine = self.machine;
        let listing = self.listing();
        let count = usize::try_from(listing.count).unwrap_or(0).saturating_add(1);
        listing.branches.reserve(count).map_err(|_| NOMEM)?;
        listing.ids.reserve(count).map_err(|_| NOMEM)?;
        self.stack.lock_schedules().of(machine).reserve(count).map_err(|_| NOMEM)
    }

    /// Adds a transaction that is at the end of the list to the indexes.
    fn enlist(&mut self, tx: Tx, node: *mut __node) {
        let (stack, machine) = (self.stack, self.machine);
        let listing = self.listing();
        tx.set_machine(machine);
        tx.set_node(node);
        tx.set_previous(listing.last);
        tx.set_next(None);
        match listing.last {
            Some(last) => last.set_next(Some(tx)),
            None => listing.first = Some(tx),
        }
        listing.last = Some(tx);
        listing.count += 1;
        listing.sequence += 1;
        hashes::set_keys(stack, tx);
        let mut schedules = stack.lock_schedules();
        tx.set_sequence(listing.sequence);
        tx.set_listed(true);
        tx.set_stack(Some(stack));
        schedules.of(machine).join(tx, &mut Scheduled);
        drop(schedules);
        listing.branches.insert(tx, &mut ByBranch);
        listing.ids.insert(tx, &mut ById);
    }

    /// Takes a transaction out of the indexes. The list itself is left alone.
    fn unlist(&mut self, tx: Tx) {
        let (stack, machine) = (self.stack, self.machine);
        let listing = self.listing();
        listing.branches.remove(tx, &mut ByBranch);
        listing.ids.remove(tx, &mut ById);
        match tx.previous() {
            Some(previous) => previous.set_next(tx.next()),
            None => listing.first = tx.next(),
        }
        match tx.next() {
            Some(next) => next.set_previous(tx.previous()),
            None => listing.last = tx.previous(),
        }
        tx.set_previous(None);
        tx.set_next(None);
        tx.set_node(null_mut());
        listing.count -= 1;
        let mut schedules = stack.lock_schedules();
        tx.set_listed(false);
        if !schedules.of(machine).leave(tx, &mut Scheduled) {
            tx.set_stack(None);
        }
    }

    fn unlist_first(&mut self) -> bool {
        match self.listing().first {
            Some(first) => {
                self.unlist(first);
                true
            }
            None => false,
        }
    }

    /// Takes all transactions out of the indexes, and leads none to the stack any more.
    pub(super) fn unlist_all(&mut self) {
        while self.unlist_first() {}
        while let Some(tx) = self.stack.lock_schedules().of(self.machine).next(&mut Scheduled) {
            tx.set_stack(None);
        }
    }

    /// Takes a transaction that is freed out of the indexes, and out of the list if it is still there.
    pub(super) fn forget(&mut self, tx: Tx) {
        if tx.listed() && self.catch_up() {
            // If it was not taken out at all, no node may lead to it.
            let _ = self.remove(tx);
        }
        if tx.listed() {
            self.unlist(tx);
        }
        self.stack.lock_schedules().of(self.machine).forget(tx, &mut Scheduled);
    }

    /// Notices what the application has done to the list itself.
    #[inline]
    pub(super) fn sync(&mut self) {
        if !self.is_synced() {
            self.notice();
        }
    }

    #[cold]
    fn notice(&mut self) {
        if !self.catch_up() && self.renew() {
            self.set_stamp();
        }
    }

    /// Notices what costs little; true if there was nothing else.
    fn catch_up(&mut self) -> bool {
        if self.is_synced() {
            return true;
        }
        let followed = self.follow();
        if followed {
            self.set_stamp();
        }
        followed
    }

    /// Follows changes that were all of one sort: elements taken out in front, or added at the end. False if it was anything else.
    fn follow(&mut self) -> bool {
        let now = self.stamp();
        let listing = self.listing();
        let (added, removed) = (now.added.wrapping_sub(listing.stamp.added), now.removed.wrapping_sub(listing.stamp.removed));
        let more = now.count.wrapping_sub(listing.stamp.count);
        let Some(last) = listing.last else { return false };
        if listing.count != listing.stamp.count || more.unsigned_abs() != added.wrapping_add(removed) {
            return false;
        }
        if added == 0 && more < 0 {
            return self.follow_removed(removed, now.head);
        }
        removed == 0 && more > 0 && now.head == listing.stamp.head && self.follow_added(last, added)
    }

    /// True if so many elements were taken out in front that `head` is the first node now.
    fn follow_removed(&mut self, removed: u32, head: *mut __node) -> bool {
        let mut first = self.listing().first;
        for _ in 0..removed {
            let Some(tx) = first else { return false };
            first = tx.next();
        }
        if first.map_or(null_mut(), Tx::node) != head {
            return false;
        }
        (0..removed).all(|_| self.unlist_first())
    }

    /// True if so many transactions were added after the last one.
    fn follow_added(&mut self, last: Tx, added: u32) -> bool {
        // SAFETY: a node that is known is still there if nothing was taken out: not by functions, which would have counted it,
        // and not by hand, which would show in the number or in the first node.
        let mut node = unsafe { (*last.node()).next };
        for _ in 0..added {
            // SAFETY: NULL or a node of the list.
            let Some(&__node { next, element }) = (unsafe { node.as_ref() }) else { return false };
            if !self.admit(node, element.cast()) {
                return false;
            }
            node = next;
        }
        true
    }

    /// Makes the indexes anew. False if a transaction had to be left out.
    fn renew(&mut self) -> bool {
        while self.unlist_first() {}
        let mut complete = true;
        // SAFETY: the first link of the list.
        let mut node = unsafe { *self.head() };
        // SAFETY: NULL or a node of the list.
        while let Some(&__node { next, element }) = unsafe { node.as_ref() } {
            complete &= self.admit(node, element.cast()) || element.is_null();
            node = next;
        }
        complete
    }

    /// Adds the element of a node to the indexes; false if that is nothing to add.
    fn admit(&mut self, node: *mut __node, element: *mut osip_transaction) -> bool {
        if element.is_null() {
            return false;
        }
        // SAFETY: the elements of the list are transactions, which the application does not free before it takes them out.
        let tx = unsafe { Tx::of(element) };
        if tx.listed() || self.reserve().is_err() {
            return false;
        }
        self.enlist(tx, node);
        true
    }
}

/// Takes a transaction out of the indexes of the stack that knows it, because it is freed.
pub(super) fn forget(tx: Tx) {
    if let Some(stack) = tx.stack() {
        stack.lock(tx.machine()).forget(tx);
    }
}
