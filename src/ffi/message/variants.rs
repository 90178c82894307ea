//! Headers that share the structure of another one, but not its grammar.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip_content_type, osip_from};
use crate::ffi::object::{Duplicate, Object, Parse, Print};
use crate::ffi::{alloc, ptr};
use crate::sip::Writer;
use crate::sip::header::{self, is_all};

/// An Accept header, which is laid out like Content-Type.
#[repr(transparent)]
pub(crate) struct Accept(osip_content_type);

// SAFETY: all bytes zero is an empty Content-Type.
unsafe impl Object for Accept {
    unsafe fn release(&mut self) {
        // SAFETY: its members are given up with it.
        unsafe { self.0.release() };
    }

    fn is_new(&self) -> bool {
        self.0.is_new()
    }
}

impl Parse for Accept {
    fn parse(&mut self, text: &[u8]) -> Result {
        self.0.parse(text)
    }
}

impl Print for Accept {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.0.view().write_accept(out)?)
    }
}

impl Duplicate for Accept {
    fn duplicate(&self, to: &mut Self) -> Result {
        self.0.duplicate(&mut to.0)
    }
}

/// A Contact header, which is laid out like From and may be `*`.
#[repr(transparent)]
pub(crate) struct Contact(osip_from);

// SAFETY: all bytes zero is an empty From.
unsafe impl Object for Contact {
    unsafe fn release(&mut self) {
        // SAFETY: its members are given up with it.
        unsafe { self.0.release() };
    }

    fn is_new(&self) -> bool {
        self.0.is_new()
    }
}

impl Parse for Contact {
    fn parse(&mut self, text: &[u8]) -> Result {
        if is_all(text) { alloc::store(&mut self.0.displayname, Some(text)) } else { self.0.parse(text) }
    }
}

impl Print for Contact {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        // SAFETY: a member of a header is NULL or a text.
        match unsafe { ptr::text(self.0.displayname) } {
            Some(name) if is_all(name) => Ok(header::Contact::All.write(out)?),
            _ => self.0.print(out),
        }
    }
}

impl Duplicate for Contact {
    fn duplicate(&self, to: &mut Self) -> Result {
        self.0.duplicate(&mut to.0)
    }
}
