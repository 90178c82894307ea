//! Memory for indexes and queues, which whoever owns the transactions provides.

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

/// Room that grows: a `Vec`, where there is one. Elsewhere whoever owns the transactions names a type of its own.
#[cfg(feature = "alloc")]
pub type Growing<T> = alloc::vec::Vec<T>;
/// Room that grows: a `Vec`, where there is one. Elsewhere whoever owns the transactions names a type of its own.
#[cfg(not(feature = "alloc"))]
pub type Growing<T> = core::marker::PhantomData<T>;

#[cfg(feature = "alloc")]
impl<T: Default + Clone> Room<T> for alloc::vec::Vec<T> {
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Room for a few items, and no memory for more.
    #[derive(Debug)]
    pub(crate) struct Little<T, const MOST: usize>(Vec<T>);

    impl<T, const MOST: usize> Default for Little<T, MOST> {
        fn default() -> Self {
            Self(vec![])
        }
    }

    impl<T: Default + Clone, const MOST: usize> Room<T> for Little<T, MOST> {
        fn with(count: usize) -> Result<Self, OutOfMemory> {
            if count > MOST { Err(OutOfMemory) } else { Vec::with(count).map(Self) }
        }

        fn items(&self) -> &[T] {
            &self.0
        }

        fn items_mut(&mut self) -> &mut [T] {
            &mut self.0
        }
    }

    /// Numbers that look random, and are the same each time.
    pub(crate) struct Random(pub(crate) u64);

    impl Random {
        pub(crate) fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit
        }
    }

    #[test]
    fn new_items_have_their_default_value() {
        let mut room: Vec<u8> = Room::with(3).unwrap();
        assert_eq!(room.items(), [0, 0, 0]);
        room.items_mut()[1] = 7;
        assert_eq!(room.items(), [0, 7, 0]);
        assert!(<Vec<u8> as Room<u8>>::with(usize::MAX).is_err());
    }
}
