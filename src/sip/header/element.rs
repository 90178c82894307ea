//! Headers of one element and parameters: Accept-Encoding, Accept-Language, Call-Info, Alert-Info, Error-Info and Content-Disposition
//! (RFC 3261 sections 20.2, 20.3, 20.9, 20.4, 20.18 and 20.11).
//!
//! ```
//! let coding = osip::sip::header::Element::parse(b"gzip;q=0.5").unwrap();
//! assert_eq!((coding.text, coding.to_vec().unwrap()), (Some(&b"gzip"[..]), b"gzip;q=0.5".to_vec()));
//! ```

use crate::sip::{Error, ParamText, Params, Writer, scan};

/// `element;params`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Element<'a, P = ParamText<'a>> {
    /// What stands before the parameters; of a Call-Info the URI with its brackets.
    pub text: Option<&'a [u8]>,
    /// `q`, `purpose`, `handling` and others.
    pub params: P,
}

impl<'a> Element<'a> {
    /// Parses a coding, a language or a disposition.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut element = Self::default();
        element.read(text).and_then(|()| element.params.check()).map_err(|error| error.within(text))?;
        Ok(element)
    }

    /// Like [`Element::parse`]; on an error the parts before it are set. The parameters, which come first, are not checked.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (element, params) = ParamText::split(text);
        self.params = params;
        if element.is_empty() {
            return Err(Error::SYNTAX);
        }
        self.text = Some(scan::trim(element));
        Ok(())
    }

    /// Parses a URI in brackets.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse_bracketed(text: &'a [u8]) -> Result<Self, Error> {
        let mut element = Self::default();
        element.read_bracketed(text).and_then(|()| element.params.check()).map_err(|error| error.within(text))?;
        Ok(element)
    }

    /// Like [`Element::parse_bracketed`]; on an error the parts before it are set. The parameters, which come first, are not
    /// checked.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read_bracketed(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (before, inside) = scan::cut(text, b'<').ok_or(Error::SYNTAX)?;
        let close = scan::find(inside, b'>').ok_or(Error::SYNTAX.at(inside))?;
        let close = before.len().saturating_add(close).saturating_add(1);
        let (_, after) = text.split_at_checked(close).ok_or(Error::SYNTAX)?;
        let (comment, params) = ParamText::split(after);
        let element = scan::until(text, close.checked_add(comment.len()));
        self.params = params;
        self.text = Some(scan::trim(element));
        Ok(())
    }
}

impl<'a, P: Params<'a>> Element<'a, P> {
    /// Prints the value.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without element.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(self.text.ok_or(Error::MISSING)?);
        self.params.write(b";", out)
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`Element::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_trimmed_and_may_be_blank() {
        let printed = |text| Element::parse(text).unwrap().to_vec().unwrap();
        assert_eq!(printed(b" gzip ; q = 1.0 "), b"gzip;q=1.0");
        assert_eq!(printed(b" ;q=1"), b";q=1");
        for bad in [&b"gzip;=1"[..], b"", b";q=1"] {
            assert_eq!(Element::parse(bad), Err(Error::SYNTAX));
        }
    }

    #[test]
    fn parameters_of_a_uri_stand_after_its_brackets() {
        let printed = |text| Element::parse_bracketed(text).unwrap().to_vec().unwrap();
        assert_eq!(printed(b" x <a;b> y ;c=d;e"), b"x <a;b> y;c=d;e");
        assert_eq!(printed(b"a> <b>"), b"a> <b>");
        assert_eq!(printed(b"<>"), b"<>");
        for bad in [&b"<a"[..], b"a", b"<a>;=b"] {
            assert_eq!(Element::parse_bracketed(bad), Err(Error::SYNTAX));
        }
    }

    #[test]
    fn without_element_nothing_is_printed() {
        assert_eq!(Element::<ParamText>::default().to_vec(), Err(Error::MISSING));
    }
}
