//! The INVITE server transaction (RFC 3261 section 17.2.1, figure 7).

use super::Action::*;
use super::Event::*;
use super::Notice::*;
use super::State::{
    IstCompleted as Completed, IstConfirmed as Confirmed, IstPreProceeding as PreProceeding, IstProceeding as Proceeding,
    IstTerminated as Terminated,
};
use super::Timer::*;
use super::{Action, Row, row};

/// What a retransmission of the INVITE does.
const AGAIN: &[Action] = &[Drop, Tell(ReceivedAgain), ResendResponse];

/// The machine, in the order of `ist_transition`.
#[rustfmt::skip]
pub const TABLE: [Row; 11] = [
    row(PreProceeding, ReceiveInvite, &[KeepRequest, Tell(Received)], Proceeding),
    row(Proceeding, ReceiveInvite, AGAIN, Proceeding),
    row(Completed, ReceiveInvite, AGAIN, Completed),
    row(Completed, Timeout(G), &[Lengthen(G), SendResponse, Tell(FailureSentAgain)], Completed),
    row(Completed, Timeout(H), &[Stop(H)], Terminated),
    row(Proceeding, SendProvisional, &[KeepResponse, SendResponse, Tell(ProvisionalSent)], Proceeding),
    row(Proceeding, SendSuccess, &[KeepResponse, SendResponse, TellFinal], Terminated),
    row(Proceeding, SendFailure, &[KeepResponse, SendResponse, TellFinal, Start(G), Start(H)], Completed),
    row(Completed, ReceiveAck, &[KeepAck, Tell(AckReceived), Start(I)], Confirmed),
    row(Confirmed, ReceiveAck, &[KeepAck, Tell(AckReceivedAgain), Start(I)], Confirmed),
    row(Confirmed, Timeout(I), &[Stop(I)], Terminated),
];
