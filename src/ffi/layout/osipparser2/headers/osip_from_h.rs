//! `osipparser2/headers/osip_from.h`: the From header, whose structure To, Contact, Route and Record-Route share.

use crate::ffi::layout::{osip_list_t, osip_uri_t};
use libc::c_char;

/// A From header.
#[repr(C)]
pub struct osip_from {
    /// The display name, with its quotes; NULL for none.
    pub displayname: *mut c_char,
    /// The URI.
    pub url: *mut osip_uri_t,
    /// Parameters (osip_generic_param_t).
    pub gen_params: osip_list_t,
}
pub type osip_from_t = osip_from;
