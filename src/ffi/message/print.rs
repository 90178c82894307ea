//! From a message to its text.

use super::{PRINTED, headers};
use crate::ffi::code::{BADPARAMETER, Code, NOMEM, Result};
use crate::ffi::layout::{osip_body, osip_header, osip_message};
use crate::ffi::object::{self, Print};
use crate::ffi::trace::trace;
use crate::ffi::{alloc, globals, list, ptr};
use crate::sip::Writer;
use crate::sip::print::{self, Source};
use core::ptr::{NonNull, null_mut};

/// How much of a message is printed on the stack before its size is known; a longer one is printed twice.
const SCRATCH: usize = 4096;

/// A message that is being printed.
struct Printed<'a>(&'a osip_message);

/// The text of a message, in a block of its own, and its length. It is kept in the message until something is changed.
pub(crate) fn to_text(message: &mut osip_message, fragment: bool) -> Result<(NonNull<u8>, usize)> {
    if message.message_property == PRINTED {
        let length = if message.message.is_null() { 0 } else { message.message_length };
        // SAFETY: the printed text has that length, as the property says.
        let text = unsafe { ptr::buffer(message.message, length) }.unwrap_or_default();
        return copy(text);
    }
    let old = core::mem::replace(&mut message.message, null_mut());
    // SAFETY: NULL or a text that was taken out of the message.
    unsafe { alloc::free(old) };
    let (text, length) = object::printed::<SCRATCH>(|out| print::write(&Printed(message), fragment, out))?;
    // SAFETY: the block has that many bytes.
    let kept = alloc::dup(unsafe { core::slice::from_raw_parts(text.as_ptr(), length) });
    match kept {
        Ok(kept) => {
            message.message = kept;
            message.message_length = length;
            message.message_property = PRINTED;
            Ok((text, length))
        }
        Err(code) => {
            // SAFETY: the block is ours.
            unsafe { alloc::free(text.as_ptr()) };
            Err(code)
        }
    }
}

fn copy(text: &[u8]) -> Result<(NonNull<u8>, usize)> {
    let block = NonNull::new(alloc::dup(text)?.cast()).ok_or(NOMEM)?;
    Ok((block, text.len()))
}

impl Source for Printed<'_> {
    type Error = Code;

    #[inline]
    fn start_line(&self, out: &mut Writer<'_>) -> Result {
        let message = self.0;
        // SAFETY: members are NULL or texts and objects.
        let (version, method, reason, uri) = unsafe {
            let version = ptr::text(message.sip_version).unwrap_or_else(globals::protocol_version);
            (version, ptr::text(message.sip_method), ptr::text(message.reason_phrase), message.req_uri.as_ref())
        };
        match method {
            Some(method) => {
                let uri = uri.ok_or(BADPARAMETER)?;
                print::request_line(method, |out| uri.print(out), version, out)
            }
            None => Ok(print::status_line(version, message.status_code, reason, out).inspect_err(|_| {
                trace!(BUG, c"osip_message_to_str", "the message has neither method nor status");
            })?),
        }
    }

    #[inline]
    fn header_lines(&self, out: &mut Writer<'_>) -> Result {
        headers::print(self.0, out)?;
        // SAFETY: the elements of the list are headers.
        for header in unsafe { list::iter::<osip_header>(&self.0.headers) } {
            header.print(out)?;
            out.put(b"\r\n");
        }
        Ok(())
    }

    fn boundary(&self) -> Result<Option<&[u8]>> {
        // SAFETY: NULL or an object, as a member of a message.
        match unsafe { self.0.content_type.as_ref() } {
            Some(content_type) => Ok(print::boundary(&content_type.view())?),
            None => Ok(None),
        }
    }

    fn bodies(&self) -> usize {
        usize::try_from(self.0.bodies.nb_elt).unwrap_or(0)
    }

    fn write_bodies<'w>(&self, out: &mut Writer<'w>, before: impl Fn(&mut Writer<'w>)) -> Result {
        // SAFETY: the elements of the list are bodies.
        for body in unsafe { list::iter::<osip_body>(&self.0.bodies) } {
            before(out);
            body.print(out)?;
        }
        Ok(())
    }
}
