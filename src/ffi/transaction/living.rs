//! Which stacks there are: a transaction that is in no list may be older than its stack.

use super::stack::Stack;
use crate::ffi::osip2::osip::osip;
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use libc::pthread_mutex_t;

/// All stacks, linked.
struct Living {
    lock: UnsafeCell<pthread_mutex_t>,
    first: UnsafeCell<*mut Stack>,
}

// SAFETY: what is in it is used only while it is locked.
unsafe impl Sync for Living {}

static LIVING: Living = Living { lock: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER), first: UnsafeCell::new(null_mut()) };

/// Notes a new stack.
///
/// # Safety
/// A stack that was not noted yet.
pub(super) unsafe fn begin(stack: *mut Stack) {
    // SAFETY: locked; all stacks that are noted are valid.
    unsafe {
        libc::pthread_mutex_lock(LIVING.lock.get());
        (*stack).next = LIVING.first.get().replace(stack);
        libc::pthread_mutex_unlock(LIVING.lock.get());
    }
}

/// Forgets a stack; true if it was the last.
///
/// # Safety
/// A stack that is given up.
pub(super) unsafe fn end(stack: *mut Stack) -> bool {
    // SAFETY: locked; all stacks that are noted are valid.
    unsafe {
        libc::pthread_mutex_lock(LIVING.lock.get());
        let mut link = LIVING.first.get();
        while !(*link).is_null() && *link != stack {
            link = &raw mut (**link).next;
        }
        if *link == stack {
            *link = (*stack).next;
        }
        let last = (*LIVING.first.get()).is_null();
        libc::pthread_mutex_unlock(LIVING.lock.get());
        last
    }
}

/// The stack at an address; NULL if there is none.
pub(super) fn at(address: *mut osip) -> *mut Stack {
    // SAFETY: locked; all stacks that are noted are valid.
    unsafe {
        libc::pthread_mutex_lock(LIVING.lock.get());
        let mut stack = *LIVING.first.get();
        while !stack.is_null() && stack.cast() != address {
            stack = (*stack).next;
        }
        libc::pthread_mutex_unlock(LIVING.lock.get());
        stack
    }
}
