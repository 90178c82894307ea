//! `osip2/*.h`
//!
//! In some functions the application runs, or a thread may be cancelled or end itself: nothing of Rust may be on its stack then. They are
//! written in C, in `osip_execute.c` and `osip_wait.c`, and only declared here, with their contract. [`begin`] has what they ask.

mod begin;
#[cfg(miri)]
mod miri;
pub(crate) mod osip;
pub(crate) mod osip_condv;
pub(crate) mod osip_dialog;
pub(crate) mod osip_fifo;
pub(crate) mod osip_mt;
pub(crate) mod osip_time;
