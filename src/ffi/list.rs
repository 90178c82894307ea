//! C lists: iteration, adding and taking out, appending in constant time; and lists of objects: freeing, cloning.

use super::code::{self, BADPARAMETER, NOMEM, Result, UNDEFINED_ERROR};
use super::object::{Duplicate, Object, Owned};
use super::watch::{self, Change};
use super::{alloc, object};
use crate::ffi::layout::{__node, osip_list};
use core::ptr::{self, NonNull};
use libc::{c_char, c_int, c_void};

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
        // SAFETY: NULL or a node of the list, which stays unchanged.
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
    // SAFETY: the list, its nodes and elements stay unchanged for `'a`, and its elements are `T`.
    unsafe { pointers::<T>(list).map(|element| element.as_ref()) }
}

/// The elements of a list of texts in order; `None` for NULL.
///
/// # Safety
/// The list, its nodes and texts stay unchanged for `'a`.
#[inline]
pub(crate) unsafe fn texts<'a>(list: &'a osip_list) -> impl Iterator<Item = Option<&'a [u8]>> + Clone {
    // SAFETY: NULL or a node of the list, which stays unchanged.
    let node = move |node: *const __node| unsafe { node.as_ref::<'a>() };
    let nodes = core::iter::successors(node(list.node), move |current| node(current.next));
    // SAFETY: NULL or a text.
    nodes.take(usize::try_from(list.nb_elt).unwrap_or(0)).map(|node| unsafe { super::ptr::text(node.element.cast()) })
}

/// The link that leads to index `pos`: to its node, or the last one, which is NULL.
///
/// # Safety
/// `list` is a list that nobody else changes.
unsafe fn link(list: *mut osip_list, pos: c_int) -> *mut *mut __node {
    // SAFETY: a list; only the address of its head is made.
    let mut link = unsafe { &raw mut (*list).node };
    for _ in 0..pos {
        // SAFETY: `link` is the head or a link of a node of the list.
        match unsafe { (*link).as_mut() } {
            Some(node) => link = &raw mut node.next,
            None => break,
        }
    }
    link
}

/// Takes the node out that `link` leads to, and frees it; returns its element.
///
/// # Safety
/// `link` is the head or a link of a node of `list`, and leads to a node.
pub(crate) unsafe fn unlink(list: *mut osip_list, link: *mut *mut __node) -> *mut c_void {
    // SAFETY: the link leads to a node of the list, which nobody else knows once it is taken out.
    unsafe {
        let node = *link;
        let element = (*node).element;
        watch::changed(list, Change::Removed);
        *link = (*node).next;
        (*list).nb_elt -= 1;
        alloc::free(node);
        element
    }
}

/// Makes a list empty, without looking at what it was.
///
/// # Safety
/// `list` may be written.
pub(crate) unsafe fn reset(list: *mut osip_list) {
    // SAFETY: it may be written; nothing is read, because it may never have had a value.
    unsafe { list.write(osip_list { nb_elt: 0, node: ptr::null_mut() }) };
    watch::changed(list, Change::Reset);
}

/// Adds an element before index `pos`, or at the end for -1 and whatever lies after it; any other negative `pos` is index 1. The new number of
/// elements.
///
/// # Errors
/// `OSIP_NOMEM`.
///
/// # Safety
/// `list` is a list that nobody else uses.
pub(crate) unsafe fn insert(list: *mut osip_list, element: *mut c_void, pos: c_int) -> Result<c_int> {
    let node = node()?.as_ptr();
    // SAFETY: a list, and a new block with room for a node.
    unsafe {
        let pos = match pos {
            -1 => (*list).nb_elt,
            ..-1 => (*list).nb_elt.min(1),
            _ => pos.min((*list).nb_elt),
        };
        let link = link(list, pos);
        watch::changed(list, Change::Added);
        node.write(__node { next: *link, element });
        *link = node;
        (*list).nb_elt = (*list).nb_elt.saturating_add(1);
        Ok((*list).nb_elt)
    }
}

/// The element at index `pos`, or NULL.
///
/// # Safety
/// `list` is NULL or a list that nobody changes meanwhile.
pub(crate) unsafe fn get(list: *const osip_list, pos: c_int) -> *mut c_void {
    // SAFETY: NULL or a list.
    match unsafe { list.as_ref() } {
        Some(content) if pos >= 0 && pos < content.nb_elt => {
            // SAFETY: a list; `link` only reads it.
            unsafe { (*link(list.cast_mut(), pos)).as_ref() }.map_or(ptr::null_mut(), |node| node.element)
        }
        _ => ptr::null_mut(),
    }
}

/// Takes the element at index `pos` out, which is not freed; `None` if there is none.
///
/// # Safety
/// `list` is a list that nobody else uses.
pub(crate) unsafe fn take(list: *mut osip_list, pos: c_int) -> Option<*mut c_void> {
    // SAFETY: a list; the link is unlinked only if it leads to a node.
    unsafe {
        if pos < 0 || pos >= (*list).nb_elt {
            return None;
        }
        let link = link(list, pos);
        (!(*link).is_null()).then(|| unlink(list, link))
    }
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
        // SAFETY: it is always the same list, and nobody else changed it since the first call; the node is new.
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
        // SAFETY: the block has room for a node; `end` points to the last link of the list.
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
        // SAFETY: always the same list, which nobody else changes.
        unsafe { self.append(list, object.as_ptr().cast()) }?;
        object.into_raw();
        Ok(())
    }
}

impl Tail {
    /// Appends a copy of a text.
    ///
    /// # Errors
    /// `OSIP_NOMEM`.
    ///
    /// # Safety
    /// Like [`Tail::append`]; the elements of the list are texts.
    pub(crate) unsafe fn push_text(&mut self, list: &mut osip_list, text: &[u8]) -> Result {
        let copy = alloc::dup(text)?;
        // SAFETY: the caller's list, and always the same.
        unsafe { self.append(list, copy.cast()) }.inspect_err(|_| {
            // SAFETY: the copy is ours.
            unsafe { alloc::free(copy) };
        })
    }
}

/// Appends a text, which is adopted.
///
/// # Errors
/// `OSIP_NOMEM`; the text then still belongs to the caller.
///
/// # Safety
/// The elements of the list are texts.
pub(crate) unsafe fn add_text(list: &mut osip_list, text: *mut c_char) -> Result {
    // SAFETY: the elements of the list are texts.
    unsafe { Tail::unknown().append(list, text.cast()) }
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
        // SAFETY: nobody else knows the node any more, and the element is given up.
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
    // SAFETY: the elements are T.
    for element in unsafe { iter::<T>(from) } {
        let copy = object::copy(element)?;
        // SAFETY: `tail` is that of `to`, which only this loop changes.
        unsafe { tail.push(to, copy) }?;
    }
    Ok(())
}

/// The body of a getter: the element at index `pos`, stored in `*dest`. `pos`; -1 and NULL after the end; a negative `pos` and NULL;
/// OSIP_BADPARAMETER.
///
/// # Safety
/// `list` is NULL or a list that nobody changes meanwhile, `dest` NULL or may be written.
pub(crate) unsafe fn c_get<T>(list: *const osip_list, pos: c_int, dest: *mut *mut T) -> c_int {
    code::number(|| {
        // SAFETY: `dest` is NULL or may be written, `list` NULL or a list.
        let (dest, content) = unsafe { (super::ptr::out(dest)?, list.as_ref()) };
        if pos >= content.map_or(BADPARAMETER.0, |content| content.nb_elt) {
            return Err(UNDEFINED_ERROR);
        }
        // SAFETY: NULL or a list.
        *dest = unsafe { get(list, pos) }.cast();
        Ok(pos)
    })
}

/// The body of a getter for a list of an object: see [`c_get`]. Without object it is OSIP_BADPARAMETER.
///
/// # Safety
/// `object` is NULL or an object, `dest` NULL or may be written.
pub(crate) unsafe fn c_element<T, E>(object: *const T, pos: c_int, dest: *mut *mut E, member: fn(&T) -> &osip_list) -> c_int {
    // SAFETY: `object` is NULL or an object.
    match unsafe { object.as_ref() }.map(member) {
        // SAFETY: a list of an object, and `dest` is NULL or may be written.
        Some(list) => unsafe { c_get(list, pos, dest) },
        None => code::number(|| {
            // SAFETY: `dest` is NULL or may be written.
            unsafe { super::ptr::out(dest) }?;
            Err(BADPARAMETER)
        }),
    }
}

/// The body of a getter for a list of texts of an object: the text at index `pos`, or NULL.
///
/// # Safety
/// `object` is NULL or an object, the elements of whose list are texts.
pub(crate) unsafe fn c_at<T>(object: *const T, pos: c_int, member: fn(&T) -> &osip_list) -> *mut c_char {
    // SAFETY: `object` is NULL or an object.
    unsafe { object.as_ref().map_or(ptr::null_mut(), |object| get(member(object), pos).cast()) }
}

/// The body of a function that appends a text to a list of an object. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `object` is NULL or an object, the elements of whose list are texts.
pub(crate) unsafe fn c_add<T>(object: *mut T, text: *mut c_char, member: fn(&mut T) -> &mut osip_list) -> c_int {
    // SAFETY: `object` is NULL or an object; the elements of the list are texts.
    code::of(|| unsafe { add_text(member(super::ptr::get_mut(object)?), text) })
}
