//! The stack: what `osip_t` is to C, its locks, and where what is kept of its lists is found.

use super::block::Tx;
use super::room::Block;
use crate::ffi::layout::{__node, osip, osip_list, osip_mutex};
use crate::ffi::posix;
use crate::ffi::random::Keys;
use crate::ffi::watch::Watch;
use crate::transaction::index::{Index, Slot};
use crate::transaction::{Machine, schedule};
use core::mem::ManuallyDrop;
use core::ptr::{NonNull, null_mut};
use core::sync::atomic::{AtomicBool, Ordering};
use libc::{c_int, c_void, pthread_mutex_t};

/// What is to be done for the transactions of a machine.
pub(super) type Schedule = schedule::Schedule<Tx, Block<Option<Tx>>>;

/// A stack in memory. [`super::stack_life`] makes and frees it.
#[repr(C)]
pub(crate) struct Stack {
    pub(super) public: osip,
    /// The mutex of the schedules.
    pub(super) lock: pthread_mutex_t,
    /// What makes hashes that nobody foresees.
    pub(super) keys: Keys,
    /// What is kept of the list of each machine; the mutex is that of the list.
    pub(super) listings: [Listing; 4],
    pub(super) schedules: [Schedule; 4],
    /// Whether a schedule has transactions with events: so an execution that finds nothing takes no lock but that of the list.
    work: [AtomicBool; 4],
    /// What the functions for lists tell of the lists of the machines.
    pub(super) watches: [Watch; 4],
    /// The next of all stacks.
    pub(super) next: *mut Stack,
}

/// A stack of this library.
///
/// Whoever makes a handle promises that the stack is not released as long as the handle is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Osip(pub(super) NonNull<Stack>);

impl Osip {
    /// The handle of a stack of C; `None` for NULL.
    ///
    /// # Safety
    /// NULL, or a stack of this library that is not released while the handle is used.
    pub(crate) unsafe fn of(osip: *mut osip) -> Option<Self> {
        NonNull::new(osip.cast()).map(Self)
    }

    pub(super) fn as_ptr(self) -> *mut Stack {
        self.0.as_ptr()
    }

    /// What C sees of it.
    pub(crate) fn public(self) -> *mut osip {
        self.as_ptr().cast()
    }

    /// What makes the hashes of its indexes.
    pub(super) fn keys(&self) -> &Keys {
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
            posix::lock((*osip).id_mutex.cast());
            let id = (*osip).transactionid;
            (*osip).transactionid = id.wrapping_add(1);
            posix::unlock((*osip).id_mutex.cast());
            id
        }
    }

    pub(super) fn mutexes(self) -> [*mut *mut c_void; 6] {
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
        let osip = self.public();
        // SAFETY: members of the stack.
        unsafe {
            match machine {
                Machine::Ict => (*osip).ict_fastmutex,
                Machine::Ist => (*osip).ist_fastmutex,
                Machine::Nict => (*osip).nict_fastmutex,
                Machine::Nist => (*osip).nist_fastmutex,
            }
            .cast()
        }
    }

    /// Locks the list of a machine.
    pub(super) fn lock(self, machine: Machine) -> LockedList {
        // SAFETY: a mutex, or NULL.
        unsafe { posix::lock(self.list_mutex(machine)) };
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
        LockedSchedules { stack: self, used: [false; 4] }
    }

    /// False if no transaction of a machine has an event that this thread could know of.
    pub(super) fn has_work(self, machine: Machine) -> bool {
        self.work(machine).load(Ordering::Relaxed)
    }

    fn work(&self, machine: Machine) -> &AtomicBool {
        // SAFETY: a member of the stack, made with it.
        unsafe { &(*self.as_ptr()).work[machine as usize] }
    }
}

/// What a list was like: if it still is, nobody has changed it.
#[derive(PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) count: c_int,
    pub(super) head: *mut __node,
    /// What functions for lists have put in and taken out until then.
    pub(super) added: u32,
    pub(super) removed: u32,
}

impl Default for Stamp {
    fn default() -> Self {
        Self { count: 0, head: null_mut(), added: 0, removed: 0 }
    }
}

/// What is kept of a list.
#[derive(Default)]
pub(super) struct Listing {
    /// The transactions in the order of the list, and how many they are.
    pub(super) first: Option<Tx>,
    pub(super) last: Option<Tx>,
    pub(super) count: c_int,
    /// What the list was like when the library looked last.
    pub(super) stamp: Stamp,
    /// The sequence of the last one.
    pub(super) sequence: u64,
    pub(super) branches: Index<Tx, Block<Slot<Tx>>>,
    pub(super) ids: Index<Tx, Block<Slot<Tx>>>,
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

    /// True if no transaction is known to be in it.
    pub(super) fn is_empty(&mut self) -> bool {
        self.listing().first.is_none()
    }
}

impl Drop for LockedList {
    fn drop(&mut self) {
        // SAFETY: this thread has locked it.
        unsafe { posix::unlock(self.stack.list_mutex(self.machine)) };
    }
}

/// The schedules of a stack, which are locked as long as this lives.
pub(super) struct LockedSchedules {
    stack: Osip,
    /// Which of them were asked for.
    used: [bool; 4],
}

impl LockedSchedules {
    /// The schedule of a machine.
    pub(super) fn of(&mut self, machine: Machine) -> &mut Schedule {
        self.used[machine as usize] = true;
        self.schedule(machine)
    }

    fn schedule(&mut self, machine: Machine) -> &mut Schedule {
        // SAFETY: who has locked the schedules is the only one to use them.
        unsafe { &mut (*self.stack.as_ptr()).schedules[machine as usize] }
    }
}

impl Drop for LockedSchedules {
    fn drop(&mut self) {
        for machine in Machine::ALL {
            if self.used[machine as usize] {
                let has_work = self.schedule(machine).is_waiting();
                let work = self.stack.work(machine);
                // Race detectors take a store for a plain write, but not an exchange.
                if work.load(Ordering::Relaxed) != has_work {
                    work.swap(has_work, Ordering::Relaxed);
                }
            }
        }
        // SAFETY: this thread has locked them.
        unsafe { libc::pthread_mutex_unlock(&raw mut (*self.stack.as_ptr()).lock) };
    }
}
