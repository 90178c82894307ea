//! Authentication-Info and Proxy-Authentication-Info (RFC 3261 section 20.6).
//!
//! ```
//! let header = osip::sip::header::AuthenticationInfo::parse(b"nextnonce=\"n\"").unwrap();
//! assert_eq!(header.nextnonce, Some(&b"\"n\""[..]));
//! ```

use super::auth::{Cursor, write_list};
use crate::sip::{Error, Writer};

/// `scheme name=value, …`; quoted values have their quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuthenticationInfo<'a> {
    /// The scheme, which is usually left out.
    pub auth_type: Option<&'a [u8]>,
    /// The next nonce.
    pub nextnonce: Option<&'a [u8]>,
    /// The quality of protection.
    pub qop_options: Option<&'a [u8]>,
    /// The response digest.
    pub rspauth: Option<&'a [u8]>,
    /// The client's nonce.
    pub cnonce: Option<&'a [u8]>,
    /// The nonce count.
    pub nonce_count: Option<&'a [u8]>,
    /// NTLM snum.
    pub snum: Option<&'a [u8]>,
    /// NTLM srand.
    pub srand: Option<&'a [u8]>,
    /// The realm.
    pub realm: Option<&'a [u8]>,
    /// NTLM target name.
    pub targetname: Option<&'a [u8]>,
    /// Opaque data.
    pub opaque: Option<&'a [u8]>,
}

impl<'a> AuthenticationInfo<'a> {
    /// Parses one header value.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut header = Self::default();
        header.read(text).map_err(|error| error.within(text))?;
        Ok(header)
    }

    /// Parses one header value; on an error the parts before it are set. Parameters that are set already stay.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (scheme, mut cursor) = Cursor::optional_scheme(text);
        self.auth_type = scheme.or(self.auth_type);
        loop {
            let more = cursor.quoted(b"nextnonce", &mut self.nextnonce)?
                && cursor.quoted(b"cnonce", &mut self.cnonce)?
                && cursor.quoted(b"rspauth", &mut self.rspauth)?
                && cursor.token(b"nc", &mut self.nonce_count)?
                && cursor.token(b"qop", &mut self.qop_options)?
                && cursor.quoted(b"snum", &mut self.snum)?
                && cursor.quoted(b"srand", &mut self.srand)?
                && cursor.quoted(b"targetname", &mut self.targetname)?
                && cursor.quoted(b"realm", &mut self.realm)?
                && cursor.quoted(b"opaque", &mut self.opaque)?;
            if !more || !cursor.next_round()? {
                return Ok(());
            }
        }
    }

    /// The parameters in the order in which they are printed.
    fn params(&self) -> [(&'static [u8], Option<&'a [u8]>); 10] {
        [
            (b"qop", self.qop_options),
            (b"nextnonce", self.nextnonce),
            (b"rspauth", self.rspauth),
            (b"cnonce", self.cnonce),
            (b"nc", self.nonce_count),
            (b"snum", self.snum),
            (b"srand", self.srand),
            (b"targetname", self.targetname),
            (b"realm", self.realm),
            (b"opaque", self.opaque),
        ]
    }

    /// True if nothing is known, as of a value that has unknown parameters alone.
    pub fn is_empty(&self) -> bool {
        self.auth_type.is_none() && self.params().iter().all(|(_, value)| value.is_none())
    }

    /// Prints the value, which may be empty.
    pub fn write(&self, out: &mut Writer<'_>) {
        if let Some(scheme) = self.auth_type {
            out.put(scheme);
            out.put_byte(b' ');
        }
        write_list(b"", b", ", &self.params(), out);
    }

    /// The printed value.
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> alloc::vec::Vec<u8> {
        crate::sip::write::to_vec(|out| {
            self.write(out);
            Ok(())
        })
        .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_may_be_left_out() {
        let printed = |text: &'static str| AuthenticationInfo::parse(text.as_bytes()).unwrap().to_vec();
        assert_eq!(printed("nextnonce=\"n\", qop=auth"), b"qop=auth, nextnonce=\"n\"");
        assert_eq!(printed("Digest nextnonce=\"n\""), b"Digest nextnonce=\"n\"");
        assert_eq!(printed("nextnonce =\"n\""), b"nextnonce ");
    }

    #[test]
    fn nothing_may_be_known() {
        let nothing = AuthenticationInfo::parse(b"nc=1").unwrap();
        assert_eq!((nothing.is_empty(), nothing.to_vec()), (true, b"".to_vec()));
        assert!(!AuthenticationInfo::parse(b"Digest nc=1").unwrap().is_empty());
        assert_eq!(AuthenticationInfo::parse(b"Digest"), Err(Error::SYNTAX));
    }

    #[test]
    fn unknown_parameters_are_left_out() {
        let printed = |text: &'static str| AuthenticationInfo::parse(text.as_bytes()).unwrap().to_vec();
        assert_eq!(printed("x=1, nextnonce=\"n\", y=2, qop=auth"), b"qop=auth, nextnonce=\"n\"");
    }
}
