//! Transactions by handle.

pub(crate) use super::block::Tx;
use super::block::{self, Link, PUBLIC, TransactionExtra};
use super::contexts;
use super::prefetch::ask;
use super::stack::Osip;
use crate::ffi::code::Result;
use crate::ffi::fifo::{self, Events};
use crate::ffi::layout::{__node, osip, osip_event, osip_transaction, timeval};
use crate::ffi::time::now;
use crate::transaction::entry::Entry;
use crate::transaction::index::{Neighbours, Rings};
use crate::transaction::schedule::{Members, Which};
use crate::transaction::{Machine, State, Timer};
use core::ptr::{NonNull, null_mut};
use core::sync::atomic::Ordering;
use libc::c_int;

/// Members of the private part that are read and written as they are.
macro_rules! extra_members {
    ($($name:ident, $set:ident: $type:ty;)*) => {
        impl Tx {
            $(
                pub(super) fn $name(self) -> $type {
                    // SAFETY: the block stays, as whoever made the handle has promised; the member has a value since the block was made.
                    unsafe { (*self.0.as_ptr()).$name }
                }

                pub(super) fn $set(self, value: $type) {
                    // SAFETY: as for reading; no reference to the member is ever made.
                    unsafe { (*self.0.as_ptr()).$name = value };
                }
            )*
        }
    };
}

extra_members! {
    listed, set_listed: bool;
    machine, set_machine: Machine;
    sequence, set_sequence: u64;
    chosen, set_chosen: Option<Tx>;
    node, set_node: *mut __node;
    previous, set_previous: Option<Tx>;
    next, set_next: Option<Tx>;
    branch, set_branch: Link;
    id, set_id: Link;
    deadline, set_deadline: timeval;
}

impl Tx {
    /// A new transaction, of which nothing is set.
    pub(super) fn make() -> Result<Self> {
        block::new().map(Self)
    }

    /// The handle of a transaction.
    ///
    /// # Safety
    /// The transaction was made by this library, and is not freed while the handle is used.
    pub(crate) unsafe fn of(transaction: *mut osip_transaction) -> Self {
        // SAFETY: the private part is before that which C sees, in the same block.
        Self(unsafe { NonNull::new_unchecked(transaction.byte_sub(PUBLIC).cast()) })
    }

    /// What C sees of it.
    pub(crate) fn public(self) -> *mut osip_transaction {
        self.0.as_ptr().wrapping_byte_add(PUBLIC).cast()
    }

    /// What is before that.
    pub(super) fn extra(self) -> *mut TransactionExtra {
        self.0.as_ptr()
    }

    /// Frees the block.
    ///
    /// # Safety
    /// Nobody uses the transaction any more.
    pub(super) unsafe fn release(self) {
        // SAFETY: the block is from `make`, and given up.
        unsafe { block::free(self.0) };
    }

    /// The stack whose list it is in, or whose execution will come to it.
    pub(super) fn stack(self) -> Option<Osip> {
        // SAFETY: the block stays; the member is only used as this atomic.
        let stack = unsafe { (*self.0.as_ptr()).stack.load(Ordering::Acquire) };
        // SAFETY: NULL, or a stack that has not been released: that would have taken it away.
        unsafe { Osip::of(stack) }
    }

    pub(super) fn set_stack(self, stack: Option<Osip>) {
        // SAFETY: as for reading.
        unsafe { (*self.0.as_ptr()).stack.store(stack.map_or(null_mut(), Osip::public), Ordering::Release) };
    }

    /// Who executes it.
    pub(super) fn entry(&self) -> &Entry {
        // SAFETY: the block stays; the member is used in this way alone.
        unsafe { &(*self.0.as_ptr()).entry }
    }

    /// Its private fifo.
    pub(super) fn events(self) -> *mut Events {
        // SAFETY: the block stays; only an address is made.
        unsafe { &raw mut (*self.0.as_ptr()).events }
    }

    /// The number that it has in its stack.
    pub(super) fn number(self) -> c_int {
        // SAFETY: the block stays; the member is written when the transaction is made.
        unsafe { (*self.public()).transactionid }
    }

    /// The machine that it follows, as C sees it.
    pub(crate) fn kind(self) -> Machine {
        // SAFETY: the block stays.
        match unsafe { (*self.public()).ctx_type } {
            0 => Machine::Ict,
            1 => Machine::Ist,
            2 => Machine::Nict,
            _ => Machine::Nist,
        }
    }

    /// The stack that it was made for, which may be gone; NULL for none.
    pub(super) fn first_stack(self) -> *mut osip {
        // SAFETY: the block stays.
        unsafe { (*self.public()).config.cast() }
    }

    /// Notes that it has ended.
    pub(crate) fn stamp_end(self) {
        let now = now();
        // SAFETY: the block stays; these members are for the application to read.
        unsafe {
            (*self.public()).completed_time = now.tv_sec;
            (*self.public()).destroyed_time = now;
        }
    }

    /// The state, if it is one of a machine.
    pub(crate) fn state(self) -> Option<State> {
        // SAFETY: the block stays, and the state is written by this library while the schedules are locked.
        State::from_number(unsafe { (*self.public()).state })
    }

    /// True if events wait for it.
    pub(super) fn has_events(self) -> bool {
        // SAFETY: the block stays, and its fifo is NULL or one that is not freed before it.
        unsafe { fifo::size((*self.public()).transactionff) > 0 || Events::has_deferred(self.events()) }
    }

    /// The next event; `queued` says whether those of the fifo are meant, too, or only those that were put off because it was being executed.
    pub(super) fn next_event(self, queued: bool) -> *mut osip_event {
        // SAFETY: as for `has_events`.
        unsafe {
            match Events::take_deferred(self.events()) {
                event if !event.is_null() => event.cast(),
                _ if queued => fifo::try_take((*self.public()).transactionff).cast(),
                _ => null_mut(),
            }
        }
    }
}

// --- what the core asks of transactions ----------------------------------------------------------------------------------------

/// The index by branch.
pub(super) struct ByBranch;
/// The index by number.
pub(super) struct ById;

impl Rings<Tx> for ByBranch {
    fn hash(&self, member: Tx) -> u64 {
        member.branch().hash
    }

    fn ring(&self, member: Tx) -> Option<Neighbours<Tx>> {
        member.branch().ring
    }

    fn set_ring(&mut self, member: Tx, ring: Option<Neighbours<Tx>>) {
        member.set_branch(Link { ring, ..member.branch() });
    }

    fn prefetch(&self, member: Tx) {
        block::prefetch(member.0);
    }
}

impl Rings<Tx> for ById {
    fn hash(&self, member: Tx) -> u64 {
        member.id().hash
    }

    fn ring(&self, member: Tx) -> Option<Neighbours<Tx>> {
        member.id().ring
    }

    fn set_ring(&mut self, member: Tx, ring: Option<Neighbours<Tx>>) {
        member.set_id(Link { ring, ..member.id() });
    }

    fn prefetch(&self, member: Tx) {
        block::prefetch(member.0);
    }
}

/// The transactions of a machine, whose schedules are locked.
pub(super) struct Scheduled;

impl Members for Scheduled {
    type Id = Tx;
    type Time = timeval;

    fn place(&self, id: Tx, queue: Which) -> usize {
        // SAFETY: the block stays; there are as many places as queues.
        unsafe { (*id.extra()).places[queue as usize] }
    }

    fn set_place(&mut self, id: Tx, queue: Which, place: usize) {
        // SAFETY: as for reading.
        unsafe { (*id.extra()).places[queue as usize] = place };
    }

    fn sequence(&self, id: Tx) -> u64 {
        id.sequence()
    }

    fn deadline(&self, id: Tx) -> timeval {
        id.deadline()
    }

    fn set_deadline(&mut self, id: Tx, time: timeval) {
        id.set_deadline(time);
    }

    fn state(&self, id: Tx) -> Option<State> {
        id.state()
    }

    fn due(&self, id: Tx, timer: Timer) -> Option<timeval> {
        // SAFETY: the contexts of a transaction are NULL or valid.
        let (_, start) = unsafe { contexts::timer(id.public(), timer) }?;
        // SAFETY: a member of a context.
        Some(unsafe { *start }).filter(|start| start.tv_sec != -1)
    }

    fn has_events(&self, id: Tx) -> bool {
        id.has_events()
    }

    fn prefetch(&self, id: Tx, near: bool) {
        let transaction = id.public();
        // SAFETY: the block stays; what the contexts are is not looked at.
        let (state, ict, nict) = unsafe {
            (&raw const (*transaction).state, &raw const (*transaction).ict_context, &raw const (*transaction).nict_context)
        };
        if !near {
            ask(state.cast());
            ask(ict.cast());
            return;
        }
        // SAFETY: members of the transaction.
        let (ict, nict) = unsafe { ((*ict).cast::<u8>(), (*nict).cast::<u8>()) };
        let context = if ict.is_null() { nict } else { ict };
        ask(context);
        ask(context.wrapping_add(64));
    }
}
