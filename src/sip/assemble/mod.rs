//! How a message is put together: from bytes to a start line and header lines, folded or not (RFC 3261 section 7).
//!
//! # Differs from RFC 3261
//!
//! Lines may end with CR or LF alone, a NUL ends the headers, and empty lines before the message are left out. Headers may end
//! without an empty line; then the whole of them is looked through for a body.

mod header_line;

pub use header_line::store_header;

use super::Error;
use super::header::Name;
use super::message::{self, HeaderLines, StartLine, StatusPrefix};
use super::scan;

/// What is refused of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused<'a> {
    /// The first line.
    StartLine(&'a [u8]),
    /// A line that is no header line.
    Line(&'a [u8]),
    /// A value of a header.
    Value {
        /// The name of the header.
        name: &'a [u8],
        /// The value; `None` if there is none.
        value: Option<&'a [u8]>,
    },
}

/// Where the parts of a message are stored.
pub trait Store {
    /// Why something is not stored.
    type Error: From<Error>;

    /// True for an error that ends all, in the place of one of syntax: there is no memory.
    fn is_final(error: &Self::Error) -> bool;

    /// Stores the first line. Of a status line that is not valid `prefix` has what stood before the mistake.
    ///
    /// # Errors
    /// A part of it is refused.
    fn start_line(&mut self, line: Result<StartLine<'_>, Error>, prefix: &StatusPrefix<'_>) -> Result<(), Self::Error>;

    /// Parses and stores a value of a header that has a grammar of its own. The value of a line without one is empty.
    ///
    /// # Errors
    /// It is refused. That refuses the message if it cannot do without: Via, From, To, Call-ID, CSeq, Contact, Content-Type and
    /// Content-Length. Of other headers it is left out.
    fn typed(&mut self, header: Name, value: &[u8]) -> Result<(), Self::Error>;

    /// Stores a value of any other header.
    ///
    /// # Errors
    /// It is refused.
    fn other(&mut self, name: &[u8], value: Option<&[u8]>) -> Result<(), Self::Error>;

    /// True if the application has said that the values of a header are separated by commas, beside those that
    /// [`is_separated`](super::header::is_separated) knows.
    fn is_separated(&self, name: &[u8]) -> bool;

    /// Hears that a value is left out, which is not valid.
    fn left_out(&mut self, name: &[u8], value: &[u8]);

    /// Hears that the headers end without an empty line.
    fn without_empty_line(&mut self);

    /// Copies a text, for `read` to edit and read.
    ///
    /// # Errors
    /// There is no memory for it, or what `read` returns.
    fn with_copy<T>(
        &mut self,
        text: &[u8],
        read: impl FnOnce(&mut Self, &mut [u8]) -> Result<T, Self::Error>,
    ) -> Result<T, Self::Error>;

    /// Hears what is refused, and the message with it.
    fn refused(&mut self, refused: Refused<'_>);
}

/// Stores a message, or a `fragment` of one that may lack the start line (RFC 3420). Gives the bytes after its headers, which begin with
/// the empty line: see [`super::body`].
///
/// # Errors
/// A part is refused; those before it were stored.
#[inline]
pub fn assemble<'a, S: Store>(store: &mut S, data: &'a [u8], fragment: bool) -> Result<&'a [u8], S::Error> {
    let data = message::skip_empty_lines(data);
    let text = message::text(data);
    let mut prefix = StatusPrefix::default();
    let start = StartLine::read(text, &mut prefix);
    let is_plain = matches!(start, Ok((_, lines)) if message::is_plain_line(text, lines));
    let left = if !is_plain && message::has_fold(text) {
        unfolded(store, text, fragment)?
    } else {
        lines(store, text, start, &prefix, fragment, is_plain)?
    };
    Ok(data.get(text.len().saturating_sub(left)..).unwrap_or_default())
}

/// The same for a text with folds, of which the first line may have one.
#[cold]
fn unfolded<S: Store>(store: &mut S, text: &[u8], fragment: bool) -> Result<usize, S::Error> {
    store.with_copy(text, |store, copy| {
        message::unfold(copy);
        let copy = &*copy;
        let mut prefix = StatusPrefix::default();
        let start = StartLine::read(copy, &mut prefix);
        lines(store, copy, start, &prefix, fragment, false)
    })
}

/// Stores all lines of a text. Gives how many of its bytes are left.
#[inline]
fn lines<S: Store>(
    store: &mut S,
    text: &[u8],
    start: Result<(StartLine<'_>, &[u8]), Error>,
    prefix: &StatusPrefix<'_>,
    fragment: bool,
    may_fold: bool,
) -> Result<usize, S::Error> {
    let rest = start.map(|(_, rest)| rest);
    let headers = match store.start_line(start.map(|(line, _)| line), prefix) {
        Ok(()) => rest?,
        // Then what is there of a fragment are its headers.
        Err(error) if fragment && !S::is_final(&error) => text,
        Err(error) => {
            store.refused(Refused::StartLine(scan::until(text, scan::find_line_end(text))));
            return Err(error);
        }
    };
    let mut lines = HeaderLines::new(headers);
    let mut stored = header_lines(store, &mut lines);
    let mut left = lines.rest().len();
    if may_fold && lines.is_refused() && message::has_fold(lines.rest()) {
        // From a line on that goes on on the next one; those before it needed no copy.
        (stored, left) = store.with_copy(lines.rest(), |store, copy| {
            message::unfold(copy);
            let mut lines = HeaderLines::new(copy);
            let stored = header_lines(store, &mut lines);
            Ok((stored, lines.rest().len()))
        })?;
    }
    if let Err(error) = stored {
        if lines.is_refused() {
            let line = scan::until(lines.rest(), scan::find_line_end(lines.rest()));
            store.refused(Refused::Line(line));
        }
        return Err(if S::is_final(&error) { error } else { Error::SYNTAX.into() });
    }
    if left == 0 {
        store.without_empty_line();
        return Ok(headers.len());
    }
    Ok(left)
}

/// Stores header lines, up to the empty line or to the first one that is refused.
#[inline]
fn header_lines<S: Store>(store: &mut S, lines: &mut HeaderLines<'_>) -> Result<(), S::Error> {
    lines.try_for_each(|line| store_header(store, line?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps all parts as texts.
    #[derive(Default)]
    pub(super) struct Texts {
        pub(super) parts: Vec<String>,
        /// How many copies may be made.
        copies: usize,
        is_open: bool,
        refused: Option<String>,
    }

    #[derive(Debug, PartialEq)]
    pub(super) enum Refusal {
        Syntax,
        NoMemory,
    }

    impl From<Error> for Refusal {
        fn from(_: Error) -> Self {
            Self::Syntax
        }
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    impl Store for Texts {
        type Error = Refusal;

        fn is_final(error: &Refusal) -> bool {
            *error == Refusal::NoMemory
        }

        fn start_line(&mut self, line: Result<StartLine<'_>, Error>, prefix: &StatusPrefix<'_>) -> Result<(), Refusal> {
            if let Some(version) = prefix.version {
                self.parts.push(format!("{} {}", text(version), prefix.code));
            }
            match line? {
                StartLine::Request { uri: b"sip:", .. } => Err(Refusal::Syntax),
                StartLine::Request { uri: b"sip:nomem", .. } => Err(Refusal::NoMemory),
                StartLine::Request { method, uri, .. } => {
                    self.parts.push(format!("{} {}", text(method), text(uri)));
                    Ok(())
                }
                StartLine::Status { reason, .. } => {
                    self.parts.push(text(reason));
                    Ok(())
                }
            }
        }

        fn typed(&mut self, header: Name, value: &[u8]) -> Result<(), Refusal> {
            match value {
                b"bad" => Err(Refusal::Syntax),
                b"nomem" => Err(Refusal::NoMemory),
                _ => {
                    self.parts.push(format!("{}={}", header.title(), text(value)));
                    Ok(())
                }
            }
        }

        fn other(&mut self, name: &[u8], value: Option<&[u8]>) -> Result<(), Refusal> {
            if name == b"NoMem" {
                return Err(Refusal::NoMemory);
            }
            self.parts.push(format!("{}={}", text(name), text(value.unwrap_or(b"-"))));
            Ok(())
        }

        fn is_separated(&self, name: &[u8]) -> bool {
            name == b"X-List"
        }

        fn left_out(&mut self, name: &[u8], value: &[u8]) {
            self.parts.push(format!("-{}={}", text(name), text(value)));
        }

        fn without_empty_line(&mut self) {
            self.is_open = true;
        }

        fn with_copy<T>(
            &mut self,
            text: &[u8],
            read: impl FnOnce(&mut Self, &mut [u8]) -> Result<T, Refusal>,
        ) -> Result<T, Refusal> {
            self.copies = self.copies.checked_sub(1).ok_or(Refusal::NoMemory)?;
            read(self, &mut text.to_vec())
        }

        fn refused(&mut self, refused: Refused<'_>) {
            self.refused = Some(match refused {
                Refused::StartLine(line) => format!("start {}", text(line)),
                Refused::Line(line) => format!("line {}", text(line)),
                Refused::Value { name, value } => format!("{}={}", text(name), text(value.unwrap_or(b"-"))),
            });
        }
    }

    /// The parts of a text, what follows them, and how many copies were made.
    fn parts(data: &str, fragment: bool) -> (Result<&str, Refusal>, String, usize) {
        let mut texts = Texts { copies: 5, ..Texts::default() };
        let rest = assemble(&mut texts, data.as_bytes(), fragment).map(|rest| core::str::from_utf8(rest).unwrap());
        assert_eq!(rest.is_err(), texts.refused.is_some());
        assert!(!texts.is_open || !data.contains("\r\n\r\n"));
        (rest, texts.parts.join("|"), 5 - texts.copies)
    }

    fn whole(data: &str) -> (Result<&str, Refusal>, String, usize) {
        parts(data, false)
    }

    #[test]
    fn lines_are_stored_in_order_up_to_the_empty_one() {
        assert_eq!(
            whole("\r\n\r\nO sip:h SIP/2.0\r\nA: 1\r\nB:\r\n\r\nbody\r\n"),
            (Ok("\r\nbody\r\n"), "O sip:h|A=1|B=-".into(), 0)
        );
        assert_eq!(whole("SIP/2.0 200 OK\nA: 1\n\n"), (Ok("\n"), "SIP/2.0 200|OK|A=1".into(), 0));
    }

    #[test]
    fn headers_without_an_empty_line_are_all_that_may_have_a_body() {
        assert_eq!(whole("O sip:h SIP/2.0\r\nA: 1\r\n"), (Ok("A: 1\r\n"), "O sip:h|A=1".into(), 0));
        assert_eq!(whole("O sip:h SIP/2.0\r\n"), (Ok(""), "O sip:h".into(), 0));
        // A NUL ends the headers, not the body.
        assert_eq!(whole("O sip:h SIP/2.0\r\nA: 1\r\n\0x"), (Ok("A: 1\r\n\0x"), "O sip:h|A=1".into(), 0));
        assert_eq!(whole("O sip:h SIP/2.0\r\nA: 1\r\n\r\n\0x"), (Ok("\r\n\0x"), "O sip:h|A=1".into(), 0));
    }

    #[test]
    fn folds_are_undone_from_the_line_on_that_has_the_first() {
        let message = "O sip:h SIP/2.0\r\nA: 1\r\nB: 2\r\n 3\r\nD: 4\r\n\t5\r\n\r\nbody";
        assert_eq!(whole(message), (Ok("\r\nbody"), "O sip:h|A=1|B=2   3|D=4   5".into(), 1));
        // A first line that is folded makes all be read anew.
        let first = "O sip:h\r\n SIP/2.0\r\nA: 1\r\n 2\r\n\r\nbody";
        assert_eq!(whole(first), (Err(Refusal::Syntax), "".into(), 1));
        let reason = "SIP/2.0 200 O\r\n K\r\nA: 1\r\n 2\r\n\r\nbody";
        assert_eq!(whole(reason), (Ok("\r\nbody"), "SIP/2.0 200|O   K|A=1   2".into(), 1));
    }

    #[test]
    fn a_fold_in_what_is_refused_is_undone_once() {
        let (result, stored, copies) = whole("O sip:h SIP/2.0\r\nA: 1\r\n 2\r\nbad\r\n\r\n");
        assert_eq!((result, stored.as_str(), copies), (Err(Refusal::Syntax), "O sip:h|A=1   2", 1));
        assert_eq!(whole("O sip:h SIP/2.0\r\nbad\r\nA: 1\r\n"), (Err(Refusal::Syntax), "O sip:h".into(), 0));
    }

    #[test]
    fn what_is_refused_is_told() {
        let refused = |data: &str, fragment: bool| {
            let mut texts = Texts { copies: 1, ..Texts::default() };
            let error = assemble(&mut texts, data.as_bytes(), fragment).unwrap_err();
            (error, texts.refused)
        };
        let told = |text: &str| Some(text.to_owned());
        assert_eq!(refused("bad\r\nA: 1\r\n", false), (Refusal::Syntax, told("start bad")));
        assert_eq!(refused("O sip: SIP/2.0\r\nA: 1\r\n", false), (Refusal::Syntax, told("start O sip: SIP/2.0")));
        assert_eq!(refused("O sip:h SIP/2.0\r\nA: 1\r\nbad\r\n", false), (Refusal::Syntax, told("line bad")));
        assert_eq!(refused("O sip:h SIP/2.0\r\nv: bad\r\nA: 1\r\n", false), (Refusal::Syntax, told("v=bad")));
        assert_eq!(refused("O sip:h SIP/2.0\r\nNoMem: 1\r\n", false), (Refusal::NoMemory, told("NoMem=1")));
        assert_eq!(refused("O sip:nomem SIP/2.0\r\nA: 1\r\n", true), (Refusal::NoMemory, told("start O sip:nomem SIP/2.0")));
    }

    #[test]
    fn what_stood_before_a_mistake_is_kept() {
        assert_eq!(whole("SIP/2.0 200 OK"), (Err(Refusal::Syntax), "SIP/2.0 200".into(), 0));
    }

    #[test]
    fn a_fragment_may_lack_the_start_line() {
        assert_eq!(parts("A: 1\r\nB: 2\r\n\r\nbody", true), (Ok("\r\nbody"), "A=1|B=2".into(), 0));
        assert_eq!(parts("O sip:h SIP/2.0\r\nA: 1\r\n\r\n", true), (Ok("\r\n"), "O sip:h|A=1".into(), 0));
        // The line that is refused is taken for a header.
        assert_eq!(parts("O sip: SIP/2.0\r\nA: 1\r\n\r\n", true), (Ok("\r\n"), "O sip=SIP/2.0|A=1".into(), 0));
        assert_eq!(parts("A: 1\r\n 2\r\n\r\n", true), (Ok("\r\n"), "A=1   2".into(), 1));
    }

    #[test]
    fn without_memory_for_a_copy_nothing_is_read() {
        for data in ["O sip:h SIP/2.0\r\nA: 1\r\n 2\r\n\r\n", "SIP/2.0 200 O\r\n K\r\n\r\n"] {
            assert_eq!(assemble(&mut Texts::default(), data.as_bytes(), false), Err(Refusal::NoMemory));
        }
    }
}
