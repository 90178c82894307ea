//! Sets in which a member is added, found first and taken out without looking at all others.

use super::room::{Growing, OutOfMemory, Room};
use core::marker::PhantomData;

/// What a queue asks of its members, which keep their places in it themselves.
pub(crate) trait Places<I> {
    /// The place of a member, counted from 1; 0 if it is not in.
    fn place(&self, member: I) -> usize;
    /// Keeps the place of a member.
    fn set_place(&mut self, member: I, place: usize);
    /// True if `left` comes before `right`; false for all in a set without order.
    fn is_before(&self, left: I, right: I) -> bool;
}

/// A heap of members `I`.
#[derive(Debug)]
pub(crate) struct Queue<I, R = Growing<Option<I>>> {
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
    /// The member at an index; the first comes before all others, and each before those at twice its index plus one and plus two.
    pub(crate) fn get(&self, index: usize) -> Option<I> {
        self.items.items().get(..self.length)?.get(index).copied().flatten()
    }

    /// The first member.
    pub(crate) fn first(&self) -> Option<I> {
        self.get(0)
    }

    /// All members in no order that matters. `ahead` hears of each twice before it comes: long before, and then when it is near.
    pub(crate) fn iter(&self, ahead: impl Fn(I, bool)) -> impl Iterator<Item = I> {
        const FAR: usize = 32;
        const NEAR: usize = 16;
        (0..self.length).filter_map(move |index| {
            if let Some(member) = self.get(index.saturating_add(FAR)) {
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
    pub(crate) fn reserve(&mut self, count: usize) -> Result<(), OutOfMemory> {
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
    pub(crate) fn insert(&mut self, member: I, places: &mut impl Places<I>) {
        let length = self.length.saturating_add(1);
        if places.place(member) == 0 && self.reserve(length).is_ok() {
            self.length = length;
            self.set(length.saturating_sub(1), member, places);
            self.rise(length.saturating_sub(1), member, places);
        }
    }

    /// Takes a member out; one that is not in is ignored.
    pub(crate) fn remove(&mut self, member: I, places: &mut impl Places<I>) {
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
    pub(crate) fn moved(&mut self, member: I, places: &mut impl Places<I>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transaction::room::tests::{Little, Random};

    /// Members by number: their order and their place.
    struct Fake(Vec<(u32, usize)>);

    impl Places<usize> for Fake {
        fn place(&self, member: usize) -> usize {
            self.0[member].1
        }

        fn set_place(&mut self, member: usize, place: usize) {
            self.0[member].1 = place;
        }

        fn is_before(&self, left: usize, right: usize) -> bool {
            self.0[left].0 < self.0[right].0
        }
    }

    fn check(queue: &Queue<usize>, fake: &Fake, model: &[usize]) {
        assert_eq!(queue.length, model.len());
        for member in 0..fake.0.len() {
            match fake.0[member].1.checked_sub(1) {
                None => assert!(!model.contains(&member)),
                Some(index) => assert_eq!((queue.get(index), model.contains(&member)), (Some(member), true)),
            }
        }
        for index in 1..model.len() {
            let (parent, child) = (queue.get((index - 1) / 2).unwrap(), queue.get(index).unwrap());
            assert!(!fake.is_before(child, parent));
        }
        assert_eq!(queue.get(model.len()), None);
        assert_eq!(queue.first().map(|first| fake.0[first].0), model.iter().map(|member| fake.0[*member].0).min());
    }

    #[test]
    fn a_queue_is_in_order_whatever_is_done_to_it() {
        let mut random = Random(3);
        let mut fake = Fake((0..40).map(|_| (random.below(20) as u32, 0)).collect());
        let (mut queue, mut model) = (Queue::<usize>::default(), vec![]);
        for _ in 0..if cfg!(miri) { 300 } else { 20_000 } {
            let member = random.below(40);
            match random.below(3) {
                0 => {
                    queue.insert(member, &mut fake);
                    if !model.contains(&member) {
                        model.push(member);
                    }
                }
                1 => {
                    queue.remove(member, &mut fake);
                    model.retain(|other| *other != member);
                }
                _ => {
                    fake.0[member].0 = random.below(20) as u32;
                    queue.moved(member, &mut fake);
                }
            }
            check(&queue, &fake, &model);
        }
    }

    #[test]
    fn a_new_queue_is_empty() {
        let mut fake = Fake(vec![(0, 0)]);
        let mut queue = Queue::<usize>::default();
        assert_eq!(queue.length, 0);
        queue.insert(0, &mut fake);
        assert_eq!(queue.length, 1);
    }

    #[test]
    fn members_come_out_in_order() {
        let mut fake = Fake([5, 3, 9, 1, 7].map(|order| (order, 0)).to_vec());
        let mut queue = Queue::<usize>::default();
        (0..5).for_each(|member| queue.insert(member, &mut fake));
        let mut out = vec![];
        while let Some(first) = queue.first() {
            queue.remove(first, &mut fake);
            out.push(fake.0[first].0);
        }
        assert_eq!(out, [1, 3, 5, 7, 9]);
    }

    #[test]
    fn without_memory_a_member_is_left_out() {
        let mut fake = Fake(vec![(0, 0); 20]);
        let mut queue = Queue::<usize, Little<Option<usize>, 16>>::default();
        (0..20).for_each(|member| queue.insert(member, &mut fake));
        assert_eq!((queue.length, fake.0[15].1, fake.0[16].1), (16, 16, 0));
        assert_eq!((queue.reserve(16), queue.reserve(17)), (Ok(()), Err(OutOfMemory)));
        // What is there stays.
        assert!((0..16).all(|member| queue.iter(|_, _| ()).any(|other| other == member)));
    }

    #[test]
    fn members_are_announced_before_they_come() {
        let mut fake = Fake(vec![(0, 0); 50]);
        let mut queue = Queue::<usize>::default();
        (0..50).for_each(|member| queue.insert(member, &mut fake));
        let heard = core::cell::RefCell::new(vec![]);
        let came: Vec<usize> = queue.iter(|member, near| heard.borrow_mut().push((member, near))).collect();
        assert_eq!(came, (0..50).collect::<Vec<_>>());
        let heard = heard.into_inner();
        assert!((16..50).all(|member| heard.contains(&(member, true))));
        assert!((32..50).all(|member| heard.contains(&(member, false))));
        let place = |member, near| heard.iter().position(|entry| *entry == (member, near)).unwrap();
        assert!((32..50).all(|member| place(member, false) < place(member, true)));
    }
}
