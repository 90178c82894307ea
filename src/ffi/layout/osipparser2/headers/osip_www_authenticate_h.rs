//! `osipparser2/headers/osip_www_authenticate.h`: the WWW-Authenticate header.

use libc::c_char;

/// A WWW-Authenticate header.
#[repr(C)]
pub struct osip_www_authenticate {
    /// The scheme: Digest.
    pub auth_type: *mut c_char,
    /// The realm, quoted.
    pub realm: *mut c_char,
    /// The domain, quoted.
    pub domain: *mut c_char,
    /// The nonce, quoted.
    pub nonce: *mut c_char,
    /// Opaque data, quoted.
    pub opaque: *mut c_char,
    /// Whether the nonce was stale.
    pub stale: *mut c_char,
    /// The algorithm.
    pub algorithm: *mut c_char,
    /// The qualities of protection, quoted.
    pub qop_options: *mut c_char,
    /// NTLM version.
    pub version: *mut c_char,
    /// NTLM target name.
    pub targetname: *mut c_char,
    /// NTLM data.
    pub gssapi_data: *mut c_char,
    /// Never set nor freed by the library.
    pub auth_param: *mut c_char,
}
pub type osip_www_authenticate_t = osip_www_authenticate;
