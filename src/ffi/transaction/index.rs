//! Finds transactions by a hash. Two may have the same: who looks compares what the hash was made of.
//!
//! A table of slots, each with a hash and the first transaction that has it: who looks for one reads a single line of memory before the
//! transaction itself. Those with the same hash form a ring in the order of their list.

use super::block::{self, Hidden, Link};
use crate::ffi::alloc;
use crate::ffi::code::{NOMEM, Result};
use core::marker::PhantomData;
use core::ptr::null_mut;

/// Which link of a transaction an index uses.
pub(super) trait Key {
    /// # Safety
    /// `member` is valid.
    unsafe fn link(member: *mut Hidden) -> *mut Link;
}

/// A place of the table. It is free if there is no transaction in it.
#[derive(Clone, Copy)]
struct Slot {
    hash: u64,
    first: *mut Hidden,
}

/// Transactions by a hash. All bytes zero is an empty index.
pub(super) struct Index<K> {
    slots: *mut Slot,
    /// A power of two, or 0; some slots are always free.
    size: usize,
    key: PhantomData<K>,
}

impl<K: Key> Index<K> {
    /// Makes the index fit for `count` members. Without memory it gets slower, and fails when it is full.
    pub(super) fn reserve(&mut self, count: usize) -> Result {
        // Half of the slots are free, so that a hash is near the place where it belongs.
        let wanted = count.saturating_mul(2);
        if wanted <= self.size {
            return Ok(());
        }
        let size = wanted.max(32).checked_next_power_of_two().ok_or(NOMEM)?;
        let bytes = size.checked_mul(size_of::<Slot>()).ok_or(NOMEM)?;
        let slots = alloc::malloc(bytes).cast::<Slot>();
        if slots.is_null() {
            return if count < self.size { Ok(()) } else { Err(NOMEM) };
        }
        // SAFETY: the new block has `size` slots, and zeroes are a free one.
        unsafe { core::ptr::write_bytes(slots, 0, size) };
        let (old, old_size) = (self.slots, self.size);
        (self.slots, self.size) = (slots, size);
        for index in 0..old_size {
            // SAFETY: there are as many old slots, and new ones for all of them.
            unsafe {
                let slot = *old.add(index);
                if !slot.first.is_null() {
                    *self.slot(slot.hash) = slot;
                }
            }
        }
        // SAFETY: NULL or a block of ours that is not used any more.
        unsafe { alloc::free(old) };
        Ok(())
    }

    /// Frees the memory of the index, not its members.
    pub(super) fn release(&mut self) {
        // SAFETY: NULL or a block of ours, which nobody uses any more.
        unsafe { alloc::free(self.slots) };
        (self.slots, self.size) = (null_mut(), 0);
    }

    /// Adds a member, whose link has its hash; it comes behind all others in the list.
    ///
    /// # Safety
    /// There was room made for it; it is valid and not in, and all members are valid.
    pub(super) unsafe fn insert(&mut self, member: *mut Hidden) {
        // SAFETY: valid, by the contract.
        unsafe {
            let link = K::link(member);
            let slot = self.slot((*link).hash);
            let first = (*slot).first;
            if first.is_null() {
                *slot = Slot { hash: (*link).hash, first: member };
                ((*link).previous, (*link).next) = (member, member);
            } else {
                let last = (*K::link(first)).previous;
                ((*link).previous, (*link).next) = (last, first);
                (*K::link(last)).next = member;
                (*K::link(first)).previous = member;
            }
        }
    }

    /// Takes a member out; one that is not in is ignored.
    ///
    /// # Safety
    /// All members are valid.
    pub(super) unsafe fn remove(&mut self, member: *mut Hidden) {
        // SAFETY: valid, by the contract; the slot of a member that is in has its hash.
        unsafe {
            let link = K::link(member);
            let (previous, next) = ((*link).previous, (*link).next);
            if next.is_null() {
                return;
            }
            ((*link).previous, (*link).next) = (null_mut(), null_mut());
            let slot = self.slot((*link).hash);
            if next == member {
                return self.clear(slot);
            }
            (*K::link(previous)).next = next;
            (*K::link(next)).previous = previous;
            if (*slot).first == member {
                (*slot).first = next;
            }
        }
    }

    /// The member that was listed first of those with this hash that fit; NULL if there is none.
    ///
    /// # Safety
    /// All members are valid.
    pub(super) unsafe fn find(&self, hash: u64, fits: impl Fn(*mut Hidden) -> bool) -> *mut Hidden {
        if self.size == 0 {
            return null_mut();
        }
        // SAFETY: valid, by the contract.
        unsafe {
            let first = (*self.slot(hash)).first;
            block::prefetch(first);
            let mut member = first;
            while !member.is_null() {
                if fits(member) {
                    return member;
                }
                member = (*K::link(member)).next;
                if member == first {
                    break;
                }
            }
        }
        null_mut()
    }

    /// Where a hash belongs.
    fn home(&self, hash: u64) -> usize {
        // Numbers that follow each other must not lie in one row.
        (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (self.size - 1)
    }

    /// The slot of a hash, or the free one where it goes.
    ///
    /// # Safety
    /// The table is not empty.
    unsafe fn slot(&self, hash: u64) -> *mut Slot {
        let mut index = self.home(hash);
        loop {
            // SAFETY: the index is below the size, and some slots are free.
            let slot = unsafe { self.slots.add(index) };
            // SAFETY: a slot of the table.
            if unsafe { (*slot).first.is_null() || (*slot).hash == hash } {
                return slot;
            }
            index = (index + 1) & (self.size - 1);
        }
    }

    /// Frees a slot, and moves up those behind it that had found their own place taken.
    ///
    /// # Safety
    /// A slot of the table.
    unsafe fn clear(&mut self, slot: *mut Slot) {
        let mask = self.size - 1;
        // SAFETY: all indexes are below the size, and some slots are free.
        unsafe {
            let mut free = slot.offset_from(self.slots) as usize;
            let mut index = free;
            loop {
                index = (index + 1) & mask;
                let other = *self.slots.add(index);
                if other.first.is_null() {
                    break;
                }
                let (way, gap) = (index.wrapping_sub(self.home(other.hash)) & mask, index.wrapping_sub(free) & mask);
                if way >= gap {
                    *self.slots.add(free) = other;
                    free = index;
                }
            }
            (*self.slots.add(free)).first = null_mut();
        }
    }
}
