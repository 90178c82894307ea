//! Which body a message has (RFC 3261 section 7.4).
//!
//! # Differs from RFC 3261
//!
//! A body needs a Content-Type. Without Content-Length a body is all that follows the headers, also where the transport is no datagram.
//!
//! ```
//! use osip::sip::body::{self, Content};
//! use osip::sip::message::Message;
//!
//! let text = b"MESSAGE sip:b@h SIP/2.0\r\nc: text/plain\r\nl: 5\r\n\r\nHello, and more";
//! let message = Message::parse(text).unwrap();
//! assert!(matches!(body::of(&message), Ok(Content::One(b"Hello"))));
//! ```

use super::header::MediaType;
use super::message::{self, Message};
use super::{Error, Params, mime, scan};

/// The content of a message.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// It has no body.
    Nothing,
    /// One body.
    One(&'a [u8]),
    /// The bodies of a multipart message.
    Parts(mime::Parts<'a>),
}

impl Content<'_> {
    /// The Content-Length of a message that lacks one.
    pub fn length(&self) -> usize {
        match self {
            Self::One(content) => content.len(),
            Self::Nothing | Self::Parts(_) => 0,
        }
    }
}

/// The content of a message whose headers have these values. `rest` is what follows the headers, and begins with the empty line.
///
/// # Errors
/// [`Kind::Syntax`](crate::sip::Kind::Syntax) if the body is shorter than the Content-Length or the boundary has no value,
/// [`Kind::NoBoundary`](crate::sip::Kind::NoBoundary).
pub fn content<'a, P: Params<'a>>(
    content_length: Option<i32>,
    content_type: Option<&MediaType<'a, P>>,
    rest: &'a [u8],
) -> Result<Content<'a>, Error> {
    let length = match (content_length, rest) {
        (Some(..=0), _) => return Ok(Content::Nothing),
        (Some(length), _) => usize::try_from(length).ok(),
        (None, [b'\r', b'\n', _, ..] | [b'\n', _, ..]) => None,
        (None, _) => return Ok(Content::Nothing),
    };
    let Some(MediaType { kind: Some(kind), subtype: Some(_), params }) = content_type else {
        return Ok(Content::Nothing);
    };
    if scan::same(kind, b"multipart") {
        let boundary = params.get(b"boundary").ok_or(Error::NO_BOUNDARY)?.value.ok_or(Error::SYNTAX)?;
        return Ok(Content::Parts(mime::Parts::new(rest, mime::boundary(boundary))));
    }
    let content = match message::line_end(rest) {
        0 => return Err(Error::SYNTAX),
        end => rest.get(end..).filter(|content| !content.is_empty()).ok_or(Error::SYNTAX)?,
    };
    Ok(Content::One(content.get(..length.unwrap_or(content.len())).ok_or(Error::SYNTAX)?))
}

/// The content of a message.
///
/// # Errors
/// Those of [`content`], and [`Kind::Syntax`](crate::sip::Kind::Syntax) for a Content-Type that is not valid.
pub fn of<'a>(message: &Message<'a>) -> Result<Content<'a>, Error> {
    let kind = message.header(&[b"Content-Type", b"c"]).map(MediaType::parse).transpose()?;
    let length = message.header(&[b"Content-Length", b"l"]).map(number).transpose()?;
    content(length, kind.as_ref(), message.empty_line())
}

/// A Content-Length as RFC 3261 has it (section 20.14): digits.
fn number(text: &[u8]) -> Result<i32, Error> {
    let digits = text.iter().all(u8::is_ascii_digit).then_some(text).filter(|digits| !digits.is_empty()).ok_or(Error::SYNTAX)?;
    let number = digits.iter().try_fold(0_i32, |number, digit| number.checked_mul(10)?.checked_add(i32::from(digit & 0x0f)));
    number.ok_or(Error::SYNTAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content, with parts in brackets.
    fn found(length: Option<i32>, kind: Option<&'static str>, rest: &'static str) -> Result<String, Error> {
        let kind = kind.map(|kind| MediaType::parse(kind.as_bytes()).unwrap());
        let content = content(length, kind.as_ref(), rest.as_bytes())?;
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let parts =
            |parts: mime::Parts<'_>| parts.map(|part| part.map(|part| format!("[{}]", text(part)))).collect::<Result<_, _>>();
        match content {
            Content::Nothing => Ok("-".into()),
            Content::One(content) => Ok(text(content)),
            Content::Parts(all) => parts(all),
        }
    }

    const SDP: Option<&str> = Some("application/sdp");

    #[test]
    fn a_body_has_the_length_that_is_said() {
        assert_eq!(found(Some(3), SDP, "\r\nabcd").as_deref(), Ok("abc"));
        assert_eq!(found(Some(3), SDP, "\nabcd").as_deref(), Ok("abc"));
        assert_eq!(found(Some(5), SDP, "\r\nabcd"), Err(Error::SYNTAX));
        for nothing in [0, -1] {
            assert_eq!(found(Some(nothing), SDP, "\r\nabcd").as_deref(), Ok("-"), "{nothing}");
        }
    }

    #[test]
    fn without_length_a_body_is_all_that_follows() {
        assert_eq!(found(None, SDP, "\r\nabcd").as_deref(), Ok("abcd"));
        assert_eq!(found(None, SDP, "\nabcd").as_deref(), Ok("abcd"));
        for nothing in ["", "\r\n", "\n", "\r", "\rabcd", "abcd"] {
            assert_eq!(found(None, SDP, nothing).as_deref(), Ok("-"), "{nothing:?}");
        }
    }

    #[test]
    fn a_length_without_a_body_is_refused() {
        for rest in ["", "\r\n", "abcd"] {
            assert_eq!(found(Some(3), SDP, rest), Err(Error::SYNTAX), "{rest:?}");
        }
        assert_eq!(found(Some(3), SDP, "\rabcd").as_deref(), Ok("abc"));
    }

    #[test]
    fn a_body_needs_a_type() {
        assert_eq!(found(Some(3), None, "\r\nabcd").as_deref(), Ok("-"));
        let half = |kind, subtype| {
            let kind = MediaType { kind, subtype, params: crate::sip::ParamText::default() };
            matches!(content(Some(3), Some(&kind), b"\r\nabcd"), Ok(Content::Nothing))
        };
        assert!(half(None, Some(b"sdp")) && half(Some(b"application"), None) && !half(Some(b"application"), Some(b"sdp")));
    }

    #[test]
    fn several_bodies_have_a_boundary() {
        let multipart = |kind: &'static str| found(Some(9), Some(kind), "\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n");
        assert_eq!(multipart("multipart/mixed;boundary=b").as_deref(), multipart("Multipart/mixed;boundary=\"b\"").as_deref());
        assert_eq!(multipart("multipart/mixed;boundary=b").unwrap().matches('[').count(), 2);
        assert_eq!(multipart("multipart/mixed"), Err(Error::NO_BOUNDARY));
        assert_eq!(multipart("multipart/mixed;boundary"), Err(Error::SYNTAX));
    }

    #[test]
    fn a_missing_length_is_that_of_the_only_body() {
        assert_eq!((Content::One(b"abc").length(), Content::Nothing.length()), (3, 0));
        assert_eq!(Content::Parts(mime::Parts::new(b"\r\n--b", b"b")).length(), 0);
    }

    #[test]
    fn the_headers_of_a_message_say_what_its_body_is() {
        let text = |headers: &str| format!("MESSAGE sip:b@h SIP/2.0\r\n{headers}\r\nabcdef");
        let found = |headers: &str| match of(&Message::parse(text(headers).as_bytes()).unwrap())? {
            Content::One(content) => Ok(content.len()),
            _ => Ok(0),
        };
        assert_eq!(found("Content-Type: text/plain\r\nCONTENT-LENGTH: 4\r\nContent-Length: 2\r\n"), Ok(4));
        assert_eq!(found("c: text/plain\r\nl: 3\r\n"), Ok(3));
        assert_eq!(found("c: text/plain\r\n"), Ok(6));
        assert_eq!((found("c: text/plain\r\nl: 0\r\n"), found("l: 3\r\n")), (Ok(0), Ok(0)));
        for bad in ["", "-1", "+3", "3x", "2147483648", "99999999999"] {
            assert_eq!(found(&format!("c: text/plain\r\nl: {bad}\r\n")), Err(Error::SYNTAX), "{bad}");
        }
        assert_eq!(found("c: text\r\nl: 3\r\n"), Err(Error::SYNTAX));
    }
}
