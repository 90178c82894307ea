//! The INVITE client transaction (RFC 3261 section 17.1.1, figure 5).

use super::Action::*;
use super::Event::*;
use super::Notice::*;
use super::State::{
    IctCalling as Calling, IctCompleted as Completed, IctPreCalling as PreCalling, IctProceeding as Proceeding,
    IctTerminated as Terminated,
};
use super::Timer::*;
use super::{Action, Row, row};

/// What a final response other than 2xx does.
const FAILURE: &[Action] = &[KeepResponse, BuildAck, SendAck, TellFinal, Tell(AckSent), Start(D)];

/// The machine, in the order of `ict_transition`.
#[rustfmt::skip]
pub const TABLE: [Row; 11] = [
    row(PreCalling, SendInvite, &[KeepRequest, Action::SendRequest, DisarmIfReliable(A), Tell(Sent)], Calling),
    row(Calling, Timeout(A), &[Lengthen(A), ResendRequest, DisarmIfReliable(A), Tell(SentAgain)], Calling),
    row(Calling, Timeout(B), &[Stop(B), Tell(TimedOut)], Terminated),
    row(Calling, ReceiveProvisional, &[KeepResponse, Tell(ProvisionalReceived)], Proceeding),
    row(Calling, ReceiveSuccess, &[KeepResponse, TellFinal], Terminated),
    row(Calling, ReceiveFailure, FAILURE, Completed),
    row(Proceeding, ReceiveProvisional, &[KeepResponse, Tell(ProvisionalReceived)], Proceeding),
    row(Proceeding, ReceiveSuccess, &[KeepResponse, TellFinal], Terminated),
    row(Proceeding, ReceiveFailure, FAILURE, Completed),
    row(Completed, ReceiveFailure, &[Tell(FailureReceivedAgain), Drop, SendAck, Tell(AckSentAgain)], Completed),
    row(Completed, Timeout(D), &[Stop(D)], Terminated),
];
