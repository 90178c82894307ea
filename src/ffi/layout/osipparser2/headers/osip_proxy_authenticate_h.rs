//! `osipparser2/headers/osip_proxy_authenticate.h`: the Proxy-Authenticate header.

use crate::ffi::layout::osip_www_authenticate_t;

/// A Proxy-Authenticate header.
pub type osip_proxy_authenticate_t = osip_www_authenticate_t;
