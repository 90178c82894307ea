//! The C interface of GNU oSIP 5.3: the only unsafe code of the crate.
//!
//! Each file mirrors one C header; a function is found in the file named like the header that declares it. What C sees of a file is
//! generated into `include/` by cbindgen, into the frame of the `.h` file that stands beside the Rust file and holds its macros.
//!
//! # Pointers
//!
//! Every function accepts NULL for every pointer, with the result that its documentation names. Otherwise:
//!
//! - an *object* pointer (`osip_via_t *`) points to a structure made by this library or laid out like it, used by nobody else
//!   during the call;
//! - a *text* (`const char *`) ends with a NUL;
//! - a *buffer* (`const char *buf, size_t length`) has `length` readable bytes, and needs no NUL;
//! - an *out* pointer (`char **dest`) points to memory that may be written, whatever it held before.
//!
//! # Memory
//!
//! All memory that C can see is one block of the application's allocator for each object, text and list node. Setters adopt the
//! pointer they are given and free nothing; getters return the stored pointer.
//!
//! # Structures
//!
//! They are public in C, so nothing is cached beside them: each call reads them anew. Their names are C's tags, their fields C's fields.

// C's names are kept, and C sees more than Rust does.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals, unreachable_pub)]
// Types and constants are for C; libosip2 uses no more than a part of the parser.
#![allow(dead_code)]
#![allow(unsafe_code)]
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod alloc;
mod code;
#[cfg(feature = "abi-core")]
mod dialog;
mod entries;
mod escape;
#[cfg(feature = "abi-core")]
mod fifo;
mod globals;
mod layout;
mod list;
#[cfg(osip_measured)]
mod measured;
mod members;
mod message;
#[cfg(miri)]
mod miri;
mod mutex;
mod object;
#[cfg(feature = "abi-core")]
mod osip2;
mod osipparser2;
// Only where make builds the libraries: std has a handler of its own.
#[cfg(osip_measured)]
mod panic;
mod params;
mod parser;
#[cfg(feature = "abi-core")]
mod posix;
mod ptr;
mod random;
mod registry;
mod sdp;
#[cfg(feature = "abi-core")]
mod time;
mod trace;
#[cfg(feature = "abi-core")]
mod transaction;
mod undeclared;
mod version;
mod watch;

#[cfg(all(test, miri, feature = "abi-parser", feature = "abi-core"))]
mod tests;
