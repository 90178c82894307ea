//! The stack: what `osip_t` is to C, and the indexes behind it.

use super::block::{self, Hidden, Link};
use super::find;
use super::index::{Index, Key};
use super::queue::{Member, Queue};
use crate::ffi::alloc;
use crate::ffi::code::{BADPARAMETER, NOMEM, Result, UNDEFINED_ERROR};
use crate::ffi::list;
use crate::ffi::osip2::osip::{osip, osip_transaction};
use crate::ffi::osip2::osip_mt::{osip_mutex_destroy, osip_mutex_init, osip_mutex_lock, osip_mutex_unlock};
use crate::ffi::osip2::osip_time::later;
use crate::ffi::osipparser2::osip_list::{__node, osip_list, osip_list_init};
use core::ptr::null_mut;
use core::sync::atomic::Ordering;
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

/// A stack. It is always made by [`Stack::make`].
#[repr(C)]
pub(crate) struct Stack {
    pub(super) public: osip,
    /// The mutex of all that is ready or due.
    lock: pthread_mutex_t,
    /// What makes hashes that nobody foresees.
    pub(super) keys: RandomState,
    pub(super) machines: [Machine; 4],
}

impl Stack {
    /// A stack without transactions.
    pub(crate) fn make() -> Result<*mut osip> {
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
                osip_list_init(Self::list(osip, kind));
            }
            osip_list_init(&raw mut (*osip).ixt_retransmissions);
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
            for kind in 0..4 {
                let machine = &raw mut (*stack).machines[kind];
                while !(*machine).first.is_null() {
                    unlist(stack, (*machine).first);
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

/// Puts a transaction at the end of its list, which is locked.
///
/// # Errors
/// `OSIP_NOMEM`.
///
/// # Safety
/// A stack and a transaction of ours.
pub(super) unsafe fn append(stack: *mut Stack, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: by the contract; the list is that of the machine.
    unsafe {
        sync(stack, kind);
        let hidden = block::hidden(transaction);
        if (*hidden).listed {
            return Ok(());
        }
        let machine = &raw mut (*stack).machines[kind];
        reserve(stack, machine)?;
        let node = list::node()?.as_ptr();
        node.write(__node { next: null_mut(), element: transaction.cast() });
        let list = Stack::list(&raw mut (*stack).public, kind);
        let mut end = &raw mut (*list).node;
        if !(*machine).last.is_null() && (*machine).count == (*list).nb_elt {
            end = &raw mut (*(*(*machine).last).node).next;
        }
        while !(*end).is_null() {
            end = &raw mut (**end).next;
        }
        *end = node;
        (*list).nb_elt = (*list).nb_elt.saturating_add(1);
        enlist(stack, hidden, kind, node);
        Ok(())
    }
}

/// Makes room for one more transaction.
unsafe fn reserve(stack: *mut Stack, machine: *mut Machine) -> Result {
    // SAFETY: a stack and a machine of it.
    unsafe {
        let count = usize::try_from((*machine).count).unwrap_or(0).saturating_add(1);
        (*machine).branches.reserve(count)?;
        (*machine).ids.reserve(count)?;
        Stack::lock(stack);
        let reserved = (|| {
            (*machine).ready.reserve(count)?;
            (*machine).later.reserve(count)?;
            (*machine).due.reserve(count)?;
            (*machine).watched.reserve(count)
        })();
        Stack::unlock(stack);
        reserved
    }
}

/// Adds a transaction that is at the end of the list to the indexes.
unsafe fn enlist(stack: *mut Stack, hidden: *mut Hidden, kind: usize, node: *mut __node) {
    // SAFETY: a stack and a transaction that is in no list yet.
    unsafe {
        let machine = &raw mut (*stack).machines[kind];
        (*machine).sequence += 1;
        (*hidden).kind = kind;
        (*hidden).node = node;
        (*hidden).previous = (*machine).last;
        (*hidden).next = null_mut();
        match (*machine).last.as_mut() {
            Some(last) => last.next = hidden,
            None => (*machine).first = hidden,
        }
        (*machine).last = hidden;
        (*machine).count += 1;
        let transaction = block::public(hidden);
        (*hidden).branch.hash = find::hash_of(stack, transaction, kind);
        (*hidden).id.hash = (*transaction).transactionid as u64;
        Stack::lock(stack);
        (*hidden).sequence = (*machine).sequence;
        (*hidden).listed = true;
        (*hidden).stack.store(stack, Ordering::Release);
        super::schedule::arrange(stack, hidden);
        Stack::unlock(stack);
        (*machine).branches.insert(hidden);
        (*machine).ids.insert(hidden);
    }
}

/// Takes a transaction out of the indexes; its list is locked. The list itself is left alone.
pub(super) unsafe fn unlist(stack: *mut Stack, hidden: *mut Hidden) {
    // SAFETY: a stack and a transaction of its lists.
    unsafe {
        let machine = &raw mut (*stack).machines[(*hidden).kind];
        (*machine).branches.remove(hidden);
        (*machine).ids.remove(hidden);
        match (*hidden).previous.as_mut() {
            Some(previous) => previous.next = (*hidden).next,
            None => (*machine).first = (*hidden).next,
        }
        match (*hidden).next.as_mut() {
            Some(next) => next.previous = (*hidden).previous,
            None => (*machine).last = (*hidden).previous,
        }
        ((*hidden).previous, (*hidden).next, (*hidden).node) = (null_mut(), null_mut(), null_mut());
        (*machine).count -= 1;
        Stack::lock(stack);
        (*hidden).listed = false;
        (*machine).due.remove(hidden);
        (*machine).watched.remove(hidden);
        (*machine).later.remove(hidden);
        // An execution that has begun goes on with it.
        if (*machine).limit == 0 {
            (*machine).ready.remove(hidden);
        }
        if (*hidden).ready == 0 {
            (*hidden).stack.store(null_mut(), Ordering::Release);
        }
        Stack::unlock(stack);
    }
}

/// Takes a transaction out of its list, which is locked.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` if it is not in this list.
///
/// # Safety
/// A stack and a transaction of ours.
pub(super) unsafe fn remove(stack: *mut Stack, transaction: *mut osip_transaction, kind: usize) -> Result {
    // SAFETY: by the contract; after `sync` the nodes are those of the list.
    unsafe {
        sync(stack, kind);
        let hidden = block::hidden(transaction);
        if !(*hidden).listed || (*hidden).kind != kind || (*hidden).stack.load(Ordering::Acquire) != stack {
            return Err(UNDEFINED_ERROR);
        }
        let list = Stack::list(&raw mut (*stack).public, kind);
        let node = (*hidden).node;
        let mut link = match (*hidden).previous.as_ref() {
            Some(previous) => &raw mut (*previous.node).next,
            None => &raw mut (*list).node,
        };
        if *link != node {
            link = &raw mut (*list).node;
            while !(*link).is_null() && *link != node {
                link = &raw mut (**link).next;
            }
        }
        if *link == node {
            *link = (*node).next;
            (*list).nb_elt -= 1;
            alloc::free(node);
        }
        unlist(stack, hidden);
        Ok(())
    }
}

/// Takes notice of what the application has done to a list itself, which is locked.
///
/// # Safety
/// A stack; the elements of its lists are transactions of ours.
pub(super) unsafe fn sync(stack: *mut Stack, kind: usize) {
    // SAFETY: by the contract.
    unsafe {
        let machine = &raw mut (*stack).machines[kind];
        if is_synced(stack, kind) {
            return;
        }
        while !(*machine).first.is_null() {
            unlist(stack, (*machine).first);
        }
        let mut node = (*Stack::list(&raw mut (*stack).public, kind)).node;
        while !node.is_null() {
            let hidden = block::hidden((*node).element.cast());
            if !(*hidden).listed && reserve(stack, machine).is_ok() {
                enlist(stack, hidden, kind, node);
            }
            node = (*node).next;
        }
    }
}

/// False if the application has changed the list.
pub(super) unsafe fn is_synced(stack: *mut Stack, kind: usize) -> bool {
    // SAFETY: a stack; the first transaction of the indexes is valid.
    unsafe {
        let (list, machine) = (&*Stack::list(&raw mut (*stack).public, kind), &raw const (*stack).machines[kind]);
        list.nb_elt == (*machine).count && (*machine).first.as_ref().is_none_or(|first| first.node == list.node)
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
