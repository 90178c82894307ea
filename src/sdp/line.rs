//! The lines: what each letter is followed by.

use crate::sip::{Error, Writer, scan};

/// A line of a session description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// `v=`, the version.
    Version(&'a [u8]),
    /// `o=`, who made the session. If this line is refused it has the parts before the fault, and the next item is the error.
    Origin(Origin<'a>),
    /// `s=`, the name.
    Name(&'a [u8]),
    /// `i=`, information about the session, or about the media it follows.
    Info(&'a [u8]),
    /// `u=`, a URI.
    Uri(&'a [u8]),
    /// `e=`, an e-mail address.
    Email(&'a [u8]),
    /// `p=`, a phone number.
    Phone(&'a [u8]),
    /// `c=`, of the session, or of the media it follows.
    Connection(Connection<'a>),
    /// `b=`, of the session, or of the media it follows.
    Bandwidth(Bandwidth<'a>),
    /// `t=`
    Time(Time<'a>),
    /// `r=`, when the time it follows is repeated.
    Repeat(&'a [u8]),
    /// `z=`, changes of the time zone.
    Zones(&'a [u8]),
    /// `k=`, of the session, or of the media it follows.
    Key(Key<'a>),
    /// `a=`, of the session, or of the media it follows.
    Attribute(Attribute<'a>),
    /// `m=`
    Media(Media<'a>),
    /// `y=`, the SSRC of the media it follows (GB/T 28181).
    Ssrc(&'a [u8]),
    /// `f=`, the format of the media it follows (GB/T 28181).
    Format(&'a [u8]),
    /// Any other line of a text whose lines have no order ([`Lines::gb28181`](super::Lines::gb28181)): its letter, and what follows the `=`.
    Other(u8, &'a [u8]),
}

impl<'a> Line<'a> {
    /// Reads the line of any letter but `o`, whose faults are not the line's alone.
    #[expect(clippy::inline_always, reason = "a line is large, and would be copied twice")]
    #[inline(always)]
    pub(super) fn parse(letter: u8, value: &'a [u8], host: Host) -> Result<Self, Error> {
        Ok(match letter {
            b'v' => Self::Version(value),
            b's' => Self::Name(value),
            b'i' => Self::Info(value),
            b'u' => Self::Uri(value),
            b'e' => Self::Email(value),
            b'p' => Self::Phone(value),
            b'r' => Self::Repeat(value),
            b'z' => Self::Zones(value),
            b'y' => Self::Ssrc(value),
            b'f' => Self::Format(value),
            b'c' => Self::Connection(Connection::parse(value, host)?),
            b'b' => Self::Bandwidth(Bandwidth::parse(value)?),
            b't' => Self::Time(Time::parse(value)?),
            b'k' => Self::Key(Key::parse(value)?),
            b'a' => Self::Attribute(Attribute::parse(value)?),
            b'm' => Self::Media(Media::parse(value)?),
            letter => Self::Other(letter, value),
        })
    }
}

/// Takes what stands before a separator, which must be something.
fn token<'a>(text: &mut &'a [u8], separator: u8) -> Result<&'a [u8], Error> {
    let (token, rest) = scan::cut(text, separator).filter(|(token, _)| !token.is_empty()).ok_or(Error::SYNTAX)?;
    *text = rest;
    Ok(token)
}

/// What is left, which must be something.
fn rest(text: &[u8]) -> Result<&[u8], Error> {
    if text.is_empty() { Err(Error::SYNTAX) } else { Ok(text) }
}

/// Whether `o=` and `c=` need a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Needed,
    Optional,
}

impl Host {
    /// Takes the address type, and leaves the host.
    fn address_type<'a>(self, text: &mut &'a [u8]) -> Result<&'a [u8], Error> {
        if self == Self::Optional && scan::find(text, b' ').is_none() {
            return rest(core::mem::take(text));
        }
        token(text, b' ')
    }

    /// True if a line may have this text as its host.
    const fn may_be(self, text: &[u8]) -> bool {
        !text.is_empty() || matches!(self, Self::Optional)
    }
}

/// Prints parts with separators between them.
fn put_all<const N: usize>(parts: [Option<&[u8]>; N], separator: u8, out: &mut Writer<'_>) -> Result<(), Error> {
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            out.put_byte(separator);
        }
        out.put(part.ok_or(Error::MISSING)?);
    }
    Ok(())
}

/// `name[:value]`
fn pair(text: &[u8]) -> Result<(&[u8], Option<&[u8]>), Error> {
    match scan::cut(text, b':') {
        Some((name, value)) => Ok((rest(name)?, Some(rest(value)?))),
        None => Ok((rest(text)?, None)),
    }
}

/// `username sess-id sess-version nettype addrtype addr`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Origin<'a> {
    pub username: Option<&'a [u8]>,
    pub sess_id: Option<&'a [u8]>,
    pub sess_version: Option<&'a [u8]>,
    pub nettype: Option<&'a [u8]>,
    pub addrtype: Option<&'a [u8]>,
    pub addr: Option<&'a [u8]>,
}

impl<'a> Origin<'a> {
    /// Reads the parts; after a failure those before it are set.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(super) fn read(&mut self, mut text: &'a [u8], host: Host) -> Result<(), Error> {
        self.username = Some(token(&mut text, b' ')?);
        self.sess_id = Some(token(&mut text, b' ')?);
        self.sess_version = Some(token(&mut text, b' ')?);
        self.nettype = Some(token(&mut text, b' ')?);
        self.addrtype = Some(host.address_type(&mut text)?);
        if !host.may_be(text) {
            return Err(Error::SYNTAX);
        }
        self.addr = Some(text);
        Ok(())
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if a part is.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"o=");
        put_all([self.username, self.sess_id, self.sess_version, self.nettype, self.addrtype, self.addr], b' ', out)?;
        out.put(b"\r\n");
        Ok(())
    }
}

/// `nettype addrtype addr[/ttl[/number]]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Connection<'a> {
    pub nettype: Option<&'a [u8]>,
    pub addrtype: Option<&'a [u8]>,
    pub addr: Option<&'a [u8]>,
    pub ttl: Option<&'a [u8]>,
    pub number: Option<&'a [u8]>,
}

impl<'a> Connection<'a> {
    pub(super) fn parse(mut text: &'a [u8], host: Host) -> Result<Self, Error> {
        let nettype = Some(token(&mut text, b' ')?);
        let mut connection = Self { nettype, addrtype: Some(host.address_type(&mut text)?), ..Self::default() };
        if scan::find(text, b'/').is_some() {
            connection.addr = Some(token(&mut text, b'/')?);
            if scan::find(text, b'/').is_some() {
                connection.ttl = Some(token(&mut text, b'/')?);
                connection.number = Some(rest(text)?);
            } else {
                connection.ttl = Some(rest(text)?);
            }
        } else if host.may_be(text) {
            connection.addr = Some(text);
        } else {
            return Err(Error::SYNTAX);
        }
        Ok(connection)
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without one of the first three parts.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"c=");
        put_all([self.nettype, self.addrtype, self.addr], b' ', out)?;
        out.put_with(b"/", self.ttl);
        out.put_with(b"/", self.number);
        out.put(b"\r\n");
        Ok(())
    }
}

/// `bwtype:bandwidth`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Bandwidth<'a> {
    pub bwtype: Option<&'a [u8]>,
    pub bandwidth: Option<&'a [u8]>,
}

impl<'a> Bandwidth<'a> {
    pub(super) fn parse(mut text: &'a [u8]) -> Result<Self, Error> {
        Ok(Self { bwtype: Some(token(&mut text, b':')?), bandwidth: Some(rest(text)?) })
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if a part is.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"b=");
        put_all([self.bwtype, self.bandwidth], b':', out)?;
        out.put(b"\r\n");
        Ok(())
    }
}

/// `start-time stop-time`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Time<'a> {
    pub start: Option<&'a [u8]>,
    pub stop: Option<&'a [u8]>,
}

impl<'a> Time<'a> {
    pub(super) fn parse(mut text: &'a [u8]) -> Result<Self, Error> {
        Ok(Self { start: Some(token(&mut text, b' ')?), stop: Some(rest(text)?) })
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if a part is.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"t=");
        put_all([self.start, self.stop], b' ', out)?;
        out.put(b"\r\n");
        Ok(())
    }
}

/// `method[:key]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Key<'a> {
    pub method: Option<&'a [u8]>,
    pub key: Option<&'a [u8]>,
}

impl<'a> Key<'a> {
    pub(super) fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let (method, key) = pair(text)?;
        Ok(Self { method: Some(method), key })
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without method.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"k=");
        out.put(self.method.ok_or(Error::MISSING)?);
        out.put_with(b":", self.key);
        out.put(b"\r\n");
        Ok(())
    }
}

/// `field[:value]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Attribute<'a> {
    pub field: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
}

impl<'a> Attribute<'a> {
    pub(super) fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let (field, value) = pair(text)?;
        Ok(Self { field: Some(field), value })
    }

    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without field.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        out.put(b"a=");
        out.put(self.field.ok_or(Error::MISSING)?);
        out.put_with(b":", self.value);
        out.put(b"\r\n");
        Ok(())
    }
}

/// `media port[/number] proto payloads`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 4566")]
pub struct Media<'a, P = Payloads<'a>> {
    pub media: Option<&'a [u8]>,
    pub port: Option<&'a [u8]>,
    pub number: Option<&'a [u8]>,
    pub proto: Option<&'a [u8]>,
    pub payloads: P,
}

impl<'a> Media<'a> {
    pub(super) fn parse(mut text: &'a [u8]) -> Result<Self, Error> {
        let media = token(&mut text, b' ')?;
        let slash = scan::find(scan::until(text, scan::find(text, b' ')), b'/');
        let (port, number) = match slash {
            Some(_) => (token(&mut text, b'/')?, Some(token(&mut text, b' ')?)),
            None => (token(&mut text, b' ')?, None),
        };
        // Without payloads the rest of the line is the protocol, whatever spaces it has.
        let (proto, payloads) = match token(&mut text, b' ') {
            Ok(proto) => (proto, Payloads { text }),
            Err(_) => (rest(text)?, Payloads::default()),
        };
        if payloads.clone().any(<[u8]>::is_empty) {
            return Err(Error::SYNTAX);
        }
        Ok(Self { media: Some(media), port: Some(port), number, proto: Some(proto), payloads })
    }
}

impl<'a, P: Clone + Iterator<Item = &'a [u8]>> Media<'a, P> {
    /// Prints the line. A port that begins with 0 is printed as 0: the media is refused.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without media, port or protocol.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let port = match self.port.ok_or(Error::MISSING)? {
            [b'0', ..] => b"0",
            port => port,
        };
        out.put(b"m=");
        out.put(self.media.ok_or(Error::MISSING)?);
        out.put_byte(b' ');
        out.put(port);
        out.put_with(b"/", self.number);
        out.put_byte(b' ');
        out.put(self.proto.ok_or(Error::MISSING)?);
        for payload in self.payloads.clone() {
            out.put_byte(b' ');
            out.put(payload);
        }
        out.put(b"\r\n");
        Ok(())
    }
}

/// The payloads of a media line. One space at the end is ignored; another one before the last payload belongs to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Payloads<'a> {
    text: &'a [u8],
}

impl<'a> Iterator for Payloads<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (_, after) = self.text.split_first()?;
        // A space that follows the first byte ends a payload; the first byte itself is looked at only then.
        let Some(_) = scan::find(after, b' ') else {
            return Some(core::mem::take(&mut self.text));
        };
        let (payload, rest) = scan::cut(self.text, b' ')?;
        self.text = rest;
        Some(payload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(text: &str) -> Option<String> {
        let media = Media::parse(text.as_bytes()).ok()?;
        let text = crate::sip::write::to_vec(|out| media.write(out)).unwrap();
        Some(format!("{} {}", media.payloads.count(), String::from_utf8(text).unwrap().trim_end_matches("\r\n")))
    }

    #[test]
    fn media_lines() {
        let cases = [
            ("audio 5 RTP/AVP", "0 m=audio 5 RTP/AVP"),
            ("audio 5 RTP/AVP ", "0 m=audio 5 RTP/AVP"),
            ("audio 5 RTP/AVP  0", "1 m=audio 5 RTP/AVP  0"),
            ("audio 5 RTP/AVP 0  8", "2 m=audio 5 RTP/AVP 0  8"),
            ("audio 5 RTP/AVP 0 8 ", "2 m=audio 5 RTP/AVP 0 8"),
            ("audio 5 RTP/AVP 0 8  ", "3 m=audio 5 RTP/AVP 0 8  "),
            ("audio 5  RTP/AVP 0", "0 m=audio 5  RTP/AVP 0"),
            ("audio 5/2/3 RTP/AVP 0", "1 m=audio 5/2/3 RTP/AVP 0"),
            ("audio 0abc/4 RTP/AVP 0", "1 m=audio 0/4 RTP/AVP 0"),
        ];
        for (text, expected) in cases {
            assert_eq!(media(text).as_deref(), Some(expected), "{text}");
        }
        for bad in [
            "audio 5 RTP/AVP  0 8",
            "audio 5 RTP/AVP 0  8 9",
            "audio 5 RTP/AVP 0 8   ",
            "audio 5",
            "audio",
            " audio 5 x 0",
            "audio /2 x 0",
        ] {
            assert_eq!(media(bad), None, "{bad}");
        }
    }

    #[test]
    fn connections() {
        let parts = |text: &'static str| Connection::parse(text.as_bytes(), Host::Needed).map(|c| (c.addr, c.ttl, c.number));
        assert_eq!(parts("IN IP4 a/b/c/d"), Ok((Some(&b"a"[..]), Some(&b"b"[..]), Some(&b"c/d"[..]))));
        assert_eq!(parts("IN IP6 FF15::101/3"), Ok((Some(&b"FF15::101"[..]), Some(&b"3"[..]), None)));
        for bad in ["IN IP4", "IN IP4 ", "IN  IP4 h", "IN IP4 a/", "IN IP4 a/b/", "IN IP4 /127"] {
            assert_eq!(parts(bad), Err(Error::SYNTAX), "{bad}");
        }
    }

    #[test]
    fn a_host_may_lack_where_that_is_allowed() {
        for text in [&b"IN IP4 "[..], b"IN IP4"] {
            let connection = Connection::parse(text, Host::Optional).unwrap();
            assert_eq!((connection.addrtype, connection.addr), (Some(&b"IP4"[..]), Some(&b""[..])));
            assert_eq!(Connection::parse(text, Host::Needed), Err(Error::SYNTAX));
        }
        let mut origin = Origin::default();
        assert_eq!(origin.read(b"- 1 1 IN IP4 ", Host::Needed), Err(Error::SYNTAX));
        assert_eq!((origin.addrtype, origin.addr), (Some(&b"IP4"[..]), None));
        assert_eq!(origin.read(b"- 1 1 IN IP4", Host::Optional), Ok(()));
        assert_eq!(origin.addr, Some(&b""[..]));
        for bad in [&b"IN"[..], b"IN ", b"IN  h"] {
            assert_eq!(Connection::parse(bad, Host::Optional), Err(Error::SYNTAX));
        }
    }

    #[test]
    fn pairs_have_something_on_both_sides_of_the_colon() {
        assert_eq!(Attribute::parse(b"f:v:w"), Ok(Attribute { field: Some(b"f"), value: Some(b"v:w") }));
        assert_eq!(Key::parse(b"prompt"), Ok(Key { method: Some(b"prompt"), key: None }));
        for bad in [&b"x:"[..], b":v", b""] {
            assert_eq!(Attribute::parse(bad), Err(Error::SYNTAX));
        }
    }

    /// What a line prints, without its end.
    fn printed(write: impl Fn(&mut Writer<'_>) -> Result<(), Error>) -> String {
        let text = String::from_utf8(crate::sip::write::to_vec(write).unwrap()).unwrap();
        text.strip_suffix("\r\n").unwrap().into()
    }

    #[test]
    fn lines_print_what_they_were_read_from() {
        let mut origin = Origin::default();
        origin.read(b"u 1 2 IN IP4 h", Host::Needed).unwrap();
        assert_eq!(printed(|out| origin.write(out)), "o=u 1 2 IN IP4 h");
        for text in ["IN IP4 h", "IN IP4 h/127", "IN IP4 h/127/3"] {
            let connection = Connection::parse(text.as_bytes(), Host::Needed).unwrap();
            assert_eq!(printed(|out| connection.write(out)), format!("c={text}"));
        }
        assert_eq!(printed(|out| Bandwidth::parse(b"AS:512")?.write(out)), "b=AS:512");
        assert_eq!(printed(|out| Time::parse(b"1 2")?.write(out)), "t=1 2");
        assert_eq!(printed(|out| Key::parse(b"clear:x")?.write(out)), "k=clear:x");
        assert_eq!(printed(|out| Key::parse(b"prompt")?.write(out)), "k=prompt");
        assert_eq!(printed(|out| Attribute::parse(b"rtpmap:0 PCMU/8000")?.write(out)), "a=rtpmap:0 PCMU/8000");
        assert_eq!(printed(|out| Attribute::parse(b"sendrecv")?.write(out)), "a=sendrecv");
    }

    #[test]
    fn a_line_without_a_part_is_not_printed() {
        let missing =
            |write: &dyn Fn(&mut Writer<'_>) -> Result<(), Error>| write(&mut Writer::new(&mut [])) == Err(Error::MISSING);
        assert!(missing(&|out| Origin { username: Some(b"u"), ..Origin::default() }.write(out)));
        assert!(missing(&|out| Connection { nettype: Some(b"IN"), ..Connection::default() }.write(out)));
        assert!(missing(&|out| Bandwidth { bwtype: Some(b"AS"), bandwidth: None }.write(out)));
        assert!(missing(&|out| Time { start: None, stop: Some(b"1") }.write(out)));
        assert!(missing(&|out| Key { method: None, key: Some(b"x") }.write(out)));
        assert!(missing(&|out| Attribute::default().write(out)));
    }
}
