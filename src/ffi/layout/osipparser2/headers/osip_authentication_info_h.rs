//! `osipparser2/headers/osip_authentication_info.h`: the Authentication-Info header.

use libc::c_char;

/// An Authentication-Info header.
#[repr(C)]
pub struct osip_authentication_info {
    /// The scheme, or NULL.
    pub auth_type: *mut c_char,
    /// The next nonce, quoted.
    pub nextnonce: *mut c_char,
    /// The quality of protection.
    pub qop_options: *mut c_char,
    /// The response digest, quoted.
    pub rspauth: *mut c_char,
    /// The client nonce, quoted.
    pub cnonce: *mut c_char,
    /// The nonce count.
    pub nonce_count: *mut c_char,
    /// NTLM snum.
    pub snum: *mut c_char,
    /// NTLM srand.
    pub srand: *mut c_char,
    /// The realm, quoted.
    pub realm: *mut c_char,
    /// NTLM target name.
    pub targetname: *mut c_char,
    /// Opaque data, quoted.
    pub opaque: *mut c_char,
}
pub type osip_authentication_info_t = osip_authentication_info;
