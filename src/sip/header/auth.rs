//! What all credentials and challenges have in common (RFC 3261 section 25.1, RFC 7616): a list of `name="value"` and `name=token`.
//!
//! # Differs from RFC 3261
//!
//! The order of parameters is free, the first of equal ones counts, unknown ones are skipped, and commas may be missing after a
//! quoted value. A token parameter is known by the start of its name; a value that should be quoted but is not gives way to the
//! next quoted string; the last token parameter is lost if it has less than six bytes (`nc=12`).

use crate::sip::{Error, Writer, scan};

/// A position in a list of parameters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a [u8],
    /// What was read.
    at: usize,
    /// The first `=` at `at` or after it, or the end of the text. It only moves forward, so that looking for it takes linear time.
    equals: usize,
    /// Where the current round began.
    round: usize,
}

impl<'a> Cursor<'a> {
    /// The start of a text.
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, equals: Self::find(text, 0, b'='), round: 0 }
    }

    /// Reads the scheme, which ends at the first space.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) without scheme or space.
    pub(crate) fn scheme(text: &'a [u8]) -> Result<(&'a [u8], Self), Error> {
        match scan::find(text, b' ') {
            None | Some(0) => Err(Error::SYNTAX),
            Some(space) => {
                let mut cursor = Self::new(text);
                cursor.move_to(space);
                Ok((scan::until(text, Some(space)), cursor))
            }
        }
    }

    /// Reads the scheme if there is one: if a space stands before the first `=`.
    pub(crate) fn optional_scheme(text: &'a [u8]) -> (Option<&'a [u8]>, Self) {
        let mut cursor = Self::new(text);
        match scan::find(scan::until(text, Some(cursor.equals)), b' ') {
            // Without any `=` nothing follows a scheme.
            Some(space) if cursor.equals < text.len() => {
                cursor.move_to(space);
                (Some(scan::until(text, Some(space))), cursor)
            }
            _ => (None, cursor),
        }
    }

    /// The position, from the start of the text; the end of the text means that nothing is left.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The position of the first `byte` at `from` or after it, or the end of the text.
    fn find(text: &[u8], from: usize, byte: u8) -> usize {
        text.get(from..).and_then(|rest| scan::find(rest, byte)).map_or(text.len(), |at| at.saturating_add(from))
    }

    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn move_to(&mut self, at: usize) {
        self.at = at;
        if self.equals < at {
            self.equals = Self::find(self.text, at, b'=');
        }
    }

    /// True if what is left begins with a name, in any case: most names are told by their first letter.
    #[inline]
    fn is_at(&self, name: &[u8]) -> bool {
        let letter = |byte: &u8| *byte | 0x20;
        self.text.get(self.at).map(letter) == name.first().map(letter) && scan::starts_with(self.rest(), name)
    }

    /// Moves past `separators`.
    #[inline]
    fn skip(&mut self, separators: &[u8]) {
        if self.text.get(self.at).is_none_or(|byte| !separators.contains(byte)) {
            return;
        }
        self.skip_some(separators);
    }

    #[inline(never)]
    fn skip_some(&mut self, separators: &[u8]) {
        let left = scan::skip(self.rest(), separators).len();
        self.move_to(self.text.len().saturating_sub(left));
    }

    /// Moves past the blanks that may follow a parameter; false at the end of the text.
    fn skip_after(&mut self) -> bool {
        self.skip(b" \t");
        self.skip(b"\r\n");
        self.skip(b" \t");
        self.at < self.text.len()
    }

    /// Reads a quoted value, quotes included, if the parameter at the cursor has that name. False when nothing is left.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    #[inline]
    pub(crate) fn quoted(&mut self, name: &[u8], value: &mut Option<&'a [u8]>) -> Result<bool, Error> {
        if value.is_some() {
            return Ok(true);
        }
        self.skip(b" \t,");
        if self.is_at(name) { self.quoted_value(name, value) } else { Ok(true) }
    }

    /// Reads the quoted value of the parameter at the cursor, which has that name or one that begins so.
    #[inline(never)]
    fn quoted_value(&mut self, name: &[u8], value: &mut Option<&'a [u8]>) -> Result<bool, Error> {
        if self.equals == self.text.len() {
            return Err(Error::SYNTAX.at(self.rest()));
        }
        let gap = self.text.get(self.at.saturating_add(name.len())..self.equals).unwrap_or(b"?");
        if !scan::skip(gap, b" ").is_empty() {
            return Ok(true);
        }
        let (open, close) = self.next_quotes(self.equals).ok_or(Error::SYNTAX.at(self.rest()))?;
        let end = close.saturating_add(1);
        // An empty string counts as not given.
        *value = self.text.get(open..end).filter(|quoted| quoted.len() > 2);
        self.move_to(end);
        Ok(self.skip_after())
    }

    /// Reads a value up to the next comma if the parameter at the cursor has a name that begins so. False when nothing is left.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    #[inline]
    pub(crate) fn token(&mut self, name: &[u8], value: &mut Option<&'a [u8]>) -> Result<bool, Error> {
        if value.is_some() {
            return Ok(true);
        }
        if self.equals == self.text.len() {
            return Err(Error::SYNTAX.at(self.rest()));
        }
        if self.rest().len() < 6 {
            self.at = self.text.len();
            return Ok(false);
        }
        self.skip(b" \t,");
        if self.is_at(name) { self.token_value(value) } else { Ok(true) }
    }

    /// Reads the value of the parameter at the cursor, up to the next comma.
    #[inline(never)]
    fn token_value(&mut self, value: &mut Option<&'a [u8]>) -> Result<bool, Error> {
        let comma = Self::find(self.text, self.at, b',');
        let token = self
            .text
            .get(self.equals.saturating_add(1)..comma)
            .filter(|token| !token.is_empty())
            .ok_or(Error::SYNTAX.at(self.rest()))?;
        *value = Some(scan::trim(token));
        self.move_to(comma.saturating_add(1).min(self.text.len()));
        Ok(self.skip_after())
    }

    /// The positions of the next two quotes that are not escaped.
    fn next_quotes(&self, from: usize) -> Option<(usize, usize)> {
        let open = from.checked_add(scan::find_quote(self.text.get(from..)?)?)?;
        let inside = open.checked_add(1)?;
        let close = inside.checked_add(scan::find_quote(self.text.get(inside..)?)?)?;
        Some((open, close))
    }

    /// Ends a round in which each known parameter was tried once: if none was there, an unknown one is skipped. False when nothing is
    /// left.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if the unknown one has a quote without end.
    pub(crate) fn next_round(&mut self) -> Result<bool, Error> {
        if self.at == self.round {
            let Some(rest) = self.rest().get(1..) else {
                return Ok(false);
            };
            let start = self.at.saturating_add(1);
            let mut comma = match scan::find(rest, b',') {
                Some(at) => start.saturating_add(at),
                None => return Ok(false),
            };
            if let Some(open) = self.text.get(self.at..comma).and_then(scan::find_quote) {
                let inside = self.at.saturating_add(open).saturating_add(1);
                let close = self.text.get(inside..).and_then(scan::find_quote).ok_or(Error::SYNTAX.at(self.rest()))?;
                let close = inside.saturating_add(close);
                if close > comma {
                    comma = Self::find(self.text, close, b',');
                    if comma == self.text.len() {
                        return Ok(false);
                    }
                }
            }
            self.move_to(comma);
        }
        self.round = self.at;
        Ok(true)
    }
}

/// Prints `name=value` for each value that is there; the first one after `lead`, the others after `separator`.
pub(super) fn write_list(lead: &[u8], separator: &[u8], list: &[(&[u8], Option<&[u8]>)], out: &mut Writer<'_>) {
    let mut lead = lead;
    for (name, value) in list {
        if let Some(value) = value {
            out.put(lead);
            out.put(name);
            out.put_byte(b'=');
            out.put(value);
            lead = separator;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Outcome<'a> = (Result<bool, Error>, Option<&'a [u8]>, usize);

    fn quoted(text: &str) -> Outcome<'_> {
        let (mut cursor, mut value) = (Cursor::new(text.as_bytes()), None);
        (cursor.quoted(b"realm", &mut value), value, cursor.position())
    }

    fn token(text: &str) -> Outcome<'_> {
        let (mut cursor, mut value) = (Cursor::new(text.as_bytes()), None);
        (cursor.token(b"nc", &mut value), value, cursor.position())
    }

    #[test]
    fn a_quoted_value_keeps_its_quotes() {
        assert_eq!(quoted("realm = \"a\""), (Ok(false), Some(&b"\"a\""[..]), 11));
        assert_eq!(quoted("REALM=\"a\\\"b\" x"), (Ok(true), Some(&b"\"a\\\"b\""[..]), 13));
        assert_eq!(quoted("realm=\"a\"\r\n b"), (Ok(true), Some(&b"\"a\""[..]), 12));
        assert_eq!(quoted("realm=\"\" x"), (Ok(true), None, 9));
    }

    #[test]
    fn a_value_without_quotes_takes_the_next_quoted_string() {
        assert_eq!(quoted("realm=a, x=\"b\""), (Ok(false), Some(&b"\"b\""[..]), 14));
        assert_eq!(quoted("realm=a").0, Err(Error::SYNTAX));
    }

    #[test]
    fn another_name_is_left_alone() {
        for text in ["realmx=\"a\"", "xrealm=\"a\"", "realm \"a\"="] {
            assert_eq!(quoted(text), (Ok(true), None, 0), "{text}");
        }
        assert_eq!(quoted(" , x=\"a\""), (Ok(true), None, 3));
    }

    #[test]
    fn a_token_ends_at_the_comma() {
        assert_eq!(token("nc=12345 ,x"), (Ok(true), Some(&b"12345"[..]), 10));
        assert_eq!(token("ncx=12345"), (Ok(false), Some(&b"12345"[..]), 9));
        assert_eq!(token("nc=\"1,2\""), (Ok(true), Some(&b"\"1"[..]), 6));
        for bad in ["nc=,x=12", "nc,x=12", "nc12345"] {
            assert_eq!(token(bad).0, Err(Error::SYNTAX), "{bad}");
        }
    }

    #[test]
    fn a_short_token_at_the_end_is_lost() {
        assert_eq!(token("nc=12"), (Ok(false), None, 5));
        assert_eq!(token("nc=123"), (Ok(false), Some(&b"123"[..]), 6));
    }

    #[test]
    fn a_scheme_needs_a_parameter() {
        assert_eq!(Cursor::optional_scheme(b"Digest x=1").0, Some(&b"Digest"[..]));
        assert_eq!(Cursor::optional_scheme(b"Digest x").0, None);
        assert_eq!(Cursor::optional_scheme(b"x=1 y").0, None);
    }

    #[test]
    fn an_unknown_parameter_ends_at_the_comma_after_its_quotes() {
        let next = |text: &'static str| {
            let mut cursor = Cursor::new(text.as_bytes());
            (cursor.next_round(), cursor.position())
        };
        assert_eq!(next("x=\"a,b\",nc=1"), (Ok(true), 7));
        assert_eq!(next("x=\"a\" ,nc=1"), (Ok(true), 6));
        assert_eq!(next("x=1,nc=1"), (Ok(true), 3));
        assert_eq!(next("x=\"a,b\""), (Ok(false), 0));
        assert_eq!(next("x=\"a,b"), (Err(Error::SYNTAX), 0));
    }
}
