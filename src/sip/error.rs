//! What is wrong with a text or a value, and where.

use core::fmt;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The text does not follow the grammar.
    Syntax,
    /// A part that cannot be left out is missing, so that the value cannot be printed.
    Missing,
    /// A multipart body has no boundary.
    NoBoundary,
}

/// Why a text was refused or a value cannot be printed: what is wrong, and where in the text.
///
/// Two errors are equal if the same is wrong, wherever it is.
///
/// ```
/// use osip::sip::{Kind, NameAddr};
///
/// let error = NameAddr::parse(b"\"Bob\" <sip:bob@example.com").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (Kind::Syntax, Some(7)));
/// assert_eq!(error.to_string(), "syntax error at byte 7");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Error {
    kind: Kind,
    /// Where: an address while a text is being parsed, then an offset in it; [`NOWHERE`] for no place.
    place: usize,
}

/// No place in a text.
const NOWHERE: usize = usize::MAX;

impl Error {
    pub(crate) const SYNTAX: Self = Self::of(Kind::Syntax);
    pub(crate) const MISSING: Self = Self::of(Kind::Missing);
    pub(crate) const NO_BOUNDARY: Self = Self::of(Kind::NoBoundary);

    const fn of(kind: Kind) -> Self {
        Self { kind, place: NOWHERE }
    }

    /// What is wrong.
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Where the part begins that is wrong, in bytes from the start of the text that was parsed; `None` if no text was parsed.
    pub fn offset(self) -> Option<usize> {
        (self.place != NOWHERE).then_some(self.place)
    }

    /// The error of a part of a text that is being parsed, if it has no place yet.
    #[must_use]
    pub(crate) fn at(self, part: &[u8]) -> Self {
        if self.place == NOWHERE { Self { place: part.as_ptr().addr(), ..self } } else { self }
    }

    /// The error of a whole text, of which it has a part: says where that is. Without place it is the start.
    #[must_use]
    pub(crate) fn within(self, text: &[u8]) -> Self {
        Self { place: self.at(text).place.saturating_sub(text.as_ptr().addr()).min(text.len()), ..self }
    }
}

impl Error {
    /// The error of a longer text, in which that with the error begins after so many bytes.
    #[must_use]
    pub(crate) fn after(self, length: usize) -> Self {
        if self.place == NOWHERE { self } else { Self { place: self.place.saturating_add(length), ..self } }
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Syntax => "syntax error",
            Kind::Missing => "a mandatory part is missing",
            Kind::NoBoundary => "a multipart body without boundary",
        })?;
        self.offset().map_or(Ok(()), |offset| write!(f, " at byte {offset}"))
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_counts() {
        let text = b"abcdef";
        let error = Error::SYNTAX.at(&text[4..]).at(&text[2..]).within(text);
        assert_eq!((error.offset(), error.to_string().as_str()), (Some(4), "syntax error at byte 4"));
        assert_eq!(Error::SYNTAX.within(text).offset(), Some(0));
        assert_eq!((Error::MISSING.offset(), Error::MISSING.to_string().as_str()), (None, "a mandatory part is missing"));
    }

    #[test]
    fn the_kind_alone_is_compared() {
        assert_eq!(Error::SYNTAX.within(b"x"), Error::SYNTAX);
        assert_ne!(Error::SYNTAX, Error::MISSING);
        assert_eq!(Error::NO_BOUNDARY.kind(), Kind::NoBoundary);
    }
}
