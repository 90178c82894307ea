//! The panic boundary: no panic crosses into C, it becomes the function's own error value.

use super::code::{self, Code, Result, UNDEFINED_ERROR};
use libc::c_int;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the body of a function whose error value is `default`.
#[inline]
pub(crate) fn or<T>(default: T, body: impl FnOnce() -> T) -> T {
    // What a panic leaves behind belongs to C and is freed by it, whatever state it is in.
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(default)
}

/// Runs the body of a function that returns a code.
#[inline]
pub(crate) fn code(body: impl FnOnce() -> Result) -> c_int {
    or(UNDEFINED_ERROR.0, || code::of(body()))
}

/// Runs the body of a function that returns a number or a code.
#[inline]
pub(crate) fn number(body: impl FnOnce() -> Result<c_int>) -> c_int {
    or(UNDEFINED_ERROR.0, || body().unwrap_or_else(|Code(code)| code))
}

/// Runs the body of a function that returns a pointer.
#[inline]
pub(crate) fn pointer<T>(body: impl FnOnce() -> *mut T) -> *mut T {
    or(core::ptr::null_mut(), body)
}

/// Runs the body of a function that returns nothing.
#[inline]
pub(crate) fn unit(body: impl FnOnce()) {
    or((), body);
}

/// Panics at the address -1 in the libraries that a test of the boundary is built with; does nothing in all others.
#[inline]
pub(crate) fn probe<T>(object: *const T) {
    #[cfg(feature = "panic-probe")]
    assert_ne!(object.addr(), usize::MAX, "this panic is a test");
    let _ = object;
}
