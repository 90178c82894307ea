//! What drives the state machines of [`crate::transaction`] for C: the stack, its transactions, their events and timers.
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
//! The mutex of a list protects the list and its indexes; then comes that of the stack, which protects what is ready and what is due, and
//! the members that timers depend on; the innermost one is that of a fifo. None is held while the application is called, but for the one
//! of the retransmissions. A callback may end its thread: whoever calls one has the ABI `C-unwind`, no guard, and nothing to drop.
//!
//! # Transactions that are freed in use
//!
//! A callback may free any transaction. One that is in use is only marked then, and freed by the last that uses it.

pub(super) mod ack;
mod block;
pub(super) mod callbacks;
pub(super) mod contexts;
mod current;
pub(super) mod event;
pub(super) mod execute;
pub(super) mod find;
mod key;
pub(super) mod life;
mod listing;
mod living;
mod pages;
pub(super) mod retransmit;
mod room;
pub(super) mod schedule;
#[cfg(target_os = "linux")]
mod slabs;
pub(super) mod stack;
pub(super) mod tx;
