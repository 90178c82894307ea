//! What each machine adds to a transaction: its timers, and where a client sends to.

use super::callbacks::Target;
use super::key::top_via;
use crate::ffi::code::{NOMEM, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::layout::{
    osip_ict, osip_ist, osip_message, osip_nict, osip_nist, osip_route_t, osip_transaction, osip_uri, timeval,
};
use crate::ffi::time::ahead;
use crate::ffi::{alloc, list, ptr};
use crate::transaction::route::{self, Destination};
use crate::transaction::timer::{self, Reliability, UnknownTransport};
use crate::transaction::{Machine, Timer};
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// A timer that does not run.
pub(super) const OFF: timeval = timeval { tv_sec: -1, tv_usec: 0 };

/// The length and the start of a timer of a transaction.
///
/// # Safety
/// The contexts of the transaction are NULL or valid.
pub(super) unsafe fn timer(transaction: *mut osip_transaction, timer: Timer) -> Option<(*mut c_int, *mut timeval)> {
    macro_rules! members {
        ($context:ident, $length:ident, $start:ident) => {{
            // SAFETY: a context of the transaction is NULL or valid; only addresses are made.
            unsafe {
                let context = (*transaction).$context;
                (!context.is_null()).then(|| (&raw mut (*context).$length, &raw mut (*context).$start))
            }
        }};
    }
    match timer {
        Timer::A => members!(ict_context, timer_a_length, timer_a_start),
        Timer::B => members!(ict_context, timer_b_length, timer_b_start),
        Timer::D => members!(ict_context, timer_d_length, timer_d_start),
        Timer::E => members!(nict_context, timer_e_length, timer_e_start),
        Timer::F => members!(nict_context, timer_f_length, timer_f_start),
        Timer::K => members!(nict_context, timer_k_length, timer_k_start),
        Timer::G => members!(ist_context, timer_g_length, timer_g_start),
        Timer::H => members!(ist_context, timer_h_length, timer_h_start),
        Timer::I => members!(ist_context, timer_i_length, timer_i_start),
        Timer::J => members!(nist_context, timer_j_length, timer_j_start),
    }
}

/// Makes the context of a transaction.
///
/// # Errors
/// Those of the machine: the request does not tell its transport, or there is no memory.
pub(super) fn make(transaction: &mut osip_transaction, machine: Machine, request: &osip_message) -> Result {
    match machine {
        Machine::Ict => transaction.ict_context = ict(request)?,
        Machine::Ist => transaction.ist_context = ist(request)?,
        Machine::Nict => transaction.nict_context = nict(request)?,
        Machine::Nist => transaction.nist_context = nist(request)?,
    }
    Ok(())
}

/// Whether the transport of a request is reliable.
pub(super) fn reliability(request: &osip_message) -> core::result::Result<Reliability, UnknownTransport> {
    let via = top_via(request).ok_or(UnknownTransport::NoVia)?;
    // SAFETY: NULL or a text of the Via.
    unsafe { ptr::text(via.protocol) }.map(Reliability::of).ok_or(UnknownTransport::NoTransport)
}

/// A new timer: its length and its start.
fn new_timer(timer: Timer, reliability: Reliability) -> (c_int, timeval) {
    let length = timer::first_length(timer, reliability);
    (length, if timer::starts_at_creation(timer) { ahead(length) } else { OFF })
}

/// A context in a block of its own.
fn boxed<T>(context: T) -> Result<*mut T> {
    let block = alloc::malloc(size_of::<T>()).cast::<T>();
    if block.is_null() {
        return Err(NOMEM);
    }
    // SAFETY: the block is new, and has room for it.
    unsafe { block.write(context) };
    Ok(block)
}

/// The context of an INVITE client transaction.
pub(crate) fn ict(request: &osip_message) -> Result<*mut osip_ict> {
    let reliability = reliability(request).map_err(|unknown| match unknown {
        UnknownTransport::NoVia => UNDEFINED_ERROR,
        UnknownTransport::NoTransport => SYNTAXERROR,
    })?;
    let (destination, port) = new_destination(request)?;
    let ((timer_a_length, timer_a_start), (timer_b_length, timer_b_start), (timer_d_length, timer_d_start)) =
        (new_timer(Timer::A, reliability), new_timer(Timer::B, reliability), new_timer(Timer::D, reliability));
    let context = osip_ict {
        timer_a_length,
        timer_a_start,
        timer_b_length,
        timer_b_start,
        timer_d_length,
        timer_d_start,
        destination,
        port,
    };
    boxed(context).inspect_err(|_| free_text(destination))
}

/// The context of another client transaction.
pub(crate) fn nict(request: &osip_message) -> Result<*mut osip_nict> {
    let reliability = reliability(request).map_err(|_| UNDEFINED_ERROR)?;
    let (destination, port) = new_destination(request)?;
    let ((timer_e_length, timer_e_start), (timer_f_length, timer_f_start), (timer_k_length, timer_k_start)) =
        (new_timer(Timer::E, reliability), new_timer(Timer::F, reliability), new_timer(Timer::K, reliability));
    let context = osip_nict {
        timer_e_length,
        timer_e_start,
        timer_f_length,
        timer_f_start,
        timer_k_length,
        timer_k_start,
        destination,
        port,
    };
    boxed(context).inspect_err(|_| free_text(destination))
}

/// The context of an INVITE server transaction.
pub(crate) fn ist(request: &osip_message) -> Result<*mut osip_ist> {
    let reliability = reliability(request).map_err(|_| UNDEFINED_ERROR)?;
    let ((timer_g_length, timer_g_start), (timer_h_length, timer_h_start), (timer_i_length, timer_i_start)) =
        (new_timer(Timer::G, reliability), new_timer(Timer::H, reliability), new_timer(Timer::I, reliability));
    boxed(osip_ist { timer_g_length, timer_g_start, timer_h_length, timer_h_start, timer_i_length, timer_i_start })
}

/// The context of another server transaction.
pub(crate) fn nist(request: &osip_message) -> Result<*mut osip_nist> {
    let reliability = reliability(request).map_err(|_| UNDEFINED_ERROR)?;
    let (timer_j_length, timer_j_start) = new_timer(Timer::J, reliability);
    boxed(osip_nist { timer_j_length, timer_j_start })
}

fn free_text(text: *mut c_char) {
    // SAFETY: NULL or a text that its maker gives up.
    unsafe { alloc::free(text) };
}

/// Where a request is sent: the host as a new text, or NULL, and the port.
fn new_destination(request: &osip_message) -> Result<(*mut c_char, c_int)> {
    // SAFETY: the elements of the list are Routes; members are NULL or objects.
    let (route, uri) = unsafe {
        (list::iter::<osip_route_t>(&request.routes).next().and_then(|route| route.url.as_ref()), request.req_uri.as_ref())
    };
    let (route, uri) = (route.map(osip_uri::view), uri.map(osip_uri::view));
    let Destination { host, port } = route::request(route.as_ref(), uri.as_ref());
    Ok((host.map_or(Ok(null_mut()), alloc::dup)?, port))
}

/// Sets the destination of an INVITE client transaction that has none, for its ACK: where the Routes of the ACK say.
pub(super) fn send_ack_to(transaction: &osip_transaction, ack: &osip_message) {
    // SAFETY: NULL or the context of the transaction, which only its execution changes.
    let Some(context) = (unsafe { transaction.ict_context.as_mut() }).filter(|context| context.destination.is_null()) else {
        return;
    };
    if let Ok((host, port)) = new_destination(ack) {
        (context.destination, context.port) = (host, port);
    }
}

/// Where the messages of a client transaction are sent.
pub(super) fn target(transaction: &osip_transaction) -> Target {
    // SAFETY: the contexts of a transaction are NULL or valid.
    let (ict, nict) = unsafe { (transaction.ict_context.as_ref(), transaction.nict_context.as_ref()) };
    let destination = ict.map(|ict| (ict.destination, ict.port)).or(nict.map(|nict| (nict.destination, nict.port)));
    let (host, port) = destination.unwrap_or((null_mut(), 0));
    Target { host, port, socket: transaction.out_socket }
}

/// Where a response is sent. `None` without Via.
pub(crate) fn response_destination(response: &osip_message) -> Option<Destination<'_>> {
    top_via(response).map(|via| route::response(&via.view()))
}

/// Where a response of a server transaction is sent.
///
/// # Errors
/// `OSIP_SYNTAXERROR` without response or Via.
pub(crate) fn response_target(transaction: &osip_transaction, response: Option<&osip_message>) -> Result<Target> {
    let Destination { host, port } = response.and_then(response_destination).ok_or(SYNTAXERROR)?;
    let host = host.map_or(null_mut(), |host| host.as_ptr().cast_mut().cast());
    Ok(Target { host, port, socket: transaction.out_socket })
}

/// Frees all contexts of a transaction.
///
/// # Safety
/// They are NULL or valid, and not used any more.
pub(super) unsafe fn free(transaction: &osip_transaction) {
    // SAFETY: they are NULL or valid, and not used any more.
    unsafe {
        free_ict(transaction.ict_context);
        free_nict(transaction.nict_context);
        alloc::free(transaction.ist_context);
        alloc::free(transaction.nist_context);
    }
}

/// Frees a context; NULL is fine.
///
/// # Safety
/// It is not used any more.
pub(crate) unsafe fn free_ict(ict: *mut osip_ict) {
    // SAFETY: NULL or a context, which is given up with its text.
    unsafe {
        if let Some(context) = ict.as_ref() {
            alloc::free(context.destination);
            alloc::free(ict);
        }
    }
}

/// Frees a context; NULL is fine.
///
/// # Safety
/// It is not used any more.
pub(crate) unsafe fn free_nict(nict: *mut osip_nict) {
    // SAFETY: NULL or a context, which is given up with its text.
    unsafe {
        if let Some(context) = nict.as_ref() {
            alloc::free(context.destination);
            alloc::free(nict);
        }
    }
}
