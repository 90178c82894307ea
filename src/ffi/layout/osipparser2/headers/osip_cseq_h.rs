//! `osipparser2/headers/osip_cseq.h`: the CSeq header.

use libc::c_char;

/// A CSeq header.
#[repr(C)]
pub struct osip_cseq {
    /// The method.
    pub method: *mut c_char,
    /// The number, as it was written.
    pub number: *mut c_char,
}
pub type osip_cseq_t = osip_cseq;
