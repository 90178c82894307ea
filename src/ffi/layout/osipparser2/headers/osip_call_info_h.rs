//! `osipparser2/headers/osip_call_info.h`: the Call-Info header.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// A Call-Info header.
#[repr(C)]
pub struct osip_call_info {
    /// The URI with its brackets.
    pub element: *mut c_char,
    /// Parameters (osip_generic_param_t).
    pub gen_params: osip_list_t,
}
pub type osip_call_info_t = osip_call_info;
