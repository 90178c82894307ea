//! Which stacks there are: a transaction that is in no list may be older than its stack.

use super::stack::{Osip, Stack};
use crate::ffi::layout::osip;
use crate::ffi::mutex::{Mutex, Shared};
use core::ptr::null_mut;

/// All stacks, linked.
struct Living {
    first: *mut Stack,
}

// SAFETY: no stack belongs to a thread.
unsafe impl Send for Living {}

impl Shared for Living {
    fn mutex() -> &'static Mutex<Self> {
        static LIVING: Mutex<Living> = Mutex::new(Living { first: null_mut() });
        &LIVING
    }
}

/// Notes a new stack.
///
/// # Safety
/// A stack that was not noted yet.
pub(super) unsafe fn begin(stack: *mut Stack) {
    let mut living = Living::lock();
    // SAFETY: valid; nobody else knows it yet.
    unsafe { (*stack).next = living.first };
    living.first = stack;
}

/// Forgets a stack; true if it was the last.
///
/// # Safety
/// A stack that is given up.
pub(super) unsafe fn end(stack: *mut Stack) -> bool {
    let mut living = Living::lock();
    let mut link = &raw mut living.first;
    // SAFETY: all stacks that are noted are valid; the links are those of the stacks, which are locked.
    unsafe {
        while !(*link).is_null() && *link != stack {
            link = &raw mut (**link).next;
        }
        if *link == stack {
            *link = (*stack).next;
        }
    }
    living.first.is_null()
}

/// The stack at an address, if there is one.
pub(super) fn at(address: *mut osip) -> Option<Osip> {
    let living = Living::lock();
    let mut stack = living.first;
    while !stack.is_null() && stack.cast() != address {
        // SAFETY: all stacks that are noted are valid; they are locked.
        stack = unsafe { (*stack).next };
    }
    // SAFETY: NULL or a stack that is noted.
    unsafe { Osip::of(stack.cast()) }
}
