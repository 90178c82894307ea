//! `osipparser2/headers/osip_accept_language.h`: the Accept-Language header.

use crate::ffi::layout::osip_accept_encoding_t;

/// An Accept-Language header.
pub type osip_accept_language_t = osip_accept_encoding_t;
