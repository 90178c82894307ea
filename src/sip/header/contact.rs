//! Contact (RFC 3261 section 20.10).
//!
//! ```
//! use osip::sip::header::Contact;
//!
//! assert_eq!(Contact::parse(b"*"), Ok(Contact::All));
//! let Ok(Contact::Address(bob)) = Contact::parse(b"<sip:bob@192.0.2.4>;expires=60") else { panic!() };
//! assert_eq!(bob.uri.unwrap().host, Some(&b"192.0.2.4"[..]));
//! ```

use crate::sip::{Error, NameAddr, Writer};

/// `*`, or a name and address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact<'a> {
    /// All contacts of a registration, which is thereby removed (section 10.2.2).
    All,
    /// One contact.
    Address(NameAddr<'a>),
}

impl<'a> Contact<'a> {
    /// Parses one header value.
    ///
    /// # Differs from RFC 3261
    /// What follows the `*` is not looked at. For an address see [`NameAddr::parse`].
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        if is_all(text) { Ok(Self::All) } else { NameAddr::parse(text).map(Self::Address) }
    }

    /// Prints the value.
    ///
    /// # Errors
    /// Those of [`NameAddr::write`].
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        match self {
            Self::All => {
                out.put_byte(b'*');
                Ok(())
            }
            Self::Address(address) => address.write(out),
        }
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`NameAddr::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }
}

/// True if a value stands for all contacts.
pub(crate) fn is_all(value: &[u8]) -> bool {
    value.first() == Some(&b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_all() {
        for text in [&b"*"[..], b"*;expires=0", b"* "] {
            assert_eq!(Contact::parse(text), Ok(Contact::All));
        }
        assert_eq!(Contact::All.to_vec().unwrap(), b"*");
    }

    #[test]
    fn anything_else_is_an_address() {
        let contact = Contact::parse(b"sip:bob@h;expires=60").unwrap();
        assert_eq!(contact.to_vec().unwrap(), b"<sip:bob@h>;expires=60");
        assert_eq!(Contact::parse(b"\"*\""), Err(Error::SYNTAX));
    }
}
