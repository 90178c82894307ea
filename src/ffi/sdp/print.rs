//! From the structures to a text.

use crate::ffi::layout::{
    osip_list, sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr,
};
use crate::ffi::{code, list, ptr};
use crate::sdp::print::{MediaSection, Session};
use crate::sdp::{Attribute, Media, Origin};
use crate::sip::{Error, Writer};

/// Prints a session description.
///
/// # Errors
/// `OSIP_BADPARAMETER` if something is missing that a line cannot do without.
pub(crate) fn print(sdp: &sdp_message, out: &mut Writer<'_>) -> code::Result {
    // SAFETY: members are NULL or texts and objects; the elements of the lists are of these types.
    let session = unsafe {
        Session {
            version: ptr::text(sdp.v_version),
            origin: Origin {
                username: ptr::text(sdp.o_username),
                sess_id: ptr::text(sdp.o_sess_id),
                sess_version: ptr::text(sdp.o_sess_version),
                nettype: ptr::text(sdp.o_nettype),
                addrtype: ptr::text(sdp.o_addrtype),
                addr: ptr::text(sdp.o_addr),
            },
            name: ptr::text(sdp.s_name),
            info: ptr::text(sdp.i_info),
            uri: ptr::text(sdp.u_uri),
            emails: list::texts(&sdp.e_emails),
            phones: list::texts(&sdp.p_phones),
            connection: sdp.c_connection.as_ref().map(sdp_connection::view),
            bandwidths: list::iter(&sdp.b_bandwidths).map(sdp_bandwidth::view),
            times: list::iter::<sdp_time_descr>(&sdp.t_descrs).map(|time| (time.view(), list::texts(&time.r_repeats))),
            zones: ptr::text(sdp.z_adjustments),
            key: sdp.k_key.as_ref().map(sdp_key::view),
            attributes: attributes(&sdp.a_attributes).filter_map(attribute),
            others: attributes(&sdp.a_attributes).filter_map(other),
            medias: list::iter(&sdp.m_medias),
        }
    };
    Ok(session.write(out, print_media)?)
}

fn print_media(media: &sdp_media, out: &mut Writer<'_>) -> Result<(), Error> {
    // SAFETY: members are NULL or texts and objects; the elements of the lists are of these types.
    let section = unsafe {
        let payloads = list::texts(&media.m_payloads);
        if payloads.clone().any(|payload| payload.is_none()) {
            return Err(Error::MISSING);
        }
        MediaSection {
            media: Media {
                media: ptr::text(media.m_media),
                port: ptr::text(media.m_port),
                number: ptr::text(media.m_number_of_port),
                proto: ptr::text(media.m_proto),
                payloads: payloads.flatten(),
            },
            info: ptr::text(media.i_info),
            connections: list::iter(&media.c_connections).map(sdp_connection::view),
            bandwidths: list::iter(&media.b_bandwidths).map(sdp_bandwidth::view),
            key: media.k_key.as_ref().map(sdp_key::view),
            attributes: attributes(&media.a_attributes).filter_map(attribute),
            others: attributes(&media.a_attributes).filter_map(other),
        }
    };
    section.write(out)
}

/// The elements of a list of attributes.
///
/// # Safety
/// The elements of the list are attributes, whose members are NULL or texts.
unsafe fn attributes(list: &osip_list) -> impl Iterator<Item = &sdp_attribute> {
    // SAFETY: the elements of the list are attributes, whose members are NULL or texts.
    unsafe { list::iter::<sdp_attribute>(list) }
}

/// An attribute that is one, and not a line that is kept as one.
fn attribute(attribute: &sdp_attribute) -> Option<Attribute<'_>> {
    is_attribute(attribute).then(|| attribute.view())
}

/// A line that is kept as an attribute: its letter, and what follows the `=`.
fn other(attribute: &sdp_attribute) -> Option<(u8, &[u8])> {
    if is_attribute(attribute) {
        return None;
    }
    match attribute.view() {
        Attribute { field: Some(&[b':', letter]), value } => Some((letter, value.unwrap_or_default())),
        _ => None,
    }
}

/// False if the name of an attribute is that of a kept line.
fn is_attribute(attribute: &sdp_attribute) -> bool {
    // SAFETY: a member of an attribute is NULL or a text, of which nothing beyond its NUL is read.
    unsafe {
        let name = attribute.a_att_field;
        name.is_null() || *name as u8 != b':' || *name.add(1) == 0 || *name.add(2) != 0
    }
}
