//! `osipparser2/headers/osip_to.h`: the To header.

use super::osip_from::osip_from_t;

pub type osip_to_t = osip_from_t;
