//! The table of typed headers, and what is done with all of them: find by name, store, print, copy, free.

use super::CHANGED;
use super::variants::{Accept, Contact};
use crate::ffi::code::{self, BADPARAMETER, Result, SYNTAXERROR};
use crate::ffi::layout::{
    osip_accept_encoding, osip_authentication_info, osip_authorization, osip_call_id, osip_call_info, osip_content_length,
    osip_content_type, osip_cseq, osip_from, osip_header, osip_list, osip_message, osip_via, osip_www_authenticate,
};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::{self, Owned, Parse, Print};
use crate::ffi::ptr;
use crate::sip::Writer;
use crate::sip::header::Name;
use crate::sip::scan;
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// A message that headers are stored in, with the ends of its lists.
pub(crate) struct Target<'a> {
    pub(crate) message: &'a mut osip_message,
    /// Those of the typed headers, of the others, and of the bodies.
    tails: [Tail; Name::COUNT + 2],
}

/// Where the end of the list of headers without a type of their own is kept.
const HEADERS: usize = Name::COUNT;
/// Where the end of the list of bodies is kept.
const BODIES: usize = Name::COUNT + 1;

impl<'a> Target<'a> {
    /// Lists of the message must not be changed by anybody else while this is used.
    #[inline]
    pub(crate) fn new(message: &'a mut osip_message) -> Self {
        Self { message, tails: [Tail::unknown(); Name::COUNT + 2] }
    }
}

/// Makes the table of where typed headers are stored; each line has the header, whether a message has one (`once`, `always` if it is not
/// printed) or a list of them, the member that holds it, and its type. The order is that of printing.
macro_rules! headers {
    ($($header:ident $storage:ident $member:ident $type:ident;)+) => {
        /// Parses a value and stores it. NULL is given as an empty text.
        #[inline]
        pub(crate) fn set(header: Name, to: &mut Target<'_>, text: &[u8]) -> Result {
            match header { $(Name::$header => headers!(@set $storage $header $member $type to text),)+ }
        }

        /// Prints all typed headers.
        #[inline]
        pub(crate) fn print(message: &osip_message, out: &mut Writer<'_>) -> Result {
            $(headers!(@print $storage $header $member $type message out);)+
            Ok(())
        }

        /// Copies all typed headers.
        #[inline]
        pub(crate) fn duplicate(message: &osip_message, to: &mut osip_message) -> Result {
            $(headers!(@duplicate $storage $member $type message to);)+
            Ok(())
        }

        /// Frees all typed headers.
        ///
        /// # Safety
        /// They are not used any more.
        #[inline]
        pub(crate) unsafe fn release(message: &mut osip_message) {
            // SAFETY: the members of a message are of these types.
            unsafe { $(headers!(@release $storage $member $type message);)+ }
        }
    };
    (@set list $header:ident $member:ident $type:ident $to:ident $text:ident) => {
        // SAFETY: the elements of the list are of this type.
        unsafe { append::<$type>(&mut $to.message.$member, &mut $to.tails[Name::$header as usize], &mut $to.message.message_property, $text) }
    };
    (@set $once:ident $header:ident $member:ident $type:ident $to:ident $text:ident) => {
        once::<$type>(&mut $to.message.$member, &mut $to.message.message_property, Name::$header, $text)
    };
    (@print list $header:ident $member:ident $type:ident $message:ident $out:ident) => {
        // SAFETY: the elements of the list are of this type.
        for header in unsafe { list::iter::<$type>(&$message.$member) } {
            line(const { Name::$header.line_start() }, header, $out)?;
        }
    };
    (@print once $header:ident $member:ident $type:ident $message:ident $out:ident) => {
        // SAFETY: NULL or an object, as a member of a message.
        if let Some(header) = unsafe { $message.$member.cast::<$type>().as_ref() } {
            line(const { Name::$header.line_start() }, header, $out)?;
        }
    };
    (@print always $header:ident $member:ident $type:ident $message:ident $out:ident) => {};
    (@duplicate list $member:ident $type:ident $message:ident $to:ident) => {
        // SAFETY: the elements of the list are of this type.
        unsafe { list::clone::<$type>(&$message.$member, &mut $to.$member) }?
    };
    (@duplicate $once:ident $member:ident $type:ident $message:ident $to:ident) => {
        // SAFETY: NULL or an object, as a member of a message.
        if let Some(header) = unsafe { $message.$member.cast::<$type>().as_ref() } {
            $to.$member = object::copy(header)?.into_raw();
        }
    };
    (@release list $member:ident $type:ident $message:ident) => { list::free::<$type>(&mut $message.$member) };
    (@release $once:ident $member:ident $type:ident $message:ident) => {
        object::free::<$type>(core::mem::replace(&mut $message.$member, null_mut()))
    };
}

headers! {
    Via list vias osip_via;
    RecordRoute list record_routes osip_from;
    Route list routes osip_from;
    From once from osip_from;
    To once to osip_from;
    CallId once call_id osip_call_id;
    CSeq once cseq osip_cseq;
    Contact list contacts Contact;
    Authorization list authorizations osip_authorization;
    WwwAuthenticate list www_authenticates osip_www_authenticate;
    ProxyAuthenticate list proxy_authenticates osip_www_authenticate;
    ProxyAuthorization list proxy_authorizations osip_authorization;
    CallInfo list call_infos osip_call_info;
    ContentType once content_type osip_content_type;
    MimeVersion once mime_version osip_content_length;
    Allow list allows osip_content_length;
    ContentEncoding list content_encodings osip_content_length;
    AlertInfo list alert_infos osip_call_info;
    ErrorInfo list error_infos osip_call_info;
    Accept list accepts Accept;
    AcceptEncoding list accept_encodings osip_accept_encoding;
    AcceptLanguage list accept_languages osip_accept_encoding;
    AuthenticationInfo list authentication_infos osip_authentication_info;
    ProxyAuthenticationInfo list proxy_authentication_infos osip_authentication_info;
    ContentLength always content_length osip_content_length;
}

/// True if the setter of the original looks at the message before the value.
pub(crate) fn is_credential(header: Name) -> bool {
    matches!(header, Name::Authorization | Name::WwwAuthenticate | Name::AuthenticationInfo)
}

/// Parses a value and stores it in a member that may be set once.
fn once<T: Parse>(member: &mut *mut T, property: &mut c_int, header: Name, text: &[u8]) -> Result {
    match header {
        Name::ContentType | Name::CSeq if !member.is_null() && (header == Name::ContentType || !text.is_empty()) => {
            return Err(BADPARAMETER);
        }
        _ if text.is_empty() => return Ok(()),
        _ if !member.is_null() => return Err(SYNTAXERROR),
        _ => {}
    }
    *property = CHANGED;
    *member = object::parsed::<T>(text)?.into_raw();
    Ok(())
}

/// Parses a value and appends it to a list.
///
/// # Safety
/// The elements of the list are `T`, and the tail is that of the list.
unsafe fn append<T: Parse + 'static>(list: &mut osip_list, tail: &mut Tail, property: &mut c_int, text: &[u8]) -> Result {
    // An empty Accept has a meaning (RFC 3261 section 20.1), other empty values are left out.
    if text.is_empty() && core::any::TypeId::of::<T>() != core::any::TypeId::of::<Accept>() {
        return Ok(());
    }
    let header = object::parsed::<T>(text)?;
    // SAFETY: the elements of the list are `T`, and the tail is that of the list.
    unsafe { tail.push(list, header) }?;
    *property = CHANGED;
    Ok(())
}

/// Prints one header line.
#[inline]
fn line<T: Print>(start: &[u8], header: &T, out: &mut Writer<'_>) -> Result {
    out.put(start);
    header.print(out)?;
    out.put(b"\r\n");
    Ok(())
}

/// Appends a header without a type of its own, whose name is kept in lower case. Both are trimmed.
pub(crate) fn append_other(to: &mut Target<'_>, name: &[u8], value: Option<&[u8]>) -> Result {
    let name = scan::trim(name);
    let mut header = osip_header::new(name, value.map(scan::trim))?;
    // SAFETY: a text with as many bytes, made just now.
    unsafe { core::slice::from_raw_parts_mut(header.as_mut().hname.cast::<u8>(), name.len()) }.make_ascii_lowercase();
    // SAFETY: the elements of the list are headers, and the tail is its.
    unsafe { to.tails[HEADERS].push(&mut to.message.headers, header) }?;
    to.message.message_property = CHANGED;
    Ok(())
}

/// Appends a body.
pub(crate) fn append_body(to: &mut Target<'_>, body: object::Owned<crate::ffi::layout::osip_body>) -> Result {
    // SAFETY: the elements of the list are bodies, and the tail is its.
    unsafe { to.tails[BODIES].push(&mut to.message.bodies, body) }?;
    to.message.message_property = CHANGED;
    Ok(())
}

/// The body of a setter: stores a header value that an application gives; NULL counts as empty. Without message the value is only looked at: the
/// original refuses one that is not valid before it misses the message.
///
/// # Safety
/// `message` is NULL or a message, `value` NULL or a text.
pub(crate) unsafe fn c_set(header: Name, message: *mut osip_message, value: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `message` is NULL or a message, `value` NULL or a text.
        let (message, text) = unsafe { (message.as_mut(), ptr::text(value).unwrap_or_default()) };
        match message {
            Some(message) => set(header, &mut Target::new(message), text),
            None if is_credential(header) => Err(BADPARAMETER),
            None => {
                let mut nowhere = Owned::<osip_message>::new()?;
                set(header, &mut Target::new(nowhere.as_mut()), text)?;
                Err(BADPARAMETER)
            }
        }
    })
}
