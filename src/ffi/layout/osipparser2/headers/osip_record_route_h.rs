//! `osipparser2/headers/osip_record_route.h`: the Record-Route header.

use crate::ffi::layout::osip_from_t;

/// A Record-Route header.
pub type osip_record_route_t = osip_from_t;
