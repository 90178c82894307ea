//! `osipparser2/headers/osip_accept.h`: the Accept header.

use crate::ffi::layout::osip_content_type_t;

/// An Accept header.
pub type osip_accept_t = osip_content_type_t;
