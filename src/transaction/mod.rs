//! Transactions (RFC 3261 section 17): the four state machines as tables, and all that makes a stack of them.
//!
//! - An event of a message: its [`classify::Sort`] and its [`Machine`]; the transaction that it belongs to, by [`matching`],
//!   found by a [`key`] in an [`index`].
//! - What it does: the [`Row`] of the state and the event, taken by a [`drive::Drive`]; one event at a time, see [`entry`].
//! - Where messages go: [`route`]; what an [`ack`] has; what is retransmitted outside of transactions: [`retransmission`].
//! - When something is to be done: lengths of each [`timer`], and the [`schedule`] of many transactions. It and the index take
//!   their memory from a [`room`].
//!
//! A machine is a table of [`Row`]s: in a state, upon an event, some actions are done in order and another state is reached. All that is
//! not in the table is ignored. The tables know no clock, no message and no transport; a [`drive::Drive`] does the actions:
//!
//! ```
//! use osip::transaction::{Action, Event, State, ict, step};
//!
//! let row = step(&ict::TABLE, State::IctProceeding, Event::ReceiveSuccess).unwrap();
//! assert_eq!(row.actions, [Action::KeepResponse, Action::TellFinal]);
//! assert_eq!(row.next, State::IctTerminated);
//! ```
//!
//! The machines are those of oSIP 5.3.0: INVITE transactions end with the first 2xx (there is no Accepted state of RFC 6026), and no 100
//! is sent by itself.

#![forbid(unsafe_code)]

pub mod ack;
pub mod classify;
pub mod drive;
pub mod entry;
pub mod ict;
pub mod index;
pub mod ist;
pub mod key;
pub mod matching;
pub mod nict;
pub mod nist;
mod queue;
pub mod retransmission;
pub mod room;
pub mod route;
pub mod schedule;
pub mod timer;

pub use drive::Slot;
pub use timer::Timer;

/// One of the four machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Machine {
    /// The INVITE client transaction.
    Ict,
    /// The INVITE server transaction.
    Ist,
    /// The client transaction of any other request.
    Nict,
    /// The server transaction of any other request.
    Nist,
}

impl Machine {
    /// All machines, in the order in which C numbers them.
    pub const ALL: [Self; 4] = [Self::Ict, Self::Ist, Self::Nict, Self::Nist];

    /// Its rows.
    pub fn table(self) -> &'static [Row] {
        match self {
            Self::Ict => &ict::TABLE,
            Self::Ist => &ist::TABLE,
            Self::Nict => &nict::TABLE,
            Self::Nist => &nist::TABLE,
        }
    }

    /// The state that a new transaction is in.
    pub const fn first_state(self) -> State {
        match self {
            Self::Ict => State::IctPreCalling,
            Self::Ist => State::IstPreProceeding,
            Self::Nict => State::NictPreTrying,
            Self::Nist => State::NistPreTrying,
        }
    }

    /// The state that ends it.
    pub const fn terminated_state(self) -> State {
        match self {
            Self::Ict => State::IctTerminated,
            Self::Ist => State::IstTerminated,
            Self::Nict => State::NictTerminated,
            Self::Nist => State::NistTerminated,
        }
    }

    /// True for the side that sends the request.
    pub const fn is_client(self) -> bool {
        matches!(self, Self::Ict | Self::Nict)
    }

    /// True for the machines of INVITE.
    pub const fn is_invite(self) -> bool {
        matches!(self, Self::Ict | Self::Ist)
    }
}

/// A state of one of the four machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of RFC 3261 figures 5 to 8")]
pub enum State {
    IctPreCalling,
    IctCalling,
    IctProceeding,
    IctCompleted,
    IctTerminated,
    IstPreProceeding,
    IstProceeding,
    IstCompleted,
    IstConfirmed,
    IstTerminated,
    NictPreTrying,
    NictTrying,
    NictProceeding,
    NictCompleted,
    NictTerminated,
    NistPreTrying,
    NistTrying,
    NistProceeding,
    NistCompleted,
    NistTerminated,
}

impl State {
    /// All states, in the order of RFC 3261.
    const ALL: [Self; 20] = [
        Self::IctPreCalling,
        Self::IctCalling,
        Self::IctProceeding,
        Self::IctCompleted,
        Self::IctTerminated,
        Self::IstPreProceeding,
        Self::IstProceeding,
        Self::IstCompleted,
        Self::IstConfirmed,
        Self::IstTerminated,
        Self::NictPreTrying,
        Self::NictTrying,
        Self::NictProceeding,
        Self::NictCompleted,
        Self::NictTerminated,
        Self::NistPreTrying,
        Self::NistTrying,
        Self::NistProceeding,
        Self::NistCompleted,
        Self::NistTerminated,
    ];

    /// The state with a number, as C counts them.
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }

    /// True if the machine has ended.
    pub const fn is_terminated(self) -> bool {
        matches!(self, Self::IctTerminated | Self::IstTerminated | Self::NictTerminated | Self::NistTerminated)
    }
}

/// What a machine reacts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A timer fired.
    Timeout(Timer),
    /// An INVITE came in.
    ReceiveInvite,
    /// An ACK came in.
    ReceiveAck,
    /// Another request came in.
    ReceiveRequest,
    /// A response of class 1 came in.
    ReceiveProvisional,
    /// A response of class 2 came in.
    ReceiveSuccess,
    /// A response of another class came in.
    ReceiveFailure,
    /// The application sends an INVITE.
    SendInvite,
    /// The application sends another request.
    SendRequest,
    /// The application sends a response of class 1.
    SendProvisional,
    /// The application sends a response of class 2.
    SendSuccess,
    /// The application sends a response of another class.
    SendFailure,
}

impl Event {
    /// All events.
    pub const ALL: [Self; 21] = [
        Self::Timeout(Timer::A),
        Self::Timeout(Timer::B),
        Self::Timeout(Timer::D),
        Self::Timeout(Timer::E),
        Self::Timeout(Timer::F),
        Self::Timeout(Timer::G),
        Self::Timeout(Timer::H),
        Self::Timeout(Timer::I),
        Self::Timeout(Timer::J),
        Self::Timeout(Timer::K),
        Self::ReceiveInvite,
        Self::ReceiveAck,
        Self::ReceiveRequest,
        Self::ReceiveProvisional,
        Self::ReceiveSuccess,
        Self::ReceiveFailure,
        Self::SendInvite,
        Self::SendRequest,
        Self::SendProvisional,
        Self::SendSuccess,
        Self::SendFailure,
    ];
}

/// What the driver does for a machine. A failed send is a transport error: the application is told, and the transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The message of the event becomes the request.
    KeepRequest,
    /// The message of the event becomes the last response.
    KeepResponse,
    /// The message of the event becomes the ACK.
    KeepAck,
    /// The message of the event is not needed.
    Drop,
    /// Builds the ACK for the last response; if that is not possible, the transaction ends.
    BuildAck,
    /// Sends the request for the first time. A positive result means that the transport is still connecting.
    SendRequest,
    /// Sends the request again; with a positive result the actions that follow are left out.
    ResendRequest,
    /// Sends the last response. A positive result is a failure.
    SendResponse,
    /// Sends the ACK. A positive result is a failure.
    SendAck,
    /// If there is a last response, sends it again and tells that.
    ResendResponse,
    /// Tells the application.
    Tell(Notice),
    /// Tells the application about the request by its method.
    TellMethod,
    /// Tells the application about the last response by its class; a success only if the event is one.
    TellFinal,
    /// The timer fires after its length from now on; it stays off if it has none.
    Start(Timer),
    /// The length of the timer grows as [`timer`] says, and it starts.
    Lengthen(Timer),
    /// The timer, unless it is stopped, starts with the longest length it may have.
    SlowDown(Timer),
    /// The timer is off for good.
    Stop(Timer),
    /// On a reliable transport the request that was sent needs no timer: it is stopped, or left to wait for the connection.
    DisarmIfReliable(Timer),
    /// As `DisarmIfReliable`, then the timer starts unless it was stopped.
    StartUnlessReliable(Timer),
}

/// What the application is told; named like its callbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the callbacks")]
pub enum Notice {
    Sent,
    SentAgain,
    Received,
    ReceivedAgain,
    AckSent,
    AckSentAgain,
    AckReceived,
    AckReceivedAgain,
    ProvisionalReceived,
    FailureReceivedAgain,
    ProvisionalSent,
    SuccessSentAgain,
    FailureSentAgain,
    TimedOut,
    /// The request was sent by a client, or received by a server; it is not INVITE.
    Method(Method),
    /// The final response was received by a client, or sent by a server.
    Final(Class),
}

impl Notice {
    /// Which message of the transaction it is about. [`Notice::FailureReceivedAgain`] is about that of the event,
    /// [`Notice::TimedOut`] about none.
    pub fn slot(self) -> Option<Slot> {
        match self {
            Self::Sent | Self::SentAgain | Self::Received | Self::ReceivedAgain | Self::Method(_) => Some(Slot::Request),
            Self::AckSent | Self::AckSentAgain | Self::AckReceived | Self::AckReceivedAgain => Some(Slot::Ack),
            Self::ProvisionalReceived
            | Self::ProvisionalSent
            | Self::SuccessSentAgain
            | Self::FailureSentAgain
            | Self::Final(_) => Some(Slot::Response),
            Self::FailureReceivedAgain | Self::TimedOut => None,
        }
    }
}

/// The methods that the application is told of by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the methods")]
pub enum Method {
    Register,
    Bye,
    Options,
    Info,
    Cancel,
    Notify,
    Subscribe,
    /// Any other method.
    Other,
}

impl Method {
    /// The method of a request; the case matters.
    pub fn of(method: &[u8]) -> Self {
        match method {
            b"REGISTER" => Self::Register,
            b"BYE" => Self::Bye,
            b"OPTIONS" => Self::Options,
            b"INFO" => Self::Info,
            b"CANCEL" => Self::Cancel,
            b"NOTIFY" => Self::Notify,
            b"SUBSCRIBE" => Self::Subscribe,
            _ => Self::Other,
        }
    }
}

/// The class of a final response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 2xx
    Success,
    /// 3xx
    Redirection,
    /// 4xx
    ClientError,
    /// 5xx
    ServerError,
    /// 6xx, and all numbers that are of no class.
    GlobalFailure,
}

/// One cell of a machine that does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The state it is for.
    pub state: State,
    /// The event it is for.
    pub event: Event,
    /// What is done, in order, while the state is still the old one.
    pub actions: &'static [Action],
    /// The state that is reached; a terminated one ends the transaction.
    pub next: State,
}

/// The row of a state and an event; `None` if the event is ignored.
pub fn step(table: &'static [Row], state: State, event: Event) -> Option<&'static Row> {
    table.iter().find(|row| row.state == state && row.event == event)
}

/// A row, written in one line.
const fn row(state: State, event: Event, actions: &'static [Action], next: State) -> Row {
    Row { state, event, actions, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_numbered_in_order() {
        for number in 0..20 {
            assert_eq!(State::from_number(number).map(|state| state as u32), Some(number));
        }
        assert_eq!(State::from_number(20), None);
    }

    #[test]
    fn a_terminated_machine_ignores_everything() {
        for table in [&ict::TABLE[..], &ist::TABLE, &nict::TABLE, &nist::TABLE] {
            assert!(table.iter().all(|row| !row.state.is_terminated()));
        }
    }

    #[test]
    fn a_timer_that_ends_a_transaction_is_stopped() {
        for row in ict::TABLE.iter().chain(&ist::TABLE).chain(&nict::TABLE).chain(&nist::TABLE) {
            if let (Event::Timeout(timer), true) = (row.event, row.next.is_terminated()) {
                assert_eq!(row.actions.first(), Some(&Action::Stop(timer)));
            }
        }
    }
}
