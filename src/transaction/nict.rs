//! The non-INVITE client transaction (RFC 3261 section 17.1.2, figure 6).

use super::Action::*;
use super::Event::*;
use super::Notice::*;
use super::State::{
    NictCompleted as Completed, NictPreTrying as PreTrying, NictProceeding as Proceeding, NictTerminated as Terminated,
    NictTrying as Trying,
};
use super::Timer::*;
use super::{Action, Event, Row, row};

/// What timer F does.
const GIVE_UP: &[Action] = &[Stop(F), Tell(TimedOut)];
/// What timer E does.
const RESEND: &[Action] = &[Lengthen(E), ResendRequest, DisarmIfReliable(E), Tell(SentAgain)];
/// What a provisional response does: the request is repeated more slowly.
const PROVISIONAL: &[Action] = &[KeepResponse, SlowDown(E), Tell(ProvisionalReceived)];
/// What a final response does.
const FINAL: &[Action] = &[KeepResponse, TellFinal, Start(K)];

/// The machine, in the order of `nict_transition`.
#[rustfmt::skip]
pub const TABLE: [Row; 12] = [
    row(PreTrying, Event::SendRequest, &[KeepRequest, Action::SendRequest, TellMethod, StartUnlessReliable(E)], Trying),
    row(Trying, Timeout(F), GIVE_UP, Terminated),
    row(Trying, Timeout(E), RESEND, Trying),
    row(Trying, ReceiveProvisional, PROVISIONAL, Proceeding),
    row(Trying, ReceiveSuccess, FINAL, Completed),
    row(Trying, ReceiveFailure, FINAL, Completed),
    row(Proceeding, Timeout(F), GIVE_UP, Terminated),
    row(Proceeding, Timeout(E), RESEND, Proceeding),
    row(Proceeding, ReceiveProvisional, PROVISIONAL, Proceeding),
    row(Proceeding, ReceiveSuccess, FINAL, Completed),
    row(Proceeding, ReceiveFailure, FINAL, Completed),
    row(Completed, Timeout(K), &[Stop(K)], Terminated),
];
