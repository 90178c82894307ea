//! `osip2/osip_dialog.h`: dialogs.

use crate::ffi::layout::{osip_contact_t, osip_from_t, osip_list_t, osip_to_t, state_t};
use libc::{c_char, c_int, c_uint, c_void};

/// Who began a dialog.
#[repr(C)]
#[allow(clippy::upper_case_acronyms)]
pub enum _osip_dialog_type_t {
    CALLER,
    CALLEE,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type osip_dialog_type_t = c_uint;
#[cfg(cbindgen)]
pub type osip_dialog_type_t = _osip_dialog_type_t;

/// A dialog.
#[repr(C)]
pub struct osip_dialog {
    /// The Call-ID: number@host.
    pub call_id: *mut c_char,
    /// Our tag.
    pub local_tag: *mut c_char,
    /// The tag of the peer, or NULL.
    pub remote_tag: *mut c_char,
    /// The value of the parameter `line` of the Request-URI that reached us, or NULL.
    pub line_param: *mut c_char,
    /// The route set (osip_record_route_t).
    pub route_set: osip_list_t,
    /// The CSeq number of our last request, -1 for none.
    pub local_cseq: c_int,
    /// The CSeq number of the last request of the peer, -1 for none.
    pub remote_cseq: c_int,
    /// The From or To of the peer.
    pub remote_uri: *mut osip_to_t,
    /// Our own From or To.
    pub local_uri: *mut osip_from_t,
    /// The Contact of the peer, or NULL.
    pub remote_contact_uri: *mut osip_contact_t,
    /// -1; for the application.
    pub secure: c_int,
    pub r#type: osip_dialog_type_t,
    /// DIALOG_EARLY, DIALOG_CONFIRMED or DIALOG_CLOSE.
    pub state: state_t,
    /// For the application.
    pub your_instance: *mut c_void,
}
pub type osip_dialog_t = osip_dialog;
