//! The stack: what `osip_t` is to C, and the indexes behind it.

use super::block::{Hidden, Link};
use super::index::{Index, Key};
use super::listing::{self, Seen};
use super::queue::{Member, Queue};
use super::{living, pages};
use crate::ffi::code::{BADPARAMETER, NOMEM, Result};
use crate::ffi::osip2::osip::osip;
use crate::ffi::osip2::osip_mt::{osip_mutex_destroy, osip_mutex_init, osip_mutex_lock, osip_mutex_unlock};
use crate::ffi::osip2::osip_time::later;
use crate::ffi::osipparser2::osip_list::{osip_list, osip_list_init};
use crate::ffi::watch::{Watch, osip_ext_list_unwatch, osip_ext_list_watch};
use crate::ffi::{alloc, version};
use libc::{c_char, c_int, c_void, pthread_mutex_t};
use std::hash::RandomState;

// Functions of libosipparser2.
unsafe extern "C" {
    pub(crate) fn parser_init() -> c_int;
    pub(super) fn osip_atoi(number: *const c_char) -> c_int;
}

/// The machines, as indexes.
pub(crate) const ICT: usize = 0;
pub(crate) const IST: usize = 1;
pub(crate) const NICT: usize = 2;
pub(crate) const NIST: usize = 3;

pub(super) struct ByBranch;
pub(super) struct ById;
pub(super) struct Ready;
pub(super) struct Later;
pub(super) struct Due;
pub(super) struct Watched;

impl Key for ByBranch {
    unsafe fn link(member: *mut Hidden) -> *mut Link {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).branch }
    }
}

impl Key for ById {
    unsafe fn link(member: *mut Hidden) -> *mut Link {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).id }
    }
}

impl Member for Ready {
    unsafe fn place(member: *mut Hidden) -> *mut usize {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).ready }
    }

    unsafe fn before(left: *mut Hidden, right: *mut Hidden) -> bool {
        // SAFETY: valid, by the contract.
        unsafe { (*left).sequence < (*right).sequence }
    }
}

impl Member for Later {
    unsafe fn place(member: *mut Hidden) -> *mut usize {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).later }
    }

    unsafe fn before(_: *mut Hidden, _: *mut Hidden) -> bool {
        false
    }
}

impl Member for Due {
    unsafe fn place(member: *mut Hidden) -> *mut usize {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).due }
    }

    unsafe fn before(left: *mut Hidden, right: *mut Hidden) -> bool {
        // SAFETY: valid, by the contract.
        unsafe { later((*right).time, (*left).time) }
    }
}

impl Member for Watched {
    unsafe fn place(member: *mut Hidden) -> *mut usize {
        // SAFETY: valid, by the contract.
        unsafe { &raw mut (*member).watched }
    }

    unsafe fn before(_: *mut Hidden, _: *mut Hidden) -> bool {
        false
    }
}

/// What is kept of the transactions of one machine.
pub(super) struct Machine {
    /// The transactions in the order of the list, and how many they are.
    pub(super) first: *mut Hidden,
    pub(super) last: *mut Hidden,
    pub(super) count: c_int,
    /// What the public list was like when the library looked last.
    pub(super) seen: Seen,
    /// The sequence of the last one.
    pub(super) sequence: u64,
    pub(super) branches: Index<ByBranch>,
    pub(super) ids: Index<ById>,
    /// Those with events: for the execution that runs, and for the next one.
    pub(super) ready: Queue<Ready>,
    pub(super) later: Queue<Later>,
    /// Which part of the sequence the execution that runs has still to go through.
    pub(super) cursor: u64,
    pub(super) limit: u64,
    /// Those with a timer that nobody but the library sets, by its time.
    pub(super) due: Queue<Due>,
    /// Those with timers that applications set.
    pub(super) watched: Queue<Watched>,
}

impl Machine {
    /// True if the execution that runs has still to come to a transaction.
    ///
    /// # Safety
    /// A transaction of this machine, and the schedule is locked.
    pub(super) unsafe fn is_ahead(&self, hidden: *mut Hidden) -> bool {
        // SAFETY: valid, by the contract.
        let sequence = unsafe { (*hidden).sequence };
        sequence > self.cursor && sequence <= self.limit
    }
}

/// A stack. It is always made by [`Stack::make`].
#[repr(C)]
pub(crate) struct Stack {
    pub(super) public: osip,
    /// The mutex of all that is ready or due.
    lock: pthread_mutex_t,
    /// What makes hashes that nobody foresees.
    pub(super) keys: RandomState,
    pub(super) machines: [Machine; 4],
    /// What the functions for lists tell of the lists of the machines.
    pub(super) watches: [Watch; 4],
    /// The next of all stacks.
    pub(super) next: *mut Stack,
}

impl Stack {
    /// A stack without transactions.
    pub(crate) fn make() -> Result<*mut osip> {
        version::keep();
        let stack = alloc::malloc(size_of::<Self>()).cast::<Self>();
        if stack.is_null() {
            return Err(NOMEM);
        }
        // SAFETY: the block has room for a stack; zeroes are a value of all members but the two that are written.
        unsafe {
            core::ptr::write_bytes(stack.cast::<u8>(), 0, size_of::<Self>());
            (&raw mut (*stack).keys).write(RandomState::new());
            (&raw mut (*stack).lock).write(libc::PTHREAD_MUTEX_INITIALIZER);
            let osip = &raw mut (*stack).public;
            (*osip).transactionid = 1;
            let mutexes = Self::mutexes(osip);
            for mutex in mutexes {
                *mutex = osip_mutex_init().cast();
            }
            if mutexes.iter().any(|mutex| (**mutex).is_null()) {
                Self::free(osip);
                return Err(NOMEM);
            }
            for kind in 0..4 {
                let (list, watch) = (Self::list(osip, kind), &raw mut (*stack).watches[kind]);
                osip_list_init(list);
                watch.write(Watch::new(list));
                osip_ext_list_watch(watch);
            }
            osip_list_init(&raw mut (*osip).ixt_retransmissions);
            living::begin(stack);
            Ok(osip)
        }
    }

    /// Frees a stack. Its transactions stay, and are in no stack.
    ///
    /// # Safety
    /// `osip` is from [`Stack::make`], and nobody uses it any more.
    pub(crate) unsafe fn free(osip: *mut osip) {
        let stack = osip.cast::<Self>();
        // SAFETY: a stack that is given up; the elements of the lists are transactions.
        unsafe {
            if living::end(stack) {
                pages::trim();
            }
            for kind in 0..4 {
                osip_ext_list_unwatch(&raw mut (*stack).watches[kind]);
                let machine = &raw mut (*stack).machines[kind];
                while !(*machine).first.is_null() {
                    listing::unlist(stack, (*machine).first);
                }
                (*machine).branches.release();
                (*machine).ids.release();
                (*machine).ready.release();
                (*machine).later.release();
                (*machine).due.release();
                (*machine).watched.release();
                free_nodes(Self::list(osip, kind));
            }
            for mutex in Self::mutexes(osip) {
                osip_mutex_destroy((*mutex).cast());
            }
            libc::pthread_mutex_destroy(&raw mut (*stack).lock);
            alloc::free(stack);
        }
    }

    unsafe fn mutexes(osip: *mut osip) -> [*mut *mut c_void; 6] {
        // SAFETY: members of a stack.
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
    pub(super) unsafe fn list(osip: *mut osip, kind: usize) -> *mut osip_list {
        // SAFETY: members of a stack.
        unsafe {
            match kind {
                ICT => &raw mut (*osip).osip_ict_transactions,
                IST => &raw mut (*osip).osip_ist_transactions,
                NICT => &raw mut (*osip).osip_nict_transactions,
                _ => &raw mut (*osip).osip_nist_transactions,
            }
        }
    }

    /// Locks the mutex of a list.
    pub(crate) unsafe fn lock_list(osip: *mut osip, kind: usize) -> c_int {
        // SAFETY: a stack; there are six mutexes.
        unsafe { osip_mutex_lock((*Self::mutexes(osip)[kind]).cast()) }
    }

    /// Unlocks the mutex of a list.
    pub(crate) unsafe fn unlock_list(osip: *mut osip, kind: usize) -> c_int {
        // SAFETY: a stack; there are six mutexes.
        unsafe { osip_mutex_unlock((*Self::mutexes(osip)[kind]).cast()) }
    }

    /// Locks what is ready and due.
    pub(super) unsafe fn lock(stack: *mut Self) {
        // SAFETY: a stack.
        unsafe { libc::pthread_mutex_lock(&raw mut (*stack).lock) };
    }

    /// Unlocks what is ready and due.
    pub(super) unsafe fn unlock(stack: *mut Self) {
        // SAFETY: a stack.
        unsafe { libc::pthread_mutex_unlock(&raw mut (*stack).lock) };
    }
}

unsafe fn free_nodes(list: *mut osip_list) {
    // SAFETY: a list whose nodes nobody uses any more.
    unsafe {
        while let Some(node) = (*list).node.as_ref() {
            let next = node.next;
            alloc::free((*list).node);
            (*list).node = next;
        }
        (*list).nb_elt = 0;
    }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::lock_list(osip, ICT) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::unlock_list(osip, ICT) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ist_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::lock_list(osip, IST) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ist_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::unlock_list(osip, IST) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::lock_list(osip, NICT) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::unlock_list(osip, NICT) }
}

/// Locks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nist_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::lock_list(osip, NIST) }
}

/// Unlocks the list of these transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nist_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { Stack::unlock_list(osip, NIST) }
}

/// Locks the counter of transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_id_mutex_lock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { osip_mutex_lock((*osip).id_mutex.cast()) }
}

/// Unlocks the counter of transactions. 0, OSIP_BADPARAMETER, or the error of the mutex.
///
/// cbindgen:ignore
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_id_mutex_unlock(osip: *mut osip) -> c_int {
    if osip.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a stack, by the contract.
    unsafe { osip_mutex_unlock((*osip).id_mutex.cast()) }
}
