//! `osipparser2/headers/osip_accept.h`: the Accept header.

use super::osip_content_type::osip_content_type_t;

pub type osip_accept_t = osip_content_type_t;
