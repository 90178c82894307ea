//! `osipparser2/osip_uri.h`: URIs and parameters.

use crate::ffi::alloc;
use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::object::{self, Duplicate, Object};
use crate::ffi::osipparser2::osip_list::osip_list_t;
use core::mem::offset_of;
use libc::{c_char, c_int};

/// A parameter, a generic one or one of a URI; also a URI header.
#[repr(C)]
pub struct osip_uri_param {
    /// The name.
    pub gname: *mut c_char,
    /// The value; NULL for none.
    pub gvalue: *mut c_char,
}
pub type osip_uri_param_t = osip_uri_param;
pub type osip_uri_header_t = osip_uri_param_t;

/// A URI.
#[repr(C)]
pub struct osip_uri {
    /// The scheme: sip.
    pub scheme: *mut c_char,
    /// The user, not escaped; NULL for none.
    pub username: *mut c_char,
    /// The password, not escaped; NULL for none.
    pub password: *mut c_char,
    /// Host name or address, IPv6 without brackets.
    pub host: *mut c_char,
    /// The port, or NULL.
    pub port: *mut c_char,
    /// Parameters (osip_uri_param_t).
    pub url_params: osip_list_t,
    /// Headers (osip_uri_header_t).
    pub url_headers: osip_list_t,
    /// All that follows the colon of a URI that is no SIP URI.
    pub string: *mut c_char,
}
pub type osip_uri_t = osip_uri;

#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<osip_uri_param>() == 16 && offset_of!(osip_uri_param, gvalue) == 8);

// SAFETY: pointers may be NULL.
unsafe impl Object for osip_uri_param {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe { alloc::free_all([self.gname, self.gvalue]) };
    }
}

impl Duplicate for osip_uri_param {
    fn duplicate(&self, to: &mut Self) -> Result {
        if self.gname.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: members are NULL or texts.
        unsafe { alloc::dup_all([(&self.gname, &mut to.gname), (&self.gvalue, &mut to.gvalue)]) }
    }
}

/// Makes an empty parameter. 0, or OSIP_NOMEM.
///
/// # Safety
/// `url_param` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_uri_param_init(url_param: *mut *mut osip_uri_param_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(url_param) }
}
