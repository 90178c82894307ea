//! Via (RFC 3261 section 20.42).
//!
//! ```
//! let via = osip::sip::header::Via::parse(b"SIP/2.0/UDP [2001:db8::9]:5070;branch=z9hG4bK7;rport").unwrap();
//! assert_eq!((via.host, via.port), (Some(&b"2001:db8::9"[..]), Some(&b"5070"[..])));
//! assert_eq!(via.to_vec().unwrap(), b"SIP/2.0/UDP [2001:db8::9]:5070;branch=z9hG4bK7;rport");
//! ```

use crate::sip::{Error, ParamText, Params, Writer, scan};

/// `SIP/version/protocol host[:port];params (comment)`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Via<'a, P = ParamText<'a>> {
    /// What stands between the two slashes: `2.0`.
    pub version: Option<&'a [u8]>,
    /// The transport: `UDP`.
    pub protocol: Option<&'a [u8]>,
    /// Host name or address, IPv6 without its brackets.
    pub host: Option<&'a [u8]>,
    /// The port as it was written.
    pub port: Option<&'a [u8]>,
    /// What stands in parentheses.
    pub comment: Option<&'a [u8]>,
    /// `branch`, `received`, `rport` and others.
    pub params: P,
}

impl<'a> Via<'a> {
    /// Parses one header value.
    ///
    /// # Differs from RFC 3261
    /// A comment takes the byte before its parenthesis: `host(x)` is the host `hos`. The protocol name before the first slash is
    /// not looked at. A port may have any text after its digits.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut via = Self::default();
        via.read(text).and_then(|()| via.params.check()).map_err(|error| error.within(text))?;
        Ok(via)
    }

    /// Parses one header value; on an error the parts before it are set. The parameters, which come before host and port, are
    /// not checked.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (_, text) = scan::cut(text, b'/').ok_or(Error::SYNTAX)?;
        let (version, text) = scan::cut(text, b'/').ok_or(Error::SYNTAX)?;
        if version.is_empty() {
            return Err(Error::SYNTAX.at(version));
        }
        self.version = Some(scan::trim(version));

        let text = scan::skip(text, b" ");
        let space = scan::find(text, b' ').ok_or(Error::SYNTAX.at(text))?;
        let (protocol, text) = text.split_at_checked(space).ok_or(Error::SYNTAX)?;
        if protocol.is_empty() {
            return Err(Error::SYNTAX.at(protocol));
        }
        self.protocol = Some(scan::trim(protocol));

        // `text` now is the space and what follows. The comment ends what the parameters may take; a `;` in it or after it gives no
        // parameter, but still ends host and port.
        let comment = self.read_comment(text).map_err(|error| error.at(text))?;
        let semicolon = scan::find(text, b';');
        let end = semicolon.or(comment).unwrap_or(text.len());
        if semicolon.is_some_and(|at| comment.is_none_or(|comment| at < comment)) {
            let params = scan::until(text, comment).get(end..).unwrap_or_default();
            self.params = ParamText::new(params);
        }
        self.read_sent_by(text, end).map_err(|error| error.at(text))
    }

    /// Sets the comment and returns where it begins, the byte before its parenthesis included.
    fn read_comment(&mut self, text: &'a [u8]) -> Result<Option<usize>, Error> {
        let Some(open) = scan::find(text, b'(') else {
            return Ok(None);
        };
        let close = scan::find(text, b')').ok_or(Error::SYNTAX)?;
        match text.get(open..close) {
            Some([_, comment @ ..]) if !comment.is_empty() => self.comment = Some(comment),
            _ => return Err(Error::SYNTAX),
        }
        // A space stands at the start of the text, so the parenthesis is never its first byte.
        Ok(Some(open.saturating_sub(1)))
    }

    /// Sets port and host, which end at position `end` of `text`.
    fn read_sent_by(&mut self, text: &'a [u8], end: usize) -> Result<(), Error> {
        let sent_by = scan::until(text, Some(end));
        let mut colon_from = 0;
        let bracket = scan::find(sent_by, b'[');
        if let Some(open) = bracket {
            let inside = text.get(open..).and_then(|rest| rest.get(1..)).unwrap_or_default();
            let (host, _) = scan::cut(inside, b']').ok_or(Error::SYNTAX)?;
            let close = open.saturating_add(host.len()).saturating_add(1);
            if close > end || host.is_empty() {
                return Err(Error::SYNTAX);
            }
            self.host = Some(scan::trim(host));
            colon_from = close;
        }

        let colon = sent_by.get(colon_from..).and_then(|rest| scan::find(rest, b':')).map(|at| at.saturating_add(colon_from));
        if let Some((_, port)) = colon.and_then(|colon| scan::cut_at(sent_by, colon)) {
            if port.is_empty() {
                return Err(Error::SYNTAX.at(port));
            }
            self.port = Some(scan::trim(port));
            // The original reads the port into 32 bits and refuses what comes out negative.
            match scan::leading_integer(port) {
                isize::MAX | isize::MIN => return Err(Error::SYNTAX.at(port)),
                number if (number as i32) < 0 => return Err(Error::SYNTAX.at(port)),
                _ => {}
            }
        }

        if bracket.is_none() {
            let host = scan::until(sent_by, colon).get(1..).filter(|host| !host.is_empty()).ok_or(Error::SYNTAX)?;
            self.host = Some(scan::trim(host));
        }
        Ok(())
    }
}

/// What a server adds to the top Via of a request (RFC 3261 section 18.2.1, RFC 3581 section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `rport` gets the port as its value.
    pub rport: bool,
    /// `received` is added, with the address.
    pub received: bool,
}

impl<'a, P: Params<'a>> Via<'a, P> {
    /// What a server adds, to which the request came from `address`: the port if the client asks for it by an `rport` without value,
    /// the address if that is not the host.
    ///
    /// # Differs from RFC 3261
    /// A request that asks for the port gets no `received` if its host is the address. A host is compared byte by byte.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without host.
    ///
    /// ```
    /// use osip::sip::header::Via;
    ///
    /// let via = Via::parse(b"SIP/2.0/UDP phone.example.com;branch=z9hG4bK1;rport").unwrap();
    /// let seen = via.seen_from(b"192.0.2.7").unwrap();
    /// assert!(seen.rport && seen.received);
    /// ```
    pub fn seen_from(&self, address: &[u8]) -> Result<Seen, Error> {
        let received = self.host.ok_or(Error::MISSING)? != address;
        let rport = self.params.get(b"rport").is_some_and(|param| param.value.is_none());
        Ok(Seen { rport, received })
    }

    /// Prints the value. The protocol name is always `SIP`.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without version, protocol or host.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let (Some(version), Some(protocol), Some(host)) = (self.version, self.protocol, self.host) else {
            return Err(Error::MISSING);
        };
        out.put(b"SIP/");
        out.put(version);
        out.put_byte(b'/');
        out.put(protocol);
        out.put_byte(b' ');
        if scan::find(host, b':').is_some() {
            out.put_byte(b'[');
            out.put(host);
            out.put_byte(b']');
        } else {
            out.put(host);
        }
        out.put_with(b":", self.port);
        self.params.write(b";", out)?;
        if let Some(comment) = self.comment {
            out.put(b" (");
            out.put(comment);
            out.put_byte(b')');
        }
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`Via::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }

    /// The value of the first `branch` parameter.
    pub fn branch(&self) -> Option<&'a [u8]> {
        self.params.get(b"branch")?.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        let via = Via::parse(text.as_bytes()).ok()?;
        Some(String::from_utf8(via.to_vec().unwrap()).unwrap())
    }

    #[test]
    fn blanks_are_dropped() {
        assert_eq!(printed("SIP / 2.0 / UDP  h : 5060 ; branch = z").unwrap(), "SIP/2.0/UDP h:5060;branch=z");
        assert_eq!(printed("SIP/2.0/UDP [ ::1 ] : 5060 ; a").unwrap(), "SIP/2.0/UDP [::1]:5060;a");
    }

    #[test]
    fn a_comment_ends_the_parameters() {
        assert_eq!(printed("SIP/2.0/UDP h;branch=z (no;te)").unwrap(), "SIP/2.0/UDP h;branch=z (no;te)");
        assert_eq!(printed("SIP/2.0/UDP h (no;te)").unwrap(), "SIP/2.0/UDP h (no (no;te)");
        assert_eq!(printed("SIP/2.0/UDP h;branch=z(note)").unwrap(), "SIP/2.0/UDP h;branch (note)");
        assert_eq!(printed("SIP/2.0/UDP host(x)").unwrap(), "SIP/2.0/UDP hos (x)");
        for text in ["SIP/2.0/UDP h ()", "SIP/2.0/UDP h (x", "SIP/2.0/UDP h )x(", "SIP/2.0/UDP (x) h"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn a_port_is_checked_as_a_32_bit_number_and_kept_as_text() {
        assert_eq!(printed("SIP/2.0/UDP h:abc").unwrap(), "SIP/2.0/UDP h:abc");
        assert_eq!(printed("SIP/2.0/UDP h:4294967296").unwrap(), "SIP/2.0/UDP h:4294967296");
        for text in ["SIP/2.0/UDP h:", "SIP/2.0/UDP h:-1", "SIP/2.0/UDP h:2147483648", "SIP/2.0/UDP ::1", "SIP/2.0/UDP [::1]:"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn what_stood_before_a_failure_is_kept() {
        let mut via = Via::default();
        assert_eq!(via.read(b"SIP/2.0/UDP [::1]:-1;a"), Err(Error::SYNTAX));
        assert_eq!((via.host, via.port), (Some(&b"::1"[..]), Some(&b"-1"[..])));
        assert_eq!(via.params.get(b"a").unwrap().value, None);
    }

    #[test]
    fn a_via_without_host_cannot_be_printed() {
        assert_eq!(Via::<ParamText>::default().to_vec(), Err(Error::MISSING));
    }

    #[test]
    fn a_bracket_is_closed_before_parameters_and_comment() {
        assert_eq!(printed("SIP/2.0/UDP [::1](c)").unwrap(), "SIP/2.0/UDP [::1] (c)");
        for text in ["SIP/2.0/UDP [::1;b]", "SIP/2.0/UDP []", "SIP/2.0/UDP [::1"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn a_port_of_more_than_64_bits_is_refused() {
        for text in ["SIP/2.0/UDP h:99999999999999999999", "SIP/2.0/UDP h:-99999999999999999999"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn the_branch_is_a_parameter_with_a_value() {
        let branch = |text: &'static str| Via::parse(text.as_bytes()).unwrap().branch();
        assert_eq!(branch("SIP/2.0/UDP h;x=1;branch=z9"), Some(&b"z9"[..]));
        assert_eq!((branch("SIP/2.0/UDP h;branch"), branch("SIP/2.0/UDP h")), (None, None));
    }

    #[test]
    fn a_server_adds_what_it_saw() {
        let seen = |via: &'static str| {
            let seen = Via::parse(via.as_bytes())?.seen_from(b"192.0.2.7")?;
            Ok::<_, Error>((seen.rport, seen.received))
        };
        assert_eq!(seen("SIP/2.0/UDP 192.0.2.7;branch=b"), Ok((false, false)));
        assert_eq!(seen("SIP/2.0/UDP 192.0.2.7;RPORT"), Ok((true, false)));
        assert_eq!(seen("SIP/2.0/UDP host;rport=5"), Ok((false, true)));
        assert_eq!(Via::<ParamText<'_>>::default().seen_from(b"h"), Err(Error::MISSING));
    }
}
