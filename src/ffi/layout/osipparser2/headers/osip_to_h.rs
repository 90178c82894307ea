//! `osipparser2/headers/osip_to.h`: the To header.

use crate::ffi::layout::osip_from_t;

/// A To header.
pub type osip_to_t = osip_from_t;
