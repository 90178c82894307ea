//! What the library keeps of a transaction in front of the structure that C sees.

use super::key::Key;
use super::pages;
use super::stack::Stack;
use crate::ffi::alloc;
use crate::ffi::code::{NOMEM, Result};
use crate::ffi::osip2::osip::osip_transaction;
use crate::ffi::osip2::osip_fifo::Events;
use crate::ffi::osipparser2::osip_list::__node;
use crate::ffi::time::timeval;
use core::mem::offset_of;
use core::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

/// The place of a transaction in an index.
pub(super) struct Link {
    pub(super) hash: u64,
    /// The ring of those with this hash; NULL if it is not in.
    pub(super) previous: *mut Hidden,
    pub(super) next: *mut Hidden,
}

/// The hidden part. Members up to the links belong to the mutex of the list, the places to that of the schedule.
///
/// What each use of a transaction reads or writes stands together, in few lines of the cache.
#[repr(C, align(16))]
pub(crate) struct Hidden {
    /// What it is found by.
    pub(super) key: Key,
    /// Its fifo.
    pub(super) events: Events,
    /// The stack whose list it is in; NULL in none.
    pub(super) stack: AtomicPtr<Stack>,
    /// How many calls are using it, and [`DOOMED`].
    busy: AtomicU32,
    /// True if the block is from [`pages`].
    mapped: bool,
    pub(super) listed: bool,
    /// The machine, as an index.
    pub(super) kind: usize,
    /// Grows along the list.
    pub(super) sequence: u64,
    pub(super) ready: usize,
    pub(super) later: usize,
    pub(super) due: usize,
    pub(super) watched: usize,
    /// When a timer is due, as far as the schedule knows.
    pub(super) time: timeval,
    /// The next of those that are dealt with in one go.
    pub(super) chosen: *mut Hidden,
    /// Its node, and its neighbours.
    pub(super) node: *mut __node,
    pub(super) previous: *mut Hidden,
    pub(super) next: *mut Hidden,
    pub(super) branch: Link,
    pub(super) id: Link,
}

/// The room of the hidden part: so much that the members behind the record, at the end of a block, lie in the first page of the next block,
/// which is used anyway.
const ROOM: usize = {
    let room = (pages::STRIDE - pages::START - offset_of!(osip_transaction, naptr_record)).next_multiple_of(64);
    if room < size_of::<Hidden>() { size_of::<Hidden>() } else { room }
};

/// The block of a transaction.
#[repr(C)]
struct Block {
    hidden: Hidden,
    free: [u8; ROOM - size_of::<Hidden>()],
    public: osip_transaction,
}

const PUBLIC: usize = offset_of!(Block, public);

const _: () = assert!(size_of::<Block>() <= pages::BLOCK && size_of::<Hidden>() <= ROOM);

/// It is to be freed as soon as nobody uses it.
const DOOMED: u32 = 1 << 31;

/// A new transaction, all bytes zero. What is never used of it takes no memory, if the allocator is that of C.
pub(super) fn new() -> Result<*mut osip_transaction> {
    let mapped = alloc::is_c();
    let block = match mapped {
        true => pages::allocate().cast::<Block>(),
        false => alloc::zeroed::<Block>()?.as_ptr(),
    };
    if block.is_null() {
        return Err(NOMEM);
    }
    // SAFETY: the block has room for both parts, and zeroes are a value of both.
    unsafe {
        (*block).hidden.mapped = mapped;
        Ok(&raw mut (*block).public)
    }
}

/// Frees the block.
///
/// # Safety
/// The transaction is from [`new`], and not used any more.
pub(super) unsafe fn free(transaction: *mut osip_transaction) {
    // SAFETY: the block begins with the hidden part.
    unsafe {
        let hidden = hidden(transaction);
        match (*hidden).mapped {
            true => pages::free(hidden.cast()),
            false => alloc::free(hidden),
        }
    }
}

/// The hidden part of a transaction.
///
/// # Safety
/// The transaction is from [`new`].
pub(super) unsafe fn hidden(transaction: *mut osip_transaction) -> *mut Hidden {
    // SAFETY: the hidden part is in front, in the same block.
    unsafe { transaction.byte_sub(PUBLIC).cast() }
}

/// Asks for what an event of a transaction will need, all at once: it may be far away. NULL is fine.
pub(super) fn prefetch(hidden: *mut Hidden) {
    const KEY: usize = offset_of!(Hidden, key);
    const EVENTS: usize = offset_of!(Hidden, events);
    const IDS: usize = PUBLIC + offset_of!(osip_transaction, transactionid);
    const CONTEXTS: usize = PUBLIC + offset_of!(osip_transaction, nist_context);
    for place in [KEY, IDS, KEY + 64, CONTEXTS, EVENTS, EVENTS + 64, EVENTS + 128] {
        ask(hidden.wrapping_byte_add(place).cast());
    }
}

/// Asks for a line of memory; any address will do.
pub(super) fn ask(address: *const u8) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: all processors of this architecture have this instruction, which never fails.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}

/// The part of a transaction that C sees.
///
/// # Safety
/// The hidden part is that of a transaction from [`new`].
pub(super) unsafe fn public(hidden: *mut Hidden) -> *mut osip_transaction {
    // SAFETY: the public part is behind, in the same block.
    unsafe { hidden.byte_add(PUBLIC).cast() }
}

impl Hidden {
    /// From now on the transaction is in use, and stays even if it is freed.
    pub(super) fn enter(&self) {
        self.busy.fetch_add(1, Ordering::AcqRel);
    }

    /// It is not used any more; true if it is to be freed now.
    pub(super) fn leave(&self) -> bool {
        self.busy.fetch_sub(1, Ordering::AcqRel) == DOOMED | 1
    }

    /// It is to be freed; true if that may be done now.
    pub(super) fn doom(&self) -> bool {
        self.busy.fetch_or(DOOMED, Ordering::AcqRel) == 0
    }

    /// True if it was freed while it is in use.
    pub(super) fn is_doomed(&self) -> bool {
        self.busy.load(Ordering::Acquire) & DOOMED != 0
    }
}
