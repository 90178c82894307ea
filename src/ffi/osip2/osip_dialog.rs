//! `osip2/osip_dialog.h`: dialogs.

use super::osip::state_t;
use crate::ffi::osipparser2::headers::osip_contact::osip_contact_t;
use crate::ffi::osipparser2::headers::osip_from::osip_from_t;
use crate::ffi::osipparser2::headers::osip_to::osip_to_t;
use crate::ffi::osipparser2::osip_list::osip_list_t;
use core::mem::offset_of;
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

#[cfg(target_pointer_width = "64")]
const _: () = {
    assert!(size_of::<osip_dialog>() == 104 && offset_of!(osip_dialog, line_param) == 24);
    assert!(offset_of!(osip_dialog, route_set) == 32 && offset_of!(osip_dialog, local_cseq) == 48);
    assert!(offset_of!(osip_dialog, remote_uri) == 56 && offset_of!(osip_dialog, remote_contact_uri) == 72);
    assert!(offset_of!(osip_dialog, r#type) == 84 && offset_of!(osip_dialog, your_instance) == 96);
};
