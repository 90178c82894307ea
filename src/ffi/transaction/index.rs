//! Finds transactions by a hash. Two may have the same: who looks compares what the hash was made of.

use super::block::{Hidden, Link};
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

/// Transactions by a hash, in chains. All bytes zero is an empty index.
pub(super) struct Index<K> {
    chains: *mut *mut Hidden,
    /// A power of two, or 0.
    size: usize,
    key: PhantomData<K>,
}

impl<K: Key> Index<K> {
    /// Makes the index fit for `count` members. It needs memory only for the first one: later it may get slower instead.
    ///
    /// # Safety
    /// All members are valid.
    pub(super) unsafe fn reserve(&mut self, count: usize) -> Result {
        // Half of the chains are empty, so that few have two members.
        let count = count.saturating_mul(2);
        if count <= self.size {
            return Ok(());
        }
        let size = count.max(32).checked_next_power_of_two().ok_or(NOMEM)?;
        let bytes = size.checked_mul(size_of::<*mut Hidden>()).ok_or(NOMEM)?;
        let chains = alloc::malloc(bytes).cast::<*mut Hidden>();
        if chains.is_null() {
            return if self.size == 0 { Err(NOMEM) } else { Ok(()) };
        }
        // SAFETY: the new block has `size` pointers, and zeroes are NULL.
        unsafe { core::ptr::write_bytes(chains, 0, size) };
        let (old, old_size) = (self.chains, self.size);
        (self.chains, self.size) = (chains, size);
        for index in 0..old_size {
            // SAFETY: the old chains have as many members, all valid.
            unsafe {
                let mut member = *old.add(index);
                while !member.is_null() {
                    let next = (*K::link(member)).next;
                    self.insert(member);
                    member = next;
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
        unsafe { alloc::free(self.chains) };
        (self.chains, self.size) = (null_mut(), 0);
    }

    /// Adds a member, whose link has its hash.
    ///
    /// # Safety
    /// There was room made for it; it is valid and not in.
    pub(super) unsafe fn insert(&mut self, member: *mut Hidden) {
        // SAFETY: valid, by the contract.
        unsafe {
            let link = K::link(member);
            if let Some(chain) = self.chain((*link).hash) {
                (*link).next = *chain;
                *chain = member;
            }
        }
    }

    /// Takes a member out.
    ///
    /// # Safety
    /// All members are valid.
    pub(super) unsafe fn remove(&mut self, member: *mut Hidden) {
        // SAFETY: valid, by the contract.
        unsafe {
            let Some(mut place) = self.chain((*K::link(member)).hash) else { return };
            while !(*place).is_null() && *place != member {
                place = &raw mut (*K::link(*place)).next;
            }
            if *place == member {
                *place = (*K::link(member)).next;
                (*K::link(member)).next = null_mut();
            }
        }
    }

    /// The member that was listed first of those with this hash that fit; NULL if there is none.
    ///
    /// # Safety
    /// All members are valid.
    pub(super) unsafe fn find(&self, hash: u64, fits: impl Fn(*mut Hidden) -> bool) -> *mut Hidden {
        let mut found: *mut Hidden = null_mut();
        // SAFETY: valid, by the contract.
        unsafe {
            let mut member = self.chain(hash).map_or(null_mut(), |chain| *chain);
            while !member.is_null() {
                let first = found.is_null() || (*member).sequence < (*found).sequence;
                if (*K::link(member)).hash == hash && first && fits(member) {
                    found = member;
                }
                member = (*K::link(member)).next;
            }
        }
        found
    }

    fn chain(&self, hash: u64) -> Option<*mut *mut Hidden> {
        let mask = self.size.checked_sub(1)?;
        // SAFETY: the masked hash is below the number of chains.
        Some(unsafe { self.chains.add(hash as usize & mask) })
    }
}
