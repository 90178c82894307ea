//! From bytes to a message.

use super::body as message_body;
use super::headers::{self, Target};
use crate::ffi::alloc::{self, Scratch};
use crate::ffi::code::{Code, NOMEM, Result, SYNTAXERROR};
use crate::ffi::layout::{osip_content_length, osip_content_type, osip_message, osip_uri};
use crate::ffi::trace::{Text, trace};
use crate::ffi::{object, ptr, registry};
use crate::sip::assemble::{Refused, Store, assemble};
use crate::sip::body::{self, Content};
use crate::sip::header::Name;
use crate::sip::message::{StartLine, StatusPrefix, line_end};
use crate::sip::write::decimal;
use crate::sip::{Error, scan};
use core::mem::MaybeUninit;
use libc::c_int;

/// How long a folded text is unfolded on the stack.
const SCRATCH: usize = 4096;

/// Parses a message, or a fragment of one that may lack the start line (RFC 3420). After a failure the object has what stood before
/// the place where it failed. In one that was used before, the start line is replaced, lists are appended to.
pub(crate) fn parse(message: &mut osip_message, data: &[u8], fragment: bool) -> Result {
    object::parse_with(message, data, |message, data| {
        let mut to = Target::new(message);
        let rest = assemble(&mut to, data, fragment)?;
        bodies(&mut to, rest)
    })
}

impl Store for Target<'_> {
    type Error = Code;

    fn is_final(error: &Code) -> bool {
        *error == NOMEM
    }

    fn start_line(&mut self, line: core::result::Result<StartLine<'_>, Error>, prefix: &StatusPrefix<'_>) -> Result {
        let message = &mut *self.message;
        if let Some(version) = prefix.version {
            alloc::store(&mut message.sip_version, Some(version))?;
            message.status_code = prefix.code;
        }
        match line? {
            StartLine::Status { reason, .. } => alloc::store(&mut message.reason_phrase, Some(reason))?,
            StartLine::Request { method, uri, version } => {
                if uri.is_empty() {
                    return Err(SYNTAXERROR);
                }
                let uri = object::parsed::<osip_uri>(uri).map_err(|code| if code == NOMEM { NOMEM } else { SYNTAXERROR })?;
                alloc::store(&mut message.sip_method, Some(method))?;
                // SAFETY: a member is NULL or an object, which is the message's.
                unsafe { object::put(&mut message.req_uri, uri) };
                alloc::store(&mut message.sip_version, Some(version))?;
                if !version.ends_with(b"/2.0") {
                    trace!(WARNING, c"osip_message_parse", "version is not SIP/2.0: {}", Text(version));
                }
            }
        }
        Ok(())
    }

    #[inline]
    fn typed(&mut self, header: Name, value: &[u8]) -> Result {
        headers::set(header, self, value)
    }

    #[inline]
    fn other(&mut self, name: &[u8], value: Option<&[u8]>) -> Result {
        headers::append_other(self, name, value)
    }

    #[inline]
    fn is_separated(&self, name: &[u8]) -> bool {
        registry::is_added(name)
    }

    #[cold]
    fn left_out(&mut self, name: &[u8], value: &[u8]) {
        trace!(WARNING, c"osip_message_parse", "header value left out: {}: {}", Text(name), Text(value));
    }

    #[cold]
    fn without_empty_line(&mut self) {
        trace!(INFO1, c"osip_message_parse", "the headers end without an empty line");
    }

    fn with_copy<T>(&mut self, text: &[u8], read: impl FnOnce(&mut Self, &mut [u8]) -> Result<T>) -> Result<T> {
        let mut room = [MaybeUninit::uninit(); SCRATCH];
        let mut copy = Scratch::copy(text, &mut room)?;
        read(self, copy.as_mut())
    }

    #[cold]
    fn refused(&mut self, refused: Refused<'_>) {
        match refused {
            Refused::StartLine(line) => trace!(ERROR, c"osip_message_parse", "start line refused: {}", Text(line)),
            Refused::Line(line) => trace!(ERROR, c"osip_message_parse", "no header line: {}", Text(line)),
            Refused::Value { name, value } => {
                let value = Text(value.unwrap_or_default());
                trace!(ERROR, c"osip_message_parse", "header refused: {}: {value}", Text(name));
            }
        }
    }
}

/// Stores the body or bodies, and a Content-Length if there is none. `rest` begins with the empty line.
fn bodies(to: &mut Target<'_>, rest: &[u8]) -> Result {
    // SAFETY: NULL or objects, as members of a message, their members NULL or texts. The boundary is a part of the Content-Type,
    // which nothing changes here.
    let (length, kind) = unsafe {
        // As C's `atoi` reads it: the low 32 bits.
        let number = |length: &osip_content_length| scan::leading_integer(ptr::text(length.value).unwrap_or_default()) as c_int;
        let length = to.message.content_length.as_ref().map(number);
        (length, to.message.content_type.as_ref().map(osip_content_type::view))
    };
    let content = body::content(length, kind.as_ref(), rest).inspect_err(|error| {
        let (there, said) = (rest.get(line_end(rest)..).unwrap_or_default().len(), length.unwrap_or(0));
        trace!(ERROR, c"osip_message_parse", "body refused: {error}; Content-Length is {said}, {there} bytes are there");
    })?;
    let missing = length.is_none().then(|| content.length());
    match content {
        Content::Nothing => {}
        Content::One(content) => headers::append_body(to, message_body::plain(content)?)?,
        Content::Parts(parts) => {
            for part in parts {
                let part = part.map_err(Code::from).and_then(message_body::part);
                let body = part.inspect_err(|_| trace!(ERROR, c"osip_message_parse", "a part of the body is refused"))?;
                headers::append_body(to, body)?;
            }
        }
    }
    let Some(length) = missing else { return Ok(()) };
    let mut buffer = [0; 20];
    headers::set(Name::ContentLength, to, decimal(length as u64, &mut buffer))
}
