//! `osip2/osip.h`: transactions, events and the stack that holds them.
//!
//! An enumeration of C may hold any number, because applications write the fields. In Rust it is an integer; the `enum` is there
//! for its constants, and for the C header, where `cfg(cbindgen)` gives the type of the fields its true name.

use crate::ffi::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::entries::osip2_entries;
use crate::ffi::layout::{
    osip_dialog, osip_event_t, osip_fsm_type_t, osip_ict_t, osip_kill_transaction_cb_t, osip_list_t, osip_message_cb_t,
    osip_message_t, osip_naptr_t, osip_nict_t, osip_srv_record_t, osip_t, osip_transaction_t, osip_transport_error_cb_t, timeval,
};
use crate::ffi::transaction::callbacks::Target;
use crate::ffi::transaction::retransmit::{self, Retransmission};
use crate::ffi::transaction::stack::Osip;
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{contexts, event, find, life, stack_life, timeout};
use crate::ffi::{alloc, ptr};
use crate::transaction::Machine;
use crate::transaction::classify::Direction;
use crate::transaction::route::Destination;
use core::ptr::null_mut;
use libc::{c_char, c_int, c_void, size_t};

/// Stores a callback in a table of the stack.
///
/// # Safety
/// `osip` is NULL or a stack.
unsafe fn set_callback<T>(osip: *mut osip_t, number: c_int, callback: T, table: fn(&mut osip_t) -> &mut [T]) -> c_int {
    code::of(|| {
        // SAFETY: NULL or a stack.
        let table = table(unsafe { ptr::get_mut(osip) }?);
        let index = usize::try_from(number).map_err(|_| BADPARAMETER)?;
        *table.get_mut(index).ok_or(BADPARAMETER)? = callback;
        Ok(())
    })
}

/// Sets where a client transaction sends its request; the text is adopted.
///
/// # Safety
/// `context` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
unsafe fn set_destination<T>(
    context: *mut T,
    (destination, port): (*mut c_char, c_int),
    members: fn(&mut T) -> (&mut *mut c_char, &mut c_int),
) -> c_int {
    code::of(|| {
        // SAFETY: NULL or a context.
        let (old, old_port) = members(unsafe { ptr::get_mut(context) }?);
        // SAFETY: the text is the context's, and is given up.
        unsafe { alloc::free(*old) };
        (*old, *old_port) = (destination, port);
        Ok(())
    })
}

/// Sets a message callback, or takes it away with NULL. 0, OSIP_BADPARAMETER for a type that does not exist.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_message_callback(osip: *mut osip_t, r#type: c_int, cb: osip_message_cb_t) -> c_int {
    // SAFETY: `osip` is NULL or a stack.
    unsafe { set_callback(osip, r#type, cb, |osip| &mut osip.msg_callbacks) }
}

/// Sets a callback for the end of transactions. 0, OSIP_BADPARAMETER for a type that does not exist.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_kill_transaction_callback(
    osip: *mut osip_t,
    r#type: c_int,
    cb: osip_kill_transaction_cb_t,
) -> c_int {
    // SAFETY: `osip` is NULL or a stack.
    unsafe { set_callback(osip, r#type, cb, |osip| &mut osip.kill_callbacks) }
}

/// Sets a callback for messages that cannot be sent. 0, OSIP_BADPARAMETER for a type that does not exist.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_transport_error_callback(
    osip: *mut osip_t,
    r#type: c_int,
    cb: osip_transport_error_cb_t,
) -> c_int {
    // SAFETY: `osip` is NULL or a stack.
    unsafe { set_callback(osip, r#type, cb, |osip| &mut osip.tp_error_callbacks) }
}

/// Makes a transaction of any type and adds it to the stack; the request stays the caller's. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR without Via, OSIP_NOMEM.
///
/// # Safety
/// `transaction` is NULL or may be written; the others are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_init(
    transaction: *mut *mut osip_transaction_t,
    ctx_type: osip_fsm_type_t,
    osip: *mut osip_t,
    request: *mut osip_message_t,
) -> c_int {
    code::of(|| {
        // SAFETY: NULL or valid.
        unsafe {
            let (out, request) = (ptr::out(transaction)?, ptr::get(request)?);
            let stack = Osip::of(osip).ok_or(BADPARAMETER)?;
            let machine = Machine::ALL.get(ctx_type as usize).ok_or(BADPARAMETER)?;
            *out = life::make(stack, *machine, request)?.public();
        }
        Ok(())
    })
}

/// Takes a transaction out of its stack and frees it with all it owns; while it is being executed, after that. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_free(transaction: *mut osip_transaction_t) -> c_int {
    code::of(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction that is given up.
        unsafe {
            let tx = Tx::of(transaction);
            life::take_out(tx);
            life::free(tx);
        }
        Ok(())
    })
}

/// Frees a transaction that is not in its stack any more; while it is being executed, after that. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_free2(transaction: *mut osip_transaction_t) -> c_int {
    code::of(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction that is given up.
        unsafe { life::free(Tx::of(transaction)) };
        Ok(())
    })
}

/// Where a response is to be sent: a new text, NULL without Via, and the port.
///
/// # Safety
/// `response` is NULL or a message; the others are NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_response_get_destination(
    response: *mut osip_message_t,
    address: *mut *mut c_char,
    portnum: *mut c_int,
) {
    // SAFETY: NULL or valid.
    unsafe {
        let destination = response.as_ref().and_then(contexts::response_destination);
        let Destination { host, port } = destination.unwrap_or(Destination { host: None, port: 0 });
        if let Ok(address) = ptr::out(address) {
            *address = host.and_then(|host| alloc::dup(host).ok()).unwrap_or(null_mut());
        }
        if let Ok(portnum) = ptr::get_mut(portnum) {
            *portnum = port;
        }
    }
}

/// Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `ict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_set_destination(ict: *mut osip_ict_t, destination: *mut c_char, port: c_int) -> c_int {
    // SAFETY: `ict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
    unsafe { set_destination(ict, (destination, port), |ict| (&mut ict.destination, &mut ict.port)) }
}

/// Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `nict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_set_destination(nict: *mut osip_nict_t, destination: *mut c_char, port: c_int) -> c_int {
    // SAFETY: `nict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
    unsafe { set_destination(nict, (destination, port), |nict| (&mut nict.destination, &mut nict.port)) }
}

/// Adds an event to those to be executed; it is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_add_event(transaction: *mut osip_transaction_t, evt: *mut osip_event_t) -> c_int {
    code::of(|| {
        if transaction.is_null() || evt.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: both are valid.
        unsafe { life::add_event(Tx::of(transaction), evt) }
    })
}

unsafe extern "C-unwind" {
    /// Executes an event and frees it, or leaves it to whoever is executing the transaction. 1, 0 for KILL_TRANSACTION, or an error.
    ///
    /// Also if that is the caller, in a callback: the event comes after the current one then, and this returns before that.
    ///
    /// # Safety
    /// Both are NULL or valid.
    pub fn osip_transaction_execute(transaction: *mut osip_transaction_t, evt: *mut osip_event_t) -> c_int;
}

osip2_entries! {
    /// Sets reserved1. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_your_instance(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved1;
    /// Sets reserved1. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved1(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved1;
    /// Sets reserved2. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved2(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved2;
    /// Sets reserved3. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved3(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved3;
    /// Sets reserved4. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved4(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved4;
    /// Sets reserved5. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved5(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved5;
    /// Sets reserved6. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_reserved6(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int = reserved6;
    /// The value of reserved1.
    get osip_transaction_get_your_instance(transaction: *mut osip_transaction_t) -> *mut c_void = reserved1;
    /// The value of reserved1.
    get osip_transaction_get_reserved1(transaction: *mut osip_transaction_t) -> *mut c_void = reserved1;
    /// The value of reserved2.
    get osip_transaction_get_reserved2(transaction: *mut osip_transaction_t) -> *mut c_void = reserved2;
    /// The value of reserved3.
    get osip_transaction_get_reserved3(transaction: *mut osip_transaction_t) -> *mut c_void = reserved3;
    /// The value of reserved4.
    get osip_transaction_get_reserved4(transaction: *mut osip_transaction_t) -> *mut c_void = reserved4;
    /// The value of reserved5.
    get osip_transaction_get_reserved5(transaction: *mut osip_transaction_t) -> *mut c_void = reserved5;
    /// The value of reserved6.
    get osip_transaction_get_reserved6(transaction: *mut osip_transaction_t) -> *mut c_void = reserved6;
}

/// Where the request is sent; the text stays the transaction's. 0, -1 for a server transaction, OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction; the others are NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_destination(
    transaction: *mut osip_transaction_t,
    ip: *mut *mut c_char,
    port: *mut c_int,
) -> c_int {
    code::of(|| {
        // SAFETY: NULL or valid.
        unsafe {
            let (ip, port) = (ptr::out(ip)?, ptr::get_mut(port)?);
            *port = 0;
            let transaction = ptr::get(transaction)?;
            if let Some(context) = transaction.ict_context.as_ref() {
                (*ip, *port) = (context.destination, context.port);
            } else if let Some(context) = transaction.nict_context.as_ref() {
                (*ip, *port) = (context.destination, context.port);
            } else {
                return Err(UNDEFINED_ERROR);
            }
        }
        Ok(())
    })
}

/// Copies an SRV record into the transaction. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_srv_record(
    transaction: *mut osip_transaction_t,
    record: *mut osip_srv_record_t,
) -> c_int {
    code::of(|| {
        if transaction.is_null() || record.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: both are valid; the record may be the transaction's own.
        unsafe { core::ptr::copy(record, &raw mut (*transaction).record, 1) };
        Ok(())
    })
}

osip2_entries! {
    /// Sets the NAPTR record, which stays the caller's. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_naptr_record(transaction: *mut osip_transaction_t, record: *mut osip_naptr_t) -> c_int = naptr_record;
    /// Sets in_socket. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_in_socket(transaction: *mut osip_transaction_t, sock: c_int) -> c_int = in_socket;
    /// Sets out_socket. 0, or OSIP_BADPARAMETER.
    put osip_transaction_set_out_socket(transaction: *mut osip_transaction_t, sock: c_int) -> c_int = out_socket;
}

/// Makes a stack. 0, or OSIP_NOMEM.
///
/// # Safety
/// `osip` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_init(osip: *mut *mut osip_t) -> c_int {
    code::of(|| {
        // SAFETY: NULL or writable.
        let out = unsafe { ptr::out(osip) }?;
        // SAFETY: it takes nothing.
        unsafe { stack_life::parser_init() };
        *out = Osip::make()?.public();
        Ok(())
    })
}

/// Frees a stack, but not its transactions.
///
/// # Safety
/// `osip` is NULL or a stack that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_release(osip: *mut osip_t) {
    // SAFETY: NULL or a stack that is given up.
    unsafe {
        if let Some(stack) = Osip::of(osip) {
            stack.release();
        }
    }
}

osip2_entries! {
    /// Sets the application's pointer.
    set osip_set_application_context(osip: *mut osip_t, pointer: *mut c_void) = application_context;
    /// The application's pointer.
    get osip_get_application_context(osip: *mut osip_t) -> *mut c_void = application_context;
}

/// Takes a transaction out of the stack; it is not freed. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_remove_transaction(osip: *mut osip_t, ict: *mut osip_transaction_t) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or valid.
        unsafe {
            let stack = Osip::of(osip).ok_or(BADPARAMETER)?;
            let machine = Machine::ALL.get(ptr::get(ict)?.ctx_type as usize).ok_or(BADPARAMETER)?;
            life::remove(stack, Tx::of(ict), *machine)
        }
    })
}

unsafe extern "C-unwind" {
    /// Executes the events of all INVITE client transactions. 0, or OSIP_BADPARAMETER.
    ///
    /// For this and the three functions below: any number of threads may call them at once, and callbacks may, too. A transaction is executed by
    /// one thread at a time; events that come for it meanwhile are executed by that thread, after the current one, and nobody waits for them. A
    /// callback may free its transaction, which gets no further callback then, and it may end its thread or throw a C++ exception.
    ///
    /// # Safety
    /// `osip` is NULL or a stack.
    pub fn osip_ict_execute(osip: *mut osip_t) -> c_int;

    /// Executes the events of all INVITE server transactions. 0, or OSIP_BADPARAMETER.
    ///
    /// # Safety
    /// `osip` is NULL or a stack.
    pub fn osip_ist_execute(osip: *mut osip_t) -> c_int;

    /// Executes the events of all other client transactions. 0, or OSIP_BADPARAMETER.
    ///
    /// # Safety
    /// `osip` is NULL or a stack.
    pub fn osip_nict_execute(osip: *mut osip_t) -> c_int;

    /// Executes the events of all other server transactions. 0, or OSIP_BADPARAMETER.
    ///
    /// # Safety
    /// `osip` is NULL or a stack.
    pub fn osip_nist_execute(osip: *mut osip_t) -> c_int;
}

/// How long the application may wait before timers are due.
///
/// # Safety
/// `osip` is NULL or a stack, `lower_tv` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_gettimeout(osip: *mut osip_t, lower_tv: *mut timeval) {
    // SAFETY: NULL or a stack.
    if let Some(stack) = unsafe { Osip::of(osip) }.filter(|_| !lower_tv.is_null()) {
        // SAFETY: it may be written.
        unsafe { lower_tv.write(timeout::until_due(stack)) };
    }
}

osip2_entries! {
    /// Adds events for the timers of INVITE client transactions that are due.
    fire osip_timers_ict_execute(osip: *mut osip_t) = Ict;
    /// Adds events for the timers of INVITE server transactions that are due.
    fire osip_timers_ist_execute(osip: *mut osip_t) = Ist;
    /// Adds events for the timers of other client transactions that are due.
    fire osip_timers_nict_execute(osip: *mut osip_t) = Nict;
    /// Adds events for the timers of other server transactions that are due.
    fire osip_timers_nist_execute(osip: *mut osip_t) = Nist;
}

/// The first transaction of a list that an event belongs to, or NULL. The list is not locked.
///
/// # Safety
/// Both are NULL or valid; the elements of the list are transactions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_find(
    transactions: *mut osip_list_t,
    evt: *mut osip_event_t,
) -> *mut osip_transaction_t {
    // SAFETY: both are NULL or valid; the elements of the list are transactions.
    unsafe { evt.as_ref().and_then(|event| find::in_list(transactions, event)).map_or(null_mut(), Tx::public) }
}

/// The transaction that a message event belongs to, or NULL; with consume = 1 the event is added to it.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __osip_find_transaction(
    osip: *mut osip_t,
    evt: *mut osip_event_t,
    consume: c_int,
) -> *mut osip_transaction_t {
    // SAFETY: both are NULL or valid.
    unsafe {
        let stack = Osip::of(osip).filter(|_| !evt.is_null());
        stack.and_then(|stack| find::of(stack, evt, consume == 1)).map_or(null_mut(), Tx::public)
    }
}

/// Adds a message event to the transaction that it belongs to. 0, or -1 if there is none.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_find_transaction_and_add_event(osip: *mut osip_t, evt: *mut osip_event_t) -> c_int {
    // SAFETY: both are NULL or valid.
    match unsafe { __osip_find_transaction(osip, evt, 1) }.is_null() {
        true => UNDEFINED_ERROR.0,
        false => code::SUCCESS,
    }
}

/// Makes the transaction of a request's event, or NULL. The event stays the caller's, to be added.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_create_transaction(osip: *mut osip_t, evt: *mut osip_event_t) -> *mut osip_transaction_t {
    // SAFETY: both are NULL or valid.
    unsafe {
        Osip::of(osip).zip(evt.as_mut()).and_then(|(stack, event)| find::create(stack, event)).map_or(null_mut(), Tx::public)
    }
}

/// A new event of a received message, or NULL.
///
/// # Safety
/// `buf` is NULL or has `length` readable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_parse(buf: *const c_char, length: size_t) -> *mut osip_event_t {
    // SAFETY: `buf` is NULL or has `length` readable bytes.
    unsafe { event::parse(buf, length) }
}

unsafe extern "C-unwind" {
    /// Retransmits the 2xx responses and ACKs that are due; the callback must not call other functions for them.
    ///
    /// Their list is locked meanwhile. The callback may end its thread or throw a C++ exception.
    ///
    /// # Safety
    /// `osip` is NULL or a stack.
    pub fn osip_retransmissions_execute(osip: *mut osip_t);
}

/// Starts retransmitting a 2xx response until its ACK arrives; the message is copied.
///
/// # Safety
/// `osip` is NULL or a stack, `msg200ok` NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_start_200ok_retransmissions(
    osip: *mut osip_t,
    dialog: *mut osip_dialog,
    msg200ok: *mut osip_message_t,
    sock: c_int,
) {
    // SAFETY: NULL or a stack.
    let Some(stack) = unsafe { Osip::of(osip) }.filter(|_| !msg200ok.is_null()) else { return };
    let mut target = Target { host: null_mut(), port: 0, socket: sock };
    // SAFETY: `osip` is NULL or a stack, `msg200ok` NULL or a message; the text is ours.
    unsafe {
        osip_response_get_destination(msg200ok, &mut target.host, &mut target.port);
        let host = target.host;
        let _ = retransmit::start(stack, dialog, Retransmission { msg2xx: msg200ok, ack: null_mut(), target });
        alloc::free(host);
    }
}

/// Starts retransmitting an ACK, ten times in all; message and text are copied.
///
/// # Safety
/// `osip` is NULL or a stack, `ack` NULL or a message, `dest` NULL or a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_start_ack_retransmissions(
    osip: *mut osip_t,
    dialog: *mut osip_dialog,
    ack: *mut osip_message_t,
    dest: *mut c_char,
    port: c_int,
    sock: c_int,
) {
    let target = Target { host: dest, port, socket: sock };
    // SAFETY: NULL or valid.
    unsafe {
        if let Some(stack) = Osip::of(osip) {
            let _ = retransmit::start(stack, dialog, Retransmission { msg2xx: null_mut(), ack, target });
        }
    }
}

/// Stops retransmitting the 2xx response that an ACK acknowledges. Its dialog, or NULL.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_stop_200ok_retransmissions(osip: *mut osip_t, ack: *mut osip_message_t) -> *mut osip_dialog {
    // SAFETY: NULL or valid.
    unsafe { Osip::of(osip).map_or(null_mut(), |stack| retransmit::stop_acknowledged(stack, ack)) }
}

/// Stops all retransmissions of a dialog, as must be done before it is freed.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_stop_retransmissions_from_dialog(osip: *mut osip_t, dialog: *mut osip_dialog) {
    // SAFETY: NULL or a stack.
    if let Some(stack) = unsafe { Osip::of(osip) } {
        retransmit::stop_dialog(stack, dialog);
    }
}

/// A new event of a message to be sent, which it adopts; NULL if the message is not complete.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_new_outgoing_sipmessage(sip: *mut osip_message_t) -> *mut osip_event_t {
    // SAFETY: `sip` is NULL or a message.
    unsafe { event::of(sip, Direction::Outgoing) }
}

/// Frees an event and its message.
///
/// # Safety
/// `event` is NULL or an event that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_event_free(event: *mut osip_event_t) {
    // SAFETY: `event` is NULL or an event that is not used any more.
    unsafe { event::free(event) }
}

/// Sets the callback that sends messages.
///
/// # Safety
/// `cf` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_cb_send_message(
    cf: *mut osip_t,
    cb: Option<unsafe extern "C-unwind" fn(*mut osip_transaction_t, *mut osip_message_t, *mut c_char, c_int, c_int) -> c_int>,
) {
    // SAFETY: NULL or a stack.
    if let Ok(cf) = unsafe { ptr::get_mut(cf) } {
        cf.cb_send_message = cb;
    }
}
