//! What each machine adds to a transaction, piece by piece.

use crate::ffi::code::{self, Result};
use crate::ffi::layout::{osip, osip_event, osip_ict, osip_ist, osip_message, osip_nict, osip_nist, state_t, timeval, type_t};
use crate::ffi::time::now;
use crate::ffi::transaction::{contexts, event};
use crate::ffi::{alloc, ptr};
use crate::transaction::timer::running;
use crate::transaction::{Event, State, Timer};
use core::ptr::null_mut;
use libc::{c_int, c_void};

/// Stores a new context, or NULL.
///
/// # Safety
/// `dest` is NULL or may be written, `request` NULL or a message.
unsafe fn init_context<T>(
    dest: *mut *mut T,
    request: *mut osip_message,
    make: impl FnOnce(&osip_message) -> Result<*mut T>,
) -> c_int {
    code::of(|| {
        // SAFETY: NULL or valid.
        let (dest, request) = unsafe { (ptr::out(dest)?, ptr::get(request)?) };
        *dest = make(request)?;
        Ok(())
    })
}

/// Makes the pairs that make and free the context of a machine.
macro_rules! contexts {
    ($($type:ident: $init:ident, $make:path; $free:ident, $release:path;)+) => {
        $(
            /// Makes the context of a transaction, for its request. 0, or the error of a request that does not tell its transport, OSIP_NOMEM.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `dest` is NULL or may be written, `request` NULL or a message.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $init(dest: *mut *mut $type, _: *mut osip, request: *mut osip_message) -> c_int {
                // SAFETY: `dest` is NULL or may be written, `request` NULL or a message.
                unsafe { init_context(dest, request, $make) }
            }

            /// Frees a context. 0.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `context` is NULL or a context that is not used any more.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $free(context: *mut $type) -> c_int {
                // SAFETY: NULL or a context that is given up.
                unsafe { $release(context) };
                0
            }
        )+
    };
}

contexts! {
    osip_ict: __osip_ict_init, contexts::ict; __osip_ict_free, contexts::free_ict;
    osip_ist: __osip_ist_init, contexts::ist; __osip_ist_free, alloc::free;
    osip_nict: __osip_nict_init, contexts::nict; __osip_nict_free, contexts::free_nict;
    osip_nist: __osip_nist_init, contexts::nist; __osip_nist_free, alloc::free;
}

/// A new event if a timer is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `timer` is NULL or a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_transaction_need_timer_x_event(
    xixt: *mut c_void,
    timer: *mut timeval,
    cond_state: c_int,
    transactionid: c_int,
    r#type: type_t,
) -> *mut osip_event {
    // SAFETY: NULL or a time.
    let Some(&start) = (unsafe { timer.as_ref() }) else { return null_mut() };
    if xixt.is_null() || cond_state == 0 || start.tv_sec == -1 || start > now() {
        return null_mut();
    }
    event::new(r#type, transactionid).unwrap_or(null_mut())
}

/// A new event if a timer runs in a state and is due, or NULL.
///
/// # Safety
/// `context` is NULL or a context, of which `start` gives the start of the timer.
unsafe fn timer_event_if_due<T>(
    context: *mut T,
    start: impl FnOnce(*mut T) -> *mut timeval,
    state: state_t,
    id: c_int,
    timer: Timer,
) -> *mut osip_event {
    if context.is_null() {
        return null_mut();
    }
    let runs = State::from_number(state).is_some_and(|state| running(state).contains(&timer));
    // SAFETY: the start is a member of the context.
    unsafe {
        __osip_transaction_need_timer_x_event(
            context.cast(),
            start(context),
            c_int::from(runs),
            id,
            event::number(Event::Timeout(timer)),
        )
    }
}

/// Makes the functions that look at one timer of a context.
macro_rules! timers {
    ($($name:ident: $type:ident, $start:ident, $timer:ident;)+) => {
        $(
            /// A new event if the timer of its name is due, or NULL.
            ///
            /// cbindgen:ignore
            ///
            /// # Safety
            /// `context` is NULL or a context.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $name(context: *mut $type, state: state_t, transactionid: c_int) -> *mut osip_event {
                // SAFETY: `context` is NULL or a context, of which this is the start of the timer.
                unsafe { timer_event_if_due(context, |context| &raw mut (*context).$start, state, transactionid, Timer::$timer) }
            }
        )+
    };
}

timers! {
    __osip_ict_need_timer_a_event: osip_ict, timer_a_start, A;
    __osip_ict_need_timer_b_event: osip_ict, timer_b_start, B;
    __osip_ict_need_timer_d_event: osip_ict, timer_d_start, D;
    __osip_ist_need_timer_g_event: osip_ist, timer_g_start, G;
    __osip_ist_need_timer_h_event: osip_ist, timer_h_start, H;
    __osip_ist_need_timer_i_event: osip_ist, timer_i_start, I;
    __osip_nict_need_timer_e_event: osip_nict, timer_e_start, E;
    __osip_nict_need_timer_f_event: osip_nict, timer_f_start, F;
    __osip_nict_need_timer_k_event: osip_nict, timer_k_start, K;
    __osip_nist_need_timer_j_event: osip_nist, timer_j_start, J;
}
