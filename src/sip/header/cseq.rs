//! CSeq (RFC 3261 section 20.16).

use crate::sip::{Error, Writer, scan, write};

/// `number method`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CSeq<'a> {
    /// The number as it was written.
    pub number: Option<&'a [u8]>,
    /// The method.
    pub method: Option<&'a [u8]>,
}

impl<'a> CSeq<'a> {
    /// Parses one header value.
    ///
    /// # Errors
    /// [`Error::Syntax`] unless a number stands before a space.
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        match scan::cut(text, b' ') {
            Some((number, method)) if !number.is_empty() => {
                Ok(Self { number: Some(scan::trim(number)), method: Some(scan::trim_start(method)) })
            }
            _ => Err(Error::Syntax),
        }
    }

    /// Prints the value.
    ///
    /// # Errors
    /// [`Error::Missing`] without number or method.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let (Some(number), Some(method)) = (self.number, self.method) else {
            return Err(Error::Missing);
        };
        out.put(number);
        out.put_byte(b' ');
        out.put(method);
        Ok(())
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`CSeq::write`].
    pub fn to_vec(&self) -> Result<Vec<u8>, Error> {
        write::to_vec(|out| self.write(out))
    }

    /// Compares number and method; INVITE and ACK count as the same method.
    ///
    /// # Errors
    /// [`Error::Missing`] if one lacks a part, [`Error::Unequal`].
    pub fn matches(&self, other: &CSeq<'_>) -> Result<(), Error> {
        let part = |part: Option<&'a [u8]>| part.ok_or(Error::Missing);
        let (number, method) = (part(self.number)?, part(self.method)?);
        let (Some(other_number), Some(other_method)) = (other.number, other.method) else {
            return Err(Error::Missing);
        };
        let invite = |method: &[u8]| matches!(method, b"INVITE" | b"ACK");
        let same_method = method == other_method || (invite(method) && invite(other_method));
        if number == other_number && same_method { Ok(()) } else { Err(Error::Unequal) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_behind_the_method_are_kept() {
        let cseq = CSeq::parse(b"1 \t INVITE\t").unwrap();
        assert_eq!((cseq.number, cseq.method), (Some(&b"1"[..]), Some(&b"INVITE\t"[..])));
        assert_eq!(CSeq::parse(b"1 ").unwrap().to_vec().unwrap(), b"1 ");
    }

    #[test]
    fn a_space_must_stand_behind_the_number() {
        for bad in [&b"1\tINVITE"[..], b"1", b" 1 INVITE", b""] {
            assert_eq!(CSeq::parse(bad), Err(Error::Syntax));
        }
    }

    #[test]
    fn an_ack_matches_its_invite() {
        let cseq = |text| CSeq::parse(text).unwrap();
        assert_eq!(cseq(b"1 ACK").matches(&cseq(b"1 INVITE")), Ok(()));
        assert_eq!(cseq(b"1 BYE").matches(&cseq(b"1 BYE")), Ok(()));
        for other in [&b"1 CANCEL"[..], b"01 INVITE", b"1 invite", b"1 INVITE "] {
            assert_eq!(cseq(b"1 INVITE").matches(&cseq(other)), Err(Error::Unequal));
        }
        assert_eq!(CSeq::default().matches(&CSeq::default()), Err(Error::Missing));
    }
}
