//! Which stacks there are: a transaction that is in no list may be older than its stack.

use super::stack::{Osip, Stack};
use crate::ffi::layout::osip;
use crate::ffi::mutex::{Mutex, Shared};
use core::ptr::null_mut;

/// All stacks, linked.
struct StackRegistry {
    first: *mut Stack,
}

// SAFETY: no stack belongs to a thread.
unsafe impl Send for StackRegistry {}

impl Shared for StackRegistry {
    fn mutex() -> &'static Mutex<Self> {
        static STACKS: Mutex<StackRegistry> = Mutex::new(StackRegistry { first: null_mut() });
        &STACKS
    }
}

/// Registers a new stack.
///
/// # Safety
/// A stack that was not registered yet.
pub(super) unsafe fn register(stack: *mut Stack) {
    let mut stacks = StackRegistry::lock();
    // SAFETY: valid; nobody else knows it yet.
    unsafe { (*stack).next = stacks.first };
    stacks.first = stack;
}

/// Forgets a stack; true if it was the last.
///
/// # Safety
/// A stack that is given up.
pub(super) unsafe fn unregister(stack: *mut Stack) -> bool {
    let mut stacks = StackRegistry::lock();
    let mut link = &raw mut stacks.first;
    // SAFETY: all stacks that are registered are valid; the links are those of the stacks, which are locked.
    unsafe {
        while !(*link).is_null() && *link != stack {
            link = &raw mut (**link).next;
        }
        if *link == stack {
            *link = (*stack).next;
        }
    }
    stacks.first.is_null()
}

/// The stack at an address, if there is one.
pub(super) fn at(address: *mut osip) -> Option<Osip> {
    let stacks = StackRegistry::lock();
    let mut stack = stacks.first;
    while !stack.is_null() && stack.cast() != address {
        // SAFETY: all stacks that are registered are valid; they are locked.
        stack = unsafe { (*stack).next };
    }
    // SAFETY: NULL or a stack that is registered.
    unsafe { Osip::of(stack.cast()) }
}
