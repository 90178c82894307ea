//! The order in which a session description is printed (RFC 4566 section 5).
//!
//! ```
//! use osip::sdp::print::MediaSection;
//! use osip::sdp::{Attribute, Media};
//! use osip::sip::Writer;
//!
//! let media = Media { media: Some(&b"audio"[..]), port: Some(b"49170"), number: None, proto: Some(b"RTP/AVP"), payloads: [&b"0"[..]].into_iter() };
//! let attributes = [Attribute { field: Some(b"sendrecv"), value: None }].into_iter();
//! let none = (core::iter::empty(), core::iter::empty(), core::iter::empty());
//! let section = MediaSection { media, info: None, connections: none.0, bandwidths: none.1, key: None, attributes, others: none.2 };
//! let mut buffer = [core::mem::MaybeUninit::uninit(); 100];
//! let mut out = Writer::new(&mut buffer);
//! section.write(&mut out).unwrap();
//! assert_eq!(out.len(), "m=audio 49170 RTP/AVP 0\r\na=sendrecv\r\n".len());
//! ```

use super::{Attribute, Bandwidth, Connection, Key, Line, Media, Origin, Time};
use crate::sip::{Error, Writer};

/// What a session description is printed from.
#[derive(Clone, Debug)]
pub struct Session<'a, Emails, Phones, Bandwidths, Times, Attributes, Others, Medias> {
    /// What `v=` says.
    pub version: Option<&'a [u8]>,
    /// The `o=` line.
    pub origin: Origin<'a>,
    /// What `s=` says.
    pub name: Option<&'a [u8]>,
    /// What `i=` says.
    pub info: Option<&'a [u8]>,
    /// What `u=` says.
    pub uri: Option<&'a [u8]>,
    /// What each `e=` says.
    pub emails: Emails,
    /// What each `p=` says.
    pub phones: Phones,
    /// The `c=` line.
    pub connection: Option<Connection<'a>>,
    /// The `b=` lines.
    pub bandwidths: Bandwidths,
    /// The `t=` lines, each with what the `r=` lines after it say.
    pub times: Times,
    /// What `z=` says.
    pub zones: Option<&'a [u8]>,
    /// The `k=` line.
    pub key: Option<Key<'a>>,
    /// The `a=` lines.
    pub attributes: Attributes,
    /// The lines after them that are kept as they are: their letters, and what follows the `=`.
    pub others: Others,
    /// The medias: see [`MediaSection::write`].
    pub medias: Medias,
}

/// What a media is printed from.
#[derive(Clone, Debug)]
pub struct MediaSection<'a, Payloads, Connections, Bandwidths, Attributes, Others> {
    /// The `m=` line.
    pub media: Media<'a, Payloads>,
    /// What `i=` says.
    pub info: Option<&'a [u8]>,
    /// The `c=` lines.
    pub connections: Connections,
    /// The `b=` lines.
    pub bandwidths: Bandwidths,
    /// The `k=` line.
    pub key: Option<Key<'a>>,
    /// The `a=` lines.
    pub attributes: Attributes,
    /// The lines after them that are kept as they are: their letters, and what follows the `=`.
    pub others: Others,
}

impl<'a, E, P, B, T, R, A, O, M> Session<'a, E, P, B, T, A, O, M>
where
    E: Iterator<Item = Option<&'a [u8]>>,
    P: Iterator<Item = Option<&'a [u8]>>,
    B: Iterator<Item = Bandwidth<'a>>,
    T: Iterator<Item = (Time<'a>, R)>,
    R: Iterator<Item = Option<&'a [u8]>>,
    A: Iterator<Item = Attribute<'a>>,
    O: Iterator<Item = (u8, &'a [u8])>,
    M: Iterator,
{
    /// Prints the description; `media` prints each media.
    ///
    /// # Differs from RFC 4566
    /// A description may lack its name and its times.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if something is that a line cannot do without, and those of `media`.
    pub fn write(
        mut self,
        out: &mut Writer<'_>,
        media: impl Fn(M::Item, &mut Writer<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        text_line(b'v', self.version.ok_or(Error::MISSING)?, out);
        self.origin.write(out)?;
        optional(b's', self.name, out);
        optional(b'i', self.info, out);
        optional(b'u', self.uri, out);
        texts(b'e', self.emails, out)?;
        texts(b'p', self.phones, out)?;
        self.connection.map_or(Ok(()), |connection| connection.write(out))?;
        self.bandwidths.try_for_each(|bandwidth| bandwidth.write(out))?;
        for (time, repeats) in self.times {
            time.write(out)?;
            texts(b'r', repeats, out)?;
        }
        optional(b'z', self.zones, out);
        self.key.map_or(Ok(()), |key| key.write(out))?;
        self.attributes.try_for_each(|attribute| attribute.write(out))?;
        self.others.for_each(|(letter, text)| text_line(letter, text, out));
        self.medias.try_for_each(|item| media(item, out))
    }
}

impl<'a, P, C, B, A, O> MediaSection<'a, P, C, B, A, O>
where
    P: Iterator<Item = &'a [u8]> + Clone,
    C: Iterator<Item = Connection<'a>>,
    B: Iterator<Item = Bandwidth<'a>>,
    A: Iterator<Item = Attribute<'a>>,
    O: Iterator<Item = (u8, &'a [u8])>,
{
    /// Prints the media.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if something is that a line cannot do without.
    pub fn write(mut self, out: &mut Writer<'_>) -> Result<(), Error> {
        self.media.write(out)?;
        optional(b'i', self.info, out);
        self.connections.try_for_each(|connection| connection.write(out))?;
        self.bandwidths.try_for_each(|bandwidth| bandwidth.write(out))?;
        self.key.map_or(Ok(()), |key| key.write(out))?;
        self.attributes.try_for_each(|attribute| attribute.write(out))?;
        self.others.for_each(|(letter, text)| text_line(letter, text, out));
        Ok(())
    }
}

/// Prints a line of one text.
#[inline]
fn text_line(letter: u8, text: &[u8], out: &mut Writer<'_>) {
    out.put(&[letter, b'=']);
    out.put(text);
    out.put(b"\r\n");
}

/// Prints a line of one text, if there is one.
#[inline]
fn optional(letter: u8, text: Option<&[u8]>, out: &mut Writer<'_>) {
    if let Some(text) = text {
        text_line(letter, text, out);
    }
}

/// Prints a line for each text.
#[inline]
fn texts<'a>(letter: u8, mut texts: impl Iterator<Item = Option<&'a [u8]>>, out: &mut Writer<'_>) -> Result<(), Error> {
    texts.try_for_each(|text| text.map(|text| text_line(letter, text, out)).ok_or(Error::MISSING))
}

impl Line<'_> {
    /// Prints the line.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if a part is that it cannot do without.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let (letter, text) = match *self {
            Self::Version(text) => (b'v', text),
            Self::Name(text) => (b's', text),
            Self::Info(text) => (b'i', text),
            Self::Uri(text) => (b'u', text),
            Self::Email(text) => (b'e', text),
            Self::Phone(text) => (b'p', text),
            Self::Repeat(text) => (b'r', text),
            Self::Zones(text) => (b'z', text),
            Self::Ssrc(text) => (b'y', text),
            Self::Format(text) => (b'f', text),
            Self::Other(letter, text) => (letter, text),
            Self::Origin(ref origin) => return origin.write(out),
            Self::Connection(ref connection) => return connection.write(out),
            Self::Bandwidth(ref bandwidth) => return bandwidth.write(out),
            Self::Time(ref time) => return time.write(out),
            Self::Key(ref key) => return key.write(out),
            Self::Attribute(ref attribute) => return attribute.write(out),
            Self::Media(ref media) => return media.write(out),
        };
        text_line(letter, text, out);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sdp::Lines;
    use crate::sip::write::to_vec;

    fn printed(write: impl Fn(&mut Writer<'_>) -> Result<(), Error>) -> Result<String, Error> {
        to_vec(write).map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn each_line_prints_what_it_was_read_from() {
        let text = "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ni=a\r\nu=b\r\ne=c\r\np=d\r\nc=IN IP4 h\r\nb=A:1\r\nt=1 2\r\nr=e\r\nz=f\r\nk=g\r\n\
            a=h\r\nm=a 1 p 0\r\ny=0100\r\nf=v/2\r\nx=2\r\n";
        let lines: Result<Vec<_>, _> = Lines::new(text.as_bytes()).gb28181().collect();
        let lines = lines.unwrap();
        assert_eq!(printed(|out| lines.iter().try_for_each(|line| line.write(out))).as_deref(), Ok(text));
    }

    /// A description with these texts and a media of this port.
    fn description(
        version: Option<&'static [u8]>,
        email: Option<&'static [u8]>,
        port: Option<&'static [u8]>,
    ) -> Result<String, Error> {
        printed(|out| {
            let part = Some(&b"x"[..]);
            let attribute = || core::iter::once(Attribute { field: Some(b"a"), value: Some(b"b") });
            let other = || core::iter::once((b'y', &b"1"[..]));
            let session = Session {
                version,
                origin: Origin { username: part, sess_id: part, sess_version: part, nettype: part, addrtype: part, addr: part },
                name: None,
                info: part,
                uri: None,
                emails: core::iter::once(email),
                phones: core::iter::empty(),
                connection: None,
                bandwidths: core::iter::empty(),
                times: core::iter::once((Time { start: part, stop: part }, core::iter::once(part))),
                zones: part,
                key: None,
                attributes: attribute(),
                others: other(),
                medias: core::iter::once(port),
            };
            session.write(out, |port, out| {
                let media = Media { media: part, port, number: None, proto: part, payloads: core::iter::empty() };
                let (info, connections, bandwidths) = (None, core::iter::empty(), core::iter::empty());
                MediaSection { media, info, connections, bandwidths, key: None, attributes: attribute(), others: other() }
                    .write(out)
            })
        })
    }

    #[test]
    fn parts_are_printed_in_the_order_of_the_grammar() {
        assert_eq!(
            description(Some(b"0"), Some(b"e"), Some(b"5")).as_deref(),
            Ok("v=0\r\no=x x x x x x\r\ni=x\r\ne=e\r\nt=x x\r\nr=x\r\nz=x\r\na=a:b\r\ny=1\r\nm=x 5 x\r\na=a:b\r\ny=1\r\n")
        );
    }

    #[test]
    fn a_description_without_version_or_with_half_a_line_is_not_printed() {
        assert_eq!(description(None, Some(b"e"), Some(b"5")), Err(Error::MISSING));
        assert_eq!(description(Some(b"0"), None, Some(b"5")), Err(Error::MISSING));
        assert_eq!(description(Some(b"0"), Some(b"e"), None), Err(Error::MISSING));
    }
}
