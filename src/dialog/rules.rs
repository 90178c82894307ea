//! Which messages belong to a dialog, and how its tags and numbers are read.
//!
//! ```
//! use osip::dialog::{DialogFields, Identity, Role};
//!
//! let dialog = Identity { call_id: b"7@h", local_tag: Some(b"1"), remote_tag: Some(b"2") };
//! let bye = DialogFields { call_number: b"7", call_host: Some(b"h"), local_tag: Some(b"1"), remote_tag: Some(b"2") };
//! assert_eq!(dialog.check(&bye, Role::Server, || false), Ok(true));
//! ```

use super::Role;
use crate::sip::Param;

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

/// What a message lacks that a dialog needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lack {
    /// It has no Call-ID with a number.
    #[error("no Call-ID")]
    CallId,
    /// It has no CSeq.
    #[error("no CSeq")]
    CSeq,
    /// It has no From or no To.
    #[error("no From or no To")]
    Party,
    /// Our side has no tag.
    #[error("no tag on our side")]
    LocalTag,
    /// A tag is missing that would tell whether the message belongs to the dialog.
    #[error("a tag is missing")]
    Tag,
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
pub struct DialogFields<'a> {
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
    /// True if a message belongs to the dialog (RFC 3261 section 12.2). `same_parties` compares the URIs of both sides; it is
    /// asked only if the dialog does not know a tag of the peer. A request need not have our tag: some peers leave it out.
    ///
    /// # Differs from RFC 3261
    /// The tag on our side of a request, and the order of CSeq numbers, are not looked at.
    ///
    /// # Errors
    /// [`Lack::Tag`].
    pub fn check(&self, message: &DialogFields<'_>, role: Role, same_parties: impl FnOnce() -> bool) -> Result<bool, Lack> {
        if !self.has_call_id(message.call_number, message.call_host) {
            return Ok(false);
        }
        let ours = match role {
            Role::Client => Some(message.local_tag.ok_or(Lack::Tag)?),
            Role::Server => None,
        };
        let known = self.local_tag.ok_or(Lack::Tag)?;
        if ours.is_some_and(|tag| tag != known) {
            return Ok(false);
        }
        match (self.remote_tag, message.remote_tag) {
            (Some(_), None) => Err(Lack::Tag),
            (Some(known), Some(tag)) => Ok(known == tag),
            (None, _) => Ok(same_parties()),
        }
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
/// [`Lack::LocalTag`] without a parameter of ours.
pub fn tags<'a>(ours: Option<Param<'a>>, theirs: Option<Param<'a>>) -> Result<(Tag<'a>, Tag<'a>), Lack> {
    let ours = ours.ok_or(Lack::LocalTag)?;
    Ok((ours.value, theirs.and_then(|tag| tag.value)))
}

/// True for the responses that confirm a dialog.
pub fn confirms(status_code: i32) -> bool {
    matches!(status_code, 200..=299)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALOG: Identity<'_> = Identity { call_id: b"1@h", local_tag: Some(b"l"), remote_tag: Some(b"r") };
    const MESSAGE: DialogFields<'_> =
        DialogFields { call_number: b"1", call_host: Some(b"h"), local_tag: Some(b"l"), remote_tag: Some(b"r") };

    /// Checks a message whose URIs must not matter.
    fn check(dialog: Identity<'_>, message: DialogFields<'_>, role: Role) -> Result<bool, Lack> {
        dialog.check(&message, role, || unreachable!("URIs count only where the peer has no tag"))
    }

    #[test]
    fn a_response_matches_by_call_id_and_both_tags() {
        assert_eq!(check(DIALOG, MESSAGE, Role::Client), Ok(true));
        for (response, expected) in [
            (DialogFields { call_number: b"2", ..MESSAGE }, Ok(false)),
            (DialogFields { local_tag: Some(b"L"), ..MESSAGE }, Ok(false)),
            (DialogFields { local_tag: None, ..MESSAGE }, Err(Lack::Tag)),
            (DialogFields { remote_tag: Some(b"x"), ..MESSAGE }, Ok(false)),
            (DialogFields { remote_tag: None, ..MESSAGE }, Err(Lack::Tag)),
        ] {
            assert_eq!(check(DIALOG, response, Role::Client), expected, "{response:?}");
        }
    }

    #[test]
    fn a_request_matches_by_call_id_and_the_tag_of_the_peer() {
        for local_tag in [Some(&b"l"[..]), Some(b"x"), None] {
            assert_eq!(check(DIALOG, DialogFields { local_tag, ..MESSAGE }, Role::Server), Ok(true));
        }
        for (request, expected) in [
            (DialogFields { call_number: b"2", ..MESSAGE }, Ok(false)),
            (DialogFields { remote_tag: Some(b"x"), ..MESSAGE }, Ok(false)),
            (DialogFields { remote_tag: None, ..MESSAGE }, Err(Lack::Tag)),
        ] {
            assert_eq!(check(DIALOG, request, Role::Server), expected, "{request:?}");
        }
    }

    #[test]
    fn a_dialog_without_a_tag_of_ours_matches_nothing() {
        let dialog = Identity { local_tag: None, ..DIALOG };
        assert_eq!(check(dialog, MESSAGE, Role::Client), Err(Lack::Tag));
        assert_eq!(check(dialog, MESSAGE, Role::Server), Err(Lack::Tag));
    }

    #[test]
    fn uris_decide_where_the_peer_has_no_tag() {
        let dialog = Identity { remote_tag: None, ..DIALOG };
        for (role, remote_tag) in
            [(Role::Client, None), (Role::Client, Some(&b"r"[..])), (Role::Server, None), (Role::Server, Some(b"r"))]
        {
            let message = DialogFields { remote_tag, ..MESSAGE };
            assert_eq!(dialog.check(&message, role, || true), Ok(true));
            assert_eq!(dialog.check(&message, role, || false), Ok(false));
        }
        // Our own tag counts nevertheless.
        assert_eq!(check(dialog, DialogFields { local_tag: Some(b"x"), ..MESSAGE }, Role::Client), Ok(false));
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
        assert_eq!(tags(None, tag(Some(b"r"))), Err(Lack::LocalTag));
    }

    #[test]
    fn only_2xx_confirms() {
        assert!(confirms(200) && confirms(299) && !confirms(183) && !confirms(300));
    }
}
