//! Messages (RFC 3261 section 7): folded lines, start line, header lines, lists of values, where the body is.
//!
//! ```
//! use osip::sip::message::{Message, StartLine};
//!
//! let message = Message::parse(b"OPTIONS sip:bob@example.com SIP/2.0\r\nMax-Forwards: 70\r\n\r\n").unwrap();
//! assert!(matches!(message.start, StartLine::Request { method: b"OPTIONS", .. }));
//! let header = message.headers().next().unwrap().unwrap();
//! assert_eq!((header.name, header.value), (&b"Max-Forwards"[..], Some(&b"70"[..])));
//! ```

use super::{Error, scan};

/// The part of a text that start line and headers are read from: up to the first NUL.
pub fn text(data: &[u8]) -> &[u8] {
    scan::until(data, scan::find(data, 0))
}

/// The data without the empty lines that may precede a message (RFC 3261 section 7.5).
pub fn skip_empty_lines(data: &[u8]) -> &[u8] {
    scan::skip(data, b"\r\n")
}

/// The length of the line end at the start of the text: 2 for CR LF, 1 for a single CR or LF, 0 for none.
pub fn line_end(text: &[u8]) -> usize {
    match text {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Splits a text at its first line end: the line, its line end, and what follows.
fn split_line(text: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (line, rest) = text.split_at_checked(scan::find_line_end(text)?)?;
    let (end, rest) = rest.split_at_checked(line_end(rest))?;
    Some((line, end, rest))
}

/// True if the line in front of `rest`, which ends with `end`, goes on there. A mixture of line ends hides the empty line in it,
/// so that the blank after that is taken for a fold, too.
fn goes_on(end: &[u8], rest: &[u8]) -> bool {
    match (end, rest) {
        (_, [first, ..]) if scan::is_wsp(*first) => true,
        ([b'\r', b'\n'], [b'\r', b'\n', ..]) => false,
        ([.., b'\n'], [b'\r', b'\n', blank, _, ..] | [b'\r', blank, _, _, ..]) => scan::is_wsp(*blank),
        _ => false,
    }
}

/// The next fold of a header line at or after `from`, as the range of bytes that it spans.
fn next_fold(text: &[u8], from: usize) -> Option<core::ops::Range<usize>> {
    let mut from = from;
    loop {
        let start = from.checked_add(scan::find_line_end(text.get(from..)?)?)?;
        let folded = match text.get(start..)? {
            rest if rest.len() < 4 => return None,
            [b'\r', b'\n', b'\r', b'\n', ..] | [b'\r', b'\r', ..] | [b'\n', b'\n', ..] => return None,
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => return None,
        };
        let blanks = folded.iter().take_while(|&&byte| scan::is_wsp(byte)).count();
        if blanks > 0 {
            let end = text.len().saturating_sub(folded.len()).saturating_add(blanks);
            return Some(start..end);
        }
        from = start.saturating_add(1);
    }
}

/// True if a header line is continued on a line that begins with SP or TAB (RFC 3261 section 7.3.1).
pub fn has_fold(text: &[u8]) -> bool {
    next_fold(text, 0).is_some()
}

/// Puts spaces in the place of folds, so that each header stands on one line. The length stays.
///
/// A fold directly after a line of nothing but blanks is overlooked, as it is by oSIP; [`HeaderLines`] refuses it.
pub fn unfold(text: &mut [u8]) {
    let mut from = 0;
    while let Some(fold) = next_fold(text, from) {
        // The byte after a fold is not looked at.
        from = fold.end.saturating_add(1);
        if let Some(blanks) = text.get_mut(fold) {
            blanks.fill(b' ');
        }
    }
}

/// True if `text` begins with one line, not folded, that `rest` follows.
pub fn is_plain_line(text: &[u8], rest: &[u8]) -> bool {
    split_line(text).is_some_and(|(_, end, after)| after.len() == rest.len() && !goes_on(end, rest))
}

/// The first line of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartLine<'a> {
    /// `method uri version`
    Request {
        /// The method.
        method: &'a [u8],
        /// The text of the Request-URI, which is not checked.
        uri: &'a [u8],
        /// The version, whose first four bytes are `SIP/` in any case.
        version: &'a [u8],
    },
    /// `version code reason`
    Status {
        /// The version, which begins with `SIP/`.
        version: &'a [u8],
        /// The status code, which may be any number but 0.
        code: i32,
        /// The reason phrase, which may be empty.
        reason: &'a [u8],
    },
}

/// The start of a status line that goes wrong after the version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusPrefix<'a> {
    /// The version, if there is a space after the code.
    pub version: Option<&'a [u8]>,
    /// The status code, or 0.
    pub code: i32,
}

impl<'a> StartLine<'a> {
    /// Splits a text into the start line and the text after it.
    ///
    /// # Differs from RFC 3261
    /// One space more after the method is tolerated, and any version of digits and dots. A status code is any number but 0, of
    /// which the low 32 bits count.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<(Self, &'a [u8]), Error> {
        Self::read(text, &mut StatusPrefix::default()).map_err(|error| error.within(text))
    }

    /// Like [`StartLine::parse`], but keeps what stood before the place where a status line goes wrong.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(text: &'a [u8], prefix: &mut StatusPrefix<'a>) -> Result<(Self, &'a [u8]), Error> {
        match text.starts_with(b"SIP/") {
            true => Self::parse_status(text, prefix),
            false => Self::parse_request(text),
        }
    }

    fn parse_status(text: &'a [u8], prefix: &mut StatusPrefix<'a>) -> Result<(Self, &'a [u8]), Error> {
        let (version, rest) = scan::cut(text, b' ').ok_or(Error::SYNTAX)?;
        if version.len() < 7 {
            return Err(Error::SYNTAX);
        }
        let (_, after) = scan::cut(rest, b' ').ok_or(Error::SYNTAX.at(rest))?;
        prefix.version = Some(version);
        // The low 32 bits, as the original reads it.
        #[expect(clippy::cast_possible_truncation, reason = "oSIP cuts the number")]
        let code = scan::leading_integer(rest) as i32;
        prefix.code = code;
        if code == 0 {
            return Err(Error::SYNTAX.at(rest));
        }
        let (reason, _, rest) = split_line(after).ok_or(Error::SYNTAX.at(after))?;
        Ok((Self::Status { version, code, reason }, rest))
    }

    fn parse_request(text: &'a [u8]) -> Result<(Self, &'a [u8]), Error> {
        let (method, rest) = scan::cut(text, b' ').ok_or(Error::SYNTAX)?;
        // One more space than needed is tolerated after the method.
        let space = rest.get(1..).and_then(|rest| scan::find(rest, b' ')).ok_or(Error::SYNTAX.at(rest))?;
        let (uri, rest) = scan::cut_at(rest, space.saturating_add(1)).ok_or(Error::SYNTAX)?;
        if method.is_empty() || rest.len() < 7 || !scan::starts_with(rest, b"SIP/") {
            return Err(Error::SYNTAX.at(rest));
        }
        let (version, _, after) = split_line(rest).ok_or(Error::SYNTAX.at(rest))?;
        match version.get(4..).unwrap_or_default().iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.')) {
            true => Ok((Self::Request { method, uri: scan::trim(uri), version }, after)),
            false => Err(Error::SYNTAX.at(rest)),
        }
    }
}

/// One header line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLine<'a> {
    /// The name without blanks at its ends, in the case it was written in.
    pub name: &'a [u8],
    /// The value without blanks at its ends; `None` if the line ends with the colon.
    pub value: Option<&'a [u8]>,
}

/// The header lines of a text, up to the empty line, the end of the text or the first line that is not valid.
#[derive(Clone, Debug)]
pub struct HeaderLines<'a> {
    text: &'a [u8],
    rest: &'a [u8],
    failed: bool,
}

impl<'a> HeaderLines<'a> {
    /// The header lines of the text after a start line.
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, rest: text, failed: false }
    }

    /// What was not read yet; at the end of the header lines the empty line and what follows, or nothing.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// True if the line at [`HeaderLines::rest`] is not valid.
    pub fn is_refused(&self) -> bool {
        self.failed
    }

    #[inline]
    fn take(&mut self) -> Result<HeaderLine<'a>, Error> {
        let (line, end, rest) = split_line(self.rest).ok_or(Error::SYNTAX)?;
        let (name, value) = scan::cut(line, b':').ok_or(Error::SYNTAX)?;
        if name.is_empty() || goes_on(end, rest) {
            return Err(Error::SYNTAX);
        }
        self.rest = rest;
        Ok(HeaderLine { name: scan::trim(name), value: (!value.is_empty()).then(|| scan::trim(value)) })
    }
}

impl<'a> Iterator for HeaderLines<'a> {
    type Item = Result<HeaderLine<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed || self.rest.first().is_none_or(|&byte| scan::is_line_end(byte)) {
            return None;
        }
        let line = self.take().map_err(|error| error.at(self.rest).within(self.text));
        self.failed = line.is_err();
        Some(line)
    }
}

/// The elements of a comma-separated header value (RFC 3261 section 7.3.1), without blanks at their ends. Commas in quoted strings
/// and in `<sip:…>`, `<sips:…>`, `<http:…>`, `<https:…>` and `<tel:…>` do not separate.
///
/// # Differs from RFC 3261
/// Elements without any byte are left out, and other schemes than these do not hide a comma.
pub fn elements(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    let last_close = memchr::memrchr(b'>', value);
    let mut begin = 0;
    core::iter::from_fn(move || {
        loop {
            let rest = value.get(begin..).filter(|rest| !rest.is_empty())?;
            let length = element_length(rest, last_close.and_then(|close| close.checked_sub(begin)));
            begin = begin.saturating_add(length).saturating_add(1);
            match scan::until(rest, Some(length)) {
                b"" => {}
                element => return Some(scan::trim(element)),
            }
        }
    })
}

/// The length of the element at the start of the text, whose last `>` stands at `last_close`.
#[inline]
fn element_length(text: &[u8], last_close: Option<usize>) -> usize {
    let plain = scan::until(text, scan::find(text, b','));
    // Most elements have nothing that could hide a comma.
    match scan::find_either(plain, b'"', b'<') {
        None => plain.len(),
        Some(_) => tricky_element_length(text, last_close),
    }
}

/// The same for any element.
fn tricky_element_length(text: &[u8], last_close: Option<usize>) -> usize {
    const SCHEMES: [&[u8]; 5] = [b"sip:", b"sips:", b"http:", b"https:", b"tel:"];
    let (mut quoted, mut in_uri, mut backslashes) = (false, false, 0_usize);
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b'"' if backslashes % 2 == 0 => quoted = !quoted,
            b'<' if !quoted && !in_uri && last_close.is_some_and(|close| close > at) => {
                let inside = text.get(at..).and_then(|rest| rest.get(1..)).unwrap_or_default();
                in_uri = SCHEMES.iter().any(|scheme| scan::starts_with(inside, scheme));
            }
            b'>' if !quoted => in_uri = false,
            b',' if !quoted && !in_uri => return at,
            _ => {}
        }
        backslashes = if byte == b'\\' { backslashes.saturating_add(1) } else { 0 };
    }
    text.len()
}

/// A message whose header lines are not folded (see [`unfold`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// The first line.
    pub start: StartLine<'a>,
    /// The text from the first header line on.
    headers: &'a [u8],
    /// The empty line, and all that follows.
    empty_line: &'a [u8],
    /// All that follows the empty line; how much of it is the body says [`super::body::of`].
    pub rest: &'a [u8],
}

impl<'a> Message<'a> {
    /// Splits the bytes of a message.
    ///
    /// # Differs from RFC 3261
    /// A line may end with CR or LF alone, and a NUL ends start line and headers.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if the start line or a header line is not valid. Header values are not looked at.
    pub fn parse(data: &'a [u8]) -> Result<Self, Error> {
        let before = data.len();
        let data = skip_empty_lines(data);
        let before = before.saturating_sub(data.len());
        let (start, headers) = StartLine::parse(text(data)).map_err(|error| error.after(before))?;
        let mut lines = HeaderLines::new(headers);
        let before = before.saturating_add(text(data).len()).saturating_sub(headers.len());
        lines.by_ref().try_for_each(|line| line.map(drop)).map_err(|error| error.after(before))?;
        let empty_line = text(data).len().saturating_sub(lines.rest().len());
        let empty_line = data.get(empty_line..).unwrap_or_default();
        Ok(Self { start, headers, empty_line, rest: empty_line.get(line_end(empty_line)..).unwrap_or_default() })
    }

    /// The header lines.
    pub fn headers(&self) -> HeaderLines<'a> {
        HeaderLines::new(self.headers)
    }

    /// The first value of a header by its names, in any case; empty if the line ends with the colon.
    pub fn header(&self, names: &[&[u8]]) -> Option<&'a [u8]> {
        let is_it = |line: &HeaderLine<'_>| names.iter().any(|name| scan::same(line.name, name));
        self.headers().flatten().find(is_it).map(|line| line.value.unwrap_or_default())
    }

    /// The empty line, and all that follows.
    pub(super) fn empty_line(&self) -> &'a [u8] {
        self.empty_line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        unfold(&mut bytes);
        assert_eq!(bytes != text.as_bytes(), has_fold(text.as_bytes()));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn folds_become_spaces_up_to_the_empty_line() {
        assert_eq!(unfolded("X: b\r\n y\r\n\r\na\r\n b"), "X: b   y\r\n\r\na\r\n b");
        assert_eq!(unfolded("X: b\n\ty\r z\r\n\r\n"), "X: b  y  z\r\n\r\n");
        assert_eq!(unfolded("X: b\r\nY: c\r\n\r\n"), "X: b\r\nY: c\r\n\r\n");
        assert_eq!(unfolded("X: b\r\n "), "X: b\r\n ");
    }

    fn start(text: &str) -> Option<StartLine<'_>> {
        StartLine::parse(text.as_bytes()).ok().map(|(line, _)| line)
    }

    #[test]
    fn request_lines_are_split_at_spaces() {
        let request = |method, uri, version| Some(StartLine::Request { method, uri, version });
        assert_eq!(start("OPTIONS  sip:h SIP/2.0\r\nX"), request(b"OPTIONS", b"sip:h", b"SIP/2.0"));
        assert_eq!(start("options sip:h sip/3.1\n"), request(b"options", b"sip:h", b"sip/3.1"));
        for bad in
            ["OPTIONS   sip:h SIP/2.0\r\n", " O sip:h SIP/2.0\r\n", "O sip:h SIP/2.0 \r\n", "O sip:h SIP/\r\n", "O sip:h SIP/2.0"]
        {
            assert_eq!(start(bad), None, "{bad}");
        }
    }

    #[test]
    fn status_codes_are_cut_to_32_bits() {
        let status = |code, reason| Some(StartLine::Status { version: b"SIP/2.0", code, reason });
        assert_eq!(start("SIP/2.0 200 \r\n"), status(200, b""));
        assert_eq!(start("SIP/2.0  200 OK\r\n"), status(200, b"200 OK"));
        assert_eq!(start("SIP/2.0 4294967496 OK\r\n"), status(200, b"OK"));
        assert_eq!(start("SIP/2.0 -7 OK\r\n"), status(-7, b"OK"));
        assert_eq!(start("SIP/2.0 0 OK\r\n"), None);
        let mut prefix = StatusPrefix::default();
        assert!(StartLine::read(b"SIP/2.0 200 OK", &mut prefix).is_err());
        assert_eq!(prefix, StatusPrefix { version: Some(b"SIP/2.0"), code: 200 });
    }

    #[test]
    fn header_lines_end_with_cr_lf_or_both() {
        let names: Vec<_> = HeaderLines::new(b"A:1\rB : x:y \nC:\r\nD: \r\n\r\nE").map(|line| line.unwrap()).collect();
        let line = |name, value| HeaderLine { name, value };
        assert_eq!(names, [line(b"A", Some(&b"1"[..])), line(b"B", Some(b"x:y")), line(b"C", None), line(b"D", Some(b""))]);
    }

    #[test]
    fn lines_without_name_colon_or_end_are_refused() {
        for bad in [": b\r\n", "Xy\r\nX: d\r\n", "X: b", "X: b\r\n y\r\n"] {
            assert!(HeaderLines::new(bad.as_bytes()).any(|line| line.is_err()), "{bad}");
        }
    }

    fn split(value: &str) -> Vec<String> {
        elements(value.as_bytes()).map(|element| String::from_utf8(element.to_vec()).unwrap()).collect()
    }

    #[test]
    fn commas_in_quotes_and_uris_do_not_separate() {
        assert_eq!(split("a, b ,,c,"), ["a", "b", "c"]);
        assert_eq!(split(" , "), ["", ""]);
        assert_eq!(split("\"a\\\",b\",c"), ["\"a\\\",b\"", "c"]);
        assert_eq!(split("<sip:a,b>,c"), ["<sip:a,b>", "c"]);
        assert_eq!(split("<sip:a,b,c"), ["<sip:a", "b", "c"]);
        assert_eq!(split("<mailto:a,b>,c"), ["<mailto:a", "b>", "c"]);
        assert_eq!(split("<sip:\"x>,y\">,z"), ["<sip:\"x>,y\">", "z"]);
        assert_eq!(split("a,\"b,c"), ["a", "\"b,c"]);
    }

    #[test]
    fn a_message_is_split_into_its_parts() {
        let message = Message::parse(b"\r\nSIP/2.0 200 OK\r\nA: 1\r\n\r\nbody\0").unwrap();
        assert_eq!(message.headers().count(), 1);
        assert_eq!(message.rest, b"body\0");
        assert_eq!(Message::parse(b"SIP/2.0 200 OK\r\nA\r\n\r\n"), Err(Error::SYNTAX));
    }

    #[test]
    fn a_header_line_that_goes_on_is_refused() {
        let count = |text: &'static str| HeaderLines::new(text.as_bytes()).map(|line| line.is_ok()).collect::<Vec<_>>();
        assert_eq!(count("X: b\r\n y: z\r\n"), [false]);
        assert_eq!(count("X: b\r\n\ty: z\r\n"), [false]);
        // A mixture of line ends hides the empty line.
        assert_eq!(count("X: b\n\r\n y: z\r\n"), [false]);
        assert_eq!(count("X: b\n\r y: z\r\n"), [false]);
        assert_eq!(count("X: b\r\n\r\n y: z\r\n"), [true]);
        assert_eq!(count("X: b\n\r\ny: z\r\n"), [true]);
    }

    #[test]
    fn whoever_reads_header_lines_knows_how_they_ended() {
        let mut lines = HeaderLines::new(b"A: 1\r\nB\r\n\r\n");
        assert!(lines.next().unwrap().is_ok() && !lines.is_refused());
        assert!(lines.next().unwrap().is_err() && lines.is_refused());
        assert_eq!((lines.rest(), lines.next()), (&b"B\r\n\r\n"[..], None));
    }

    #[test]
    fn a_plain_line_ends_where_the_rest_begins() {
        let plain = |text: &'static str, rest: &'static str| is_plain_line(text.as_bytes(), rest.as_bytes());
        assert!(plain("O sip:h SIP/2.0\r\nX: 1\r\n", "X: 1\r\n"));
        // It was longer than one line, or goes on.
        assert!(!plain("O sip:h\r\n x SIP/2.0\r\nX: 1\r\n", "X: 1\r\n"));
        assert!(!plain("O sip:h SIP/2.0\r\n X: 1\r\n", " X: 1\r\n"));
        assert!(!plain("O sip:h SIP/2.0", ""));
    }

    #[test]
    fn a_fold_may_be_the_end_of_the_text() {
        assert_eq!(unfolded("X\r\n y"), "X   y");
    }

    #[test]
    fn a_version_has_seven_bytes_in_a_status_line_and_may_have_six_in_a_request() {
        assert_eq!(start("SIP/2. 200 OK\r\n"), None);
        assert!(start("SIP/2.00 200 OK\r\n").is_some());
        assert!(start("O sip:h SIP/2.\n").is_some());
        assert_eq!(start("O sip:h SIP/2\n"), None);
    }

    #[test]
    fn a_bracket_in_quotes_does_not_end_a_uri() {
        assert_eq!(split("<sip:\"x>\"y,z>,w"), ["<sip:\"x>\"y,z>", "w"]);
    }
}
