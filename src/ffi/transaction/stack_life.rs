//! Makes and frees stacks.

use super::stack::{Osip, Stack};
use super::{pages, stack_registry};
use crate::ffi::code::{NOMEM, Result};
use crate::ffi::layout::osip_list;
use crate::ffi::random::Keys;
use crate::ffi::watch::{Watch, osip_ext_list_unwatch, osip_ext_list_watch};
use crate::ffi::{alloc, list, posix, version};
use crate::transaction::Machine;
use core::ptr::NonNull;
use libc::c_int;

// A function of libosipparser2.
unsafe extern "C" {
    pub(crate) fn parser_init() -> c_int;
}

impl Osip {
    /// A stack without transactions.
    pub(crate) fn make() -> Result<Self> {
        version::keep();
        let block = alloc::malloc(size_of::<Stack>()).cast::<Stack>();
        let this = Self(NonNull::new(block).ok_or(NOMEM)?);
        // SAFETY: the block has room for a stack; zeroes are a value of all members but those that are written.
        unsafe {
            core::ptr::write_bytes(block.cast::<u8>(), 0, size_of::<Stack>());
            (&raw mut (*block).keys).write(Keys::new());
            (&raw mut (*block).lock).write(libc::PTHREAD_MUTEX_INITIALIZER);
            (&raw mut (*block).listings).write(Default::default());
            (&raw mut (*block).schedules).write(Default::default());
            (*block).public.transactionid = 1;
        }
        let mutexes = this.mutexes();
        for mutex in mutexes {
            // SAFETY: a member of the stack.
            unsafe { *mutex = posix::new_mutex().cast() };
        }
        // SAFETY: members of the stack.
        if mutexes.iter().any(|mutex| unsafe { **mutex }.is_null()) {
            // SAFETY: nobody knows it yet.
            unsafe { this.release() };
            return Err(NOMEM);
        }
        for machine in Machine::ALL {
            let list = this.list(machine);
            // SAFETY: members of the stack, which stay where they are until it is released.
            unsafe {
                list::reset(list);
                let watch = &raw mut (*block).watches[machine as usize];
                watch.write(Watch::new(list));
                osip_ext_list_watch(watch);
            }
        }
        // SAFETY: a member of the stack; it is noted once, here.
        unsafe {
            list::reset(&raw mut (*block).public.ixt_retransmissions);
            stack_registry::register(block);
        }
        Ok(this)
    }

    /// Frees the stack. Its transactions stay, and are in no stack.
    ///
    /// # Safety
    /// Nobody uses it any more; the elements of its lists are NULL or transactions.
    pub(crate) unsafe fn release(self) {
        let stack = self.as_ptr();
        // SAFETY: given up.
        if unsafe { stack_registry::unregister(stack) } {
            pages::trim();
        }
        for machine in Machine::ALL {
            // SAFETY: a member of the stack.
            unsafe { osip_ext_list_unwatch(&raw mut (*stack).watches[machine as usize]) };
            // SAFETY: nobody else uses the stack, as if the list were locked.
            unsafe { self.locked(machine) }.unlist_all();
            // SAFETY: the nodes are blocks of the library, and nobody uses the list any more.
            unsafe { free_nodes(self.list(machine)) };
        }
        // SAFETY: given up; no transaction leads to it any more.
        unsafe {
            core::ptr::drop_in_place(&raw mut (*stack).listings);
            core::ptr::drop_in_place(&raw mut (*stack).schedules);
            for mutex in self.mutexes() {
                posix::free_mutex((*mutex).cast());
            }
            libc::pthread_mutex_destroy(&raw mut (*stack).lock);
            alloc::free(stack);
        }
    }
}

/// # Safety
/// The nodes of the list are blocks of the library that nobody uses any more.
unsafe fn free_nodes(list: *mut osip_list) {
    // SAFETY: nobody else uses the list or its nodes.
    unsafe {
        while let Some(node) = (*list).node.as_ref() {
            let next = node.next;
            alloc::free((*list).node);
            (*list).node = next;
        }
        (*list).nb_elt = 0;
    }
}
