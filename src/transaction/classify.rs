//! What sort of message an event carries, and which machine it is for.
//!
//! ```
//! use osip::transaction::classify::{Direction, Sort};
//! use osip::transaction::{Event, Machine};
//!
//! assert_eq!(Sort::of(None, 180).event(Direction::Incoming), Some(Event::ReceiveProvisional));
//! assert_eq!(Machine::of(Direction::Incoming, false, b"INVITE"), Machine::Ict);
//! ```

use super::{Event, Machine};

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It was received.
    Incoming,
    /// It is to be sent.
    Outgoing,
}

/// The sorts of messages that the machines tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An INVITE.
    Invite,
    /// An ACK.
    Ack,
    /// Any other request.
    Request,
    /// A response of class 1.
    Provisional,
    /// A response of class 2.
    Success,
    /// A response of another class.
    Failure,
}

impl Sort {
    /// The sort of a message with a method and a status code, which is 0 for requests.
    pub fn of(method: Option<&[u8]>, status: i32) -> Self {
        match (status, method) {
            (0, Some(b"INVITE")) => Self::Invite,
            (0, Some(b"ACK")) => Self::Ack,
            (0, _) => Self::Request,
            (100..=199, _) => Self::Provisional,
            (200..=299, _) => Self::Success,
            _ => Self::Failure,
        }
    }

    /// True for requests.
    pub const fn is_request(self) -> bool {
        matches!(self, Self::Invite | Self::Ack | Self::Request)
    }

    /// The event of such a message; `None` for an ACK to be sent, which no machine knows.
    pub const fn event(self, direction: Direction) -> Option<Event> {
        Some(match (direction, self) {
            (Direction::Incoming, Self::Invite) => Event::ReceiveInvite,
            (Direction::Incoming, Self::Ack) => Event::ReceiveAck,
            (Direction::Incoming, Self::Request) => Event::ReceiveRequest,
            (Direction::Incoming, Self::Provisional) => Event::ReceiveProvisional,
            (Direction::Incoming, Self::Success) => Event::ReceiveSuccess,
            (Direction::Incoming, Self::Failure) => Event::ReceiveFailure,
            (Direction::Outgoing, Self::Invite) => Event::SendInvite,
            (Direction::Outgoing, Self::Ack) => return None,
            (Direction::Outgoing, Self::Request) => Event::SendRequest,
            (Direction::Outgoing, Self::Provisional) => Event::SendProvisional,
            (Direction::Outgoing, Self::Success) => Event::SendSuccess,
            (Direction::Outgoing, Self::Failure) => Event::SendFailure,
        })
    }
}

impl Machine {
    /// The machine that a message is for, by the method of its CSeq. An ACK goes with the INVITE; the response to one, which nobody sends,
    /// does not.
    pub fn of(direction: Direction, is_request: bool, method: &[u8]) -> Self {
        let invite = method == b"INVITE" || (is_request && method == b"ACK");
        match (direction, is_request) {
            (Direction::Incoming, true) | (Direction::Outgoing, false) if invite => Self::Ist,
            (Direction::Incoming, true) | (Direction::Outgoing, false) => Self::Nist,
            _ if invite => Self::Ict,
            _ => Self::Nict,
        }
    }

    /// The machine of the new transaction that a request makes; `None` if it makes none: an ACK, or one whose CSeq has another method.
    pub fn for_request(direction: Direction, method: &[u8], cseq_method: &[u8]) -> Option<Self> {
        (method == cseq_method && method != b"ACK").then(|| Self::of(direction, true, method))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Incoming, Outgoing};

    #[test]
    fn methods_and_status_codes_make_sorts() {
        let method = |method: &'static str| Some(method.as_bytes());
        assert_eq!(Sort::of(method("INVITE"), 0), Sort::Invite);
        assert_eq!(Sort::of(method("ACK"), 0), Sort::Ack);
        assert_eq!([method("BYE"), method("invite"), None].map(|method| Sort::of(method, 0)), [Sort::Request; 3]);
        let sorts = [99, 100, 199, 200, 299, 300, 699, 700, -1].map(|status| Sort::of(method("INVITE"), status));
        use Sort::{Failure, Provisional, Success};
        assert_eq!(sorts, [Failure, Provisional, Provisional, Success, Success, Failure, Failure, Failure, Failure]);
        assert!(Sort::Ack.is_request() && Sort::Invite.is_request() && Sort::Request.is_request());
        assert!(![Provisional, Success, Failure].iter().any(|sort| sort.is_request()));
    }

    #[test]
    fn each_sort_is_an_event_each_way_but_an_ack_to_be_sent() {
        use Sort::*;
        let sorts = [Invite, Ack, Request, Provisional, Success, Failure];
        use Event::*;
        let received = [ReceiveInvite, ReceiveAck, ReceiveRequest, ReceiveProvisional, ReceiveSuccess, ReceiveFailure];
        assert_eq!(sorts.map(|sort| sort.event(Incoming)), received.map(Some));
        let sent = [Some(SendInvite), None, Some(SendRequest), Some(SendProvisional), Some(SendSuccess), Some(SendFailure)];
        assert_eq!(sorts.map(|sort| sort.event(Outgoing)), sent);
    }

    #[test]
    fn direction_and_method_make_the_machine() {
        use Machine::{Ict, Ist, Nict, Nist};
        // For INVITE, ACK and any other method.
        for (direction, is_request, machines) in [
            (Incoming, true, [Ist, Ist, Nist]),
            (Incoming, false, [Ict, Nict, Nict]),
            (Outgoing, false, [Ist, Nist, Nist]),
            (Outgoing, true, [Ict, Ict, Nict]),
        ] {
            let found = [&b"INVITE"[..], b"ACK", b"CANCEL"].map(|method| Machine::of(direction, is_request, method));
            assert_eq!(found, machines, "{direction:?} {is_request}");
        }
    }

    #[test]
    fn an_ack_makes_no_transaction_nor_does_a_cseq_of_another_method() {
        assert_eq!(Machine::for_request(Incoming, b"INVITE", b"INVITE"), Some(Machine::Ist));
        assert_eq!(Machine::for_request(Outgoing, b"BYE", b"BYE"), Some(Machine::Nict));
        assert_eq!(Machine::for_request(Incoming, b"ACK", b"ACK"), None);
        assert_eq!(Machine::for_request(Incoming, b"INVITE", b"BYE"), None);
    }
}
