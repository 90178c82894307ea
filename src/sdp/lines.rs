//! The order of lines.

use super::any_order::Once;
use super::line::Host;
use super::{Line, Origin};
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

/// The lines of a text, in the order that RFC 4566 prescribes; what does not fit ends them with an error, whose offset is that of the
/// line.
///
/// # Differs from RFC 4566
/// `s=` may be missing, or stand before `o=`. A text may end at an empty line after the first time, and what stands before the
/// letter of a line is skipped. A line may end with CR or LF alone.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    pub(super) text: &'a [u8],
    pub(super) at: usize,
    /// The first `=` at `at` or after it.
    equals: Option<usize>,
    step: Step,
    has_name: bool,
    gb28181: bool,
    pub(super) once: Once,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a [u8]) -> Self {
        let equals = scan::find(text, b'=');
        Self { text, at: 0, equals, step: Step::Version, has_name: false, gb28181: false, once: Once::default() }
    }

    /// The same, with no `s=` allowed after the `o=`.
    #[must_use]
    pub fn named(self) -> Self {
        Self { has_name: true, ..self }
    }

    /// The same, as devices of GB/T 28181 write them: `o=` and `c=` may lack the host; after the first `t=` lines stand in any order,
    /// may be empty, and need no line end.
    ///
    /// From there on `u=`, `z=`, `e=` and `p=` are the session's, wherever they stand; `i=`, `c=`, `b=`, `k=` and `a=` belong to
    /// the session or the media that they follow, as do `y=`, the SSRC, and `f=`, the format. What cannot be told where it stands
    /// (an unknown letter, a second `u=`, a faulty `a=`) is a [`Line::Other`]; a faulty `m=` alone is an error. What does not begin
    /// with a letter and `=` is skipped.
    #[must_use]
    pub fn gb28181(self) -> Self {
        Self { gb28181: true, ..self }
    }

    /// True if lines may have any order from here on.
    const fn is_unordered(&self) -> bool {
        self.gb28181 && self.step.may_end()
    }

    /// The letter before the next `=`, and what follows that.
    pub(super) fn peek(&self) -> Result<(u8, &'a [u8]), Error> {
        let equals = self.equals.ok_or(Error::SYNTAX)?;
        let letter = equals.checked_sub(1).and_then(|before| self.text.get(before)).copied().unwrap_or(0);
        Ok((letter, self.text.get(equals..).and_then(|rest| rest.get(1..)).unwrap_or_default()))
    }

    /// True if the next `=` is the second byte of its line.
    pub(super) fn is_at_letter(&self) -> bool {
        self.equals.is_some_and(|equals| equals == self.at.saturating_add(1))
    }

    /// Moves past a value and its line end.
    pub(super) fn skip(&mut self, value: &[u8]) {
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
            self.step = absent.ok_or(Error::SYNTAX)?;
            return Ok(None);
        }
        let value = scan::find_line_end(rest).and_then(|end| rest.get(..end)).filter(|value| !value.is_empty());
        let value = value.ok_or(Error::SYNTAX)?;
        let host = if self.gb28181 { Host::Optional } else { Host::Needed };
        let line = if letter == b'o' {
            let mut origin = Origin::default();
            if origin.read(value, host).is_err() {
                // What stood before the failure is given all the same.
                self.step = Step::Failed;
                return Ok(Some(Line::Origin(origin)));
            }
            Line::Origin(origin)
        } else {
            Line::parse(letter, value, host)?
        };
        self.has_name |= letter == b's';
        if self.gb28181 {
            self.once.is_first(letter);
        }
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
                let place = core::mem::replace(&mut self.at, usize::MAX);
                return (place != usize::MAX).then_some(Err(Error::SYNTAX.within(b"").after(place)));
            }
            if self.step.may_end() && self.text.get(self.at).is_none_or(|&byte| scan::is_line_end(byte)) {
                return None;
            }
            if self.is_unordered() {
                match self.in_any_order() {
                    Ok(Some(line)) => return Some(Ok(line)),
                    Ok(None) => {}
                    Err(_) => self.step = Step::Failed,
                }
                continue;
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
            Ok(Line::Other(..)) => '?',
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
    fn an_error_says_where_its_line_begins() {
        let offset = |text: &str| Lines::new(text.as_bytes()).find_map(Result::err).and_then(Error::offset);
        assert_eq!(offset(&format!("{HEAD}t=0 0\r\na=:x\r\n")), Some(HEAD.len() + 7));
        assert_eq!(offset(&format!("{HEAD}t=0 0\r\na=x\r\nb=A:1\r\n")), Some(HEAD.len() + 12));
        assert_eq!(offset("v=0\r\no=u 1 2\r\n"), Some(5));
        assert_eq!(offset(""), Some(0));
    }
}
