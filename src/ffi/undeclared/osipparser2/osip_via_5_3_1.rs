//! What libosip2 5.3.1 calls the accessors of [`crate::ffi::layout::osip_via`]. The headers are those of 5.3.0, in which these
//! names are macros; so no header declares them.

use crate::ffi::entries::entries;
use crate::ffi::layout::osip_via_t;
use libc::c_char;

entries! {
    /// Sets the version, like `via_set_version`.
    set osip_via_set_version(header: *mut osip_via_t, value: *mut c_char) = version;
    /// The version, or NULL, like `via_get_version`.
    get osip_via_get_version(header: *mut osip_via_t) -> *mut c_char = version;
    /// Sets the transport, like `via_set_protocol`.
    set osip_via_set_protocol(header: *mut osip_via_t, value: *mut c_char) = protocol;
    /// The transport, or NULL, like `via_get_protocol`.
    get osip_via_get_protocol(header: *mut osip_via_t) -> *mut c_char = protocol;
    /// Sets the host, like `via_set_host`.
    set osip_via_set_host(header: *mut osip_via_t, value: *mut c_char) = host;
    /// The host, or NULL, like `via_get_host`.
    get osip_via_get_host(header: *mut osip_via_t) -> *mut c_char = host;
    /// Sets the port, like `via_set_port`.
    set osip_via_set_port(header: *mut osip_via_t, value: *mut c_char) = port;
    /// The port, or NULL, like `via_get_port`.
    get osip_via_get_port(header: *mut osip_via_t) -> *mut c_char = port;
    /// Sets the comment, like `via_set_comment`.
    set osip_via_set_comment(header: *mut osip_via_t, value: *mut c_char) = comment;
    /// The comment, or NULL, like `via_get_comment`.
    get osip_via_get_comment(header: *mut osip_via_t) -> *mut c_char = comment;
}
