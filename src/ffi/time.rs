//! The clock of transactions, and calculations with its times.

use crate::ffi::layout::{suseconds_t, time_t, timeval};
use libc::c_int;

/// Microseconds in a second.
const SECOND: suseconds_t = 1_000_000;

#[cfg(miri)]
use crate::ffi::miri::osip_rs_now;

#[cfg(not(miri))]
unsafe extern "C" {
    /// Now, on a clock that nobody sets: see osip_time.c.
    fn osip_rs_now(now: *mut timeval);
}

/// Now, on a clock that nobody sets.
pub(crate) fn now() -> timeval {
    let mut now = timeval { tv_sec: 0, tv_usec: 0 };
    // SAFETY: `now` may be written.
    unsafe { osip_rs_now(&raw mut now) };
    now
}

/// Adds milliseconds to a time.
pub(crate) fn add(time: &mut timeval, ms: c_int) {
    // From here on the original drops what is less than a second, because 32 bits don't hold the microseconds.
    if ms >= 1_000_000 {
        time.tv_usec = 0;
        time.tv_sec = time.tv_sec.wrapping_add(time_t::from(ms / 1000));
        return;
    }
    time.tv_usec = time.tv_usec.wrapping_add(suseconds_t::from(ms.wrapping_mul(1000)));
    // The original carries 32 bits of seconds.
    time.tv_sec = time.tv_sec.wrapping_add(time_t::from((time.tv_usec / SECOND) as c_int));
    time.tv_usec %= SECOND;
}

/// The time that is so many milliseconds ahead.
pub(crate) fn ahead(milliseconds: c_int) -> timeval {
    let mut time = now();
    add(&mut time, milliseconds);
    time
}

impl timeval {
    /// How long ago an earlier time was.
    #[allow(clippy::useless_conversion, reason = "some machines have times of 32 bits")]
    pub(crate) fn milliseconds_since(self, earlier: Self) -> i64 {
        let seconds = i64::from(self.tv_sec).wrapping_sub(earlier.tv_sec.into());
        let micros = i64::from(self.tv_usec).wrapping_sub(earlier.tv_usec.into());
        seconds.wrapping_mul(1000).wrapping_add(micros.div_euclid(1000))
    }
}
