//! What the functions of `sdp_message.h` add to a session description and take out of it.

use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::layout::{osip_list, sdp_attribute};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::Object;
use crate::ffi::ptr;
use core::mem::replace;
use core::ptr::{NonNull, null_mut};

/// A list without elements.
pub(crate) const EMPTY: osip_list = osip_list { nb_elt: 0, node: null_mut() };

/// Appends an object whose members were adopted; they are given back if there is no memory.
///
/// # Safety
/// The elements of the list are `T`.
pub(crate) unsafe fn adopt<T: Object>(list: &mut osip_list, object: T) -> Result {
    let node = list::node()?;
    match alloc::zeroed::<T>() {
        Ok(place) => {
            // SAFETY: a new block, and a new node.
            unsafe {
                place.write(object);
                Tail::unknown().link(list, node, place.as_ptr().cast());
            }
            Ok(())
        }
        Err(code) => {
            // SAFETY: the node is new, and nobody has it.
            unsafe { alloc::free(node.as_ptr()) };
            Err(code)
        }
    }
}

/// A new object with adopted members.
pub(crate) fn adopted<T: Object>(object: T) -> Result<*mut T> {
    let place = alloc::zeroed::<T>()?;
    // SAFETY: a new block with room for it.
    unsafe { place.write(object) };
    Ok(place.as_ptr())
}

/// True if an attribute has that name.
///
/// # Safety
/// Members are NULL or texts.
pub(crate) unsafe fn is_named(attribute: &sdp_attribute, field: &[u8]) -> bool {
    // SAFETY: members are NULL or texts.
    let name = unsafe { ptr::text(attribute.a_att_field) };
    name == Some(field)
}

/// Frees all attributes of that name.
///
/// # Safety
/// The elements of the list are attributes; `field` may be the name of one of them.
pub(crate) unsafe fn remove_named(list: &mut osip_list, field: &[u8]) {
    // They are taken out one by one, but freed together: until then the name may be needed.
    let (mut kept, mut gone) = (EMPTY, EMPTY);
    let (mut kept_end, mut gone_end) = (Tail::unknown(), Tail::unknown());
    let mut next = replace(&mut list.node, null_mut());
    while let Some(node) = NonNull::new(next) {
        // SAFETY: a node of the list, whose element is NULL or an attribute; it is put into one of the two others, whose ends these are.
        unsafe {
            let element = (*node.as_ptr()).element;
            next = (*node.as_ptr()).next;
            let is_gone = element.cast::<sdp_attribute>().as_ref().is_some_and(|attribute| is_named(attribute, field));
            let (to, end) = if is_gone { (&mut gone, &mut gone_end) } else { (&mut kept, &mut kept_end) };
            end.link(to, node, element);
        }
    }
    (list.node, list.nb_elt) = (kept.node, kept.nb_elt);
    // SAFETY: the elements are attributes, which nobody else has.
    unsafe { list::free::<sdp_attribute>(&mut gone) };
}
