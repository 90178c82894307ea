//! `osipparser2/headers/osip_header.h`: headers without a type of their own.

use crate::ffi::layout::osip_uri_param_t;
use libc::c_char;

/// A header without a type of its own.
#[repr(C)]
pub struct osip_header {
    /// The name.
    pub hname: *mut c_char,
    /// The value, or NULL.
    pub hvalue: *mut c_char,
}
pub type osip_header_t = osip_header;

/// A parameter of a header.
pub type osip_generic_param_t = osip_uri_param_t;
