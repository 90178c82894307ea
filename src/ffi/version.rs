//! Which library this is: for programs that ask, and for people who look into a file, where `strings` finds it.

use libc::c_char;

/// Name and version, as a text of C.
const TEXT: &str = concat!("osip-rs ", env!("CARGO_PKG_VERSION"), "\0");

/// The text.
pub(crate) fn text() -> *const c_char {
    TEXT.as_ptr().cast()
}

/// Keeps the text in a library that has no function to ask for it.
pub(crate) fn keep() {
    core::hint::black_box(text());
}
