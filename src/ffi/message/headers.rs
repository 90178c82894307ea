//! The table of typed headers, and what is done with all of them: find by name, store, print, copy, free.

use super::CHANGED;
use super::variants::{Accept, Contact};
use crate::ffi::code::{BADPARAMETER, NOMEM, Result, SYNTAXERROR};
use crate::ffi::layout::{
    osip_accept_encoding, osip_authentication_info, osip_authorization, osip_call_id, osip_call_info, osip_content_length,
    osip_content_type, osip_cseq, osip_from, osip_header, osip_list, osip_message, osip_via, osip_www_authenticate,
};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::{self, Parse, Print};
use crate::ffi::{alloc, globals, registry};
use crate::sip::{Writer, message, scan};
use core::ptr::null_mut;

/// A message that headers are stored in, with the ends of its lists.
pub(crate) struct Target<'a> {
    pub(crate) message: &'a mut osip_message,
    /// Those of the typed headers, of the others, and of the bodies.
    tails: [Tail; KNOWN + 2],
}

/// Where the end of the list of headers without a type of their own is kept.
const HEADERS: usize = KNOWN;
/// Where the end of the list of bodies is kept.
const BODIES: usize = KNOWN + 1;

impl<'a> Target<'a> {
    /// Lists of the message must not be changed by anybody else while this is used.
    #[inline]
    pub(crate) fn new(message: &'a mut osip_message) -> Self {
        Self { message, tails: [Tail::unknown(); KNOWN + 2] }
    }
}

/// Makes the table of typed headers; each line has the name it is printed with, its names in lower case, whether a value that is not
/// valid makes a message fail (`strict`) or is left out (`lenient`), whether the message has one (`once`, `always` if it is not printed) or a
/// list of them, the member that holds it, and its type. The order is that of printing.
macro_rules! headers {
    ($($title:literal [$($name:literal)+] $failure:ident $storage:ident $member:ident $type:ident;)+) => {
        /// A typed header, named by the member that holds it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Known { $($member),+ }

        /// How many typed headers there are.
        const KNOWN: usize = [$(Known::$member),+].len();

        /// All names.
        const NAMES: &[Name] = &[$($(Name::new($name, Known::$member, headers!(@ $failure)),)+)+];

        impl Known {
            /// Parses a value and stores it. NULL is given as an empty text.
            #[inline]
            pub(crate) fn set(self, to: &mut Target<'_>, text: &[u8]) -> Result {
                match self { $(Self::$member => headers!(@set $storage $member $type to text),)+ }
            }
        }

        /// Prints all typed headers.
        #[inline]
        pub(crate) fn print(message: &osip_message, out: &mut Writer<'_>) -> Result {
            $(headers!(@print $storage $title $member $type message out);)+
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
    (@ strict) => { true };
    (@ lenient) => { false };
    (@set list $member:ident $type:ident $to:ident $text:ident) => {
        // SAFETY: the elements of the list are of this type.
        unsafe { append::<$type>(&mut $to.message.$member, &mut $to.tails[Known::$member as usize], &mut $to.message.message_property, $text) }
    };
    (@set $once:ident $member:ident $type:ident $to:ident $text:ident) => {
        once::<$type>(&mut $to.message.$member, &mut $to.message.message_property, Known::$member, $text)
    };
    (@print list $title:literal $member:ident $type:ident $message:ident $out:ident) => {
        // SAFETY: the elements of the list are of this type.
        for header in unsafe { list::iter::<$type>(&$message.$member) } {
            line(concat!($title, ": ").as_bytes(), header, $out)?;
        }
    };
    (@print once $title:literal $member:ident $type:ident $message:ident $out:ident) => {
        // SAFETY: NULL or an object, as a member of a message.
        if let Some(header) = unsafe { $message.$member.cast::<$type>().as_ref() } {
            line(concat!($title, ": ").as_bytes(), header, $out)?;
        }
    };
    (@print always $title:literal $member:ident $type:ident $message:ident $out:ident) => {};
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
    "Via" [b"via" b"v"] strict list vias osip_via;
    "Record-Route" [b"record-route"] lenient list record_routes osip_from;
    "Route" [b"route"] lenient list routes osip_from;
    "From" [b"from" b"f"] strict once from osip_from;
    "To" [b"to" b"t"] strict once to osip_from;
    "Call-ID" [b"call-id" b"i"] strict once call_id osip_call_id;
    "CSeq" [b"cseq"] strict once cseq osip_cseq;
    "Contact" [b"contact" b"m"] strict list contacts Contact;
    "Authorization" [b"authorization"] lenient list authorizations osip_authorization;
    "WWW-Authenticate" [b"www-authenticate"] lenient list www_authenticates osip_www_authenticate;
    "Proxy-Authenticate" [b"proxy-authenticate"] lenient list proxy_authenticates osip_www_authenticate;
    "Proxy-Authorization" [b"proxy-authorization"] lenient list proxy_authorizations osip_authorization;
    "Call-Info" [b"call-info"] lenient list call_infos osip_call_info;
    "Content-Type" [b"content-type" b"c"] strict once content_type osip_content_type;
    "Mime-Version" [b"mime-version"] lenient once mime_version osip_content_length;
    "Allow" [b"allow"] lenient list allows osip_content_length;
    "Content-Encoding" [b"content-encoding" b"e"] lenient list content_encodings osip_content_length;
    "Alert-Info" [b"alert-info"] lenient list alert_infos osip_call_info;
    "Error-Info" [b"error-info"] lenient list error_infos osip_call_info;
    "Accept" [b"accept"] lenient list accepts Accept;
    "Accept-Encoding" [b"accept-encoding"] lenient list accept_encodings osip_accept_encoding;
    "Accept-Language" [b"accept-language"] lenient list accept_languages osip_accept_encoding;
    "Authentication-Info" [b"authentication-info"] lenient list authentication_infos osip_authentication_info;
    "Proxy-Authentication-Info" [b"proxy-authentication-info"] lenient list proxy_authentication_infos osip_authentication_info;
    "Content-Length" [b"content-length" b"l"] strict always content_length osip_content_length;
}

impl Known {
    /// True if the setter of the original looks at the message before the value.
    pub(crate) fn is_credential(self) -> bool {
        matches!(self, Self::authorizations | Self::www_authenticates | Self::authentication_infos)
    }
}

/// Parses a value and stores it in a member that may be set once.
fn once<T: Parse>(member: &mut *mut T, property: &mut libc::c_int, header: Known, text: &[u8]) -> Result {
    match header {
        Known::content_type | Known::cseq if !member.is_null() && (header == Known::content_type || !text.is_empty()) => {
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
unsafe fn append<T: Parse + 'static>(list: &mut osip_list, tail: &mut Tail, property: &mut libc::c_int, text: &[u8]) -> Result {
    // An empty Accept has a meaning (RFC 3261 section 20.1), other empty values are left out.
    if text.is_empty() && core::any::TypeId::of::<T>() != core::any::TypeId::of::<Accept>() {
        return Ok(());
    }
    let header = object::parsed::<T>(text)?;
    // SAFETY: the same contract.
    unsafe { tail.push(list, header) }?;
    *property = CHANGED;
    Ok(())
}

/// Prints one header line.
#[inline]
fn line<T: Print>(title: &[u8], header: &T, out: &mut Writer<'_>) -> Result {
    out.put(title);
    header.print(out)?;
    out.put(b"\r\n");
    Ok(())
}

/// A name of a typed header.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// In lower case.
    name: &'static [u8],
    /// Its first eight bytes, and its last.
    ends: [Pattern; 2],
    pub(crate) header: Known,
    /// True if a value that is not valid makes a message fail.
    pub(crate) is_strict: bool,
    /// True if its values are separated by commas.
    has_commas: bool,
}

impl Name {
    const fn new(name: &'static [u8], header: Known, is_strict: bool) -> Self {
        let ends = [Pattern::new(scan::word(name)), Pattern::new(scan::last_word(name))];
        Self { name, ends, header, is_strict, has_commas: registry::is_standard(name) }
    }
}

impl Name {
    /// True for the name in any case, whose first eight bytes and last are `ends`.
    #[inline]
    fn is(&self, name: &[u8], ends: [u64; 2]) -> bool {
        self.name.len() == name.len()
            && self.ends[0].is(ends[0])
            && self.ends[1].is(ends[1])
            && (name.len() <= 16 || scan::same(self.name, name))
    }
}

/// Eight bytes in lower case.
#[derive(Clone, Copy)]
struct Pattern {
    bytes: u64,
    /// The case bits of its letters.
    letters: u64,
}

impl Pattern {
    const fn new(word: u64) -> Self {
        let bytes = word.to_le_bytes();
        let mut letters = [0; 8];
        let mut i = 0;
        while i < letters.len() {
            letters[i] = if bytes[i].is_ascii_lowercase() { 0x20 } else { 0 };
            i += 1;
        }
        Self { bytes: word, letters: u64::from_le_bytes(letters) }
    }

    /// True if the word differs in nothing but the case of letters.
    #[inline]
    const fn is(self, word: u64) -> bool {
        (word ^ self.bytes) & !self.letters == 0
    }
}

/// More than twice as many as there are names.
const SLOTS: usize = 128;

/// Where the search for a name in any case begins, given its first eight bytes.
#[inline]
const fn slot(first: u64, length: usize) -> usize {
    const CASE: u64 = 0x2020_2020_2020_2020;
    let key = (first | CASE) ^ length as u64;
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57) as usize
}

/// The index of a name in `NAMES`, plus one, at its slot or at the next free one.
const INDEX: [u8; SLOTS] = {
    let mut index = [0; SLOTS];
    let mut i = 0;
    while i < NAMES.len() {
        let mut slot = slot(NAMES[i].ends[0].bytes, NAMES[i].name.len());
        while index[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        i += 1;
        index[slot] = i as u8;
    }
    index
};

/// The typed header of a name in any case.
#[inline]
pub(crate) fn lookup(name: &[u8]) -> Option<&'static Name> {
    let ends = [scan::word(name), scan::last_word(name)];
    let mut slot = slot(ends[0], name.len());
    loop {
        let known = &NAMES[usize::from(INDEX[slot]).checked_sub(1)?];
        if known.is(name, ends) {
            return Some(known);
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// The position of a lower-case name in the alphabetical order of all names.
pub(crate) fn rank(name: &[u8]) -> Option<usize> {
    let known = NAMES.iter().any(|known| known.name == name);
    known.then(|| NAMES.iter().filter(|known| known.name < name).count())
}

/// The name at that position.
pub(crate) fn ranked(position: usize) -> Option<&'static Name> {
    NAMES.iter().find(|known| rank(known.name) == Some(position))
}

/// Stores a header line: each element of a comma-separated one by itself.
pub(crate) fn store_line(to: &mut Target<'_>, name: &[u8], value: Option<&[u8]>) -> Result {
    let known = lookup(name);
    let is_list = known.is_some_and(|known| known.has_commas)
        || ((known.is_none() || globals::are_names_added()) && registry::is_comma_separated(name));
    match value {
        Some(list) if is_list && scan::find(list, b',').is_some() => {
            message::elements(list).try_for_each(|element| store(to, known, name, Some(element)))
        }
        value => store(to, known, name, value),
    }
}

/// Stores one header.
#[inline]
fn store(to: &mut Target<'_>, known: Option<&Name>, name: &[u8], value: Option<&[u8]>) -> Result {
    let Some(known) = known else {
        let mut header = unknown(name, value)?;
        // SAFETY: a text with as many bytes, made just now.
        unsafe { core::slice::from_raw_parts_mut(header.as_mut().hname.cast::<u8>(), name.len()) }.make_ascii_lowercase();
        // SAFETY: the elements of the list are headers, and the tail is its.
        unsafe { to.tails[HEADERS].push(&mut to.message.headers, header) }?;
        to.message.message_property = CHANGED;
        return Ok(());
    };
    match known.header.set(to, value.unwrap_or_default()) {
        Err(code) if known.is_strict || code == NOMEM => Err(code),
        Err(_) => {
            super::parse::trace_ignored();
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// A header without a type of its own.
pub(crate) fn unknown(name: &[u8], value: Option<&[u8]>) -> Result<object::Owned<osip_header>> {
    let mut header = object::Owned::<osip_header>::new()?;
    alloc::store(&mut header.as_mut().hname, Some(name))?;
    alloc::store(&mut header.as_mut().hvalue, value)?;
    Ok(header)
}

/// Appends a body.
pub(crate) fn append_body(to: &mut Target<'_>, body: object::Owned<crate::ffi::layout::osip_body>) -> Result {
    // SAFETY: the elements of the list are bodies, and the tail is its.
    unsafe { to.tails[BODIES].push(&mut to.message.bodies, body) }?;
    to.message.message_property = CHANGED;
    Ok(())
}
