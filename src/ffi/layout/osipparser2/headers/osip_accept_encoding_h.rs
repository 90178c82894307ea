//! `osipparser2/headers/osip_accept_encoding.h`: the Accept-Encoding header.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// An Accept-Encoding header.
#[repr(C)]
pub struct osip_accept_encoding {
    /// The coding, as it was written.
    pub element: *mut c_char,
    /// Parameters (osip_generic_param_t).
    pub gen_params: osip_list_t,
}
pub type osip_accept_encoding_t = osip_accept_encoding;
