//! Output: a buffer of fixed size that counts what does not fit.

#[cfg(feature = "alloc")]
use super::Error;
use core::mem::MaybeUninit;

/// Collects printed bytes in a buffer, which need not have a value before. What does not fit is only counted, so that one pass gives
/// either the text or its size; or all of it goes to a vector.
#[derive(Debug)]
pub struct Writer<'a> {
    buffer: &'a mut [MaybeUninit<u8>],
    #[cfg(feature = "alloc")]
    vector: Option<&'a mut alloc::vec::Vec<u8>>,
    length: usize,
}

impl<'a> Writer<'a> {
    /// Starts at the beginning of `buffer`.
    #[inline]
    pub fn new(buffer: &'a mut [MaybeUninit<u8>]) -> Self {
        Self {
            buffer,
            #[cfg(feature = "alloc")]
            vector: None,
            length: 0,
        }
    }

    /// How many bytes were put so far, whether they had a place or not.
    #[inline]
    pub fn len(&self) -> usize {
        self.length
    }

    /// True while nothing was put.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The text, if all of it had a place. Each byte has a value.
    #[inline]
    pub fn text(&self) -> Option<&[MaybeUninit<u8>]> {
        self.buffer.get(..self.length)
    }

    /// Forgets what was put after the first `length` bytes.
    #[inline]
    pub fn rewind(&mut self, length: usize) {
        self.length = self.length.min(length);
        #[cfg(feature = "alloc")]
        if let Some(vector) = &mut self.vector {
            vector.truncate(length);
        }
    }

    /// Appends `bytes`. Of an array the compiler knows the length.
    #[inline]
    pub fn put<T: AsRef<[u8]> + ?Sized>(&mut self, bytes: &T) {
        let bytes = bytes.as_ref();
        match self.buffer.get_mut(self.length..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(place) => {
                copy(bytes, place, MaybeUninit::new);
                self.length = self.length.wrapping_add(bytes.len());
            }
            None => self.spill(bytes),
        }
    }

    /// Appends one byte.
    #[inline]
    pub fn put_byte(&mut self, byte: u8) {
        match self.buffer.get_mut(self.length) {
            Some(place) => {
                *place = MaybeUninit::new(byte);
                self.length = self.length.wrapping_add(1);
            }
            None => self.spill(&[byte]),
        }
    }

    /// Counts bytes that have no place in the buffer, or appends them to the vector.
    #[cold]
    fn spill(&mut self, bytes: &[u8]) {
        // Without room nothing is written after a gap, so that each byte of what has a place has a value.
        self.buffer = &mut [];
        self.length = self.length.saturating_add(bytes.len());
        #[cfg(feature = "alloc")]
        if let Some(vector) = &mut self.vector {
            vector.extend_from_slice(bytes);
        }
    }

    /// Appends `lead` and the text, if there is a text.
    #[inline]
    pub fn put_with<T: AsRef<[u8]> + ?Sized>(&mut self, lead: &T, text: Option<&[u8]>) {
        if let Some(text) = text {
            self.put(lead);
            self.put(text);
        }
    }
}

/// Copies `bytes` to a place of the same length. Most texts are so short that a call costs more than the copy.
#[inline]
fn copy<T>(bytes: &[u8], place: &mut [T], make: impl Fn(u8) -> T + Copy) {
    match bytes.len() {
        2..4 => copy_ends::<T, 2>(bytes, place, make),
        4..8 => copy_ends::<T, 4>(bytes, place, make),
        8..16 => copy_ends::<T, 8>(bytes, place, make),
        16..=32 => copy_ends::<T, 16>(bytes, place, make),
        _ => place.iter_mut().zip(bytes).for_each(|(place, byte)| *place = make(*byte)),
    }
}

/// Copies the first `N` bytes and the last `N`, which may be the same in part.
#[inline]
fn copy_ends<T, const N: usize>(bytes: &[u8], place: &mut [T], make: impl Fn(u8) -> T + Copy) {
    if let (Some(first), Some(to)) = (bytes.first_chunk::<N>(), place.first_chunk_mut::<N>()) {
        *to = first.map(make);
    }
    if let (Some(last), Some(to)) = (bytes.last_chunk::<N>(), place.last_chunk_mut::<N>()) {
        *to = last.map(make);
    }
}

/// The digits of a number.
pub(crate) fn decimal(mut number: u64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut start = buffer.len();
    for place in buffer.iter_mut().rev() {
        *place = b'0' | (number % 10) as u8;
        start = start.saturating_sub(1);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    buffer.get(start..).unwrap_or_default()
}

/// The digits of a number, with its sign if it is negative.
pub(crate) fn signed(number: i32, buffer: &mut [u8; 20]) -> &[u8] {
    let digits = decimal(number.unsigned_abs().into(), buffer).len();
    let start = buffer.len().saturating_sub(digits);
    let start = if number < 0 { start.saturating_sub(1) } else { start };
    if let (true, Some(sign)) = (number < 0, buffer.get_mut(start)) {
        *sign = b'-';
    }
    buffer.get(start..).unwrap_or_default()
}

/// The output of `print` in a vector of its own.
///
/// # Errors
/// Those of `print`.
#[cfg(feature = "alloc")]
pub(crate) fn to_vec(print: impl Fn(&mut Writer<'_>) -> Result<(), Error>) -> Result<alloc::vec::Vec<u8>, Error> {
    let mut text = alloc::vec::Vec::new();
    print(&mut Writer { buffer: &mut [], vector: Some(&mut text), length: 0 })?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted() {
        let mut buffer = [MaybeUninit::uninit(); 4];
        let mut out = Writer::new(&mut buffer);
        out.put(b"abc");
        assert_eq!(out.text().map(<[_]>::len), Some(3));
        out.put_with(b"=", Some(b"de"));
        out.put_with(b"=", None);
        out.put_byte(b'f');
        assert_eq!(out.len(), 7);
        assert!(out.text().is_none());
    }

    #[test]
    fn what_is_put_after_an_overflow_has_no_place() {
        let mut buffer = [MaybeUninit::uninit(); 4];
        let mut out = Writer::new(&mut buffer);
        out.put(b"abc");
        out.put(b"de");
        out.rewind(4);
        assert!(out.text().is_none());
        out.rewind(3);
        out.put_byte(b'x');
        assert_eq!((out.len(), out.text().is_none()), (4, true));
        out.rewind(0);
        assert!(out.text().is_some_and(<[_]>::is_empty));
    }

    #[test]
    fn numbers_have_their_digits() {
        for number in [0, 7, 10, 99, 100, 4_294_967_296, u64::MAX] {
            assert_eq!(decimal(number, &mut [0; 20]), number.to_string().as_bytes());
        }
        for number in [0, 5060, -1, i32::MIN, i32::MAX] {
            assert_eq!(signed(number, &mut [0; 20]), number.to_string().as_bytes());
        }
    }

    #[test]
    fn a_vector_has_what_was_not_rewound() {
        let text = to_vec(|out| {
            out.put(b"abc");
            out.rewind(1);
            out.put_byte(b'd');
            Ok(())
        });
        assert_eq!(text.unwrap(), b"ad");
    }

    #[test]
    fn texts_of_any_length_are_copied() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..=40 {
            let mut place = [255_u8; 40];
            copy(&text[..length], &mut place[..length], |byte| byte);
            assert_eq!(place[..length], text[..length]);
            assert!(place[length..].iter().all(|byte| *byte == 255));
        }
    }

    #[test]
    fn a_writer_is_empty_until_something_is_put() {
        let mut buffer = [MaybeUninit::uninit(); 4];
        let mut out = Writer::new(&mut buffer);
        assert!(out.is_empty());
        out.put_byte(b'a');
        assert!(!out.is_empty());
    }
}
