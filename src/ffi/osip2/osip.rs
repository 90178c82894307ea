//! `osip2/osip.h`: transactions, events and the stack that holds them.
//!
//! An enumeration of C may hold any number, because applications write the fields. In Rust it is an integer; the `enum` is there
//! for its constants, and for the C header, where `cfg(cbindgen)` gives the type of the fields its true name.

use super::osip_dialog::osip_dialog;
use super::osip_fifo::osip_fifo_t;
use crate::ffi::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::osipparser2::headers::osip_call_id::osip_call_id_t;
use crate::ffi::osipparser2::headers::osip_cseq::osip_cseq_t;
use crate::ffi::osipparser2::headers::osip_from::osip_from_t;
use crate::ffi::osipparser2::headers::osip_to::osip_to_t;
use crate::ffi::osipparser2::headers::osip_via::osip_via_t;
use crate::ffi::osipparser2::osip_list::osip_list_t;
use crate::ffi::osipparser2::osip_message::osip_message_t;
use crate::ffi::time::{time_t, timeval};
use crate::ffi::transaction::callbacks::Target;
use crate::ffi::transaction::retransmit::{self, Again};
use crate::ffi::transaction::stack::{self, Osip};
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{contexts, event, execute, find, life, schedule};
use crate::ffi::{alloc, guard, ptr};
use crate::transaction::Machine;
use crate::transaction::classify::Direction;
use crate::transaction::route::Destination;
use core::ptr::null_mut;
use libc::{c_char, c_int, c_uint, c_void, size_t};

// What C is told here of structures that other headers define.
#[cfg(cbindgen)]
pub struct osip_dialog;
#[cfg(cbindgen)]
pub struct timeval;

/// The state of a transaction or of a dialog.
#[repr(C)]
pub enum _state_t {
    ICT_PRE_CALLING,
    ICT_CALLING,
    ICT_PROCEEDING,
    ICT_COMPLETED,
    ICT_TERMINATED,
    IST_PRE_PROCEEDING,
    IST_PROCEEDING,
    IST_COMPLETED,
    IST_CONFIRMED,
    IST_TERMINATED,
    NICT_PRE_TRYING,
    NICT_TRYING,
    NICT_PROCEEDING,
    NICT_COMPLETED,
    NICT_TERMINATED,
    NIST_PRE_TRYING,
    NIST_TRYING,
    NIST_PROCEEDING,
    NIST_COMPLETED,
    NIST_TERMINATED,
    DIALOG_EARLY,
    DIALOG_CONFIRMED,
    DIALOG_CLOSE,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type state_t = c_uint;
#[cfg(cbindgen)]
pub type state_t = _state_t;

/// What an event tells: a timer that is due (RFC 3261 table 4), a message received or to be sent.
#[repr(C)]
pub enum event_type {
    TIMEOUT_A,
    TIMEOUT_B,
    TIMEOUT_D,
    TIMEOUT_E,
    TIMEOUT_F,
    TIMEOUT_K,
    TIMEOUT_G,
    TIMEOUT_H,
    TIMEOUT_I,
    TIMEOUT_J,
    RCV_REQINVITE,
    RCV_REQACK,
    RCV_REQUEST,
    RCV_STATUS_1XX,
    RCV_STATUS_2XX,
    RCV_STATUS_3456XX,
    SND_REQINVITE,
    SND_REQACK,
    SND_REQUEST,
    SND_STATUS_1XX,
    SND_STATUS_2XX,
    SND_STATUS_3456XX,
    KILL_TRANSACTION,
    UNKNOWN_EVT,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type type_t = c_uint;
#[cfg(cbindgen)]
pub type type_t = event_type;

/// Which state machine a transaction follows: client or server, INVITE or not.
#[repr(C)]
#[allow(clippy::upper_case_acronyms)]
pub enum fsm_type {
    ICT,
    IST,
    NICT,
    NIST,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type osip_fsm_type_t = c_uint;
#[cfg(cbindgen)]
pub type osip_fsm_type_t = fsm_type;

/// An INVITE client transaction. A timer is off while tv_sec is -1, otherwise due at its start time; lengths are milliseconds.
#[repr(C)]
pub struct osip_ict {
    /// Timer A: the request is sent again.
    pub timer_a_length: c_int,
    pub timer_a_start: timeval,
    /// Timer B: no response.
    pub timer_b_length: c_int,
    pub timer_b_start: timeval,
    /// Timer D: no more responses to acknowledge.
    pub timer_d_length: c_int,
    pub timer_d_start: timeval,
    /// The host to send to, or NULL.
    pub destination: *mut c_char,
    /// Its port.
    pub port: c_int,
}
pub type osip_ict_t = osip_ict;

/// A client transaction that is not INVITE.
#[repr(C)]
pub struct osip_nict {
    /// Timer E: the request is sent again.
    pub timer_e_length: c_int,
    pub timer_e_start: timeval,
    /// Timer F: no response.
    pub timer_f_length: c_int,
    pub timer_f_start: timeval,
    /// Timer K: no more responses to absorb.
    pub timer_k_length: c_int,
    pub timer_k_start: timeval,
    /// The host to send to, or NULL.
    pub destination: *mut c_char,
    /// Its port.
    pub port: c_int,
}
pub type osip_nict_t = osip_nict;

/// An INVITE server transaction.
#[repr(C)]
pub struct osip_ist {
    /// Timer G: the response is sent again.
    pub timer_g_length: c_int,
    pub timer_g_start: timeval,
    /// Timer H: no ACK.
    pub timer_h_length: c_int,
    pub timer_h_start: timeval,
    /// Timer I: no more ACKs to absorb.
    pub timer_i_length: c_int,
    pub timer_i_start: timeval,
}
pub type osip_ist_t = osip_ist;

/// A server transaction that is not INVITE.
#[repr(C)]
pub struct osip_nist {
    /// Timer J: no more requests to answer again.
    pub timer_j_length: c_int,
    pub timer_j_start: timeval,
}
pub type osip_nist_t = osip_nist;

/// One server of an SRV record. The library only carries these records, it never reads them.
#[repr(C)]
pub struct osip_srv_entry {
    /// The name of the server.
    pub srv: [c_char; 512],
    pub priority: c_int,
    pub weight: c_int,
    pub rweight: c_int,
    pub port: c_int,
    /// What the name was resolved to.
    pub ipaddress: [c_char; 512],
    /// When the server was found broken.
    pub srv_is_broken: timeval,
}
pub type osip_srv_entry_t = osip_srv_entry;

/// An SRV record, and the NAPTR record that led to it.
#[repr(C)]
pub struct osip_srv_record {
    pub name: [c_char; 1024],
    /// OSIP_SRV_STATE_...
    pub srv_state: c_int,
    pub flag: [c_char; 256],
    pub protocol: [c_char; 1024],
    pub regexp: [c_char; 1024],
    pub replacement: [c_char; 1024],
    pub order: c_int,
    pub preference: c_int,
    /// The entry in use.
    pub index: c_int,
    pub srventry: [osip_srv_entry_t; 10],
}
pub type osip_srv_record_t = osip_srv_record;

/// What DNS says of a domain.
#[repr(C)]
#[allow(non_snake_case)]
pub struct osip_naptr {
    pub domain: [c_char; 512],
    /// The application unique string of ENUM.
    pub AUS: [c_char; 64],
    /// OSIP_NAPTR_STATE_...
    pub naptr_state: c_int,
    pub arg: *mut c_void,
    pub keep_in_cache: c_int,
    pub sipudp_record: osip_srv_record_t,
    pub siptcp_record: osip_srv_record_t,
    pub siptls_record: osip_srv_record_t,
    pub sipdtls_record: osip_srv_record_t,
    pub sipsctp_record: osip_srv_record_t,
    pub sipenum_record: osip_srv_record_t,
}
pub type osip_naptr_t = osip_naptr;

/// A transaction. Times are those of osip_gettimeofday.
#[repr(C)]
pub struct osip_transaction {
    /// Never used; osip_transaction_set_your_instance sets reserved1.
    pub your_instance: *mut c_void,
    /// A number of its own within the stack.
    pub transactionid: c_int,
    /// The events to be executed (osip_event_t).
    pub transactionff: *mut osip_fifo_t,
    /// The top Via of the request.
    pub topvia: *mut osip_via_t,
    /// The From of the request.
    pub from: *mut osip_from_t,
    /// The To of the request.
    pub to: *mut osip_to_t,
    /// The Call-ID.
    pub callid: *mut osip_call_id_t,
    /// The CSeq of the request.
    pub cseq: *mut osip_cseq_t,
    /// The request; NULL until its event is executed.
    pub orig_request: *mut osip_message_t,
    /// The last response, or NULL.
    pub last_response: *mut osip_message_t,
    /// The ACK sent or received, or NULL.
    pub ack: *mut osip_message_t,
    pub state: state_t,
    pub birth_time: time_t,
    pub completed_time: time_t,
    pub created_time: timeval,
    pub destroyed_time: timeval,
    /// For the application.
    pub in_socket: c_int,
    /// Given to the callback that sends; -999 stands for a broken connection.
    pub out_socket: c_int,
    /// The stack (osip_t).
    pub config: *mut c_void,
    pub ctx_type: osip_fsm_type_t,
    /// The part of the machine that it follows; the others are NULL.
    pub ict_context: *mut osip_ict_t,
    pub ist_context: *mut osip_ist_t,
    pub nict_context: *mut osip_nict_t,
    pub nist_context: *mut osip_nist_t,
    /// For the application.
    pub record: osip_srv_record_t,
    /// For the application, which owns it.
    pub naptr_record: *mut osip_naptr_t,
    /// For the application.
    pub reserved1: *mut c_void,
    pub reserved2: *mut c_void,
    pub reserved3: *mut c_void,
    pub reserved4: *mut c_void,
    pub reserved5: *mut c_void,
    pub reserved6: *mut c_void,
}
pub type osip_transaction_t = osip_transaction;

/// What a message callback tells. Types that end in 2XX_RECEIVED_AGAIN are never announced.
#[repr(C)]
pub enum osip_message_callback_type {
    OSIP_ICT_INVITE_SENT = 0,
    OSIP_ICT_INVITE_SENT_AGAIN,
    OSIP_ICT_ACK_SENT,
    OSIP_ICT_ACK_SENT_AGAIN,
    OSIP_ICT_STATUS_1XX_RECEIVED,
    OSIP_ICT_STATUS_2XX_RECEIVED,
    OSIP_ICT_STATUS_2XX_RECEIVED_AGAIN,
    OSIP_ICT_STATUS_3XX_RECEIVED,
    OSIP_ICT_STATUS_4XX_RECEIVED,
    OSIP_ICT_STATUS_5XX_RECEIVED,
    OSIP_ICT_STATUS_6XX_RECEIVED,
    OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN,
    OSIP_IST_INVITE_RECEIVED,
    OSIP_IST_INVITE_RECEIVED_AGAIN,
    OSIP_IST_ACK_RECEIVED,
    OSIP_IST_ACK_RECEIVED_AGAIN,
    OSIP_IST_STATUS_1XX_SENT,
    OSIP_IST_STATUS_2XX_SENT,
    OSIP_IST_STATUS_2XX_SENT_AGAIN,
    OSIP_IST_STATUS_3XX_SENT,
    OSIP_IST_STATUS_4XX_SENT,
    OSIP_IST_STATUS_5XX_SENT,
    OSIP_IST_STATUS_6XX_SENT,
    OSIP_IST_STATUS_3456XX_SENT_AGAIN,
    OSIP_NICT_REGISTER_SENT,
    OSIP_NICT_BYE_SENT,
    OSIP_NICT_OPTIONS_SENT,
    OSIP_NICT_INFO_SENT,
    OSIP_NICT_CANCEL_SENT,
    OSIP_NICT_NOTIFY_SENT,
    OSIP_NICT_SUBSCRIBE_SENT,
    OSIP_NICT_UNKNOWN_REQUEST_SENT,
    OSIP_NICT_REQUEST_SENT_AGAIN,
    OSIP_NICT_STATUS_1XX_RECEIVED,
    OSIP_NICT_STATUS_2XX_RECEIVED,
    OSIP_NICT_STATUS_2XX_RECEIVED_AGAIN,
    OSIP_NICT_STATUS_3XX_RECEIVED,
    OSIP_NICT_STATUS_4XX_RECEIVED,
    OSIP_NICT_STATUS_5XX_RECEIVED,
    OSIP_NICT_STATUS_6XX_RECEIVED,
    OSIP_NICT_STATUS_3456XX_RECEIVED_AGAIN,
    OSIP_NIST_REGISTER_RECEIVED,
    OSIP_NIST_BYE_RECEIVED,
    OSIP_NIST_OPTIONS_RECEIVED,
    OSIP_NIST_INFO_RECEIVED,
    OSIP_NIST_CANCEL_RECEIVED,
    OSIP_NIST_NOTIFY_RECEIVED,
    OSIP_NIST_SUBSCRIBE_RECEIVED,
    OSIP_NIST_UNKNOWN_REQUEST_RECEIVED,
    OSIP_NIST_REQUEST_RECEIVED_AGAIN,
    OSIP_NIST_STATUS_1XX_SENT,
    OSIP_NIST_STATUS_2XX_SENT,
    OSIP_NIST_STATUS_2XX_SENT_AGAIN,
    OSIP_NIST_STATUS_3XX_SENT,
    OSIP_NIST_STATUS_4XX_SENT,
    OSIP_NIST_STATUS_5XX_SENT,
    OSIP_NIST_STATUS_6XX_SENT,
    OSIP_NIST_STATUS_3456XX_SENT_AGAIN,
    OSIP_ICT_STATUS_TIMEOUT,
    OSIP_NICT_STATUS_TIMEOUT,
    OSIP_MESSAGE_CALLBACK_COUNT,
}
pub type osip_message_callback_type_t = osip_message_callback_type;

/// Which machine's transaction has ended.
#[repr(C)]
pub enum osip_kill_callback_type {
    OSIP_ICT_KILL_TRANSACTION,
    OSIP_IST_KILL_TRANSACTION,
    OSIP_NICT_KILL_TRANSACTION,
    OSIP_NIST_KILL_TRANSACTION,
    OSIP_KILL_CALLBACK_COUNT,
}
pub type osip_kill_callback_type_t = osip_kill_callback_type;

/// Which machine's message could not be sent.
#[repr(C)]
pub enum osip_transport_error_callback_type {
    OSIP_ICT_TRANSPORT_ERROR,
    OSIP_IST_TRANSPORT_ERROR,
    OSIP_NICT_TRANSPORT_ERROR,
    OSIP_NIST_TRANSPORT_ERROR,
    OSIP_TRANSPORT_ERROR_CALLBACK_COUNT,
}
pub type osip_transport_error_callback_type_t = osip_transport_error_callback_type;

pub(crate) const OSIP_MESSAGE_CALLBACK_COUNT: usize = osip_message_callback_type::OSIP_MESSAGE_CALLBACK_COUNT as usize;
pub(crate) const OSIP_KILL_CALLBACK_COUNT: usize = osip_kill_callback_type::OSIP_KILL_CALLBACK_COUNT as usize;
pub(crate) const OSIP_TRANSPORT_ERROR_CALLBACK_COUNT: usize =
    osip_transport_error_callback_type::OSIP_TRANSPORT_ERROR_CALLBACK_COUNT as usize;

/// Tells what happens to the messages of a transaction. The message is borrowed.
pub type osip_message_cb_t = Option<unsafe extern "C-unwind" fn(r#type: c_int, *mut osip_transaction_t, *mut osip_message_t)>;
/// Tells that a transaction has ended; it may be removed, but not freed yet.
pub type osip_kill_transaction_cb_t = Option<unsafe extern "C-unwind" fn(r#type: c_int, *mut osip_transaction_t)>;
/// Tells that a message could not be sent; error is what the callback that sends returned.
pub type osip_transport_error_cb_t = Option<unsafe extern "C-unwind" fn(r#type: c_int, *mut osip_transaction_t, error: c_int)>;
/// A response to INVITE, or its ACK, that is sent again outside of transactions.
#[repr(C)]
pub struct ixt {
    /// The dialog of the message.
    pub dialog: *mut osip_dialog,
    /// The 2xx response, if it is one.
    pub msg2xx: *mut osip_message_t,
    /// The ACK, if it is one.
    pub ack: *mut osip_message_t,
    /// When it is sent next.
    pub start: timeval,
    /// The time between the last two, in milliseconds.
    pub interval: c_int,
    /// The host to send to, or NULL.
    pub dest: *mut c_char,
    /// Its port.
    pub port: c_int,
    /// Given to the callback that sends.
    pub sock: c_int,
    /// How many times it is still sent.
    pub counter: c_int,
}
pub type ixt_t = ixt;

/// The stack: all transactions, and the callbacks of the application.
#[repr(C)]
pub struct osip {
    /// For the application.
    pub application_context: *mut c_void,
    /// Mutexes of the lists below (struct osip_mutex).
    pub ict_fastmutex: *mut c_void,
    pub ist_fastmutex: *mut c_void,
    pub nict_fastmutex: *mut c_void,
    pub nist_fastmutex: *mut c_void,
    pub ixt_fastmutex: *mut c_void,
    /// The mutex of transactionid.
    pub id_mutex: *mut c_void,
    /// The number of the next transaction.
    pub transactionid: c_int,
    /// The transactions in the order of their creation (osip_transaction_t).
    pub osip_ict_transactions: osip_list_t,
    pub osip_ist_transactions: osip_list_t,
    pub osip_nict_transactions: osip_list_t,
    pub osip_nist_transactions: osip_list_t,
    /// What is sent again outside of transactions, the newest first (ixt_t).
    pub ixt_retransmissions: osip_list_t,
    /// The callbacks, by type.
    pub msg_callbacks: [osip_message_cb_t; OSIP_MESSAGE_CALLBACK_COUNT],
    pub kill_callbacks: [osip_kill_transaction_cb_t; OSIP_KILL_CALLBACK_COUNT],
    pub tp_error_callbacks: [osip_transport_error_cb_t; OSIP_TRANSPORT_ERROR_CALLBACK_COUNT],
    /// Sends a message to a host and port; 0, a negative error, or a positive number while the connection is not ready.
    pub cb_send_message:
        Option<unsafe extern "C-unwind" fn(*mut osip_transaction_t, *mut osip_message_t, *mut c_char, c_int, c_int) -> c_int>,
    /// The library's own.
    pub osip_ict_hastable: *mut c_void,
    pub osip_ist_hastable: *mut c_void,
    pub osip_nict_hastable: *mut c_void,
    pub osip_nist_hastable: *mut c_void,
}
pub type osip_t = osip;

/// An event of a transaction.
#[repr(C)]
pub struct osip_event {
    pub r#type: type_t,
    /// The transaction; 0 while it is not known.
    pub transactionid: c_int,
    /// The message of a message event, which owns it.
    pub sip: *mut osip_message_t,
}
pub type osip_event_t = osip_event;

/// Sets a message callback, or takes it away with NULL. 0, OSIP_BADPARAMETER for a type that does not exist.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_message_callback(osip: *mut osip_t, r#type: c_int, cb: osip_message_cb_t) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a stack, by the contract.
        let osip = unsafe { ptr::get_mut(osip) }?;
        let index = usize::try_from(r#type).map_err(|_| BADPARAMETER)?;
        *osip.msg_callbacks.get_mut(index).ok_or(BADPARAMETER)? = cb;
        Ok(())
    })
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
    guard::code(|| {
        // SAFETY: NULL or a stack, by the contract.
        let osip = unsafe { ptr::get_mut(osip) }?;
        let index = usize::try_from(r#type).map_err(|_| BADPARAMETER)?;
        *osip.kill_callbacks.get_mut(index).ok_or(BADPARAMETER)? = cb;
        Ok(())
    })
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
    guard::code(|| {
        // SAFETY: NULL or a stack, by the contract.
        let osip = unsafe { ptr::get_mut(osip) }?;
        let index = usize::try_from(r#type).map_err(|_| BADPARAMETER)?;
        *osip.tp_error_callbacks.get_mut(index).ok_or(BADPARAMETER)? = cb;
        Ok(())
    })
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
    guard::code(|| {
        // SAFETY: NULL or valid, by the contract.
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
    guard::code(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction that is given up, by the contract.
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
    guard::code(|| {
        if transaction.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: a transaction that is given up, by the contract.
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
    guard::unit(|| {
        // SAFETY: NULL or valid, by the contract.
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
    })
}

/// Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `ict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ict_set_destination(ict: *mut osip_ict_t, destination: *mut c_char, port: c_int) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a context, by the contract.
        let context = unsafe { ptr::get_mut(ict) }?;
        // SAFETY: the text is the context's, and is given up.
        unsafe { alloc::free(context.destination) };
        (context.destination, context.port) = (destination, port);
        Ok(())
    })
}

/// Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `nict` is NULL or a context, `destination` NULL or a text in a block of osip_malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_nict_set_destination(nict: *mut osip_nict_t, destination: *mut c_char, port: c_int) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a context, by the contract.
        let context = unsafe { ptr::get_mut(nict) }?;
        // SAFETY: the text is the context's, and is given up.
        unsafe { alloc::free(context.destination) };
        (context.destination, context.port) = (destination, port);
        Ok(())
    })
}

/// Adds an event to those to be executed; it is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_add_event(transaction: *mut osip_transaction_t, evt: *mut osip_event_t) -> c_int {
    guard::code(|| {
        if transaction.is_null() || evt.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: both are valid, by the contract.
        unsafe { life::add_event(Tx::of(transaction), evt) }
    })
}

/// Executes an event and frees it, or leaves it to whoever is executing the transaction. 1, 0 for KILL_TRANSACTION, or an error.
///
/// Also if that is the caller, in a callback: the event comes after the current one then, and this returns before that.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_transaction_execute(transaction: *mut osip_transaction_t, evt: *mut osip_event_t) -> c_int {
    if transaction.is_null() || evt.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: both are valid, by the contract.
    unsafe { execute::one(Tx::of(transaction), evt) }
}

/// Sets reserved1. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_your_instance(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved1 = ptr;
        Ok(())
    })
}

/// Sets reserved1. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved1(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved1 = ptr;
        Ok(())
    })
}

/// Sets reserved2. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved2(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved2 = ptr;
        Ok(())
    })
}

/// Sets reserved3. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved3(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved3 = ptr;
        Ok(())
    })
}

/// Sets reserved4. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved4(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved4 = ptr;
        Ok(())
    })
}

/// Sets reserved5. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved5(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved5 = ptr;
        Ok(())
    })
}

/// Sets reserved6. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_reserved6(transaction: *mut osip_transaction_t, ptr: *mut c_void) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.reserved6 = ptr;
        Ok(())
    })
}

/// The value of reserved1.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_your_instance(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved1))
}

/// The value of reserved1.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved1(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved1))
}

/// The value of reserved2.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved2(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved2))
}

/// The value of reserved3.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved3(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved3))
}

/// The value of reserved4.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved4(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved4))
}

/// The value of reserved5.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved5(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved5))
}

/// The value of reserved6.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_get_reserved6(transaction: *mut osip_transaction_t) -> *mut c_void {
    // SAFETY: NULL or a transaction, by the contract.
    guard::pointer(|| unsafe { transaction.as_ref() }.map_or(null_mut(), |transaction| transaction.reserved6))
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
    guard::code(|| {
        // SAFETY: NULL or valid, by the contract.
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
    guard::code(|| {
        if transaction.is_null() || record.is_null() {
            return Err(BADPARAMETER);
        }
        // SAFETY: both are valid, by the contract; the record may be the transaction's own.
        unsafe { core::ptr::copy(record, &raw mut (*transaction).record, 1) };
        Ok(())
    })
}

/// Sets the NAPTR record, which stays the caller's. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_naptr_record(
    transaction: *mut osip_transaction_t,
    record: *mut osip_naptr_t,
) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.naptr_record = record;
        Ok(())
    })
}

/// Sets in_socket. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_in_socket(transaction: *mut osip_transaction_t, sock: c_int) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.in_socket = sock;
        Ok(())
    })
}

/// Sets out_socket. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `transaction` is NULL or a transaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_transaction_set_out_socket(transaction: *mut osip_transaction_t, sock: c_int) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or a transaction, by the contract.
        unsafe { ptr::get_mut(transaction) }?.out_socket = sock;
        Ok(())
    })
}

/// Makes a stack. 0, or OSIP_NOMEM.
///
/// # Safety
/// `osip` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_init(osip: *mut *mut osip_t) -> c_int {
    guard::code(|| {
        // SAFETY: NULL or writable, by the contract.
        let out = unsafe { ptr::out(osip) }?;
        // SAFETY: it takes nothing.
        unsafe { stack::parser_init() };
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
    guard::unit(|| {
        // SAFETY: NULL or a stack that is given up, by the contract.
        unsafe {
            if let Some(stack) = Osip::of(osip) {
                stack.release();
            }
        }
    });
}

/// Sets the application's pointer.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_set_application_context(osip: *mut osip_t, pointer: *mut c_void) {
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        if let Ok(osip) = unsafe { ptr::get_mut(osip) } {
            osip.application_context = pointer;
        }
    });
}

/// The application's pointer.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_get_application_context(osip: *mut osip_t) -> *mut c_void {
    // SAFETY: NULL or a stack, by the contract.
    guard::pointer(|| unsafe { osip.as_ref() }.map_or(null_mut(), |osip| osip.application_context))
}

/// Takes a transaction out of the stack; it is not freed. 0, -1 if it is not there, OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_remove_transaction(osip: *mut osip_t, ict: *mut osip_transaction_t) -> c_int {
    guard::code(|| {
        // SAFETY: both are NULL or valid, by the contract.
        unsafe {
            let stack = Osip::of(osip).ok_or(BADPARAMETER)?;
            let machine = Machine::ALL.get(ptr::get(ict)?.ctx_type as usize).ok_or(BADPARAMETER)?;
            life::remove(stack, Tx::of(ict), *machine)
        }
    })
}

/// # Safety
/// `osip` is NULL or a stack.
unsafe fn execute_all(osip: *mut osip_t, machine: Machine) -> c_int {
    // SAFETY: NULL or a stack, by the contract.
    match unsafe { Osip::of(osip) } {
        None => BADPARAMETER.0,
        Some(stack) => {
            execute::all(stack, machine);
            code::SUCCESS
        }
    }
}

/// Executes the events of all INVITE client transactions. 0, or OSIP_BADPARAMETER.
///
/// For this and the three functions below: any number of threads may call them at once, and callbacks may, too. A transaction is executed by
/// one thread at a time; events that come for it meanwhile are executed by that thread, after the current one, and nobody waits for them. A
/// callback may free its transaction, which gets no further callback then, and it may end its thread or throw a C++ exception.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ict_execute(osip: *mut osip_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { execute_all(osip, Machine::Ict) }
}

/// Executes the events of all INVITE server transactions. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ist_execute(osip: *mut osip_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { execute_all(osip, Machine::Ist) }
}

/// Executes the events of all other client transactions. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nict_execute(osip: *mut osip_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { execute_all(osip, Machine::Nict) }
}

/// Executes the events of all other server transactions. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nist_execute(osip: *mut osip_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { execute_all(osip, Machine::Nist) }
}

/// How long the application may wait before timers are due.
///
/// # Safety
/// `osip` is NULL or a stack, `lower_tv` NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_gettimeout(osip: *mut osip_t, lower_tv: *mut timeval) {
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        if let Some(stack) = unsafe { Osip::of(osip) }.filter(|_| !lower_tv.is_null()) {
            // SAFETY: it may be written, by the contract.
            unsafe { lower_tv.write(schedule::timeout(stack)) };
        }
    });
}

/// # Safety
/// `osip` is NULL or a stack.
unsafe fn fire(osip: *mut osip_t, machine: Machine) {
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        if let Some(stack) = unsafe { Osip::of(osip) } {
            schedule::fire(stack, machine);
        }
    });
}

/// Adds events for the timers of INVITE client transactions that are due.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_ict_execute(osip: *mut osip_t) {
    // SAFETY: the same contract.
    unsafe { fire(osip, Machine::Ict) };
}

/// Adds events for the timers of INVITE server transactions that are due.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_ist_execute(osip: *mut osip_t) {
    // SAFETY: the same contract.
    unsafe { fire(osip, Machine::Ist) };
}

/// Adds events for the timers of other client transactions that are due.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_nict_execute(osip: *mut osip_t) {
    // SAFETY: the same contract.
    unsafe { fire(osip, Machine::Nict) };
}

/// Adds events for the timers of other server transactions that are due.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_timers_nist_execute(osip: *mut osip_t) {
    // SAFETY: the same contract.
    unsafe { fire(osip, Machine::Nist) };
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
    // SAFETY: the same contract.
    guard::pointer(|| unsafe { evt.as_ref().and_then(|event| find::in_list(transactions, event)).map_or(null_mut(), Tx::public) })
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
    // SAFETY: the same contract.
    guard::pointer(|| unsafe {
        let stack = Osip::of(osip).filter(|_| !evt.is_null());
        stack.and_then(|stack| find::of(stack, evt, consume == 1)).map_or(null_mut(), Tx::public)
    })
}

/// Adds a message event to the transaction that it belongs to. 0, or -1 if there is none.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_find_transaction_and_add_event(osip: *mut osip_t, evt: *mut osip_event_t) -> c_int {
    // SAFETY: the same contract.
    guard::or(UNDEFINED_ERROR.0, || match unsafe { __osip_find_transaction(osip, evt, 1) }.is_null() {
        true => UNDEFINED_ERROR.0,
        false => code::SUCCESS,
    })
}

/// Makes the transaction of a request's event, or NULL. The event stays the caller's, to be added.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_create_transaction(osip: *mut osip_t, evt: *mut osip_event_t) -> *mut osip_transaction_t {
    // SAFETY: the same contract.
    guard::pointer(|| unsafe {
        Osip::of(osip).zip(evt.as_mut()).and_then(|(stack, event)| find::create(stack, event)).map_or(null_mut(), Tx::public)
    })
}

/// A new event of a received message, or NULL.
///
/// # Safety
/// `buf` is NULL or has `length` readable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_parse(buf: *const c_char, length: size_t) -> *mut osip_event_t {
    // SAFETY: the same contract.
    guard::pointer(|| unsafe { event::parse(buf, length) })
}

/// Sends the 2xx responses and ACKs again that are due; the callback must not call other functions for them.
///
/// Their list is locked meanwhile. The callback may end its thread or throw a C++ exception.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_retransmissions_execute(osip: *mut osip_t) {
    // SAFETY: NULL or a stack, by the contract.
    if let Some(stack) = unsafe { Osip::of(osip) } {
        retransmit::execute(stack);
    }
}

/// Starts sending a 2xx response again until its ACK comes; the message is copied.
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
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        let Some(stack) = unsafe { Osip::of(osip) }.filter(|_| !msg200ok.is_null()) else { return };
        let mut target = Target { host: null_mut(), port: 0, socket: sock };
        // SAFETY: by the contract; the text is ours.
        unsafe {
            osip_response_get_destination(msg200ok, &mut target.host, &mut target.port);
            let host = target.host;
            let _ = retransmit::start(stack, dialog, Again { msg2xx: msg200ok, ack: null_mut(), target });
            alloc::free(host);
        }
    });
}

/// Starts sending an ACK again, ten times in all; message and text are copied.
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
    guard::unit(|| {
        let target = Target { host: dest, port, socket: sock };
        // SAFETY: NULL or valid, by the contract.
        unsafe {
            if let Some(stack) = Osip::of(osip) {
                let _ = retransmit::start(stack, dialog, Again { msg2xx: null_mut(), ack, target });
            }
        }
    });
}

/// Stops sending the 2xx response again that an ACK acknowledges; its dialog, or NULL.
///
/// # Safety
/// Both are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_stop_200ok_retransmissions(osip: *mut osip_t, ack: *mut osip_message_t) -> *mut osip_dialog {
    // SAFETY: NULL or valid, by the contract.
    guard::pointer(|| unsafe { Osip::of(osip).map_or(null_mut(), |stack| retransmit::stop_acknowledged(stack, ack)) })
}

/// Stops all that is sent again for a dialog, as must be done before it is freed.
///
/// # Safety
/// `osip` is NULL or a stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_stop_retransmissions_from_dialog(osip: *mut osip_t, dialog: *mut osip_dialog) {
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        if let Some(stack) = unsafe { Osip::of(osip) } {
            retransmit::stop_dialog(stack, dialog);
        }
    });
}

/// A new event of a message to be sent, which it adopts; NULL if the message is not complete.
///
/// # Safety
/// `sip` is NULL or a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_new_outgoing_sipmessage(sip: *mut osip_message_t) -> *mut osip_event_t {
    // SAFETY: the same contract.
    guard::pointer(|| unsafe { event::of(sip, Direction::Outgoing) })
}

/// Frees an event and its message.
///
/// # Safety
/// `event` is NULL or an event that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_event_free(event: *mut osip_event_t) {
    // SAFETY: the same contract.
    guard::unit(|| unsafe { event::free(event) });
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
    guard::unit(|| {
        // SAFETY: NULL or a stack, by the contract.
        if let Ok(cf) = unsafe { ptr::get_mut(cf) } {
            cf.cb_send_message = cb;
        }
    });
}
