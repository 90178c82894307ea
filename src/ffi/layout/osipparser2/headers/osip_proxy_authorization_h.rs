//! `osipparser2/headers/osip_proxy_authorization.h`: the Proxy-Authorization header.

use crate::ffi::layout::osip_authorization_t;

/// A Proxy-Authorization header.
pub type osip_proxy_authorization_t = osip_authorization_t;
