//! Which library this is: for programs that ask, and for people who look into a file.

use libc::c_char;

/// Name and version, as a text of C.
const TEXT: &str = concat!("osip-rs ", env!("CARGO_PKG_VERSION"), "\0");

/// Kept in each of the two libraries, used or not, because the Makefile names it: `strings` finds it.
#[unsafe(no_mangle)]
pub static osip_rs_version: [u8; TEXT.len()] = {
    let mut bytes = [0; TEXT.len()];
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = TEXT.as_bytes()[at];
        at += 1;
    }
    bytes
};

/// The text.
pub(crate) fn text() -> *const c_char {
    (&raw const osip_rs_version).cast()
}
