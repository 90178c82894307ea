//! `osipparser2/sdp_message.h`: session descriptions.

use crate::ffi::code::{self, BADPARAMETER, NOMEM, Result, UNDEFINED_ERROR};
use crate::ffi::entries::entries;
use crate::ffi::layout::{
    osip_list, sdp_attribute, sdp_attribute_t, sdp_bandwidth, sdp_bandwidth_t, sdp_connection, sdp_connection_t, sdp_key,
    sdp_key_t, sdp_media, sdp_media_t, sdp_message, sdp_message_t, sdp_time_descr, sdp_time_descr_t,
};
use crate::ffi::list;
use crate::ffi::object::{self, Owned};
use crate::ffi::sdp::edit::{EMPTY, adopt, adopted, is_named, remove_named};
use crate::ffi::sdp::parts::{attributes, bandwidths, element, info, key_member, media, time};
use crate::ffi::{alloc, ptr, sdp};
use core::mem::replace;
use core::ptr::{NonNull, null_mut};
use libc::{c_char, c_int};

entries! {
    /// Makes an empty bandwidth. 0, or OSIP_NOMEM.
    init sdp_bandwidth_init(elem: *mut *mut sdp_bandwidth_t) -> c_int;
    /// Frees a bandwidth and all it owns.
    free sdp_bandwidth_free(elem: *mut sdp_bandwidth_t);
    /// Makes an empty time. 0, or OSIP_NOMEM.
    init sdp_time_descr_init(elem: *mut *mut sdp_time_descr_t) -> c_int;
    /// Frees a time and all it owns.
    free sdp_time_descr_free(elem: *mut sdp_time_descr_t);
    /// Makes an empty key. 0, or OSIP_NOMEM.
    init sdp_key_init(elem: *mut *mut sdp_key_t) -> c_int;
    /// Frees a key and all it owns.
    free sdp_key_free(elem: *mut sdp_key_t);
    /// Makes an empty attribute. 0, or OSIP_NOMEM.
    init sdp_attribute_init(elem: *mut *mut sdp_attribute_t) -> c_int;
    /// Frees an attribute and all it owns.
    free sdp_attribute_free(elem: *mut sdp_attribute_t);
    /// Makes an empty connection. 0, or OSIP_NOMEM.
    init sdp_connection_init(elem: *mut *mut sdp_connection_t) -> c_int;
    /// Frees a connection and all it owns.
    free sdp_connection_free(elem: *mut sdp_connection_t);
    /// Makes an empty media. 0, or OSIP_NOMEM.
    init sdp_media_init(elem: *mut *mut sdp_media_t) -> c_int;
    /// Frees a media and all it owns.
    free sdp_media_free(elem: *mut sdp_media_t);
    /// Makes an empty session description. 0, or OSIP_NOMEM.
    init sdp_message_init(sdp: *mut *mut sdp_message_t) -> c_int;
    /// Frees a session description and all it owns.
    free sdp_message_free(sdp: *mut sdp_message_t);
}

/// Parses a text, which may end with an empty line; each line must end. 0, -1, OSIP_BADPARAMETER or OSIP_NOMEM; the object has to be freed
/// in any case.
///
/// # Safety
/// `sdp` is NULL or a session description, `buf` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_parse(sdp: *mut sdp_message_t, buf: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `sdp` is NULL or a session description, `buf` NULL or a text.
        let (sdp, text) = unsafe { (ptr::get_mut(sdp)?, ptr::need_text(buf)?) };
        object::parse_with(sdp, text, sdp::parse)
    })
}

/// How much is printed on the stack before the size is known; what is longer is printed twice.
const SCRATCH: usize = 4096;

/// Prints into a new text; -1 if something is missing.
fn print(sdp: &sdp_message) -> Result<(NonNull<u8>, usize)> {
    object::printed::<SCRATCH>(|out| sdp::print(sdp, out)).map_err(|code| if code == NOMEM { NOMEM } else { UNDEFINED_ERROR })
}

/// Prints a session description into a new text. 0, -1 if something is missing, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_to_str(sdp: *mut sdp_message_t, dest: *mut *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: `sdp` is NULL or a session description, `dest` NULL or may be written.
        let (dest, sdp) = unsafe { (ptr::out(dest)?, sdp.as_ref().ok_or(UNDEFINED_ERROR)?) };
        *dest = print(sdp)?.0.as_ptr().cast();
        Ok(())
    })
}

/// Copies a session description by printing and parsing it. 0, -1 if that is not possible or there is no memory, OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_clone(sdp: *mut sdp_message_t, dest: *mut *mut sdp_message_t) -> c_int {
    code::of(|| {
        // SAFETY: `sdp` is NULL or a session description, `dest` NULL or may be written.
        let (dest, sdp) = unsafe { (ptr::out(dest)?, sdp.as_ref().ok_or(UNDEFINED_ERROR)?) };
        let copy = object::reread::<SCRATCH, _>(
            |out| sdp::print(sdp, out),
            |text| {
                let mut copy = Owned::<sdp_message>::new()?;
                sdp::parse(copy.as_mut(), text)?;
                Ok(copy)
            },
        );
        *dest = copy.map_err(|_| UNDEFINED_ERROR)?.into_raw();
        Ok(())
    })
}

entries! {
    /// Sets the version; the text is adopted. 0, or OSIP_BADPARAMETER.
    put sdp_message_v_version_set(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int = v_version;
    /// The version, or NULL.
    get sdp_message_v_version_get(sdp: *mut sdp_message_t) -> *mut c_char = v_version;
}

/// Sets who made the session; the texts are adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_o_origin_set(
    sdp: *mut sdp_message_t,
    username: *mut c_char,
    sess_id: *mut c_char,
    sess_version: *mut c_char,
    nettype: *mut c_char,
    addrtype: *mut c_char,
    addr: *mut c_char,
) -> c_int {
    code::of(|| {
        // SAFETY: `sdp` is NULL or a session description.
        let sdp = unsafe { ptr::get_mut(sdp) }?;
        (sdp.o_username, sdp.o_sess_id, sdp.o_sess_version) = (username, sess_id, sess_version);
        (sdp.o_nettype, sdp.o_addrtype, sdp.o_addr) = (nettype, addrtype, addr);
        Ok(())
    })
}

entries! {
    /// Who made the session, or NULL.
    get sdp_message_o_username_get(sdp: *mut sdp_message_t) -> *mut c_char = o_username;
    /// The number of the session, or NULL.
    get sdp_message_o_sess_id_get(sdp: *mut sdp_message_t) -> *mut c_char = o_sess_id;
    /// The version of this description, or NULL.
    get sdp_message_o_sess_version_get(sdp: *mut sdp_message_t) -> *mut c_char = o_sess_version;
    /// The kind of network of who made it, or NULL.
    get sdp_message_o_nettype_get(sdp: *mut sdp_message_t) -> *mut c_char = o_nettype;
    /// The kind of address of who made it, or NULL.
    get sdp_message_o_addrtype_get(sdp: *mut sdp_message_t) -> *mut c_char = o_addrtype;
    /// The address of who made it, or NULL.
    get sdp_message_o_addr_get(sdp: *mut sdp_message_t) -> *mut c_char = o_addr;
}

/// Sets the name; the text is adopted. 0, or -1 for NULL.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_s_name_set(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    match unsafe { object::c_put(sdp, value, |sdp| &mut sdp.s_name) } {
        code::SUCCESS => code::SUCCESS,
        _ => UNDEFINED_ERROR.0,
    }
}

entries! {
    /// The name, or NULL.
    get sdp_message_s_name_get(sdp: *mut sdp_message_t) -> *mut c_char = s_name;
}

/// Sets the information of the session (-1) or of a media; the text is adopted. 0, -1 without such a media, OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_i_info_set(sdp: *mut sdp_message_t, pos_media: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        *info(sdp, pos_media)? = value;
        Ok(())
    })
}

/// The information of the session (-1) or of a media, or NULL.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_i_info_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { info(sdp, pos_media).map_or(null_mut(), |info| *info) }
}

entries! {
    /// Sets the URI; the text is adopted. 0, or OSIP_BADPARAMETER.
    put sdp_message_u_uri_set(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int = u_uri;
    /// The URI, or NULL.
    get sdp_message_u_uri_get(sdp: *mut sdp_message_t) -> *mut c_char = u_uri;
    /// Appends an e-mail address; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    add sdp_message_e_email_add(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int = e_emails;
    /// The e-mail address at an index, or NULL.
    at sdp_message_e_email_get(sdp: *mut sdp_message_t, pos: c_int) -> *mut c_char = e_emails;
    /// Appends a phone number; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
    add sdp_message_p_phone_add(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int = p_phones;
    /// The phone number at an index, or NULL.
    at sdp_message_p_phone_get(sdp: *mut sdp_message_t, pos: c_int) -> *mut c_char = p_phones;
}

/// Sets the connection of the session (-1), whose old one is not freed, or appends one to a media; the texts are adopted. 0, -1 without
/// such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_c_connection_add(
    sdp: *mut sdp_message_t,
    pos_media: c_int,
    nettype: *mut c_char,
    addrtype: *mut c_char,
    addr: *mut c_char,
    addr_multicast_ttl: *mut c_char,
    addr_multicast_int: *mut c_char,
) -> c_int {
    let connection = sdp_connection {
        c_nettype: nettype,
        c_addrtype: addrtype,
        c_addr: addr,
        c_addr_multicast_ttl: addr_multicast_ttl,
        c_addr_multicast_int: addr_multicast_int,
    };
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        let sdp = ptr::get_mut(sdp)?;
        match pos_media {
            -1 => {
                sdp.c_connection = adopted(connection)?;
                Ok(())
            }
            _ => adopt(&mut media(sdp, pos_media).ok_or(UNDEFINED_ERROR)?.c_connections, connection),
        }
    })
}

entries! {
    /// The connection of the session (-1, whatever `pos`), or the one at an index of a media; NULL if there is none.
    part sdp_message_connection_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut sdp_connection_t = connection;
    /// The kind of network of a connection, or NULL.
    of sdp_message_c_nettype_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = connection.c_nettype;
    /// The kind of address of a connection, or NULL.
    of sdp_message_c_addrtype_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = connection.c_addrtype;
    /// The address of a connection, or NULL.
    of sdp_message_c_addr_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = connection.c_addr;
    /// The TTL of a connection, or NULL.
    of sdp_message_c_addr_multicast_ttl_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = connection.c_addr_multicast_ttl;
    /// The number of addresses of a connection, or NULL.
    of sdp_message_c_addr_multicast_int_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = connection.c_addr_multicast_int;
}

/// Appends a bandwidth to the session (-1) or to a media; the texts are adopted. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_b_bandwidth_add(
    sdp: *mut sdp_message_t,
    pos_media: c_int,
    bwtype: *mut c_char,
    bandwidth: *mut c_char,
) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe { adopt(bandwidths(sdp, pos_media)?, sdp_bandwidth { b_bwtype: bwtype, b_bandwidth: bandwidth }) })
}

entries! {
    /// The bandwidth at an index of the session (-1) or of a media, or NULL.
    part sdp_message_bandwidth_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut sdp_bandwidth_t = bandwidth;
    /// What a bandwidth limits, or NULL.
    of sdp_message_b_bwtype_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = bandwidth.b_bwtype;
    /// The value of a bandwidth, or NULL.
    of sdp_message_b_bandwidth_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = bandwidth.b_bandwidth;
}

/// Appends a time; the texts are adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_t_time_descr_add(sdp: *mut sdp_message_t, start: *mut c_char, stop: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        adopt(&mut ptr::get_mut(sdp)?.t_descrs, sdp_time_descr { t_start_time: start, t_stop_time: stop, r_repeats: EMPTY })
    })
}

entries! {
    /// When a time starts, or NULL.
    of sdp_message_t_start_time_get(sdp: *mut sdp_message_t, pos_td: c_int) -> *mut c_char = time.t_start_time;
    /// When a time ends, or NULL.
    of sdp_message_t_stop_time_get(sdp: *mut sdp_message_t, pos_td: c_int) -> *mut c_char = time.t_stop_time;
}

/// Appends a repetition to a time; the text is adopted. 0, -1 without such a time, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_r_repeat_add(sdp: *mut sdp_message_t, pos_time_descr: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        ptr::get(sdp)?;
        list::add_text(&mut time(sdp, pos_time_descr).ok_or(UNDEFINED_ERROR)?.r_repeats, value)
    })
}

entries! {
    /// The repetition at an index of a time, or NULL.
    at sdp_message_r_repeat_get(sdp: *mut sdp_message_t, pos_time_descr: c_int, pos_repeat: c_int) -> *mut c_char = time.r_repeats;
    /// Sets the changes of the time zone; the text is adopted. 0, or OSIP_BADPARAMETER.
    put sdp_message_z_adjustments_set(sdp: *mut sdp_message_t, value: *mut c_char) -> c_int = z_adjustments;
    /// The changes of the time zone, or NULL.
    get sdp_message_z_adjustments_get(sdp: *mut sdp_message_t) -> *mut c_char = z_adjustments;
}

/// Sets the key of the session (-1) or of a media, whose old one is not freed; the texts are adopted. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_k_key_set(
    sdp: *mut sdp_message_t,
    pos_media: c_int,
    keytype: *mut c_char,
    keydata: *mut c_char,
) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        let place = key_member(sdp, pos_media)?;
        *place = adopted(sdp_key { k_keytype: keytype, k_keydata: keydata })?;
        Ok(())
    })
}

entries! {
    /// The method of a key, or NULL.
    of sdp_message_k_keytype_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = key.k_keytype;
    /// A key itself, or NULL.
    of sdp_message_k_keydata_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = key.k_keydata;
}

/// Appends an attribute to the session (-1) or to a media; the texts are adopted. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_a_attribute_add(
    sdp: *mut sdp_message_t,
    pos_media: c_int,
    att_field: *mut c_char,
    att_value: *mut c_char,
) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe { adopt(attributes(sdp, pos_media)?, sdp_attribute { a_att_field: att_field, a_att_value: att_value }) })
}

/// Frees all attributes of that name of the session (-1) or of a media. 0, also if there were none, -1 without such a media, OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description, `att_field` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_a_attribute_del(sdp: *mut sdp_message_t, pos_media: c_int, att_field: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description, `att_field` NULL or a text.
    code::of(|| unsafe {
        let list = attributes(sdp, pos_media)?;
        remove_named(list, ptr::need_text(att_field)?);
        Ok(())
    })
}

/// Frees the attribute at an index of the session (-1) or of a media if it has that name; with index -1 all of that name. 0, -1 for a wrong `pos_media`, OSIP_BADPARAMETER if there is no such media or attribute.
///
/// # Safety
/// `sdp` is NULL or a session description, `att_field` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_a_attribute_del_at_index(
    sdp: *mut sdp_message_t,
    pos_media: c_int,
    att_field: *mut c_char,
    pos_attr: c_int,
) -> c_int {
    // SAFETY: `sdp` is NULL or a session description, `att_field` NULL or a text.
    code::of(|| unsafe {
        let medias = ptr::get(sdp)?.m_medias.nb_elt;
        if pos_media >= medias && pos_media >= 0 {
            return Err(BADPARAMETER);
        }
        let list = attributes(sdp, pos_media)?;
        let field = ptr::need_text(att_field)?;
        if pos_attr == -1 {
            remove_named(list, field);
            return Ok(());
        }
        let attribute = element::<sdp_attribute>(list, pos_attr).filter(|attribute| is_named(attribute, field));
        let attribute: *mut sdp_attribute = attribute.ok_or(BADPARAMETER)?;
        list::take(list, pos_attr);
        object::free(attribute);
        Ok(())
    })
}

entries! {
    /// The attribute at an index of the session (-1) or of a media, or NULL.
    part sdp_message_attribute_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut sdp_attribute_t = attribute;
    /// The name of an attribute, or NULL.
    of sdp_message_a_att_field_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = attribute.a_att_field;
    /// The value of an attribute, or NULL.
    of sdp_message_a_att_value_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = attribute.a_att_value;
}

/// 0 if there is a media at an index or the index is negative, -1 if not; OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_endof_media(sdp: *mut sdp_message_t, pos: c_int) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| match unsafe { ptr::get(sdp) }?.m_medias.nb_elt {
        count if pos < count || pos < 0 => Ok(()),
        _ => Err(UNDEFINED_ERROR),
    })
}

/// Appends a media; the texts are adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_m_media_add(
    sdp: *mut sdp_message_t,
    media: *mut c_char,
    port: *mut c_char,
    number_of_port: *mut c_char,
    proto: *mut c_char,
) -> c_int {
    code::of(|| {
        let media = sdp_media {
            m_media: media,
            m_port: port,
            m_number_of_port: number_of_port,
            m_proto: proto,
            m_payloads: EMPTY,
            i_info: null_mut(),
            c_connections: EMPTY,
            b_bandwidths: EMPTY,
            a_attributes: EMPTY,
            k_key: null_mut(),
        };
        // SAFETY: `sdp` is NULL or a session description; the elements of the list are medias.
        unsafe { adopt(&mut ptr::get_mut(sdp)?.m_medias, media) }
    })
}

entries! {
    /// The media at an index, or NULL.
    of sdp_message_m_media_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = media.m_media;
    /// The port of a media, or NULL.
    of sdp_message_m_port_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = media.m_port;
}

/// Sets the port of a media, and frees the old one; the text is adopted. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_m_port_set(sdp: *mut sdp_message_t, pos_media: c_int, port: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        let old = replace(&mut media(sdp, pos_media).ok_or(BADPARAMETER)?.m_port, port);
        if old != port {
            alloc::free(old);
        }
        Ok(())
    })
}

entries! {
    /// The number of ports of a media, or NULL.
    of sdp_message_m_number_of_port_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = media.m_number_of_port;
    /// The protocol of a media, or NULL.
    of sdp_message_m_proto_get(sdp: *mut sdp_message_t, pos_media: c_int) -> *mut c_char = media.m_proto;
}

/// Appends a payload to a media; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_m_payload_add(sdp: *mut sdp_message_t, pos_media: c_int, payload: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe { list::add_text(&mut media(sdp, pos_media).ok_or(BADPARAMETER)?.m_payloads, payload) })
}

entries! {
    /// The payload at an index of a media, or NULL.
    at sdp_message_m_payload_get(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> *mut c_char = media.m_payloads;
}

/// Frees the payload at an index of a media. 0, -1 if there is none, OSIP_BADPARAMETER without such a media.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn sdp_message_m_payload_del(sdp: *mut sdp_message_t, pos_media: c_int, pos: c_int) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    code::of(|| unsafe {
        let payloads: *mut osip_list = &raw mut media(sdp, pos_media).ok_or(BADPARAMETER)?.m_payloads;
        alloc::free(list::take(payloads, pos).ok_or(UNDEFINED_ERROR)?);
        Ok(())
    })
}
