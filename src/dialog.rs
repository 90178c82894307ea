//! Dialogs (RFC 3261 section 12): which messages belong to one, and what a new one remembers.
//!
//! A peer that follows RFC 2543 may have no tag; then its URI decides in its place.

#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

use crate::sip::{Error, scan};

/// What a dialog is known by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identity<'a> {
    /// The printed Call-ID.
    pub call_id: &'a [u8],
    /// Our tag.
    pub local_tag: Option<&'a [u8]>,
    /// The tag of the peer; `None` if it gave none.
    pub remote_tag: Option<&'a [u8]>,
}

/// What a message says about the dialog that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The part of the Call-ID before the first `@`.
    pub call_number: &'a [u8],
    /// The part behind it.
    pub call_host: Option<&'a [u8]>,
    /// The tag of From; `None` for a `tag` parameter without value, too.
    pub from_tag: Option<&'a [u8]>,
    /// The tag of To, likewise.
    pub to_tag: Option<&'a [u8]>,
}

impl Identity<'_> {
    /// Whether a response to a request of ours belongs to the dialog. `same_parties` compares the URIs of both sides with those of From
    /// and To; it is asked only where tags are missing.
    ///
    /// # Errors
    /// [`Error::Unequal`] if it does not, [`Error::Syntax`] if a tag is missing that the dialog needs.
    pub fn match_response(&self, response: &Claim<'_>, same_parties: impl FnOnce() -> bool) -> Result<(), Error> {
        self.match_call_id(response)?;
        let from_tag = response.from_tag.ok_or(Error::Syntax)?;
        if self.local_tag.ok_or(Error::Syntax)? != from_tag {
            return Err(Error::Unequal);
        }
        self.match_peer(response.to_tag, same_parties)
    }

    /// Whether a request of the peer belongs to the dialog. Its To tag is not looked at: some peers leave it out.
    ///
    /// # Errors
    /// Those of [`Identity::match_response`].
    pub fn match_request(&self, request: &Claim<'_>, same_parties: impl FnOnce() -> bool) -> Result<(), Error> {
        self.match_call_id(request)?;
        self.local_tag.ok_or(Error::Syntax)?;
        self.match_peer(request.from_tag, same_parties)
    }

    fn match_call_id(&self, message: &Claim<'_>) -> Result<(), Error> {
        let host = self.call_id.strip_prefix(message.call_number).ok_or(Error::Unequal)?;
        let same = match message.call_host {
            Some(expected) => host.split_first().is_some_and(|(at, host)| *at == b'@' && host == expected),
            None => host.is_empty(),
        };
        if same { Ok(()) } else { Err(Error::Unequal) }
    }

    fn match_peer(&self, tag: Option<&[u8]>, same_parties: impl FnOnce() -> bool) -> Result<(), Error> {
        let same = match (self.remote_tag, tag) {
            (Some(_), None) => return Err(Error::Syntax),
            (Some(known), Some(tag)) => known == tag,
            (None, _) => same_parties(),
        };
        if same { Ok(()) } else { Err(Error::Unequal) }
    }
}

/// True for the responses that confirm a dialog.
pub fn confirms(status_code: i32) -> bool {
    matches!(status_code, 200..=299)
}

/// A CSeq number as a dialog counts it: in 32 bits, the upper ones of a larger number are lost; -1 without number, or for one beyond 64 bits.
pub fn sequence_number(number: Option<&[u8]>) -> i32 {
    match number.map(scan::leading_integer) {
        None | Some(i64::MIN | i64::MAX) => -1,
        Some(number) => number as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALOG: Identity<'_> = Identity { call_id: b"1@h", local_tag: Some(b"l"), remote_tag: Some(b"r") };
    /// A response to a request of ours.
    const RESPONSE: Claim<'_> = Claim { call_number: b"1", call_host: Some(b"h"), from_tag: Some(b"l"), to_tag: Some(b"r") };
    /// A request of the peer.
    const REQUEST: Claim<'_> = Claim { from_tag: Some(b"r"), to_tag: Some(b"l"), ..RESPONSE };

    fn never() -> bool {
        unreachable!("URIs count only where a tag is missing")
    }

    #[test]
    fn a_response_matches_by_call_id_and_both_tags() {
        assert_eq!(DIALOG.match_response(&RESPONSE, never), Ok(()));
        for (response, error) in [
            (Claim { call_number: b"2", ..RESPONSE }, Error::Unequal),
            (Claim { call_host: Some(b"H"), ..RESPONSE }, Error::Unequal),
            (Claim { call_host: None, ..RESPONSE }, Error::Unequal),
            (Claim { from_tag: Some(b"L"), ..RESPONSE }, Error::Unequal),
            (Claim { from_tag: None, ..RESPONSE }, Error::Syntax),
            (Claim { to_tag: Some(b"x"), ..RESPONSE }, Error::Unequal),
            (Claim { to_tag: None, ..RESPONSE }, Error::Syntax),
        ] {
            assert_eq!(DIALOG.match_response(&response, never), Err(error), "{response:?}");
        }
        let dialog = Identity { local_tag: None, ..DIALOG };
        assert_eq!(dialog.match_response(&RESPONSE, never), Err(Error::Syntax));
    }

    #[test]
    fn a_request_matches_by_call_id_and_from_tag() {
        for to_tag in [Some(&b"l"[..]), Some(b"x"), None] {
            assert_eq!(DIALOG.match_request(&Claim { to_tag, ..REQUEST }, never), Ok(()));
        }
        for (request, error) in [
            (Claim { call_number: b"2", ..REQUEST }, Error::Unequal),
            (Claim { from_tag: Some(b"x"), ..REQUEST }, Error::Unequal),
            (Claim { from_tag: None, ..REQUEST }, Error::Syntax),
        ] {
            assert_eq!(DIALOG.match_request(&request, never), Err(error), "{request:?}");
        }
        let dialog = Identity { local_tag: None, ..DIALOG };
        assert_eq!(dialog.match_request(&REQUEST, never), Err(Error::Syntax));
    }

    #[test]
    fn uris_decide_where_the_peer_has_no_tag() {
        let dialog = Identity { remote_tag: None, ..DIALOG };
        for tag in [None, Some(&b"r"[..])] {
            let (response, request) = (Claim { to_tag: tag, ..RESPONSE }, Claim { from_tag: tag, ..REQUEST });
            assert_eq!(dialog.match_response(&response, || true), Ok(()));
            assert_eq!(dialog.match_response(&response, || false), Err(Error::Unequal));
            assert_eq!(dialog.match_request(&request, || true), Ok(()));
            assert_eq!(dialog.match_request(&request, || false), Err(Error::Unequal));
        }
        // Our own tag counts nevertheless.
        assert_eq!(dialog.match_response(&Claim { from_tag: Some(b"x"), ..RESPONSE }, never), Err(Error::Unequal));
    }

    #[test]
    fn a_call_id_may_have_no_host() {
        let dialog = Identity { call_id: b"1", ..DIALOG };
        assert_eq!(dialog.match_response(&Claim { call_host: None, ..RESPONSE }, never), Ok(()));
        assert_eq!(dialog.match_response(&RESPONSE, never), Err(Error::Unequal));
    }

    #[test]
    fn sequence_numbers_have_32_bits() {
        let numbers = [("7", 7), ("4294967295", -1), ("4294967297", 1), ("2147483648", i32::MIN), ("x", 0)];
        for (text, number) in numbers.into_iter().chain([("99999999999999999999", -1), ("-99999999999999999999", -1)]) {
            assert_eq!(sequence_number(Some(text.as_bytes())), number, "{text}");
        }
        assert_eq!(sequence_number(None), -1);
    }

    #[test]
    fn only_2xx_confirms() {
        assert!(confirms(200) && confirms(299) && !confirms(183) && !confirms(300));
    }
}
