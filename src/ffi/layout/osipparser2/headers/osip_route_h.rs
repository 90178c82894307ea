//! `osipparser2/headers/osip_route.h`: the Route header.

use crate::ffi::layout::osip_from_t;

/// A Route header.
pub type osip_route_t = osip_from_t;
