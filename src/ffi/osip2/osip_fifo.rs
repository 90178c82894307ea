//! `osip2/osip_fifo.h`: queues between threads.
//!
//! The semaphore counts the elements. What the mutex protects is touched only while it is locked; a fifo whose mutex or semaphore could
//! not be made is not locked, and gives nothing back.
//!
//! Ordinary fifos walk to the end of their queue for each element. That of a transaction gets what comes from the network, so there the
//! walk has to end soon: its public queue takes no more than [`MOST`] elements, and what comes then waits in a list of its own until the
//! queue is empty.

use super::osip_mt;
use super::osip_mt::{
    Semaphore, osip_mutex_destroy, osip_mutex_init, osip_mutex_lock, osip_mutex_unlock, osip_sem_destroy, osip_sem_init,
    osip_sem_post, osip_sem_trywait, osip_sem_wait,
};
use crate::ffi::code::{self, BADPARAMETER, NOMEM, Result};
use crate::ffi::layout::{fifo_state, osip_fifo, osip_fifo_state, osip_fifo_t, osip_list};
use crate::ffi::list::Tail;
use crate::ffi::osipparser2::osip_list::{osip_list_add, osip_list_get, osip_list_init, osip_list_remove};
use crate::ffi::transaction::schedule;
use crate::ffi::{alloc, guard, trace};
use core::mem::offset_of;
use core::ptr::{null, null_mut};
use core::sync::atomic::{AtomicU32, Ordering};
use libc::{c_int, c_void, pthread_mutex_t};

const OK: osip_fifo_state = fifo_state::osip_ok as osip_fifo_state;
const EMPTY: osip_fifo_state = fifo_state::osip_empty as osip_fifo_state;

/// How many elements the queue of a transaction's fifo takes.
const MOST: c_int = 64;

/// The fifo of a transaction, with its mutex and its semaphore: a part of the block of the transaction.
#[repr(C)]
pub(crate) struct Events {
    public: osip_fifo,
    mutex: pthread_mutex_t,
    semaphore: Semaphore,
    /// What comes after the elements of the queue, and the end of that. No application knows these nodes before they are in the queue.
    more: osip_list,
    end: Tail,
    /// Events that came while the transaction was being executed, and go before all others.
    deferred: osip_list,
    deferred_end: Tail,
    deferred_count: AtomicU32,
}

impl Events {
    /// Makes an empty fifo, which is given up with osip_fifo_free.
    ///
    /// # Safety
    /// `place` is a zeroed part of the transaction `owner`.
    pub(crate) unsafe fn init(place: *mut Self, owner: *mut c_void) -> Result<*mut osip_fifo> {
        // SAFETY: by the contract; nobody else knows it yet.
        unsafe {
            if libc::pthread_mutex_init(&raw mut (*place).mutex, null()) != code::SUCCESS {
                return Err(NOMEM);
            }
            if !Semaphore::init(&raw mut (*place).semaphore, 0, owner) {
                libc::pthread_mutex_destroy(&raw mut (*place).mutex);
                return Err(NOMEM);
            }
            let fifo = &raw mut (*place).public;
            (*fifo).qislocked = (&raw mut (*place).mutex).cast();
            (*fifo).qisempty = (&raw mut (*place).semaphore).cast();
            (*fifo).state = EMPTY;
            Ok(fifo)
        }
    }

    /// Puts an event off, after others that were.
    ///
    /// # Errors
    /// `OSIP_NOMEM`.
    ///
    /// # Safety
    /// `events` is from [`Events::init`].
    pub(crate) unsafe fn defer(events: *mut Self, event: *mut c_void) -> Result {
        // SAFETY: by the contract; the list is known to these functions alone, which lock it.
        unsafe {
            let mutex = (&raw mut (*events).mutex).cast();
            osip_mutex_lock(mutex);
            let result = (*events).deferred_end.append(&mut (*events).deferred, event);
            if result.is_ok() {
                (*events).deferred_count.fetch_add(1, Ordering::Release);
            }
            osip_mutex_unlock(mutex);
            result
        }
    }

    /// Takes out the first event that was put off; NULL if there is none.
    ///
    /// # Safety
    /// `events` is from [`Events::init`], or zeroed.
    pub(crate) unsafe fn take_deferred(events: *mut Self) -> *mut c_void {
        // SAFETY: as for `defer`. Only whoever has entered the transaction takes events out, so one that is there stays.
        unsafe {
            if !Self::has_deferred(events) {
                return null_mut();
            }
            let mutex = (&raw mut (*events).mutex).cast();
            osip_mutex_lock(mutex);
            let list = &raw mut (*events).deferred;
            let event = osip_list_get(list, 0);
            osip_list_remove(list, 0);
            if (*list).nb_elt == 0 {
                (*events).deferred_end = Tail::unknown();
            }
            (*events).deferred_count.fetch_sub(1, Ordering::Release);
            osip_mutex_unlock(mutex);
            event
        }
    }

    /// True if there are events that were put off.
    ///
    /// # Safety
    /// `events` is from [`Events::init`], or zeroed.
    pub(crate) unsafe fn has_deferred(events: *mut Self) -> bool {
        // SAFETY: by the contract; zeroes are no events.
        unsafe { (*events).deferred_count.load(Ordering::Acquire) > 0 }
    }

    /// The fifo of a transaction that this is; NULL if it is one in a block of its own.
    ///
    /// # Safety
    /// `fifo` is a fifo.
    unsafe fn of(fifo: *mut osip_fifo) -> *mut Self {
        // SAFETY: a fifo, by the contract.
        let semaphore = unsafe { (*fifo).qisempty };
        if semaphore.cast() == fifo.wrapping_byte_add(offset_of!(Self, semaphore)) { fifo.cast() } else { null_mut() }
    }

    /// Adds an element at the end.
    ///
    /// # Errors
    /// `OSIP_NOMEM`.
    ///
    /// # Safety
    /// A fifo of a transaction, which is locked.
    unsafe fn push(events: *mut Self, element: *mut c_void) -> Result {
        // SAFETY: who has locked the fifo is the only one to change its lists; the other list is known to these functions alone.
        unsafe {
            Self::refill(events);
            let queue = &raw mut (*events).public.queue;
            if (*queue).nb_elt >= MOST || (*events).more.nb_elt > 0 {
                return (*events).end.append(&mut (*events).more, element);
            }
            match osip_list_add(queue, element, -1) {
                ..0 => Err(NOMEM),
                _ => Ok(()),
            }
        }
    }

    /// Puts all that waits elsewhere into the queue if that is empty.
    ///
    /// # Safety
    /// NULL or a fifo of a transaction, which is locked.
    unsafe fn refill(events: *mut Self) {
        if events.is_null() {
            return;
        }
        // SAFETY: who has locked the fifo is the only one to change its lists. An empty queue leads to no nodes that could be lost.
        unsafe {
            let (queue, more) = (&raw mut (*events).public.queue, &raw mut (*events).more);
            if ((*queue).nb_elt <= 0 || (*queue).node.is_null()) && (*more).nb_elt > 0 {
                queue.write(more.replace(osip_list { nb_elt: 0, node: null_mut() }));
                (*events).end = Tail::unknown();
            }
        }
    }
}

/// How many elements a fifo has.
///
/// # Safety
/// `ff` is a fifo, which is locked.
unsafe fn size(ff: *mut osip_fifo) -> c_int {
    // SAFETY: who has locked the fifo may read its lists.
    unsafe {
        let events = Events::of(ff);
        let more = if events.is_null() { 0 } else { (*events).more.nb_elt };
        (*ff).queue.nb_elt.saturating_add(more)
    }
}

/// Makes an empty fifo of a block that osip_malloc gave.
///
/// # Safety
/// `ff` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_init(ff: *mut osip_fifo_t) {
    guard::unit(|| {
        if ff.is_null() {
            return;
        }
        // SAFETY: writable, by the contract; nothing is read, for nothing may have a value yet.
        unsafe {
            (&raw mut (*ff).qislocked).write(osip_mutex_init());
            (&raw mut (*ff).qisempty).write(osip_sem_init(0));
            osip_list_init(&raw mut (*ff).queue);
            (&raw mut (*ff).state).write(EMPTY);
        }
    });
}

/// Frees a fifo, but not its elements.
///
/// # Safety
/// `ff` is NULL or a fifo in a block of osip_malloc, or that of a transaction, which is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_free(ff: *mut osip_fifo_t) {
    guard::unit(|| {
        if ff.is_null() {
            return;
        }
        // SAFETY: a fifo that is given up, by the contract.
        unsafe {
            let events = Events::of(ff);
            while osip_list_remove(&raw mut (*ff).queue, 0) >= 0 {}
            if !events.is_null() {
                while osip_list_remove(&raw mut (*events).more, 0) >= 0 {}
                libc::pthread_mutex_destroy(&raw mut (*events).mutex);
                libc::sem_destroy((&raw mut (*events).semaphore).cast());
                return;
            }
            osip_mutex_destroy((*ff).qislocked);
            osip_sem_destroy((*ff).qisempty);
            alloc::free(ff);
        }
    });
}

/// Adds an element in front. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_insert(ff: *mut osip_fifo_t, element: *mut c_void) -> c_int {
    // SAFETY: the same contract.
    guard::code(|| unsafe { put(ff, element, 0) })
}

/// Adds an element at the end. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_add(ff: *mut osip_fifo_t, element: *mut c_void) -> c_int {
    // SAFETY: the same contract.
    guard::code(|| unsafe { put(ff, element, -1) })
}

/// The number of elements.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_size(ff: *mut osip_fifo_t) -> c_int {
    if ff.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: a fifo by the contract, and locked.
    unsafe {
        osip_mutex_lock((*ff).qislocked);
        let size = size(ff);
        osip_mutex_unlock((*ff).qislocked);
        size
    }
}

/// Takes the first element out, once there is one; NULL when a signal ends the wait.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_fifo_get(ff: *mut osip_fifo_t) -> *mut c_void {
    // SAFETY: NULL or a fifo, by the contract.
    if ff.is_null() || unsafe { osip_sem_wait((*ff).qisempty) } != code::SUCCESS {
        return null_mut();
    }
    // SAFETY: a fifo, by the contract.
    guard::pointer(|| unsafe { take(ff) })
}

/// Takes the first element out, or returns NULL.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_tryget(ff: *mut osip_fifo_t) -> *mut c_void {
    guard::pointer(|| {
        // SAFETY: NULL or a fifo, by the contract.
        if ff.is_null() || unsafe { osip_sem_trywait((*ff).qisempty) } != code::SUCCESS {
            return null_mut();
        }
        // SAFETY: a fifo, by the contract.
        unsafe { take(ff) }
    })
}

/// # Safety
/// `ff` is NULL or a fifo.
unsafe fn put(ff: *mut osip_fifo, element: *mut c_void, position: c_int) -> Result {
    if ff.is_null() {
        return Err(BADPARAMETER);
    }
    // SAFETY: a fifo by the contract, and locked.
    let added = unsafe {
        osip_mutex_lock((*ff).qislocked);
        let queue = &raw mut (*ff).queue;
        let events = Events::of(ff);
        let added = match position {
            -1 if !events.is_null() => code::of(Events::push(events, element)),
            _ => osip_list_add(queue, element, position),
        };
        if added >= 0 {
            (*ff).state = OK;
        }
        osip_mutex_unlock((*ff).qislocked);
        added
    };
    if added < 0 {
        return Err(code::Code(added));
    }
    // SAFETY: a fifo, by the contract; one of a transaction names it.
    unsafe {
        osip_sem_post((*ff).qisempty);
        let owner = osip_mt::owner((*ff).qisempty);
        if !owner.is_null() {
            schedule::notice(owner.cast());
        }
    }
    Ok(())
}

/// Takes the first element out, which the semaphore has promised.
///
/// # Safety
/// `ff` is a fifo.
unsafe fn take(ff: *mut osip_fifo) -> *mut c_void {
    // SAFETY: a fifo by the contract, and locked.
    unsafe {
        osip_mutex_lock((*ff).qislocked);
        let mut element = null_mut();
        let promised = (*ff).state != EMPTY;
        if promised {
            let queue = &raw mut (*ff).queue;
            let events = Events::of(ff);
            Events::refill(events);
            element = osip_list_get(queue, 0);
            osip_list_remove(queue, 0);
            Events::refill(events);
            (*ff).state = if (*queue).nb_elt > 0 { OK } else { EMPTY };
        }
        osip_mutex_unlock((*ff).qislocked);
        if !promised {
            trace::trace(c"osip_fifo.rs", line!(), trace::ERROR, c"the fifo is empty, but its semaphore is not");
        }
        element
    }
}
