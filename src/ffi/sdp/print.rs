//! From the structures to a text.

use super::{FORMAT, SSRC};
use crate::ffi::code::{BADPARAMETER, Result};
use crate::ffi::layout::{
    osip_list, sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr,
};
use crate::ffi::{list, ptr};
use crate::sdp::{Attribute, Media, Origin};
use crate::sip::Writer;

/// Prints a session description.
///
/// # Errors
/// `OSIP_BADPARAMETER` if something is missing that a line cannot do without.
pub(crate) fn print(sdp: &sdp_message, out: &mut Writer<'_>) -> Result {
    // SAFETY: members are NULL or texts and objects; the elements of the lists are of these types.
    unsafe {
        line(b"v=", Some(ptr::need_text(sdp.v_version)?), out);
        let origin = Origin {
            username: ptr::text(sdp.o_username),
            sess_id: ptr::text(sdp.o_sess_id),
            sess_version: ptr::text(sdp.o_sess_version),
            nettype: ptr::text(sdp.o_nettype),
            addrtype: ptr::text(sdp.o_addrtype),
            addr: ptr::text(sdp.o_addr),
        };
        origin.write(out)?;
        line(b"s=", ptr::text(sdp.s_name), out);
        line(b"i=", ptr::text(sdp.i_info), out);
        line(b"u=", ptr::text(sdp.u_uri), out);
        texts(b"e=", &sdp.e_emails, out)?;
        texts(b"p=", &sdp.p_phones, out)?;
        if let Some(connection) = sdp.c_connection.as_ref() {
            connection.view().write(out)?;
        }
        bandwidths(&sdp.b_bandwidths, out)?;
        for time in list::iter::<sdp_time_descr>(&sdp.t_descrs) {
            time.view().write(out)?;
            texts(b"r=", &time.r_repeats, out)?;
        }
        line(b"z=", ptr::text(sdp.z_adjustments), out);
        key(sdp.k_key.as_ref(), out)?;
        attributes(&sdp.a_attributes, out)?;
        list::iter::<sdp_media>(&sdp.m_medias).try_for_each(|media| print_media(media, out))
    }
}

fn print_media(media: &sdp_media, out: &mut Writer<'_>) -> Result {
    // SAFETY: members are NULL or texts and objects; the elements of the lists are of these types.
    unsafe {
        let payloads = list::texts(&media.m_payloads);
        if payloads.clone().any(|payload| payload.is_none()) {
            return Err(BADPARAMETER);
        }
        let head = Media {
            media: ptr::text(media.m_media),
            port: ptr::text(media.m_port),
            number: ptr::text(media.m_number_of_port),
            proto: ptr::text(media.m_proto),
            payloads: payloads.flatten(),
        };
        head.write(out)?;
        line(b"i=", ptr::text(media.i_info), out);
        for connection in list::iter::<sdp_connection>(&media.c_connections) {
            connection.view().write(out)?;
        }
        bandwidths(&media.b_bandwidths, out)?;
        key(media.k_key.as_ref(), out)?;
        attributes(&media.a_attributes, out)
    }
}

/// Prints a line of one text, if there is one.
fn line(letter: &[u8], text: Option<&[u8]>, out: &mut Writer<'_>) {
    if let Some(text) = text {
        out.put(letter);
        out.put(text);
        out.put(b"\r\n");
    }
}

/// Prints a line for each text.
///
/// # Safety
/// The elements of the list are texts.
unsafe fn texts(letter: &[u8], list: &osip_list, out: &mut Writer<'_>) -> Result {
    // SAFETY: the elements of the list are texts.
    for text in unsafe { list::texts(list) } {
        line(letter, Some(text.ok_or(BADPARAMETER)?), out);
    }
    Ok(())
}

/// # Safety
/// The elements of the list are bandwidths.
unsafe fn bandwidths(list: &osip_list, out: &mut Writer<'_>) -> Result {
    // SAFETY: the elements of the list are bandwidths; members are NULL or texts.
    unsafe {
        for bandwidth in list::iter::<sdp_bandwidth>(list) {
            bandwidth.view().write(out)?;
        }
    }
    Ok(())
}

fn key(key: Option<&sdp_key>, out: &mut Writer<'_>) -> Result {
    if let Some(key) = key {
        key.view().write(out)?;
    }
    Ok(())
}

/// Prints attributes, and the lines of GB/T 28181 after them.
///
/// # Safety
/// The elements of the list are attributes.
unsafe fn attributes(list: &osip_list, out: &mut Writer<'_>) -> Result {
    // SAFETY: the elements of the list are attributes; members are NULL or texts.
    let attributes = || unsafe { list::iter::<sdp_attribute>(list).map(sdp_attribute::view) };
    let letter = |attribute: &Attribute<'_>| match attribute.field {
        Some(SSRC) => Some(&b"y="[..]),
        Some(FORMAT) => Some(&b"f="[..]),
        _ => None,
    };
    let mut has_others = false;
    for attribute in attributes() {
        match letter(&attribute) {
            None => attribute.write(out)?,
            Some(_) => has_others = true,
        }
    }
    if has_others {
        for attribute in attributes() {
            if let Some(letter) = letter(&attribute) {
                line(letter, Some(attribute.value.unwrap_or_default()), out);
            }
        }
    }
    Ok(())
}
