//! The structures of C as C lays them out, and nothing else: one file for each header that has types.
//!
//! They know only each other, so every other file may use them. What is done with them stands in the files of [`super`] that are
//! called like them, their methods too.

#[cfg(feature = "abi-core")]
mod osip2;
mod osipparser2;

#[cfg(feature = "abi-core")]
pub use osip2::*;
pub use osipparser2::*;
