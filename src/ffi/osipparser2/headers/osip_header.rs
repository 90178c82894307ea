//! `osipparser2/headers/osip_header.h`: headers without a type of their own.

use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_header, osip_header_t};
use crate::ffi::members::members;
use crate::ffi::object::{Owned, Print};
use crate::ffi::{alloc, ptr};
use crate::sip::message::HeaderLine;
use crate::sip::{Error, Writer};
use libc::{c_char, c_int};

members! {
    osip_header {
        text hname,
        text hvalue,
    }
    copy needs hname;
}

impl osip_header {
    /// A header with copies of name and value.
    pub(crate) fn new(name: &[u8], value: Option<&[u8]>) -> Result<Owned<Self>> {
        let mut header = Owned::<Self>::new()?;
        alloc::store(&mut header.as_mut().hname, Some(name))?;
        alloc::store(&mut header.as_mut().hvalue, value)?;
        Ok(header)
    }

    /// The header line.
    pub(crate) fn line(&self) -> core::result::Result<HeaderLine<'_>, Error> {
        // SAFETY: members are NULL or texts.
        let (name, value) = unsafe { (ptr::text(self.hname), ptr::text(self.hvalue)) };
        Ok(HeaderLine { name: name.ok_or(Error::MISSING)?, value })
    }
}

impl Print for osip_header {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        self.line()?.write(out);
        Ok(())
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_header_init(header: *mut *mut osip_header_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_header_free(header: *mut osip_header_t);
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM.
    to_str osip_header_to_str(header: *const osip_header_t, dest: *mut *mut c_char) -> c_int;
    /// The name, or NULL.
    get osip_header_get_name(header: *const osip_header_t) -> *mut c_char = hname;
    /// Sets the name; the header adopts the text.
    set osip_header_set_name(header: *mut osip_header_t, pname: *mut c_char) = hname;
    /// The value, or NULL.
    get osip_header_get_value(header: *const osip_header_t) -> *mut c_char = hvalue;
    /// Sets the value; the header adopts the text.
    set osip_header_set_value(header: *mut osip_header_t, pvalue: *mut c_char) = hvalue;
    /// Copies a header. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM.
    clone osip_header_clone(header: *const osip_header_t, dest: *mut *mut osip_header_t) -> c_int;
}
