//! Dialogs.

use super::made;
use crate::ffi::layout::osip_message;
use crate::ffi::osip2::osip_dialog::*;
use crate::ffi::osipparser2::osip_message::*;

fn message(start: &str, rest: &str) -> *mut osip_message {
    let text = format!(
        "{start}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nRecord-Route: <sip:p1;lr>, <sip:p2;lr>\r\nFrom: <sip:a@h>;tag=a\r\n\
         Call-ID: 1@h\r\nCSeq: 1 INVITE\r\nContact: <sip:c@h>\r\n{rest}Content-Length: 0\r\n\r\n"
    );
    // SAFETY: readable bytes; the message is new.
    unsafe {
        let message = made(|message| osip_message_init(message));
        assert_eq!(osip_message_parse(message, text.as_ptr().cast(), text.len()), 0);
        message
    }
}

#[test]
fn a_caller_and_a_callee_have_a_dialog() {
    let invite = message("INVITE sip:b@h;line=7 SIP/2.0", "To: <sip:b@h>\r\n");
    let ringing = message("SIP/2.0 180 Ringing", "To: <sip:b@h>;tag=b\r\n");
    let ok = message("SIP/2.0 200 OK", "To: <sip:b@h>;tag=b\r\n");
    // SAFETY: messages and dialogs stay until they are freed.
    unsafe {
        let caller = made(|dialog| osip_dialog_init_as_uac(dialog, ringing));
        assert_eq!(osip_dialog_match_as_uac(caller, ok), 0);
        assert_eq!(osip_dialog_update_route_set_as_uac(caller, ok), 0);
        assert_eq!(osip_dialog_update_tag_as_uac(caller, ok), -3);
        assert_eq!((osip_dialog_is_originator(caller), (*caller).route_set.nb_elt), (1, 2));
        let callee = made(|dialog| osip_dialog_init_as_uas(dialog, invite, ok));
        let bye = message("BYE sip:b@h SIP/2.0", "To: <sip:b@h>;tag=b\r\n");
        assert_eq!(osip_dialog_match_as_uas(callee, bye), 0);
        assert_eq!(osip_dialog_update_osip_cseq_as_uas(callee, bye), 0);
        assert_eq!(osip_dialog_update_route_set_as_uas(callee, bye), 0);
        let overtaken = made(|dialog| osip_dialog_init_as_uac_with_remote_request(dialog, bye, 5));
        for dialog in [caller, callee, overtaken] {
            osip_dialog_free(dialog);
        }
        for message in [invite, ringing, ok, bye] {
            osip_message_free(message);
        }
    }
}
