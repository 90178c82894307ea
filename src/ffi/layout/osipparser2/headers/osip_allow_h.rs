//! `osipparser2/headers/osip_allow.h`: the Allow header.

use crate::ffi::layout::osip_content_length_t;

/// An Allow header.
pub type osip_allow_t = osip_content_length_t;
