//! From bytes to a message.

use super::body;
use super::headers::{self, Known, Target};
use crate::ffi::alloc::{self, Scratch};
use crate::ffi::code::{NOMEM, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::object;
use crate::ffi::osipparser2::osip_message::osip_message;
use crate::ffi::osipparser2::osip_uri::osip_uri;
use crate::ffi::{ptr, trace};
use crate::sip::Params;
use crate::sip::message::{self, HeaderLines, StartLine, StatusPrefix};
use crate::sip::{mime, scan};
use core::ffi::CStr;
use core::mem::MaybeUninit;
use core::ptr::null_mut;
use libc::c_int;

/// Tells the application's trace why a message is refused.
#[cold]
fn refused(why: &CStr) {
    trace::trace(c"osip_message_parse", line!(), trace::ERROR, why);
}

/// Tells the application's trace that a header value is left out.
#[cold]
pub(super) fn trace_ignored() {
    trace::trace(c"osip_message_parse", line!(), trace::WARNING, c"header value ignored: syntax error");
}

/// How long a folded text is unfolded on the stack.
const SCRATCH: usize = 4096;

/// Parses a message, or a fragment of one that may lack the start line (RFC 3420), into an empty message object. After a failure
/// the object has what stood before the place where it failed.
pub(crate) fn parse(message: &mut osip_message, data: &[u8], fragment: bool) -> Result {
    let data = message::skip_empty_lines(data);
    let mut text = message::text(data);
    let (mut room, mut tail_room) = ([MaybeUninit::uninit(); SCRATCH], [MaybeUninit::uninit(); SCRATCH]);
    let whole;
    let mut start = start_line(message, text);
    let plain = matches!(start, Ok(lines) if message::is_plain_line(text, lines));
    if !plain && message::has_fold(text) {
        whole = unfold(text, &mut room)?;
        text = whole.as_ref();
        release_start_line(message);
        start = start_line(message, text);
    }
    let lines = match start {
        Ok(lines) => lines,
        Err(code) if !fragment || code == NOMEM => {
            refused(c"start line refused");
            return Err(code);
        }
        Err(_) => text,
    };

    let mut to = Target::new(message);
    let mut rest = HeaderLines::new(lines);
    let mut stored = header_lines(&mut to, &mut rest);
    let tail;
    if plain && rest.is_refused() && message::has_fold(rest.rest()) {
        // From a line on that goes on on the next one; those before it needed no copy.
        tail = unfold(rest.rest(), &mut tail_room)?;
        rest = HeaderLines::new(tail.as_ref());
        stored = header_lines(&mut to, &mut rest);
    }
    if let Err(code) = stored {
        refused(c"header line refused");
        return Err(if code == NOMEM { NOMEM } else { SYNTAXERROR });
    }

    // Headers that end without an empty line are followed by no body; where one is demanded, it is looked for in their text, as by the original.
    let rest = if rest.rest().is_empty() { lines } else { rest.rest() };
    let rest = data.get(text.len().saturating_sub(rest.len())..).unwrap_or_default();
    if let Err(code) = bodies(&mut to, rest) {
        refused(c"body refused");
        return Err(code);
    }
    if to.message.content_length.is_null() {
        Known::content_length.set(&mut to, b"0")?;
    }
    Ok(())
}

/// A copy of the text with its folds replaced by spaces.
fn unfold<'a>(text: &[u8], room: &'a mut [MaybeUninit<u8>]) -> Result<Scratch<'a>> {
    let mut copy = Scratch::copy(text, room)?;
    message::unfold(copy.as_mut());
    Ok(copy)
}

/// Stores header lines, up to the empty line or to the first one that is refused.
#[inline]
fn header_lines(to: &mut Target<'_>, lines: &mut HeaderLines<'_>) -> Result {
    lines.try_for_each(|line| {
        let line = line?;
        headers::store_line(to, line.name, line.value)
    })
}

/// Takes back what `start_line` has stored.
fn release_start_line(message: &mut osip_message) {
    message.status_code = 0;
    for text in [&mut message.sip_version, &mut message.sip_method, &mut message.reason_phrase] {
        // SAFETY: NULL or a text that is taken out of the message.
        unsafe { alloc::free(core::mem::replace(text, null_mut())) };
    }
    // SAFETY: NULL or an object that is taken out of the message.
    unsafe { object::free(core::mem::replace(&mut message.req_uri, null_mut())) };
}

/// Stores the start line; returns the text behind it.
fn start_line<'a>(message: &mut osip_message, text: &'a [u8]) -> Result<&'a [u8]> {
    let mut prefix = StatusPrefix::default();
    let start = StartLine::read(text, &mut prefix);
    if let Some(version) = prefix.version {
        message.sip_version = alloc::dup(version)?;
        message.status_code = prefix.code;
    }
    let (line, rest) = start?;
    match line {
        StartLine::Status { reason, .. } => message.reason_phrase = alloc::dup(reason)?,
        StartLine::Request { method, uri, version } => {
            if uri.is_empty() {
                return Err(SYNTAXERROR);
            }
            let uri = object::parsed::<osip_uri>(uri).map_err(|code| if code == NOMEM { NOMEM } else { SYNTAXERROR })?;
            message.sip_method = alloc::dup(method)?;
            message.req_uri = uri.into_raw();
            message.sip_version = alloc::dup(version)?;
            if !version.ends_with(b"/2.0") {
                trace::trace(c"osip_message_parse", line!(), trace::WARNING, c"version is not SIP/2.0");
            }
        }
    }
    Ok(rest)
}

/// A number as C's `atoi` gives it: the low 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "oSIP cuts the number")]
fn atoi(text: &[u8]) -> c_int {
    scan::leading_integer(text) as c_int
}

/// Stores the body or bodies, if Content-Length and Content-Type say that there are any. `rest` begins with the empty line.
fn bodies(to: &mut Target<'_>, rest: &[u8]) -> Result {
    // SAFETY: NULL or an object, as a member of a message.
    let length = match unsafe { to.message.content_length.as_ref() } {
        // SAFETY: NULL or a text.
        Some(length) => match atoi(unsafe { ptr::text(length.value) }.unwrap_or_default()) {
            ..=0 => return Ok(()),
            length => usize::try_from(length).ok(),
        },
        None => match rest {
            [b'\r', b'\n', _, ..] | [b'\n', _, ..] => None,
            _ => return Ok(()),
        },
    };
    // SAFETY: NULL or an object, as a member of a message.
    let Some(content_type) = (unsafe { to.message.content_type.as_ref() }) else {
        return Ok(());
    };
    let content_type = content_type.view();
    match (content_type.kind, content_type.subtype) {
        (Some(kind), Some(_)) if scan::same(kind, b"multipart") => {
            let boundary = content_type.params.get(b"boundary").ok_or(UNDEFINED_ERROR)?;
            multipart(to, rest, mime::boundary(boundary.value.ok_or(SYNTAXERROR)?))
        }
        (Some(_), Some(_)) => single(to, rest, length),
        _ => Ok(()),
    }
}

/// Stores the only body; without `length` it is all that follows the empty line.
fn single(to: &mut Target<'_>, rest: &[u8], length: Option<usize>) -> Result {
    let content = match message::line_end(rest) {
        0 => return Err(SYNTAXERROR),
        end => rest.get(end..).unwrap_or_default(),
    };
    if content.is_empty() {
        return Err(SYNTAXERROR);
    }
    let content = content.get(..length.unwrap_or(content.len())).ok_or(SYNTAXERROR)?;
    if length.is_none() {
        set_content_length(to, content.len())?;
    }
    headers::append_body(to, body::plain(content)?)
}

/// Stores a Content-Length that was not given.
fn set_content_length(to: &mut Target<'_>, length: usize) -> Result {
    let mut buffer = [0; 20];
    Known::content_length.set(to, super::print::decimal(length, &mut buffer))
}

/// Stores the parts of a multipart body.
fn multipart(to: &mut Target<'_>, rest: &[u8], boundary: &[u8]) -> Result {
    // The boundary is a member of the Content-Type, which nothing changes meanwhile.
    for part in mime::Parts::new(rest, boundary) {
        headers::append_body(to, body::part(part?)?)?;
    }
    Ok(())
}
