//! `osipparser2/osip_body.h`: bodies.

use crate::ffi::layout::{osip_content_type_t, osip_list_t};
use libc::{c_char, size_t};

/// A body.
#[repr(C)]
pub struct osip_body {
    /// The bytes, followed by a NUL.
    pub body: *mut c_char,
    /// The number of bytes.
    pub length: size_t,
    /// Headers of a part of a multipart body (osip_header_t): a block of its own.
    pub headers: *mut osip_list_t,
    /// The Content-Type of a part, or NULL.
    pub content_type: *mut osip_content_type_t,
}
pub type osip_body_t = osip_body;
