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
    let now = now();
    let mut until = timeval { tv_sec: now.tv_sec.saturating_add(FOREVER), tv_usec: now.tv_usec };
    for machine in Machine::ALL {
        let mut list = stack.lock(machine);
        list.sync();
        let first = stack.lock_schedules().of(machine).first_due(machine, now, &mut Scheduled);
        until = until.min(first.unwrap_or(until));
        if until <= now {
            return timeval { tv_sec: 0, tv_usec: 0 };
        }
    }
    until = until.min(retransmit::first(stack).unwrap_or(until));
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
