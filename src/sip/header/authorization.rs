//! Authorization and Proxy-Authorization (RFC 3261 sections 20.7 and 20.28).
//!
//! ```
//! let header = osip::sip::header::Authorization::parse(b"Digest username=\"bob\", realm=\"h\", nc=00000001").unwrap();
//! assert_eq!((header.username, header.nonce_count), (Some(&b"\"bob\""[..]), Some(&b"00000001"[..])));
//! ```

use super::auth::{Cursor, write_list};
use crate::sip::{Error, Writer};

/// `scheme name=value, …`; quoted values have their quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Authorization<'a> {
    /// The scheme: `Digest`.
    pub auth_type: Option<&'a [u8]>,
    /// The user name.
    pub username: Option<&'a [u8]>,
    /// The realm.
    pub realm: Option<&'a [u8]>,
    /// The nonce.
    pub nonce: Option<&'a [u8]>,
    /// The URI.
    pub uri: Option<&'a [u8]>,
    /// The response digest.
    pub response: Option<&'a [u8]>,
    /// An old form of the response.
    pub digest: Option<&'a [u8]>,
    /// The algorithm.
    pub algorithm: Option<&'a [u8]>,
    /// The client's nonce.
    pub cnonce: Option<&'a [u8]>,
    /// Opaque data.
    pub opaque: Option<&'a [u8]>,
    /// The quality of protection.
    pub message_qop: Option<&'a [u8]>,
    /// The nonce count.
    pub nonce_count: Option<&'a [u8]>,
    /// NTLM version.
    pub version: Option<&'a [u8]>,
    /// NTLM target name.
    pub targetname: Option<&'a [u8]>,
    /// NTLM data.
    pub gssapi_data: Option<&'a [u8]>,
    /// NTLM crand.
    pub crand: Option<&'a [u8]>,
    /// NTLM cnum.
    pub cnum: Option<&'a [u8]>,
}

impl<'a> Authorization<'a> {
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
            let more = cursor.quoted(b"username", &mut self.username)?
                && cursor.quoted(b"realm", &mut self.realm)?
                && cursor.quoted(b"nonce", &mut self.nonce)?
                && cursor.quoted(b"uri", &mut self.uri)?
                && cursor.quoted(b"response", &mut self.response)?
                && cursor.quoted(b"digest", &mut self.digest)?
                && cursor.token(b"algorithm", &mut self.algorithm)?
                && cursor.quoted(b"cnonce", &mut self.cnonce)?
                && cursor.quoted(b"opaque", &mut self.opaque)?
                && cursor.token(b"qop", &mut self.message_qop)?
                && cursor.token(b"nc", &mut self.nonce_count)?
                && cursor.token(b"version", &mut self.version)?
                && cursor.quoted(b"targetname", &mut self.targetname)?
                && cursor.quoted(b"gssapi-data", &mut self.gssapi_data)?
                && cursor.quoted(b"crand", &mut self.crand)?
                && cursor.quoted(b"cnum", &mut self.cnum)?;
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
        let list: [(&[u8], Option<&[u8]>); 16] = [
            (b"username", self.username),
            (b"realm", self.realm),
            (b"nonce", self.nonce),
            (b"uri", self.uri),
            (b"response", self.response),
            (b"digest", self.digest),
            (b"algorithm", self.algorithm),
            (b"cnonce", self.cnonce),
            (b"opaque", self.opaque),
            (b"qop", self.message_qop),
            (b"nc", self.nonce_count),
            (b"version", self.version),
            (b"targetname", self.targetname),
            (b"gssapi-data", self.gssapi_data),
            (b"crand", self.crand),
            (b"cnum", self.cnum),
        ];
        write_list(b" ", b", ", &list, out);
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`Authorization::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_printed_in_a_fixed_order() {
        let text = b"Digest cnonce=\"c\",nc=00000001,username=\"bob\", qop=auth, realm=\"r\"";
        let printed = Authorization::parse(text).unwrap().to_vec().unwrap();
        assert_eq!(printed, b"Digest username=\"bob\", realm=\"r\", cnonce=\"c\", qop=auth, nc=00000001");
    }

    #[test]
    fn unknown_and_repeated_parameters_are_skipped() {
        for text in [
            "Digest foo=\"a,b\", realm=\"r\"",
            "Digest realm=\"r\", realm=\"s\"",
            "Digest ,realm=\"r\"",
            "Digest realm=\"r\",a=b",
        ] {
            assert_eq!(Authorization::parse(text.as_bytes()).unwrap().to_vec().unwrap(), b"Digest realm=\"r\"", "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for bad in [
            "Digest username=bob",
            "Digest realm=\"r\",",
            "Digest",
            " Digest realm=\"r\"",
            "Digest foo=\"a,b",
            "Basic QWxhZGRpbjpvcA",
        ] {
            assert_eq!(Authorization::parse(bad.as_bytes()), Err(Error::SYNTAX), "{bad}");
        }
        assert_eq!(Authorization::parse(b"Basic QWxhZGRpbg==").unwrap().to_vec().unwrap(), b"Basic");
    }
}
