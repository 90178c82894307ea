//! The ACK for a final response other than 2xx (RFC 3261 section 17.1.1.3).
//!
//! ```
//! use osip::sip::message::Message;
//! use osip::transaction::ack;
//!
//! let invite = b"INVITE sip:b@h SIP/2.0\r\nv: SIP/2.0/UDP a;branch=z9hG4bK1\r\nf: <sip:a@h>;tag=1\r\nt: <sip:b@h>\r\ni: 7\r\nCSeq: 3 INVITE\r\n\r\n";
//! let busy = b"SIP/2.0 486 Busy Here\r\nv: SIP/2.0/UDP a;branch=z9hG4bK1\r\nf: <sip:a@h>;tag=1\r\nt: <sip:b@h>;tag=2\r\ni: 7\r\nCSeq: 3 INVITE\r\n\r\n";
//! let (invite, busy) = (Message::parse(invite).unwrap(), Message::parse(busy).unwrap());
//! let ack = ack::to_vec(&invite, &busy).unwrap();
//! assert_eq!(ack, b"ACK sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>;tag=2\r\n\
//!     Call-ID: 7\r\nCSeq: 3 ACK\r\nContent-Length: 0\r\n\r\n");
//! ```

use crate::sip::message::{HeaderLine, Message, StartLine, elements};
use crate::sip::{Error, Writer, scan};

/// The method.
pub const METHOD: &[u8] = b"ACK";

/// The message that a header is taken from. Method and Request-URI are always those of the request, with [`METHOD`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The INVITE.
    Request,
    /// The final response.
    Response,
}

/// A header of the ACK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The top Via alone.
    Via,
    /// All Routes.
    Route,
    /// The From.
    From,
    /// The To, with the tag of the response.
    To,
    /// The Call-ID.
    CallId,
    /// The number of the CSeq, with [`METHOD`].
    CSeq,
    /// All of them.
    Authorization,
    /// All of them.
    ProxyAuthorization,
}

/// All headers, in the order in which a message is printed.
const FIELDS: [(Field, Origin); 8] = [
    (Field::Via, Origin::Request),
    (Field::Route, Origin::Request),
    (Field::From, Origin::Response),
    (Field::To, Origin::Response),
    (Field::CallId, Origin::Response),
    (Field::CSeq, Origin::Response),
    (Field::Authorization, Origin::Request),
    (Field::ProxyAuthorization, Origin::Request),
];

/// The headers of the ACK for a response, and where each is taken from. Credentials that were just refused are not shown again.
pub fn fields(status: i32) -> impl Iterator<Item = (Field, Origin)> {
    let refused = matches!(status, 401 | 407);
    FIELDS.into_iter().filter(move |(field, _)| !(refused && field.is_credential()))
}

impl Field {
    fn is_credential(self) -> bool {
        matches!(self, Self::Authorization | Self::ProxyAuthorization)
    }

    /// True if there is no ACK without it.
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Via | Self::From | Self::To | Self::CallId | Self::CSeq)
    }

    /// The name that it is printed with, and its short form.
    fn names(self) -> (&'static [u8], Option<&'static [u8]>) {
        match self {
            Self::Via => (b"Via", Some(b"v")),
            Self::Route => (b"Route", None),
            Self::From => (b"From", Some(b"f")),
            Self::To => (b"To", Some(b"t")),
            Self::CallId => (b"Call-ID", Some(b"i")),
            Self::CSeq => (b"CSeq", None),
            Self::Authorization => (b"Authorization", None),
            Self::ProxyAuthorization => (b"Proxy-Authorization", None),
        }
    }

    fn is(self, line: &HeaderLine<'_>) -> bool {
        let (name, short) = self.names();
        scan::same(line.name, name) || short.is_some_and(|short| scan::same(line.name, short))
    }

    /// Writes the header lines of a message that become those of the ACK.
    fn write(self, message: &Message<'_>, out: &mut Writer<'_>) -> Result<(), Error> {
        let mut lines = message.headers().flatten().filter(|line| self.is(line)).peekable();
        if self.is_needed() && lines.peek().is_none() {
            return Err(Error::MISSING);
        }
        let many = if self.is_needed() { 1 } else { usize::MAX };
        for line in lines.take(many) {
            let value = line.value.unwrap_or_default();
            out.put(self.names().0);
            out.put(b": ");
            match self {
                Self::Via => out.put(elements(value).next().ok_or(Error::MISSING)?),
                Self::CSeq => {
                    out.put(scan::until(value, value.iter().position(|byte| !byte.is_ascii_digit())));
                    out.put(b" ");
                    out.put(METHOD);
                }
                _ => out.put(value),
            }
            out.put(b"\r\n");
        }
        Ok(())
    }
}

/// Writes the ACK for a response to an INVITE. Header values are taken as they are.
///
/// # Errors
/// [`Kind::Missing`](crate::sip::Kind::Missing) without a header that is needed, [`Kind::Syntax`](crate::sip::Kind::Syntax) if
/// the first message is no request or the second no response.
pub fn write(invite: &Message<'_>, response: &Message<'_>, out: &mut Writer<'_>) -> Result<(), Error> {
    let (StartLine::Request { uri, version, .. }, StartLine::Status { code, .. }) = (invite.start, response.start) else {
        return Err(Error::SYNTAX);
    };
    for part in [METHOD, b" ", uri, b" ", version, b"\r\n"] {
        out.put(part);
    }
    for (field, origin) in fields(code) {
        let message = match origin {
            Origin::Request => invite,
            Origin::Response => response,
        };
        field.write(message, out)?;
    }
    out.put(b"Content-Length: 0\r\n\r\n");
    Ok(())
}

/// The ACK as [`write()`] writes it.
///
/// # Errors
/// Those of [`write()`].
#[cfg(feature = "alloc")]
pub fn to_vec(invite: &Message<'_>, response: &Message<'_>) -> Result<alloc::vec::Vec<u8>, Error> {
    crate::sip::write::to_vec(|out| write(invite, response, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INVITE: &str = "INVITE sip:b@h;x SIP/2.1\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1, SIP/2.0/UDP z\r\nVia: SIP/2.0/UDP y\r\n\
        Route: <sip:p;lr>, <sip:q;lr>\r\nRoute: <sip:r;lr>\r\nMax-Forwards: 70\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\n\
        Call-ID: 7@a\r\nCSeq: 3 INVITE\r\nContact: <sip:a@a>\r\nAuthorization: Digest username=\"1\"\r\n\
        Proxy-Authorization: Digest username=\"2\"\r\nProxy-Authorization: Digest username=\"3\"\r\nContent-Length: 0\r\n\r\n";
    const HEADERS: &str = "v: SIP/2.0/UDP other\r\nRoute: <sip:other>\r\nf: <sip:a@h>;tag=R\r\nt: <sip:b@h>;tag=2\r\ni: R@a\r\n\
        cseq: 4 INVITE\r\nAuthorization: Digest other\r\n\r\n";

    fn ack(invite: &str, response: &str) -> Result<String, Error> {
        let parse = |text: &'static str| Message::parse(text.as_bytes()).unwrap();
        let leak = |text: &str| -> &'static str { Box::leak(text.into()) };
        to_vec(&parse(leak(invite)), &parse(leak(response))).map(|ack| String::from_utf8(ack).unwrap())
    }

    const COMMON: &str = "ACK sip:b@h;x SIP/2.1\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nRoute: <sip:p;lr>, <sip:q;lr>\r\n\
        Route: <sip:r;lr>\r\nFrom: <sip:a@h>;tag=R\r\nTo: <sip:b@h>;tag=2\r\nCall-ID: R@a\r\nCSeq: 4 ACK\r\n";
    const CREDENTIALS: &str = "Authorization: Digest username=\"1\"\r\nProxy-Authorization: Digest username=\"2\"\r\n\
        Proxy-Authorization: Digest username=\"3\"\r\n";

    #[test]
    fn an_ack_has_what_the_request_and_the_response_give_it() {
        let expected = format!("{COMMON}{CREDENTIALS}Content-Length: 0\r\n\r\n");
        assert_eq!(ack(INVITE, &format!("SIP/2.0 486 Busy\r\n{HEADERS}")), Ok(expected));
    }

    #[test]
    fn refused_credentials_are_not_shown_again() {
        for status in ["401 Unauthorized", "407 Proxy Authentication Required"] {
            assert_eq!(ack(INVITE, &format!("SIP/2.0 {status}\r\n{HEADERS}")), Ok(format!("{COMMON}Content-Length: 0\r\n\r\n")));
        }
    }

    #[test]
    fn there_is_no_ack_without_a_header_that_is_needed() {
        let busy = format!("SIP/2.0 486 Busy\r\n{HEADERS}");
        for line in ["f: <sip:a@h>;tag=R\r\n", "t: <sip:b@h>;tag=2\r\n", "i: R@a\r\n", "cseq: 4 INVITE\r\n"] {
            assert_eq!(ack(INVITE, &busy.replace(line, "")), Err(Error::MISSING), "{line}");
        }
        let without_via = INVITE.replace("Via: SIP/2.0/UDP a;branch=z9hG4bK1, SIP/2.0/UDP z\r\nVia: SIP/2.0/UDP y\r\n", "");
        assert_eq!(ack(&without_via, &busy), Err(Error::MISSING));
        assert_eq!(ack(&busy, &busy), Err(Error::SYNTAX));
        assert_eq!(ack(INVITE, INVITE), Err(Error::SYNTAX));
    }

    #[test]
    fn needed_are_the_headers_that_every_request_has() {
        let needed: Vec<_> = fields(486).filter(|(field, _)| field.is_needed()).map(|(field, _)| field).collect();
        assert_eq!(needed, [Field::Via, Field::From, Field::To, Field::CallId, Field::CSeq]);
    }
}
