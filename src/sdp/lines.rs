//! The order of lines.

use super::{Attribute, Bandwidth, Connection, Key, Line, Media, Origin, Time};
use crate::sip::{Error, scan};

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Version,
    EarlyName,
    Origin,
    Name,
    Info,
    Uri,
    Emails,
    Phones,
    Connection,
    Bandwidths,
    FirstTime,
    Repeats,
    Times,
    Zones,
    Key,
    Attributes,
    Media,
    MediaInfo,
    MediaConnections,
    MediaBandwidths,
    MediaKey,
    MediaAttributes,
    Failed,
}

impl Step {
    /// The letter that is looked for, what follows if it is there, and what follows if it is not; `None` if it must be there.
    const fn rule(self) -> (u8, Self, Option<Self>) {
        match self {
            Self::Version => (b'v', Self::EarlyName, None),
            Self::EarlyName => (b's', Self::Origin, Some(Self::Origin)),
            Self::Origin => (b'o', Self::Name, None),
            Self::Name => (b's', Self::Info, Some(Self::Info)),
            Self::Info => (b'i', Self::Uri, Some(Self::Uri)),
            Self::Uri => (b'u', Self::Emails, Some(Self::Emails)),
            Self::Emails => (b'e', Self::Emails, Some(Self::Phones)),
            Self::Phones => (b'p', Self::Phones, Some(Self::Connection)),
            Self::Connection => (b'c', Self::Bandwidths, Some(Self::Bandwidths)),
            Self::Bandwidths => (b'b', Self::Bandwidths, Some(Self::FirstTime)),
            Self::FirstTime => (b't', Self::Repeats, None),
            Self::Repeats => (b'r', Self::Repeats, Some(Self::Times)),
            Self::Times => (b't', Self::Repeats, Some(Self::Zones)),
            Self::Zones => (b'z', Self::Key, Some(Self::Key)),
            Self::Key => (b'k', Self::Attributes, Some(Self::Attributes)),
            Self::Attributes => (b'a', Self::Attributes, Some(Self::Media)),
            Self::Media => (b'm', Self::MediaInfo, None),
            Self::MediaInfo => (b'i', Self::MediaConnections, Some(Self::MediaConnections)),
            Self::MediaConnections => (b'c', Self::MediaConnections, Some(Self::MediaBandwidths)),
            Self::MediaBandwidths => (b'b', Self::MediaBandwidths, Some(Self::MediaKey)),
            Self::MediaKey => (b'k', Self::MediaAttributes, Some(Self::MediaAttributes)),
            Self::MediaAttributes => (b'a', Self::MediaAttributes, Some(Self::Media)),
            Self::Failed => (0, Self::Failed, None),
        }
    }

    /// True from the first time on, where a text may end.
    const fn may_end(self) -> bool {
        self as u8 > Self::FirstTime as u8
    }
}

/// The lines of a text, in the order that RFC 4566 prescribes; what does not fit ends them with an error.
///
/// # Differs from RFC 4566
/// `s=` may be missing, or stand before `o=`. A text may end at an empty line after the first time, and what stands before the
/// letter of a line is skipped. A line may end with CR or LF alone.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    /// The first `=` at `at` or after it.
    equals: Option<usize>,
    step: Step,
    has_name: bool,
    gb28181: bool,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, equals: scan::find(text, b'='), step: Step::Version, has_name: false, gb28181: false }
    }

    /// The same, with no `s=` allowed after the `o=`.
    #[must_use]
    pub fn named(self) -> Self {
        Self { has_name: true, ..self }
    }

    /// The same, with `y=` and `f=` after the session part and after each media (GB/T 28181). They may be empty, and need no line end.
    #[must_use]
    pub fn gb28181(self) -> Self {
        Self { gb28181: true, ..self }
    }

    /// The letter before the next `=`, and what follows that.
    fn peek(&self) -> Result<(u8, &'a [u8]), Error> {
        let equals = self.equals.ok_or(Error::SYNTAX)?;
        let letter = equals.checked_sub(1).and_then(|before| self.text.get(before)).copied().unwrap_or(0);
        Ok((letter, self.text.get(equals..).and_then(|rest| rest.get(1..)).unwrap_or_default()))
    }

    /// Moves past a value and its line end.
    fn skip(&mut self, value: &[u8]) {
        let end = self.equals.unwrap_or(self.at).saturating_add(1).saturating_add(value.len());
        // One byte, and an LF after that.
        let next = end.saturating_add(1);
        self.at = next.saturating_add(usize::from(self.text.get(next) == Some(&b'\n')));
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.equals = match rest {
            // The letter of the next line stands here, nearly always.
            [_, b'=', ..] => Some(1),
            _ => scan::find(rest, b'='),
        }
        .map(|more| more.saturating_add(self.at));
    }

    /// Takes the next line, if it has the letter that is looked for.
    fn attempt(&mut self) -> Result<Option<Line<'a>>, Error> {
        let (wanted, present, absent) = self.step.rule();
        if self.step == Step::Name && self.has_name {
            self.step = present;
            return Ok(None);
        }
        let (letter, rest) = self.peek()?;
        if letter != wanted {
            if self.gb28181 && self.step == Step::Media && matches!(letter, b'y' | b'f') {
                let value = scan::until(rest, scan::find_line_end(rest));
                self.skip(value);
                return Ok(Some(if letter == b'y' { Line::Ssrc(value) } else { Line::Format(value) }));
            }
            self.step = absent.ok_or(Error::SYNTAX)?;
            return Ok(None);
        }
        let value = scan::find_line_end(rest).and_then(|end| rest.get(..end)).filter(|value| !value.is_empty());
        let value = value.ok_or(Error::SYNTAX)?;
        let line = match letter {
            b'v' => Line::Version(value),
            b's' => Line::Name(value),
            b'i' => Line::Info(value),
            b'u' => Line::Uri(value),
            b'e' => Line::Email(value),
            b'p' => Line::Phone(value),
            b'r' => Line::Repeat(value),
            b'z' => Line::Zones(value),
            b'c' => Line::Connection(Connection::parse(value)?),
            b'b' => Line::Bandwidth(Bandwidth::parse(value)?),
            b't' => Line::Time(Time::parse(value)?),
            b'k' => Line::Key(Key::parse(value)?),
            b'a' => Line::Attribute(Attribute::parse(value)?),
            b'm' => Line::Media(Media::parse(value)?),
            _ => {
                let mut origin = Origin::default();
                if origin.read(value).is_err() {
                    // What stood before the failure is given all the same.
                    self.step = Step::Failed;
                    return Ok(Some(Line::Origin(origin)));
                }
                Line::Origin(origin)
            }
        };
        self.has_name |= letter == b's';
        self.step = present;
        self.skip(value);
        Ok(Some(line))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Result<Line<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.step == Step::Failed {
                // The error was not told yet.
                let told = core::mem::replace(&mut self.at, usize::MAX) == usize::MAX;
                return (!told).then_some(Err(Error::SYNTAX));
            }
            if self.step.may_end() && self.text.get(self.at).is_none_or(|&byte| scan::is_line_end(byte)) {
                return None;
            }
            match self.attempt() {
                Ok(Some(line)) => return Some(Ok(line)),
                Ok(None) => {}
                Err(_) => self.step = Step::Failed,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\n";

    /// The letters of the lines, with a `!` at the end if the text is refused.
    fn letters(text: &str) -> String {
        let letter = |line: Result<Line<'_>, Error>| match line {
            Ok(Line::Version(_)) => 'v',
            Ok(Line::Origin(_)) => 'o',
            Ok(Line::Name(_)) => 's',
            Ok(Line::Info(_)) => 'i',
            Ok(Line::Uri(_)) => 'u',
            Ok(Line::Email(_)) => 'e',
            Ok(Line::Phone(_)) => 'p',
            Ok(Line::Connection(_)) => 'c',
            Ok(Line::Bandwidth(_)) => 'b',
            Ok(Line::Time(_)) => 't',
            Ok(Line::Repeat(_)) => 'r',
            Ok(Line::Zones(_)) => 'z',
            Ok(Line::Key(_)) => 'k',
            Ok(Line::Attribute(_)) => 'a',
            Ok(Line::Media(_)) => 'm',
            Ok(Line::Ssrc(_)) => 'y',
            Ok(Line::Format(_)) => 'f',
            Err(_) => '!',
        };
        Lines::new(text.as_bytes()).map(letter).collect()
    }

    #[test]
    fn lines_have_an_order() {
        let text = format!(
            "{HEAD}i=x\r\nu=x\r\ne=x\r\np=x\r\nc=IN IP4 h\r\nb=A:1\r\nt=1 2\r\nr=x\r\nt=3 4\r\nz=x\r\nk=x\r\na=x\r\nm=a 1 p 0\r\nk=x\r\na=x\r\n"
        );
        assert_eq!(letters(&text), "vosiuepcbtrtzkamka");
        assert_eq!(letters(&format!("{HEAD}u=a\r\ni=b\r\nt=0 0\r\n")), "vosu!");
        assert_eq!(letters(&format!("{HEAD}t=0 0\r\na=x\r\nk=x\r\n")), "vosta!");
        assert_eq!(letters("v=0\r\ns=n\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n"), "vsot");
        assert_eq!(letters(""), "!");
    }

    #[test]
    fn an_empty_line_after_the_time_ends_the_text() {
        assert_eq!(letters(&format!("{HEAD}t=0 0\r\n\r\ngarbage")), "vost");
        assert_eq!(letters(&format!("\r\n\r\n{HEAD}t=0 0\r\n")), "vost");
        assert_eq!(letters(&format!("{HEAD}t=0 0\n\na=x\r\n")), "vosta");
    }

    #[test]
    fn what_stands_before_a_letter_is_skipped() {
        assert_eq!(letters(&format!("junk {HEAD}t=0 0\r\njunk\r\nmedia=7\r\n")), "vosta");
        assert_eq!(letters(&format!("{HEAD}t=0 0\r\na =x\r\n")), "vost!");
    }

    #[test]
    fn a_line_must_end() {
        assert_eq!(letters(&format!("{HEAD}t=0 0")), "vos!");
        assert_eq!(letters(&format!("{HEAD}t=0 0\r\na=x")), "vost!");
    }

    #[test]
    fn the_parts_of_an_origin_that_fails_are_given() {
        let mut lines = Lines::new(b"v=0\r\no=u 1 2\r\n").skip(1);
        let Some(Ok(Line::Origin(origin))) = lines.next() else { panic!() };
        assert_eq!((origin.username, origin.sess_id, origin.sess_version), (Some(&b"u"[..]), Some(&b"1"[..]), None));
        assert_eq!((lines.next(), lines.next()), (Some(Err(Error::SYNTAX)), None));
    }

    #[test]
    fn gb28181_adds_two_lines() {
        let ends = [
            ("y=01\r\nf=v/2\r\n", "yf"),
            ("f=\r\ny=01\r\n", "fy"),
            ("y=01", "y"),
            ("y=01\r\nf=", "yf"),
            ("y=1\r\nm=a 1 p\r\nf=v\r\n", "ymf"),
        ];
        for (end, letters) in ends {
            let text = format!("{HEAD}t=0 0\r\nm=video 1 RTP/AVP 96\r\na=x\r\n{end}");
            let lines: Result<Vec<_>, _> = Lines::new(text.as_bytes()).gb28181().collect();
            assert_eq!(lines.unwrap().len(), 6 + letters.len(), "{end}");
            assert!(Lines::new(text.as_bytes()).any(|line| line.is_err()));
        }
    }

    #[test]
    fn an_empty_line_before_the_time_is_skipped() {
        assert_eq!(letters(&format!("{HEAD}\r\nt=0 0\r\n")), "vost");
        assert_eq!(letters(&format!("{HEAD}\r\n")), "vos!");
    }

    #[test]
    fn a_name_stands_once_and_where_it_may() {
        let all = |lines: Lines<'_>| lines.map(|line| line.is_ok()).collect::<Vec<_>>();
        let text = format!("{HEAD}t=0 0\r\n");
        assert_eq!(all(Lines::new(text.as_bytes())), [true; 4]);
        assert_eq!(all(Lines::new(text.as_bytes()).named()), [true, true, false]);
        let nameless = "v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n";
        assert_eq!(all(Lines::new(nameless.as_bytes()).named()), [true; 3]);
        assert_eq!(letters("v=0\r\ns=n\r\no=u 1 2 IN IP4 h\r\ns=m\r\nt=0 0\r\n"), "vso!");
    }

    #[test]
    fn gb28181_tells_its_two_lines_apart_and_only_after_a_media_or_the_session() {
        let text = format!("{HEAD}t=0 0\r\nm=video 1 RTP/AVP 96\r\nf=v/2\r\ny=01\r\n");
        let ends: Vec<_> = Lines::new(text.as_bytes()).gb28181().skip(5).collect();
        assert_eq!(ends, [Ok(Line::Format(b"v/2")), Ok(Line::Ssrc(b"01"))]);
        let early = format!("{HEAD}y=01\r\nt=0 0\r\n");
        assert!(Lines::new(early.as_bytes()).gb28181().any(|line| line.is_err()));
    }
}
