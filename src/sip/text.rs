//! Quoted strings (RFC 3261 section 25.1) and searches in texts.

use super::{Writer, scan};
use core::ops::Range;

/// The text without a quote at its start; then the last byte, whatever it is, is dropped too.
pub(crate) fn without_quotes(text: &[u8]) -> &[u8] {
    match text {
        [b'"', inside @ .., _] => inside,
        [b'"'] => b"",
        plain => plain,
    }
}

/// Prints the text as a quoted string. Line ends become spaces.
pub(crate) fn write_quoted(text: &[u8], out: &mut Writer<'_>) {
    out.put_byte(b'"');
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0x7f | b'\r' | b'\n')) {
        let (plain, special) = rest.split_at(at);
        out.put(plain);
        match special.first() {
            Some(b'\r' | b'\n') => out.put_byte(b' '),
            Some(&byte) => out.put(&[b'\\', byte]),
            None => {}
        }
        rest = special.get(1..).unwrap_or_default();
    }
    out.put(rest);
    out.put_byte(b'"');
}

/// Takes quotes and escapes away, if a quote stands at the start; returns the length of what is left at the start of `text`.
pub(crate) fn unquote(text: &mut [u8]) -> usize {
    let end = match text {
        [b'"', .., b'"'] => text.len().saturating_sub(1),
        [b'"', ..] => text.len(),
        _ => return text.len(),
    };
    let inside = text.get(1..end).unwrap_or_default();
    let Some(first) = scan::find(inside, b'\\') else {
        return move_to_start(text, 1..end);
    };
    move_to_start(text, 1..first.saturating_add(1));
    let (mut read, mut written) = (first.saturating_add(1), first);
    while read < end {
        let at = if text.get(read) == Some(&b'\\') { read.saturating_add(1) } else { read };
        let byte = text.get(..end).and_then(|text| text.get(at)).copied();
        if let (Some(byte), Some(place)) = (byte, text.get_mut(written)) {
            *place = byte;
            written = written.saturating_add(1);
        }
        read = at.saturating_add(1);
    }
    written
}

/// Puts what remains without blanks at both ends to the start; returns its length.
pub(crate) fn trim_in_place(text: &mut [u8]) -> usize {
    let start = text.len().saturating_sub(scan::trim_start(text).len());
    let end = start.saturating_add(scan::trim(text).len());
    move_to_start(text, start..end)
}

/// Moves a part of a text to its start; returns its length. There is no other part than what the text has.
pub(crate) fn move_to_start(text: &mut [u8], part: Range<usize>) -> usize {
    // Said before: so the compiler sees that it holds.
    if part.start > part.end || part.end > text.len() {
        return 0;
    }
    let length = part.len();
    text.copy_within(part, 0);
    length
}

/// The position of the first occurrence of `part`. The search takes linear time: Rabin's and Karp's, where looking at each place that begins
/// like the part takes longer.
pub(crate) fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    find_folded(text, part, |byte| byte, |left, right| left == right)
}

/// The same in any case.
pub(crate) fn find_ignoring_case(text: &[u8], part: &[u8]) -> Option<usize> {
    find_folded(text, part, |byte| byte.to_ascii_lowercase(), scan::same)
}

fn find_folded(text: &[u8], part: &[u8], fold: fn(u8) -> u8, same: fn(&[u8], &[u8]) -> bool) -> Option<usize> {
    let Some(&start) = part.first() else { return Some(0) };
    let mut work = text.len().saturating_mul(4);
    let folded = fold(start);
    let other = if fold(start.to_ascii_uppercase()) == folded { start.to_ascii_uppercase() } else { folded };
    for at in memchr::memchr2_iter(folded, other, text) {
        let end = at.saturating_add(part.len());
        if same(text.get(at..end)?, part) {
            return Some(at);
        }
        match work.checked_sub(part.len()) {
            Some(left) => work = left,
            None => return find_by_hash(text, part, fold, same),
        }
    }
    None
}

/// The same, where many places look like the part.
fn find_by_hash(text: &[u8], part: &[u8], fold: fn(u8) -> u8, same: fn(&[u8], &[u8]) -> bool) -> Option<usize> {
    const BASE: u64 = 0x0100_0000_01b3;
    let term = |byte: u8| u64::from(fold(byte)).wrapping_add(1);
    let step = |hash: u64, byte: u8| hash.wrapping_mul(BASE).wrapping_add(term(byte));
    let wanted = part.iter().fold(0, |hash, &byte| step(hash, byte));
    let top = part.iter().fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let (first, after) = text.split_at_checked(part.len())?;
    let mut hash = first.iter().fold(0, |hash, &byte| step(hash, byte));
    let (mut leaving, mut entering) = (text.iter(), after.iter());
    loop {
        let rest = leaving.as_slice();
        if hash == wanted && rest.get(..part.len()).is_some_and(|window| same(window, part)) {
            return Some(text.len().saturating_sub(rest.len()));
        }
        let (Some(&old), Some(&new)) = (leaving.next(), entering.next()) else {
            return None;
        };
        hash = step(hash, new).wrapping_sub(term(old).wrapping_mul(top));
    }
}

/// A hash of a text: oSIP's, of 32 bits, for which a byte has the sign that `char` has on a machine.
pub(crate) fn hash(text: &[u8], is_signed: bool) -> u32 {
    let number = |byte: u8| if is_signed { i32::from(i8::from_ne_bytes([byte])) } else { i32::from(byte) };
    text.iter().fold(5381, |hash: u32, &byte| hash.wrapping_mul(33).wrapping_add_signed(number(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unquoted(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        let length = unquote(&mut bytes);
        String::from_utf8(bytes[..length].to_vec()).unwrap()
    }

    #[test]
    fn unquoting_takes_one_pair_of_quotes_and_all_escapes() {
        let cases = [
            ("abc\"", "abc\""),
            ("\"abc", "abc"),
            ("\"a\\\"b\"", "a\"b"),
            ("\"a\\\\b\"", "a\\b"),
            ("\"abc\\\"", "abc"),
            ("\"", ""),
            ("\"\"\"", "\""),
            ("\"a\"b\"", "a\"b"),
            ("\"\\", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(unquoted(text), expected, "{text}");
        }
    }

    #[test]
    fn the_last_byte_goes_with_the_first_quote() {
        let cases = [("\"abc\"", "abc"), ("abc\"", "abc\""), ("\"ab\"c\"", "ab\"c"), ("\"a", ""), ("\"", "")];
        for (text, expected) in cases {
            assert_eq!(without_quotes(text.as_bytes()), expected.as_bytes(), "{text}");
        }
    }

    #[test]
    fn quoting_escapes_quotes_and_backslashes() {
        let quoted = |text: &[u8]| {
            crate::sip::write::to_vec(|out| {
                write_quoted(text, out);
                Ok(())
            })
            .unwrap()
        };
        assert_eq!(quoted(b"a\"b\\c"), b"\"a\\\"b\\\\c\"");
        assert_eq!(quoted(b"a\nb\r\x7f"), b"\"a b \\\x7f\"");
    }

    #[test]
    fn parts_are_found_in_any_case() {
        assert_eq!(find_ignoring_case(b"xxAbCx", b"aBc"), Some(2));
        assert_eq!(find_ignoring_case(b"abcabd", b"ABD"), Some(3));
        assert_eq!(find_ignoring_case(b"abc", b""), Some(0));
        assert_eq!(find_ignoring_case(b"ab", b"abc"), None);
        assert_eq!(find_ignoring_case(b"aaaa", b"ab"), None);
        assert_eq!((find_ignoring_case(b"", b""), find_ignoring_case(b"a\0", b"")), (Some(0), Some(0)));
        let text = [b"a".repeat(200), b"aB".to_vec()].concat();
        let part = [b"A".repeat(60), b"b".to_vec()].concat();
        assert_eq!(find_ignoring_case(&text, &part), Some(141));
        assert_eq!(find_ignoring_case(&text, &b"A".repeat(202)), None);
    }

    #[test]
    fn blanks_are_trimmed_in_place() {
        for (text, expected) in [("  ab c\t\r\n", "ab c"), ("ab", "ab"), ("   ", ""), ("", "")] {
            let mut bytes = text.as_bytes().to_vec();
            let length = trim_in_place(&mut bytes);
            assert_eq!(&bytes[..length], expected.as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn a_hash_depends_on_the_sign_of_a_byte() {
        // As the original has them on machines with each sort of `char`.
        assert_eq!((hash(b"", true), hash(b"a", true), hash(b"ab", false)), (5381, 177_670, 5_863_208));
        assert_eq!(hash(b"\xe4", true).wrapping_add(256), hash(b"\xe4", false));
    }
}
