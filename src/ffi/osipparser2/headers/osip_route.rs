//! `osipparser2/headers/osip_route.h`: the Route header.

use super::osip_from::osip_from_t;

pub type osip_route_t = osip_from_t;
