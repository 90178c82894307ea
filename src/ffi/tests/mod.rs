//! The C interface, called like a C program calls it, under Miri (`make miri`): it sees each access to memory that is not sound.

mod dialog;
mod list;
mod message;
mod sdp;
mod transaction;

use core::ffi::CStr;
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// A copy of a text in a block that the library may free.
fn owned(text: &CStr) -> *mut c_char {
    let bytes = text.to_bytes_with_nul();
    // SAFETY: the block has room for the text.
    unsafe {
        let copy = libc::malloc(bytes.len()).cast::<c_char>();
        copy.copy_from_nonoverlapping(text.as_ptr(), bytes.len());
        copy
    }
}

/// What a function that prints gives, as a string; panics with its code.
fn printed(print: impl FnOnce(*mut *mut c_char) -> c_int) -> String {
    let mut text = null_mut();
    assert_eq!(print(&mut text), 0);
    // SAFETY: a new text, which is freed once it was copied.
    unsafe {
        let copy = CStr::from_ptr(text).to_str().unwrap().to_owned();
        libc::free(text.cast());
        copy
    }
}

/// What a function that makes an object stores.
fn made<T>(make: impl FnOnce(*mut *mut T) -> c_int) -> *mut T {
    let mut object = null_mut();
    assert_eq!(make(&mut object), 0);
    assert!(!object.is_null());
    object
}
