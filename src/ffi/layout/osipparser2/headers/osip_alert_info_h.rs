//! `osipparser2/headers/osip_alert_info.h`: the Alert-Info header.

use crate::ffi::layout::osip_call_info_t;

/// An Alert-Info header.
pub type osip_alert_info_t = osip_call_info_t;
