//! `osipparser2/headers/osip_contact.h`: the Contact header.

use super::osip_from::osip_from_t;

pub type osip_contact_t = osip_from_t;
