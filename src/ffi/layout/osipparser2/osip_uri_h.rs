//! `osipparser2/osip_uri.h`: URIs and parameters.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// A parameter, a generic one or one of a URI; also a URI header.
#[repr(C)]
pub struct osip_uri_param {
    /// The name.
    pub gname: *mut c_char,
    /// The value; NULL for none.
    pub gvalue: *mut c_char,
}
pub type osip_uri_param_t = osip_uri_param;
pub type osip_uri_header_t = osip_uri_param_t;

/// A URI.
#[repr(C)]
pub struct osip_uri {
    /// The scheme: sip.
    pub scheme: *mut c_char,
    /// The user, not escaped; NULL for none.
    pub username: *mut c_char,
    /// The password, not escaped; NULL for none.
    pub password: *mut c_char,
    /// Host name or address, IPv6 without brackets.
    pub host: *mut c_char,
    /// The port, or NULL.
    pub port: *mut c_char,
    /// Parameters (osip_uri_param_t).
    pub url_params: osip_list_t,
    /// Headers (osip_uri_header_t).
    pub url_headers: osip_list_t,
    /// All that follows the colon of a URI that is no SIP URI.
    pub string: *mut c_char,
}
pub type osip_uri_t = osip_uri;
