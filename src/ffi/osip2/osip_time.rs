//! `osip2/osip_time.h`: the clock of transactions, and calculations with its times.

use crate::ffi::code::{self, BADPARAMETER};
use crate::ffi::layout::{time_t, timeval};
use crate::ffi::ptr;
use crate::ffi::time::{add, now};
use libc::{c_int, c_void};

/// True if `left` is later than `right`.
pub(crate) fn later(left: timeval, right: timeval) -> bool {
    left > right
}

/// Adds milliseconds to a time. A million and more are added as whole seconds, and the fraction is dropped.
///
/// # Safety
/// `atv` is NULL or a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn add_gettimeofday(atv: *mut timeval, ms: c_int) {
    // SAFETY: NULL or a time.
    if let Some(time) = unsafe { atv.as_mut() } {
        add(time, ms);
    }
}

/// Sets tv1 to the earlier of the two; a tv2 whose seconds are -1 is no time.
///
/// # Safety
/// Both are NULL or times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn min_timercmp(tv1: *mut timeval, tv2: *mut timeval) {
    // SAFETY: NULL or times; they may be the same, so the second is copied.
    let (Some(tv2), Some(tv1)) = (unsafe { tv2.as_ref() }.copied(), unsafe { tv1.as_mut() }) else {
        return;
    };
    if tv2.tv_sec != -1 && later(*tv1, tv2) {
        *tv1 = tv2;
    }
}

/// The time since some fixed moment, not of the calendar. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `tp` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_gettimeofday(tp: *mut timeval, tz: *mut c_void) -> c_int {
    let _ = tz;
    code::of(|| {
        if tp.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: writable.
        unsafe { tp.write(now()) };
        Ok(())
    })
}

/// The seconds of osip_gettimeofday, stored in *t too.
///
/// # Safety
/// `t` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_getsystemtime(t: *mut time_t) -> time_t {
    let seconds = now().tv_sec;
    // SAFETY: NULL or writable.
    if let Ok(t) = unsafe { ptr::get_mut(t) } {
        *t = seconds;
    }
    seconds
}

/// Does nothing: the clock needs no compensation.
///
/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_compensatetime() {}
