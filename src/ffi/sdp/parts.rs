//! The parts of a session description by index, as the functions of `sdp_message.h` know them. Where one asks for a media, -1 is
//! the session itself.

use crate::ffi::code::{Result, UNDEFINED_ERROR};
use crate::ffi::layout::{
    osip_list, sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr,
};
use crate::ffi::{list, ptr};
use libc::{c_char, c_int};

/// The element at index `pos` of a list; `None` if there is none.
///
/// # Safety
/// The elements of the list are `T`, and nobody else uses them for `'a`.
pub(crate) unsafe fn element<'a, T>(list: *const osip_list, pos: c_int) -> Option<&'a mut T> {
    // SAFETY: the elements of the list are `T`, and nobody else uses them for `'a`.
    unsafe { list::get(list, pos).cast::<T>().as_mut() }
}

/// The media at index `pos`.
///
/// # Safety
/// `sdp` is NULL or a session description, whose medias nobody else uses for `'a`.
pub(crate) unsafe fn media<'a>(sdp: *const sdp_message, pos: c_int) -> Option<&'a mut sdp_media> {
    // SAFETY: `sdp` is NULL or a session description, whose medias nobody else uses for `'a`.
    unsafe { element(&raw const sdp.as_ref()?.m_medias, pos) }
}

/// The time at index `pos`.
///
/// # Safety
/// `sdp` is NULL or a session description, whose times nobody else uses for `'a`.
pub(crate) unsafe fn time<'a>(sdp: *const sdp_message, pos: c_int) -> Option<&'a mut sdp_time_descr> {
    // SAFETY: `sdp` is NULL or a session description, whose times nobody else uses for `'a`.
    unsafe { element(&raw const sdp.as_ref()?.t_descrs, pos) }
}

/// A member of the session or of a media; -1 if there is no such media.
///
/// # Safety
/// `sdp` is NULL (`OSIP_BADPARAMETER`) or a session description, whose members nobody else uses for `'a`.
unsafe fn member<'a, T>(
    sdp: *mut sdp_message,
    pos_media: c_int,
    of_session: fn(&mut sdp_message) -> &mut T,
    of_media: fn(&mut sdp_media) -> &mut T,
) -> Result<&'a mut T> {
    // SAFETY: `sdp` is NULL or a session description, whose members nobody else uses for `'a`.
    unsafe {
        let sdp = ptr::get_mut(sdp)?;
        match pos_media {
            -1 => Ok(of_session(sdp)),
            _ => media(sdp, pos_media).map(of_media).ok_or(UNDEFINED_ERROR),
        }
    }
}

/// The information.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn info<'a>(sdp: *mut sdp_message, pos_media: c_int) -> Result<&'a mut *mut c_char> {
    // SAFETY: NULL or a session description.
    unsafe { member(sdp, pos_media, |sdp| &mut sdp.i_info, |media| &mut media.i_info) }
}

/// Where the key is.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn key_member<'a>(sdp: *mut sdp_message, pos_media: c_int) -> Result<&'a mut *mut sdp_key> {
    // SAFETY: NULL or a session description.
    unsafe { member(sdp, pos_media, |sdp| &mut sdp.k_key, |media| &mut media.k_key) }
}

/// The bandwidths.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn bandwidths<'a>(sdp: *mut sdp_message, pos_media: c_int) -> Result<&'a mut osip_list> {
    // SAFETY: NULL or a session description.
    unsafe { member(sdp, pos_media, |sdp| &mut sdp.b_bandwidths, |media| &mut media.b_bandwidths) }
}

/// The attributes.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn attributes<'a>(sdp: *mut sdp_message, pos_media: c_int) -> Result<&'a mut osip_list> {
    // SAFETY: NULL or a session description.
    unsafe { member(sdp, pos_media, |sdp| &mut sdp.a_attributes, |media| &mut media.a_attributes) }
}

/// The key.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn key<'a>(sdp: *mut sdp_message, pos_media: c_int) -> Option<&'a mut sdp_key> {
    // SAFETY: NULL or a session description; a member is NULL or an object.
    unsafe { key_member(sdp, pos_media).ok()?.as_mut() }
}

/// The connection of the session, whatever `pos`, or the one at index `pos` of a media.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn connection<'a>(sdp: *mut sdp_message, pos_media: c_int, pos: c_int) -> Option<&'a mut sdp_connection> {
    // SAFETY: NULL or a session description; a member is NULL or an object, the elements of the list are connections.
    unsafe {
        match pos_media {
            -1 => sdp.as_ref()?.c_connection.as_mut(),
            _ => element(&raw const media(sdp, pos_media)?.c_connections, pos),
        }
    }
}

/// The bandwidth at index `pos`.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn bandwidth<'a>(sdp: *mut sdp_message, pos_media: c_int, pos: c_int) -> Option<&'a mut sdp_bandwidth> {
    // SAFETY: NULL or a session description; the elements of the list are bandwidths.
    unsafe { element(bandwidths(sdp, pos_media).ok()?, pos) }
}

/// The attribute at index `pos`.
///
/// # Safety
/// That of [`member`].
pub(crate) unsafe fn attribute<'a>(sdp: *mut sdp_message, pos_media: c_int, pos: c_int) -> Option<&'a mut sdp_attribute> {
    // SAFETY: NULL or a session description; the elements of the list are attributes.
    unsafe { element(attributes(sdp, pos_media).ok()?, pos) }
}
