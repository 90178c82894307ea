//! `osip2/osip_fifo.h`: queues between threads.

use crate::ffi::layout::{osip_list_t, osip_mutex, osip_sem};
use libc::{c_int, c_uint};

// What C is told here of structures that other headers define.
#[cfg(cbindgen)]
pub struct osip_mutex;
#[cfg(cbindgen)]
pub struct osip_sem;

/// Whether a fifo has elements.
#[repr(C)]
pub enum fifo_state {
    osip_ok,
    osip_empty,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type osip_fifo_state = c_uint;
#[cfg(cbindgen)]
pub type osip_fifo_state = fifo_state;

/// A fifo.
#[repr(C)]
pub struct osip_fifo {
    /// The mutex of the members below.
    pub qislocked: *mut osip_mutex,
    /// The semaphore that counts the elements.
    pub qisempty: *mut osip_sem,
    /// The elements.
    pub queue: osip_list_t,
    /// Not used.
    pub nb_elt: c_int,
    pub state: osip_fifo_state,
}
pub type osip_fifo_t = osip_fifo;
