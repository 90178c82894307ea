//! What all C structures of the library have in common: they are created empty, parsed, printed, cloned and freed in the same way.

use super::alloc::{self, Scratch};
use super::code::{self, BADPARAMETER, Result, UNDEFINED_ERROR};
use super::ptr;
use crate::sip::Writer;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use libc::{c_char, c_int};

/// A C structure that owns other blocks.
///
/// Whoever makes a reference to an object of C (`ptr::get`, `ptr::get_mut`) promises that its members are NULL or valid; the methods of
/// these traits rely on that.
///
/// # Safety
/// All bytes zero is an object that owns nothing.
pub(crate) unsafe trait Object: Sized {
    /// Frees what the object owns, not the object itself.
    ///
    /// # Safety
    /// Its members are NULL or blocks that nobody uses any more; they are not used afterwards.
    unsafe fn release(&mut self);

    /// True if it owns nothing that parsing would replace.
    fn is_new(&self) -> bool;

    /// Frees the object and all it owns; NULL is fine.
    ///
    /// # Safety
    /// The object and its members are not used any more.
    #[inline]
    unsafe fn free(object: *mut Self) {
        // SAFETY: NULL or an object.
        if let Some(content) = unsafe { object.as_mut() } {
            // SAFETY: its members are given up with it, and the block is not used after.
            unsafe {
                content.release();
                alloc::free(object);
            }
        }
    }
}

/// An object that can be parsed from the text of a header value.
pub(crate) trait Parse: Object {
    /// Parses into the object. On an error it has the parts before it. Old members are freed when they are
    /// replaced, lists appended to; `text` is none of them ([`parse_with`]).
    fn parse(&mut self, text: &[u8]) -> Result;
}

/// An object that can be printed.
pub(crate) trait Print: Object {
    /// Prints the object.
    fn print(&self, out: &mut Writer<'_>) -> Result;
}

/// An object that can be copied with all it owns.
pub(crate) trait Duplicate: Object {
    /// Fills `to`, which is empty, with copies. After a failure `to` has some of them.
    fn duplicate(&self, to: &mut Self) -> Result;

    /// A copy of the object.
    #[inline]
    fn copy(&self) -> Result<Owned<Self>> {
        let mut copy = Owned::new()?;
        self.duplicate(copy.as_mut())?;
        Ok(copy)
    }
}

/// An object that takes copies of what the core has parsed.
pub(crate) trait Store<V>: Object {
    /// Stores the parts of a view. On an error the object has some of them.
    fn store(&mut self, view: &V) -> Result;
}

/// A text that is an element of a list.
#[repr(transparent)]
pub(crate) struct Text(c_char);

// SAFETY: a NUL is an empty text.
unsafe impl Object for Text {
    unsafe fn release(&mut self) {}

    fn is_new(&self) -> bool {
        true
    }
}

/// An object that is freed unless it is given away.
pub(crate) struct Owned<T: Object>(NonNull<T>);

impl<T: Object> Owned<T> {
    /// A new, empty object.
    #[inline]
    pub(crate) fn new() -> Result<Self> {
        alloc::zeroed().map(Self)
    }

    #[inline]
    pub(crate) fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }

    #[inline]
    pub(crate) fn as_mut(&mut self) -> &mut T {
        // SAFETY: the object was made by `new`, and is reached by this value alone.
        unsafe { self.0.as_mut() }
    }

    /// Takes an object over.
    ///
    /// # Safety
    /// An object in a block of its own that nobody else uses.
    #[cfg(not(feature = "abi-parser"))]
    pub(crate) unsafe fn of(object: NonNull<T>) -> Self {
        Self(object)
    }

    /// Gives the object away.
    #[inline]
    pub(crate) fn into_raw(self) -> *mut T {
        let object = self.0;
        core::mem::forget(self);
        object.as_ptr()
    }
}

impl<T: Object> Drop for Owned<T> {
    fn drop(&mut self) {
        // SAFETY: the object was made by `new` and nobody else has it.
        unsafe { free(self.0.as_ptr()) };
    }
}

/// Frees an object and all it owns; NULL is fine.
///
/// # Safety
/// The object and its members are not used any more.
#[inline]
pub(crate) unsafe fn free<T: Object>(object: *mut T) {
    // SAFETY: NULL or an object that is given up.
    unsafe { T::free(object) };
}

/// Puts an object into a member, and frees the one that was there.
///
/// # Safety
/// The member is NULL or an object that nobody else uses.
#[inline]
pub(crate) unsafe fn put<T: Object>(member: &mut *mut T, object: Owned<T>) {
    let old = core::mem::replace(member, object.into_raw());
    // SAFETY: the member is NULL or an object that nobody else uses, and has been replaced.
    unsafe { free(old) };
}

/// How long a text is copied on the stack for [`parse_with`].
const COPY: usize = 1024;

/// Parses a text into an object with `parse`; into one that was used before a copy of the text, which may be one of the members that are
/// replaced.
#[inline]
pub(crate) fn parse_with<T: Object>(object: &mut T, text: &[u8], parse: impl FnOnce(&mut T, &[u8]) -> Result) -> Result {
    if object.is_new() {
        return parse(object, text);
    }
    let mut room = [MaybeUninit::uninit(); COPY];
    let copy = Scratch::copy(text, &mut room)?;
    parse(object, copy.as_ref())
}

/// A copy of an object.
#[inline]
pub(crate) fn copy<T: Duplicate>(object: &T) -> Result<Owned<T>> {
    object.copy()
}

/// A copy of an object that may be NULL.
///
/// # Safety
/// `object` is NULL or an object.
#[inline]
pub(crate) unsafe fn copy_of<T: Duplicate>(object: *const T) -> Result<*mut T> {
    // SAFETY: NULL or an object.
    match unsafe { object.as_ref() } {
        Some(object) => copy(object).map(Owned::into_raw),
        None => Ok(core::ptr::null_mut()),
    }
}

/// A new object with copies of what the core has parsed.
#[inline]
pub(crate) fn stored<T: Store<V>, V>(view: &V) -> Result<Owned<T>> {
    let mut object = Owned::<T>::new()?;
    object.as_mut().store(view)?;
    Ok(object)
}

/// A new object parsed from `text`.
#[inline]
pub(crate) fn parsed<T: Parse>(text: &[u8]) -> Result<Owned<T>> {
    let mut object = Owned::<T>::new()?;
    object.as_mut().parse(text)?;
    Ok(object)
}

/// How much is printed on the stack before the size is known; what is longer is printed twice.
const SCRATCH: usize = 512;

/// What `print` prints, as a new text of exactly that size.
#[inline]
pub(crate) fn printed<const SIZE: usize>(print: impl Fn(&mut Writer<'_>) -> Result) -> Result<(NonNull<u8>, usize)> {
    let mut scratch = [MaybeUninit::uninit(); SIZE];
    let mut out = Writer::new(&mut scratch);
    print(&mut out)?;
    let length = out.len();
    let block = alloc::text(length)?;
    match out.text() {
        // SAFETY: the block is new and has room for `length` bytes.
        Some(text) => unsafe { core::ptr::copy_nonoverlapping(text.as_ptr(), block.as_ptr().cast(), length) },
        None => {
            // SAFETY: the block has room for `length` bytes, which need no value yet.
            let place = unsafe { core::slice::from_raw_parts_mut(block.as_ptr().cast(), length) };
            if let Err(code) = print(&mut Writer::new(place)) {
                // SAFETY: the block is ours.
                unsafe { alloc::free(block.as_ptr()) };
                return Err(code);
            }
        }
    }
    Ok((block, length))
}

/// What `read` makes of what `print` prints.
#[inline]
pub(crate) fn reread<const SIZE: usize, T>(
    print: impl Fn(&mut Writer<'_>) -> Result,
    read: impl FnOnce(&[u8]) -> Result<T>,
) -> Result<T> {
    let mut scratch = [MaybeUninit::uninit(); SIZE];
    let mut out = Writer::new(&mut scratch);
    print(&mut out)?;
    if let Some(text) = out.text() {
        // SAFETY: the writer has given each of these bytes a value.
        return read(unsafe { core::slice::from_raw_parts(text.as_ptr().cast(), text.len()) });
    }
    let (text, length) = printed::<0>(print)?;
    // SAFETY: the block has that many bytes; it is freed once they were read.
    unsafe {
        let result = read(core::slice::from_raw_parts(text.as_ptr(), length));
        alloc::free(text.as_ptr());
        result
    }
}

/// True if two objects print the same text.
///
/// # Errors
/// That of printing, if one of them cannot be printed.
pub(crate) fn print_alike<T: Print>(left: &T, right: &T) -> Result<bool> {
    let (left, left_length) = printed::<SCRATCH>(|out| left.print(out))?;
    let right = printed::<SCRATCH>(|out| right.print(out));
    // SAFETY: both are texts of their lengths.
    let result = right.map(|(text, length)| unsafe { same_bytes(left, left_length, text, length) });
    // SAFETY: both are ours.
    unsafe {
        alloc::free(left.as_ptr());
        alloc::free(right.map_or(core::ptr::null_mut(), |(text, _)| text.as_ptr()));
    }
    result
}

/// # Safety
/// Both are blocks of at least their length.
unsafe fn same_bytes(left: NonNull<u8>, left_length: usize, right: NonNull<u8>, right_length: usize) -> bool {
    // SAFETY: both are blocks of at least their length.
    unsafe {
        core::slice::from_raw_parts(left.as_ptr(), left_length) == core::slice::from_raw_parts(right.as_ptr(), right_length)
    }
}

/// The body of `X_init`: `*out` = a new, empty object.
///
/// # Safety
/// `out` is NULL (`OSIP_BADPARAMETER`) or may be written.
#[inline]
pub(crate) unsafe fn c_init<T: Object>(out: *mut *mut T) -> c_int {
    code::of(|| {
        // SAFETY: `out` is NULL (`OSIP_BADPARAMETER`) or may be written.
        let out = unsafe { ptr::out(out) }?;
        *out = Owned::new()?.into_raw();
        Ok(())
    })
}

/// The body of `X_free`.
///
/// # Safety
/// `object` is NULL or an object that is not used any more.
#[inline]
pub(crate) unsafe fn c_free<T: Object>(object: *mut T) {
    // SAFETY: `object` is NULL or an object that is not used any more.
    unsafe { free(object) }
}

/// The body of `X_parse`. NULL is `OSIP_BADPARAMETER`.
///
/// # Safety
/// `object` is NULL or an object, `text` NULL or a text.
#[inline]
pub(crate) unsafe fn c_parse<T: Parse>(object: *mut T, text: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `object` is NULL or an object, `text` NULL or a text.
        let (object, text) = unsafe { (ptr::get_mut(object)?, ptr::need_text(text)?) };
        parse_with(object, text, T::parse)
    })
}

/// The body of `X_to_str`: `*dest` = a new text, NULL after a failure.
///
/// # Safety
/// `object` is NULL or an object, `dest` NULL or may be written.
#[inline]
pub(crate) unsafe fn c_to_str<T: Print>(object: *const T, dest: *mut *mut c_char) -> c_int {
    // SAFETY: `object` is NULL or an object, `dest` NULL or may be written.
    unsafe { c_print(object, dest, T::print) }
}

/// The body of an `X_to_str` with a grammar of its own.
///
/// # Safety
/// `object` is NULL or an object, `dest` NULL or may be written.
#[inline]
pub(crate) unsafe fn c_print<T>(
    object: *const T,
    dest: *mut *mut c_char,
    print: impl Fn(&T, &mut Writer<'_>) -> Result,
) -> c_int {
    code::of(|| {
        // SAFETY: `object` is NULL or an object, `dest` NULL or may be written.
        let (dest, object) = unsafe { (ptr::out(dest)?, ptr::get(object)?) };
        let (text, _) = printed::<SCRATCH>(|out| print(object, out))?;
        *dest = text.as_ptr().cast();
        Ok(())
    })
}

/// The body of `X_clone`: `*dest` = a copy, NULL after a failure.
///
/// # Safety
/// `object` is NULL or an object, `dest` NULL or may be written.
#[inline]
pub(crate) unsafe fn c_clone<T: Duplicate>(object: *const T, dest: *mut *mut T) -> c_int {
    code::of(|| {
        // SAFETY: `object` is NULL or an object, `dest` NULL or may be written.
        let (dest, object) = unsafe { (ptr::out(dest)?, ptr::get(object)?) };
        *dest = copy(object)?.into_raw();
        Ok(())
    })
}

/// The body of a setter: the member adopts `value`, and what it was is not freed. A NULL object is ignored.
///
/// # Safety
/// `object` is NULL or an object.
#[inline]
pub(crate) unsafe fn c_set<T, V>(object: *mut T, value: V, member: impl FnOnce(&mut T) -> &mut V) {
    // SAFETY: NULL or an object.
    if let Some(object) = unsafe { object.as_mut() } {
        *member(object) = value;
    }
}

/// The body of a setter that returns a code: like [`c_set`], but a NULL object is `OSIP_BADPARAMETER`.
///
/// # Safety
/// `object` is NULL or an object.
#[inline]
pub(crate) unsafe fn c_put<T, V>(object: *mut T, value: V, member: impl FnOnce(&mut T) -> &mut V) -> c_int {
    code::of(|| {
        // SAFETY: `object` is NULL or an object.
        *member(unsafe { ptr::get_mut(object) }?) = value;
        Ok(())
    })
}

/// The body of a getter: the stored pointer, NULL for a NULL object.
///
/// # Safety
/// `object` is NULL or an object.
#[inline]
pub(crate) unsafe fn c_get<T, V>(object: *const T, member: impl FnOnce(&T) -> *mut V) -> *mut V {
    // SAFETY: NULL or an object.
    unsafe { object.as_ref() }.map_or(core::ptr::null_mut(), member)
}

/// The body of `X_match`: 0 if `compare` says that the two are alike, -1 if not.
///
/// # Errors
/// `OSIP_BADPARAMETER` if one of the two is NULL.
///
/// # Safety
/// Both are NULL or objects.
#[inline]
pub(crate) unsafe fn c_match<T>(left: *const T, right: *const T, compare: impl FnOnce(&T, &T) -> Result<bool>) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or objects.
        let (Some(left), Some(right)) = (unsafe { left.as_ref() }, unsafe { right.as_ref() }) else {
            return Err(BADPARAMETER);
        };
        if compare(left, right)? { Ok(()) } else { Err(UNDEFINED_ERROR) }
    })
}
