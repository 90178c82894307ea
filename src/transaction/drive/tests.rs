//! What each row does, in the order in which it is seen from outside.

use super::*;
use crate::transaction::step;
use Event::{
    ReceiveAck, ReceiveFailure, ReceiveInvite, ReceiveProvisional, ReceiveRequest, ReceiveSuccess, SendFailure, SendInvite,
    SendProvisional, SendRequest, SendSuccess, Timeout,
};
use Machine::{Ict, Ist, Nict, Nist};
use State::*;
use Timer::{A, B, D, E, F, G, H, I, J, K};

/// A transaction that notes what is done to it.
#[derive(Clone)]
struct Fake {
    state: State,
    is_freed: bool,
    is_broken: bool,
    age: i64,
    reliability: Result<Reliability, UnknownTransport>,
    method: &'static [u8],
    status: Option<i32>,
    can_build_ack: bool,
    /// The length of each timer; those that are absent have none.
    length: Option<Length>,
    done: Vec<String>,
}

impl Fake {
    fn new(state: State) -> Self {
        Self {
            state,
            is_freed: false,
            is_broken: false,
            age: 0,
            reliability: Ok(Reliability::Unreliable),
            method: b"OPTIONS",
            status: Some(486),
            can_build_ack: true,
            length: Some(700),
            done: vec![],
        }
    }

    fn note(&mut self, what: String) {
        self.done.push(what);
    }
}

impl Transaction for Fake {
    fn state(&self) -> Option<State> {
        Some(self.state)
    }

    fn set_state(&mut self, state: State) {
        self.note(format!("{state:?}"));
        self.state = state;
    }

    fn is_freed(&self) -> bool {
        self.is_freed
    }

    fn is_broken(&self) -> bool {
        self.is_broken
    }

    fn age(&self) -> i64 {
        self.age
    }

    fn reliability(&self) -> Result<Reliability, UnknownTransport> {
        self.reliability
    }

    fn method(&self) -> &[u8] {
        self.method
    }

    fn status(&self) -> Option<i32> {
        self.status
    }

    fn keep(&mut self, slot: Slot) {
        self.note(format!("keep {slot:?}"));
    }

    fn discard(&mut self) {
        self.note("discard".into());
    }

    fn build_ack(&mut self) -> bool {
        self.note("build ACK".into());
        self.can_build_ack
    }

    fn length(&self, _: Timer) -> Option<Length> {
        self.length
    }

    fn set_length(&mut self, timer: Timer, length: Length) {
        self.note(format!("{timer:?} = {length}"));
        self.length = Some(length);
    }

    fn arm(&mut self, timer: Timer, length: Length) {
        self.note(format!("{timer:?} in {length}"));
        self.length = Some(length);
    }

    fn disarm(&mut self, timer: Timer) {
        self.note(format!("{timer:?} off"));
        self.length = Some(-1);
    }
}

/// All that an event does to a transaction: what is kept, sent and told, timers, the state. Each message that is sent has this result.
fn trace(machine: Machine, mut fake: Fake, event: Event, sent: Sent) -> String {
    let Some(row) = step(machine.table(), fake.state, event) else { return "ignored".into() };
    let mut drive = Drive::new(machine, row, event);
    let mut result = Sent::Done;
    while let Some(step) = drive.resume(&mut fake, result) {
        result = if matches!(step, Step::Send(_)) { sent } else { Sent::Done };
        fake.note(match step {
            Step::Send(slot) => format!("send {slot:?}"),
            Step::Tell(notice) => format!("tell {notice:?}"),
            Step::TellTransportError(error) => format!("tell error {error}"),
            Step::TellEnd => "tell end".into(),
        });
    }
    assert!(drive.resume(&mut fake, Sent::Done).is_none(), "an event is over once");
    fake.done.join(", ")
}

fn does(machine: Machine, state: State, event: Event) -> String {
    trace(machine, Fake::new(state), event, Sent::Done)
}

const EVENTS: [Event; 21] = [
    Timeout(A),
    Timeout(B),
    Timeout(D),
    Timeout(E),
    Timeout(F),
    Timeout(K),
    Timeout(G),
    Timeout(H),
    Timeout(I),
    Timeout(J),
    ReceiveInvite,
    ReceiveAck,
    ReceiveRequest,
    ReceiveProvisional,
    ReceiveSuccess,
    ReceiveFailure,
    SendInvite,
    SendRequest,
    SendProvisional,
    SendSuccess,
    SendFailure,
];

/// Checks all that a machine does; every other event is ignored in every state.
fn check(machine: Machine, states: [State; 5], cells: &[(State, Event, &str)]) {
    for state in states {
        for event in EVENTS {
            let expected = cells.iter().find(|cell| (cell.0, cell.1) == (state, event)).map_or("ignored", |cell| cell.2);
            assert_eq!(does(machine, state, event), expected, "{state:?} {event:?}");
        }
    }
    assert_eq!(machine.table().len(), cells.len());
}

#[test]
fn the_invite_client_transaction() {
    let failure = "keep Response, build ACK, send Ack, tell Final(ClientError), tell AckSent, D in 700, IctCompleted";
    let success = "keep Response, tell Final(Success), IctTerminated, tell end";
    let provisional = "keep Response, tell ProvisionalReceived, IctProceeding";
    check(
        Ict,
        [IctPreCalling, IctCalling, IctProceeding, IctCompleted, IctTerminated],
        &[
            (IctPreCalling, SendInvite, "keep Request, send Request, tell Sent, IctCalling"),
            (IctCalling, Timeout(A), "A in 1400, send Request, tell SentAgain, IctCalling"),
            (IctCalling, Timeout(B), "B off, tell TimedOut, IctTerminated, tell end"),
            (IctCalling, ReceiveProvisional, provisional),
            (IctCalling, ReceiveSuccess, success),
            (IctCalling, ReceiveFailure, failure),
            (IctProceeding, ReceiveProvisional, provisional),
            (IctProceeding, ReceiveSuccess, success),
            (IctProceeding, ReceiveFailure, failure),
            (IctCompleted, ReceiveFailure, "tell FailureReceivedAgain, discard, send Ack, tell AckSentAgain, IctCompleted"),
            (IctCompleted, Timeout(D), "D off, IctTerminated, tell end"),
        ],
    );
}

#[test]
fn the_invite_server_transaction() {
    let again = |state| format!("discard, tell ReceivedAgain, send Response, tell FailureSentAgain, {state}");
    check(
        Ist,
        [IstPreProceeding, IstProceeding, IstCompleted, IstConfirmed, IstTerminated],
        &[
            (IstPreProceeding, ReceiveInvite, "keep Request, tell Received, IstProceeding"),
            (IstProceeding, ReceiveInvite, &again("IstProceeding")),
            (IstCompleted, ReceiveInvite, &again("IstCompleted")),
            (IstCompleted, Timeout(G), "G in 1400, send Response, tell FailureSentAgain, IstCompleted"),
            (IstCompleted, Timeout(H), "H off, IstTerminated, tell end"),
            (IstProceeding, SendProvisional, "keep Response, send Response, tell ProvisionalSent, IstProceeding"),
            (IstProceeding, SendSuccess, "keep Response, send Response, tell Final(Success), IstTerminated, tell end"),
            (
                IstProceeding,
                SendFailure,
                "keep Response, send Response, tell Final(ClientError), G in 700, H in 700, IstCompleted",
            ),
            (IstCompleted, ReceiveAck, "keep Ack, tell AckReceived, I in 700, IstConfirmed"),
            (IstConfirmed, ReceiveAck, "keep Ack, tell AckReceivedAgain, I in 700, IstConfirmed"),
            (IstConfirmed, Timeout(I), "I off, IstTerminated, tell end"),
        ],
    );
}

#[test]
fn the_client_transaction_of_other_requests() {
    let resent = |length, state| format!("E in {length}, send Request, tell SentAgain, {state}");
    let provisional = "keep Response, E in 4000, tell ProvisionalReceived, NictProceeding";
    let (success, failure) = (
        "keep Response, tell Final(Success), K in 700, NictCompleted",
        "keep Response, tell Final(ClientError), K in 700, NictCompleted",
    );
    let timeout = "F off, tell TimedOut, NictTerminated, tell end";
    check(
        Nict,
        [NictPreTrying, NictTrying, NictProceeding, NictCompleted, NictTerminated],
        &[
            (NictPreTrying, SendRequest, "keep Request, send Request, tell Method(Options), E in 700, NictTrying"),
            (NictTrying, Timeout(F), timeout),
            (NictTrying, Timeout(E), &resent(500, "NictTrying")),
            (NictTrying, ReceiveProvisional, provisional),
            (NictTrying, ReceiveSuccess, success),
            (NictTrying, ReceiveFailure, failure),
            (NictProceeding, Timeout(F), timeout),
            (NictProceeding, Timeout(E), &resent(4000, "NictProceeding")),
            (NictProceeding, ReceiveProvisional, provisional),
            (NictProceeding, ReceiveSuccess, success),
            (NictProceeding, ReceiveFailure, failure),
            (NictCompleted, Timeout(K), "K off, NictTerminated, tell end"),
        ],
    );
}

#[test]
fn the_server_transaction_of_other_requests() {
    let again = |state| format!("discard, tell ReceivedAgain, send Response, tell FailureSentAgain, {state}");
    let provisional = "keep Response, send Response, tell ProvisionalSent, NistProceeding";
    let success = "keep Response, send Response, tell Final(Success), J in 700, NistCompleted";
    let failure = "keep Response, send Response, tell Final(ClientError), J in 700, NistCompleted";
    check(
        Nist,
        [NistPreTrying, NistTrying, NistProceeding, NistCompleted, NistTerminated],
        &[
            (NistPreTrying, ReceiveRequest, "keep Request, tell Method(Options), NistTrying"),
            (NistTrying, SendProvisional, provisional),
            (NistTrying, SendSuccess, success),
            (NistTrying, SendFailure, failure),
            (NistProceeding, SendProvisional, provisional),
            (NistProceeding, SendSuccess, success),
            (NistProceeding, SendFailure, failure),
            (NistProceeding, ReceiveRequest, &again("NistProceeding")),
            (NistCompleted, Timeout(J), "J off, NistTerminated, tell end"),
            (NistCompleted, ReceiveRequest, &again("NistCompleted")),
        ],
    );
}

/// What an event does if the message that it sends has a result.
fn sends(machine: Machine, state: State, event: Event, sent: Sent) -> String {
    trace(machine, Fake::new(state), event, sent)
}

#[test]
fn a_message_that_cannot_be_sent_ends_the_transaction() {
    let failed = Sent::Failed(-7);
    for (machine, state, event, before, end) in [
        (Ict, IctPreCalling, SendInvite, "keep Request, send Request", "IctTerminated"),
        (Ict, IctCalling, Timeout(A), "A in 1400, send Request", "IctTerminated"),
        (Ict, IctProceeding, ReceiveFailure, "keep Response, build ACK, send Ack", "IctTerminated"),
        (Ict, IctCompleted, ReceiveFailure, "tell FailureReceivedAgain, discard, send Ack", "IctTerminated"),
        (Ist, IstProceeding, ReceiveInvite, "discard, tell ReceivedAgain, send Response", "IstTerminated"),
        (Ist, IstProceeding, SendSuccess, "keep Response, send Response", "IstTerminated"),
        (Ist, IstCompleted, Timeout(G), "G in 1400, send Response", "IstTerminated"),
        (Nict, NictPreTrying, SendRequest, "keep Request, send Request", "NictTerminated"),
        (Nict, NictTrying, Timeout(E), "E in 500, send Request", "NictTerminated"),
        (Nist, NistTrying, SendFailure, "keep Response, send Response", "NistTerminated"),
        (Nist, NistCompleted, ReceiveRequest, "discard, tell ReceivedAgain, send Response", "NistTerminated"),
    ] {
        let expected = format!("{before}, tell error -7, {end}, tell end");
        assert_eq!(sends(machine, state, event, failed), expected, "{state:?} {event:?}");
    }
}

#[test]
fn requests_may_wait_for_a_connection_and_nothing_else() {
    let connecting = Sent::Connecting(3);
    // The first request is told of, and its timers go on; a retransmission is not told of.
    assert_eq!(sends(Ict, IctPreCalling, SendInvite, connecting), "keep Request, send Request, tell Sent, IctCalling");
    assert_eq!(
        sends(Nict, NictPreTrying, SendRequest, connecting),
        "keep Request, send Request, tell Method(Options), E in 700, NictTrying"
    );
    assert_eq!(sends(Ict, IctCalling, Timeout(A), connecting), "A in 1400, send Request, IctCalling");
    assert_eq!(sends(Nict, NictProceeding, Timeout(E), connecting), "E in 4000, send Request, NictProceeding");
    for (machine, state, event, end) in [
        (Ict, IctCalling, ReceiveFailure, "send Ack, tell error 3, IctTerminated, tell end"),
        (Ict, IctCompleted, ReceiveFailure, "send Ack, tell error 3, IctTerminated, tell end"),
        (Ist, IstProceeding, SendFailure, "send Response, tell error 3, IstTerminated, tell end"),
        (Ist, IstCompleted, Timeout(G), "send Response, tell error 3, IstTerminated, tell end"),
        (Nist, NistProceeding, ReceiveRequest, "send Response, tell error 3, NistTerminated, tell end"),
    ] {
        let done = sends(machine, state, event, connecting);
        assert!(done.ends_with(end), "{state:?} {event:?}: {done}");
    }
}

#[test]
fn the_numbers_of_a_transport_are_results() {
    assert_eq!([0, 1, i32::MAX].map(Sent::from), [Sent::Done, Sent::Connecting(1), Sent::Connecting(i32::MAX)]);
    assert_eq!([-1, i32::MIN].map(Sent::from), [Sent::Failed(-1), Sent::Failed(i32::MIN)]);
}

/// What a request does over a transport.
fn over(machine: Machine, state: State, event: Event, reliability: Result<Reliability, UnknownTransport>, sent: Sent) -> String {
    trace(machine, Fake { reliability, ..Fake::new(state) }, event, sent)
}

#[test]
fn on_a_reliable_transport_a_request_is_not_sent_again() {
    let reliable = Ok(Reliability::Reliable);
    let invite = |event, state, sent| over(Ict, state, event, reliable, sent);
    assert_eq!(invite(SendInvite, IctPreCalling, Sent::Done), "keep Request, send Request, A off, tell Sent, IctCalling");
    assert_eq!(invite(SendInvite, IctPreCalling, Sent::Connecting(1)), "keep Request, send Request, tell Sent, IctCalling");
    assert_eq!(invite(Timeout(A), IctCalling, Sent::Done), "A in 1400, send Request, A off, tell SentAgain, IctCalling");
    let other = |event, state, sent| over(Nict, state, event, reliable, sent);
    assert_eq!(
        other(SendRequest, NictPreTrying, Sent::Done),
        "keep Request, send Request, tell Method(Options), E off, NictTrying"
    );
    // What waits for its connection is tried again after T1.
    assert_eq!(
        other(SendRequest, NictPreTrying, Sent::Connecting(1)),
        "keep Request, send Request, tell Method(Options), E = 500, E in 500, NictTrying"
    );
    assert_eq!(other(Timeout(E), NictTrying, Sent::Done), "E in 500, send Request, E off, tell SentAgain, NictTrying");
    assert_eq!(other(Timeout(E), NictTrying, Sent::Connecting(1)), "E in 500, send Request, NictTrying");
}

#[test]
fn a_request_that_does_not_tell_its_transport_ends_the_transaction() {
    use UnknownTransport::{NoTransport, NoVia};
    let invite = |unknown| over(Ict, IctPreCalling, SendInvite, Err(unknown), Sent::Done);
    assert_eq!(invite(NoVia), "keep Request, send Request, tell error -1, IctTerminated, tell end");
    assert_eq!(invite(NoTransport), "keep Request, send Request, tell error 0, IctTerminated, tell end");
    for unknown in [NoVia, NoTransport] {
        assert_eq!(
            over(Nict, NictPreTrying, SendRequest, Err(unknown), Sent::Done),
            "keep Request, send Request, tell Method(Options), tell error -1, NictTerminated, tell end"
        );
        assert_eq!(
            over(Nict, NictTrying, Timeout(E), Err(unknown), Sent::Done),
            "E in 500, send Request, tell error -1, NictTerminated, tell end"
        );
    }
    // As long as it is not sent, nobody asks.
    assert_eq!(
        over(Ict, IctPreCalling, SendInvite, Err(NoVia), Sent::Connecting(1)),
        "keep Request, send Request, tell Sent, IctCalling"
    );
}

#[test]
fn a_timeout_over_a_broken_connection_is_a_transport_error() {
    for (machine, state, timer, end) in [
        (Ict, IctCalling, B, "IctTerminated"),
        (Nict, NictTrying, F, "NictTerminated"),
        (Nict, NictProceeding, F, "NictTerminated"),
    ] {
        let fake = Fake { is_broken: true, ..Fake::new(state) };
        assert_eq!(trace(machine, fake, Timeout(timer), Sent::Done), format!("{timer:?} off, tell error -1, {end}, tell end"));
    }
    // Only a timeout is.
    let fake = Fake { is_broken: true, ..Fake::new(IctCalling) };
    assert_eq!(trace(Ict, fake, ReceiveProvisional, Sent::Done), "keep Response, tell ProvisionalReceived, IctProceeding");
}

#[test]
fn a_failure_that_cannot_be_acknowledged_ends_the_transaction_silently() {
    let fake = Fake { can_build_ack: false, ..Fake::new(IctCalling) };
    assert_eq!(trace(Ict, fake, ReceiveFailure, Sent::Done), "keep Response, build ACK, IctTerminated, tell end");
}

#[test]
fn a_request_that_comes_again_gets_the_last_response_again() {
    let again = |machine, state, event, status| trace(machine, Fake { status, ..Fake::new(state) }, event, Sent::Done);
    assert_eq!(again(Ist, IstProceeding, ReceiveInvite, None), "discard, tell ReceivedAgain, IstProceeding");
    for (status, notice) in [
        (99, "FailureSentAgain"),
        (100, "ProvisionalSent"),
        (199, "ProvisionalSent"),
        (200, "SuccessSentAgain"),
        (299, "SuccessSentAgain"),
        (300, "FailureSentAgain"),
        (699, "FailureSentAgain"),
    ] {
        let done = again(Nist, NistProceeding, ReceiveRequest, Some(status));
        assert_eq!(done, format!("discard, tell ReceivedAgain, send Response, tell {notice}, NistProceeding"), "{status}");
    }
}

#[test]
fn a_final_response_is_told_of_by_its_class() {
    let told = |event, status| trace(Nict, Fake { status, ..Fake::new(NictTrying) }, event, Sent::Done);
    for (status, class) in [
        (299, "GlobalFailure"),
        (300, "Redirection"),
        (399, "Redirection"),
        (400, "ClientError"),
        (499, "ClientError"),
        (500, "ServerError"),
        (599, "ServerError"),
        (600, "GlobalFailure"),
        (700, "GlobalFailure"),
    ] {
        let expected = format!("keep Response, tell Final({class}), K in 700, NictCompleted");
        assert_eq!(told(ReceiveFailure, Some(status)), expected, "{status}");
    }
    // What the event calls a success is one.
    let success = "keep Response, tell Final(Success), K in 700, NictCompleted";
    assert_eq!((told(ReceiveSuccess, Some(486)), told(ReceiveSuccess, None)), (success.into(), success.into()));
}

#[test]
fn requests_are_told_of_by_their_method() {
    for (method, name) in [
        (&b"REGISTER"[..], "Register"),
        (b"BYE", "Bye"),
        (b"OPTIONS", "Options"),
        (b"INFO", "Info"),
        (b"CANCEL", "Cancel"),
        (b"NOTIFY", "Notify"),
        (b"SUBSCRIBE", "Subscribe"),
        (b"MESSAGE", "Other"),
        (b"bye", "Other"),
        (b"", "Other"),
    ] {
        let done = trace(Nist, Fake { method, ..Fake::new(NistPreTrying) }, ReceiveRequest, Sent::Done);
        assert_eq!(done, format!("keep Request, tell Method({name}), NistTrying"));
    }
}

/// What an event does if the timer that it is about has this length; `None` if there is no such timer.
fn with_length(machine: Machine, state: State, event: Event, length: Option<Length>) -> String {
    trace(machine, Fake { length, ..Fake::new(state) }, event, Sent::Done)
}

#[test]
fn a_timer_starts_unless_its_length_is_negative() {
    let failure = |length| with_length(Ist, IstProceeding, SendFailure, length);
    let sent = "keep Response, send Response, tell Final(ClientError)";
    assert_eq!(failure(Some(0)), format!("{sent}, G in 0, H in 0, IstCompleted"));
    assert_eq!(failure(Some(-1)), format!("{sent}, IstCompleted"));
    assert_eq!(failure(None), format!("{sent}, IstCompleted"));
}

#[test]
fn timer_e_runs_only_with_a_positive_length() {
    let request = |length| with_length(Nict, NictPreTrying, SendRequest, length);
    let sent = "keep Request, send Request, tell Method(Options)";
    assert_eq!(request(Some(1)), format!("{sent}, E in 1, NictTrying"));
    assert_eq!(request(Some(0)), format!("{sent}, NictTrying"));
    assert_eq!(request(None), format!("{sent}, NictTrying"));
    let provisional = |length| with_length(Nict, NictTrying, ReceiveProvisional, length);
    assert_eq!(provisional(Some(1)), "keep Response, E in 4000, tell ProvisionalReceived, NictProceeding");
    assert_eq!(provisional(Some(0)), "keep Response, tell ProvisionalReceived, NictProceeding");
    assert_eq!(provisional(Some(-1)), "keep Response, tell ProvisionalReceived, NictProceeding");
    assert_eq!(provisional(None), "keep Response, tell ProvisionalReceived, NictProceeding");
}

#[test]
fn retransmission_timers_grow_each_in_its_way() {
    let grows = |machine, state, timer, length: Length, age| {
        let fake = Fake { length: Some(length), age, ..Fake::new(state) };
        trace(machine, fake, Timeout(timer), Sent::Done)
    };
    assert!(grows(Ict, IctCalling, A, 16000, 0).starts_with("A in 32000,"));
    assert!(grows(Ist, IstCompleted, G, 1500, 0).starts_with("G in 3000,"));
    assert!(grows(Ist, IstCompleted, G, 3000, 0).starts_with("G in 4000,"));
    for (age, length) in [(0, 500), (500, 1000), (1000, 2000), (2000, 2400)] {
        assert!(grows(Nict, NictTrying, E, 1200, age).starts_with(&format!("E in {length},")), "{age}");
    }
    assert!(grows(Nict, NictProceeding, E, 500, 0).starts_with("E in 4000,"));
    assert_eq!(with_length(Ict, IctCalling, Timeout(A), None), "send Request, tell SentAgain, IctCalling");
}

#[test]
fn nothing_more_is_done_to_a_transaction_that_was_freed() {
    // All that a failure response of a server does, freed after each of its steps.
    for (steps, expected) in [(1, "keep Response, send Response"), (2, "keep Response, send Response, tell Final(ClientError)")] {
        let mut fake = Fake::new(IstProceeding);
        let row = step(Ist.table(), IstProceeding, SendFailure).unwrap();
        let mut drive = Drive::new(Ist, row, SendFailure);
        for _ in 0..steps {
            match drive.resume(&mut fake, Sent::Done).unwrap() {
                Step::Send(slot) => fake.note(format!("send {slot:?}")),
                Step::Tell(notice) => fake.note(format!("tell {notice:?}")),
                step => unreachable!("{step:?}"),
            }
        }
        fake.is_freed = true;
        assert_eq!(drive.resume(&mut fake, Sent::Done), None);
        fake.is_freed = false;
        assert_eq!(drive.resume(&mut fake, Sent::Failed(-1)), None);
        assert_eq!((fake.done.join(", ").as_str(), fake.state), (expected, IstProceeding));
    }
}

#[test]
fn a_transaction_freed_while_an_error_is_told_is_not_told_the_end() {
    let mut fake = Fake::new(NistTrying);
    let row = step(Nist.table(), NistTrying, SendSuccess).unwrap();
    let mut drive = Drive::new(Nist, row, SendSuccess);
    assert_eq!(drive.resume(&mut fake, Sent::Done), Some(Step::Send(Slot::Response)));
    assert_eq!(drive.resume(&mut fake, Sent::Failed(-1)), Some(Step::TellTransportError(-1)));
    fake.is_freed = true;
    assert_eq!(drive.resume(&mut fake, Sent::Done), None);
    assert_eq!(fake.state, NistTrying);
}

#[test]
fn each_notice_is_about_a_message() {
    use Notice::*;
    for (slot, notices) in [
        (Some(Slot::Request), &[Sent, SentAgain, Received, ReceivedAgain, Notice::Method(crate::transaction::Method::Bye)][..]),
        (Some(Slot::Ack), &[AckSent, AckSentAgain, AckReceived, AckReceivedAgain]),
        (
            Some(Slot::Response),
            &[ProvisionalReceived, ProvisionalSent, SuccessSentAgain, FailureSentAgain, Final(Class::Success)],
        ),
        (None, &[FailureReceivedAgain, TimedOut]),
    ] {
        assert!(notices.iter().all(|notice| notice.slot() == slot), "{slot:?}");
    }
}

#[test]
fn machines_begin_and_end_in_their_own_states() {
    let states = Machine::ALL.map(|machine| (machine.first_state(), machine.terminated_state()));
    let expected = [
        (IctPreCalling, IctTerminated),
        (IstPreProceeding, IstTerminated),
        (NictPreTrying, NictTerminated),
        (NistPreTrying, NistTerminated),
    ];
    assert_eq!(states, expected);
    assert_eq!(Machine::ALL.map(Machine::is_client), [true, false, true, false]);
    assert_eq!(Machine::ALL.map(Machine::is_invite), [true, true, false, false]);
}
