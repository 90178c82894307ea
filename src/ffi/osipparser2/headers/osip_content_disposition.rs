//! `osipparser2/headers/osip_content_disposition.h`: the Content-Disposition header.

use super::osip_call_info::osip_call_info_t;

pub type osip_content_disposition_t = osip_call_info_t;
