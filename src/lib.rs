//! SIP messages, URIs, headers, session descriptions, transactions and dialogs: the safe core of osip-rs, and the C interface of
//! GNU oSIP 5.3 on top of it.
//!
//! # Layers
//!
//! - [`sip`], [`sdp`], [`transaction`] and [`dialog`] hold the meaning of the protocols. They take byte slices and give views
//!   that borrow from them; they know no C, no clock and no I/O, and contain no unsafe code.
//! - `ffi` (features `abi-parser` and `abi-core`, off by default) is the C interface: structures, pointers, ownership, and the habits
//!   of the original that programs rely on. All unsafe code is there.
//!
//! # For Rust programs
//!
//! ```
//! use osip::sip::header::Via;
//!
//! let via = Via::parse(b"SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK77").unwrap();
//! assert_eq!(via.host, Some(&b"192.0.2.1"[..]));
//! assert_eq!(via.to_vec().unwrap(), b"SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK77");
//! ```

// What a test expects it may insist on.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)
)]
// Some of the core is for the C interface alone.
#![cfg_attr(not(feature = "abi-parser"), allow(dead_code))]
#![cfg_attr(not(any(feature = "abi-parser", feature = "abi-core")), allow(unused_imports))]
#![cfg_attr(not(any(test, feature = "std")), no_std)]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(all(test, not(feature = "alloc")))]
compile_error!("the unit tests need the feature alloc");

pub mod dialog;
pub mod md5;
pub mod sdp;
pub mod sip;
pub mod transaction;

#[cfg(any(feature = "abi-parser", feature = "abi-core"))]
mod ffi;
