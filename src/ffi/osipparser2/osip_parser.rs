//! `osipparser2/osip_parser.h`: setters and getters of message parts.

use crate::ffi::code::{self, BADPARAMETER, Result, UNDEFINED_ERROR};
use crate::ffi::entries::entries;
use crate::ffi::layout::{
    osip_accept_encoding_t, osip_accept_language_t, osip_accept_t, osip_alert_info_t, osip_allow_t, osip_authentication_info_t,
    osip_authorization_t, osip_body_t, osip_call_id_t, osip_call_info_t, osip_contact_t, osip_content_encoding_t,
    osip_content_length_t, osip_content_type_t, osip_cseq_t, osip_error_info_t, osip_from_t, osip_header, osip_header_t,
    osip_list, osip_message, osip_message_t, osip_mime_version_t, osip_proxy_authenticate_t, osip_proxy_authentication_info_t,
    osip_proxy_authorization_t, osip_record_route_t, osip_route_t, osip_to_t, osip_via, osip_via_t, osip_www_authenticate_t,
};
use crate::ffi::list::{self, Tail};
use crate::ffi::message::headers::{self, Target};
use crate::ffi::message::{CHANGED, body};
use crate::ffi::object::{self, Owned};
use crate::ffi::ptr;
#[cfg(feature = "abi-parser")]
use crate::ffi::registry;
use crate::sip::assemble::store_header;
use crate::sip::message::HeaderLine;
use crate::sip::{reason, scan};
use core::ptr::null;
use libc::{c_char, c_int, size_t};

/// Forgets the names that were added with parser_add_comma_separated_header. Nothing needs it: parsing works without. 0.
#[cfg(feature = "abi-parser")]
#[unsafe(no_mangle)]
pub extern "C" fn parser_init() -> c_int {
    code::of(|| {
        registry::forget_names();
        Ok(())
    })
}

/// Adds a header whose values are separated by commas, for all messages parsed from now on. 0, OSIP_BADPARAMETER, or -1 when 195 were added.
///
/// # Safety
/// `hname` is NULL or a text.
#[cfg(feature = "abi-parser")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parser_add_comma_separated_header(hname: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `hname` is NULL or a text.
        registry::add(unsafe { ptr::need_text(hname) }?)
    })
}

/// Fills an empty rport of the first Via with the port, and adds received if its host is not `ip_addr` (RFC 3581). 0, also for a response, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `request` is NULL or a message, `ip_addr` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_fix_last_via_header(
    request: *mut osip_message_t,
    ip_addr: *const c_char,
    port: c_int,
) -> c_int {
    code::of(|| {
        // SAFETY: `request` is NULL or a message, `ip_addr` NULL or a text.
        let (message, address) = unsafe { (ptr::get_mut(request)?, ptr::text(ip_addr)) };
        if message.status_code != 0 {
            return Ok(());
        }
        // SAFETY: the elements of the list are Via headers, which nobody else uses.
        let via = unsafe { list::get(&raw const message.vias, 0).cast::<osip_via>().as_mut() };
        via.ok_or(BADPARAMETER)?.fix(address.ok_or(BADPARAMETER)?, port)
    })
}

/// 2 if the message was changed since it was printed, 1 if not, 3 if it is new; OSIP_BADPARAMETER.
///
/// # Safety
/// `sip` is NULL or a message.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_get__property(sip: *const osip_message_t) -> c_int {
    // SAFETY: `sip` is NULL or a message.
    unsafe { sip.as_ref() }.map_or(BADPARAMETER.0, |message| message.message_property)
}

/// Makes the next print of the message a new one, after its members were changed directly. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `sip` is NULL or a message.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_force_update(sip: *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message.
        unsafe { ptr::get_mut(sip) }?.message_property = CHANGED;
        Ok(())
    })
}

/// The usual reason phrase of a status code, or NULL. It is never freed.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_message_get_reason(status_code: c_int) -> *const c_char {
    reason::terminated(status_code).map_or(null(), |phrase| phrase.as_ptr().cast())
}

entries! {
    /// Appends an Accept header; an empty value makes an empty one. 0, OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_accept(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Accept;
    /// The Accept header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_accept(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_accept_t) -> c_int = accepts;
    /// Appends an Accept-Encoding header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_accept_encoding(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = AcceptEncoding;
    /// The Accept-Encoding header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_accept_encoding(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_accept_encoding_t) -> c_int = accept_encodings;
    /// Appends an Accept-Language header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_accept_language(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = AcceptLanguage;
    /// The Accept-Language header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_accept_language(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_accept_language_t) -> c_int = accept_languages;
    /// Appends an Alert-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_alert_info(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = AlertInfo;
    /// The Alert-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_alert_info(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_alert_info_t) -> c_int = alert_infos;
    /// Appends an Allow header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_allow(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Allow;
    /// The Allow header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_allow(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_allow_t) -> c_int = allows;
    /// Appends an Authentication-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_authentication_info(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = AuthenticationInfo;
    /// The Authentication-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_authentication_info(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_authentication_info_t) -> c_int = authentication_infos;
    /// Appends an Authorization header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_authorization(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Authorization;
    /// The Authorization header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_authorization(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_authorization_t) -> c_int = authorizations;
    /// Sets the Call-ID header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_call_id(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = CallId;
    /// The Call-ID header, or NULL.
    get osip_message_get_call_id(sip: *const osip_message_t) -> *mut osip_call_id_t = call_id;
    /// Appends a Call-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_call_info(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = CallInfo;
    /// The Call-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_call_info(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_call_info_t) -> c_int = call_infos;
    /// Appends a Contact header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_contact(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Contact;
    /// The Contact header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_contact(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_contact_t) -> c_int = contacts;
    /// Appends a Content-Encoding header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_content_encoding(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ContentEncoding;
    /// The Content-Encoding header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_content_encoding(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_content_encoding_t) -> c_int = content_encodings;
    /// Sets the Content-Length header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_content_length(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ContentLength;
    /// The Content-Length header, or NULL.
    get osip_message_get_content_length(sip: *const osip_message_t) -> *mut osip_content_length_t = content_length;
    /// Sets the Content-Type header. 0, also for an empty value, which is left out; OSIP_BADPARAMETER for a second one, OSIP_SYNTAXERROR or OSIP_NOMEM.
    header osip_message_set_content_type(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ContentType;
    /// The Content-Type header, or NULL.
    get osip_message_get_content_type(sip: *const osip_message_t) -> *mut osip_content_type_t = content_type;
    /// Sets the CSeq header. 0, also for an empty value, which is left out; OSIP_BADPARAMETER for a second one, OSIP_SYNTAXERROR or OSIP_NOMEM.
    header osip_message_set_cseq(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = CSeq;
    /// The CSeq header, or NULL.
    get osip_message_get_cseq(sip: *const osip_message_t) -> *mut osip_cseq_t = cseq;
    /// Appends an Error-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_error_info(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ErrorInfo;
    /// The Error-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_error_info(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_error_info_t) -> c_int = error_infos;
    /// Sets the From header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_from(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = From;
    /// The From header, or NULL.
    get osip_message_get_from(sip: *const osip_message_t) -> *mut osip_from_t = from;
    /// Sets the Mime-Version header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_mime_version(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = MimeVersion;
    /// The Mime-Version header, or NULL.
    get osip_message_get_mime_version(sip: *const osip_message_t) -> *mut osip_mime_version_t = mime_version;
    /// Appends a Proxy-Authenticate header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_proxy_authenticate(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ProxyAuthenticate;
    /// The Proxy-Authenticate header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_proxy_authenticate(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_proxy_authenticate_t) -> c_int = proxy_authenticates;
    /// Appends a Proxy-Authorization header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_proxy_authorization(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ProxyAuthorization;
    /// The Proxy-Authorization header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_proxy_authorization(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_proxy_authorization_t) -> c_int = proxy_authorizations;
    /// Appends a Proxy-Authentication-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_proxy_authentication_info(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = ProxyAuthenticationInfo;
    /// The Proxy-Authentication-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_proxy_authentication_info(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_proxy_authentication_info_t) -> c_int = proxy_authentication_infos;
    /// Appends a Record-Route header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_record_route(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = RecordRoute;
    /// The Record-Route header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_record_route(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_record_route_t) -> c_int = record_routes;
    /// Appends a Route header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_route(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Route;
    /// The Route header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_route(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_route_t) -> c_int = routes;
    /// Sets the To header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_to(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = To;
    /// The To header, or NULL.
    get osip_message_get_to(sip: *const osip_message_t) -> *mut osip_to_t = to;
    /// Appends a Via header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_via(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = Via;
}

/// Puts a Via header before all others. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `hvalue` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_append_via(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `hvalue` NULL or a text.
        let (message, text) = unsafe { (ptr::get_mut(sip)?, ptr::need_text(hvalue)?) };
        prepend(&mut message.vias, object::parsed::<osip_via>(text)?)?;
        message.message_property = CHANGED;
        Ok(())
    })
}

entries! {
    /// The Via header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_via(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_via_t) -> c_int = vias;
    /// Appends a WWW-Authenticate header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
    header osip_message_set_www_authenticate(sip: *mut osip_message_t, hvalue: *const c_char) -> c_int = WwwAuthenticate;
    /// The WWW-Authenticate header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_www_authenticate(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_www_authenticate_t) -> c_int = www_authenticates;
}

/// Puts an object before all others of a list.
fn prepend<T: object::Object>(list: &mut osip_list, object: Owned<T>) -> Result {
    // SAFETY: a list that nobody else uses.
    unsafe { list::insert(list, object.as_ptr().cast(), 0) }?;
    object.into_raw();
    Ok(())
}

/// A header without a type of its own, made of trimmed copies.
///
/// # Safety
/// `hname` and `hvalue` are NULL or texts.
unsafe fn header(hname: *const c_char, hvalue: *const c_char) -> Result<Owned<osip_header>> {
    // SAFETY: `hname` and `hvalue` are NULL or texts.
    let (name, value) = unsafe { (ptr::need_text(hname)?, ptr::text(hvalue)) };
    osip_header::new(scan::trim(name), value.map(scan::trim))
}

/// The headers of a message without a type of their own, with their positions and names; one without name has none.
fn names(message: &osip_message) -> impl Iterator<Item = (c_int, Option<&[u8]>, *mut osip_header)> {
    // SAFETY: the elements of the list are headers.
    let headers = unsafe { list::pointers::<osip_header>(&message.headers) };
    // SAFETY: the name of a header is NULL or a text.
    (0..).zip(headers).map(|(pos, header)| (pos, unsafe { ptr::text(header.as_ref().hname) }, header.as_ptr()))
}

/// Stores a header line; a value separated by commas is stored element by element. `hname` is made lower case. 0, OSIP_BADPARAMETER, the code of the setter or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_set_multiple_header(
    sip: *mut osip_message_t,
    hname: *mut c_char,
    hvalue: *mut c_char,
) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let message = unsafe { ptr::get_mut(sip) }?;
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let (name, value) = unsafe { (ptr::text_mut(hname)?, ptr::text(hvalue)) };
        name.make_ascii_lowercase();
        store_header(&mut Target::new(message), HeaderLine { name, value })
    })
}

/// Appends a header without a type of its own, with trimmed copies of name and value. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_set_header(sip: *mut osip_message_t, hname: *const c_char, hvalue: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let message = unsafe { ptr::get_mut(sip) }?;
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts, and the elements of the list are headers.
        unsafe { Tail::unknown().push(&mut message.headers, header(hname, hvalue)?) }?;
        message.message_property = CHANGED;
        Ok(())
    })
}

/// Takes out the first header of that name, and appends one like osip_message_set_header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_replace_header(
    sip: *mut osip_message_t,
    hname: *const c_char,
    hvalue: *const c_char,
) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let (message, name) = unsafe { (ptr::get_mut(sip)?, ptr::need_text(hname)?) };
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let new = unsafe { header(hname, hvalue) }?;
        let old = names(message).find(|(_, old, _)| old.is_some_and(|old| scan::same(old, name)));
        let old = old.map(|(pos, _, old)| (pos, old));
        // SAFETY: the elements of the list are headers; the old one is taken out before it is freed.
        unsafe {
            Tail::unknown().push(&mut message.headers, new)?;
            if let Some((pos, old)) = old {
                list::take(&raw mut message.headers, pos);
                object::free(old);
            }
        }
        message.message_property = CHANGED;
        Ok(())
    })
}

/// Puts a header before all others of its kind, like osip_message_set_header. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_set_topheader(
    sip: *mut osip_message_t,
    hname: *const c_char,
    hvalue: *const c_char,
) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        let message = unsafe { ptr::get_mut(sip) }?;
        // SAFETY: `sip` is NULL or a message, `hname` and `hvalue` NULL or texts.
        prepend(&mut message.headers, unsafe { header(hname, hvalue) }?)?;
        message.message_property = CHANGED;
        Ok(())
    })
}

/// The first header of that name, in any case, at index `pos` or after, stored in `*dest`. Its index, -1 and NULL if there is none, OSIP_BADPARAMETER.
///
/// # Safety
/// `sip` is NULL or a message, `hname` NULL or a text, `dest` NULL or may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_header_get_byname(
    sip: *const osip_message_t,
    hname: *const c_char,
    pos: c_int,
    dest: *mut *mut osip_header_t,
) -> c_int {
    let get = || -> Result<c_int> {
        // SAFETY: `sip` is NULL or a message, `hname` NULL or a text, `dest` NULL or may be written.
        let (dest, message, name) = unsafe { (ptr::out(dest)?, ptr::get(sip)?, ptr::need_text(hname)?) };
        let found =
            names(message).find(|(at, known, _)| pos >= 0 && *at >= pos && known.is_some_and(|known| scan::same(known, name)));
        let (at, _, header) = found.ok_or(UNDEFINED_ERROR)?;
        *dest = header;
        Ok(at)
    };
    get().unwrap_or_else(|code| code.0)
}

entries! {
    /// The header at index `pos` among those without a type of their own, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_header(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_header_t) -> c_int = headers;
}

/// Appends a body of these bytes. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_set_body(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `buf` a buffer.
        let (message, content) = unsafe { (ptr::get_mut(sip)?, ptr::buffer(buf, length)) };
        let content = content.filter(|_| !buf.is_null()).ok_or(BADPARAMETER)?;
        headers::append_body(&mut Target::new(message), body::plain(content)?)
    })
}

/// Appends a part of a multipart body: header lines, an empty line, the content. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
///
/// # Safety
/// `sip` is NULL or a message, `buf` a buffer.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_message_set_body_mime(sip: *mut osip_message_t, buf: *const c_char, length: size_t) -> c_int {
    code::of(|| {
        // SAFETY: `sip` is NULL or a message, `buf` a buffer.
        let (message, part) = unsafe { (ptr::get_mut(sip)?, ptr::buffer(buf, length)) };
        let part = part.filter(|_| !buf.is_null()).ok_or(BADPARAMETER)?;
        headers::append_body(&mut Target::new(message), body::part(part)?)
    })
}

entries! {
    /// The body at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end.
    element osip_message_get_body(sip: *const osip_message_t, pos: c_int, dest: *mut *mut osip_body_t) -> c_int = bodies;
}
