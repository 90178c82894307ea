//! WWW-Authenticate and Proxy-Authenticate (RFC 3261 sections 20.44 and 20.27).
//!
//! ```
//! let header = osip::sip::header::WwwAuthenticate::parse(b"Digest realm=\"h\", nonce=\"n\"").unwrap();
//! assert_eq!((header.auth_type, header.nonce), (Some(&b"Digest"[..]), Some(&b"\"n\""[..])));
//! ```

use super::auth::{Cursor, write_list};
use crate::sip::{Error, Writer};

/// `scheme name=value, …`; quoted values have their quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WwwAuthenticate<'a> {
    /// The scheme: `Digest`.
    pub auth_type: Option<&'a [u8]>,
    /// The realm.
    pub realm: Option<&'a [u8]>,
    /// The domain.
    pub domain: Option<&'a [u8]>,
    /// The nonce.
    pub nonce: Option<&'a [u8]>,
    /// Opaque data.
    pub opaque: Option<&'a [u8]>,
    /// Whether the nonce was stale.
    pub stale: Option<&'a [u8]>,
    /// The algorithm.
    pub algorithm: Option<&'a [u8]>,
    /// The qualities of protection.
    pub qop_options: Option<&'a [u8]>,
    /// NTLM version.
    pub version: Option<&'a [u8]>,
    /// NTLM target name.
    pub targetname: Option<&'a [u8]>,
    /// NTLM data.
    pub gssapi_data: Option<&'a [u8]>,
}

impl<'a> WwwAuthenticate<'a> {
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
        let (scheme, mut cursor) = Cursor::scheme(text)?;
        self.auth_type = Some(scheme);
        loop {
            let more = cursor.quoted(b"realm", &mut self.realm)?
                && cursor.quoted(b"domain", &mut self.domain)?
                && cursor.quoted(b"nonce", &mut self.nonce)?
                && cursor.quoted(b"opaque", &mut self.opaque)?
                && cursor.token(b"stale", &mut self.stale)?
                && cursor.token(b"algorithm", &mut self.algorithm)?
                && cursor.quoted(b"qop", &mut self.qop_options)?
                && cursor.token(b"version", &mut self.version)?
                && cursor.quoted(b"targetname", &mut self.targetname)?
                && cursor.quoted(b"gssapi-data", &mut self.gssapi_data)?;
            if !more || !cursor.next_round()? {
                return Ok(());
            }
        }
    }

    /// Prints the value.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without scheme.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(self.auth_type.ok_or(Error::MISSING)?);
        let list: [(&[u8], Option<&[u8]>); 10] = [
            (b"realm", self.realm),
            (b"domain", self.domain),
            (b"nonce", self.nonce),
            (b"opaque", self.opaque),
            (b"stale", self.stale),
            (b"algorithm", self.algorithm),
            (b"qop", self.qop_options),
            (b"version", self.version),
            (b"targetname", self.targetname),
            (b"gssapi-data", self.gssapi_data),
        ];
        // Without realm the first comma becomes a space.
        let lead: &[u8] = if self.realm.is_some() { b" " } else { b"  " };
        write_list(lead, b", ", &list, out);
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`WwwAuthenticate::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_printed_in_a_fixed_order() {
        let text = b"Digest qop=\"auth,auth-int\", algorithm=MD5, realm=\"r\", stale=FALSE";
        let printed = WwwAuthenticate::parse(text).unwrap().to_vec().unwrap();
        assert_eq!(printed, b"Digest realm=\"r\", stale=FALSE, algorithm=MD5, qop=\"auth,auth-int\"");
    }

    #[test]
    fn without_realm_two_spaces_follow_the_scheme() {
        assert_eq!(WwwAuthenticate::parse(b"Digest stale=true").unwrap().to_vec().unwrap(), b"Digest  stale=true");
    }

    #[test]
    fn a_token_without_value_is_refused() {
        assert_eq!(WwwAuthenticate::parse(b"Digest realm=\"r\", stale=,nonce=\"n\""), Err(Error::SYNTAX));
    }
}
