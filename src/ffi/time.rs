//! The times of C, as wide as the C compiler of the target has them: on 32-bit machines that is a choice of its flags.

#[cfg(osip_measured)]
pub use super::measured::{suseconds_t, time_t};

/// Seconds, where there is no C compiler to ask.
#[cfg(not(osip_measured))]
pub type time_t = core::ffi::c_long;
/// Microseconds, where there is no C compiler to ask.
#[cfg(not(osip_measured))]
pub type suseconds_t = core::ffi::c_long;

/// A time: seconds and microseconds.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct timeval {
    pub tv_sec: time_t,
    pub tv_usec: suseconds_t,
}

unsafe extern "C" {
    /// Now, on a clock that nobody sets: see osip_time.c.
    pub(crate) fn osip_rs_now(now: *mut timeval);
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
