//! Session descriptions.

use super::{made, owned, printed};
use crate::ffi::layout::sdp_message;
use crate::ffi::osipparser2::osip_ext::*;
use crate::ffi::osipparser2::sdp_message::*;
use core::ffi::CStr;
use core::ptr::null_mut;

const TEXT: &CStr = c"v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ni=x\r\nu=y\r\ne=a\r\np=b\r\nc=IN IP4 224.1.1.1/127/3\r\nb=AS:1\r\nt=1 2\r\nr=7\r\nz=3\r\nk=clear:k\r\na=x:y\r\nm=audio 1/2 RTP/AVP 0 8\r\ni=z\r\nc=IN IP4 h\r\nb=CT:2\r\nk=prompt\r\na=sendrecv\r\n";

fn parsed(text: &CStr) -> *mut sdp_message {
    // SAFETY: a text.
    unsafe {
        let sdp = made(|sdp| sdp_message_init(sdp));
        assert_eq!(sdp_message_parse(sdp, text.as_ptr()), 0);
        sdp
    }
}

#[test]
fn a_description_is_parsed_printed_cloned_and_freed() {
    // SAFETY: the description stays until it is freed.
    unsafe {
        let sdp = parsed(TEXT);
        let text = printed(|dest| sdp_message_to_str(sdp, dest));
        assert_eq!(text.as_bytes(), TEXT.to_bytes());
        let copy = made(|copy| sdp_message_clone(sdp, copy));
        sdp_message_free(sdp);
        assert_eq!(printed(|dest| sdp_message_to_str(copy, dest)), text);
        sdp_message_free(copy);
    }
}

#[test]
fn attributes_are_added_and_deleted() {
    // SAFETY: the description stays until it is freed; texts are adopted.
    unsafe {
        let sdp = parsed(TEXT);
        for media in [-1, 0] {
            assert_eq!(sdp_message_a_attribute_add(sdp, media, owned(c"b"), owned(c"c")), 0);
            assert_eq!(sdp_message_a_attribute_add(sdp, media, owned(c"x"), null_mut()), 0);
            assert_eq!(sdp_message_a_attribute_del(sdp, media, c"b".as_ptr().cast_mut()), 0);
            assert!(!sdp_message_attribute_get(sdp, media, 1).is_null());
        }
        assert_eq!(sdp_message_m_payload_add(sdp, 0, owned(c"96")), 0);
        assert_eq!(sdp_message_m_payload_del(sdp, 0, 0), 0);
        assert!(printed(|dest| sdp_message_to_str(sdp, dest)).contains("m=audio 1/2 RTP/AVP 8 96\r\n"));
        sdp_message_free(sdp);
    }
}

#[test]
fn a_refused_description_is_freed_with_what_it_has() {
    for text in [c"v=0\r\no=u 1 2\r\n", c"", c"v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\nm=audio\r\n"] {
        // SAFETY: a text; the description is freed.
        unsafe {
            let sdp = made(|sdp| sdp_message_init(sdp));
            assert!(sdp_message_parse(sdp, text.as_ptr()) < 0);
            sdp_message_free(sdp);
        }
    }
}

#[test]
fn gb28181_keeps_its_lines() {
    let text = c"v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\nt=0 0\r\nm=video 1 RTP/AVP 96\r\na=x\r\ny=01\r\nf=v/2\r\n";
    osip_ext_sdp_gb28181(1);
    // SAFETY: the description stays until it is freed; texts are adopted.
    unsafe {
        let sdp = parsed(text);
        assert_eq!(CStr::from_ptr(osip_ext_sdp_y_get(sdp, 0)), c"01");
        assert_eq!(osip_ext_sdp_y_set(sdp, 0, owned(c"02")), 0);
        assert_eq!(osip_ext_sdp_f_set(sdp, -1, owned(c"")), 0);
        assert!(printed(|dest| sdp_message_to_str(sdp, dest)).ends_with("a=x\r\ny=02\r\nf=v/2\r\n"));
        sdp_message_free(sdp);
    }
    osip_ext_sdp_gb28181(0);
}
