//! Output: a buffer of fixed size that counts what does not fit.

#![forbid(unsafe_code)]

use super::Error;

/// Collects printed bytes in a slice. What does not fit is only counted, so that one pass gives either the text or its size.
#[derive(Debug)]
pub struct Writer<'a> {
    buffer: &'a mut [u8],
    length: usize,
}

impl<'a> Writer<'a> {
    /// Starts at the beginning of `buffer`.
    #[inline]
    pub fn new(buffer: &'a mut [u8]) -> Self {
        Self { buffer, length: 0 }
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

    /// The text, if all of it had a place.
    #[inline]
    pub fn text(&self) -> Option<&[u8]> {
        self.buffer.get(..self.length)
    }

    /// Forgets what was put behind the first `length` bytes.
    #[inline]
    pub fn rewind(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Appends `bytes`.
    #[inline]
    pub fn put(&mut self, bytes: &[u8]) {
        let end = self.length.saturating_add(bytes.len());
        if let Some(place) = self.buffer.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
        }
        self.length = end;
    }

    /// Appends one byte.
    #[inline]
    pub fn put_byte(&mut self, byte: u8) {
        if let Some(place) = self.buffer.get_mut(self.length) {
            *place = byte;
        }
        self.length = self.length.saturating_add(1);
    }

    /// Appends `lead` and the text, if there is a text.
    #[inline]
    pub fn put_with(&mut self, lead: &[u8], text: Option<&[u8]>) {
        if let Some(text) = text {
            self.put(lead);
            self.put(text);
        }
    }
}

/// The output of `print` in a vector of its own.
///
/// # Errors
/// Those of `print`.
pub fn to_vec(print: impl Fn(&mut Writer<'_>) -> Result<(), Error>) -> Result<Vec<u8>, Error> {
    let mut count = Writer::new(&mut []);
    print(&mut count)?;
    let mut text = vec![0; count.len()];
    print(&mut Writer::new(&mut text))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted() {
        let mut buffer = [0; 4];
        let mut out = Writer::new(&mut buffer);
        out.put(b"abc");
        assert_eq!(out.text(), Some(&b"abc"[..]));
        out.put_with(b"=", Some(b"de"));
        out.put_with(b"=", None);
        out.put_byte(b'f');
        assert_eq!((out.len(), out.text()), (7, None));
    }
}
