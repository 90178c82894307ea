//! Does what the rows of the machines say, without calling anybody.
//!
//! A [`Drive`] takes one event through one [`Row`]. It changes the transaction itself, and stops wherever the application or the transport
//! has to do something: each [`Drive::resume`] gives the next [`Step`], and takes what came of the one before. Between two steps nothing of
//! the transaction is borrowed and no frame of the driver is live, so whoever does a step may free the transaction, feed other events to
//! other transactions, or never come back.
//!
//! ```
//! use osip::transaction::drive::{Drive, Length, Sent, Slot, Step, Transaction};
//! use osip::transaction::timer::{Reliability, UnknownTransport, first_length};
//! use std::collections::HashMap;
//! use osip::transaction::{Event, Machine, Notice, State, Timer, step};
//!
//! /// An OPTIONS transaction of a client, over UDP.
//! struct Options {
//!     state: State,
//!     lengths: HashMap<Timer, Length>,
//!     running: Vec<Timer>,
//!     status: i32,
//! }
//!
//! impl Transaction for Options {
//!     fn state(&self) -> Option<State> { Some(self.state) }
//!     fn set_state(&mut self, state: State) { self.state = state }
//!     fn is_freed(&self) -> bool { false }
//!     fn is_broken(&self) -> bool { false }
//!     fn age(&self) -> i64 { 0 }
//!     fn reliability(&self) -> Result<Reliability, UnknownTransport> { Ok(Reliability::Unreliable) }
//!     fn method(&self) -> &[u8] { b"OPTIONS" }
//!     fn status(&self) -> Option<i32> { Some(self.status) }
//!     fn keep(&mut self, _: Slot) {}
//!     fn discard(&mut self) {}
//!     fn build_ack(&mut self) -> bool { false }
//!     fn length(&self, timer: Timer) -> Option<Length> { self.lengths.get(&timer).copied() }
//!     fn set_length(&mut self, timer: Timer, length: Length) { self.lengths.insert(timer, length); }
//!     fn arm(&mut self, timer: Timer, length: Length) {
//!         self.lengths.insert(timer, length);
//!         self.running.push(timer);
//!     }
//!     fn disarm(&mut self, timer: Timer) { self.running.retain(|running| *running != timer) }
//! }
//!
//! let length = first_length(Timer::E, Reliability::Unreliable);
//! let mut options = Options { state: State::NictPreTrying, lengths: HashMap::from([(Timer::E, length)]), running: vec![], status: 0 };
//! let row = step(Machine::Nict.table(), options.state, Event::SendRequest).unwrap();
//! let mut drive = Drive::new(Machine::Nict, row, Event::SendRequest);
//! assert!(matches!(drive.resume(&mut options, Sent::Done), Some(Step::Send(Slot::Request))));
//! // The request is on its way.
//! assert!(matches!(drive.resume(&mut options, Sent::Done), Some(Step::Tell(Notice::Method(_)))));
//! assert!(drive.resume(&mut options, Sent::Done).is_none());
//! assert_eq!((options.state, options.running), (State::NictTrying, vec![Timer::E]));
//! ```

use super::timer::{self, Reliability, UnknownTransport};
use super::{Action, Class, Event, Machine, Method, Notice, Row, State, Timer};

/// The length of a timer in milliseconds; one that is negative does not run.
pub type Length = i32;

/// A message of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The request that the transaction is for.
    Request,
    /// The last response.
    Response,
    /// The ACK.
    Ack,
}

/// What a driver reads and changes of its transaction. No method calls the application.
///
/// The message of the event belongs to the implementation, too: each event with a message is [kept](Transaction::keep) or
/// [discarded](Transaction::discard) once.
pub trait Transaction {
    /// The state; `None` if it is none of a machine, because the application has set it so.
    fn state(&self) -> Option<State>;
    /// Reaches a state.
    fn set_state(&mut self, state: State);
    /// True if the application has freed the transaction meanwhile.
    fn is_freed(&self) -> bool;
    /// True if the connection is known to be broken.
    fn is_broken(&self) -> bool;
    /// How many milliseconds ago the transaction was created.
    fn age(&self) -> i64;
    /// Whether the transport of the request is reliable.
    ///
    /// # Errors
    /// The request does not tell.
    fn reliability(&self) -> Result<Reliability, UnknownTransport>;
    /// The method of the request.
    fn method(&self) -> &[u8];
    /// The status code of the last response; `None` if there is none.
    fn status(&self) -> Option<i32>;
    /// The message of the event becomes a message of the transaction, in the place of the one before.
    fn keep(&mut self, slot: Slot);
    /// The message of the event is not needed.
    fn discard(&mut self);
    /// Makes the ACK for the last response (see [`super::ack`]); false if that is not possible.
    fn build_ack(&mut self) -> bool;
    /// The length of a timer; `None` if the transaction has no such timer, for which the methods below do nothing.
    fn length(&self, timer: Timer) -> Option<Length>;
    /// Sets the length of a timer, whether it runs or not.
    fn set_length(&mut self, timer: Timer, length: Length);
    /// Sets the length of a timer, which fires so long after now.
    fn arm(&mut self, timer: Timer, length: Length);
    /// Switches a timer off for good: its length is -1 then.
    fn disarm(&mut self, timer: Timer);
}

/// What came of sending a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was sent.
    Done,
    /// The transport is still connecting, with a positive number of its own.
    Connecting(i32),
    /// It could not be sent, with a negative number of the transport's own.
    Failed(i32),
}

impl From<i32> for Sent {
    /// 0 is done, a positive number connecting, a negative one a failure.
    fn from(number: i32) -> Self {
        match number {
            0 => Self::Done,
            1.. => Self::Connecting(number),
            ..0 => Self::Failed(number),
        }
    }
}

/// What is to be done next. Only the result of [`Step::Send`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send a message.
    Send(Slot),
    /// Tell the application.
    Tell(Notice),
    /// Tell the application that a message could not be sent, with the number that sending gave.
    TellTransportError(i32),
    /// Tell the application that the transaction has ended.
    TellEnd,
}

/// Where the driver is.
#[derive(Clone, Copy, Debug)]
enum Phase {
    /// It does one action after the other.
    Acting,
    /// The request is being sent, for the first time or again.
    SendingRequest { again: bool },
    /// A message is being sent that needs a transport which is connected.
    Sending,
    /// The last response is being retransmitted.
    RepeatingResponse,
    /// The application is being told that a message could not be sent.
    Failing,
    /// The event is done with.
    Over,
}

/// An event on its way through a row of a machine.
#[derive(Clone, Copy, Debug)]
pub struct Drive {
    machine: Machine,
    event: Event,
    /// The actions that are still to be done.
    rest: &'static [Action],
    next: State,
    /// True if the request is on its way, and not waiting for a connection.
    is_sent: bool,
    phase: Phase,
}

/// What follows an action.
enum Next {
    /// The next action.
    Action,
    /// A step.
    Step(Step, Phase),
    /// The next state; the other actions are left out.
    State,
    /// The end, because a message could not be sent.
    Error(i32),
    /// The end.
    End,
}

/// Tells the application something, and goes on.
fn tell(notice: Notice) -> Next {
    Next::Step(Step::Tell(notice), Phase::Acting)
}

impl Drive {
    /// Begins to take an event through a row. `event` is what has happened: the event of the row, unless the caller has found the row in
    /// another way than by [`super::step`].
    pub fn new(machine: Machine, row: &Row, event: Event) -> Self {
        Self { machine, event, rest: row.actions, next: row.next, is_sent: true, phase: Phase::Acting }
    }

    /// Goes on to the next step; `sent` is what came of the one before if that was [`Step::Send`], else it does not matter. After `None`
    /// the event is done with: the next state is reached, or the transaction was freed meanwhile and left as it was.
    pub fn resume(&mut self, transaction: &mut impl Transaction, sent: Sent) -> Option<Step> {
        if transaction.is_freed() {
            self.phase = Phase::Over;
        }
        let mut next = self.answered(transaction, sent)?;
        loop {
            next = match next {
                Next::Action => match self.rest.split_first() {
                    Some((&action, rest)) => {
                        self.rest = rest;
                        self.act(transaction, action)
                    }
                    None => Next::State,
                },
                Next::State if self.next.is_terminated() => Next::End,
                Next::State => {
                    transaction.set_state(self.next);
                    self.phase = Phase::Over;
                    return None;
                }
                Next::Error(error) => Next::Step(Step::TellTransportError(error), Phase::Failing),
                Next::End => {
                    transaction.set_state(self.machine.terminated_state());
                    Next::Step(Step::TellEnd, Phase::Over)
                }
                Next::Step(step, phase) => {
                    self.phase = phase;
                    return Some(step);
                }
            }
        }
    }

    /// What follows the step before; `None` if nothing does.
    fn answered(&mut self, transaction: &impl Transaction, sent: Sent) -> Option<Next> {
        let next = match (self.phase, sent) {
            (Phase::Over, _) => return None,
            (Phase::Failing, _) => Next::End,
            (Phase::Acting, _) => Next::Action,
            (Phase::SendingRequest { .. }, Sent::Failed(error)) => Next::Error(error),
            (Phase::SendingRequest { again: true }, Sent::Connecting(_)) => Next::State,
            (Phase::SendingRequest { .. }, _) => {
                self.is_sent = sent == Sent::Done;
                Next::Action
            }
            (Phase::Sending | Phase::RepeatingResponse, Sent::Connecting(error) | Sent::Failed(error)) => Next::Error(error),
            (Phase::Sending, Sent::Done) => Next::Action,
            (Phase::RepeatingResponse, Sent::Done) => tell(match transaction.status() {
                Some(100..=199) => Notice::ProvisionalSent,
                Some(200..=299) => Notice::SuccessSentAgain,
                _ => Notice::FailureSentAgain,
            }),
        };
        Some(next)
    }

    fn act(&self, transaction: &mut impl Transaction, action: Action) -> Next {
        match action {
            Action::KeepRequest => transaction.keep(Slot::Request),
            Action::KeepResponse => transaction.keep(Slot::Response),
            Action::KeepAck => transaction.keep(Slot::Ack),
            Action::Drop => transaction.discard(),
            Action::BuildAck if transaction.build_ack() => {}
            Action::BuildAck => return Next::End,
            Action::SendRequest => return Next::Step(Step::Send(Slot::Request), Phase::SendingRequest { again: false }),
            Action::ResendRequest => return Next::Step(Step::Send(Slot::Request), Phase::SendingRequest { again: true }),
            Action::SendResponse => return Next::Step(Step::Send(Slot::Response), Phase::Sending),
            Action::SendAck => return Next::Step(Step::Send(Slot::Ack), Phase::Sending),
            Action::ResendResponse if transaction.status().is_none() => {}
            Action::ResendResponse => return Next::Step(Step::Send(Slot::Response), Phase::RepeatingResponse),
            Action::Tell(Notice::TimedOut) if transaction.is_broken() => {
                return Next::Step(Step::TellTransportError(-1), Phase::Acting);
            }
            Action::Tell(notice) => return tell(notice),
            Action::TellMethod => return tell(Notice::Method(Method::of(transaction.method()))),
            Action::TellFinal => return tell(Notice::Final(self.class(transaction))),
            Action::Start(timer) => restart(transaction, timer, 0),
            Action::Lengthen(timer) => lengthen(transaction, timer),
            Action::SlowDown(timer) => {
                if transaction.length(timer).is_some_and(|length| length > 0) {
                    transaction.arm(timer, timer::T2);
                }
            }
            Action::Stop(timer) => transaction.disarm(timer),
            Action::DisarmIfReliable(timer) if self.is_sent => return self.disarm_if_reliable(transaction, timer),
            Action::DisarmIfReliable(_) => {}
            Action::StartUnlessReliable(timer) => match self.disarm_if_reliable(transaction, timer) {
                Next::Action => restart(transaction, timer, 1),
                next => return next,
            },
        }
        Next::Action
    }

    /// The class of the final response: what the event says of a success, and the status code of all else.
    fn class(&self, transaction: &impl Transaction) -> Class {
        match transaction.status() {
            _ if matches!(self.event, Event::ReceiveSuccess | Event::SendSuccess) => Class::Success,
            Some(300..=399) => Class::Redirection,
            Some(400..=499) => Class::ClientError,
            Some(500..=599) => Class::ServerError,
            _ => Class::GlobalFailure,
        }
    }

    /// On a reliable transport a request that was sent is not retransmitted; one that waits for the connection is tried again after T1.
    fn disarm_if_reliable(&self, transaction: &mut impl Transaction, timer: Timer) -> Next {
        match transaction.reliability() {
            Err(UnknownTransport::NoTransport) if self.machine == Machine::Ict => return Next::Error(0),
            Err(_) => return Next::Error(-1),
            Ok(Reliability::Unreliable) => {}
            Ok(Reliability::Reliable) if self.is_sent => transaction.disarm(timer),
            Ok(Reliability::Reliable) => transaction.set_length(timer, timer::T1),
        }
        Next::Action
    }
}

/// Starts a timer that is at least so long.
fn restart(transaction: &mut impl Transaction, timer: Timer, least: Length) {
    if let Some(length) = transaction.length(timer).filter(|length| *length >= least) {
        transaction.arm(timer, length);
    }
}

/// Starts a timer with its next length.
fn lengthen(transaction: &mut impl Transaction, timer: Timer) {
    let Some(length) = transaction.length(timer) else { return };
    let longer = match timer {
        Timer::A => timer::next_a(length),
        Timer::E if transaction.state() == Some(State::NictTrying) => timer::next_e_trying(length, transaction.age()),
        Timer::E => timer::next_e_proceeding(),
        _ => timer::next_g(length),
    };
    transaction.arm(timer, longer);
}

#[cfg(test)]
mod tests;
