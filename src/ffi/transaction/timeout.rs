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
        let due = stack.lock_schedules().of(machine).first_due(machine, now, &mut Scheduled);
        first = first.into_iter().chain(due).min();
        if first.is_some_and(|first| first <= now) {
            return timeval { tv_sec: 0, tv_usec: 0 };
        }
    }
    first = first.into_iter().chain(retransmit::first(stack)).min();
    let longest = timeval { tv_sec: FOREVER, tv_usec: 0 };
    first.map_or(longest, |first| wait(clock.unwrap_or_else(now), first).min(longest))
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
