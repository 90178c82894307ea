//! `osipparser2/headers/osip_call_id.h`: the Call-ID header.

use libc::c_char;

/// A Call-ID header.
#[repr(C)]
pub struct osip_call_id {
    /// What stands before the first @.
    pub number: *mut c_char,
    /// What follows it, or NULL.
    pub host: *mut c_char,
}
pub type osip_call_id_t = osip_call_id;
