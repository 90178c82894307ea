//! Lists, which applications make themselves, and fifos.

use crate::ffi::layout::{osip_list, osip_list_iterator};
use crate::ffi::osip2::osip_fifo::*;
use crate::ffi::osipparser2::osip_list::*;
use core::mem::MaybeUninit;
use core::ptr::{null_mut, without_provenance_mut};
use libc::c_void;

/// An element that is never looked into.
fn element(number: usize) -> *mut c_void {
    without_provenance_mut(number)
}

#[test]
fn a_list_in_memory_without_a_value() {
    let mut room = MaybeUninit::<osip_list>::uninit();
    let list = room.as_mut_ptr();
    // SAFETY: a list that is initialised first.
    unsafe {
        assert_eq!(osip_list_init(list), 0);
        assert_eq!((osip_list_size(list), osip_list_eol(list, 0)), (0, 1));
        for number in 1..=5 {
            assert_eq!(osip_list_add(list, element(number), -1), number as i32);
        }
        assert_eq!(osip_list_add(list, element(9), 2), 6);
        assert_eq!(osip_list_get(list, 2).addr(), 9);
        assert_eq!((osip_list_remove(list, 0), osip_list_remove(list, 99)), (5, -1));
        let mut position = MaybeUninit::<osip_list_iterator>::uninit();
        let position = position.as_mut_ptr();
        let mut seen = Vec::new();
        let mut at = osip_list_get_first(list, position);
        while !at.is_null() {
            seen.push(at.addr());
            at = if at.addr() == 9 { osip_list_iterator_remove(position) } else { osip_list_get_next(position) };
        }
        assert_eq!((seen, osip_list_size(list)), (vec![2, 9, 3, 4, 5], 4));
        osip_list_special_free(list, None);
        assert_eq!(osip_list_size(list), 0);
    }
}

#[test]
fn a_list_owns_its_texts_and_is_cloned() {
    /// # Safety
    /// `from` is a text, `to` may be written.
    unsafe extern "C" fn clone(from: *mut c_void, to: *mut *mut c_void) -> i32 {
        // SAFETY: a text, and a pointer that may be written.
        unsafe { to.write(super::owned(core::ffi::CStr::from_ptr(from.cast())).cast()) };
        0
    }
    let (mut list, mut copy) = (osip_list { nb_elt: 0, node: null_mut() }, osip_list { nb_elt: 0, node: null_mut() });
    // SAFETY: empty lists, whose elements are texts.
    unsafe {
        for text in [c"a", c"b"] {
            osip_list_add(&mut list, super::owned(text).cast(), 0);
        }
        assert_eq!(osip_list_clone(&list, &mut copy, Some(clone)), 0);
        assert_eq!(copy.nb_elt, 2);
        osip_list_ofchar_free(&mut list);
        osip_list_ofchar_free(&mut copy);
        osip_list_ofchar_free(null_mut());
    }
}

#[test]
fn a_fifo_gives_back_what_was_put_in() {
    // SAFETY: the block has room for a fifo.
    unsafe {
        let fifo = libc::malloc(size_of::<crate::ffi::layout::osip_fifo>()).cast();
        osip_fifo_init(fifo);
        assert!(osip_fifo_tryget(fifo).is_null());
        for number in [1, 2] {
            assert_eq!(osip_fifo_add(fifo, element(number)), 0);
        }
        assert_eq!((osip_fifo_insert(fifo, element(3)), osip_fifo_size(fifo)), (0, 3));
        assert_eq!((osip_fifo_tryget(fifo).addr(), osip_fifo_tryget(fifo).addr()), (3, 1));
        osip_fifo_free(fifo);
    }
}
