//! Percent coding (RFC 3986 section 2.1) as URIs have it: `%20` for a space.

use super::text::move_to_start;
use super::{Writer, scan};

/// A part of a URI that is printed with percent coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Part {
    /// The user.
    Userinfo = 1,
    /// The password.
    Password = 2,
    /// Name or value of a parameter.
    Param = 4,
    /// Name or value of a header.
    Header = 8,
}

/// Which bytes each [`Part`] may have as they are; all others are printed as `%` and two hexadecimal digits.
#[derive(Clone, Debug)]
pub(crate) struct Escapes {
    /// The parts, or-ed together, that may have this byte.
    parts: [u8; 256],
}

/// Letters and digits, which every part may have.
// Computed by the compiler, which checks what it computes.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]
const ALPHANUMERIC: [u8; 256] = {
    let mut parts = [0; 256];
    let mut byte = 0;
    while byte < parts.len() {
        if (byte as u8).is_ascii_alphanumeric() {
            parts[byte] = u8::MAX;
        }
        byte += 1;
    }
    parts
};

/// What the grammar of RFC 3261 allows, as oSIP reads it.
pub(crate) static ESCAPES: Escapes =
    Escapes::new(b"-_.!~*'()&=+$,;?/", b"-_.!~*'()&=+$,", b"-_.!~*'()[]/:&+$", b"-_.!~*'()[]/?:+$");

impl Escapes {
    /// Each part may have letters, digits and its own bytes, of which only ASCII counts.
    pub(crate) const fn new(userinfo: &[u8], password: &[u8], param: &[u8], header: &[u8]) -> Self {
        let parts = Self::allow(ALPHANUMERIC, Part::Userinfo, userinfo);
        let parts = Self::allow(parts, Part::Password, password);
        let parts = Self::allow(parts, Part::Param, param);
        Self { parts: Self::allow(parts, Part::Header, header) }
    }

    // The index is a byte; a constant function has no `get_mut`.
    #[allow(clippy::indexing_slicing)]
    const fn allow(mut parts: [u8; 256], part: Part, mut bytes: &[u8]) -> [u8; 256] {
        while let [byte, rest @ ..] = bytes {
            if byte.is_ascii() {
                parts[*byte as usize] |= part as u8;
            }
            bytes = rest;
        }
        parts
    }

    #[inline]
    fn keeps(&self, part: Part, byte: u8) -> bool {
        self.parts.get(usize::from(byte)).is_some_and(|parts| parts & part as u8 != 0)
    }

    #[inline]
    fn put(&self, part: Part, byte: u8, out: &mut Writer<'_>) {
        if self.keeps(part, byte) {
            out.put_byte(byte);
        } else {
            out.put(&[b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }

    /// Prints plain text.
    #[inline]
    pub(crate) fn write(&self, part: Part, text: &[u8], out: &mut Writer<'_>) {
        match text.iter().position(|&byte| !self.keeps(part, byte)) {
            None => out.put(text),
            Some(at) => {
                let (kept, rest) = text.split_at_checked(at).unwrap_or_default();
                out.put(kept);
                rest.iter().for_each(|&byte| self.put(part, byte, out));
            }
        }
    }

    /// Prints text that is encoded already: what it stands for is encoded anew.
    pub(crate) fn write_encoded(&self, part: Part, text: &[u8], out: &mut Writer<'_>) {
        Decoded::new(text).for_each(|byte| self.put(part, byte, out));
    }

    /// Prints text that is encoded already, without the blanks at both ends of what it stands for.
    pub(crate) fn write_encoded_trimmed(&self, part: Part, text: &[u8], out: &mut Writer<'_>) {
        Decoded::new(text).trim().for_each(|byte| self.put(part, byte, out));
    }
}

/// The hexadecimal digit of a number below 16.
#[inline]
fn digit(value: u8) -> u8 {
    b"0123456789ABCDEF".get(usize::from(value)).copied().unwrap_or(b'0')
}

#[inline]
fn value(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Decodes the text after a `%`: the byte, and how many bytes it takes. `None` ends the whole text.
#[inline]
fn decode(text: &[u8]) -> Option<(u8, usize)> {
    let &[high, low, ..] = text else { return None };
    match (value(high), value(low)) {
        (Some(high), Some(low)) => Some((high << 4 | low, 2)),
        (_, low) => Some((decode_odd(text)?, if low.is_some() { 2 } else { 1 })),
    }
    .filter(|&(byte, _)| byte != 0)
}

/// The byte after a `%` that two digits do not follow: what C's `%2X` conversion makes of the text.
#[cold]
fn decode_odd(text: &[u8]) -> Option<u8> {
    match scan::skip(text, b" \t\n\x0b\x0c\r") {
        [b'0', b'x' | b'X', ..] => None,
        [b'-', digit, ..] => Some(value(*digit)?.wrapping_neg()),
        [b'+', digit, ..] => value(*digit),
        [first, second, ..] => match (value(*first)?, value(*second)) {
            (high, Some(low)) => Some(high << 4 | low),
            (low, None) => Some(low),
        },
        [digit] => value(*digit),
        [] => None,
    }
}

/// The bytes that an encoded text stands for. A `%` without digits after it ends the text, and so does `%00`.
#[derive(Clone, Debug)]
pub(crate) struct Decoded<'a> {
    rest: &'a [u8],
}

impl<'a> Decoded<'a> {
    /// Starts at the beginning of `text`.
    #[inline]
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self { rest: text }
    }

    /// The same without blanks at both ends.
    pub(crate) fn trim(mut self) -> impl Iterator<Item = u8> {
        let mut ahead = self.clone();
        while ahead.next().is_some_and(scan::is_blank) {
            self.rest = ahead.rest;
        }
        // How many blanks follow that something else follows.
        let mut blanks: usize = 0;
        core::iter::from_fn(move || {
            if blanks > 0 {
                blanks = blanks.saturating_sub(1);
                return self.next();
            }
            let byte = self.next()?;
            if scan::is_blank(byte) {
                let more = self.clone().position(|byte| !scan::is_blank(byte));
                match more {
                    Some(more) => blanks = more,
                    None => {
                        self.rest = &[];
                        return None;
                    }
                }
            }
            Some(byte)
        })
    }
}

impl Iterator for Decoded<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let (&first, mut rest) = self.rest.split_first()?;
        let mut byte = Some(first);
        if first == b'%' {
            let decoded = decode(rest);
            byte = decoded.map(|(byte, _)| byte);
            rest = decoded.and_then(|(_, length)| rest.get(length..)).unwrap_or_default();
        }
        self.rest = rest;
        byte
    }
}

/// Decodes a text in place; returns its new length.
pub(crate) fn unescape(text: &mut [u8]) -> usize {
    let Some(mut read) = scan::find(text, b'%') else {
        return text.len();
    };
    let mut write = read;
    while let Some(&first) = text.get(read) {
        read = read.saturating_add(1);
        let mut byte = first;
        if first == b'%' {
            let Some((decoded, length)) = text.get(read..).and_then(decode) else { break };
            byte = decoded;
            read = read.saturating_add(length);
        }
        if let Some(place) = text.get_mut(write) {
            *place = byte;
        }
        write = write.saturating_add(1);
    }
    write
}

/// Decodes a text in place and drops the blanks at both its ends; returns its new length.
pub(crate) fn unescape_trimmed(text: &mut [u8]) -> usize {
    let length = unescape(text);
    let decoded = text.get(..length).unwrap_or_default();
    let start = length.saturating_sub(scan::trim_start(decoded).len());
    let end = start.saturating_add(scan::trim(decoded).len());
    move_to_start(text, start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sip::write;

    fn decoded(text: &[u8]) -> Vec<u8> {
        let mut place = text.to_vec();
        let length = unescape(&mut place);
        place.truncate(length);
        assert_eq!(Decoded::new(text).collect::<Vec<_>>(), place);
        let trimmed = scan::trim(&place).to_vec();
        assert_eq!(Decoded::new(text).trim().collect::<Vec<_>>(), trimmed);
        let mut again = text.to_vec();
        let length = unescape_trimmed(&mut again);
        assert_eq!(again[..length], trimmed);
        place
    }

    fn escaped(part: Part, text: &[u8]) -> String {
        let text = write::to_vec(|out| {
            ESCAPES.write(part, text, out);
            Ok(())
        });
        String::from_utf8(text.unwrap()).unwrap()
    }

    #[test]
    fn triplets_are_decoded_once() {
        assert_eq!(decoded(b"a%41b"), b"aAb");
        assert_eq!(decoded(b"%2541"), b"%41");
        assert_eq!(decoded(b"a%ffb"), b"a\xffb");
        assert_eq!(decoded(b"%20a%20 \tb%0d%0a"), b" a  \tb\r\n");
    }

    #[test]
    fn a_percent_without_digits_ends_the_text() {
        for text in [&b"%4"[..], b"%", b"%zz", b"%0x", b"%%41", b"%00b", b"%-z", b"% ", b"%  "] {
            assert_eq!(decoded(text), b"", "{text:?}");
        }
        assert_eq!(decoded(b"a%z4b"), b"a");
    }

    #[test]
    fn odd_triplets_are_read_as_by_c() {
        assert_eq!(decoded(b"a%4zb"), b"a\x04zb");
        assert_eq!(decoded(b"% 41"), b"A1");
        assert_eq!(decoded(b"% 1A"), b"\x1aA");
        assert_eq!(decoded(b"%-1"), b"\xff");
        assert_eq!(decoded(b"%+f"), b"\x0f");
    }

    #[test]
    fn each_part_has_its_own_bytes() {
        assert_eq!(escaped(Part::Userinfo, b";/?:@&=+$,"), ";/?%3A%40&=+$,");
        assert_eq!(escaped(Part::Password, b";/?:@&=+$,"), "%3B%2F%3F%3A%40&=+$,");
        assert_eq!(escaped(Part::Param, b";/?:@&=+$,"), "%3B/%3F:%40&%3D+$%2C");
        assert_eq!(escaped(Part::Header, b";/?:@&=+$,"), "%3B/?:%40%26%3D+$%2C");
        assert_eq!(escaped(Part::Header, b"a b%c\x01\x7f\x80\xff"), "a%20b%25c%01%7F%80%FF");
    }

    #[test]
    fn only_ascii_can_be_allowed() {
        let escapes = Escapes::new(b"-\x80", b"", b"", b"");
        let text = crate::sip::write::to_vec(|out| {
            escapes.write(Part::Userinfo, b"a-.\x80", out);
            Ok(())
        });
        assert_eq!(text.unwrap(), b"a-%2E%80");
    }
}
