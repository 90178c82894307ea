//! Bodies: made from bytes and from the parts of a multipart body, printed.

use crate::ffi::alloc;
use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::layout::{osip_body, osip_content_type, osip_header, osip_list};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::{self, Duplicate, Object, Owned, Print};
use crate::sip::mime::PartLines;
use crate::sip::print::part_headers;
use crate::sip::{Writer, scan};

// SAFETY: pointers may be NULL.
unsafe impl Object for osip_body {
    unsafe fn release(&mut self) {
        // SAFETY: given up; the list is a block of its own, and its elements are headers.
        unsafe {
            alloc::free(self.body);
            if let Some(headers) = self.headers.as_mut() {
                list::free::<osip_header>(headers);
            }
            alloc::free(self.headers);
            object::free(self.content_type);
        }
    }

    fn is_new(&self) -> bool {
        self.body.is_null() && self.content_type.is_null()
    }
}

impl osip_body {
    /// The bytes; `None` if there are none.
    pub(crate) fn content(&self) -> Option<&[u8]> {
        if self.body.is_null() || self.length == 0 {
            return None;
        }
        // SAFETY: a body has as many bytes as its length says.
        unsafe { crate::ffi::ptr::buffer(self.body, self.length) }
    }

    /// Stores a copy of the bytes.
    pub(crate) fn set_content(&mut self, content: &[u8]) -> Result {
        alloc::store(&mut self.body, Some(content))?;
        self.length = content.len();
        Ok(())
    }

    /// Stores header lines and content of a part of a multipart body.
    pub(crate) fn parse_part(&mut self, part: &[u8]) -> Result {
        let mut tail = Tail::unknown();
        let mut lines = PartLines::new(part);
        for line in lines.by_ref() {
            let line = line?;
            if scan::starts_with(line.name, b"content-type") {
                self.set_content_type(line.value.unwrap_or_default())?;
            } else {
                let header = osip_header::new(line.name, line.value)?;
                // SAFETY: the list is that of the body, whose elements are headers.
                unsafe { tail.push(self.headers.as_mut().ok_or(BADPARAMETER)?, header) }?;
            }
        }
        self.set_content(lines.content()?)
    }

    /// Parses a Content-Type in the place of the old one.
    pub(crate) fn set_content_type(&mut self, text: &[u8]) -> Result {
        let old = core::mem::replace(&mut self.content_type, core::ptr::null_mut());
        // SAFETY: NULL or an object that was taken out of the body.
        unsafe { object::free(old) };
        self.content_type = object::parsed::<osip_content_type>(text)?.into_raw();
        Ok(())
    }
}

impl Print for osip_body {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        let content = self.content().ok_or(BADPARAMETER)?;
        // SAFETY: NULL or a list, as a member of a body.
        let headers = unsafe { self.headers.as_ref() }.ok_or(BADPARAMETER)?;
        // SAFETY: NULL or an object, as a member of a body. One that was parsed from nothing is not printed.
        let content_type = unsafe { self.content_type.as_ref() }.filter(|content_type| !content_type.is_new());
        let content_type = content_type.map(|content_type| |out: &mut Writer<'_>| content_type.print(out));
        // SAFETY: the elements of the list are headers.
        let lines = unsafe { list::iter::<osip_header>(headers) }.map(osip_header::line);
        part_headers(content_type, lines, out)?;
        out.put(content);
        Ok(())
    }
}

impl Duplicate for osip_body {
    fn duplicate(&self, to: &mut Self) -> Result {
        to.headers = new_list()?;
        to.set_content(self.content().ok_or(BADPARAMETER)?)?;
        // SAFETY: members are NULL or objects; the elements of the lists are headers.
        unsafe {
            if let Some(content_type) = self.content_type.as_ref() {
                to.content_type = object::copy(content_type)?.into_raw();
            }
            if let (Some(from), Some(to)) = (self.headers.as_ref(), to.headers.as_mut()) {
                list::clone::<osip_header>(from, to)?;
            }
        }
        Ok(())
    }
}

fn new_list() -> Result<*mut osip_list> {
    // A list of zeroes is empty.
    alloc::zeroed().map(core::ptr::NonNull::as_ptr)
}

/// A body without content.
pub(crate) fn empty() -> Result<Owned<osip_body>> {
    let mut body = Owned::<osip_body>::new()?;
    body.as_mut().headers = new_list()?;
    Ok(body)
}

/// A body of these bytes.
pub(crate) fn plain(content: &[u8]) -> Result<Owned<osip_body>> {
    let mut body = empty()?;
    body.as_mut().set_content(content)?;
    Ok(body)
}

/// A body with the headers and content of a part.
pub(crate) fn part(part: &[u8]) -> Result<Owned<osip_body>> {
    let mut body = empty()?;
    body.as_mut().parse_part(part)?;
    Ok(body)
}
