//! `osipparser2/headers/osip_content_type.h`: the Content-Type header.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_content_type, osip_content_type_t, osip_uri_param};
use crate::ffi::object::{self, Duplicate, Object, Parse, Print};
use crate::ffi::params::{self, ParamList};
use crate::ffi::{alloc, guard, list, ptr};
use crate::sip::Writer;
use crate::sip::header::MediaType;
use libc::{c_char, c_int};

impl osip_content_type {
    /// The header as the core sees it.
    pub(crate) fn view(&self) -> MediaType<'_, ParamList<'_>> {
        // SAFETY: members are NULL or texts, the elements of the list are parameters.
        unsafe {
            MediaType { kind: ptr::text(self.r#type), subtype: ptr::text(self.subtype), params: ParamList::new(&self.gen_params) }
        }
    }
}

// SAFETY: pointers may be NULL, and a list of zeroes is empty.
unsafe impl Object for osip_content_type {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the list are parameters.
        unsafe {
            alloc::free_all([self.r#type, self.subtype]);
            list::free::<osip_uri_param>(&mut self.gen_params);
        }
    }
}

impl Parse for osip_content_type {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut media_type = MediaType::default();
        let result = media_type.read(text);
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut self.gen_params, media_type.params) }?;
        alloc::store(&mut self.r#type, media_type.kind)?;
        alloc::store(&mut self.subtype, media_type.subtype)?;
        Ok(result?)
    }
}

impl Print for osip_content_type {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

impl Duplicate for osip_content_type {
    fn duplicate(&self, to: &mut Self) -> Result {
        // SAFETY: members are NULL or texts, the elements of the list are parameters.
        unsafe {
            alloc::dup_all([(&self.r#type, &mut to.r#type), (&self.subtype, &mut to.subtype)])?;
            list::clone::<osip_uri_param>(&self.gen_params, &mut to.gen_params)
        }
    }
}

/// Makes an empty header. 0, or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_type_init(header: *mut *mut osip_content_type_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_init(header) }
}

/// Frees a header and all it owns.
///
/// # Safety
/// `header` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_type_free(header: *mut osip_content_type_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(header) }
}

/// Parses a header value; NULL and an empty text leave the header empty. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_type_parse(header: *mut osip_content_type_t, hvalue: *const c_char) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        match unsafe { ptr::text(hvalue) } {
            None | Some(b"") => Ok(()),
            // SAFETY: the same contract.
            Some(text) => unsafe { ptr::get_mut(header) }?.parse(text),
        }
    })
}

/// Prints a header value into a new text. 0, OSIP_BADPARAMETER without type or subtype, OSIP_SYNTAXERROR if a parameter has no value, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_type_to_str(header: *const osip_content_type_t, dest: *mut *mut c_char) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_to_str(header, dest) }
}

/// Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_content_type_clone(
    header: *const osip_content_type_t,
    dest: *mut *mut osip_content_type_t,
) -> c_int {
    // SAFETY: the same contract.
    unsafe { object::c_clone(header, dest) }
}
