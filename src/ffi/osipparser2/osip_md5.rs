//! `osipparser2/osip_md5.h`: MD5.

use crate::ffi::layout::osip_MD5_CTX;
use crate::ffi::ptr;
use crate::md5::{INITIAL, Md5};
use core::mem::offset_of;
use libc::{c_char, c_uchar, c_uint};

const _: () = {
    assert!(size_of::<osip_MD5_CTX>() == 88);
    assert!(offset_of!(osip_MD5_CTX, count) == 16 && offset_of!(osip_MD5_CTX, buffer) == 24);
};

impl osip_MD5_CTX {
    /// Works on the digest as the core has it.
    fn with<T>(&mut self, work: impl FnOnce(&mut Md5) -> T) -> T {
        let mut md5 = Md5 { state: self.state, count: self.count, buffer: self.buffer };
        let result = work(&mut md5);
        *self = Self { state: md5.state, count: md5.count, buffer: md5.buffer };
        result
    }
}

/// Begins a digest.
///
/// # Safety
/// `context` is NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_MD5Init(context: *mut osip_MD5_CTX) {
    // SAFETY: NULL or writable; integers may have any value.
    if let Some(context) = unsafe { context.as_mut() } {
        context.state = INITIAL;
        context.count = [0; 2];
    }
}

/// Adds bytes to a digest.
///
/// # Safety
/// `context` is NULL or a digest that was begun, `input` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_MD5Update(context: *mut osip_MD5_CTX, input: *mut c_uchar, length: c_uint) {
    // SAFETY: `context` is NULL or a digest that was begun, `input` a buffer.
    let (context, input) = unsafe { (context.as_mut(), ptr::buffer(input.cast::<c_char>(), length as usize)) };
    if let (Some(context), Some(input)) = (context, input) {
        context.with(|md5| md5.update(input));
    }
}

/// Ends a digest: 16 bytes in `digest`. The context becomes all zero.
///
/// # Safety
/// `digest` is NULL or has room for 16 bytes, `context` is NULL or a digest that was begun.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_MD5Final(digest: *mut c_uchar, context: *mut osip_MD5_CTX) {
    // SAFETY: `digest` is NULL or has room for 16 bytes, `context` is NULL or a digest that was begun.
    if let (Some(digest), Some(context)) = unsafe { (digest.cast::<[c_uchar; 16]>().as_mut(), context.as_mut()) } {
        *digest = context.with(Md5::finish);
    }
}
