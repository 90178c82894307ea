//! Timers (RFC 3261 table 4), in milliseconds.
//!
//! ```
//! use osip::transaction::Timer;
//! use osip::transaction::timer::{self, Reliability};
//!
//! assert_eq!(timer::first_length(Timer::A, Reliability::of(b"UDP")), timer::T1);
//! assert_eq!(timer::next_a(timer::T1), 2 * timer::T1);
//! ```

use super::State;

/// The round-trip time that is assumed.
pub const T1: i32 = 500;
/// The longest time between retransmissions of anything but an INVITE.
pub const T2: i32 = 4000;
/// The longest time a message stays in the network.
pub const T4: i32 = 5000;
/// How long anything is waited for.
pub const PATIENCE: i32 = 64 * T1;

/// A timer of a transaction, by its letter in RFC 3261.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// INVITE retransmission.
    A,
    /// INVITE timeout.
    B,
    /// Wait for retransmissions of the final response to an INVITE.
    D,
    /// Request retransmission.
    E,
    /// Request timeout.
    F,
    /// Wait for retransmissions of the final response to a request.
    K,
    /// Retransmission of the final response to an INVITE.
    G,
    /// Wait for the ACK.
    H,
    /// Wait for retransmissions of the ACK.
    I,
    /// Wait for retransmissions of a request.
    J,
}

impl Timer {
    /// True for the timers that applications of oSIP set as they like, so that no plan can rest on them.
    pub fn is_written_by_applications(self) -> bool {
        matches!(self, Self::A | Self::B | Self::E | Self::F)
    }
}

/// Whether a transport needs retransmissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// It needs none.
    Reliable,
    /// Messages may get lost.
    Unreliable,
}

impl Reliability {
    /// That of a transport, by the name that it has in a Via; the case does not matter.
    ///
    /// # Differs from RFC 3261
    /// TCP, TLS and SCTP are reliable. So are WS, WSS and TLS-SCTP, but oSIP does not know them.
    pub fn of(transport: &[u8]) -> Self {
        match [&b"TCP"[..], b"TLS", b"SCTP"].iter().any(|reliable| reliable.eq_ignore_ascii_case(transport)) {
            true => Self::Reliable,
            false => Self::Unreliable,
        }
    }
}

/// The length of a timer of a new transaction, in milliseconds; -1 if it is never needed. One of 0 fires at once.
pub fn first_length(timer: Timer, reliability: Reliability) -> i32 {
    match (timer, reliability) {
        (Timer::A | Timer::E, _) | (Timer::G, Reliability::Unreliable) => T1,
        (Timer::G, Reliability::Reliable) => -1,
        (Timer::B | Timer::F | Timer::H, _) | (Timer::D | Timer::J, Reliability::Unreliable) => PATIENCE,
        (Timer::I | Timer::K, Reliability::Unreliable) => T4,
        (Timer::D | Timer::I | Timer::J | Timer::K, Reliability::Reliable) => 0,
    }
}

/// True for a timer that runs from the creation of the transaction on, and not only from an event on.
pub fn starts_at_creation(timer: Timer) -> bool {
    matches!(timer, Timer::A | Timer::B | Timer::F)
}

/// Why the transport of a request is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownTransport {
    /// The request has no Via.
    NoVia,
    /// The top Via has no transport.
    NoTransport,
}

/// The timers that run in a state, the most important first: of several that are due, only the first fires.
pub fn running(state: State) -> &'static [Timer] {
    match state {
        State::IctCalling => &[Timer::B, Timer::A],
        State::IctCompleted => &[Timer::D],
        State::IstCompleted => &[Timer::H, Timer::G],
        State::IstConfirmed => &[Timer::I],
        State::NictTrying | State::NictProceeding => &[Timer::F, Timer::E],
        State::NictCompleted => &[Timer::K],
        State::NistCompleted => &[Timer::J],
        _ => &[],
    }
}

/// The next length of timer A: twice the last, without bound. A length that is not positive counts as T1.
pub fn next_a(length: i32) -> i32 {
    if length <= 0 { T1 } else { length.saturating_mul(2) }
}

/// The next length of timer G: twice the last, T2 at most.
pub fn next_g(length: i32) -> i32 {
    length.saturating_mul(2).min(T2)
}

/// The next length of timer E in Proceeding: T2.
pub fn next_e_proceeding() -> i32 {
    T2
}

/// The next length of timer E in Trying, `age` milliseconds after the transaction was created. A timer that an application has made fire
/// early does not climb faster for that.
pub fn next_e_trying(length: i32, age: i64) -> i32 {
    match age {
        ..500 => 500,
        500..1000 => 1000,
        1000..2000 => 2000,
        _ => length.saturating_mul(2).min(T2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_its_timers_and_the_one_that_ends_the_transaction_goes_first() {
        use State::*;
        for (state, timers) in [
            (IctCalling, &[Timer::B, Timer::A][..]),
            (IctCompleted, &[Timer::D]),
            (IstCompleted, &[Timer::H, Timer::G]),
            (IstConfirmed, &[Timer::I]),
            (NictTrying, &[Timer::F, Timer::E]),
            (NictProceeding, &[Timer::F, Timer::E]),
            (NictCompleted, &[Timer::K]),
            (NistCompleted, &[Timer::J]),
        ] {
            assert_eq!(running(state), timers, "{state:?}");
        }
        let others = [
            IctPreCalling,
            IctProceeding,
            IctTerminated,
            IstProceeding,
            IstTerminated,
            NictTerminated,
            NistTrying,
            NistProceeding,
        ];
        assert!(others.into_iter().all(|state| running(state).is_empty()));
    }

    #[test]
    fn transports_that_are_reliable() {
        assert!([&b"TCP"[..], b"tls", b"Sctp"].iter().all(|transport| Reliability::of(transport) == Reliability::Reliable));
        let others = [&b"UDP"[..], b"WSS", b"TLS-SCTP", b""];
        assert!(others.iter().all(|transport| Reliability::of(transport) == Reliability::Unreliable));
    }

    const ALL: [Timer; 10] = [Timer::A, Timer::B, Timer::D, Timer::E, Timer::F, Timer::G, Timer::H, Timer::I, Timer::J, Timer::K];

    #[test]
    fn first_lengths_follow_table_4() {
        let unreliable = ALL.map(|timer| first_length(timer, Reliability::Unreliable));
        assert_eq!(unreliable, [500, 32000, 32000, 500, 32000, 500, 32000, 5000, 32000, 5000]);
        let reliable = ALL.map(|timer| first_length(timer, Reliability::Reliable));
        assert_eq!(reliable, [500, 32000, 0, 500, 32000, -1, 32000, 0, 0, 0]);
    }

    #[test]
    fn timers_of_the_first_request_run_from_creation_on() {
        let filtered: Vec<_> = ALL.into_iter().filter(|timer| starts_at_creation(*timer)).collect();
        assert_eq!(filtered, [Timer::A, Timer::B, Timer::F]);
        let written: Vec<_> = ALL.into_iter().filter(|timer| timer.is_written_by_applications()).collect();
        assert_eq!(written, [Timer::A, Timer::B, Timer::E, Timer::F]);
    }

    #[test]
    fn a_doubles_without_bound() {
        assert_eq!((next_a(500), next_a(16000), next_a(i32::MAX), next_a(-1)), (1000, 32000, i32::MAX, T1));
    }

    #[test]
    fn g_doubles_up_to_t2() {
        assert_eq!((next_g(500), next_g(2000), next_g(4000)), (1000, 4000, 4000));
    }

    #[test]
    fn e_follows_the_age_of_the_transaction() {
        let lengths = [(500, 0), (500, 499), (500, 500), (500, 1999), (2000, 2000), (4000, 9000)];
        assert_eq!(lengths.map(|(length, age)| next_e_trying(length, age)), [500, 500, 1000, 2000, 4000, 4000]);
    }
}
