//! What the library keeps of a transaction in front of the structure that C sees.

use super::key::Key;
use super::pages;
use super::prefetch::ask;
use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::fifo::Events;
use crate::ffi::layout::{__node, osip, osip_transaction, timeval};
use crate::transaction::Machine;
use crate::transaction::entry::Entry;
use crate::transaction::index::Neighbours;
use core::mem::offset_of;
use core::ptr::NonNull;
use core::sync::atomic::AtomicPtr;

/// A transaction of this library, by a handle: see [`super::tx`].
///
/// Whoever makes a handle promises that the block of the transaction stays as long as the handle is used: because the transaction is in a list or a
/// queue that is locked, because it was entered, or because the application has just given it. Its members are NULL or valid.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tx(pub(super) NonNull<TransactionExtra>);

/// The place of a transaction in an index.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) hash: u64,
    /// Those before and after it with this hash; `None` if it is not in.
    pub(super) ring: Option<Neighbours<Tx>>,
}

/// The private part. Its key, its neighbours in the list and its links belong to the mutex of the list; whether it is listed, its sequence, its
/// places and its deadline to that of the schedules.
///
/// What each use of a transaction reads or writes stands together, in few lines of the cache.
#[repr(C, align(16))]
pub(crate) struct TransactionExtra {
    /// What it is found by.
    pub(super) key: Key,
    /// The stack whose list it is in, or whose execution will come to it; NULL for none.
    pub(super) stack: AtomicPtr<osip>,
    /// Who executes it.
    pub(super) entry: Entry,
    /// True if the block is from [`pages`].
    mapped: bool,
    pub(super) listed: bool,
    pub(super) machine: Machine,
    /// Grows along the list.
    pub(super) sequence: u64,
    /// Its places in the queues of the schedule.
    pub(super) places: [usize; 4],
    /// Its fifo.
    pub(super) events: Events,
    /// When a timer is due, as far as the schedule knows.
    pub(super) deadline: timeval,
    /// The next of those that are dealt with in one go.
    pub(super) chosen: Option<Tx>,
    /// Its node, and its neighbours in the list.
    pub(super) node: *mut __node,
    pub(super) previous: Option<Tx>,
    pub(super) next: Option<Tx>,
    pub(super) branch: Link,
    pub(super) id: Link,
}

/// The room of the private part: so much that the members after the record, at the end of a block, lie in the first page of the next block,
/// which is used anyway.
const ROOM: usize = {
    let room = (pages::STRIDE - pages::START - offset_of!(osip_transaction, naptr_record)).next_multiple_of(64);
    if room < size_of::<TransactionExtra>() { size_of::<TransactionExtra>() } else { room }
};

/// The block of a transaction.
#[repr(C)]
struct Block {
    extra: TransactionExtra,
    free: [u8; ROOM - size_of::<TransactionExtra>()],
    public: osip_transaction,
}

/// Where the part begins that C sees.
pub(super) const PUBLIC: usize = offset_of!(Block, public);

const _: () = assert!(size_of::<Block>() <= pages::BLOCK && size_of::<TransactionExtra>() <= ROOM);

/// A new transaction, all bytes zero. What is never used of it takes no memory, if the allocator is that of C.
pub(super) fn new() -> Result<NonNull<TransactionExtra>> {
    let from_pages = if alloc::is_c() { NonNull::new(pages::allocate().cast::<TransactionExtra>()) } else { None };
    let mapped = from_pages.is_some();
    let extra = match from_pages {
        Some(extra) => extra,
        None => alloc::zeroed::<Block>()?.cast(),
    };
    // SAFETY: the block has room for both parts, and zeroes are a value of all members of this one but the machine, which is written.
    unsafe {
        (*extra.as_ptr()).mapped = mapped;
        (&raw mut (*extra.as_ptr()).machine).write(Machine::Ict);
    }
    Ok(extra)
}

/// Frees the block.
///
/// # Safety
/// The block is from [`new`], and nobody uses it any more.
pub(super) unsafe fn free(extra: NonNull<TransactionExtra>) {
    let block = extra.as_ptr();
    // SAFETY: the block is from [`new`], and nobody uses it any more; it knows which allocator it is from.
    unsafe {
        match (*block).mapped {
            true => pages::free(block.cast()),
            false => alloc::free(block),
        }
    }
}

/// Asks for what an event of a transaction will need, all at once: it may be far away.
pub(super) fn prefetch(extra: NonNull<TransactionExtra>) {
    const KEY: usize = offset_of!(TransactionExtra, key);
    const STACK: usize = offset_of!(TransactionExtra, stack);
    const EVENTS: usize = offset_of!(TransactionExtra, events);
    const IDS: usize = PUBLIC + offset_of!(osip_transaction, transactionid);
    const CONTEXTS: usize = PUBLIC + offset_of!(osip_transaction, nist_context);
    for place in [KEY, IDS, KEY + 64, CONTEXTS, STACK, EVENTS, EVENTS + 64, EVENTS + 128] {
        ask(extra.as_ptr().wrapping_byte_add(place).cast());
    }
}
