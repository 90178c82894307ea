//! The non-INVITE server transaction (RFC 3261 section 17.2.2, figure 8).

use super::Action::*;
use super::Event::*;
use super::Notice::*;
use super::State::{
    NistCompleted as Completed, NistPreTrying as PreTrying, NistProceeding as Proceeding, NistTerminated as Terminated,
    NistTrying as Trying,
};
use super::Timer::*;
use super::{Action, Row, row};

/// What a provisional response does.
const PROVISIONAL: &[Action] = &[KeepResponse, SendResponse, Tell(ProvisionalSent)];
/// What a final response does.
const FINAL: &[Action] = &[KeepResponse, SendResponse, TellFinal, Start(J)];
/// What a retransmission of the request does.
const AGAIN: &[Action] = &[Drop, Tell(ReceivedAgain), ResendResponse];

/// The machine, in the order of `nist_transition`.
#[rustfmt::skip]
pub const TABLE: [Row; 10] = [
    row(PreTrying, ReceiveRequest, &[KeepRequest, TellMethod], Trying),
    row(Trying, SendProvisional, PROVISIONAL, Proceeding),
    row(Trying, SendSuccess, FINAL, Completed),
    row(Trying, SendFailure, FINAL, Completed),
    row(Proceeding, SendProvisional, PROVISIONAL, Proceeding),
    row(Proceeding, SendSuccess, FINAL, Completed),
    row(Proceeding, SendFailure, FINAL, Completed),
    row(Proceeding, ReceiveRequest, AGAIN, Proceeding),
    row(Completed, Timeout(J), &[Stop(J)], Terminated),
    row(Completed, ReceiveRequest, AGAIN, Completed),
];
