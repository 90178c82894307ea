//! `osipparser2/headers/osip_allow.h`: the Allow header.

use super::osip_content_length::osip_content_length_t;

/// An Allow header.
pub type osip_allow_t = osip_content_length_t;
