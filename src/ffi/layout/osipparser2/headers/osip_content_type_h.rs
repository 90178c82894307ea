//! `osipparser2/headers/osip_content_type.h`: the Content-Type header.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// A Content-Type header.
#[repr(C)]
pub struct osip_content_type {
    /// The type: application.
    pub r#type: *mut c_char,
    /// The subtype: sdp.
    pub subtype: *mut c_char,
    /// Parameters (osip_generic_param_t).
    pub gen_params: osip_list_t,
}
pub type osip_content_type_t = osip_content_type;
