//! `osipparser2/osip_list.h`: singly linked lists of pointers.

use libc::{c_int, c_void};

/// A node of a list: a block of its own.
#[repr(C)]
pub struct __node {
    /// The next node, or NULL.
    pub next: *mut __node,
    /// What the list holds; never freed with the node.
    pub element: *mut c_void,
}
pub type __node_t = __node;

/// A position in a list.
#[repr(C)]
pub struct osip_list_iterator {
    /// The current node; NULL at the end.
    pub actual: *mut __node_t,
    /// The link that leads to the current node.
    pub prev: *mut *mut __node_t,
    /// The list.
    pub li: *mut osip_list_t,
    /// The index of the current node.
    pub pos: c_int,
}

/// A list. All bytes zero is an empty one.
#[repr(C)]
pub struct osip_list {
    /// The number of elements.
    pub nb_elt: c_int,
    /// The first node, or NULL.
    pub node: *mut __node_t,
}
pub type osip_list_t = osip_list;
pub type osip_list_iterator_t = osip_list_iterator;
