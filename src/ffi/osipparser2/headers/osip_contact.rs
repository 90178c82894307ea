//! `osipparser2/headers/osip_contact.h`: the Contact header.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_contact_t, osip_from_t};
use crate::ffi::object::{self, Parse, Print};
use crate::ffi::{alloc, guard, ptr};
use crate::sip::Writer;
use libc::{c_char, c_int};

/// Parses a header value. `*` stands for all contacts and has no URI.
pub(crate) fn parse(header: &mut osip_from_t, text: &[u8]) -> Result {
    match text {
        [b'*', ..] => alloc::store(&mut header.displayname, Some(text)),
        _ => header.parse(text),
    }
}

/// Prints a header value.
pub(crate) fn print(header: &osip_from_t, out: &mut Writer<'_>) -> Result {
    // SAFETY: NULL or a text.
    match unsafe { ptr::text(header.displayname) } {
        Some([b'*', ..]) => {
            out.put_byte(b'*');
            Ok(())
        }
        _ => header.print(out),
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_contact_init(header: *mut *mut osip_contact_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_contact_free(header: *mut osip_contact_t);
}

/// Parses a header value; what begins with an asterisk is kept whole as the display name. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `hvalue` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_contact_parse(header: *mut osip_contact_t, hvalue: *const c_char) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (header, text) = unsafe { (ptr::get_mut(header)?, ptr::need_text(hvalue)?) };
        parse(header, text)
    })
}

/// Prints a header value into a new text: an asterisk if the display name begins with one. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_contact_to_str(header: *const osip_contact_t, dest: *mut *mut c_char) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (dest, header) = unsafe { (ptr::out(dest)?, ptr::get(header)?) };
        let (text, _) = object::printed::<512>(|out| print(header, out))?;
        *dest = text.as_ptr().cast();
        Ok(())
    })
}

entries! {
    /// Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM.
    clone osip_contact_clone(header: *const osip_contact_t, dest: *mut *mut osip_contact_t) -> c_int;
}
