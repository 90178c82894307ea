//! What each machine adds to a transaction, piece by piece.

use crate::ffi::code::Result;
use crate::ffi::layout::{osip, osip_event, osip_ict, osip_ist, osip_message, osip_nict, osip_nist, state_t, timeval, type_t};
use crate::ffi::time::now;
use crate::ffi::transaction::{contexts, event};
use crate::ffi::{alloc, guard, ptr};
use crate::transaction::timer::running;
use crate::transaction::{State, Timer};
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
    guard::code(|| {
        // SAFETY: NULL or valid, by the contract.
        let (dest, request) = unsafe { (ptr::out(dest)?, ptr::get(request)?) };
        *dest = make(request)?;
        Ok(())
    })
}

/// Makes the context of an INVITE client transaction.
///
/// cbindgen:ignore
///
/// # Safety
/// `dest` is NULL or may be written, `invite` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_init(dest: *mut *mut osip_ict, _: *mut osip, invite: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { init_context(dest, invite, contexts::ict) }
}

/// Makes the context of an INVITE server transaction.
///
/// cbindgen:ignore
///
/// # Safety
/// `dest` is NULL or may be written, `invite` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_init(dest: *mut *mut osip_ist, _: *mut osip, invite: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { init_context(dest, invite, contexts::ist) }
}

/// Makes the context of a client transaction that is not INVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// `dest` is NULL or may be written, `request` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_init(dest: *mut *mut osip_nict, _: *mut osip, request: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { init_context(dest, request, contexts::nict) }
}

/// Makes the context of a server transaction that is not INVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// `dest` is NULL or may be written, `request` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nist_init(dest: *mut *mut osip_nist, _: *mut osip, request: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { init_context(dest, request, contexts::nist) }
}

/// Frees a context.
///
/// cbindgen:ignore
///
/// # Safety
/// `ict` is NULL or a context that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_free(ict: *mut osip_ict) -> c_int {
    // SAFETY: by the contract.
    unsafe { contexts::free_ict(ict) };
    0
}

/// Frees a context.
///
/// cbindgen:ignore
///
/// # Safety
/// `ist` is NULL or a context that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_free(ist: *mut osip_ist) -> c_int {
    // SAFETY: by the contract.
    unsafe { alloc::free(ist) };
    0
}

/// Frees a context.
///
/// cbindgen:ignore
///
/// # Safety
/// `nict` is NULL or a context that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_free(nict: *mut osip_nict) -> c_int {
    // SAFETY: by the contract.
    unsafe { contexts::free_nict(nict) };
    0
}

/// Frees a context.
///
/// cbindgen:ignore
///
/// # Safety
/// `nist` is NULL or a context that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nist_free(nist: *mut osip_nist) -> c_int {
    // SAFETY: by the contract.
    unsafe { alloc::free(nist) };
    0
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
    guard::pointer(|| {
        // SAFETY: NULL or a time, by the contract.
        let Some(&start) = (unsafe { timer.as_ref() }) else { return null_mut() };
        if xixt.is_null() || cond_state == 0 || start.tv_sec == -1 || start > now() {
            return null_mut();
        }
        event::new(r#type, transactionid).unwrap_or(null_mut())
    })
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
    unsafe { __osip_transaction_need_timer_x_event(context.cast(), start(context), c_int::from(runs), id, event::timeout(timer)) }
}

/// A new event if timer A is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_need_timer_a_event(
    ict: *mut osip_ict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ict, |context| &raw mut (*context).timer_a_start, state, transactionid, Timer::A) }
}

/// A new event if timer B is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_need_timer_b_event(
    ict: *mut osip_ict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ict, |context| &raw mut (*context).timer_b_start, state, transactionid, Timer::B) }
}

/// A new event if timer D is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_need_timer_d_event(
    ict: *mut osip_ict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ict, |context| &raw mut (*context).timer_d_start, state, transactionid, Timer::D) }
}

/// A new event if timer G is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ist` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_need_timer_g_event(
    ist: *mut osip_ist,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ist, |context| &raw mut (*context).timer_g_start, state, transactionid, Timer::G) }
}

/// A new event if timer H is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ist` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_need_timer_h_event(
    ist: *mut osip_ist,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ist, |context| &raw mut (*context).timer_h_start, state, transactionid, Timer::H) }
}

/// A new event if timer I is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `ist` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_need_timer_i_event(
    ist: *mut osip_ist,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(ist, |context| &raw mut (*context).timer_i_start, state, transactionid, Timer::I) }
}

/// A new event if timer E is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `nict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_need_timer_e_event(
    nict: *mut osip_nict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(nict, |context| &raw mut (*context).timer_e_start, state, transactionid, Timer::E) }
}

/// A new event if timer F is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `nict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_need_timer_f_event(
    nict: *mut osip_nict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(nict, |context| &raw mut (*context).timer_f_start, state, transactionid, Timer::F) }
}

/// A new event if timer K is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `nict` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_need_timer_k_event(
    nict: *mut osip_nict,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(nict, |context| &raw mut (*context).timer_k_start, state, transactionid, Timer::K) }
}

/// A new event if timer J is due, or NULL.
///
/// cbindgen:ignore
///
/// # Safety
/// `nist` is NULL or a context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nist_need_timer_j_event(
    nist: *mut osip_nist,
    state: state_t,
    transactionid: c_int,
) -> *mut osip_event {
    // SAFETY: NULL or a context, by the contract.
    unsafe { timer_event_if_due(nist, |context| &raw mut (*context).timer_j_start, state, transactionid, Timer::J) }
}
