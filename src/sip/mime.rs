//! Multipart bodies (RFC 2046 section 5.1).
//!
//! ```
//! use osip::sip::mime::{PartLines, Parts};
//!
//! let mut parts = Parts::new(b"\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b--\r\n", b"b");
//! let mut lines = PartLines::new(parts.next().unwrap().unwrap());
//! assert_eq!(lines.next().unwrap().unwrap().name, b"Content-Type");
//! assert_eq!((lines.next().is_none(), lines.content().unwrap(), parts.next()), (true, &b"Hello"[..], None));
//! ```

use super::message::{HeaderLine, line_end};
use super::{Error, scan};

/// The boundary text of a `boundary` parameter: without the quotes around it, if it has both.
pub fn boundary(value: &[u8]) -> &[u8] {
    match value {
        [b'"', inside @ .., b'"'] => inside,
        b"\"" => b"",
        plain => plain,
    }
}

/// The parts of a multipart body, each with its headers; what stands before the first and after the last is left out.
///
/// # Differs from RFC 3261
/// One byte after a boundary is skipped unseen, and a line end after that.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    boundary: &'a [u8],
    /// The text from the mark on that the next part stands after; `None` once all were given.
    rest: Option<&'a [u8]>,
    started: bool,
}

impl<'a> Parts<'a> {
    /// The parts of `text`, which begins with the empty line after the headers.
    pub fn new(text: &'a [u8], boundary: &'a [u8]) -> Self {
        Self { boundary, rest: Some(text), started: false }
    }

    /// The position of the first mark: LF, two hyphens and the boundary, with at least one byte after.
    fn find_mark(&self, text: &[u8]) -> Option<usize> {
        memchr::memchr_iter(b'\n', text).find(|&at| {
            let line = text.get(at.saturating_add(1)..).and_then(|line| line.strip_prefix(b"--"));
            line.and_then(|line| line.strip_prefix(self.boundary)).is_some_and(|after| !after.is_empty())
        })
    }

    fn take(&mut self, text: &'a [u8]) -> Result<&'a [u8], Error> {
        let text = match self.started {
            true => text,
            false => self.find_mark(text).and_then(|at| text.get(at..)).ok_or(Error::SYNTAX)?,
        };
        self.started = true;
        let inside = text.get(1..).unwrap_or_default();
        let end = self.find_mark(inside).ok_or(Error::SYNTAX)?;
        let (inside, next) = inside.split_at_checked(end).ok_or(Error::SYNTAX)?;
        // The byte after the boundary is skipped unseen, and a line end after it.
        let part = inside.get(self.boundary.len().saturating_add(3)..).unwrap_or_default();
        let part = part.get(usize::from(part.first().is_some_and(|&byte| scan::is_line_end(byte)))..).unwrap_or_default();
        if part.is_empty() {
            return Err(Error::SYNTAX);
        }
        let closed = next.get(self.boundary.len().saturating_add(3)..).is_some_and(|after| after.starts_with(b"--"));
        self.rest = (!closed).then_some(next);
        Ok(part.strip_suffix(b"\r").unwrap_or(part))
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Result<&'a [u8], Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.take()?;
        let part = self.take(rest).map_err(|error| error.within(rest));
        if part.is_err() {
            self.rest = None;
        }
        Some(part)
    }
}

/// The header lines of a part, and its content.
///
/// # Differs from RFC 3261
/// A line that ends with a single CR or LF loses the last byte of its value, as in oSIP.
#[derive(Clone, Debug)]
pub struct PartLines<'a> {
    rest: &'a [u8],
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Another line follows.
    Lines,
    /// The content was reached.
    Content,
    Failed,
}

impl<'a> PartLines<'a> {
    /// The lines of a part, of which there must be at least one.
    pub fn new(part: &'a [u8]) -> Self {
        Self { rest: part, state: State::Lines }
    }

    /// What follows the empty line, once all header lines were given without failure.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if it is empty, or was not reached.
    pub fn content(&self) -> Result<&'a [u8], Error> {
        match self.state {
            State::Content if !self.rest.is_empty() => Ok(self.rest),
            _ => Err(Error::SYNTAX),
        }
    }

    fn take(&mut self) -> Result<HeaderLine<'a>, Error> {
        let end = memchr::memchr3(b'\r', b'\n', 0, self.rest).ok_or(Error::SYNTAX)?;
        let after = self.rest.get(end..).unwrap_or_default();
        let end = end.saturating_add(match line_end(after) {
            0 => return Err(Error::SYNTAX),
            length => length,
        });
        let (line, rest) = self.rest.split_at_checked(end).ok_or(Error::SYNTAX)?;
        let (name, value) = scan::cut(line, b':').ok_or(Error::SYNTAX)?;
        let value = value.len().checked_sub(2).and_then(|length| value.get(..length)).ok_or(Error::SYNTAX)?;
        // Two bytes must remain from the colon to what counts as the line end.
        if name.is_empty() || value.is_empty() || rest.first().is_some_and(|&byte| scan::is_wsp(byte)) {
            return Err(Error::SYNTAX);
        }
        match line_end(rest) {
            0 => self.rest = rest,
            length => {
                self.rest = rest.get(length..).unwrap_or_default();
                self.state = State::Content;
            }
        }
        Ok(HeaderLine { name: scan::trim(name), value: Some(scan::trim(value)) })
    }
}

impl<'a> Iterator for PartLines<'a> {
    type Item = Result<HeaderLine<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state != State::Lines {
            return None;
        }
        let line = self.take().map_err(|error| error.within(self.rest));
        if line.is_err() {
            self.state = State::Failed;
        }
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<Vec<String>, Error> {
        let parts = Parts::new(text.as_bytes(), b"b");
        parts.map(|part| part.map(|part| String::from_utf8(part.to_vec()).unwrap())).collect()
    }

    #[test]
    fn parts_stand_between_marks() {
        assert_eq!(parts("\r\npre\r\n--b\r\none\r\n--b\ntwo\n--b--epi").unwrap(), ["one", "two"]);
        assert_eq!(parts("\n--b\r\none\r\n--b--").unwrap(), ["one"]);
    }

    #[test]
    fn marks_that_miss_or_touch_are_refused() {
        for bad in ["\r\nabc", "\r\n--b--", "\r\n--b\r\none", "\r\n--b\r\none\r\n--b", "\r\n--b\r\none\r\n--b-"] {
            assert!(parts(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn boundaries_lose_their_quotes() {
        assert_eq!(
            (boundary(b"\"b\""), boundary(b"b"), boundary(b"\"b"), boundary(b"\"")),
            (&b"b"[..], &b"b"[..], &b"\"b"[..], &b""[..])
        );
    }

    fn part(text: &str) -> Option<(Vec<String>, String)> {
        let mut lines = PartLines::new(text.as_bytes());
        let mut headers = Vec::new();
        for line in lines.by_ref() {
            let line = line.ok()?;
            headers.push(String::from_utf8([line.name, b"=", line.value.unwrap()].concat()).unwrap());
        }
        Some((headers, String::from_utf8(lines.content().ok()?.to_vec()).unwrap()))
    }

    #[test]
    fn a_part_has_headers_and_content() {
        assert_eq!(part(" X : y : z \r\n\r\nx").unwrap(), (vec!["X=y : z".into()], "x".into()));
        assert_eq!(part("X: yz\n\nx").unwrap(), (vec!["X=y".into()], "x".into()));
        assert_eq!(part("X: \r\n\r\nx").unwrap(), (vec!["X=".into()], "x".into()));
        for bad in ["X:\r\n\r\nx", "X: y\r\n\r\n", "X: y\r\n", "\r\nx", "X: y\r\n z\r\n\r\nx", ": y\r\n\r\nx", "X: y\0\r\n\r\nx"]
        {
            assert_eq!(part(bad), None, "{bad}");
        }
    }
}
