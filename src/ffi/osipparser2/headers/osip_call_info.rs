//! `osipparser2/headers/osip_call_info.h`: the Call-Info header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::layout::{osip_call_info, osip_call_info_t, osip_uri_param};
use crate::ffi::object::{self, Duplicate, Object, Parse, Print};
use crate::ffi::params::{self, ParamList};
use crate::ffi::{alloc, list, ptr};
use crate::sip::header::Element;
use crate::sip::{Error, Writer};
use libc::{c_char, c_int};

impl osip_call_info {
    /// The header as the core sees it.
    pub(crate) fn view(&self) -> Element<'_, ParamList<'_>> {
        // SAFETY: members are NULL or texts, the elements of the list are parameters.
        unsafe { Element { text: ptr::text(self.element), params: ParamList::new(&self.gen_params) } }
    }

    /// Stores the parts of a header, the parameters first.
    pub(super) fn store(&mut self, element: &Element<'_>, result: core::result::Result<(), Error>) -> Result {
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut self.gen_params, element.params) }?;
        alloc::store(&mut self.element, element.text)?;
        Ok(result?)
    }
}

// SAFETY: pointers may be NULL, and a list of zeroes is empty.
unsafe impl Object for osip_call_info {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the list are parameters.
        unsafe {
            alloc::free(self.element);
            list::free::<osip_uri_param>(&mut self.gen_params);
        }
    }
}

impl Parse for osip_call_info {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut element = Element::default();
        let result = element.read_bracketed(text);
        self.store(&element, result)
    }
}

impl Print for osip_call_info {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

impl Duplicate for osip_call_info {
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
pub unsafe extern "C" fn osip_call_info_init(header: *mut *mut osip_call_info_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_free(header: *mut osip_call_info_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_parse(header: *mut osip_call_info_t, hvalue: *const c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_parse(header, hvalue) }
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_to_str(header: *const osip_call_info_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_clone(header: *const osip_call_info_t, dest: *mut *mut osip_call_info_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}

/// The URI with its brackets, or NULL.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_get_uri(header: *mut osip_call_info_t) -> *mut c_char {
    // SAFETY: the same contract.
    unsafe { object::c_get(header, |header| header.element) }
}

/// Sets the URI with its brackets; the header adopts the text.
///
/// # Safety
/// `header` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_call_info_set_uri(header: *mut osip_call_info_t, uri: *mut c_char) {
    // SAFETY: the same contract.
    unsafe { object::c_set(header, uri, |header| &mut header.element) }
}
