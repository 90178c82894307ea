//! `osipparser2/headers/osip_error_info.h`: the Error-Info header.

use crate::ffi::layout::osip_call_info_t;

/// An Error-Info header.
pub type osip_error_info_t = osip_call_info_t;
