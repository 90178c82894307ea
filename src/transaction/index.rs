//! Finds members by a hash. Two may have the same: who looks compares what the hash was made of.
//!
//! A table of slots, each with a hash and the first member that has it: who looks for one reads a single line of memory before the
//! member itself. Those with the same hash form a ring in the order in which they were added.

#![forbid(unsafe_code)]

use super::room::{OutOfMemory, Room};
use core::marker::PhantomData;

/// The members of a ring before and after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours<I> {
    /// The one before; for the first, it is the last.
    pub previous: I,
    /// The one after; for the last, it is the first.
    pub next: I,
}

/// What an index asks of its members, which keep their hash and their neighbours themselves.
pub trait Rings<I> {
    /// The hash of a member, which stays the same as long as it is in.
    fn hash(&self, member: I) -> u64;
    /// The neighbours of a member; `None` if it is not in.
    fn ring(&self, member: I) -> Option<Neighbours<I>>;
    /// Keeps the neighbours of a member.
    fn set_ring(&mut self, member: I, ring: Option<Neighbours<I>>);
    /// The member is going to be looked at.
    fn prefetch(&self, _member: I) {}
}

/// A place of the table. It is free if there is no member in it.
#[derive(Clone, Copy, Debug)]
pub struct Slot<I> {
    hash: u64,
    first: Option<I>,
}

impl<I> Default for Slot<I> {
    fn default() -> Self {
        Self { hash: 0, first: None }
    }
}

/// Members by a hash.
#[derive(Debug)]
pub struct Index<I, R = Vec<Slot<I>>> {
    /// As many as a power of two, or none; some are always free.
    slots: R,
    members: PhantomData<I>,
}

impl<I, R: Default> Default for Index<I, R> {
    fn default() -> Self {
        Self { slots: R::default(), members: PhantomData }
    }
}

impl<I: Copy + PartialEq, R: Room<Slot<I>>> Index<I, R> {
    /// Makes the index fit for `count` members. Without memory it gets slower, and fails when it is full.
    ///
    /// # Errors
    /// There is no memory, and no free slot either.
    pub fn reserve(&mut self, count: usize) -> Result<(), OutOfMemory> {
        // Half of the slots are free, so that a hash is near the place where it belongs.
        let wanted = count.saturating_mul(2);
        let size = self.slots.items().len();
        if wanted <= size {
            return Ok(());
        }
        match wanted.max(32).checked_next_power_of_two().ok_or(OutOfMemory).and_then(R::with) {
            Ok(slots) => {
                let old = core::mem::replace(&mut self.slots, slots);
                for &slot in old.items().iter().filter(|slot| slot.first.is_some()) {
                    let place = self.place(slot.hash);
                    self.set(place, slot);
                }
                Ok(())
            }
            Err(_) if count < size => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Adds a member; it comes after all others with its hash. It is left out if [`Index::reserve`] did not make room for it.
    pub fn insert(&mut self, member: I, rings: &mut impl Rings<I>) {
        let hash = rings.hash(member);
        let place = self.place(hash);
        match self.slots.items().get(place).copied() {
            Some(Slot { first: None, .. }) => {
                self.set(place, Slot { hash, first: Some(member) });
                rings.set_ring(member, Some(Neighbours { previous: member, next: member }));
            }
            Some(Slot { first: Some(first), hash: other }) if other == hash => {
                let last = rings.ring(first).map_or(first, |ring| ring.previous);
                rings.set_ring(member, Some(Neighbours { previous: last, next: first }));
                link(rings, last, member);
                link(rings, member, first);
            }
            _ => {}
        }
    }

    /// Takes a member out; one that is not in is ignored.
    pub fn remove(&mut self, member: I, rings: &mut impl Rings<I>) {
        let Some(Neighbours { previous, next }) = rings.ring(member) else { return };
        rings.set_ring(member, None);
        let hash = rings.hash(member);
        let place = self.place(hash);
        if next == member {
            return self.clear(place);
        }
        link(rings, previous, next);
        if self.slot(place).first == Some(member) {
            self.set(place, Slot { hash, first: Some(next) });
        }
    }

    /// The member that was added first of those with this hash that fit.
    pub fn find(&self, hash: u64, rings: &impl Rings<I>, fits: impl Fn(I) -> bool) -> Option<I> {
        let first = self.slot(self.place(hash)).first?;
        rings.prefetch(first);
        let mut member = first;
        loop {
            if fits(member) {
                return Some(member);
            }
            member = rings.ring(member)?.next;
            if member == first {
                return None;
            }
        }
    }

    /// The place of the slot of a hash, or of the free one where it goes.
    fn place(&self, hash: u64) -> usize {
        let mask = self.mask();
        let mut place = home(hash, mask);
        // As many steps as there are slots: one that is free comes before.
        for _ in 0..=mask {
            match self.slot(place) {
                Slot { first: Some(_), hash: other } if other != hash => place = place.wrapping_add(1) & mask,
                _ => break,
            }
        }
        place
    }

    fn mask(&self) -> usize {
        self.slots.items().len().saturating_sub(1)
    }

    fn slot(&self, place: usize) -> Slot<I> {
        self.slots.items().get(place).copied().unwrap_or_default()
    }

    fn set(&mut self, place: usize, slot: Slot<I>) {
        if let Some(place) = self.slots.items_mut().get_mut(place) {
            *place = slot;
        }
    }

    /// Frees a slot, and moves up those after it that had found their own place taken.
    fn clear(&mut self, place: usize) {
        let mask = self.mask();
        let mut free = place;
        let mut place = place;
        for _ in 0..mask {
            place = place.wrapping_add(1) & mask;
            let other = self.slot(place);
            if other.first.is_none() {
                break;
            }
            let (way, gap) = (place.wrapping_sub(home(other.hash, mask)) & mask, place.wrapping_sub(free) & mask);
            if way >= gap {
                self.set(free, other);
                free = place;
            }
        }
        self.set(free, Slot::default());
    }
}

/// Where a hash belongs.
fn home(hash: u64, mask: usize) -> usize {
    // Numbers that follow each other must not lie in one row.
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask
}

/// Makes `right` the member after `left`.
fn link<I: Copy>(rings: &mut impl Rings<I>, left: I, right: I) {
    if let Some(ring) = rings.ring(left) {
        rings.set_ring(left, Some(Neighbours { next: right, ..ring }));
    }
    if let Some(ring) = rings.ring(right) {
        rings.set_ring(right, Some(Neighbours { previous: left, ..ring }));
    }
}
