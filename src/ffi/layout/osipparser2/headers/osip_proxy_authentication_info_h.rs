//! `osipparser2/headers/osip_proxy_authentication_info.h`: the Proxy-Authentication-Info header.

use crate::ffi::layout::osip_authentication_info_t;

/// A Proxy-Authentication-Info header.
pub type osip_proxy_authentication_info_t = osip_authentication_info_t;
