//! Transactions: all four machines, and callbacks that do what they like.

use super::made;
use crate::ffi::layout::*;
use crate::ffi::miri::advance;
use crate::ffi::osip2::osip::*;
use core::ptr::null_mut;
use libc::{c_char, c_int};
use std::cell::RefCell;

thread_local! {
    /// What the callbacks of this test were told.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn tell(what: String) {
    TOLD.with_borrow_mut(|told| told.push(what));
}

/// What was told since the last question.
fn told() -> String {
    TOLD.take().join(" ")
}

/// # Safety
/// `message` is a message.
unsafe extern "C-unwind" fn send(
    _: *mut osip_transaction,
    message: *mut osip_message,
    _: *mut c_char,
    _: c_int,
    _: c_int,
) -> c_int {
    // SAFETY: a message.
    tell(format!("send:{}", unsafe { (*message).status_code }));
    0
}

/// # Safety
/// None is needed: it looks at nothing.
unsafe extern "C-unwind" fn tell_message(number: c_int, _: *mut osip_transaction, _: *mut osip_message) {
    tell(number.to_string());
}

/// # Safety
/// `transaction` is a transaction in its stack.
unsafe extern "C-unwind" fn remove(number: c_int, transaction: *mut osip_transaction) {
    tell(format!("end:{number}"));
    // SAFETY: a transaction, which is taken out of its stack.
    unsafe { osip_remove_transaction((*transaction).config.cast(), transaction) };
}

/// # Safety
/// `transaction` is a transaction, whose callback this is.
unsafe extern "C-unwind" fn free(number: c_int, transaction: *mut osip_transaction, _: *mut osip_message) {
    tell(format!("free:{number}"));
    // SAFETY: a transaction, which is freed in its own callback.
    unsafe { osip_transaction_free(transaction) };
}

/// A stack with callbacks for all.
fn stack() -> *mut osip {
    // SAFETY: a new stack.
    unsafe {
        let stack = made(|stack| osip_init(stack));
        osip_set_cb_send_message(stack, Some(send));
        for number in 0..osip_message_callback_type::OSIP_MESSAGE_CALLBACK_COUNT as c_int {
            osip_set_message_callback(stack, number, Some(tell_message));
        }
        for number in 0..4 {
            osip_set_kill_transaction_callback(stack, number, Some(remove));
        }
        stack
    }
}

/// The event of a received message.
fn received(start: &str, method: &str) -> *mut osip_event {
    let text = format!(
        "{start}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK{method}\r\nFrom: <sip:a@h>;tag=a\r\nTo: <sip:b@h>;tag=b\r\nCall-ID: 1@h\r\n\
         CSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
    );
    // SAFETY: readable bytes.
    let event = unsafe { osip_parse(text.as_ptr().cast(), text.len()) };
    assert!(!event.is_null());
    event
}

/// The event of a message to be sent.
fn sent(start: &str, method: &str) -> *mut osip_event {
    let event = received(start, method);
    // SAFETY: an event, whose message another one adopts.
    unsafe {
        let message = core::mem::replace(&mut (*event).sip, null_mut());
        osip_event_free(event);
        osip_new_outgoing_sipmessage(message)
    }
}

fn execute(stack: *mut osip) {
    // SAFETY: a stack.
    unsafe {
        osip_timers_ict_execute(stack);
        osip_timers_ist_execute(stack);
        osip_timers_nict_execute(stack);
        osip_timers_nist_execute(stack);
        osip_ict_execute(stack);
        osip_ist_execute(stack);
        osip_nict_execute(stack);
        osip_nist_execute(stack);
    }
}

/// A transaction that sends a request.
fn client(stack: *mut osip, method: &str) -> *mut osip_transaction {
    let kind = if method == "INVITE" { fsm_type::ICT } else { fsm_type::NICT };
    // SAFETY: a stack; the event is added.
    unsafe {
        let event = sent(&format!("{method} sip:b@h SIP/2.0"), method);
        let transaction = made(|transaction| osip_transaction_init(transaction, kind as u32, stack, (*event).sip));
        assert_eq!(osip_transaction_add_event(transaction, event), 0);
        transaction
    }
}

/// A transaction of a received request.
fn server(stack: *mut osip, method: &str) -> *mut osip_transaction {
    let event = received(&format!("{method} sip:b@h SIP/2.0"), method);
    // SAFETY: a stack; the event is added.
    unsafe {
        let transaction = osip_create_transaction(stack, event);
        assert!(!transaction.is_null());
        assert_eq!(osip_transaction_add_event(transaction, event), 0);
        transaction
    }
}

#[test]
fn a_client_is_answered_and_retransmits() {
    let stack = stack();
    let (invite, options) = (client(stack, "INVITE"), client(stack, "OPTIONS"));
    execute(stack);
    advance(600);
    execute(stack);
    // SAFETY: transactions and events are valid.
    unsafe {
        let mut wait = timeval { tv_sec: 0, tv_usec: 0 };
        osip_timers_gettimeout(stack, &mut wait);
        for (start, method) in [("SIP/2.0 180 R", "INVITE"), ("SIP/2.0 486 B", "INVITE"), ("SIP/2.0 200 O", "OPTIONS")] {
            assert_eq!(osip_find_transaction_and_add_event(stack, received(start, method)), 0);
        }
        execute(stack);
        assert_eq!(osip_find_transaction_and_add_event(stack, received("SIP/2.0 486 B", "INVITE")), 0);
        execute(stack);
        advance(60_000);
        execute(stack);
        assert!(told().ends_with("end:0 end:2"));
        osip_transaction_free(invite);
        osip_transaction_free(options);
        osip_release(stack);
    }
}

#[test]
fn a_server_answers_and_is_acknowledged() {
    let stack = stack();
    let (invite, options) = (server(stack, "INVITE"), server(stack, "OPTIONS"));
    execute(stack);
    // SAFETY: transactions and events are valid.
    unsafe {
        for (transaction, method) in [(invite, "INVITE"), (options, "OPTIONS")] {
            for start in ["SIP/2.0 100 T", "SIP/2.0 404 N"] {
                assert_eq!(osip_transaction_add_event(transaction, sent(start, method)), 0);
            }
        }
        execute(stack);
        advance(600);
        execute(stack);
        let again = received("INVITE sip:b@h SIP/2.0", "INVITE");
        assert_eq!(osip_find_transaction_and_add_event(stack, again), 0);
        let ack = received("ACK sip:b@h SIP/2.0", "ACK");
        // The ACK has the branch of the INVITE.
        osip_event_free(ack);
        execute(stack);
        advance(60_000);
        execute(stack);
        assert!(told().contains("end:1") && TOLD.with_borrow(Vec::is_empty));
        for transaction in [invite, options] {
            osip_transaction_free(transaction);
        }
        osip_release(stack);
    }
}

#[test]
fn a_callback_frees_its_transaction() {
    let stack = stack();
    // SAFETY: a stack.
    unsafe {
        osip_set_message_callback(stack, osip_message_callback_type::OSIP_NICT_OPTIONS_SENT as c_int, Some(free));
        client(stack, "OPTIONS");
        execute(stack);
        assert!(told().starts_with("send:0 free:"));
        assert_eq!((*stack).osip_nict_transactions.nb_elt, 0);
        osip_release(stack);
    }
}

#[test]
fn many_transactions_are_found_removed_and_freed() {
    let stack = stack();
    let all: Vec<_> = (0..40).map(|_| client(stack, "OPTIONS")).collect();
    execute(stack);
    // SAFETY: a stack and its transactions.
    unsafe {
        for transaction in all.iter().step_by(2) {
            assert_eq!(osip_remove_transaction(stack, *transaction), 0);
        }
        let found = __osip_find_transaction(stack, received("SIP/2.0 200 O", "OPTIONS"), 1);
        assert_eq!(found, all[1]);
        execute(stack);
        all.into_iter().for_each(|transaction| assert_eq!(osip_transaction_free(transaction), 0));
        told();
        osip_release(stack);
    }
}

#[test]
fn a_2xx_is_retransmitted_until_its_ack() {
    let stack = stack();
    // SAFETY: a stack and messages.
    unsafe {
        let ok = received("SIP/2.0 200 O", "INVITE");
        osip_start_200ok_retransmissions(stack, null_mut(), (*ok).sip, 3);
        osip_start_ack_retransmissions(stack, null_mut(), (*ok).sip, c"h".as_ptr().cast_mut(), 5060, 3);
        for _ in 0..32 {
            advance(1000);
            osip_retransmissions_execute(stack);
        }
        assert_eq!(told().matches("send:200").count(), 20);
        osip_start_200ok_retransmissions(stack, null_mut(), (*ok).sip, 3);
        osip_stop_retransmissions_from_dialog(stack, null_mut());
        osip_event_free(ok);
        osip_release(stack);
    }
}
