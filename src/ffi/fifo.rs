//! Queues between threads: what `osip2/osip_fifo.h` stands on.
//!
//! The semaphore counts the elements. What the mutex protects is touched only while it is locked; a fifo whose mutex or semaphore could
//! not be made is not locked, and gives nothing back.
//!
//! Ordinary fifos walk to the end of their queue for each element. That of a transaction gets what comes from the network, so there the
//! walk has to end soon: its public queue takes no more than [`MOST`] elements, and what comes then waits in a list of its own until the
//! queue is empty.

use super::alloc;
use super::code::{self, BADPARAMETER, NOMEM, Result};
use super::layout::{fifo_state, osip_fifo, osip_fifo_state, osip_list};
use super::list::{self, Tail};
use super::posix::{self, Semaphore};
use super::trace::trace;
use core::mem::offset_of;
use core::ptr::{null, null_mut};
use core::sync::atomic::{AtomicU32, Ordering};
use libc::{c_int, c_void, pthread_mutex_t};

const OK: osip_fifo_state = fifo_state::osip_ok as osip_fifo_state;
const EMPTY: osip_fifo_state = fifo_state::osip_empty as osip_fifo_state;

/// How many elements the queue of a transaction's fifo takes.
const MOST: c_int = 64;

/// Where an element is put into a fifo.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

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
    /// Makes an empty fifo, which is given up with [`free`].
    ///
    /// # Safety
    /// `place` is a zeroed part of the transaction `owner`.
    pub(crate) unsafe fn init(place: *mut Self, owner: *mut c_void) -> Result<*mut osip_fifo> {
        // SAFETY: the place is a part of a block that nobody else knows yet.
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
        // SAFETY: the fifo was made; the list is known to these functions alone, which lock it.
        unsafe {
            let _locked = Locked::of(&raw mut (*events).public);
            (*events).deferred_end.append(&mut (*events).deferred, event)?;
            (*events).deferred_count.fetch_add(1, Ordering::Release);
        }
        Ok(())
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
            let _locked = Locked::of(&raw mut (*events).public);
            let list = &raw mut (*events).deferred;
            let event = list::take(list, 0).unwrap_or(null_mut());
            if (*list).nb_elt == 0 {
                (*events).deferred_end = Tail::unknown();
            }
            (*events).deferred_count.fetch_sub(1, Ordering::Release);
            event
        }
    }

    /// True if there are events that were put off.
    ///
    /// # Safety
    /// `events` is from [`Events::init`], or zeroed.
    pub(crate) unsafe fn has_deferred(events: *mut Self) -> bool {
        // SAFETY: zeroes are no events; the member is used as this atomic alone.
        unsafe { (*events).deferred_count.load(Ordering::Acquire) > 0 }
    }

    /// The fifo of a transaction that this is; NULL if it is one in a block of its own.
    ///
    /// # Safety
    /// `fifo` is a fifo.
    unsafe fn of(fifo: *mut osip_fifo) -> *mut Self {
        // SAFETY: a member of a fifo, which is written before others know it.
        let semaphore = unsafe { (*fifo).qisempty };
        if semaphore.cast() == fifo.wrapping_byte_add(offset_of!(Self, semaphore)) { fifo.cast() } else { null_mut() }
    }
}

/// Makes an empty fifo.
///
/// # Safety
/// `ff` may be written.
pub(crate) unsafe fn init(ff: *mut osip_fifo) {
    // SAFETY: it may be written; nothing is read, for nothing may have a value yet.
    unsafe {
        (&raw mut (*ff).qislocked).write(posix::new_mutex());
        (&raw mut (*ff).qisempty).write(posix::new_semaphore(0));
        list::reset(&raw mut (*ff).queue);
        (&raw mut (*ff).state).write(EMPTY);
    }
}

/// Frees a fifo, but not its elements.
///
/// # Safety
/// `ff` is NULL or a fifo in a block of its own, or that of a transaction, which is not used any more.
pub(crate) unsafe fn free(ff: *mut osip_fifo) {
    if ff.is_null() {
        return;
    }
    // SAFETY: not NULL, so a fifo, which nobody else uses.
    unsafe {
        clear(&raw mut (*ff).queue);
        let events = Events::of(ff);
        if events.is_null() {
            posix::free_mutex((*ff).qislocked);
            posix::free_semaphore((*ff).qisempty);
            alloc::free(ff);
        } else {
            clear(&raw mut (*events).more);
            libc::pthread_mutex_destroy(&raw mut (*events).mutex);
            posix::end(&raw mut (*events).semaphore);
        }
    }
}

/// Takes all elements out of a list.
///
/// # Safety
/// A list that nobody else uses.
unsafe fn clear(list: *mut osip_list) {
    // SAFETY: nobody else uses it.
    while unsafe { list::take(list, 0) }.is_some() {}
}

/// A fifo that this thread has locked as long as this lives: nobody else changes its lists.
struct Locked(*mut osip_fifo);

impl Locked {
    /// # Safety
    /// `fifo` is a fifo, and stays one as long as this lives.
    unsafe fn of(fifo: *mut osip_fifo) -> Self {
        // SAFETY: a member of a fifo: NULL or a mutex.
        unsafe { posix::lock((*fifo).qislocked) };
        Self(fifo)
    }

    /// The public elements.
    fn queue(&self) -> *mut osip_list {
        // SAFETY: the fifo stays; only an address is made.
        unsafe { &raw mut (*self.0).queue }
    }

    /// How many elements there are.
    fn len(&self) -> c_int {
        // SAFETY: the fifo stays and is locked, so its lists may be read.
        unsafe {
            let events = Events::of(self.0);
            let more = if events.is_null() { 0 } else { (*events).more.nb_elt };
            (*self.queue()).nb_elt.saturating_add(more)
        }
    }

    fn put(&self, element: *mut c_void, place: Place) -> Result {
        // SAFETY: the fifo stays, and nobody else changes its lists while it is locked.
        unsafe {
            let events = Events::of(self.0);
            match place {
                Place::First => list::insert(self.queue(), element, 0).map(drop)?,
                Place::Last if events.is_null() => list::insert(self.queue(), element, -1).map(drop)?,
                Place::Last => self.put_last(events, element)?,
            }
            (*self.0).state = OK;
        }
        Ok(())
    }

    /// Adds an element at the end of the fifo of a transaction.
    ///
    /// # Safety
    /// `events` is this fifo.
    unsafe fn put_last(&self, events: *mut Events, element: *mut c_void) -> Result {
        // SAFETY: nobody else changes its lists while it is locked; no application knows the other list.
        unsafe {
            self.refill(events);
            if (*self.queue()).nb_elt >= MOST || (*events).more.nb_elt > 0 {
                return (*events).end.append(&mut (*events).more, element);
            }
            list::insert(self.queue(), element, -1).map(drop)
        }
    }

    /// Puts all that waits elsewhere into the queue if that is empty.
    ///
    /// # Safety
    /// `events` is NULL or this fifo.
    unsafe fn refill(&self, events: *mut Events) {
        if events.is_null() {
            return;
        }
        // SAFETY: nobody else changes its lists while it is locked. An empty queue leads to no nodes that could be lost.
        unsafe {
            let (queue, more) = (self.queue(), &raw mut (*events).more);
            if ((*queue).nb_elt <= 0 || (*queue).node.is_null()) && (*more).nb_elt > 0 {
                queue.write(more.replace(osip_list { nb_elt: 0, node: null_mut() }));
                (*events).end = Tail::unknown();
            }
        }
    }

    /// Takes the first element out; `None` if there is none, which the semaphore should have known.
    fn take(&self) -> Option<*mut c_void> {
        // SAFETY: the fifo stays, and nobody else changes its lists while it is locked.
        unsafe {
            if (*self.0).state == EMPTY {
                return None;
            }
            let events = Events::of(self.0);
            self.refill(events);
            let element = list::take(self.queue(), 0).unwrap_or(null_mut());
            self.refill(events);
            (*self.0).state = if (*self.queue()).nb_elt > 0 { OK } else { EMPTY };
            Some(element)
        }
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // SAFETY: this thread has locked it.
        unsafe { posix::unlock((*self.0).qislocked) };
    }
}

/// Adds an element.
///
/// # Errors
/// `OSIP_BADPARAMETER` for NULL, `OSIP_NOMEM`.
///
/// # Safety
/// `ff` is NULL or a fifo.
pub(crate) unsafe fn put(ff: *mut osip_fifo, element: *mut c_void, place: Place) -> Result {
    if ff.is_null() {
        return Err(BADPARAMETER);
    }
    // SAFETY: not NULL, so a fifo.
    unsafe {
        Locked::of(ff).put(element, place)?;
        posix::post((*ff).qisempty);
    }
    Ok(())
}

/// Takes out the first element, which the semaphore has promised; NULL if it is not there.
///
/// # Safety
/// `ff` is a fifo.
pub(crate) unsafe fn take(ff: *mut osip_fifo) -> *mut c_void {
    // SAFETY: a fifo.
    let element = unsafe { Locked::of(ff) }.take();
    element.unwrap_or_else(|| {
        trace!(ERROR, c"osip_fifo", "the fifo is empty, but its semaphore is not");
        null_mut()
    })
}

/// Takes the first element out, or returns NULL.
///
/// # Safety
/// `ff` is NULL or a fifo.
pub(crate) unsafe fn try_take(ff: *mut osip_fifo) -> *mut c_void {
    // SAFETY: NULL or a fifo, whose semaphore is NULL or one.
    if ff.is_null() || unsafe { posix::try_wait((*ff).qisempty) } != code::SUCCESS {
        return null_mut();
    }
    // SAFETY: not NULL, so a fifo.
    unsafe { take(ff) }
}

/// The number of elements, or OSIP_BADPARAMETER.
///
/// # Safety
/// `ff` is NULL or a fifo.
pub(crate) unsafe fn size(ff: *mut osip_fifo) -> c_int {
    if ff.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: not NULL, so a fifo.
    unsafe { Locked::of(ff) }.len()
}
