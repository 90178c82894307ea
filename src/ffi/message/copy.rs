//! Copying and freeing messages.

use super::{NEW, headers};
use crate::ffi::code::Result;
use crate::ffi::layout::{osip_body, osip_header, osip_message};
use crate::ffi::object::{self, Duplicate, Object, Owned};
use crate::ffi::parser::{copied_by_parser, freed_by_parser};
use crate::ffi::{alloc, list, ptr};

// SAFETY: pointers may be NULL, and lists of zeroes are empty.
unsafe impl Object for osip_message {
    unsafe fn release(&mut self) {
        // SAFETY: given up; the elements of the lists are headers and bodies.
        unsafe {
            alloc::free_all([self.sip_version, self.sip_method, self.reason_phrase, self.message]);
            object::free(self.req_uri);
            headers::release(self);
            list::free::<osip_header>(&mut self.headers);
            list::free::<osip_body>(&mut self.bodies);
        }
    }

    fn is_new(&self) -> bool {
        self.sip_version.is_null() && self.sip_method.is_null() && self.reason_phrase.is_null() && self.req_uri.is_null()
    }

    freed_by_parser!(osip_message);
}

/// A new, empty message.
pub(crate) fn empty() -> Result<Owned<osip_message>> {
    let mut message = Owned::<osip_message>::new()?;
    message.as_mut().message_property = NEW;
    Ok(message)
}

impl Duplicate for osip_message {
    fn duplicate(&self, to: &mut Self) -> Result {
        to.status_code = self.status_code;
        to.message_property = self.message_property;
        to.application_data = self.application_data;
        // SAFETY: members are NULL or texts and objects; the elements of the lists are headers and bodies.
        unsafe {
            alloc::dup_all([
                (&self.sip_version, &mut to.sip_version),
                (&self.sip_method, &mut to.sip_method),
                (&self.reason_phrase, &mut to.reason_phrase),
            ])?;
            if let Some(uri) = self.req_uri.as_ref() {
                to.req_uri = object::copy(uri)?.into_raw();
            }
            headers::duplicate(self, to)?;
            list::clone::<osip_header>(&self.headers, &mut to.headers)?;
            list::clone::<osip_body>(&self.bodies, &mut to.bodies)?;
            if !self.message.is_null() {
                // The text may have a NUL in a body.
                alloc::store(&mut to.message, ptr::buffer(self.message, self.message_length))?;
            }
        }
        to.message_length = self.message_length;
        Ok(())
    }

    copied_by_parser!(osip_message);
}
