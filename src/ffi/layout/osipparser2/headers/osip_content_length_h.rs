//! `osipparser2/headers/osip_content_length.h`: the Content-Length header, and all others that are kept as they are.

use libc::c_char;

/// A Content-Length header.
#[repr(C)]
pub struct osip_content_length {
    /// The value, as it was written.
    pub value: *mut c_char,
}
pub type osip_content_length_t = osip_content_length;
