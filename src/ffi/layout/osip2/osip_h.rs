//! `osip2/osip.h`: transactions, events and the stack that holds them.

use crate::ffi::layout::{
    osip_call_id_t, osip_cseq_t, osip_dialog, osip_fifo_t, osip_from_t, osip_list_t, osip_message_t, osip_to_t, osip_via_t,
    time_t, timeval,
};
use libc::{c_char, c_int, c_uint, c_void};

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
    /// Timer A: retransmission of the request.
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
    /// Timer E: retransmission of the request.
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
    /// Timer G: retransmission of the response.
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

/// A 2xx response to an INVITE, or its ACK, that is retransmitted outside of transactions.
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
    /// The retransmissions outside of transactions, the newest first (ixt_t).
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
