//! `osipparser2/headers/osip_contact.h`: the Contact header.

use crate::ffi::layout::osip_from_t;

/// A Contact header.
pub type osip_contact_t = osip_from_t;
