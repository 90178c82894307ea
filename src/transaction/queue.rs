//! Sets in which a member is added, found first and taken out without looking at all others.

#![forbid(unsafe_code)]

use super::room::{OutOfMemory, Room};
use core::marker::PhantomData;

/// What a queue asks of its members, which keep their places in it themselves.
pub trait Places<I> {
    /// The place of a member, counted from 1; 0 if it is not in.
    fn place(&self, member: I) -> usize;
    /// Keeps the place of a member.
    fn set_place(&mut self, member: I, place: usize);
    /// True if `left` comes before `right`; false for all in a set without order.
    fn is_before(&self, left: I, right: I) -> bool;
}

/// A heap of members `I`.
#[derive(Debug)]
pub struct Queue<I, R = Vec<Option<I>>> {
    items: R,
    length: usize,
    members: PhantomData<I>,
}

impl<I, R: Default> Default for Queue<I, R> {
    fn default() -> Self {
        Self { items: R::default(), length: 0, members: PhantomData }
    }
}

impl<I: Copy + PartialEq, R: Room<Option<I>>> Queue<I, R> {
    /// The number of members.
    pub fn len(&self) -> usize {
        self.length
    }

    /// True if there is no member.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The member at an index; the first comes before all others, and each before those at twice its index plus one and plus two.
    pub fn get(&self, index: usize) -> Option<I> {
        self.items.items().get(..self.length)?.get(index).copied().flatten()
    }

    /// The first member.
    pub fn first(&self) -> Option<I> {
        self.get(0)
    }

    /// All members in no order that matters. `ahead` hears of each twice before it comes: long before, and then when it is near.
    pub fn iter(&self, ahead: impl Fn(I, bool)) -> impl Iterator<Item = I> {
        const NEAR: usize = 16;
        (0..self.length).filter_map(move |index| {
            if let Some(member) = self.get(index.saturating_add(2 * NEAR)) {
                ahead(member, false);
            }
            if let Some(member) = self.get(index.saturating_add(NEAR)) {
                ahead(member, true);
            }
            self.get(index)
        })
    }

    /// Makes room for `count` members.
    ///
    /// # Errors
    /// There is no memory; the queue stays as it is.
    pub fn reserve(&mut self, count: usize) -> Result<(), OutOfMemory> {
        if count <= self.items.items().len() {
            return Ok(());
        }
        let mut items = R::with(count.max(16).checked_next_power_of_two().ok_or(OutOfMemory)?)?;
        for (new, old) in items.items_mut().iter_mut().zip(self.items.items()) {
            *new = *old;
        }
        self.items = items;
        Ok(())
    }

    /// Puts a member in; one that is in stays. It is left out if there is no memory.
    pub fn insert(&mut self, member: I, places: &mut impl Places<I>) {
        let length = self.length.saturating_add(1);
        if places.place(member) == 0 && self.reserve(length).is_ok() {
            self.length = length;
            self.set(length.saturating_sub(1), member, places);
            self.rise(length.saturating_sub(1), member, places);
        }
    }

    /// Takes a member out; one that is not in is ignored.
    pub fn remove(&mut self, member: I, places: &mut impl Places<I>) {
        let Some(index) = places.place(member).checked_sub(1) else { return };
        places.set_place(member, 0);
        let last = self.length.saturating_sub(1);
        let moved = self.get(last);
        self.length = last;
        if let Some(moved) = moved.filter(|moved| *moved != member) {
            self.set(index, moved, places);
            self.moved(moved, places);
        }
    }

    /// Finds the place of a member anew, whose order has changed.
    pub fn moved(&mut self, member: I, places: &mut impl Places<I>) {
        let place = |places: &_| Places::place(places, member).checked_sub(1);
        if let Some(index) = place(places) {
            self.rise(index, member, places);
        }
        if let Some(index) = place(places) {
            self.sink(index, member, places);
        }
    }

    fn set(&mut self, index: usize, member: I, places: &mut impl Places<I>) {
        if let Some(item) = self.items.items_mut().get_mut(index) {
            *item = Some(member);
            places.set_place(member, index.saturating_add(1));
        }
    }

    /// Exchanges a member with its parent as long as it comes before it.
    fn rise(&mut self, mut index: usize, member: I, places: &mut impl Places<I>) {
        while let Some(parent) = index.checked_sub(1).map(|index| index / 2) {
            let Some(other) = self.get(parent).filter(|other| places.is_before(member, *other)) else { break };
            self.set(index, other, places);
            index = parent;
        }
        self.set(index, member, places);
    }

    /// Exchanges a member with a child as long as that comes before it.
    fn sink(&mut self, mut index: usize, member: I, places: &mut impl Places<I>) {
        while let Some((child, other)) = self.first_child(index, places).filter(|child| places.is_before(child.1, member)) {
            self.set(index, other, places);
            index = child;
        }
        self.set(index, member, places);
    }

    /// The child of an index that comes first.
    fn first_child(&self, index: usize, places: &impl Places<I>) -> Option<(usize, I)> {
        let left = index.saturating_mul(2).saturating_add(1);
        let right = left.saturating_add(1);
        let first = self.get(left)?;
        match self.get(right) {
            Some(second) if places.is_before(second, first) => Some((right, second)),
            _ => Some((left, first)),
        }
    }
}
