//! `osipparser2/osip_ext.h`: what the original does not have.
//!
//! GB/T 28181 adds two lines to session descriptions, after the session part and after each media: `y=`, the SSRC, and `f=`, the
//! format. They are kept as attributes with the names `:y` and `:f`, which no other attribute has, because a name ends at the
//! first colon. So a program that walks, copies or frees attributes by hand treats them right, and `sdp_message_a_attribute_del`
//! removes them.

use crate::ffi::code::{BADPARAMETER, Code, Result, UNDEFINED_ERROR};
use crate::ffi::layout::{osip_list, sdp_attribute, sdp_message, sdp_message_t};
use crate::ffi::osipparser2::sdp_message::sdp_message_a_attribute_add;
use crate::ffi::sdp::{FORMAT, SSRC};
use crate::ffi::{alloc, globals, guard, list, ptr, version};
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// The name and version of this library, for instance «osip-rs 0.2.0»; a text that stays the library's. Any thread may call it at any time.
#[unsafe(no_mangle)]
pub extern "C" fn osip_ext_version() -> *const c_char {
    version::text()
}

/// Makes sdp_message_parse accept the y= and f= lines of GB/T 28181 (1) or refuse them like the original (0, the default), in the whole process.
#[unsafe(no_mangle)]
pub extern "C" fn osip_ext_sdp_gb28181(on: c_int) {
    guard::unit(|| globals::set_gb28181(on != 0));
}

/// The attributes of the session (-1) or of a media.
///
/// # Safety
/// `sdp` is NULL or a session description that nobody changes for `'a`.
unsafe fn attributes<'a>(sdp: *const sdp_message, pos_media: c_int) -> Option<&'a osip_list> {
    // SAFETY: `sdp` is NULL or a session description that nobody changes for `'a`; the elements of the list are medias.
    unsafe {
        let sdp = sdp.as_ref()?;
        match pos_media {
            -1 => Some(&sdp.a_attributes),
            _ => Some(
                &list::iter::<crate::ffi::layout::sdp_media>(&sdp.m_medias).nth(usize::try_from(pos_media).ok()?)?.a_attributes,
            ),
        }
    }
}

/// The value that is kept under a name.
///
/// # Safety
/// `sdp` is NULL or a session description.
unsafe fn get(sdp: *const sdp_message, pos_media: c_int, name: &[u8]) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description; the elements of the list are attributes, whose members are NULL or texts.
    guard::pointer(|| unsafe {
        let Some(list) = attributes(sdp, pos_media) else { return null_mut() };
        let kept = list::iter::<sdp_attribute>(list).find(|attribute| ptr::text(attribute.a_att_field) == Some(name));
        kept.map_or(null_mut(), |attribute| attribute.a_att_value)
    })
}

/// Keeps a value under a name, in the place of the old one, which is freed.
///
/// # Safety
/// `sdp` is NULL or a session description.
unsafe fn set(sdp: *mut sdp_message, pos_media: c_int, name: &[u8], value: *mut c_char) -> c_int {
    let set = || -> Result {
        // SAFETY: `sdp` is NULL or a session description; the elements of the list are attributes, whose members are NULL or
        // texts.
        unsafe {
            ptr::get(sdp)?;
            let list = attributes(sdp, pos_media).ok_or(UNDEFINED_ERROR)?;
            let kept =
                list::pointers::<sdp_attribute>(list).find(|attribute| ptr::text(attribute.as_ref().a_att_field) == Some(name));
            if value.is_null() {
                return Err(BADPARAMETER);
            }
            match kept {
                Some(mut attribute) => {
                    alloc::free(core::mem::replace(&mut attribute.as_mut().a_att_value, value));
                    Ok(())
                }
                None => {
                    let name = alloc::dup(name)?;
                    match sdp_message_a_attribute_add(sdp, pos_media, name, value) {
                        0 => Ok(()),
                        code => {
                            alloc::free(name);
                            Err(Code(code))
                        }
                    }
                }
            }
        }
    };
    guard::code(set)
}

/// The value of the y= line (the SSRC) of the session (-1) or of a media; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ext_sdp_y_get(sdp: *const sdp_message_t, pos_media: c_int) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { get(sdp, pos_media, SSRC) }
}

/// Sets the y= line of the session (-1) or of a media; the text is adopted, the old one freed. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ext_sdp_y_set(sdp: *mut sdp_message_t, pos_media: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { set(sdp, pos_media, SSRC, value) }
}

/// The value of the f= line (the format) of the session (-1) or of a media, which may be empty; NULL if there is none. It stays the session description's.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ext_sdp_f_get(sdp: *const sdp_message_t, pos_media: c_int) -> *mut c_char {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { get(sdp, pos_media, FORMAT) }
}

/// Sets the f= line of the session (-1) or of a media; the text is adopted, the old one freed. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sdp` is NULL or a session description.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_ext_sdp_f_set(sdp: *mut sdp_message_t, pos_media: c_int, value: *mut c_char) -> c_int {
    // SAFETY: `sdp` is NULL or a session description.
    unsafe { set(sdp, pos_media, FORMAT, value) }
}
