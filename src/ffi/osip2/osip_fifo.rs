//! `osip2/osip_fifo.h`: queues between threads. See [`crate::ffi::fifo`].

use crate::ffi::code;
use crate::ffi::fifo::{self, Place};
use crate::ffi::layout::osip_fifo_t;
use crate::ffi::transaction::schedule;
use libc::{c_int, c_void};

/// Makes an empty fifo of a block that osip_malloc gave.
///
/// # Safety
/// `ff` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_init(ff: *mut osip_fifo_t) {
    if !ff.is_null() {
        // SAFETY: not NULL, so it may be written.
        unsafe { fifo::init(ff) };
    }
}

/// Frees a fifo, but not its elements.
///
/// # Safety
/// `ff` is NULL or a fifo in a block of osip_malloc, or that of a transaction, which is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_free(ff: *mut osip_fifo_t) {
    // SAFETY: `ff` is NULL or a fifo that is not used any more.
    unsafe { fifo::free(ff) }
}

/// Adds an element in front. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_insert(ff: *mut osip_fifo_t, element: *mut c_void) -> c_int {
    // SAFETY: `ff` is NULL or a fifo.
    code::of(|| unsafe { schedule::put(ff, element, Place::First) })
}

/// Adds an element at the end. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_add(ff: *mut osip_fifo_t, element: *mut c_void) -> c_int {
    // SAFETY: `ff` is NULL or a fifo.
    code::of(|| unsafe { schedule::put(ff, element, Place::Last) })
}

/// The number of elements.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_size(ff: *mut osip_fifo_t) -> c_int {
    // SAFETY: `ff` is NULL or a fifo.
    unsafe { fifo::size(ff) }
}

unsafe extern "C-unwind" {
    /// Takes the first element out, once there is one; NULL when a signal ends the wait.
    ///
    /// # Safety
    /// `ff` is NULL or a fifo.
    pub fn osip_fifo_get(ff: *mut osip_fifo_t) -> *mut c_void;
}

/// What osip_fifo_get does when the semaphore has let it pass.
///
/// cbindgen:ignore
///
/// # Safety
/// `ff` is a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_fifo_take(ff: *mut osip_fifo_t) -> *mut c_void {
    // SAFETY: a fifo.
    unsafe { fifo::take(ff) }
}

/// Takes the first element out, or returns NULL.
///
/// # Safety
/// `ff` is NULL or a fifo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_fifo_tryget(ff: *mut osip_fifo_t) -> *mut c_void {
    // SAFETY: `ff` is NULL or a fifo.
    unsafe { fifo::try_take(ff) }
}
