//! Byte classes and searches shared by all parsers.
//!
//! A *blank* is SP, TAB, CR or LF. Every search is one forward pass.

#![forbid(unsafe_code)]

/// SP, TAB, CR or LF.
#[inline]
pub const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// SP or TAB.
#[inline]
pub const fn is_wsp(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// CR or LF.
#[inline]
pub const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// The text without blanks at both ends.
#[inline]
pub fn trim(text: &[u8]) -> &[u8] {
    trim_end(trim_start(text))
}

/// The text without blanks in front.
#[inline]
pub fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text {
        if !is_blank(*first) {
            break;
        }
        text = rest;
    }
    text
}

/// The text without blanks behind.
#[inline]
pub fn trim_end(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., last] = text {
        if !is_blank(*last) {
            break;
        }
        text = rest;
    }
    text
}

/// The text from the first byte on that is not one of `bytes`.
#[inline]
pub fn skip<'a>(mut text: &'a [u8], bytes: &[u8]) -> &'a [u8] {
    while let [first, rest @ ..] = text {
        if !bytes.contains(first) {
            break;
        }
        text = rest;
    }
    text
}

/// The position of the first `byte`.
#[inline]
pub fn find(text: &[u8], byte: u8) -> Option<usize> {
    // Most texts are so short that a call costs more than the search.
    if text.len() >= 64 {
        return memchr::memchr(byte, text);
    }
    let (mut at, mut rest) = (0_usize, text);
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        // The lowest byte that is zero here is the first one that is equal; those above it may mislead.
        let differs = u64::from_le_bytes(*chunk) ^ u64::from_le_bytes([byte; 8]);
        let zero = differs.wrapping_sub(0x0101_0101_0101_0101) & !differs & 0x8080_8080_8080_8080;
        if zero != 0 {
            return Some(at.saturating_add(zero.trailing_zeros() as usize / 8));
        }
        (at, rest) = (at.saturating_add(8), tail);
    }
    rest.iter().position(|&other| other == byte).map(|more| at.saturating_add(more))
}

/// The position of the first CR or LF.
#[inline]
pub fn find_line_end(text: &[u8]) -> Option<usize> {
    let (mut at, mut rest) = (0_usize, text);
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        // Line ends are among the few bytes below 0x0e; the test never misses one.
        let word = u64::from_le_bytes(*chunk);
        if word.wrapping_sub(0x0e0e_0e0e_0e0e_0e0e) & !word & 0x8080_8080_8080_8080 != 0
            && let Some(more) = chunk.iter().position(|&byte| is_line_end(byte))
        {
            return Some(at.saturating_add(more));
        }
        (at, rest) = (at.saturating_add(8), tail);
    }
    rest.iter().position(|&byte| is_line_end(byte)).map(|more| at.saturating_add(more))
}

/// What stands before and behind the first `byte`.
#[inline]
pub fn cut(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    cut_at(text, find(text, byte)?)
}

/// What stands before and behind position `at`.
#[inline]
pub fn cut_at(text: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let (before, rest) = text.split_at_checked(at)?;
    Some((before, rest.get(1..)?))
}

/// The first `at` bytes, or all of them.
#[inline]
pub fn until(text: &[u8], at: Option<usize>) -> &[u8] {
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The position of the first `"` that an even number of backslashes precedes; they are counted from the start of the text at most.
pub fn find_quote(text: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'"', text).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        before.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 0
    })
}

/// True if the two texts differ in nothing but the case of ASCII letters.
#[inline]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// True if `text` begins with `prefix`, ignoring the case of ASCII letters.
#[inline]
pub fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len()).is_some_and(|head| same(head, prefix))
}

/// The number at the start of the text, as C's `strtol` reads it in base 10: white space, one sign, digits; 0 without digits.
/// Too large a number becomes `i64::MAX` or `i64::MIN`.
pub fn leading_integer(text: &[u8]) -> i64 {
    let mut bytes = text.iter().copied().skip_while(|byte| matches!(byte, b' ' | b'\t'..=b'\r')).peekable();
    let negative = bytes.next_if(|byte| matches!(byte, b'+' | b'-')) == Some(b'-');
    let mut value: i64 = 0;
    for digit in bytes.map_while(|byte| char::from(byte).to_digit(10)) {
        let digit = i64::from(digit);
        value = value.saturating_mul(10);
        value = if negative { value.saturating_sub(digit) } else { value.saturating_add(digit) };
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_behind_an_even_number_of_backslashes() {
        assert_eq!(find_quote(b""), None);
        assert_eq!(find_quote(b"abc\""), Some(3));
        assert_eq!(find_quote(b"a\\\"b"), None);
        assert_eq!(find_quote(b"a\\\\\"b"), Some(3));
        assert_eq!(find_quote(b"\\\"a\""), Some(3));
    }

    #[test]
    fn line_ends_are_found_wherever_they_stand() {
        for length in 0..40 {
            let mut text = vec![b'\t'; length];
            assert_eq!(find_line_end(&text), None);
            for (at, end) in (0..length).zip([b'\r', b'\n'].into_iter().cycle()) {
                text[at] = end;
                assert_eq!(find_line_end(&text), Some(at));
                text[at] = b'\x8d';
            }
        }
    }

    #[test]
    fn numbers_are_read_like_strtol() {
        assert_eq!(leading_integer(b" \t\x0b12x"), 12);
        assert_eq!(leading_integer(b"-0"), 0);
        assert_eq!(leading_integer(b"+-5"), 0);
        assert_eq!(leading_integer(b"9223372036854775808"), i64::MAX);
        assert_eq!(leading_integer(b"-9223372036854775809"), i64::MIN);
    }

    #[test]
    fn trimming_may_leave_nothing() {
        assert_eq!(trim(b" \t\r\n"), b"");
        assert_eq!(trim(b" a b\n"), b"a b");
        assert_eq!(trim(b"\x0ba"), b"\x0ba");
    }

    #[test]
    fn the_first_of_several_bytes_is_found_at_any_length() {
        for length in 0..100 {
            let mut text = vec![b'a' - 1; length];
            assert_eq!(find(&text, b'a'), None);
            for at in (0..length).rev() {
                text[at] = b'a';
                assert_eq!(find(&text, b'a'), Some(at));
            }
        }
        assert_eq!(find(b"\xff\x01\x00\x80...", 0), Some(2));
    }

    #[test]
    fn cutting_drops_the_byte_itself() {
        assert_eq!(cut(b"a=b=c", b'='), Some((&b"a"[..], &b"b=c"[..])));
        assert_eq!(cut(b"a=", b'='), Some((&b"a"[..], &b""[..])));
        assert_eq!(cut(b"a", b'='), None);
    }
}
