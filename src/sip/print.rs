//! How a message is printed: its start line, its header lines, its bodies (RFC 3261 section 7).
//!
//! # Differs from RFC 3261
//!
//! A message with bodies has its Content-Length last, and computed anew. The number stands in five columns; of six digits the first
//! takes the place of the space.
//!
//! ```
//! use osip::sip::message::{HeaderLine, StartLine};
//! use osip::sip::print::Draft;
//!
//! let draft = Draft {
//!     start: StartLine::Request { method: b"MESSAGE", uri: b"sip:bob@example.com", version: b"SIP/2.0" },
//!     headers: &[HeaderLine { name: b"Content-Type", value: Some(b"text/plain") }],
//!     body: b"Hello",
//! };
//! let text = b"MESSAGE sip:bob@example.com SIP/2.0\r\nContent-Type: text/plain\r\nContent-Length:     5\r\n\r\nHello";
//! assert_eq!(draft.to_vec().unwrap(), text);
//! ```

use super::header::MediaType;
use super::message::{HeaderLine, StartLine};
#[cfg(feature = "alloc")]
use super::write::to_vec;
use super::write::{decimal, signed};
use super::{Error, Params, Writer, mime, scan};

/// What a message is printed from.
pub trait Source {
    /// Why something cannot be printed.
    type Error: From<Error>;

    /// Prints the first line: see [`request_line`] and [`status_line`].
    ///
    /// # Errors
    /// A part is missing.
    fn start_line(&self, out: &mut Writer<'_>) -> Result<(), Self::Error>;

    /// Prints all header lines but the Content-Length.
    ///
    /// # Errors
    /// One cannot be printed.
    fn header_lines(&self, out: &mut Writer<'_>) -> Result<(), Self::Error>;

    /// The text between the bodies of a multipart message: see [`boundary`].
    ///
    /// # Errors
    /// It is not valid.
    fn boundary(&self) -> Result<Option<&[u8]>, Self::Error>;

    /// How many bodies there are.
    fn bodies(&self) -> usize;

    /// Prints the bodies in order; calls `before` before each of them.
    ///
    /// # Errors
    /// One cannot be printed.
    fn write_bodies<'w>(&self, out: &mut Writer<'w>, before: impl Fn(&mut Writer<'w>)) -> Result<(), Self::Error>;
}

/// Prints a message. A `fragment` (RFC 3420) may lack its start line, and its Content-Length if it has no body.
///
/// # Errors
/// Those of the source.
#[inline]
pub fn write<S: Source>(source: &S, fragment: bool, out: &mut Writer<'_>) -> Result<(), S::Error> {
    match source.start_line(out) {
        Ok(()) => {}
        Err(_) if fragment => out.rewind(0),
        Err(error) => return Err(error),
    }
    source.header_lines(out)?;
    if source.bodies() > 0 {
        let mut count = Writer::new(&mut []);
        bodies(source, &mut count)?;
        content_length(count.len(), out);
        return bodies(source, out);
    }
    if !fragment {
        out.put(b"Content-Length: 0\r\n");
    }
    out.put(b"\r\n");
    Ok(())
}

/// Prints the first line of a request, whose URI `uri` prints.
///
/// # Errors
/// Those of `uri`.
#[inline]
pub fn request_line<E>(
    method: &[u8],
    uri: impl FnOnce(&mut Writer<'_>) -> Result<(), E>,
    version: &[u8],
    out: &mut Writer<'_>,
) -> Result<(), E> {
    out.put(method);
    out.put_byte(b' ');
    uri(out)?;
    out.put_byte(b' ');
    out.put(version);
    out.put(b"\r\n");
    Ok(())
}

/// Prints the first line of a response.
///
/// # Errors
/// [`Kind::Missing`](crate::sip::Kind::Missing) without reason phrase, which may be empty, and for a status code that is none.
#[inline]
pub fn status_line(version: &[u8], code: i32, reason: Option<&[u8]>, out: &mut Writer<'_>) -> Result<(), Error> {
    if !(100..700).contains(&code) {
        return Err(Error::MISSING);
    }
    let reason = reason.ok_or(Error::MISSING)?;
    out.put(version);
    out.put_byte(b' ');
    out.put(signed(code, &mut [0; 20]));
    out.put_byte(b' ');
    out.put(reason);
    out.put(b"\r\n");
    Ok(())
}

/// The text between the bodies of a message of this Content-Type; `None` if they just follow each other.
///
/// # Errors
/// [`Kind::Syntax`](crate::sip::Kind::Syntax) for an empty one in quotes and for one that is longer than RFC 2046 allows.
pub fn boundary<'a, P: Params<'a>>(content_type: &MediaType<'a, P>) -> Result<Option<&'a [u8]>, Error> {
    if !content_type.kind.is_some_and(|kind| scan::same(kind, b"multipart")) {
        return Ok(None);
    }
    match content_type.params.get(b"boundary").and_then(|param| param.value) {
        Some(value) if value.len() > 70 || matches!(value, b"\"" | b"\"\"") => Err(Error::SYNTAX),
        value => Ok(value.map(mime::boundary)),
    }
}

/// Prints what a body of a multipart message begins with, if it has headers: its lines and an empty one.
///
/// # Errors
/// Those of `content_type` and of the lines.
pub fn part_headers<'a, E: From<Error>>(
    content_type: Option<impl FnOnce(&mut Writer<'_>) -> Result<(), E>>,
    lines: impl Iterator<Item = Result<HeaderLine<'a>, Error>>,
    out: &mut Writer<'_>,
) -> Result<(), E> {
    let start = out.len();
    if let Some(write) = content_type {
        out.put(b"content-type: ");
        write(out)?;
        out.put(b"\r\n");
    }
    for line in lines {
        line?.write(out);
        out.put(b"\r\n");
    }
    if out.len() > start {
        out.put(b"\r\n");
    }
    Ok(())
}

/// Prints the Content-Length line and the empty line.
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

fn bodies<S: Source>(source: &S, out: &mut Writer<'_>) -> Result<(), S::Error> {
    let Some(boundary) = source.boundary()? else {
        return source.write_bodies(out, |_| {});
    };
    source.write_bodies(out, |out| {
        out.put(b"\r\n--");
        out.put(boundary);
        out.put(b"\r\n");
    })?;
    out.put(b"\r\n--");
    out.put(boundary);
    out.put(b"--\r\n");
    Ok(())
}

impl HeaderLine<'_> {
    /// Prints the line without its end; the name begins with a capital.
    #[inline]
    pub fn write(&self, out: &mut Writer<'_>) {
        if let [first, rest @ ..] = self.name {
            out.put_byte(first.to_ascii_uppercase());
            out.put(rest);
        }
        out.put(b": ");
        out.put(self.value.unwrap_or_default());
    }
}

/// A message to be printed from texts: its Content-Length is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The first line.
    pub start: StartLine<'a>,
    /// The header lines but the Content-Length.
    pub headers: &'a [HeaderLine<'a>],
    /// The body; empty if there is none.
    pub body: &'a [u8],
}

impl Draft<'_> {
    /// The text of the message.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) for a status code that is none.
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        to_vec(|out| write(self, false, out))
    }
}

impl Source for Draft<'_> {
    type Error = Error;

    fn start_line(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        match self.start {
            StartLine::Request { method, uri, version } => {
                let uri = |out: &mut Writer<'_>| {
                    out.put(uri);
                    Ok(())
                };
                request_line(method, uri, version, out)
            }
            StartLine::Status { version, code, reason } => status_line(version, code, Some(reason), out),
        }
    }

    fn header_lines(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        for line in self.headers {
            line.write(out);
            out.put(b"\r\n");
        }
        Ok(())
    }

    fn boundary(&self) -> Result<Option<&[u8]>, Error> {
        // The body is whole: what stands between its parts is in it.
        Ok(None)
    }

    fn bodies(&self) -> usize {
        usize::from(!self.body.is_empty())
    }

    fn write_bodies<'w>(&self, out: &mut Writer<'w>, before: impl Fn(&mut Writer<'w>)) -> Result<(), Error> {
        before(out);
        out.put(self.body);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OK: StartLine<'_> = StartLine::Status { version: b"SIP/2.0", code: 200, reason: b"OK" };

    fn draft(start: StartLine<'static>, body: &[u8]) -> Result<String, Error> {
        let headers = [HeaderLine { name: b"x-a", value: Some(b"1") }, HeaderLine { name: b"Y", value: None }];
        Draft { start, headers: &headers, body }.to_vec().map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn a_message_without_body_says_so() {
        assert_eq!(draft(OK, b"").unwrap(), "SIP/2.0 200 OK\r\nX-a: 1\r\nY: \r\nContent-Length: 0\r\n\r\n");
    }

    #[test]
    fn a_length_stands_in_five_columns() {
        for (length, line) in [
            (1, "Content-Length:     1"),
            (123, "Content-Length:   123"),
            (12_345, "Content-Length: 12345"),
            (123_456, "Content-Length:123456"),
            (1_234_567, "Content-Length: 1234567"),
        ] {
            let text = draft(OK, &vec![b'x'; length]).unwrap();
            assert_eq!(text.lines().nth(3), Some(line));
            assert!(text.ends_with("\r\n\r\nx") || length > 1);
        }
    }

    #[test]
    fn a_status_code_has_three_digits() {
        for code in [99, 700, -200] {
            let start = StartLine::Status { version: b"SIP/2.0", code, reason: b"" };
            assert_eq!(draft(start, b""), Err(Error::MISSING), "{code}");
        }
        assert_eq!(status_line(b"SIP/2.0", 200, None, &mut Writer::new(&mut [])), Err(Error::MISSING));
    }

    /// A fragment with two bodies.
    struct Fragment(Option<&'static [u8]>);

    impl Source for Fragment {
        type Error = Error;

        fn start_line(&self, out: &mut Writer<'_>) -> Result<(), Error> {
            out.put(b"what is printed before a part is missing");
            Err(Error::MISSING)
        }

        fn header_lines(&self, out: &mut Writer<'_>) -> Result<(), Error> {
            out.put(b"A: 1\r\n");
            Ok(())
        }

        fn boundary(&self) -> Result<Option<&[u8]>, Error> {
            Ok(self.0)
        }

        fn bodies(&self) -> usize {
            2
        }

        fn write_bodies<'w>(&self, out: &mut Writer<'w>, before: impl Fn(&mut Writer<'w>)) -> Result<(), Error> {
            for body in [&b"one"[..], b"two"] {
                before(out);
                out.put(body);
            }
            Ok(())
        }
    }

    #[test]
    fn a_fragment_may_lack_its_start_line() {
        let text = to_vec(|out| write(&Fragment(None), true, out)).unwrap();
        assert_eq!(text, b"A: 1\r\nContent-Length:     6\r\n\r\nonetwo");
        assert_eq!(to_vec(|out| write(&Fragment(None), false, out)), Err(Error::MISSING));
    }

    #[test]
    fn a_boundary_stands_around_each_body() {
        let text = to_vec(|out| write(&Fragment(Some(b"b")), true, out)).unwrap();
        assert_eq!(text, b"A: 1\r\nContent-Length:    29\r\n\r\n\r\n--b\r\none\r\n--b\r\ntwo\r\n--b--\r\n");
    }

    #[test]
    fn only_a_multipart_message_has_a_boundary() {
        let of = |text: &'static str| boundary(&MediaType::parse(text.as_bytes()).unwrap());
        assert_eq!(of("MULTIPART/mixed;boundary=\"b c\""), Ok(Some(&b"b c"[..])));
        assert_eq!((of("text/plain;boundary=b"), of("multipart/mixed")), (Ok(None), Ok(None)));
        assert_eq!(of("multipart/mixed;boundary=\"\""), Err(Error::SYNTAX));
        let long = format!("multipart/mixed;boundary={}", "b".repeat(71));
        assert_eq!(boundary(&MediaType::parse(long.as_bytes()).unwrap()), Err(Error::SYNTAX));
    }

    #[test]
    fn a_part_with_headers_has_an_empty_line_after_them() {
        type Write = fn(&mut Writer<'_>) -> Result<(), Error>;
        let kind: Write = |out| {
            out.put(b"a/b");
            Ok(())
        };
        let part = |kind: Option<Write>, names: &[&'static str]| {
            let lines = names.iter().map(|name| Ok(HeaderLine { name: name.as_bytes(), value: Some(b"1") }));
            String::from_utf8(to_vec(|out| part_headers(kind, lines.clone(), out)).unwrap()).unwrap()
        };
        assert_eq!(part(None, &[]), "");
        assert_eq!(part(None, &["x"]), "X: 1\r\n\r\n");
        assert_eq!(part(Some(kind), &["x"]), "content-type: a/b\r\nX: 1\r\n\r\n");
    }
}
