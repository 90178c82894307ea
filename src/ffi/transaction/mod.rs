//! Drives [`crate::transaction`] for C. The core decides; here are the memory, the public members that applications write, the order of the
//! lists, the callbacks and the codes.
//!
//! # Who does what
//!
//! - [`tx`]: a transaction by its handle, and what the core asks of one; [`block`] and [`pages`]: its memory.
//! - [`stack`]: a stack by its handle, its locks; [`listing`]: its public lists and the indexes beside them; [`stack_registry`]:
//!   all stacks.
//! - [`execute`]: what is being executed, call by call; [`current`]: the transaction and the event as a machine sees them;
//!   [`callbacks`]: which function of the application is called for what. `osip_execute.c` calls it.
//! - [`schedule`]: events and timers are told to the core, and asked for; [`find`] and [`key`]: which transaction a message belongs to.
//! - [`life`], [`contexts`], [`event`], [`ack`], [`retransmit`]: what is made, copied and freed.
//!
//! What no header declares is exported by [`super::undeclared`].
//!
//! # Cost
//!
//! The lists of a stack are public. Beside them it keeps indexes (by branch, by number), the transactions that have events, and those
//! whose timers run, so that no call looks at transactions that have nothing to do with it. All that is found there is checked against
//! the public members, which applications write as they like, or against copies of what these lead to. Applications may change the
//! lists, too: see [`listing`].
//!
//! A transaction and all that the library keeps of it alone lie in one page (see [`block`], [`pages`]). With many transactions it is the
//! way to that page that takes the time, so what is needed there is asked for at once.
//!
//! # Locks
//!
//! The mutex of a list protects the list and its indexes; then comes that of the stack, which protects what is ready and what is
//! due, and the members that timers depend on; the innermost one is that of a fifo. None is held while the application is called,
//! but for the one of the retransmissions. A callback may end its thread or throw: the entry points in which the application runs are in
//! `osip_execute.c`, which gives back what is being executed then; no frame of Rust is there meanwhile (see [`job`]).
//!
//! # Who executes a transaction
//!
//! One at a time: see [`crate::transaction::entry`]. A callback may free any transaction; one that is in use is only marked then.

pub(super) mod ack;
mod block;
pub(super) mod callbacks;
pub(super) mod contexts;
mod current;
pub(super) mod event;
pub(super) mod execute;
pub(super) mod find;
mod hashes;
pub(super) mod job;
mod key;
mod label;
pub(super) mod life;
mod listing;
mod pages;
mod prefetch;
pub(super) mod retransmit;
mod room;
pub(super) mod schedule;
#[cfg(target_os = "linux")]
mod slabs;
pub(super) mod stack;
pub(super) mod stack_life;
mod stack_registry;
mod stride;
pub(super) mod timeout;
pub(super) mod tx;
