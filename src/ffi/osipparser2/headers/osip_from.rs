//! `osipparser2/headers/osip_from.h`: the From header, whose structure To, Contact, Route and Record-Route share.

use crate::ffi::code::{BADPARAMETER, Result, UNDEFINED_ERROR};
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_from, osip_from_t, osip_generic_param_t, osip_uri, osip_uri_param, osip_uri_t};
use crate::ffi::members::members;
use crate::ffi::object::{self, Owned, Parse, Print};
use crate::ffi::params::{self, ParamList};
use crate::ffi::{alloc, globals, list, ptr};
use crate::sip::escape::ESCAPES;
use crate::sip::{NameAddr, Uri, Writer};
use libc::{c_char, c_int};

members! {
    osip_from seen as NameAddr: NameAddr<'_, Uri<'_, ParamList<'_>, ParamList<'_>>, ParamList<'_>> {
        text displayname as display_name,
        object url as uri of osip_uri,
        params gen_params,
    }
}

impl osip_from {
    /// Compares the tags alone.
    pub(crate) fn match_tag(&self, other: &Self) -> Result<bool> {
        Ok(self.tag_view().has_tag_of(&other.tag_view()))
    }

    /// The header with what is compared, and nothing else.
    pub(crate) fn compared(&self) -> NameAddr<'_, Uri<'_, ParamList<'_>, ParamList<'_>>, ParamList<'_>> {
        // SAFETY: who has a reference to an object says that its members are NULL or valid, and the elements of the lists parameters.
        unsafe {
            let uri = self.url.as_ref().map(|url| Uri {
                scheme: None,
                username: ptr::text(url.username),
                password: None,
                host: ptr::text(url.host),
                port: None,
                params: ParamList::new(&url.url_params),
                headers: ParamList::new(&url.url_headers),
                opaque: ptr::text(url.string),
            });
            NameAddr { display_name: None, uri, params: ParamList::new(&self.gen_params) }
        }
    }

    /// The header without display name and URI.
    fn tag_view(&self) -> NameAddr<'_, (), ParamList<'_>> {
        // SAFETY: the elements of the list are parameters.
        NameAddr { display_name: None, uri: None, params: unsafe { ParamList::new(&self.gen_params) } }
    }
}

impl Parse for osip_from {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut parts = NameAddr::<&[u8]>::default();
        let result = parts.read(text);
        alloc::store(&mut self.displayname, parts.display_name)?;
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut self.gen_params, parts.params) }?;
        result?;
        if let Some(uri) = parts.uri {
            // SAFETY: NULL or a URI that this header owns; then a new one.
            unsafe {
                object::put(&mut self.url, Owned::new()?);
                ptr::get_mut(self.url)?.parse(uri)?;
            }
        }
        Ok(())
    }
}

impl Print for osip_from {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        let NameAddr { display_name, uri, params } = self.view();
        let printed = NameAddr { display_name, uri: uri.map(params::printed), params };
        Ok(printed.write_with(globals::escapes().as_ref().unwrap_or(&ESCAPES), out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_from_init(header: *mut *mut osip_from_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_from_free(header: *mut osip_from_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_from_parse(header: *mut osip_from_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM.
    to_str osip_from_to_str(header: *const osip_from_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM.
    clone osip_from_clone(header: *const osip_from_t, dest: *mut *mut osip_from_t) -> c_int;
    /// Sets the display name; the header adopts the text.
    set osip_from_set_displayname(header: *mut osip_from_t, value: *mut c_char) = displayname;
    /// The display name, or NULL.
    get osip_from_get_displayname(header: *mut osip_from_t) -> *mut c_char = displayname;
    /// Sets the URI; the header adopts it.
    set osip_from_set_url(header: *mut osip_from_t, url: *mut osip_uri_t) = url;
    /// The URI, or NULL.
    get osip_from_get_url(header: *mut osip_from_t) -> *mut osip_uri_t = url;
}

/// Finds the parameter at index `pos`. `pos`, -1 if there are fewer, OSIP_BADPARAMETER.
///
/// # Safety
/// `header` is NULL or an object, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_from_param_get(
    header: *mut osip_from_t,
    pos: c_int,
    dest: *mut *mut osip_generic_param_t,
) -> c_int {
    let get = || -> Result<c_int> {
        // SAFETY: `header` is NULL or an object, `dest` NULL or may be written.
        let (dest, header) = unsafe { (ptr::out(dest)?, ptr::get(header)?) };
        if pos >= header.gen_params.nb_elt {
            return Err(UNDEFINED_ERROR);
        }
        // SAFETY: a list, whose elements are parameters.
        *dest = unsafe { list::get(&raw const header.gen_params, pos) }.cast();
        Ok(pos)
    };
    get().unwrap_or_else(|code| code.0)
}

/// Compares user, host and tag as far as both have one. 0 if equal, -1 if not; OSIP_BADPARAMETER if one is NULL or has no URI.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_from_compare(header1: *mut osip_from_t, header2: *mut osip_from_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe {
        object::c_match(header1, header2, |left, right| match left.url.is_null() || right.url.is_null() {
            false => Ok(left.compared().matches(&right.compared())),
            true => Err(BADPARAMETER),
        })
    }
}

/// 0 if both have the same tag, or both have none; -1 if not, OSIP_BADPARAMETER if one is NULL.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_from_tag_match(from1: *mut osip_from_t, from2: *mut osip_from_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe { object::c_match(from1, from2, osip_from::match_tag) }
}
