//! 2xx responses to an INVITE, which are retransmitted until their ACK arrives, and ACKs, which are retransmitted for as long as
//! 2xx responses may come: both outside of transactions (RFC 3261 sections 13.2.2.4 and 13.3.1.4).
//!
//! ```
//! use osip::transaction::retransmission::{FIRST_INTERVAL, next_interval};
//!
//! assert_eq!((next_interval(FIRST_INTERVAL), next_interval(3000)), (1000, 4000));
//! ```

use super::timer::{T1, T2};

/// How many milliseconds after the first sending the message is retransmitted: a little more than T1.
pub const FIRST_DELAY: i32 = T1 + 10;
/// The interval that [`next_interval`] begins with.
pub const FIRST_INTERVAL: i32 = T1;
/// How many times it is retransmitted.
pub const TIMES: i32 = 10;

/// How many milliseconds after this repetition the next one comes: twice the last interval, T2 at most.
pub fn next_interval(interval: i32) -> i32 {
    interval.saturating_mul(2).min(T2)
}

/// True if an ACK ends the repetition of a 2xx response: both have the same number in the CSeq, and the ACK is of the dialog,
/// which is asked last.
pub fn is_acknowledged(response: Option<&[u8]>, ack: Option<&[u8]>, is_of_dialog: impl FnOnce() -> bool) -> bool {
    response.zip(ack).is_some_and(|(response, ack)| response == ack) && is_of_dialog()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_2xx_is_sent_again_for_less_than_33_seconds() {
        let mut interval = FIRST_INTERVAL;
        let mut time = FIRST_DELAY;
        let times: Vec<i32> = (0..TIMES)
            .map(|_| {
                let now = time;
                interval = next_interval(interval);
                time += interval;
                now
            })
            .collect();
        assert_eq!(times, [510, 1510, 3510, 7510, 11510, 15510, 19510, 23510, 27510, 31510]);
    }

    #[test]
    fn an_interval_stays_below_t2_whatever_the_application_has_set() {
        assert_eq!([i32::MAX, 4000, 0, -1].map(next_interval), [4000, 4000, 0, -2]);
    }

    #[test]
    fn an_ack_is_known_by_its_number_and_its_dialog() {
        assert!(is_acknowledged(Some(b"1"), Some(b"1"), || true));
        assert!(!is_acknowledged(Some(b"1"), Some(b"1"), || false));
        for (response, ack) in [(Some(&b"1"[..]), Some(&b"2"[..])), (None, None), (Some(b"1"), None), (None, Some(b"1"))] {
            assert!(!is_acknowledged(response, ack, || unreachable!("the number tells")));
        }
    }
}
