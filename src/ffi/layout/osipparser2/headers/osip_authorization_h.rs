//! `osipparser2/headers/osip_authorization.h`: the Authorization header.

use libc::c_char;

/// An Authorization header.
#[repr(C)]
pub struct osip_authorization {
    /// The scheme: Digest.
    pub auth_type: *mut c_char,
    /// The user name, quoted.
    pub username: *mut c_char,
    /// The realm, quoted.
    pub realm: *mut c_char,
    /// The nonce, quoted.
    pub nonce: *mut c_char,
    /// The URI, quoted.
    pub uri: *mut c_char,
    /// The response digest, quoted.
    pub response: *mut c_char,
    /// An old form of the response.
    pub digest: *mut c_char,
    /// The algorithm.
    pub algorithm: *mut c_char,
    /// The client nonce, quoted.
    pub cnonce: *mut c_char,
    /// Opaque data, quoted.
    pub opaque: *mut c_char,
    /// The quality of protection.
    pub message_qop: *mut c_char,
    /// The nonce count.
    pub nonce_count: *mut c_char,
    /// NTLM version.
    pub version: *mut c_char,
    /// NTLM target name.
    pub targetname: *mut c_char,
    /// NTLM data.
    pub gssapi_data: *mut c_char,
    /// NTLM crand.
    pub crand: *mut c_char,
    /// NTLM cnum.
    pub cnum: *mut c_char,
    /// Never set nor freed by the library.
    pub auth_param: *mut c_char,
}
pub type osip_authorization_t = osip_authorization;
