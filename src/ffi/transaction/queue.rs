//! Sets of transactions in which a member is added, found first and taken out without looking at the others.

use super::block::Hidden;
use crate::ffi::alloc;
use crate::ffi::code::{NOMEM, Result};
use core::marker::PhantomData;
use core::ptr::null_mut;

/// What a queue asks of its members.
pub(super) trait Member {
    /// Where the member keeps its place in the queue, counted from 1; 0 is none.
    ///
    /// # Safety
    /// `member` is valid.
    unsafe fn place(member: *mut Hidden) -> *mut usize;

    /// True if `left` comes before `right`; false for all in a set without order.
    ///
    /// # Safety
    /// Both are valid.
    unsafe fn before(left: *mut Hidden, right: *mut Hidden) -> bool;
}

/// A heap of transactions. All bytes zero is an empty one.
pub(super) struct Queue<M> {
    items: *mut *mut Hidden,
    length: usize,
    room: usize,
    member: PhantomData<M>,
}

impl<M: Member> Queue<M> {
    /// Makes room for `count` members.
    pub(super) fn reserve(&mut self, count: usize) -> Result {
        if count > self.room {
            // SAFETY: the items are a block of as many pointers.
            (self.items, self.room) = unsafe { grown(self.items, self.length, count) }?;
        }
        Ok(())
    }

    /// Frees the memory of the queue, not its members.
    pub(super) fn release(&mut self) {
        // SAFETY: the items are NULL or a block of ours, which nobody uses any more.
        unsafe { alloc::free(self.items) };
        (self.items, self.length, self.room) = (null_mut(), 0, 0);
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The member at an index; the first comes before all others.
    pub(super) fn get(&self, index: usize) -> Option<*mut Hidden> {
        // SAFETY: below the length the items have a value.
        (index < self.length).then(|| unsafe { *self.items.add(index) })
    }

    /// All members in no order that matters. What `ask` asks for of each will be near when it comes: it is called twice, first long and then
    /// not so long before.
    pub(super) fn iter(&self, ask: impl Fn(*mut Hidden, bool)) -> impl Iterator<Item = *mut Hidden> {
        const AHEAD: usize = 16;
        (0..self.length).filter_map(move |index| {
            if let Some(member) = self.get(index + 2 * AHEAD) {
                ask(member, false);
            }
            if let Some(member) = self.get(index + AHEAD) {
                ask(member, true);
            }
            self.get(index)
        })
    }

    /// Puts a member in; one that is in stays. It is left out if there is no memory.
    ///
    /// # Safety
    /// `member` and all members are valid.
    pub(super) unsafe fn insert(&mut self, member: *mut Hidden) {
        // SAFETY: valid, by the contract.
        if unsafe { *M::place(member) } != 0 || self.reserve(self.length.saturating_add(1)).is_err() {
            return;
        }
        self.length += 1;
        // SAFETY: there is room, and the members are valid.
        unsafe {
            self.set(self.length - 1, member);
            self.up(self.length - 1);
        }
    }

    /// Takes a member out; one that is not in is ignored.
    ///
    /// # Safety
    /// `member` and all members are valid.
    pub(super) unsafe fn remove(&mut self, member: *mut Hidden) {
        // SAFETY: the members are valid, and their places are those in this queue.
        unsafe {
            let place = M::place(member).replace(0);
            if place == 0 {
                return;
            }
            self.length -= 1;
            let last = *self.items.add(self.length);
            if last != member {
                self.set(place - 1, last);
                self.moved(last);
            }
        }
    }

    /// Finds the place of a member anew, whose order has changed.
    ///
    /// # Safety
    /// `member` is in, and all members are valid.
    pub(super) unsafe fn moved(&mut self, member: *mut Hidden) {
        // SAFETY: the members are valid, and their places are those in this queue.
        unsafe {
            self.up(*M::place(member) - 1);
            self.down(*M::place(member) - 1);
        }
    }

    unsafe fn set(&mut self, index: usize, member: *mut Hidden) {
        // SAFETY: the callers give an index below the length, and a valid member.
        unsafe {
            *self.items.add(index) = member;
            *M::place(member) = index + 1;
        }
    }

    /// Exchanges a member with its parent as long as it comes before it.
    unsafe fn up(&mut self, mut index: usize) {
        // SAFETY: all indexes are below the length, the members valid.
        unsafe {
            let member = *self.items.add(index);
            while index > 0 {
                let parent = (index - 1) / 2;
                let other = *self.items.add(parent);
                if !M::before(member, other) {
                    break;
                }
                self.set(index, other);
                index = parent;
            }
            self.set(index, member);
        }
    }

    /// Exchanges a member with a child as long as that comes before it.
    unsafe fn down(&mut self, mut index: usize) {
        // SAFETY: all indexes are below the length, the members valid.
        unsafe {
            let member = *self.items.add(index);
            loop {
                let mut child = index * 2 + 1;
                if child >= self.length {
                    break;
                }
                if child + 1 < self.length && M::before(*self.items.add(child + 1), *self.items.add(child)) {
                    child += 1;
                }
                let other = *self.items.add(child);
                if !M::before(other, member) {
                    break;
                }
                self.set(index, other);
                index = child;
            }
            self.set(index, member);
        }
    }
}

/// A larger block with the same items, and its room.
unsafe fn grown(items: *mut *mut Hidden, length: usize, count: usize) -> Result<(*mut *mut Hidden, usize)> {
    let room = count.max(16).checked_next_power_of_two().ok_or(NOMEM)?;
    let block = alloc::malloc(room.checked_mul(size_of::<*mut Hidden>()).ok_or(NOMEM)?).cast::<*mut Hidden>();
    if block.is_null() {
        return Err(NOMEM);
    }
    // SAFETY: the new block has more room; the old one is NULL and empty, or ours and not used any more.
    unsafe {
        if !items.is_null() {
            core::ptr::copy_nonoverlapping(items, block, length);
        }
        alloc::free(items);
    }
    Ok((block, room))
}
