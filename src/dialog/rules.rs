//! Which messages belong to a dialog, and how its tags and numbers are read.

use super::Role;
use crate::sip::{Error, Param, scan};

/// The value of a `tag` parameter, if there is one.
pub type Tag<'a> = Option<&'a [u8]>;

/// How far a dialog is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There was no final response.
    Early,
    /// There was a 2xx.
    Confirmed,
}

impl State {
    /// The state of a dialog after a response: a 2xx confirms it.
    #[must_use]
    pub fn after(self, status_code: i32) -> Self {
        if confirms(status_code) { Self::Confirmed } else { self }
    }
}

/// What a dialog is known by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identity<'a> {
    /// The printed Call-ID.
    pub call_id: &'a [u8],
    /// Our tag.
    pub local_tag: Tag<'a>,
    /// The tag of the peer; `None` if it gave none.
    pub remote_tag: Tag<'a>,
}

/// What a message says about the dialog that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The part of the Call-ID before the first `@`.
    pub call_number: &'a [u8],
    /// The part after it.
    pub call_host: Option<&'a [u8]>,
    /// The tag on our side; `None` for a `tag` parameter without value, too.
    pub local_tag: Tag<'a>,
    /// The tag on the side of the peer, likewise.
    pub remote_tag: Tag<'a>,
}

impl Identity<'_> {
    /// Whether a message belongs to the dialog. `same_parties` compares the URIs of both sides; it is asked only if the dialog does
    /// not know a tag of the peer. A request need not have our tag: some peers leave it out.
    ///
    /// # Errors
    /// [`Error::Unequal`] if it does not, [`Error::Syntax`] if a tag is missing that is needed to tell.
    pub fn check(&self, message: &Claim<'_>, role: Role, same_parties: impl FnOnce() -> bool) -> Result<(), Error> {
        if !self.has_call_id(message.call_number, message.call_host) {
            return Err(Error::Unequal);
        }
        let ours = match role {
            Role::Client => Some(message.local_tag.ok_or(Error::Syntax)?),
            Role::Server => None,
        };
        let known = self.local_tag.ok_or(Error::Syntax)?;
        if ours.is_some_and(|tag| tag != known) {
            return Err(Error::Unequal);
        }
        let same = match (self.remote_tag, message.remote_tag) {
            (Some(_), None) => return Err(Error::Syntax),
            (Some(known), Some(tag)) => known == tag,
            (None, _) => same_parties(),
        };
        if same { Ok(()) } else { Err(Error::Unequal) }
    }

    fn has_call_id(&self, number: &[u8], host: Option<&[u8]>) -> bool {
        match (self.call_id.strip_prefix(number), host) {
            (Some([]), None) => true,
            (Some([b'@', rest @ ..]), Some(host)) => rest == host,
            _ => false,
        }
    }
}

/// The tags of a new dialog, ours and the peer's, as the `tag` parameters of both sides give them. Only the peer may have none.
///
/// # Errors
/// [`Error::Unequal`] without a parameter of ours.
pub fn tags<'a>(ours: Option<Param<'a>>, theirs: Option<Param<'a>>) -> Result<(Tag<'a>, Tag<'a>), Error> {
    let ours = ours.ok_or(Error::Unequal)?;
    Ok((ours.value, theirs.and_then(|tag| tag.value)))
}

/// True for the responses that confirm a dialog.
pub fn confirms(status_code: i32) -> bool {
    matches!(status_code, 200..=299)
}

/// A CSeq number as a dialog counts it: in 32 bits, the upper ones of a larger number are lost; -1 without number, or for one that `isize` does not hold.
pub fn sequence_number(number: Option<&[u8]>) -> i32 {
    number.map_or(-1, scan::leading_integer_32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALOG: Identity<'_> = Identity { call_id: b"1@h", local_tag: Some(b"l"), remote_tag: Some(b"r") };
    const MESSAGE: Claim<'_> = Claim { call_number: b"1", call_host: Some(b"h"), local_tag: Some(b"l"), remote_tag: Some(b"r") };

    /// Checks a message whose URIs must not matter.
    fn check(dialog: Identity<'_>, message: Claim<'_>, role: Role) -> Result<(), Error> {
        dialog.check(&message, role, || unreachable!("URIs count only where the peer has no tag"))
    }

    #[test]
    fn a_response_matches_by_call_id_and_both_tags() {
        assert_eq!(check(DIALOG, MESSAGE, Role::Client), Ok(()));
        for (response, error) in [
            (Claim { call_number: b"2", ..MESSAGE }, Error::Unequal),
            (Claim { local_tag: Some(b"L"), ..MESSAGE }, Error::Unequal),
            (Claim { local_tag: None, ..MESSAGE }, Error::Syntax),
            (Claim { remote_tag: Some(b"x"), ..MESSAGE }, Error::Unequal),
            (Claim { remote_tag: None, ..MESSAGE }, Error::Syntax),
        ] {
            assert_eq!(check(DIALOG, response, Role::Client), Err(error), "{response:?}");
        }
    }

    #[test]
    fn a_request_matches_by_call_id_and_the_tag_of_the_peer() {
        for local_tag in [Some(&b"l"[..]), Some(b"x"), None] {
            assert_eq!(check(DIALOG, Claim { local_tag, ..MESSAGE }, Role::Server), Ok(()));
        }
        for (request, error) in [
            (Claim { call_number: b"2", ..MESSAGE }, Error::Unequal),
            (Claim { remote_tag: Some(b"x"), ..MESSAGE }, Error::Unequal),
            (Claim { remote_tag: None, ..MESSAGE }, Error::Syntax),
        ] {
            assert_eq!(check(DIALOG, request, Role::Server), Err(error), "{request:?}");
        }
    }

    #[test]
    fn a_dialog_without_a_tag_of_ours_matches_nothing() {
        let dialog = Identity { local_tag: None, ..DIALOG };
        assert_eq!(check(dialog, MESSAGE, Role::Client), Err(Error::Syntax));
        assert_eq!(check(dialog, MESSAGE, Role::Server), Err(Error::Syntax));
    }

    #[test]
    fn uris_decide_where_the_peer_has_no_tag() {
        let dialog = Identity { remote_tag: None, ..DIALOG };
        for (role, remote_tag) in
            [(Role::Client, None), (Role::Client, Some(&b"r"[..])), (Role::Server, None), (Role::Server, Some(b"r"))]
        {
            let message = Claim { remote_tag, ..MESSAGE };
            assert_eq!(dialog.check(&message, role, || true), Ok(()));
            assert_eq!(dialog.check(&message, role, || false), Err(Error::Unequal));
        }
        // Our own tag counts nevertheless.
        assert_eq!(check(dialog, Claim { local_tag: Some(b"x"), ..MESSAGE }, Role::Client), Err(Error::Unequal));
    }

    #[test]
    fn a_call_id_is_compared_byte_by_byte() {
        let same =
            |text: &[u8], number: &[u8], host: Option<&[u8]>| Identity { call_id: text, ..DIALOG }.has_call_id(number, host);
        assert!(same(b"1", b"1", None) && same(b"1@h@i", b"1", Some(b"h@i")) && same(b"1@", b"1", Some(b"")));
        assert!(!same(b"1@h", b"1", None) && !same(b"1", b"1", Some(b"")) && !same(b"1@h", b"1", Some(b"H")));
        assert!(!same(b"12@h", b"1", Some(b"2@h")) && !same(b"1", b"12", None));
    }

    #[test]
    fn a_new_dialog_needs_a_tag_parameter_of_ours() {
        let tag = |value| Some(Param { name: b"tag", value });
        assert_eq!(tags(tag(Some(b"l")), tag(Some(b"r"))), Ok((Some(&b"l"[..]), Some(&b"r"[..]))));
        assert_eq!(tags(tag(None), tag(None)), Ok((None, None)));
        assert_eq!(tags(tag(Some(b"l")), None), Ok((Some(&b"l"[..]), None)));
        assert_eq!(tags(None, tag(Some(b"r"))), Err(Error::Unequal));
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
