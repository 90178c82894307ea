//! C lists of objects: iteration, appending in constant time, freeing, cloning.

use super::code::{NOMEM, Result};
use super::object::{Duplicate, Object, Owned};
use super::{alloc, object};
use crate::ffi::layout::{__node, osip_list};
use core::ptr::{self, NonNull};
use libc::c_void;

/// The elements of a list in order. A NULL element ends it, as it ends the loops of the original.
///
/// # Safety
/// The list and its nodes stay unchanged while the iterator is used, and the elements are `T`.
#[inline]
pub(crate) unsafe fn pointers<T>(list: &osip_list) -> impl Iterator<Item = NonNull<T>> + use<T> {
    let (mut node, mut left) = (list.node.cast_const(), list.nb_elt);
    core::iter::from_fn(move || {
        if left <= 0 {
            return None;
        }
        // SAFETY: NULL or a node of the list, which stays unchanged by the contract.
        let current = unsafe { node.as_ref() }?;
        node = current.next;
        left -= 1;
        NonNull::new(current.element.cast::<T>())
    })
}

/// The elements of a list in order, as references.
///
/// # Safety
/// The list, its nodes and elements stay unchanged for `'a`, and its elements are `T`.
#[inline]
pub(crate) unsafe fn iter<'a, T: 'a>(list: &'a osip_list) -> impl Iterator<Item = &'a T> {
    // SAFETY: the same contract.
    unsafe { pointers::<T>(list).map(|element| element.as_ref()) }
}

/// The elements of a list of texts in order; `None` for NULL.
///
/// # Safety
/// The list, its nodes and texts stay unchanged for `'a`.
#[inline]
pub(crate) unsafe fn texts<'a>(list: &'a osip_list) -> impl Iterator<Item = Option<&'a [u8]>> + Clone {
    // SAFETY: NULL or a node of the list, which stays unchanged by the contract.
    let node = move |node: *const __node| unsafe { node.as_ref::<'a>() };
    let nodes = core::iter::successors(node(list.node), move |current| node(current.next));
    // SAFETY: NULL or a text, by the contract.
    nodes.take(usize::try_from(list.nb_elt).unwrap_or(0)).map(|node| unsafe { super::ptr::text(node.element.cast()) })
}

/// A block for a node, without a value.
#[inline]
pub(crate) fn node() -> Result<NonNull<__node>> {
    NonNull::new(alloc::malloc(size_of::<__node>()).cast()).ok_or(NOMEM)
}

/// The end of a list, where elements are appended without walking to it each time.
#[derive(Clone, Copy)]
pub(crate) struct Tail {
    end: *mut *mut __node,
}

impl Tail {
    /// Not known yet: the first append walks to the end.
    #[inline]
    pub(crate) const fn unknown() -> Self {
        Self { end: ptr::null_mut() }
    }

    /// Appends an element.
    ///
    /// # Errors
    /// `OSIP_NOMEM`; the element then still belongs to the caller.
    ///
    /// # Safety
    /// It is always the same list, and nobody else changed it since the first call.
    #[inline]
    pub(crate) unsafe fn append(&mut self, list: &mut osip_list, element: *mut c_void) -> Result {
        let node = node()?;
        // SAFETY: the same contract; the node is new.
        unsafe { self.link(list, node, element) };
        Ok(())
    }

    /// Appends an element in a node that was made before.
    ///
    /// # Safety
    /// Like [`Tail::append`]; the node is from [`node`], and is given up.
    #[inline]
    pub(crate) unsafe fn link(&mut self, list: &mut osip_list, node: NonNull<__node>, element: *mut c_void) {
        if self.end.is_null() {
            self.end = &raw mut list.node;
            let mut left = list.nb_elt;
            // SAFETY: `end` points to the head or to the link of a node of the list.
            while let Some(node) = unsafe { (*self.end).as_mut() } {
                if left <= 0 {
                    break;
                }
                left -= 1;
                self.end = &raw mut node.next;
            }
        }
        // SAFETY: the block has room for a node; `end` points to the last link of the list by the contract.
        unsafe {
            node.write(__node { next: ptr::null_mut(), element });
            *self.end = node.as_ptr();
            self.end = &raw mut (*node.as_ptr()).next;
        }
        list.nb_elt = list.nb_elt.saturating_add(1);
    }

    /// Appends an object.
    ///
    /// # Errors
    /// `OSIP_NOMEM`; the object is freed.
    ///
    /// # Safety
    /// Like [`Tail::append`].
    #[inline]
    pub(crate) unsafe fn push<T: Object>(&mut self, list: &mut osip_list, object: Owned<T>) -> Result {
        // SAFETY: the same contract.
        unsafe { self.append(list, object.as_ptr().cast()) }?;
        object.into_raw();
        Ok(())
    }
}

/// Frees all elements and nodes; leaves an empty list.
///
/// # Safety
/// The elements are NULL or objects `T` that nobody uses any more.
#[inline]
pub(crate) unsafe fn free<T: Object>(list: &mut osip_list) {
    let mut next = list.node;
    list.node = ptr::null_mut();
    list.nb_elt = 0;
    // SAFETY: NULL or a node of the list, which was taken out of it just now.
    while let Some(node) = unsafe { next.as_ref() } {
        let (current, element) = (next, node.element);
        next = node.next;
        // SAFETY: nobody else knows the node any more, and the element is given up by the contract.
        unsafe {
            alloc::free(current);
            object::free::<T>(element.cast());
        }
    }
}

/// Appends copies of all elements to another list.
///
/// # Safety
/// The elements of `from` are `T`, `to` is another list.
#[inline]
pub(crate) unsafe fn clone<T: Duplicate>(from: &osip_list, to: &mut osip_list) -> Result {
    let mut tail = Tail::unknown();
    // SAFETY: the elements are T by the contract.
    for element in unsafe { iter::<T>(from) } {
        let copy = object::copy(element)?;
        // SAFETY: `tail` is that of `to`, which only this loop changes.
        unsafe { tail.push(to, copy) }?;
    }
    Ok(())
}
