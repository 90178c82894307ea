//! The machines as 5.3.0 exports them: tables of handlers. The library itself uses its own tables; these are for whoever looks them up.

use crate::ffi::layout::{osip_event, osip_transaction, state_t, type_t};
use crate::ffi::transaction::job::Running;
use crate::ffi::transaction::tx::Tx;
use crate::ffi::transaction::{event, execute};
use crate::transaction::Event::{self, *};
use crate::transaction::Timer::*;
use crate::transaction::{Row, State, ict, ist, nict, nist, step};
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use libc::c_void;

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

/// The entries of a table, each linked to the next one. A row of the table has one handler, which is named by state and event.
const fn chain<const N: usize>(table: &[Row; N], handlers: &[Handled; N], base: *mut Transition) -> [Transition; N] {
    let mut entries =
        [const { Transition { state: 0, r#type: 0, method: handlers_begin, next: null_mut(), parent: null_mut() } }; N];
    let mut index = 0;
    while index < N {
        let (state, event, handler) = handlers[index];
        let row = &table[index];
        assert!(row.state as u32 == state as u32 && event::number(row.event) == event::number(event), "another row stands here");
        let next = if index + 1 < N { base.wrapping_add(index + 1) } else { null_mut() };
        entries[index] =
            Transition { state: state as state_t, r#type: event::number(event), method: handler, next, parent: null_mut() };
        index += 1;
    }
    entries
}

/// Stands in a table until its entries are made.
///
/// # Safety
/// None is needed.
unsafe extern "C-unwind" fn handlers_begin(_: *mut c_void, _: *mut c_void) {}

/// A row of a table of ours, and the handler that does it.
type Handled = (State, Event, Handler);

/// Begins what our table says for the state of the transaction and the event that a handler is for; where it says nothing, what it says for the
/// state that the handler is first named for.
///
/// cbindgen:ignore
///
/// # Safety
/// Both pointers are NULL, or a transaction of this library and an event; `running` may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_rs_handle(transaction: *mut c_void, event: *mut c_void, handler: Handler, running: *mut Running) {
    let (transaction, event) = (transaction.cast::<osip_transaction>(), event.cast::<osip_event>());
    if transaction.is_null() || event.is_null() {
        return;
    }
    // SAFETY: not NULL, so an event.
    if event::is_message(unsafe { (*event).r#type }) && unsafe { (*event).sip }.is_null() {
        return;
    }
    let is_named = |table: &'static [Row], handled: &'static [Handled]| {
        let &(default, meaning, _) = handled.iter().find(|(_, _, other)| *other as usize == handler as usize)?;
        Some((table, default, meaning))
    };
    let Some((table, default, meaning)) = is_named(&ict::TABLE, &ict_fsm::HANDLED)
        .or_else(|| is_named(&ist::TABLE, &ist_fsm::HANDLED))
        .or_else(|| is_named(&nict::TABLE, &nict_fsm::HANDLED))
        .or_else(|| is_named(&nist::TABLE, &nist_fsm::HANDLED))
    else {
        return;
    };
    // SAFETY: not NULL, so a transaction of this library.
    let tx = unsafe { Tx::of(transaction) };
    let row = tx.state().and_then(|state| step(tx.kind().table(), state, meaning));
    if let Some(row) = row.or_else(|| step(table, default, meaning)) {
        // SAFETY: an event, with its message if its type needs one; the place may be written.
        unsafe { execute::row(tx, event, row, running) };
    }
}

/// Makes a machine of C: its first entry, and its table. Each line is a row of ours: state, event and handler. The first row of a handler defines
/// it (`fn`, in osip_handlers.c), and is what it does in a state that has no such row; others name it `again`.
macro_rules! machine {
    ($fsm:ident, $transition:ident: [Transition; $count:literal] = $table:path;
     $($state:ident, $event:expr => $(fn $new:ident)? $(again $known:ident)?;)+) => {
        /// The rows of this machine, and the handler of each.
        mod $fsm {
            use super::*;

            unsafe extern "C-unwind" {
                $($(fn $new(transaction: *mut c_void, event: *mut c_void);)?)+
            }

            pub(super) static HANDLED: [Handled; $count] = [$((State::$state, $event, $($new)? $($known)?)),+];
        }

        /// cbindgen:ignore
        #[unsafe(no_mangle)]
        pub static $fsm: Shared<StateMachine> =
            Shared(UnsafeCell::new(StateMachine { transitions: (&raw const $transition).cast_mut().cast() }));

        /// cbindgen:ignore
        #[unsafe(no_mangle)]
        pub static $transition: Shared<[Transition; $count]> =
            Shared(UnsafeCell::new(chain(&$table, &$fsm::HANDLED, (&raw const $transition).cast_mut().cast())));
    };
}

machine! {
    ict_fsm, ict_transition: [Transition; 11] = ict::TABLE;
    IctPreCalling, SendInvite => fn ict_snd_invite;
    IctCalling, Timeout(A) => fn osip_ict_timeout_a_event;
    IctCalling, Timeout(B) => fn osip_ict_timeout_b_event;
    IctCalling, ReceiveProvisional => fn ict_rcv_1xx;
    IctCalling, ReceiveSuccess => fn ict_rcv_2xx;
    IctCalling, ReceiveFailure => fn ict_rcv_3456xx;
    IctProceeding, ReceiveProvisional => again ict_rcv_1xx;
    IctProceeding, ReceiveSuccess => again ict_rcv_2xx;
    IctProceeding, ReceiveFailure => again ict_rcv_3456xx;
    IctCompleted, ReceiveFailure => fn ict_retransmit_ack;
    IctCompleted, Timeout(D) => fn osip_ict_timeout_d_event;
}

machine! {
    ist_fsm, ist_transition: [Transition; 11] = ist::TABLE;
    IstPreProceeding, ReceiveInvite => fn ist_rcv_invite;
    IstProceeding, ReceiveInvite => again ist_rcv_invite;
    IstCompleted, ReceiveInvite => again ist_rcv_invite;
    IstCompleted, Timeout(G) => fn osip_ist_timeout_g_event;
    IstCompleted, Timeout(H) => fn osip_ist_timeout_h_event;
    IstProceeding, SendProvisional => fn ist_snd_1xx;
    IstProceeding, SendSuccess => fn ist_snd_2xx;
    IstProceeding, SendFailure => fn ist_snd_3456xx;
    IstCompleted, ReceiveAck => fn ist_rcv_ack;
    IstConfirmed, ReceiveAck => again ist_rcv_ack;
    IstConfirmed, Timeout(I) => fn osip_ist_timeout_i_event;
}

machine! {
    nict_fsm, nict_transition: [Transition; 12] = nict::TABLE;
    NictPreTrying, SendRequest => fn nict_snd_request;
    NictTrying, Timeout(F) => fn osip_nict_timeout_f_event;
    NictTrying, Timeout(E) => fn osip_nict_timeout_e_event;
    NictTrying, ReceiveProvisional => fn nict_rcv_1xx;
    NictTrying, ReceiveSuccess => fn nict_rcv_23456xx;
    NictTrying, ReceiveFailure => again nict_rcv_23456xx;
    NictProceeding, Timeout(F) => again osip_nict_timeout_f_event;
    NictProceeding, Timeout(E) => again osip_nict_timeout_e_event;
    NictProceeding, ReceiveProvisional => again nict_rcv_1xx;
    NictProceeding, ReceiveSuccess => again nict_rcv_23456xx;
    NictProceeding, ReceiveFailure => again nict_rcv_23456xx;
    NictCompleted, Timeout(K) => fn osip_nict_timeout_k_event;
}

machine! {
    nist_fsm, nist_transition: [Transition; 10] = nist::TABLE;
    NistPreTrying, ReceiveRequest => fn nist_rcv_request;
    NistTrying, SendProvisional => fn nist_snd_1xx;
    NistTrying, SendSuccess => fn nist_snd_23456xx;
    NistTrying, SendFailure => again nist_snd_23456xx;
    NistProceeding, SendProvisional => again nist_snd_1xx;
    NistProceeding, SendSuccess => again nist_snd_23456xx;
    NistProceeding, SendFailure => again nist_snd_23456xx;
    NistProceeding, ReceiveRequest => again nist_rcv_request;
    NistCompleted, Timeout(J) => fn osip_nist_timeout_j_event;
    NistCompleted, ReceiveRequest => again nist_rcv_request;
}
