//! Call-ID (RFC 3261 section 20.8).

use crate::sip::{Error, Writer, scan, write};

/// `number[@host]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallId<'a> {
    /// What stands before the first `@`.
    pub number: Option<&'a [u8]>,
    /// What stands behind it.
    pub host: Option<&'a [u8]>,
}

impl<'a> CallId<'a> {
    /// Parses one header value.
    ///
    /// # Errors
    /// [`Error::Syntax`].
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut call_id = Self::default();
        call_id.read(text)?;
        Ok(call_id)
    }

    /// Parses one header value; after a failure the parts before it are set.
    ///
    /// # Errors
    /// [`Error::Syntax`] if there is no number.
    pub fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (number, host) = match scan::cut(text, b'@') {
            Some((number, host)) => (number, Some(host)),
            None => (text, None),
        };
        self.host = host.map(scan::trim);
        if number.is_empty() {
            return Err(Error::Syntax);
        }
        self.number = Some(scan::trim(number));
        Ok(())
    }

    /// Prints the value.
    ///
    /// # Errors
    /// [`Error::Missing`] without number.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(self.number.ok_or(Error::Missing)?);
        out.put_with(b"@", self.host);
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`CallId::write`].
    pub fn to_vec(&self) -> Result<Vec<u8>, Error> {
        write::to_vec(|out| self.write(out))
    }

    /// Compares two Call-IDs byte by byte.
    ///
    /// # Errors
    /// [`Error::Missing`] if one has no number, [`Error::Unequal`].
    pub fn matches(&self, other: &CallId<'_>) -> Result<(), Error> {
        let numbers = (self.number.ok_or(Error::Missing)?, other.number.ok_or(Error::Missing)?);
        if numbers.0 == numbers.1 && self.host == other.host { Ok(()) } else { Err(Error::Unequal) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_at_sign_parts_number_and_host() {
        let call_id = CallId::parse(b" a b@b@c ").unwrap();
        assert_eq!((call_id.number, call_id.host), (Some(&b"a b"[..]), Some(&b"b@c"[..])));
        assert_eq!(call_id.to_vec().unwrap(), b"a b@b@c");
        assert_eq!(CallId::parse(b"abc@").unwrap().to_vec().unwrap(), b"abc@");
    }

    #[test]
    fn a_host_alone_is_refused_but_kept() {
        let mut call_id = CallId::default();
        assert_eq!(call_id.read(b"@host"), Err(Error::Syntax));
        assert_eq!(call_id.host, Some(&b"host"[..]));
        assert_eq!(CallId::parse(b""), Err(Error::Syntax));
    }

    #[test]
    fn comparison_tells_an_empty_host_from_none() {
        let call_id = |text| CallId::parse(text).unwrap();
        assert_eq!(call_id(b"a@b").matches(&call_id(b"a@b")), Ok(()));
        assert_eq!(call_id(b"a@").matches(&call_id(b"a")), Err(Error::Unequal));
        assert_eq!(CallId::default().matches(&call_id(b"a")), Err(Error::Missing));
    }
}
