//! `osipparser2/osip_ext.h`: what the original does not have.
//!
//! GB/T 28181 adds two lines to session descriptions: `y=`, the SSRC, and `f=`, the format; and its devices write others where RFC
//! 4566 has no place for them. All these are kept as attributes with the names `:y`, `:f` and so on, which no other attribute has,
//! because a name ends at the first colon. So a program that walks, copies or frees attributes by hand treats them right, and
//! `sdp_message_a_attribute_del` removes them.

use crate::ffi::code::{self, Result};
use crate::ffi::layout::{osip_list, sdp_attribute, sdp_media, sdp_message_t};
use crate::ffi::sdp::edit::{adopt, remove_named};
use crate::ffi::sdp::kept_name;
use crate::ffi::sdp::parts::attributes;
use crate::ffi::{alloc, globals, list, ptr, version};
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// The name and version of this library, for instance «osip-rs 0.2.0»; a text that stays the library's. Any thread may call it at any time.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_ext_version() -> *const c_char {
    version::text()
}

/// Makes sdp_message_parse accept what devices of GB/T 28181 send (1) or refuse it like the original (0, the default), in the whole process.
///
/// From the first t= line on, lines may stand in any order, may be empty and need no line end; o= and c= may lack the host. y= and f= are kept,
/// several of them, too, as is each other line that has no place there: as an attribute with the name ":y", ":f" or ":x", printed as the line
/// after the other attributes.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_ext_sdp_gb28181(on: c_int) {
    globals::set_gb28181(on != 0);
}

/// The first line of a letter, small or capital, that a list of attributes keeps.
///
/// # Safety
/// The elements of the list are attributes, which nobody else uses for `'a`.
unsafe fn kept<'a>(list: &osip_list, letter: u8) -> Option<&'a mut sdp_attribute> {
    let name = kept_name(letter);
    // SAFETY: the elements of the list are attributes, whose members are NULL or texts.
    unsafe {
        let mut all = list::pointers::<sdp_attribute>(list).map(|mut attribute| attribute.as_mut());
        all.find(|attribute| ptr::text(attribute.a_att_field).is_some_and(|field| field.eq_ignore_ascii_case(&name)))
    }
}

/// The value of the first line of a letter in the session (-1) or a media.
///
/// # Safety
/// `sdp` is NULL or a session description.
unsafe fn get(sdp: *const sdp_message_t, pos_media: c_int, letter: u8) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description, which is not written to; the elements of the list are attributes.
    unsafe {
        let found = attributes(sdp.cast_mut(), pos_media).ok().and_then(|list| kept(list, letter));
        found.map_or(null_mut(), |attribute| attribute.a_att_value)
    }
}

/// The value of the first line of a letter in the session or else in the medias.
///
/// # Safety
/// `sdp` is NULL or a session description.
unsafe fn find(sdp: *const sdp_message_t, letter: u8) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description; the elements of the lists are medias and attributes.
    unsafe {
        let Some(sdp) = sdp.as_ref() else { return null_mut() };
        let medias = list::iter::<sdp_media>(&sdp.m_medias).map(|media| &media.a_attributes);
        let found = core::iter::once(&sdp.a_attributes).chain(medias).find_map(|list| kept(list, letter));
        found.map_or(null_mut(), |attribute| attribute.a_att_value)
    }
}

/// Puts a value in the place of that of the first line of a letter, which is freed, or adds a line; NULL frees all of them.
///
/// # Safety
/// `sdp` is NULL or a session description; `value` is NULL or a text, which is adopted.
unsafe fn set(sdp: *mut sdp_message_t, pos_media: c_int, letter: u8, value: *mut c_char) -> c_int {
    let set = || -> Result {
        // SAFETY: `sdp` is NULL or a session description; the elements of the list are attributes.
        unsafe {
            let list = attributes(sdp, pos_media)?;
            if value.is_null() {
                remove_named(list, &kept_name(letter));
                remove_named(list, &kept_name(letter.to_ascii_uppercase()));
                return Ok(());
            }
            if let Some(attribute) = kept(list, letter) {
                alloc::free(core::mem::replace(&mut attribute.a_att_value, value));
                return Ok(());
            }
            let name = alloc::dup(&kept_name(letter))?;
            adopt(list, sdp_attribute { a_att_field: name, a_att_value: value }).inspect_err(|_| alloc::free(name))
        }
    };
    code::of(set)
}

/// The value of the first y= line (the SSRC) of the session (-1) or of a media; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_y_get(sdp: *const sdp_message_t, pos_media: c_int) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { get(sdp, pos_media, b'y') }
}

/// The value of the first y= line (the SSRC) of a whole description, in the session or in any media; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_y_find(sdp: *const sdp_message_t) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { find(sdp, b'y') }
}

/// Sets the first y= line (the SSRC) of the session (-1) or of a media; the text is adopted, the old one freed. NULL takes all of them away. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description, `value` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_y_set(sdp: *mut sdp_message_t, pos_media: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description, `value` NULL or a text.
    unsafe { set(sdp, pos_media, b'y', value) }
}

/// The value of the first f= line (the format) of the session (-1) or of a media, which may be empty; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_f_get(sdp: *const sdp_message_t, pos_media: c_int) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { get(sdp, pos_media, b'f') }
}

/// The value of the first f= line (the format) of a whole description, in the session or in any media; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_f_find(sdp: *const sdp_message_t) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { find(sdp, b'f') }
}

/// Sets the first f= line (the format) of the session (-1) or of a media; the text is adopted, the old one freed. NULL takes all of them away. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description, `value` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_ext_sdp_f_set(sdp: *mut sdp_message_t, pos_media: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description, `value` NULL or a text.
    unsafe { set(sdp, pos_media, b'f', value) }
}
