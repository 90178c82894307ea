//! How long the application may wait before the library has something to do.

use super::retransmit;
use super::stack::Osip;
use super::tx::Scheduled;
use crate::ffi::layout::{time_t, timeval};
use crate::ffi::time::now;
use crate::transaction::Machine;

/// How long one may wait when there is nothing to wait for: a year, in seconds.
const FOREVER: time_t = 31_536_000;

/// How long the application may wait.
pub(crate) fn until_due(stack: Osip) -> timeval {
    // What the time is matters only where something is planned.
    let mut clock = None;
    let mut first: Option<timeval> = None;
    for machine in Machine::ALL {
        let mut list = stack.lock(machine);
        list.sync();
        if list.is_empty() {
            continue;
        }
        let now = *clock.get_or_insert_with(now);
        first = earlier(first, stack.lock_schedules().of(machine).first_due(machine, now, &mut Scheduled));
        if first.is_some_and(|first| first <= now) {
            return timeval { tv_sec: 0, tv_usec: 0 };
        }
    }
    first = earlier(first, retransmit::first(stack));
    let longest = timeval { tv_sec: FOREVER, tv_usec: 0 };
    first.map_or(longest, |first| wait(clock.unwrap_or_else(now), first).min(longest))
}

/// The earlier of two times, of which each may be none.
fn earlier(left: Option<timeval>, right: Option<timeval>) -> Option<timeval> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

/// How long it takes from now until a time; 0 if it is over.
fn wait(now: timeval, until: timeval) -> timeval {
    if until <= now {
        return timeval { tv_sec: 0, tv_usec: 0 };
    }
    let mut wait = timeval { tv_sec: until.tv_sec.wrapping_sub(now.tv_sec), tv_usec: until.tv_usec.wrapping_sub(now.tv_usec) };
    if wait.tv_usec < 0 {
        wait.tv_sec = wait.tv_sec.wrapping_sub(1);
        wait.tv_usec = wait.tv_usec.wrapping_add(1_000_000);
    }
    wait
}
