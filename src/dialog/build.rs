//! What a new dialog remembers (RFC 3261 section 12.1), and what later messages change (sections 12.2 and 13.2.2.4).
//!
//! Nothing is copied: a dialog is described by parts of the message that makes it, for the caller to keep.

use super::route_set::RouteSet;
use super::{Lack, Role, State, Tag, rules};
use crate::sip::header::CallId;
use crate::sip::{NameAddr, Param, Params};

/// Who has begun a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// We have.
    Caller,
    /// The peer has.
    Callee,
}

/// A From or a To.
pub trait Party<'a>: Copy {
    /// Its `tag` parameter.
    fn tag(self) -> Option<Param<'a>>;
}

impl<'a, U, P: Params<'a>> Party<'a> for &NameAddr<'a, U, P> {
    fn tag(self) -> Option<Param<'a>> {
        self.params.get(b"tag")
    }
}

/// What a message says that makes a dialog. `N` is a From, a To or a Contact, `R` all Record-Route headers.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a, N, R> {
    /// The Call-ID.
    pub call_id: Option<CallId<'a>>,
    /// The number of the CSeq (see [`crate::sip::header::CSeq::sequence_number`]).
    pub sequence: Option<i32>,
    /// The From.
    pub from: Option<N>,
    /// The To.
    pub to: Option<N>,
    /// The first Contact.
    pub contact: Option<N>,
    /// The Record-Route headers in the order of the message.
    pub record_routes: R,
    /// The status code, 0 for a request.
    pub status_code: i32,
}

/// What a dialog remembers.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a, N, R> {
    /// The Call-ID, which has a number.
    pub call_id: CallId<'a>,
    /// Our tag; `None` for a `tag` parameter without value.
    pub local_tag: Tag<'a>,
    /// The tag of the peer; `None` if it gave none.
    pub remote_tag: Tag<'a>,
    /// Our From or To.
    pub local: N,
    /// That of the peer.
    pub remote: N,
    /// The Contact of the peer, where requests go to.
    pub remote_target: Option<N>,
    /// The proxies between.
    pub route_set: RouteSet<R>,
    /// The number of our last request; -1 if there was none.
    pub local_sequence: i32,
    /// The number of the peer's last request; -1 if there was none.
    pub remote_sequence: i32,
    /// Who has begun it.
    pub kind: Kind,
    /// How far it is.
    pub state: State,
}

impl<'a, N: Party<'a>, R> Message<'a, N, R> {
    /// The dialog of a response to our request.
    ///
    /// # Errors
    /// What the message lacks; [`Lack::LocalTag`] if its From has no tag.
    pub fn as_caller(self) -> Result<Dialog<'a, N, R>, Lack> {
        let local_sequence = self.sequence.ok_or(Lack::CSeq)?;
        self.dialog(Role::Client, Kind::Caller, local_sequence, -1)
    }

    /// The dialog of a request of the peer that came before the 2xx response to ours, whose number is `local_sequence`: the peer
    /// has accepted, so it is confirmed.
    ///
    /// # Errors
    /// What the message lacks; [`Lack::LocalTag`] if its To has no tag.
    pub fn as_caller_overtaken(self, local_sequence: i32) -> Result<Dialog<'a, N, R>, Lack> {
        let remote_sequence = self.sequence.ok_or(Lack::CSeq)?;
        let dialog = self.dialog(Role::Server, Kind::Caller, local_sequence, remote_sequence)?;
        Ok(Dialog { state: State::Confirmed, ..dialog })
    }

    /// The dialog of our response to a request, which has the Record-Route headers of that request; `contact` is the first of the request.
    ///
    /// # Errors
    /// What the message lacks; [`Lack::LocalTag`] if its To has no tag.
    pub fn as_callee(self, contact: Option<N>) -> Result<Dialog<'a, N, R>, Lack> {
        let sequence = self.sequence.ok_or(Lack::CSeq)?;
        let dialog = self.dialog(Role::Server, Kind::Callee, sequence, sequence)?;
        Ok(Dialog { remote_target: contact, ..dialog })
    }

    fn dialog(self, role: Role, kind: Kind, local_sequence: i32, remote_sequence: i32) -> Result<Dialog<'a, N, R>, Lack> {
        let (local, remote) = self.from.zip(self.to).map(|(from, to)| role.sides(from, to)).ok_or(Lack::Party)?;
        let call_id = self.call_id.filter(|call_id| call_id.number.is_some()).ok_or(Lack::CallId)?;
        let (local_tag, remote_tag) = rules::tags(local.tag(), remote.tag())?;
        Ok(Dialog {
            call_id,
            local_tag,
            remote_tag,
            local,
            remote,
            remote_target: self.contact,
            route_set: RouteSet::of(self.record_routes, role),
            local_sequence,
            remote_sequence,
            kind,
            state: State::Early.after(self.status_code),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::slice::Iter;

    const ROUTES: [u8; 2] = [1, 2];

    type Response<'a> = Message<'a, &'a NameAddr<'a>, Iter<'a, u8>>;

    /// Runs a test with a message: From alice with tag `a`, To bob with tag `b`.
    fn with_message(test: impl FnOnce(Response<'_>, &NameAddr<'_>, &NameAddr<'_>, &NameAddr<'_>)) {
        let parse = |text: &'static str| NameAddr::parse(text.as_bytes()).unwrap();
        let (alice, bob, contact) = (parse("<sip:alice@h>;tag=a"), parse("<sip:bob@h>;tag=b"), parse("<sip:c@h>"));
        let message = Message {
            call_id: Some(CallId { number: Some(b"1"), host: Some(b"h") }),
            sequence: Some(7),
            from: Some(&alice),
            to: Some(&bob),
            contact: Some(&contact),
            record_routes: ROUTES.iter(),
            status_code: 180,
        };
        test(message, &alice, &bob, &contact);
    }

    #[test]
    fn the_caller_is_in_the_from_of_a_response() {
        with_message(|response, alice, bob, contact| {
            let dialog = response.as_caller().unwrap();
            assert_eq!((dialog.call_id.number, dialog.call_id.host), (Some(&b"1"[..]), Some(&b"h"[..])));
            assert_eq!((dialog.local, dialog.remote, dialog.remote_target), (alice, bob, Some(contact)));
            assert_eq!((dialog.local_tag, dialog.remote_tag), (Some(&b"a"[..]), Some(&b"b"[..])));
            assert_eq!((dialog.local_sequence, dialog.remote_sequence), (7, -1));
            assert_eq!((dialog.kind, dialog.state), (Kind::Caller, State::Early));
            assert!(dialog.route_set.eq([2, 1].iter()));
        });
    }

    #[test]
    fn the_caller_is_in_the_to_of_a_request_that_overtook_the_response() {
        with_message(|message, alice, bob, contact| {
            let dialog = Message { status_code: 0, ..message }.as_caller_overtaken(3).unwrap();
            assert_eq!((dialog.local, dialog.remote, dialog.remote_target), (bob, alice, Some(contact)));
            assert_eq!((dialog.local_tag, dialog.remote_tag), (Some(&b"b"[..]), Some(&b"a"[..])));
            assert_eq!((dialog.local_sequence, dialog.remote_sequence), (3, 7));
            assert_eq!((dialog.kind, dialog.state), (Kind::Caller, State::Confirmed));
            assert!(dialog.route_set.eq(ROUTES.iter()));
        });
    }

    #[test]
    fn the_callee_is_in_the_to_and_its_peer_in_the_contact_of_the_request() {
        with_message(|response, alice, bob, _| {
            let dialog = response.clone().as_callee(Some(alice)).unwrap();
            assert_eq!((dialog.local, dialog.remote, dialog.remote_target), (bob, alice, Some(alice)));
            assert_eq!((dialog.local_tag, dialog.remote_tag), (Some(&b"b"[..]), Some(&b"a"[..])));
            assert_eq!((dialog.local_sequence, dialog.remote_sequence), (7, 7));
            assert_eq!((dialog.kind, dialog.state), (Kind::Callee, State::Early));
            assert!(dialog.route_set.eq(ROUTES.iter()));
            assert_eq!(response.as_callee(None).unwrap().remote_target, None);
        });
    }

    #[test]
    fn a_2xx_confirms() {
        with_message(|response, _, _, _| {
            let state = |status_code| Message { status_code, ..response.clone() }.as_caller().unwrap().state;
            assert_eq!([199, 200, 299, 300].map(state), [State::Early, State::Confirmed, State::Confirmed, State::Early]);
        });
        assert_eq!((State::Early.after(200), State::Early.after(183)), (State::Confirmed, State::Early));
        assert_eq!(State::Confirmed.after(183), State::Confirmed);
    }

    /// The error of each way to make a dialog.
    fn errors(message: &Response<'_>) -> [Option<Lack>; 3] {
        let overtaken = message.clone().as_caller_overtaken(1).err();
        [message.clone().as_caller().err(), overtaken, message.clone().as_callee(None).err()]
    }

    #[test]
    fn what_is_missing_is_an_error() {
        with_message(|message, alice, bob, contact| {
            assert_eq!(errors(&message), [None; 3]);
            assert_eq!(errors(&Message { sequence: None, ..message.clone() }), [Some(Lack::CSeq); 3]);
            assert_eq!(errors(&Message { from: None, ..message.clone() }), [Some(Lack::Party); 3]);
            assert_eq!(errors(&Message { to: None, ..message.clone() }), [Some(Lack::Party); 3]);
            assert_eq!(errors(&Message { call_id: None, ..message.clone() }), [Some(Lack::CallId); 3]);
            let nameless = Some(CallId { number: None, host: Some(b"h") });
            assert_eq!(errors(&Message { call_id: nameless, ..message.clone() }), [Some(Lack::CallId); 3]);
            // Only we must have a tag.
            let tagless = Some(Lack::LocalTag);
            assert_eq!(errors(&Message { from: Some(contact), to: Some(bob), ..message.clone() }), [tagless, None, None]);
            assert_eq!(errors(&Message { to: Some(contact), from: Some(alice), ..message }), [None, tagless, tagless]);
        });
    }
}
