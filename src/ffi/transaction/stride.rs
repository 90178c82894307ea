//! How far apart the blocks of transactions lie in [`super::pages`].

/// The distance between blocks.
pub(super) const STRIDE: usize = 16 * 1024;
/// Where a block begins in its first page; what is before is the end of the block before.
pub(super) const START: usize = 256;
/// The room of a block.
pub(super) const BLOCK: usize = STRIDE;
