//! `osipparser2/headers/osip_content_disposition.h`: the Content-Disposition header, which the message parser keeps as a header without

use crate::ffi::layout::osip_call_info_t;

/// A Content-Disposition header.
pub type osip_content_disposition_t = osip_call_info_t;
