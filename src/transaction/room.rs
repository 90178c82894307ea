//! Memory for indexes and queues, which whoever owns the transactions provides.

#![forbid(unsafe_code)]

/// There is no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out of memory")]
pub struct OutOfMemory;

/// Room for items. [`Default`] is room for none.
pub trait Room<T>: Default {
    /// Room for `count` items, which have their default value.
    ///
    /// # Errors
    /// There is no memory.
    fn with(count: usize) -> Result<Self, OutOfMemory>;
    /// All items.
    fn items(&self) -> &[T];
    /// All items.
    fn items_mut(&mut self) -> &mut [T];
}

impl<T: Default + Clone> Room<T> for Vec<T> {
    fn with(count: usize) -> Result<Self, OutOfMemory> {
        let mut items = Self::new();
        items.try_reserve_exact(count).map_err(|_| OutOfMemory)?;
        items.resize(count, T::default());
        Ok(items)
    }

    fn items(&self) -> &[T] {
        self
    }

    fn items_mut(&mut self) -> &mut [T] {
        self
    }
}
