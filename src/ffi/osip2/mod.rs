//! `osip2/*.h`
//!
//! A thread may be cancelled while it waits in one of these functions, or end itself in `osip_thread_exit`: glibc then unwinds through
//! our frames. Such functions have the ABI `C-unwind`, keep nothing that is to be dropped, and have no guard, which could not let
//! the thread pass; they cannot panic either.

pub(crate) mod osip;
pub(crate) mod osip_condv;
pub(crate) mod osip_dialog;
pub(crate) mod osip_fifo;
pub(crate) mod osip_mt;
pub(crate) mod osip_time;
mod wait;
