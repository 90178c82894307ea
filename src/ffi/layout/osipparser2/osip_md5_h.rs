//! `osipparser2/osip_md5.h`: MD5.

use libc::{c_uchar, c_uint};

// The frame declares the structure, which has no tag.
/// cbindgen:ignore
#[repr(C)]
pub struct osip_MD5_CTX {
    /// The digest so far.
    pub state: [c_uint; 4],
    /// The number of bits.
    pub count: [c_uint; 2],
    /// What does not make a block yet.
    pub buffer: [c_uchar; 64],
}
