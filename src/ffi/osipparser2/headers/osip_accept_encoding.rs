//! `osipparser2/headers/osip_accept_encoding.h`: the Accept-Encoding header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::layout::{osip_accept_encoding, osip_accept_encoding_t, osip_uri_param};
use crate::ffi::object::{self, Duplicate, Object, Parse, Print};
use crate::ffi::params::{self, ParamList};
use crate::ffi::{alloc, list, ptr};
use crate::sip::Writer;
use crate::sip::header::Element;
use libc::{c_char, c_int};

impl osip_accept_encoding {
    /// The header as the core sees it.
    pub(crate) fn view(&self) -> Element<'_, ParamList<'_>> {
        // SAFETY: members are NULL or texts, the elements of the list are parameters.
        unsafe { Element { text: ptr::text(self.element), params: ParamList::new(&self.gen_params) } }
    }
}

// SAFETY: pointers may be NULL, and a list of zeroes is empty.
unsafe impl Object for osip_accept_encoding {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the list are parameters.
        unsafe {
            alloc::free(self.element);
            list::free::<osip_uri_param>(&mut self.gen_params);
        }
    }
}

impl Parse for osip_accept_encoding {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut element = Element::default();
        let result = element.read(text);
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut self.gen_params, element.params) }?;
        alloc::store(&mut self.element, element.text)?;
        Ok(result?)
    }
}

impl Print for osip_accept_encoding {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

impl Duplicate for osip_accept_encoding {
    fn duplicate(&self, to: &mut Self) -> Result {
        if self.element.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: members are NULL or texts, the elements of the list are parameters.
        unsafe {
            to.element = alloc::dup_text(self.element)?;
            list::clone::<osip_uri_param>(&self.gen_params, &mut to.gen_params)
        }
    }
}

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_init(header: *mut *mut osip_accept_encoding_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_parse(header: *mut osip_accept_encoding_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_to_str(header: *const osip_accept_encoding_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_free(header: *mut osip_accept_encoding_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_clone(
    header: *const osip_accept_encoding_t,
    dest: *mut *mut osip_accept_encoding_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// Sets the coding; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_set_element(header: *mut osip_accept_encoding_t, value: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, value, |header| &mut header.element) }
}

/// The coding, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_accept_encoding_get_element(header: *const osip_accept_encoding_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.element) }
}
