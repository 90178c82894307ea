//! Lines in any order, as devices of GB/T 28181 write them.

use super::line::Host;
use super::{Line, Lines};
use crate::sip::{Error, scan};

/// The letters that stand once: `u` and `z` in the session, `i` and `k` in the session and in each media, `c` in the session.
const ONCE: &[u8; 5] = b"uzikc";

/// Which of the letters that stand once there were, and whether there was a media.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Once {
    seen: [bool; ONCE.len()],
    in_media: bool,
}

impl Once {
    /// Notes a line. True unless it is a second one of a letter that stands once.
    pub(super) fn is_first(&mut self, letter: u8) -> bool {
        let [_, _, info, key, _] = &mut self.seen;
        if letter == b'm' {
            (*info, *key, self.in_media) = (false, false, true);
        }
        if letter == b'c' && self.in_media {
            return true;
        }
        let mut seen = ONCE.iter().zip(&mut self.seen).filter(|(once, _)| **once == letter);
        seen.next().is_none_or(|(_, seen)| !core::mem::replace(seen, true))
    }

    /// True if a line may stand here, after the first `t=`, and be told where it belongs.
    fn is_expected(&mut self, letter: u8) -> bool {
        match letter {
            b'v' | b'o' | b's' => false,
            b't' | b'r' => !self.in_media,
            letter => self.is_first(letter),
        }
    }
}

impl<'a> Lines<'a> {
    /// The next line, whatever its letter; `None` if one was skipped.
    #[cold]
    pub(super) fn in_any_order(&mut self) -> Result<Option<Line<'a>>, Error> {
        let Ok((letter, rest)) = self.peek() else {
            self.at = self.text.len();
            return Ok(None);
        };
        let value = scan::until(rest, scan::find_line_end(rest));
        let is_known = self.once.is_expected(letter);
        let line = match Line::parse(letter, value, Host::Optional) {
            Ok(line) if is_known && !matches!(line, Line::Other(..)) => Some(line),
            Err(error) if letter == b'm' => return Err(error),
            _ => self.is_at_letter().then_some(Line::Other(letter, value)),
        };
        self.skip(value);
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sdp::Attribute;

    const HEAD: &str = "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\nt=0 0\r\n";

    fn lines(text: &str) -> Result<Vec<Line<'_>>, Error> {
        Lines::new(text.as_bytes()).gb28181().skip(4).collect()
    }

    /// The lines after the head, printed; those that could not be told with a `?`.
    fn told(end: &str) -> String {
        let text = format!("{HEAD}{end}");
        let told = |line: &Line<'_>| {
            let line_of = crate::sip::write::to_vec(|out| line.write(out)).unwrap();
            let mark = if matches!(line, Line::Other(..)) { "?" } else { "" };
            format!("{mark}{}", String::from_utf8(line_of).unwrap().trim_end_matches("\r\n"))
        };
        lines(&text).map_or_else(|_| "!".into(), |lines| lines.iter().map(told).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_two_lines_stand_anywhere_and_may_be_empty() {
        for end in [
            "y=01\r\nf=v/2\r\n",
            "f=\r\ny=01\r\n",
            "y=01",
            "y=01\nf=",
            "y=1\r\nm=a 1 p 0\r\nf=v\r\n",
            "m=a 1 p 0\r\ny=1\r\na=x\r\ny=2\r\nf=\r\na=z",
        ] {
            assert_eq!(told(end), end.replace("\r\n", "\n").replace('\n', " ").trim_end(), "{end}");
            assert!(Lines::new(format!("{HEAD}{end}").as_bytes()).any(|line| line.is_err()));
        }
    }

    #[test]
    fn other_lines_have_no_order_after_the_first_time() {
        assert_eq!(told("a=x\r\nu=v\r\nc=IN IP4 h\r\nb=A:1\r\nt=1 2\r\n"), "a=x u=v c=IN IP4 h b=A:1 t=1 2");
        assert_eq!(
            told("m=a 1 p 0\r\na=x\r\nc=IN IP4 h\r\nc=IN IP4 i\r\nk=x\r\nu=v\r\n"),
            "m=a 1 p 0 a=x c=IN IP4 h c=IN IP4 i k=x u=v"
        );
        assert_eq!(told("m=a 1 p 0\r\ni=x\r\nm=b 1 p 0\r\ni=x\r\n"), "m=a 1 p 0 i=x m=b 1 p 0 i=x");
    }

    #[test]
    fn what_has_no_place_is_kept_as_it_is() {
        assert_eq!(told("u=1\r\nu=2\r\ni=1\r\ni=\r\ns=n\r\nx=\r\n=1\r\nY=1\r\n"), "u=1 ?u=2 i=1 ?i= ?s=n ?x= ?Y=1");
        assert_eq!(told("a=x:\r\nc=IN\r\nm=a 1 p 0\r\nt=0 0\r\nr=1\r\n"), "?a=x: ?c=IN m=a 1 p 0 ?t=0 0 ?r=1");
        assert_eq!(told("c=IN IP4\r\nc=IN IP4 h\r\n"), "c=IN IP4  ?c=IN IP4 h");
    }

    #[test]
    fn what_is_no_line_is_skipped() {
        assert_eq!(told("a=x\r\n \r\nno line\r\nb=A:1\r\n "), "a=x b=A:1");
        assert_eq!(told("xx=1\r\na=x\r\n\r\na=y\r\n"), "a=x");
        assert_eq!(told("m=a\r\n"), "!");
    }

    #[test]
    fn the_head_has_its_order() {
        for bad in ["v=0\r\ny=1\r\n", "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ny=1\r\nt=0 0\r\n", "v=0\r\no=u 1 2\r\n"] {
            assert!(Lines::new(bad.as_bytes()).gb28181().any(|line| line.is_err()), "{bad}");
        }
        let hostless = "v=0\r\no=u 1 2 IN IP4 \r\ns=n\r\nc=IN IP4 \r\nt=0 0\r\na=x";
        let lines: Vec<_> = Lines::new(hostless.as_bytes()).gb28181().map(Result::unwrap).collect();
        assert_eq!(lines.last(), Some(&Line::Attribute(Attribute { field: Some(b"x"), value: None })));
    }
}
