//! The stack: what `osip_t` is to C, its locks, and where what is kept of its lists is found.

use super::listing::Listing;
use super::room::Block;
use super::tx::Tx;
use super::{living, pages};
use crate::ffi::code::{NOMEM, Result};
use crate::ffi::layout::{osip, osip_list, osip_mutex};
use crate::ffi::osip2::osip_mt::{osip_mutex_destroy, osip_mutex_init, osip_mutex_lock, osip_mutex_unlock};
use crate::ffi::osipparser2::osip_list::osip_list_init;
use crate::ffi::watch::{Watch, osip_ext_list_unwatch, osip_ext_list_watch};
use crate::ffi::{alloc, version};
use crate::transaction::{Machine, schedule};
use core::mem::ManuallyDrop;
use core::ptr::NonNull;
use libc::{c_int, c_void, pthread_mutex_t};
use std::hash::RandomState;

// A function of libosipparser2.
unsafe extern "C" {
    pub(crate) fn parser_init() -> c_int;
}

/// What is to be done for the transactions of a machine.
pub(super) type Schedule = schedule::Schedule<Tx, Block<Option<Tx>>>;

/// A stack in memory. It is always made by [`Osip::make`].
#[repr(C)]
pub(crate) struct Stack {
    public: osip,
    /// The mutex of the schedules.
    lock: pthread_mutex_t,
    /// What makes hashes that nobody foresees.
    keys: RandomState,
    /// What is kept of the list of each machine; the mutex is that of the list.
    listings: [Listing; 4],
    schedules: [Schedule; 4],
    /// What the functions for lists tell of the lists of the machines.
    watches: [Watch; 4],
    /// The next of all stacks.
    pub(super) next: *mut Stack,
}

/// A stack of this library.
///
/// Whoever makes a handle promises that the stack is not released as long as the handle is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Osip(NonNull<Stack>);

impl Osip {
    /// A stack without transactions.
    pub(crate) fn make() -> Result<Self> {
        version::keep();
        let block = alloc::malloc(size_of::<Stack>()).cast::<Stack>();
        let this = Self(NonNull::new(block).ok_or(NOMEM)?);
        // SAFETY: the block has room for a stack; zeroes are a value of all members but those that are written.
        unsafe {
            core::ptr::write_bytes(block.cast::<u8>(), 0, size_of::<Stack>());
            (&raw mut (*block).keys).write(RandomState::new());
            (&raw mut (*block).lock).write(libc::PTHREAD_MUTEX_INITIALIZER);
            (&raw mut (*block).listings).write(Default::default());
            (&raw mut (*block).schedules).write(Default::default());
            (*block).public.transactionid = 1;
        }
        let mutexes = this.mutexes();
        for mutex in mutexes {
            // SAFETY: a member of the stack.
            unsafe { *mutex = osip_mutex_init().cast() };
        }
        // SAFETY: members of the stack.
        if mutexes.iter().any(|mutex| unsafe { **mutex }.is_null()) {
            // SAFETY: nobody knows it yet.
            unsafe { this.release() };
            return Err(NOMEM);
        }
        for machine in Machine::ALL {
            let list = this.list(machine);
            // SAFETY: members of the stack, which stay where they are until it is released.
            unsafe {
                osip_list_init(list);
                let watch = &raw mut (*block).watches[machine as usize];
                watch.write(Watch::new(list));
                osip_ext_list_watch(watch);
            }
        }
        // SAFETY: a member of the stack; it is noted once, here.
        unsafe {
            osip_list_init(&raw mut (*block).public.ixt_retransmissions);
            living::begin(block);
        }
        Ok(this)
    }

    /// Frees the stack. Its transactions stay, and are in no stack.
    ///
    /// # Safety
    /// Nobody uses it any more; the elements of its lists are NULL or transactions.
    pub(crate) unsafe fn release(self) {
        let stack = self.as_ptr();
        // SAFETY: given up by the contract.
        if unsafe { living::end(stack) } {
            pages::trim();
        }
        for machine in Machine::ALL {
            // SAFETY: a member of the stack.
            unsafe { osip_ext_list_unwatch(&raw mut (*stack).watches[machine as usize]) };
            // SAFETY: nobody else uses the stack, as if the list were locked.
            unsafe { self.locked(machine) }.unlist_all();
            // SAFETY: the nodes are blocks of the library, and nobody uses the list any more.
            unsafe { free_nodes(self.list(machine)) };
        }
        // SAFETY: given up by the contract; no transaction leads to it any more.
        unsafe {
            core::ptr::drop_in_place(&raw mut (*stack).listings);
            core::ptr::drop_in_place(&raw mut (*stack).schedules);
            for mutex in self.mutexes() {
                osip_mutex_destroy((*mutex).cast());
            }
            libc::pthread_mutex_destroy(&raw mut (*stack).lock);
            alloc::free(stack);
        }
    }

    /// The handle of a stack of C; `None` for NULL.
    ///
    /// # Safety
    /// NULL, or a stack of this library that is not released while the handle is used.
    pub(crate) unsafe fn of(osip: *mut osip) -> Option<Self> {
        NonNull::new(osip.cast()).map(Self)
    }

    /// The handle of a stack in memory.
    ///
    /// # Safety
    /// A stack that is not released while the handle is used.
    pub(super) unsafe fn from_raw(stack: NonNull<Stack>) -> Self {
        Self(stack)
    }

    pub(super) fn as_ptr(self) -> *mut Stack {
        self.0.as_ptr()
    }

    /// What C sees of it.
    pub(crate) fn public(self) -> *mut osip {
        self.as_ptr().cast()
    }

    /// What makes the hashes of its indexes.
    pub(super) fn keys(&self) -> &RandomState {
        // SAFETY: written once, when the stack was made.
        unsafe { &(*self.as_ptr()).keys }
    }

    /// What the functions for lists have put into a list and taken out of it.
    pub(super) fn counts(self, machine: Machine) -> (u32, u32) {
        // SAFETY: a member of the stack, made with it.
        unsafe { (*self.as_ptr()).watches[machine as usize].counts() }
    }

    /// Gives the next transaction its number.
    pub(super) fn next_id(self) -> c_int {
        let osip = self.public();
        // SAFETY: members of the stack; the mutex is that of the number.
        unsafe {
            osip_mutex_lock((*osip).id_mutex.cast());
            let id = (*osip).transactionid;
            (*osip).transactionid = id.wrapping_add(1);
            osip_mutex_unlock((*osip).id_mutex.cast());
            id
        }
    }

    fn mutexes(self) -> [*mut *mut c_void; 6] {
        let osip = self.public();
        // SAFETY: only addresses of members are made.
        unsafe {
            [
                &raw mut (*osip).ict_fastmutex,
                &raw mut (*osip).ist_fastmutex,
                &raw mut (*osip).nict_fastmutex,
                &raw mut (*osip).nist_fastmutex,
                &raw mut (*osip).ixt_fastmutex,
                &raw mut (*osip).id_mutex,
            ]
        }
    }

    /// The list of a machine's transactions.
    pub(super) fn list(self, machine: Machine) -> *mut osip_list {
        let osip = self.public();
        // SAFETY: only addresses of members are made.
        unsafe {
            match machine {
                Machine::Ict => &raw mut (*osip).osip_ict_transactions,
                Machine::Ist => &raw mut (*osip).osip_ist_transactions,
                Machine::Nict => &raw mut (*osip).osip_nict_transactions,
                Machine::Nist => &raw mut (*osip).osip_nist_transactions,
            }
        }
    }

    /// The mutex of a list.
    pub(crate) fn list_mutex(self, machine: Machine) -> *mut osip_mutex {
        // SAFETY: a member of the stack.
        unsafe { (*self.mutexes()[machine as usize]).cast() }
    }

    /// Locks the list of a machine.
    pub(super) fn lock(self, machine: Machine) -> LockedList {
        // SAFETY: a mutex, or NULL.
        unsafe { osip_mutex_lock(self.list_mutex(machine)) };
        LockedList { stack: self, machine }
    }

    /// The list of a machine that somebody else has locked, who unlocks it, too.
    ///
    /// # Safety
    /// It stays locked as long as the result is used.
    pub(super) unsafe fn locked(self, machine: Machine) -> ManuallyDrop<LockedList> {
        ManuallyDrop::new(LockedList { stack: self, machine })
    }

    /// Locks the schedules.
    pub(super) fn lock_schedules(self) -> LockedSchedules {
        // SAFETY: a member of the stack, made with it.
        unsafe { libc::pthread_mutex_lock(&raw mut (*self.as_ptr()).lock) };
        LockedSchedules { stack: self }
    }
}

/// The list of a machine, which is locked as long as this lives: its transactions and their nodes stay.
pub(super) struct LockedList {
    pub(super) stack: Osip,
    pub(super) machine: Machine,
}

impl LockedList {
    /// What is kept of it.
    pub(super) fn listing(&mut self) -> &mut Listing {
        // SAFETY: who has locked the list is the only one to use its listing.
        unsafe { &mut (*self.stack.as_ptr()).listings[self.machine as usize] }
    }
}

impl Drop for LockedList {
    fn drop(&mut self) {
        // SAFETY: this thread has locked it.
        unsafe { osip_mutex_unlock(self.stack.list_mutex(self.machine)) };
    }
}

/// The schedules of a stack, which are locked as long as this lives.
pub(super) struct LockedSchedules {
    stack: Osip,
}

impl LockedSchedules {
    /// The schedule of a machine.
    pub(super) fn of(&mut self, machine: Machine) -> &mut Schedule {
        // SAFETY: who has locked the schedules is the only one to use them.
        unsafe { &mut (*self.stack.as_ptr()).schedules[machine as usize] }
    }
}

impl Drop for LockedSchedules {
    fn drop(&mut self) {
        // SAFETY: this thread has locked them.
        unsafe { libc::pthread_mutex_unlock(&raw mut (*self.stack.as_ptr()).lock) };
    }
}

/// # Safety
/// The nodes of the list are blocks of the library that nobody uses any more.
unsafe fn free_nodes(list: *mut osip_list) {
    // SAFETY: by the contract.
    unsafe {
        while let Some(node) = (*list).node.as_ref() {
            let next = node.next;
            alloc::free((*list).node);
            (*list).node = next;
        }
        (*list).nb_elt = 0;
    }
}
