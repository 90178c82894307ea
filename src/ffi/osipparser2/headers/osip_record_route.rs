//! `osipparser2/headers/osip_record_route.h`: the Record-Route header.

use super::osip_from::osip_from_t;

pub type osip_record_route_t = osip_from_t;
