//! The machines as 5.3.0 exports them: tables of handlers. The library itself uses its own tables; these are for whoever looks them up.

use crate::ffi::layout::{event_type, osip_event, osip_transaction, state_t, type_t};
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{event, execute};
use crate::transaction::{Row, ict, ist, nict, nist, step};
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use libc::{c_int, c_void};

/// What an entry of a table does.
type Handler = unsafe extern "C-unwind" fn(*mut c_void, *mut c_void);

/// An entry of a table.
#[repr(C)]
pub struct Transition {
    state: state_t,
    r#type: type_t,
    method: Handler,
    next: *mut Transition,
    parent: *mut Transition,
}

/// A machine: its first entry.
#[repr(C)]
pub struct StateMachine {
    transitions: *mut Transition,
}

/// Data that C may write.
#[repr(transparent)]
pub struct Shared<T>(UnsafeCell<T>);

// SAFETY: who writes it from C sees to it that nobody uses it meanwhile, as with the original.
unsafe impl<T> Sync for Shared<T> {}

/// The entries of a table, each linked to the next one.
const fn chain<const N: usize>(table: &[Row; N], handlers: [(type_t, Handler); N], base: *mut Transition) -> [Transition; N] {
    let mut entries =
        [const { Transition { state: 0, r#type: 0, method: handlers_begin, next: null_mut(), parent: null_mut() } }; N];
    let mut index = 0;
    while index < N {
        entries[index].state = table[index].state as state_t;
        entries[index].r#type = handlers[index].0;
        entries[index].method = handlers[index].1;
        if index + 1 < N {
            entries[index].next = base.wrapping_add(index + 1);
        }
        index += 1;
    }
    entries
}

/// Stands in a table until its entries are made.
///
/// # Safety
/// None is needed.
unsafe extern "C-unwind" fn handlers_begin(_: *mut c_void, _: *mut c_void) {}

/// Does what the table says for the state of the transaction, or else `default`.
///
/// # Safety
/// Both are NULL, or a transaction of this library and an event.
unsafe fn handle(transaction: *mut c_void, event: *mut c_void, default: &'static Row) {
    let (transaction, event) = (transaction.cast::<osip_transaction>(), event.cast::<osip_event>());
    if transaction.is_null() || event.is_null() {
        return;
    }
    // SAFETY: an event, by the contract.
    if event::is_message(unsafe { (*event).r#type }) && unsafe { (*event).sip }.is_null() {
        return;
    }
    // SAFETY: a transaction, by the contract.
    let tx = unsafe { Tx::of(transaction) };
    let row = tx.state().and_then(|state| step(tx.kind().table(), state, default.event));
    // SAFETY: an event with its message.
    unsafe { execute::row(tx, event, row.unwrap_or(default)) };
}

/// Calls the handler of an entry. 0, or -1 if there is none.
///
/// cbindgen:ignore
///
/// # Safety
/// All are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn fsm_callmethod(
    r#type: type_t,
    state: state_t,
    statemachine: *mut StateMachine,
    sipevent: *mut c_void,
    transaction: *mut c_void,
) -> c_int {
    // SAFETY: by the contract.
    unsafe {
        let mut entry = statemachine.as_ref().map_or(null_mut(), |machine| machine.transitions);
        while let Some(transition) = entry.as_ref() {
            if transition.state == state && transition.r#type == r#type {
                (transition.method)(transaction, sipevent);
                return 0;
            }
            entry = transition.next;
        }
    }
    -1
}

/// cbindgen:ignore
#[unsafe(no_mangle)]
pub static ict_fsm: Shared<StateMachine> =
    Shared(UnsafeCell::new(StateMachine { transitions: (&raw const ict_transition).cast_mut().cast() }));

/// cbindgen:ignore
#[unsafe(no_mangle)]
#[rustfmt::skip]
pub static ict_transition: Shared<[Transition; 11]> = Shared(UnsafeCell::new(chain(
    &ict::TABLE,
    [
        (event_type::SND_REQINVITE as type_t, ict_snd_invite as Handler),
        (event_type::TIMEOUT_A as type_t, osip_ict_timeout_a_event as Handler),
        (event_type::TIMEOUT_B as type_t, osip_ict_timeout_b_event as Handler),
        (event_type::RCV_STATUS_1XX as type_t, ict_rcv_1xx as Handler),
        (event_type::RCV_STATUS_2XX as type_t, ict_rcv_2xx as Handler),
        (event_type::RCV_STATUS_3456XX as type_t, ict_rcv_3456xx as Handler),
        (event_type::RCV_STATUS_1XX as type_t, ict_rcv_1xx as Handler),
        (event_type::RCV_STATUS_2XX as type_t, ict_rcv_2xx as Handler),
        (event_type::RCV_STATUS_3456XX as type_t, ict_rcv_3456xx as Handler),
        (event_type::RCV_STATUS_3456XX as type_t, ict_retransmit_ack as Handler),
        (event_type::TIMEOUT_D as type_t, osip_ict_timeout_d_event as Handler),
    ],
    (&raw const ict_transition).cast_mut().cast(),
)));

/// Deals with SND_REQINVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ict_snd_invite(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[0]) }
}

/// Deals with TIMEOUT_A.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ict_timeout_a_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[1]) }
}

/// Deals with TIMEOUT_B.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ict_timeout_b_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[2]) }
}

/// Deals with RCV_STATUS_1XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ict_rcv_1xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[3]) }
}

/// Deals with RCV_STATUS_2XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ict_rcv_2xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[4]) }
}

/// Deals with RCV_STATUS_3456XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ict_rcv_3456xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[5]) }
}

/// Deals with RCV_STATUS_3456XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ict_retransmit_ack(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[9]) }
}

/// Deals with TIMEOUT_D.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ict_timeout_d_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ict::TABLE[10]) }
}

/// cbindgen:ignore
#[unsafe(no_mangle)]
pub static ist_fsm: Shared<StateMachine> =
    Shared(UnsafeCell::new(StateMachine { transitions: (&raw const ist_transition).cast_mut().cast() }));

/// cbindgen:ignore
#[unsafe(no_mangle)]
#[rustfmt::skip]
pub static ist_transition: Shared<[Transition; 11]> = Shared(UnsafeCell::new(chain(
    &ist::TABLE,
    [
        (event_type::RCV_REQINVITE as type_t, ist_rcv_invite as Handler),
        (event_type::RCV_REQINVITE as type_t, ist_rcv_invite as Handler),
        (event_type::RCV_REQINVITE as type_t, ist_rcv_invite as Handler),
        (event_type::TIMEOUT_G as type_t, osip_ist_timeout_g_event as Handler),
        (event_type::TIMEOUT_H as type_t, osip_ist_timeout_h_event as Handler),
        (event_type::SND_STATUS_1XX as type_t, ist_snd_1xx as Handler),
        (event_type::SND_STATUS_2XX as type_t, ist_snd_2xx as Handler),
        (event_type::SND_STATUS_3456XX as type_t, ist_snd_3456xx as Handler),
        (event_type::RCV_REQACK as type_t, ist_rcv_ack as Handler),
        (event_type::RCV_REQACK as type_t, ist_rcv_ack as Handler),
        (event_type::TIMEOUT_I as type_t, osip_ist_timeout_i_event as Handler),
    ],
    (&raw const ist_transition).cast_mut().cast(),
)));

/// Deals with RCV_REQINVITE.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ist_rcv_invite(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[0]) }
}

/// Deals with TIMEOUT_G.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ist_timeout_g_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[3]) }
}

/// Deals with TIMEOUT_H.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ist_timeout_h_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[4]) }
}

/// Deals with SND_STATUS_1XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ist_snd_1xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[5]) }
}

/// Deals with SND_STATUS_2XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ist_snd_2xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[6]) }
}

/// Deals with SND_STATUS_3456XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ist_snd_3456xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[7]) }
}

/// Deals with RCV_REQACK.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn ist_rcv_ack(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[8]) }
}

/// Deals with TIMEOUT_I.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_ist_timeout_i_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &ist::TABLE[10]) }
}

/// cbindgen:ignore
#[unsafe(no_mangle)]
pub static nict_fsm: Shared<StateMachine> =
    Shared(UnsafeCell::new(StateMachine { transitions: (&raw const nict_transition).cast_mut().cast() }));

/// cbindgen:ignore
#[unsafe(no_mangle)]
#[rustfmt::skip]
pub static nict_transition: Shared<[Transition; 12]> = Shared(UnsafeCell::new(chain(
    &nict::TABLE,
    [
        (event_type::SND_REQUEST as type_t, nict_snd_request as Handler),
        (event_type::TIMEOUT_F as type_t, osip_nict_timeout_f_event as Handler),
        (event_type::TIMEOUT_E as type_t, osip_nict_timeout_e_event as Handler),
        (event_type::RCV_STATUS_1XX as type_t, nict_rcv_1xx as Handler),
        (event_type::RCV_STATUS_2XX as type_t, nict_rcv_23456xx as Handler),
        (event_type::RCV_STATUS_3456XX as type_t, nict_rcv_23456xx as Handler),
        (event_type::TIMEOUT_F as type_t, osip_nict_timeout_f_event as Handler),
        (event_type::TIMEOUT_E as type_t, osip_nict_timeout_e_event as Handler),
        (event_type::RCV_STATUS_1XX as type_t, nict_rcv_1xx as Handler),
        (event_type::RCV_STATUS_2XX as type_t, nict_rcv_23456xx as Handler),
        (event_type::RCV_STATUS_3456XX as type_t, nict_rcv_23456xx as Handler),
        (event_type::TIMEOUT_K as type_t, osip_nict_timeout_k_event as Handler),
    ],
    (&raw const nict_transition).cast_mut().cast(),
)));

/// Deals with SND_REQUEST.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nict_snd_request(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[0]) }
}

/// Deals with TIMEOUT_F.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nict_timeout_f_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[1]) }
}

/// Deals with TIMEOUT_E.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nict_timeout_e_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[2]) }
}

/// Deals with RCV_STATUS_1XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nict_rcv_1xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[3]) }
}

/// Deals with RCV_STATUS_2XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nict_rcv_23456xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[4]) }
}

/// Deals with TIMEOUT_K.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nict_timeout_k_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nict::TABLE[11]) }
}

/// cbindgen:ignore
#[unsafe(no_mangle)]
pub static nist_fsm: Shared<StateMachine> =
    Shared(UnsafeCell::new(StateMachine { transitions: (&raw const nist_transition).cast_mut().cast() }));

/// cbindgen:ignore
#[unsafe(no_mangle)]
#[rustfmt::skip]
pub static nist_transition: Shared<[Transition; 10]> = Shared(UnsafeCell::new(chain(
    &nist::TABLE,
    [
        (event_type::RCV_REQUEST as type_t, nist_rcv_request as Handler),
        (event_type::SND_STATUS_1XX as type_t, nist_snd_1xx as Handler),
        (event_type::SND_STATUS_2XX as type_t, nist_snd_23456xx as Handler),
        (event_type::SND_STATUS_3456XX as type_t, nist_snd_23456xx as Handler),
        (event_type::SND_STATUS_1XX as type_t, nist_snd_1xx as Handler),
        (event_type::SND_STATUS_2XX as type_t, nist_snd_23456xx as Handler),
        (event_type::SND_STATUS_3456XX as type_t, nist_snd_23456xx as Handler),
        (event_type::RCV_REQUEST as type_t, nist_rcv_request as Handler),
        (event_type::TIMEOUT_J as type_t, osip_nist_timeout_j_event as Handler),
        (event_type::RCV_REQUEST as type_t, nist_rcv_request as Handler),
    ],
    (&raw const nist_transition).cast_mut().cast(),
)));

/// Deals with RCV_REQUEST.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nist_rcv_request(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nist::TABLE[0]) }
}

/// Deals with SND_STATUS_1XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nist_snd_1xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nist::TABLE[1]) }
}

/// Deals with SND_STATUS_2XX.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nist_snd_23456xx(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nist::TABLE[2]) }
}

/// Deals with TIMEOUT_J.
///
/// cbindgen:ignore
///
/// # Safety
/// Both are NULL or valid; the event keeps its block.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn osip_nist_timeout_j_event(transaction: *mut c_void, event: *mut c_void) {
    // SAFETY: the same contract.
    unsafe { handle(transaction, event, &nist::TABLE[8]) }
}
