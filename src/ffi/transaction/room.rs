//! Memory for the indexes and queues of the core.

use crate::ffi::alloc;
use crate::transaction::room::{OutOfMemory, Room};
use core::ptr::null_mut;

/// Items in a block of the library's allocator. All bytes zero is one of none.
pub(super) struct Block<T> {
    items: *mut T,
    count: usize,
}

impl<T> Default for Block<T> {
    fn default() -> Self {
        Self { items: null_mut(), count: 0 }
    }
}

impl<T: Default> Room<T> for Block<T> {
    fn with(count: usize) -> Result<Self, OutOfMemory> {
        let size = size_of::<T>().checked_mul(count).ok_or(OutOfMemory)?;
        let items = alloc::malloc(size).cast::<T>();
        if items.is_null() {
            return Err(OutOfMemory);
        }
        for index in 0..count {
            // SAFETY: the block is new, and has room for `count` items.
            unsafe { items.add(index).write(T::default()) };
        }
        Ok(Self { items, count })
    }

    fn items(&self) -> &[T] {
        match self.items.is_null() {
            true => &[],
            // SAFETY: the block has `count` items, which all have a value, and is reached by this value alone.
            false => unsafe { core::slice::from_raw_parts(self.items, self.count) },
        }
    }

    fn items_mut(&mut self) -> &mut [T] {
        match self.items.is_null() {
            true => &mut [],
            // SAFETY: as for `items`.
            false => unsafe { core::slice::from_raw_parts_mut(self.items, self.count) },
        }
    }
}

impl<T> Drop for Block<T> {
    fn drop(&mut self) {
        // SAFETY: NULL or a block of this allocator that nobody else has; the items own nothing.
        unsafe { alloc::free(self.items) };
    }
}
