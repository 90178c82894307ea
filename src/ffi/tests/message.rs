//! Messages, URIs and headers.

use super::{made, owned, printed};
use crate::ffi::layout::osip_message;
use crate::ffi::osipparser2::headers::osip_authorization::*;
use crate::ffi::osipparser2::headers::osip_contact::*;
use crate::ffi::osipparser2::headers::osip_content_type::*;
use crate::ffi::osipparser2::headers::osip_from::*;
use crate::ffi::osipparser2::headers::osip_via::*;
use crate::ffi::osipparser2::osip_message::*;
use crate::ffi::osipparser2::osip_parser::*;
use crate::ffi::osipparser2::osip_uri::*;
use core::ffi::CStr;
use core::ptr::null_mut;

const INVITE: &[u8] = b"\r\nINVITE sip:bob@example.com;transport=udp?a=b SIP/2.0\r\n\
    Via: SIP/2.0/UDP [::1]:5060;branch=z9hG4bK1;rport (comment), SIP/2.0/TCP h\r\n\
    From: \"A, B\" <sip:a%20b:p@h>;tag=1\r\nTo: sip:b@h;x=\"y;z\"\r\nCall-ID: 1@h\r\nCSeq: 1 INVITE\r\n\
    m: <sip:c@h>;q=0.5,\r\n\t*\r\nRoute: <sip:p;lr>,<sip:q>\r\nRecord-Route: <sip:r;lr>\r\nMax-Forwards: 70\r\n\
    Subject: folded\r\n line\r\nAuthorization: Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"u\", response=\"x\", nc=00000001\r\n\
    WWW-Authenticate: Digest realm=\"r\", qop=\"auth\"\r\nAuthentication-Info: nextnonce=\"n\"\r\n\
    Accept: a/b;q=1, c/d\r\nAccept-Encoding: gzip;q=1\r\nAccept-Language: de\r\nCall-Info: <sip:x>;purpose=icon\r\n\
    Allow: INVITE, ACK\r\nMime-Version: 1.0\r\nContent-Type: application/sdp;x=y\r\nContent-Length: 4\r\n\r\nv=0\n";

/// A parsed message; `None` if it was refused.
fn parsed(data: &[u8], fragment: bool) -> Option<*mut osip_message> {
    // SAFETY: readable bytes; the message is new.
    unsafe {
        let message = made(|message| osip_message_init(message));
        let code = match fragment {
            true => osip_message_parse_sipfrag(message, data.as_ptr().cast(), data.len()),
            false => osip_message_parse(message, data.as_ptr().cast(), data.len()),
        };
        if code != 0 {
            osip_message_free(message);
            return None;
        }
        Some(message)
    }
}

/// The printed message.
fn text(message: *mut osip_message) -> String {
    let mut length = 0;
    // SAFETY: a message.
    let text = printed(|dest| unsafe { osip_message_to_str(message, dest, &mut length) });
    assert_eq!(length, text.len());
    text
}

#[test]
fn a_message_is_parsed_printed_cloned_changed_and_freed() {
    let message = parsed(INVITE, false).unwrap();
    let first = text(message);
    // SAFETY: the messages stay until they are freed.
    unsafe {
        assert_eq!(text(message), first);
        let copy = made(|copy| osip_message_clone(message, copy));
        osip_message_free(message);
        assert_eq!(text(copy), first);
        assert_eq!(osip_message_set_header(copy, c"Subject".as_ptr(), c" other ".as_ptr()), 0);
        assert_eq!(osip_message_replace_header(copy, c"subject".as_ptr(), c"new".as_ptr()), 0);
        assert_eq!(osip_message_set_via(copy, c"SIP/2.0/TLS t;branch=2".as_ptr()), 0);
        assert_eq!(osip_message_set_body(copy, c"body".as_ptr(), 4), 0);
        assert_eq!(osip_message_fix_last_via_header(copy, c"192.0.2.1".as_ptr(), -5), 0);
        assert_ne!(text(copy), first);
        let again = parsed(text(copy).as_bytes(), false).unwrap();
        assert_eq!(text(again), text(copy));
        osip_message_free(again);
        osip_message_free(copy);
    }
}

#[test]
fn bodies_and_fragments() {
    let multipart = b"MESSAGE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@h>\r\nTo: <sip:b@h>\r\nCall-ID: 1\r\nCSeq: 1 MESSAGE\r\n\
        Content-Type: multipart/mixed;boundary=\"b\"\r\nContent-Length: 99\r\n\r\n--b\r\nContent-Type: a/b\r\nX: y\r\n\r\none\r\n--b\r\nX: z\r\n\r\n\0two\r\n--b--\r\n";
    let message = parsed(multipart, false).unwrap();
    // SAFETY: a message, which is freed.
    unsafe {
        assert_eq!((*message).bodies.nb_elt, 2);
        let copy = made(|copy| osip_message_clone(message, copy));
        let mut length = 0;
        let mut printed = null_mut();
        assert_eq!(osip_message_to_str(copy, &mut printed, &mut length), 0);
        libc::free(printed.cast());
        osip_message_free(copy);
        osip_message_free(message);
        for fragment in [&b"SIP/2.0 200 OK\r\n\r\n"[..], b"Subject: x\r\n\r\n", b"SIP/2.0 183 A\r\nX: y\r\n\r\n"] {
            osip_message_free(parsed(fragment, true).unwrap());
        }
    }
}

#[test]
fn a_refused_message_is_freed_with_what_it_has() {
    for refused in [
        &b"INVITE"[..],
        b"INVITE sip:a@h SIP/2.0\r\nVia: x\r\n\r\n",
        b"SIP/2.0 200 OK\r\nFrom: <sip:a@b\r\n\r\n",
        b"SIP/2.0 200 OK\r\nFrom: <sip:a@b>\r\nFrom: <sip:a@b>\r\n\r\n",
        b"SIP/2.0 200 OK\r\nContent-Type: multipart/mixed;boundary=b\r\nContent-Length: 9\r\n\r\n--b\r\nX\r\n",
        b"SIP/2.0 200 OK\r\nX: y\r\n z",
    ] {
        assert!(parsed(refused, false).is_none());
    }
}

#[test]
fn uris_are_escaped_and_searched() {
    // SAFETY: the URI stays until it is freed; texts are adopted.
    unsafe {
        let uri = made(|uri| osip_uri_init(uri));
        assert_eq!(osip_uri_parse(uri, c"sips:a%20b:c@[::1]:5061;x=%41;lr?s=t".as_ptr()), 0);
        assert_eq!(osip_uri_param_add(&mut (*uri).url_params, owned(c" x-obr "), owned(c"v")), 0);
        let mut param = null_mut();
        assert_eq!(osip_uri_param_get_byname(&mut (*uri).url_params, c"LR".as_ptr().cast_mut(), &mut param), 0);
        let copy = made(|copy| osip_uri_clone(uri, copy));
        assert_eq!(printed(|dest| osip_uri_to_str(copy, dest)), "sips:a%20b:c@[::1]:5061;x=A;lr?s=t");
        osip_uri_free(copy);
        osip_uri_free(uri);
        osip_uri_free(null_mut());
        let text = owned(c"%41b%20");
        __osip_uri_unescape(text);
        assert_eq!(CStr::from_ptr(text), c"Ab ");
        libc::free(text.cast());
    }
}

#[test]
fn headers_are_set_compared_and_cloned() {
    // SAFETY: the objects stay until they are freed; texts are adopted.
    unsafe {
        let via = made(|via| osip_via_init(via));
        assert_eq!(osip_via_parse(via, c"SIP/2.0/UDP h:5060;branch=1 (c)".as_ptr()), 0);
        let copy = made(|copy| osip_via_clone(via, copy));
        assert_eq!(osip_via_match(via, copy), 0);
        libc::free(via_get_host(copy).cast());
        via_set_host(copy, owned(c"other"));
        assert_eq!((osip_via_match(via, copy), printed(|dest| osip_via_to_str(copy, dest)).contains("other")), (-1, true));
        osip_via_free(copy);
        osip_via_free(via);

        let from = made(|from| osip_from_init(from));
        assert_eq!(osip_from_parse(from, c"\"A\" <sip:a@h>;tag=1".as_ptr()), 0);
        let other = made(|other| osip_from_clone(from, other));
        assert_eq!((osip_from_compare(from, other), osip_from_tag_match(from, other)), (0, 0));
        osip_from_free(other);
        osip_from_free(from);

        let contact = made(|contact| osip_contact_init(contact));
        assert_eq!(osip_contact_parse(contact, c"*".as_ptr()), 0);
        assert_eq!(printed(|dest| osip_contact_to_str(contact, dest)), "*");
        osip_contact_free(contact);

        let credentials = made(|credentials| osip_authorization_init(credentials));
        let text = c"Digest username=\"u\", nc=00000001, realm=\"r\"";
        assert_eq!(osip_authorization_parse(credentials, text.as_ptr()), 0);
        let copy = made(|copy| osip_authorization_clone(credentials, copy));
        osip_authorization_free(copy);
        osip_authorization_free(credentials);

        let kind = made(|kind| osip_content_type_init(kind));
        assert_eq!(osip_content_type_parse(kind, c"a/b;c=d".as_ptr()), 0);
        osip_content_type_free(kind);
    }
}
