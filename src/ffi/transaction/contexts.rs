//! What each machine adds to a transaction: its timers, and where a client sends to.

use super::callbacks::Target;
use super::event;
use super::stack::osip_atoi;
use crate::ffi::alloc;
use crate::ffi::code::{NOMEM, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::guard;
use crate::ffi::list;
use crate::ffi::osip2::osip::{osip, osip_event, osip_ict, osip_ist, osip_nict, osip_nist, osip_transaction, state_t, type_t};
use crate::ffi::osip2::osip_time::{later, now};
use crate::ffi::osipparser2::headers::osip_route::osip_route_t;
use crate::ffi::osipparser2::headers::osip_via::osip_via;
use crate::ffi::osipparser2::osip_message::osip_message;
use crate::ffi::osipparser2::osip_uri::osip_uri;
use crate::ffi::params::ParamList;
use crate::ffi::ptr;
use crate::ffi::time::timeval;
use crate::sip::Params;
use crate::transaction::timer::{PATIENCE, T1, T4, is_reliable, running};
use crate::transaction::{Machine, State, Timer};
use core::ptr::null_mut;
use libc::{c_char, c_int, c_void};

/// A timer that does not run.
pub(super) const OFF: timeval = timeval { tv_sec: -1, tv_usec: 0 };

/// The length and the start of a timer of a transaction.
///
/// # Safety
/// The contexts of the transaction are NULL or valid.
pub(super) unsafe fn timer(transaction: *mut osip_transaction, timer: Timer) -> Option<(*mut c_int, *mut timeval)> {
    // SAFETY: by the contract; only addresses are made.
    unsafe {
        let (ict, ist) = ((*transaction).ict_context, (*transaction).ist_context);
        let (nict, nist) = ((*transaction).nict_context, (*transaction).nist_context);
        let absent = match timer {
            Timer::A | Timer::B | Timer::D => ict.is_null(),
            Timer::E | Timer::F | Timer::K => nict.is_null(),
            Timer::G | Timer::H | Timer::I => ist.is_null(),
            Timer::J => nist.is_null(),
        };
        if absent {
            return None;
        }
        Some(match timer {
            Timer::A => (&raw mut (*ict).timer_a_length, &raw mut (*ict).timer_a_start),
            Timer::B => (&raw mut (*ict).timer_b_length, &raw mut (*ict).timer_b_start),
            Timer::D => (&raw mut (*ict).timer_d_length, &raw mut (*ict).timer_d_start),
            Timer::E => (&raw mut (*nict).timer_e_length, &raw mut (*nict).timer_e_start),
            Timer::F => (&raw mut (*nict).timer_f_length, &raw mut (*nict).timer_f_start),
            Timer::K => (&raw mut (*nict).timer_k_length, &raw mut (*nict).timer_k_start),
            Timer::G => (&raw mut (*ist).timer_g_length, &raw mut (*ist).timer_g_start),
            Timer::H => (&raw mut (*ist).timer_h_length, &raw mut (*ist).timer_h_start),
            Timer::I => (&raw mut (*ist).timer_i_length, &raw mut (*ist).timer_i_start),
            Timer::J => (&raw mut (*nist).timer_j_length, &raw mut (*nist).timer_j_start),
        })
    }
}

/// Makes the context of a transaction.
///
/// # Safety
/// A transaction whose contexts are NULL, and a message.
pub(super) unsafe fn make(transaction: *mut osip_transaction, machine: Machine, request: &osip_message) -> Result {
    // SAFETY: by the contract.
    unsafe {
        match machine {
            Machine::Ict => (*transaction).ict_context = ict(request)?,
            Machine::Ist => (*transaction).ist_context = ist(request)?,
            Machine::Nict => (*transaction).nict_context = nict(request)?,
            Machine::Nist => (*transaction).nist_context = nist(request)?,
        }
    }
    Ok(())
}

/// Frees all contexts of a transaction.
///
/// # Safety
/// They are NULL or valid, and not used any more.
pub(super) unsafe fn free(transaction: *mut osip_transaction) {
    // SAFETY: by the contract.
    unsafe {
        __osip_ict_free((*transaction).ict_context);
        __osip_ist_free((*transaction).ist_context);
        __osip_nict_free((*transaction).nict_context);
        __osip_nist_free((*transaction).nist_context);
    }
}

/// The top Via of a message.
pub(super) fn top_via(message: &osip_message) -> Option<&osip_via> {
    // SAFETY: the elements of the list are Vias.
    unsafe { list::iter::<osip_via>(&message.vias) }.next()
}

/// Whether the transport of a request is reliable. Without Via, and without transport, there is an error for each.
pub(super) fn reliable(request: &osip_message) -> core::result::Result<bool, Trouble> {
    let via = top_via(request).ok_or(Trouble::NoVia)?;
    // SAFETY: NULL or a text.
    unsafe { ptr::text(via.protocol) }.map(is_reliable).ok_or(Trouble::NoTransport)
}

/// Why the transport of a request is not known.
pub(super) enum Trouble {
    NoVia,
    NoTransport,
}

fn ict(request: &osip_message) -> Result<*mut osip_ict> {
    let reliable = reliable(request).map_err(|trouble| match trouble {
        Trouble::NoVia => UNDEFINED_ERROR,
        Trouble::NoTransport => SYNTAXERROR,
    })?;
    let (host, port) = destination(request)?;
    let Ok(context) = alloc::zeroed::<osip_ict>() else {
        // SAFETY: the text is ours.
        unsafe { alloc::free(host) };
        return Err(NOMEM);
    };
    // SAFETY: the block is new, and zeroes are a value.
    unsafe {
        context.write(osip_ict {
            timer_a_length: T1,
            timer_a_start: super::schedule::ahead(T1),
            timer_b_length: PATIENCE,
            timer_b_start: super::schedule::ahead(PATIENCE),
            timer_d_length: if reliable { 0 } else { PATIENCE },
            timer_d_start: OFF,
            destination: host,
            port,
        });
    }
    Ok(context.as_ptr())
}

fn nict(request: &osip_message) -> Result<*mut osip_nict> {
    let reliable = reliable(request).map_err(|_| UNDEFINED_ERROR)?;
    let (host, port) = destination(request)?;
    let Ok(context) = alloc::zeroed::<osip_nict>() else {
        // SAFETY: the text is ours.
        unsafe { alloc::free(host) };
        return Err(NOMEM);
    };
    // SAFETY: the block is new.
    unsafe {
        context.write(osip_nict {
            timer_e_length: T1,
            timer_e_start: OFF,
            timer_f_length: PATIENCE,
            timer_f_start: super::schedule::ahead(PATIENCE),
            timer_k_length: if reliable { 0 } else { T4 },
            timer_k_start: OFF,
            destination: host,
            port,
        });
    }
    Ok(context.as_ptr())
}

fn ist(request: &osip_message) -> Result<*mut osip_ist> {
    let reliable = reliable(request).map_err(|_| UNDEFINED_ERROR)?;
    let context = alloc::zeroed::<osip_ist>()?;
    // SAFETY: the block is new.
    unsafe {
        context.write(osip_ist {
            timer_g_length: if reliable { -1 } else { T1 },
            timer_g_start: OFF,
            timer_h_length: PATIENCE,
            timer_h_start: OFF,
            timer_i_length: if reliable { 0 } else { T4 },
            timer_i_start: OFF,
        });
    }
    Ok(context.as_ptr())
}

fn nist(request: &osip_message) -> Result<*mut osip_nist> {
    let reliable = reliable(request).map_err(|_| UNDEFINED_ERROR)?;
    let context = alloc::zeroed::<osip_nist>()?;
    // SAFETY: the block is new.
    unsafe { context.write(osip_nist { timer_j_length: if reliable { 0 } else { PATIENCE }, timer_j_start: OFF }) };
    Ok(context.as_ptr())
}

/// Where a request is sent: to the first Route if it is loose, else to the Request-URI. The host is a new text, or NULL.
pub(super) fn destination(request: &osip_message) -> Result<(*mut c_char, c_int)> {
    // SAFETY: the elements of the list are routes; members are NULL or objects.
    let (route, uri) = unsafe {
        let route = list::iter::<osip_route_t>(&request.routes).next().and_then(|route| route.url.as_ref());
        (route.filter(|uri| parameter(uri, b"lr").is_some()), request.req_uri.as_ref())
    };
    let Some(uri) = route.or(uri) else { return Ok((null_mut(), 5060)) };
    // SAFETY: members of a URI are NULL or texts.
    let (mut host, mut port) = unsafe { (ptr::text(uri.host), number(uri.port)) };
    if route.is_none() {
        let (obr, obp) = (parameter(uri, b"x-obr").flatten(), parameter(uri, b"x-obp").flatten());
        if let Some(maddr) = parameter(uri, b"maddr").flatten() {
            host = Some(maddr);
        } else if let (Some(obr), Some(obp)) = (obr, obp) {
            host = Some(obr);
            port = Some(decimal(obp));
        }
    }
    let host = host.map_or(Ok(null_mut()), alloc::dup)?;
    Ok((host, port.unwrap_or(5060)))
}

/// A parameter of a URI, and its value.
fn parameter<'a>(uri: &'a osip_uri, name: &[u8]) -> Option<Option<&'a [u8]>> {
    // SAFETY: the elements of the list are parameters.
    unsafe { ParamList::new(&uri.url_params) }.get(name).map(|parameter| parameter.value)
}

/// The number that a text of C begins with; `None` for NULL.
pub(super) unsafe fn number(text: *const c_char) -> Option<c_int> {
    // SAFETY: a text.
    (!text.is_null()).then(|| unsafe { osip_atoi(text) })
}

/// The number that bytes of a text of C begin with.
pub(super) fn decimal(text: &[u8]) -> c_int {
    // SAFETY: the bytes are those of a text, so a NUL follows them.
    unsafe { osip_atoi(text.as_ptr().cast()) }
}

/// Stores a new context, or NULL.
unsafe fn give<T>(dest: *mut *mut T, request: *mut osip_message, make: impl FnOnce(&osip_message) -> Result<*mut T>) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or valid, by the contract of the caller.
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
/// `ict` is NULL or may be written, `invite` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ict_init(dest: *mut *mut osip_ict, _: *mut osip, invite: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { give(dest, invite, ict) }
}

/// Makes the context of an INVITE server transaction.
///
/// cbindgen:ignore
///
/// # Safety
/// `ist` is NULL or may be written, `invite` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_ist_init(dest: *mut *mut osip_ist, _: *mut osip, invite: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { give(dest, invite, ist) }
}

/// Makes the context of a client transaction that is not INVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// `nict` is NULL or may be written, `request` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nict_init(dest: *mut *mut osip_nict, _: *mut osip, request: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { give(dest, request, nict) }
}

/// Makes the context of a server transaction that is not INVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// `nist` is NULL or may be written, `request` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_nist_init(dest: *mut *mut osip_nist, _: *mut osip, request: *mut osip_message) -> c_int {
    // SAFETY: the same contract.
    unsafe { give(dest, request, nist) }
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
    unsafe {
        if let Some(context) = ict.as_ref() {
            alloc::free(context.destination);
            alloc::free(ict);
        }
    }
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
    unsafe {
        if let Some(context) = nict.as_ref() {
            alloc::free(context.destination);
            alloc::free(nict);
        }
    }
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
        if xixt.is_null() || cond_state == 0 || start.tv_sec == -1 || later(start, now()) {
            return null_mut();
        }
        event::new(r#type, transactionid).unwrap_or(null_mut())
    })
}

/// A new event if a timer runs in a state and is due, or NULL.
unsafe fn need<T>(
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
    unsafe { need(ict, |context| &raw mut (*context).timer_a_start, state, transactionid, Timer::A) }
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
    unsafe { need(ict, |context| &raw mut (*context).timer_b_start, state, transactionid, Timer::B) }
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
    unsafe { need(ict, |context| &raw mut (*context).timer_d_start, state, transactionid, Timer::D) }
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
    unsafe { need(ist, |context| &raw mut (*context).timer_g_start, state, transactionid, Timer::G) }
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
    unsafe { need(ist, |context| &raw mut (*context).timer_h_start, state, transactionid, Timer::H) }
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
    unsafe { need(ist, |context| &raw mut (*context).timer_i_start, state, transactionid, Timer::I) }
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
    unsafe { need(nict, |context| &raw mut (*context).timer_e_start, state, transactionid, Timer::E) }
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
    unsafe { need(nict, |context| &raw mut (*context).timer_f_start, state, transactionid, Timer::F) }
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
    unsafe { need(nict, |context| &raw mut (*context).timer_k_start, state, transactionid, Timer::K) }
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
    unsafe { need(nist, |context| &raw mut (*context).timer_j_start, state, transactionid, Timer::J) }
}

/// Whether the transport of a request is reliable.
pub(super) fn reliability(
    request: &osip_message,
) -> core::result::Result<crate::transaction::timer::Reliability, crate::transaction::timer::UnknownTransport> {
    use crate::transaction::timer::{Reliability, UnknownTransport};
    match reliable(request) {
        Ok(true) => Ok(Reliability::Reliable),
        Ok(false) => Ok(Reliability::Unreliable),
        Err(Trouble::NoVia) => Err(UnknownTransport::NoVia),
        Err(Trouble::NoTransport) => Err(UnknownTransport::NoTransport),
    }
}

/// Where the messages of a client transaction are sent.
///
/// # Safety
/// A transaction, whose contexts are NULL or valid.
pub(super) unsafe fn target(transaction: *const osip_transaction) -> Target {
    // SAFETY: by the contract.
    unsafe {
        let (host, port) = match ((*transaction).ict_context.as_ref(), (*transaction).nict_context.as_ref()) {
            (Some(context), _) => (context.destination, context.port),
            (None, Some(context)) => (context.destination, context.port),
            (None, None) => (null_mut(), 0),
        };
        Target { host, port, socket: (*transaction).out_socket }
    }
}

/// Where a response of a server transaction is sent.
///
/// # Errors
/// `OSIP_SYNTAXERROR` without response or Via.
///
/// # Safety
/// A transaction, and NULL or a message.
pub(crate) unsafe fn response_target(
    transaction: *const osip_transaction,
    response: *const osip_message,
) -> core::result::Result<Target, c_int> {
    // SAFETY: by the contract.
    unsafe {
        let (host, port) = response.as_ref().and_then(response_destination).ok_or(SYNTAXERROR.0)?;
        let host = host.map_or(null_mut(), |host| host.as_ptr().cast_mut().cast());
        Ok(Target { host, port, socket: (*transaction).out_socket })
    }
}

/// Has the ACK of a transaction without destination sent where its Routes say.
///
/// # Safety
/// A transaction, and NULL or a message.
pub(super) unsafe fn send_ack_to(transaction: *mut osip_transaction, ack: *const osip_message) {
    // SAFETY: by the contract.
    unsafe {
        if let (Some(context), Some(ack)) = ((*transaction).ict_context.as_mut(), ack.as_ref()) {
            if context.destination.is_null() {
                if let Ok((host, port)) = destination(ack) {
                    (context.destination, context.port) = (host, port);
                }
            }
        }
    }
}

/// Where a response is sent: the host, and the port.
pub(crate) fn response_destination(response: &osip_message) -> Option<(Option<&[u8]>, c_int)> {
    let via = top_via(response)?.view();
    let parameter = |name: &[u8]| crate::sip::Params::get(via.params, name);
    let host = match parameter(b"maddr").or_else(|| parameter(b"received")) {
        Some(parameter) => parameter.value,
        None => via.host,
    };
    let port = parameter(b"rport").and_then(|rport| rport.value).or(via.port);
    Some((host, port.map_or(5060, decimal)))
}
