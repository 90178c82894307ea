//! Memory for transactions: 16 KB each, of which nothing but one page takes memory as long as nobody writes to the rest.
//!
//! The blocks of C's allocator are not good enough for that: it clears most of them by writing. Only this library frees transactions,
//! so C cannot tell the difference; if the application has set an allocator, that is used instead. Where pages are not of 4 KB, where
//! those that are given back are not cleared (some emulators), or where there is no room for a slab, it is C's allocator after all.
//!
//! A block does not begin with a page: so its end, which applications use, lies in the first page of the next block, and takes no page
//! of its own.
//!
//! ```text
//! pages     |0       |1       |2       |3       |0       |1
//! block     |  begin, untouched ------------- end|
//! next block                                    |  begin, untouched ...
//! ```
//!
//! Who frees a block gives its untouched pages back in any case, for the application may have written to them unnoticed: that costs one
//! call of the system. It fails if the application has locked its memory; then they are cleared by writing. The first page stays for the next transaction, until few blocks of the slab are used; the last slab goes with
//! the last stack ([`trim`]).

#[cfg(target_os = "linux")]
pub(super) use super::slabs::{allocate, free, trim};
#[cfg(not(target_os = "linux"))]
pub(super) use other::{allocate, free, trim};

pub(super) use super::stride::{BLOCK, START, STRIDE};

#[cfg(not(target_os = "linux"))]
mod other {
    use libc::c_void;

    /// There are no such blocks.
    pub(crate) fn allocate() -> *mut c_void {
        core::ptr::null_mut()
    }

    /// There is nothing that is kept.
    pub(crate) fn trim() {}

    /// There is nothing to give back.
    ///
    /// # Safety
    /// It is never called, for [`allocate`] gives no blocks.
    pub(crate) unsafe fn free(_: *mut c_void) {}
}
