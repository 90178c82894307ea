//! CSeq (RFC 3261 section 20.16).
//!
//! ```
//! let cseq = osip::sip::header::CSeq::parse(b"314159 INVITE").unwrap();
//! assert_eq!((cseq.sequence_number(), cseq.method), (Some(314_159), Some(&b"INVITE"[..])));
//! ```

use crate::sip::{Error, Writer, scan};

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
    /// # Differs from RFC 3261
    /// The number may be any text, and blanks after the method belong to it.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) unless a number stands before a space.
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        match scan::cut(text, b' ') {
            Some((number, method)) if !number.is_empty() => {
                Ok(Self { number: Some(scan::trim(number)), method: Some(scan::trim_start(method)) })
            }
            _ => Err(Error::SYNTAX.within(text)),
        }
    }

    /// Prints the value.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without number or method.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let (Some(number), Some(method)) = (self.number, self.method) else {
            return Err(Error::MISSING);
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
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }

    /// The number as RFC 3261 has it (section 8.1.1.5): digits, less than 2^31; else `None`.
    pub fn sequence_number(&self) -> Option<i32> {
        let digits = self.number.filter(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))?;
        digits.iter().try_fold(0_i32, |number, digit| number.checked_mul(10)?.checked_add(i32::from(digit & 0x0f)))
    }

    /// True if number and method are the same; INVITE and ACK count as one method. A CSeq that lacks a part is like no other.
    pub fn matches(&self, other: &CSeq<'_>) -> bool {
        let invite = |method: Option<&[u8]>| matches!(method, Some(b"INVITE" | b"ACK"));
        let same_method = self.method == other.method || (invite(self.method) && invite(other.method));
        self.number.is_some() && self.number == other.number && self.method.is_some() && same_method
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_after_the_method_are_kept() {
        let cseq = CSeq::parse(b"1 \t INVITE\t").unwrap();
        assert_eq!((cseq.number, cseq.method), (Some(&b"1"[..]), Some(&b"INVITE\t"[..])));
        assert_eq!(CSeq::parse(b"1 ").unwrap().to_vec().unwrap(), b"1 ");
    }

    #[test]
    fn a_space_must_stand_after_the_number() {
        for bad in [&b"1\tINVITE"[..], b"1", b" 1 INVITE", b""] {
            assert_eq!(CSeq::parse(bad), Err(Error::SYNTAX));
        }
    }

    #[test]
    fn a_sequence_number_is_less_than_2_to_the_31() {
        let number = |number: &'static str| CSeq { number: Some(number.as_bytes()), method: None }.sequence_number();
        assert_eq!((number("0"), number("007"), number("2147483647")), (Some(0), Some(7), Some(i32::MAX)));
        for bad in ["", "2147483648", "99999999999", "-1", "+1", "1 ", "1x"] {
            assert_eq!(number(bad), None, "{bad}");
        }
        assert_eq!(CSeq::default().sequence_number(), None);
    }

    #[test]
    fn an_ack_matches_its_invite() {
        let cseq = |text| CSeq::parse(text).unwrap();
        assert!(cseq(b"1 ACK").matches(&cseq(b"1 INVITE")) && cseq(b"1 BYE").matches(&cseq(b"1 BYE")));
        for other in [&b"1 CANCEL"[..], b"01 INVITE", b"1 invite", b"1 INVITE "] {
            assert!(!cseq(b"1 INVITE").matches(&cseq(other)));
        }
        assert!(!CSeq::default().matches(&CSeq::default()));
    }
}
