//! `osipparser2/headers/osip_content_disposition.h`: the Content-Disposition header, which the message parser keeps as a header without
//! a type of its own.

use crate::ffi::code;
use crate::ffi::layout::osip_content_disposition_t;
use crate::ffi::object::Store;
use crate::ffi::ptr;
use crate::sip::header::Element;
use libc::{c_char, c_int};

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_content_disposition_parse(header: *mut osip_content_disposition_t, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `header` is NULL or an object, `hvalue` NULL or a text.
        let (header, text) = unsafe { (ptr::get_mut(header)?, ptr::need_text(hvalue)?) };
        let mut parts = Element::default();
        let result = parts.read(text);
        header.store(&parts)?;
        Ok(result?)
    })
}
