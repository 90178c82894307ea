//! `osipparser2/osip_uri.h`: URIs and parameters.

use crate::ffi::code::{self, BADPARAMETER, Code, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::entries::entries;
use crate::ffi::escape::{escaped, trim_in_place, unescape_in_place};
use crate::ffi::layout::{osip_list_t, osip_uri, osip_uri_param, osip_uri_param_t, osip_uri_t};
use crate::ffi::list::{self, Tail};
use crate::ffi::members::members;
use crate::ffi::object::{Owned, Parse, Print};
use crate::ffi::params::{self, ParamList};
use crate::ffi::{alloc, globals, ptr};
use crate::sip::escape::{self, ESCAPES, Escapes, Part};
use crate::sip::{Params, Uri, UriHeaders, UriParams, Writer, scan};
use libc::{c_char, c_int};

members! {
    osip_uri seen as Uri: Uri<'_, ParamList<'_>, ParamList<'_>> {
        text scheme,
        text username,
        text password,
        text host,
        text port,
        params url_params,
        params url_headers as headers,
        text string as opaque,
    }
    copy needs host or string;
}

members! {
    osip_uri_param {
        text gname,
        text gvalue,
    }
    copy needs gname;
}

impl Parse for osip_uri {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut uri = Uri::default();
        let result = uri.read(text);
        alloc::store(&mut self.scheme, uri.scheme)?;
        store_decoded(&mut self.password, uri.password)?;
        store_decoded(&mut self.username, uri.username)?;
        // SAFETY: the elements of the lists are parameters.
        unsafe {
            append_valid(&mut self.url_headers, uri.headers)?;
            append_valid(&mut self.url_params, uri.params)?;
        }
        alloc::store(&mut self.port, uri.port)?;
        alloc::store(&mut self.host, uri.host)?;
        alloc::store(&mut self.string, uri.opaque)?;
        Ok(result?)
    }
}

/// Stores a decoded copy of `bytes` in a member; `None` leaves the member alone.
#[inline]
fn store_decoded(member: &mut *mut c_char, bytes: Option<&[u8]>) -> Result {
    match bytes {
        Some(bytes) if bytes.contains(&b'%') => alloc::put(member, alloc::dup_edited(bytes, escape::unescape)?),
        _ => alloc::store(member, bytes)?,
    }
    Ok(())
}

/// Appends parameters up to the first one that is not valid, which is no error in the text of a URI.
///
/// # Safety
/// The elements of the list are `osip_uri_param_t`.
#[inline]
unsafe fn append_valid<'a>(list: &mut osip_list_t, params: impl Params<'a>) -> Result {
    // SAFETY: the elements of the list are `osip_uri_param_t`.
    match unsafe { params::append(list, params) } {
        Err(SYNTAXERROR) => Ok(()),
        result => result,
    }
}

impl Print for osip_uri {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(params::printed(self.view()).write_with(globals::escapes().as_ref().unwrap_or(&ESCAPES), out)?)
    }
}

entries! {
    /// Makes an empty parameter. 0, or OSIP_NOMEM.
    init osip_uri_param_init(url_param: *mut *mut osip_uri_param_t) -> c_int;
    /// Frees a parameter and all it owns.
    free osip_uri_param_free(url_param: *mut osip_uri_param_t);
}

/// Sets name and value; the parameter adopts both and drops the blanks at their ends, in place. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `url_param` is NULL or a parameter, `name` and `value` are NULL or texts, writable if they have blanks at their ends.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_param_set(url_param: *mut osip_uri_param_t, name: *mut c_char, value: *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: NULL or a parameter.
        let param = unsafe { ptr::get_mut(url_param) }?;
        (param.gname, param.gvalue) = (name, value);
        // SAFETY: NULL or texts that are writable.
        unsafe {
            trim_in_place(name);
            trim_in_place(value);
        }
        Ok(())
    })
}

entries! {
    /// Copies a parameter. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM.
    clone osip_uri_param_clone(url_param: *const osip_uri_param_t, dest: *mut *mut osip_uri_param_t) -> c_int;
}

/// Frees all parameters of a list, which is empty then.
///
/// # Safety
/// `url_params` is NULL or a list of parameters that are not used any more.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_param_freelist(url_params: *mut osip_list_t) {
    // SAFETY: NULL or a list of parameters.
    if let Some(list) = unsafe { url_params.as_mut() } {
        // SAFETY: its elements are given up.
        unsafe { list::free::<osip_uri_param>(list) };
    }
}

/// Appends a parameter that adopts name and value. 0, OSIP_BADPARAMETER or OSIP_NOMEM; after a failure both still belong to the caller.
///
/// # Safety
/// `url_params` is NULL or a list of parameters, the texts are as for `osip_uri_param_set`.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_param_add(url_params: *mut osip_list_t, name: *mut c_char, value: *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: NULL or a list.
        let list = unsafe { ptr::get_mut(url_params) }?;
        let (param, mut end) = (Owned::<osip_uri_param>::new()?, Tail::unknown());
        // SAFETY: the list is not changed by anybody else.
        unsafe { end.append(list, param.as_ptr().cast()) }?;
        // SAFETY: a parameter, which the list owns now, and texts as in this contract.
        match unsafe { osip_uri_param_set(param.into_raw(), name, value) } {
            0 => Ok(()),
            code => Err(Code(code)),
        }
    })
}

/// Finds the first parameter of a name, whatever its case. 0, -1 if there is none, OSIP_BADPARAMETER.
///
/// # Safety
/// `url_params` is NULL or a list of parameters, `name` NULL or a text, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_param_get_byname(
    url_params: *mut osip_list_t,
    name: *mut c_char,
    dest: *mut *mut osip_uri_param_t,
) -> c_int {
    code::of(|| {
        // SAFETY: `url_params` is NULL or a list of parameters, `name` NULL or a text, `dest` NULL or may be written.
        let (dest, name) = unsafe { (ptr::out(dest)?, ptr::need_text(name)?) };
        if name.is_empty() {
            return Err(BADPARAMETER);
        }
        // SAFETY: NULL or a list.
        let list = unsafe { url_params.as_ref() }.ok_or(UNDEFINED_ERROR)?;
        // SAFETY: a list of parameters.
        *dest = unsafe { params::find(list, name) }.ok_or(UNDEFINED_ERROR)?;
        Ok(())
    })
}

entries! {
    /// Makes an empty URI. 0, or OSIP_NOMEM.
    init osip_uri_init(url: *mut *mut osip_uri_t) -> c_int;
    /// Frees a URI and all it owns.
    free osip_uri_free(url: *mut osip_uri_t);
    /// Parses a URI; parameters and headers that are not valid are left out. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_uri_parse(url: *mut osip_uri_t, buf: *const c_char) -> c_int;
}

/// Parses URI headers, from the question mark on. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; those before a failure are kept.
///
/// # Safety
/// `url` is NULL or an object, `buf` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_parse_headers(url: *mut osip_uri_t, buf: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `url` is NULL or an object, `buf` NULL or a text.
        let (uri, text) = unsafe { (ptr::get_mut(url)?, ptr::need_text(buf)?) };
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut uri.url_headers, UriHeaders::new(text)?) }
    })
}

/// Parses URI parameters, from the semicolon on. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; those before a failure are kept.
///
/// # Safety
/// `url` is NULL or an object, `buf` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_parse_params(url: *mut osip_uri_t, buf: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `url` is NULL or an object, `buf` NULL or a text.
        let (uri, text) = unsafe { (ptr::get_mut(url)?, ptr::need_text(buf)?) };
        // SAFETY: the elements of the list are parameters.
        unsafe { params::append(&mut uri.url_params, UriParams::new(text)?) }
    })
}

entries! {
    /// Prints a URI into a new text. 0, OSIP_BADPARAMETER if it has neither host nor string, OSIP_NOMEM.
    to_str osip_uri_to_str(url: *const osip_uri_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a URI. 0, OSIP_BADPARAMETER if it has neither host nor string, OSIP_NOMEM.
    clone osip_uri_clone(url: *const osip_uri_t, dest: *mut *mut osip_uri_t) -> c_int;
}

/// Prints a URI like osip_uri_to_str and decodes the whole text, which may then hold any byte.
///
/// # Safety
/// `url` is NULL or an object, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_uri_to_str_canonical(url: *const osip_uri_t, dest: *mut *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: `url` is NULL or an object, `dest` NULL or may be written.
        match unsafe { osip_uri_to_str(url, dest) } {
            0 => {}
            code => return Err(Code(code)),
        }
        // SAFETY: a new text.
        unsafe { unescape_in_place(*dest) };
        Ok(())
    })
}

entries! {
    /// Sets the scheme; the URI adopts the text.
    set osip_uri_set_scheme(url: *mut osip_uri_t, value: *mut c_char) = scheme;
    /// The scheme, or NULL.
    get osip_uri_get_scheme(url: *mut osip_uri_t) -> *mut c_char = scheme;
    /// Sets the host; the URI adopts the text.
    set osip_uri_set_host(url: *mut osip_uri_t, value: *mut c_char) = host;
    /// The host, or NULL.
    get osip_uri_get_host(url: *mut osip_uri_t) -> *mut c_char = host;
    /// Sets the username, which is plain text; the URI adopts the text.
    set osip_uri_set_username(url: *mut osip_uri_t, value: *mut c_char) = username;
    /// The username, or NULL.
    get osip_uri_get_username(url: *mut osip_uri_t) -> *mut c_char = username;
    /// Sets the password, which is plain text; the URI adopts the text.
    set osip_uri_set_password(url: *mut osip_uri_t, value: *mut c_char) = password;
    /// The password, or NULL.
    get osip_uri_get_password(url: *mut osip_uri_t) -> *mut c_char = password;
    /// Sets the port; the URI adopts the text.
    set osip_uri_set_port(url: *mut osip_uri_t, value: *mut c_char) = port;
    /// The port, or NULL.
    get osip_uri_get_port(url: *mut osip_uri_t) -> *mut c_char = port;
}

/// The first `separator_osip_to_find` if it stands before the first `before_separator`, or if there is none of those; else NULL.
///
/// # Safety
/// `ch` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn next_separator(
    ch: *const c_char,
    separator_osip_to_find: c_int,
    before_separator: c_int,
) -> *const c_char {
    // SAFETY: NULL or a text.
    let Some(text) = (unsafe { ptr::text(ch) }) else { return core::ptr::null() };
    // As for strchr, a character is the low byte of an int, and the NUL belongs to the text.
    let position = |character: c_int| match character.to_le_bytes()[0] {
        0 => Some(text.len()),
        byte => scan::find(text, byte),
    };
    let before = if before_separator == 0 { None } else { position(before_separator) };
    match position(separator_osip_to_find).filter(|&at| before.is_none_or(|before| at < before)) {
        // SAFETY: a position in the text, or that of its NUL.
        Some(at) => unsafe { ch.add(at) },
        None => core::ptr::null(),
    }
}

/// Encodes all bytes but ASCII letters, digits and those of `def`, into a new text; NULL if there is no memory.
///
/// # Safety
/// `string` and `def` are NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_uri_escape_nonascii_and_nondef(string: *const c_char, def: *const c_char) -> *mut c_char {
    // SAFETY: `string` and `def` are NULL or texts.
    unsafe { escaped(string, Part::Userinfo, || Some(Escapes::new(ptr::text(def).unwrap_or_default(), b"", b"", b""))) }
}

entries! {
    /// Encodes a username into a new text; NULL if there is no memory.
    escape __osip_uri_escape_userinfo(string: *const c_char) -> *mut c_char = Userinfo;
    /// Encodes a password into a new text; NULL if there is no memory.
    escape __osip_uri_escape_password(string: *const c_char) -> *mut c_char = Password;
    /// Encodes a name or value of a URI parameter into a new text; NULL if there is no memory.
    escape __osip_uri_escape_uri_param(string: *mut c_char) -> *mut c_char = Param;
    /// Encodes a name or value of a URI header into a new text; NULL if there is no memory.
    escape __osip_uri_escape_header_param(string: *mut c_char) -> *mut c_char = Header;
}

/// Decodes a text in place; a percent sign without hexadecimal digits ends it.
///
/// # Safety
/// `string` is NULL or a text, writable if it has a percent sign.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_uri_unescape(string: *mut c_char) {
    // SAFETY: `string` is NULL or a text, writable if it has a percent sign.
    unsafe { unescape_in_place(string) }
}
