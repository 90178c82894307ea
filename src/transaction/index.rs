//! Finds members by a hash. Two may have the same: who looks compares what the hash was made of.
//!
//! A table of slots, each with a hash and the first member that has it: who looks for one reads a single line of memory before the
//! member itself. Those with the same hash form a ring in the order in which they were added.
//!
//! ```
//! use osip::transaction::index::{Index, Neighbours, Rings};
//!
//! /// Members are numbers, whose hash they are themselves.
//! struct Numbers([Option<Neighbours<usize>>; 10]);
//!
//! impl Rings<usize> for Numbers {
//!     fn hash(&self, member: usize) -> u64 {
//!         member as u64
//!     }
//!     fn ring(&self, member: usize) -> Option<Neighbours<usize>> {
//!         self.0[member]
//!     }
//!     fn set_ring(&mut self, member: usize, ring: Option<Neighbours<usize>>) {
//!         self.0[member] = ring;
//!     }
//! }
//!
//! let (mut numbers, mut index) = (Numbers([None; 10]), Index::<usize>::default());
//! index.reserve(1).unwrap();
//! index.insert(7, &mut numbers);
//! assert_eq!((index.find(7, &numbers, |_| true), index.find(8, &numbers, |_| true)), (Some(7), None));
//! ```

use super::room::{Growing, OutOfMemory, Room};
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
pub struct Index<I, R = Growing<Slot<I>>> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transaction::room::tests::{Little, Random};

    /// Members by number: their hash and their neighbours.
    struct Fake(Vec<(u64, Option<Neighbours<usize>>)>);

    impl Rings<usize> for Fake {
        fn hash(&self, member: usize) -> u64 {
            self.0[member].0
        }

        fn ring(&self, member: usize) -> Option<Neighbours<usize>> {
            self.0[member].1
        }

        fn set_ring(&mut self, member: usize, ring: Option<Neighbours<usize>>) {
            self.0[member].1 = ring;
        }
    }

    /// All members with a hash in the order in which they are found.
    fn all<R: Room<Slot<usize>>>(index: &Index<usize, R>, fake: &Fake, hash: u64) -> Vec<usize> {
        let seen = core::cell::RefCell::new(vec![]);
        let found = index.find(hash, fake, |member| {
            seen.borrow_mut().push(member);
            false
        });
        assert_eq!(found, None);
        seen.into_inner()
    }

    #[test]
    fn an_index_finds_what_a_list_would_find() {
        let mut random = Random(7);
        // Few hashes, all of which belong to the last slots of the table: so rings grow, rows of taken slots go over its end, and get gaps.
        let hashes: Vec<u64> = (0..10_000).filter(|hash| home(*hash, 63) >= 60).take(24).collect();
        let mut fake = Fake((0..31).map(|_| (hashes[random.below(hashes.len())], None)).collect());
        let mut index = Index::<usize>::default();
        index.reserve(31).unwrap();
        assert_eq!(index.mask(), 63);
        let mut model: Vec<usize> = vec![];
        for _ in 0..if cfg!(miri) { 100 } else { 20_000 } {
            let member = random.below(31);
            if model.contains(&member) {
                model.retain(|other| *other != member);
                index.remove(member, &mut fake);
                assert_eq!(fake.ring(member), None);
                fake.0[member].0 = hashes[random.below(hashes.len())];
            } else {
                model.push(member);
                index.insert(member, &mut fake);
            }
            for &hash in &hashes {
                let expected: Vec<usize> = model.iter().copied().filter(|member| fake.0[*member].0 == hash).collect();
                assert_eq!(all(&index, &fake, hash), expected);
            }
        }
    }

    #[test]
    fn the_first_that_fits_is_found() {
        let mut fake = Fake(vec![(5, None), (5, None), (5, None), (6, None)]);
        let mut index = Index::<usize>::default();
        assert_eq!(index.find(5, &fake, |_| true), None);
        index.reserve(4).unwrap();
        for member in [2, 0, 1, 3] {
            index.insert(member, &mut fake);
        }
        assert_eq!(index.find(5, &fake, |_| true), Some(2));
        assert_eq!(index.find(5, &fake, |member| member < 2), Some(0));
        assert_eq!(index.find(6, &fake, |member| member < 2), None);
        assert_eq!(index.find(7, &fake, |_| true), None);
    }

    #[test]
    fn an_index_grows_with_its_members() {
        let mut fake = Fake((0..1000).map(|member| (member % 700, None)).collect());
        let mut index = Index::<usize>::default();
        for member in 0..1000 {
            index.reserve(member + 1).unwrap();
            index.insert(member, &mut fake);
            assert!(index.mask() >= 2 * member, "half of the slots are free");
        }
        assert_eq!(index.mask(), 2047);
        assert_eq!((all(&index, &fake, 3), all(&index, &fake, 699)), (vec![3, 703], vec![699]));
    }

    #[test]
    fn without_memory_an_index_fills_up_and_then_refuses() {
        let mut fake = Fake((0..70).map(|member| (member, None)).collect());
        let mut index = Index::<usize, Little<Slot<usize>, 32>>::default();
        for member in 0..31 {
            assert_eq!(index.reserve(member + 1), Ok(()));
            index.insert(member, &mut fake);
        }
        assert_eq!(index.reserve(32), Err(OutOfMemory));
        // One slot is free still, and then none; nothing is lost, nothing is found wrongly, and nothing goes round forever.
        index.insert(31, &mut fake);
        index.insert(32, &mut fake);
        assert_eq!((fake.ring(31).is_some(), fake.ring(32)), (true, None));
        assert!((0..32).all(|member| all(&index, &fake, member as u64) == [member]));
        assert_eq!(index.find(32, &fake, |member| member == 32), None);
        index.remove(5, &mut fake);
        index.insert(32, &mut fake);
        assert_eq!(all(&index, &fake, 32), [32]);
    }

    #[test]
    fn an_index_without_room_holds_nothing() {
        let mut fake = Fake(vec![(0, None)]);
        let mut index = Index::<usize, Little<Slot<usize>, 0>>::default();
        assert_eq!(index.reserve(1), Err(OutOfMemory));
        index.insert(0, &mut fake);
        assert_eq!((fake.ring(0), index.find(0, &fake, |_| true)), (None, None));
    }

    #[test]
    fn numbers_that_follow_each_other_lie_apart() {
        let homes: Vec<usize> = (0..8).map(|hash| home(hash, 1023)).collect();
        assert!(homes.windows(2).all(|pair| pair[0].abs_diff(pair[1]) > 1), "{homes:?}");
    }
}
