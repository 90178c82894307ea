//! `osipparser2/osip_list.h`: singly linked lists of pointers.

use crate::ffi::alloc;
use crate::ffi::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::layout::{osip_list, osip_list_iterator, osip_list_iterator_t, osip_list_t};
use crate::ffi::list::{self, Tail};
use crate::ffi::watch::{self, Change};
use core::ptr::null_mut;
use libc::{c_int, c_void};

/// Makes a list empty, without looking at what it was. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `li` is NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_init(li: *mut osip_list_t) -> c_int {
    code::of(|| {
        if li.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: not NULL, so it may be written.
        unsafe { list::reset(li) };
        Ok(())
    })
}

/// Takes all elements out, from the front; each is given to `free_func` once it is out.
///
/// # Safety
/// `li` is NULL or a list, `free_func` NULL or a function for its elements.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_special_free(li: *mut osip_list_t, free_func: Option<unsafe extern "C" fn(*mut c_void)>) {
    // SAFETY: NULL or a list; it is read anew in each round, because the callback may change it.
    while !li.is_null() && unsafe { (*li).nb_elt > 0 && !(*li).node.is_null() } {
        // SAFETY: the head leads to a node.
        let element = unsafe { list::unlink(li, &raw mut (*li).node) };
        if let Some(free_func) = free_func {
            // SAFETY: a function for the elements of this list.
            unsafe { free_func(element) };
        }
    }
}

/// Appends what `clone_func` makes of each element; a code of it other than 0 ends that and is returned.
///
/// # Safety
/// `src` and `dst` are NULL or different lists, `clone_func` is NULL or a function for the elements of `src`.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_clone(
    src: *const osip_list_t,
    dst: *mut osip_list_t,
    clone_func: Option<unsafe extern "C" fn(*mut c_void, *mut *mut c_void) -> c_int>,
) -> c_int {
    code::of(|| {
        // SAFETY: NULL or a list.
        let Some(osip_list { nb_elt, node }) = (unsafe { src.as_ref() }) else {
            return Ok(());
        };
        let (mut left, mut from, mut tail) = (*nb_elt, *node, Tail::unknown());
        while left > 0 && !from.is_null() {
            let clone_func = clone_func.filter(|_| !dst.is_null()).ok_or(BADPARAMETER)?;
            // The node comes first: without it a copy could not be kept, and there is nothing to free it with.
            let (node, mut copy) = (list::node()?, null_mut());
            // SAFETY: a node of the list, and a function for its elements.
            match unsafe { clone_func((*from).element, &raw mut copy) } {
                // SAFETY: another list; only this loop changes it.
                code::SUCCESS => unsafe {
                    tail.link(&mut *dst, node, copy);
                    watch::changed(dst, Change::Added);
                },
                code => {
                    // SAFETY: the node is ours.
                    unsafe { alloc::free(node.as_ptr()) };
                    return Err(code::Code(code));
                }
            }
            left -= 1;
            // SAFETY: a node of the list.
            from = unsafe { (*from).next };
        }
        Ok(())
    })
}

/// Takes all elements out and frees them with osip_free.
///
/// # Safety
/// `li` is NULL or a list whose elements are NULL or blocks that nobody uses any more.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_ofchar_free(li: *mut osip_list_t) {
    // SAFETY: NULL or a list.
    while !li.is_null() && unsafe { (*li).nb_elt > 0 && !(*li).node.is_null() } {
        // SAFETY: the head leads to a node, and its element is given up.
        unsafe { alloc::free(list::unlink(li, &raw mut (*li).node)) };
    }
}

/// The number of elements, or OSIP_BADPARAMETER.
///
/// # Safety
/// `li` is NULL or a list.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_size(li: *const osip_list_t) -> c_int {
    // SAFETY: NULL or a list.
    unsafe { li.as_ref() }.map_or(BADPARAMETER.0, |list| list.nb_elt)
}

/// 0 if `pos` is below the number of elements, else 1; OSIP_BADPARAMETER.
///
/// # Safety
/// `li` is NULL or a list.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_eol(li: *const osip_list_t, pos: c_int) -> c_int {
    // SAFETY: NULL or a list.
    unsafe { li.as_ref() }.map_or(BADPARAMETER.0, |list| c_int::from(pos >= list.nb_elt))
}

/// Adds an element before index `pos`, or at the end for -1 and whatever lies after it; any other negative `pos` is index 1.
/// The new number of elements, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `li` is NULL or a list.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_add(li: *mut osip_list_t, element: *mut c_void, pos: c_int) -> c_int {
    code::number(|| {
        if li.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: not NULL, so a list.
        unsafe { list::insert(li, element, pos) }
    })
}

/// The element at index `pos`, or NULL.
///
/// # Safety
/// `li` is NULL or a list.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_get(li: *const osip_list_t, pos: c_int) -> *mut c_void {
    // SAFETY: `li` is NULL or a list.
    unsafe { list::get(li, pos) }
}

/// Takes the element at index `pos` out; it is not freed. The new number of elements, -1 for a wrong index, OSIP_BADPARAMETER.
///
/// # Safety
/// `li` is NULL or a list.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_remove(li: *mut osip_list_t, pos: c_int) -> c_int {
    code::number(|| {
        if li.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: not NULL, so a list.
        unsafe {
            list::take(li, pos).ok_or(UNDEFINED_ERROR)?;
            Ok((*li).nb_elt)
        }
    })
}

/// Goes to the first element and returns it; NULL if there is none.
///
/// # Safety
/// `li` is NULL or a list, `it` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_get_first(li: *const osip_list_t, it: *mut osip_list_iterator_t) -> *mut c_void {
    if it.is_null() {
        return null_mut();
    }
    // SAFETY: NULL or a list; the iterator is written member by member, because it may never have had a value.
    unsafe {
        if li.is_null() || (*li).nb_elt <= 0 || (*li).node.is_null() {
            (*it).actual = null_mut();
            return null_mut();
        }
        (*it).actual = (*li).node;
        (*it).prev = &raw mut (*li.cast_mut()).node;
        (*it).li = li.cast_mut();
        (*it).pos = 0;
        (*(*it).actual).element
    }
}

/// Goes to the next element and returns it; NULL at the end.
///
/// # Safety
/// `it` is NULL or an iterator of a list that was changed by nothing but this iterator.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_get_next(it: *mut osip_list_iterator_t) -> *mut c_void {
    // SAFETY: NULL or an iterator, whose current node is NULL or a node of its list.
    unsafe {
        let Some(iterator) = it.as_mut() else { return null_mut() };
        let Some(current) = iterator.actual.as_mut() else { return null_mut() };
        iterator.prev = &raw mut current.next;
        iterator.actual = current.next;
        iterator.pos = iterator.pos.saturating_add(1);
        current_element(iterator)
    }
}

/// Takes the current element out, not freeing it, goes to the next one and returns it; NULL at the end.
///
/// # Safety
/// Like `osip_list_get_next`.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_list_iterator_remove(it: *mut osip_list_iterator_t) -> *mut c_void {
    // SAFETY: NULL or an iterator, whose current node is NULL or one that `prev` leads to.
    unsafe {
        let Some(iterator) = it.as_mut() else { return null_mut() };
        if iterator.actual.is_null() {
            return null_mut();
        }
        list::unlink(iterator.li, iterator.prev);
        iterator.actual = *iterator.prev;
        current_element(iterator)
    }
}

/// # Safety
/// The current node is NULL or a node.
unsafe fn current_element(iterator: &osip_list_iterator) -> *mut c_void {
    // SAFETY: NULL or a node.
    unsafe { iterator.actual.as_ref() }.map_or(null_mut(), |node| node.element)
}
