//! Memory that C sees: blocks of the application's allocator, or of malloc.

use super::code::{NOMEM, Result};
use super::globals;
use core::mem::MaybeUninit;
use core::ptr::{self, NonNull};
use libc::{c_char, c_void, size_t};

/// A block of `size` bytes; NULL when there is no memory.
#[inline]
pub(crate) fn malloc(size: size_t) -> *mut c_void {
    match globals::malloc_func() {
        // SAFETY: the application set a function that behaves like malloc.
        Some(malloc) => unsafe { malloc(size) },
        // SAFETY: malloc takes any size.
        None => unsafe { libc::malloc(size) },
    }
}

/// Gives a block back. NULL is fine, and never reaches the application's function.
///
/// # Safety
/// `block` is NULL or a block of this allocator that nobody uses any more.
#[inline]
pub(crate) unsafe fn free<T>(block: *mut T) {
    if block.is_null() {
        return;
    }
    match globals::free_func() {
        // SAFETY: the application set a function that behaves like free, and the block is given up.
        Some(free) => unsafe { free(block.cast()) },
        // SAFETY: the block is from malloc and given up.
        None => unsafe { libc::free(block.cast()) },
    }
}

/// A block for one `T`, all bytes zero.
#[inline]
pub(crate) fn zeroed<T>() -> Result<NonNull<T>> {
    let block = NonNull::new(malloc(size_of::<T>()).cast::<T>()).ok_or(NOMEM)?;
    // SAFETY: the block is new and has room for one T; malloc aligns for every C type.
    unsafe { ptr::write_bytes(block.as_ptr(), 0, 1) };
    Ok(block)
}

/// True if the application has set no allocator.
pub(crate) fn is_c() -> bool {
    globals::malloc_func().is_none()
}

/// A block for `length` bytes and a NUL, which is set. The bytes are not.
#[inline]
pub(crate) fn text(length: usize) -> Result<NonNull<u8>> {
    let size = length.checked_add(1).ok_or(NOMEM)?;
    let block = NonNull::new(malloc(size).cast::<u8>()).ok_or(NOMEM)?;
    // SAFETY: the block has `length + 1` bytes.
    unsafe { block.add(length).write(0) };
    Ok(block)
}

/// A copy of `bytes`, and a NUL.
#[inline]
pub(crate) fn dup(bytes: &[u8]) -> Result<*mut c_char> {
    let block = text(bytes.len())?;
    // SAFETY: the block is new and has room for the bytes.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), block.as_ptr(), bytes.len()) };
    Ok(block.as_ptr().cast())
}

/// A copy of `bytes` that `edit` changes in place; it returns the new length. A NUL follows.
#[inline]
pub(crate) fn dup_edited(bytes: &[u8], edit: impl FnOnce(&mut [u8]) -> usize) -> Result<*mut c_char> {
    let copy = dup(bytes)?.cast::<u8>();
    // SAFETY: the block is new, and has these bytes and a NUL.
    let text = unsafe { core::slice::from_raw_parts_mut(copy, bytes.len()) };
    let length = edit(text);
    if let Some(end) = text.get_mut(length) {
        *end = 0;
    }
    Ok(copy.cast())
}

/// A copy of a text of C; NULL for NULL.
///
/// # Safety
/// `source` is NULL or a text.
#[inline]
pub(crate) unsafe fn dup_text(source: *const c_char) -> Result<*mut c_char> {
    // SAFETY: `source` is NULL or a text.
    match unsafe { super::ptr::text(source) } {
        Some(bytes) => dup(bytes),
        None => Ok(ptr::null_mut()),
    }
}

/// Bytes that are needed for a while.
pub(crate) struct Scratch<'a> {
    bytes: &'a mut [u8],
    /// Where they are if there was no room for them, else NULL.
    block: *mut u8,
}

impl<'a> Scratch<'a> {
    /// A copy of `bytes`, in `room` if they fit.
    pub(crate) fn copy(bytes: &[u8], room: &'a mut [MaybeUninit<u8>]) -> Result<Self> {
        let (place, block) = if bytes.len() <= room.len() {
            (room.as_mut_ptr().cast(), ptr::null_mut())
        } else {
            let block = text(bytes.len())?.as_ptr();
            (block, block)
        };
        // SAFETY: the place has as many bytes, no others are there, and it is reached by this value alone for 'a or until it is dropped.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len());
            Ok(Self { bytes: core::slice::from_raw_parts_mut(place, bytes.len()), block })
        }
    }

    pub(crate) fn as_ref(&self) -> &[u8] {
        self.bytes
    }

    pub(crate) fn as_mut(&mut self) -> &mut [u8] {
        self.bytes
    }
}

impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        // SAFETY: NULL or a block of this allocator, and nobody else has it.
        unsafe { free(self.block) };
    }
}

/// Puts a text into a member, and frees the one that was there.
#[inline]
pub(crate) fn put(member: &mut *mut c_char, text: *mut c_char) {
    let old = core::mem::replace(member, text);
    if !old.is_null() {
        // SAFETY: a member is NULL or a block of this allocator, and this one has been replaced.
        unsafe { free(old) };
    }
}

/// Stores a copy of `bytes` in the place of what a member was; `None` leaves the member alone.
#[inline]
pub(crate) fn store(member: &mut *mut c_char, bytes: Option<&[u8]>) -> Result {
    if let Some(bytes) = bytes {
        put(member, dup(bytes)?);
    }
    Ok(())
}

/// Stores a copy of `bytes` in a member that is NULL; one that is not stays.
#[inline]
pub(crate) fn store_new(member: &mut *mut c_char, bytes: Option<&[u8]>) -> Result {
    if member.is_null() { store(member, bytes) } else { Ok(()) }
}

/// Frees the texts of an object.
///
/// # Safety
/// Each one is NULL or a block of this allocator that nobody uses any more.
#[inline]
pub(crate) unsafe fn free_all<const N: usize>(members: [*mut c_char; N]) {
    for member in members {
        // SAFETY: each one is NULL or a block of this allocator that nobody uses any more.
        unsafe { free(member) };
    }
}

/// Copies texts from one object to another, NULL as NULL, in order.
///
/// # Safety
/// Each source is NULL or a text.
#[inline]
pub(crate) unsafe fn dup_all<const N: usize>(members: [(&*mut c_char, &mut *mut c_char); N]) -> Result {
    for (from, to) in members {
        // SAFETY: each source is NULL or a text.
        *to = unsafe { dup_text(*from) }?;
    }
    Ok(())
}
