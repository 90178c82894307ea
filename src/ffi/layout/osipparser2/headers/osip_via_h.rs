//! `osipparser2/headers/osip_via.h`: the Via header.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// A Via header.
#[repr(C)]
pub struct osip_via {
    /// The version: 2.0.
    pub version: *mut c_char,
    /// The transport: UDP.
    pub protocol: *mut c_char,
    /// Host name or address, IPv6 without brackets.
    pub host: *mut c_char,
    /// The port, or NULL.
    pub port: *mut c_char,
    /// What stands in parentheses, or NULL.
    pub comment: *mut c_char,
    /// Parameters (osip_generic_param_t).
    pub via_params: osip_list_t,
}
pub type osip_via_t = osip_via;
