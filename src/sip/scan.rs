//! Byte classes and searches shared by all parsers.
//!
//! A *blank* is SP, TAB, CR or LF. Every search is one forward pass.

/// SP, TAB, CR or LF.
#[inline]
pub(crate) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// SP or TAB.
#[inline]
pub(crate) const fn is_wsp(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// CR or LF.
#[inline]
pub(crate) const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// The text without blanks at both ends.
#[inline]
pub(crate) fn trim(text: &[u8]) -> &[u8] {
    trim_end(trim_start(text))
}

/// The text without blanks in front.
#[inline]
pub(crate) fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text {
        if !is_blank(*first) {
            break;
        }
        text = rest;
    }
    text
}

/// The text without blanks after.
#[inline]
pub(crate) fn trim_end(mut text: &[u8]) -> &[u8] {
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
pub(crate) fn skip<'a>(mut text: &'a [u8], bytes: &[u8]) -> &'a [u8] {
    while let [first, rest @ ..] = text {
        if !bytes.contains(first) {
            break;
        }
        text = rest;
    }
    text
}

/// How far is searched before another search, which takes longer to start, is worth it.
const NEAR: usize = 64;

/// The position of the first `byte`.
#[inline]
pub(crate) fn find(text: &[u8], byte: u8) -> Option<usize> {
    let pattern = u64::from_le_bytes([byte; 8]);
    let near = text.get(..NEAR).unwrap_or(text);
    search(near, |word| zeros(word ^ pattern)).or_else(|| {
        let far = text.get(NEAR..).filter(|far| !far.is_empty())?;
        Some(memchr::memchr(byte, far)?.saturating_add(NEAR))
    })
}

/// The position of the last `byte`.
#[inline]
pub(crate) fn find_last(text: &[u8], byte: u8) -> Option<usize> {
    let first = find(text, byte)?;
    let after = text.get(first..)?;
    Some(first.saturating_add(after.iter().rposition(|&other| other == byte)?))
}

/// The position of the first of two bytes.
#[inline]
pub(crate) fn find_either(text: &[u8], one: u8, other: u8) -> Option<usize> {
    let (one, other) = (u64::from_le_bytes([one; 8]), u64::from_le_bytes([other; 8]));
    search(text, |word| zeros(word ^ one) | zeros(word ^ other))
}

/// The position of the first CR or LF.
#[inline]
pub(crate) fn find_line_end(text: &[u8]) -> Option<usize> {
    // Line ends are among the few bytes below 0x0e; the test never misses one.
    let control = |word: u64| word.wrapping_sub(0x0e0e_0e0e_0e0e_0e0e) & !word & MARKS;
    let mut rest = text;
    while let Some((chunk, tail)) = rest.split_first_chunk::<16>() {
        if control(word(chunk)) | control(last_word(chunk)) != 0 {
            if let Some(at) = find_either(chunk, b'\r', b'\n') {
                return Some(at.wrapping_add(text.len().wrapping_sub(rest.len())));
            }
        }
        rest = tail;
    }
    find_either(rest, b'\r', b'\n').map(|at| at.wrapping_add(text.len().wrapping_sub(rest.len())))
}

/// The highest bit of each byte.
const MARKS: u64 = 0x8080_8080_8080_8080;

/// A mark in each byte that is zero; only the lowest one can be relied on.
#[inline]
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(0x0101_0101_0101_0101) & !word & MARKS
}

/// The position of the first byte that is marked; the text is given to `marks` in words of eight bytes.
#[inline]
fn search(text: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let position = |at: usize, marked: u64| at.wrapping_add(marked.trailing_zeros() as usize / 8);
    let mut rest = text;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let marked = marks(u64::from_le_bytes(*chunk));
        if marked != 0 {
            return Some(position(text.len().wrapping_sub(rest.len()), marked));
        }
        rest = tail;
    }
    // Nothing is marked in what was seen before; but what is after a short text may be.
    let at = position(text.len().saturating_sub(8), marks(last_word(text)));
    (at < text.len()).then_some(at)
}

/// The first bytes of a text, up to eight, and zeroes after them.
#[inline]
pub(crate) const fn word(text: &[u8]) -> u64 {
    if let Some(chunk) = text.first_chunk::<8>() {
        return u64::from_le_bytes(*chunk);
    }
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        // The two may overlap.
        (Some(first), Some(last)) => {
            let after = (text.len() as u32).wrapping_sub(4).wrapping_mul(8);
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64).wrapping_shl(after)
        }
        _ => match *text {
            [a, b, c] => a as u64 | (b as u64) << 8 | (c as u64) << 16,
            [a, b] => a as u64 | (b as u64) << 8,
            [a] => a as u64,
            _ => 0,
        },
    }
}

/// The last eight bytes of a text, or all of a shorter one with zeroes after.
#[inline]
pub(crate) const fn last_word(text: &[u8]) -> u64 {
    match text.last_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => word(text),
    }
}

/// A word with its ASCII letters in lower case.
#[inline]
const fn lower(word: u64) -> u64 {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let low = word & !MARKS;
    let from_a = low.wrapping_add(each(0x80 - b'A'));
    let behind_z = low.wrapping_add(each(0x7f - b'Z'));
    let capitals = (from_a ^ behind_z) & !word & MARKS;
    word | capitals >> 2
}

/// What stands before and after the first `byte`.
#[inline]
pub(crate) fn cut(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    cut_at(text, find(text, byte)?)
}

/// What stands before and after position `at`.
#[inline]
pub(crate) fn cut_at(text: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let (before, rest) = text.split_at_checked(at)?;
    Some((before, rest.get(1..)?))
}

/// The first `at` bytes, or all of them.
#[inline]
pub(crate) fn until(text: &[u8], at: Option<usize>) -> &[u8] {
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The position of the first `"` that an even number of backslashes precedes; they are counted from the start of the text at most.
pub(crate) fn find_quote(text: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'"', text).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        before.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 0
    })
}

/// True if the two texts differ in nothing but the case of ASCII letters.
#[inline]
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (words, others) = (left.chunks_exact(8), right.chunks_exact(8));
    let (rest, other_rest) = (words.remainder(), others.remainder());
    words.zip(others).all(|(one, other)| lower(word(one)) == lower(word(other))) && lower(word(rest)) == lower(word(other_rest))
}

/// True if `text` begins with `prefix`, ignoring the case of ASCII letters.
#[inline]
pub(crate) fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len()).is_some_and(|head| same(head, prefix))
}

/// The number at the start of the text, as C's `strtol` reads it in base 10: white space, one sign, digits; 0 without digits.
/// It is as wide as C's `long`, which has the width of a pointer. Too large a number becomes `isize::MAX` or `isize::MIN`.
pub(crate) fn leading_integer(text: &[u8]) -> isize {
    let mut bytes = text.iter().copied().skip_while(|byte| matches!(byte, b' ' | b'\t'..=b'\r')).peekable();
    let negative = bytes.next_if(|byte| matches!(byte, b'+' | b'-')) == Some(b'-');
    let mut value: isize = 0;
    for digit in bytes.take_while(u8::is_ascii_digit).map(|byte| isize::from(byte & 0x0f)) {
        value = value.saturating_mul(10);
        value = if negative { value.saturating_sub(digit) } else { value.saturating_add(digit) };
    }
    value
}

/// The low 32 bits of [`leading_integer`]; -1 for a number that `isize` does not hold.
#[expect(clippy::cast_possible_truncation, reason = "oSIP cuts the number")]
pub(crate) fn leading_integer_32(text: &[u8]) -> i32 {
    match leading_integer(text) {
        isize::MIN | isize::MAX => -1,
        number => number as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_found_after_an_even_number_of_backslashes() {
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
    fn only_the_case_of_ascii_letters_is_ignored() {
        let step = if cfg!(miri) { 7 } else { 1 };
        for byte in (0..=u8::MAX).step_by(step) {
            for other in (0..=u8::MAX).step_by(step) {
                let expected = byte.eq_ignore_ascii_case(&other);
                assert_eq!(same(&[byte], &[other]), expected);
                assert_eq!(
                    same(&[b'a', byte, b'c', 0, 0xff, b'f', b'G', b'h'], &[b'A', other, b'C', 0, 0xff, b'F', b'g', b'h']),
                    expected
                );
            }
        }
        assert!(!same(b"ab", b"abc") && !same(b"a", b"a\0") && same(b"", b""));
        for length in 0..20 {
            let text = vec![b'x'; length];
            assert!(same(&text, &text.to_ascii_uppercase()));
        }
    }

    #[test]
    fn numbers_are_read_like_strtol() {
        assert_eq!(leading_integer(b" \t\x0b12x"), 12);
        assert_eq!(leading_integer(b"-0"), 0);
        assert_eq!(leading_integer(b"+-5"), 0);
        assert_eq!(leading_integer(b"2147483647"), 2_147_483_647);
        assert_eq!(leading_integer(b"9223372036854775808"), isize::MAX);
        assert_eq!(leading_integer(b"-9223372036854775809"), isize::MIN);
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
    fn the_last_of_several_bytes_is_found() {
        assert_eq!(find_last(b"", b'a'), None);
        assert_eq!(find_last(b"bcd", b'a'), None);
        assert_eq!(find_last(b"abcabc", b'a'), Some(3));
        assert_eq!(find_last(b"a", b'a'), Some(0));
    }

    #[test]
    fn zeroes_are_no_bytes_after_a_short_text() {
        for length in 0..10 {
            let text = vec![b'x'; length];
            assert_eq!((find(&text, 0), find_either(&text, 0, b'y')), (None, None));
        }
        assert_eq!(find_either(b"ab\0", 0, b'y'), Some(2));
    }

    #[test]
    fn cutting_drops_the_byte_itself() {
        assert_eq!(cut(b"a=b=c", b'='), Some((&b"a"[..], &b"b=c"[..])));
        assert_eq!(cut(b"a=", b'='), Some((&b"a"[..], &b""[..])));
        assert_eq!(cut(b"a", b'='), None);
    }
}
