//! From a message to its text.

use super::{PRINTED, headers};
use crate::ffi::code::{BADPARAMETER, NOMEM, Result, SYNTAXERROR};
use crate::ffi::layout::{osip_body, osip_header, osip_message};
use crate::ffi::object::{self, Print};
use crate::ffi::{alloc, globals, list, ptr};
use crate::sip::write::decimal;
use crate::sip::{Params, Writer, mime, scan};
use core::ptr::{NonNull, null_mut};

/// How much of a message is printed on the stack before its size is known; a longer one is printed twice.
const SCRATCH: usize = 4096;

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
    let (text, length) = object::printed::<SCRATCH>(|out| print(message, fragment, out))?;
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

fn print(message: &osip_message, fragment: bool, out: &mut Writer<'_>) -> Result {
    match start_line(message, out) {
        Ok(()) => {}
        Err(_) if fragment => out.rewind(0),
        Err(code) => return Err(code),
    }
    headers::print(message, out)?;
    // SAFETY: the elements of the list are headers.
    for header in unsafe { list::iter::<osip_header>(&message.headers) } {
        header.print(out)?;
        out.put(b"\r\n");
    }
    if message.bodies.nb_elt > 0 {
        let mut count = Writer::new(&mut []);
        bodies(message, &mut count)?;
        content_length(count.len(), out);
        bodies(message, out)
    } else {
        if !fragment {
            out.put(b"Content-Length: 0\r\n");
        }
        out.put(b"\r\n");
        Ok(())
    }
}

/// Prints the start line.
fn start_line(message: &osip_message, out: &mut Writer<'_>) -> Result {
    // SAFETY: members are NULL or texts and objects.
    let (version, method, reason, uri) = unsafe {
        let version = ptr::text(message.sip_version).unwrap_or_else(globals::protocol_version);
        (version, ptr::text(message.sip_method), ptr::text(message.reason_phrase), message.req_uri.as_ref())
    };
    if let Some(method) = method {
        let uri = uri.ok_or(BADPARAMETER)?;
        out.put(method);
        out.put_byte(b' ');
        uri.print(out)?;
        out.put_byte(b' ');
        out.put(version);
    } else {
        let reason = match message.status_code {
            100..700 => reason.ok_or(BADPARAMETER)?,
            _ => return Err(BADPARAMETER),
        };
        let mut buffer = [0; 20];
        out.put(version);
        out.put_byte(b' ');
        out.put(decimal(u64::from(message.status_code.unsigned_abs()), &mut buffer));
        out.put_byte(b' ');
        out.put(reason);
    }
    out.put(b"\r\n");
    Ok(())
}

/// Prints the Content-Length line and the empty line. The number stands in five columns, of six digits the first takes the place of
/// the space: so programs know it from the original.
fn content_length(length: usize, out: &mut Writer<'_>) {
    let mut buffer = [0; 20];
    let digits = decimal(length as u64, &mut buffer);
    let title: &[u8] = match digits.len() {
        6 => b"Content-Length:",
        _ => b"Content-Length: ",
    };
    out.put(title);
    out.put(b"    ".get(..5_usize.saturating_sub(digits.len())).unwrap_or_default());
    out.put(digits);
    out.put(b"\r\n\r\n");
}

fn bodies(message: &osip_message, out: &mut Writer<'_>) -> Result {
    let boundary = boundary(message)?;
    // SAFETY: the elements of the list are bodies.
    for body in unsafe { list::iter::<osip_body>(&message.bodies) } {
        if let Some(boundary) = boundary {
            out.put(b"\r\n--");
            out.put(boundary);
            out.put(b"\r\n");
        }
        body.print(out)?;
    }
    if let Some(boundary) = boundary {
        out.put(b"\r\n--");
        out.put(boundary);
        out.put(b"--\r\n");
    }
    Ok(())
}

/// The boundary of a multipart message; `None` if the bodies just follow each other.
fn boundary(message: &osip_message) -> Result<Option<&[u8]>> {
    // SAFETY: NULL or an object, as a member of a message.
    let Some(content_type) = (unsafe { message.content_type.as_ref() }) else {
        return Ok(None);
    };
    let content_type = content_type.view();
    if !content_type.kind.is_some_and(|kind| scan::same(kind, b"multipart")) {
        return Ok(None);
    }
    match content_type.params.get(b"boundary").and_then(|param| param.value) {
        None => Ok(None),
        // RFC 2046 allows 70 bytes.
        Some(value) if value.len() > 70 || matches!(value, b"\"" | b"\"\"") => Err(SYNTAXERROR),
        Some(value) => Ok(Some(mime::boundary(value))),
    }
}
