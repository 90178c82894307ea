//! Call-ID (RFC 3261 section 20.8).
//!
//! ```
//! let call_id = osip::sip::header::CallId::parse(b"f81d4fae@192.0.2.4").unwrap();
//! assert_eq!((call_id.number, call_id.host), (Some(&b"f81d4fae"[..]), Some(&b"192.0.2.4"[..])));
//! ```

use crate::sip::{Error, Writer, scan};

/// `number[@host]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallId<'a> {
    /// What stands before the first `@`.
    pub number: Option<&'a [u8]>,
    /// What follows it.
    pub host: Option<&'a [u8]>,
}

impl<'a> CallId<'a> {
    /// Parses one header value.
    ///
    /// # Differs from RFC 3261
    /// Any text will do; the first `@` counts.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut call_id = Self::default();
        call_id.read(text).map_err(|error| error.within(text))?;
        Ok(call_id)
    }

    /// Parses one header value; on an error the parts before it are set.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if there is no number.
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (number, host) = match scan::cut(text, b'@') {
            Some((number, host)) => (number, Some(host)),
            None => (text, None),
        };
        self.host = host.map(scan::trim);
        if number.is_empty() {
            return Err(Error::SYNTAX);
        }
        self.number = Some(scan::trim(number));
        Ok(())
    }

    /// Prints the value.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without number.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(self.number.ok_or(Error::MISSING)?);
        out.put_with(b"@", self.host);
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`CallId::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }

    /// True if both are the same byte by byte (RFC 3261 section 20.8). A Call-ID without number is like no other.
    pub fn matches(&self, other: &CallId<'_>) -> bool {
        self.number.is_some() && self.number == other.number && self.host == other.host
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
        assert_eq!(call_id.read(b"@host"), Err(Error::SYNTAX));
        assert_eq!(call_id.host, Some(&b"host"[..]));
        assert_eq!(CallId::parse(b""), Err(Error::SYNTAX));
    }

    #[test]
    fn comparison_tells_an_empty_host_from_none() {
        let call_id = |text| CallId::parse(text).unwrap();
        assert!(call_id(b"a@b").matches(&call_id(b"a@b")));
        assert!(!call_id(b"a@").matches(&call_id(b"a")));
        assert!(!CallId::default().matches(&call_id(b"a")));
    }
}
