//! `osipparser2/headers/osip_cseq.h`: the CSeq header.

use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_cseq, osip_cseq_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Parse, Print, Store};
use crate::ffi::ptr;
use crate::sip::Writer;
use crate::sip::header::CSeq;
use core::ptr::null_mut;
use libc::{c_char, c_int};

members! {
    osip_cseq as CSeq: CSeq<'_> {
        text method,
        text number,
    }
    copy needs number, method;
}

impl osip_cseq {
    fn is_complete(&self) -> bool {
        !self.number.is_null() && !self.method.is_null()
    }
}

impl Parse for osip_cseq {
    fn parse(&mut self, text: &[u8]) -> Result {
        // The members may never have had a value.
        (self.method, self.number) = (null_mut(), null_mut());
        self.store(&CSeq::parse(text)?)
    }
}

impl Print for osip_cseq {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_cseq_init(header: *mut *mut osip_cseq_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_cseq_free(header: *mut osip_cseq_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_cseq_parse(header: *mut osip_cseq_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without number or method, OSIP_NOMEM.
    to_str osip_cseq_to_str(header: *const osip_cseq_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER without number or method, OSIP_NOMEM.
    clone osip_cseq_clone(header: *const osip_cseq_t, dest: *mut *mut osip_cseq_t) -> c_int;
    /// Sets the number; the header adopts the text.
    set osip_cseq_set_number(header: *mut osip_cseq_t, value: *mut c_char) = number;
    /// The number, or NULL.
    get osip_cseq_get_number(header: *mut osip_cseq_t) -> *mut c_char = number;
    /// Sets the method; the header adopts the text.
    set osip_cseq_set_method(header: *mut osip_cseq_t, value: *mut c_char) = method;
    /// The method, or NULL.
    get osip_cseq_get_method(header: *mut osip_cseq_t) -> *mut c_char = method;
}

/// 0 if the two are equal, -1 if not; OSIP_BADPARAMETER if one is NULL or lacks a part.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_cseq_match(cseq1: *mut osip_cseq_t, cseq2: *mut osip_cseq_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe {
        object::c_match(cseq1, cseq2, |left, right| match left.is_complete() && right.is_complete() {
            // Two with the same texts need not be measured.
            true => Ok(ptr::same_text(left.number, right.number)
                && (ptr::same_text(left.method, right.method) || left.view().matches(&right.view()))),
            false => Err(BADPARAMETER),
        })
    }
}
