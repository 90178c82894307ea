//! `osipparser2/headers/osip_via.h`: the Via header.

use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::entries::entries;
use crate::ffi::layout::{osip_uri_param, osip_via, osip_via_t};
use crate::ffi::list::Tail;
use crate::ffi::members::members;
use crate::ffi::object::{self, Owned, Parse, Print, Store};
use crate::ffi::params::{self, ParamList};
use crate::sip::header::Via;
use crate::sip::write::signed;
use crate::sip::{Writer, scan};
use libc::{c_char, c_int};

members! {
    osip_via as Via: Via<'_, ParamList<'_>> {
        text version,
        text protocol,
        text comment,
        params via_params,
        text port,
        text host,
    }
    copy needs version, protocol, host;
}

impl Parse for osip_via {
    fn parse(&mut self, text: &[u8]) -> Result {
        let mut parts = Via::default();
        let result = parts.read(text);
        self.store(&parts)?;
        Ok(result?)
    }
}

impl osip_via {
    /// Notes where a request came from: in a `rport` that has no value, and in `received` if that is not the host (RFC 3581).
    pub(crate) fn fix(&mut self, address: &[u8], port: c_int) -> Result {
        let seen = self.view().seen_from(address)?;
        // SAFETY: the elements of the list are parameters, which nobody else uses.
        if let Some(rport) = unsafe { params::find(&self.via_params, b"rport") }.filter(|_| seen.rport) {
            // Seven characters are what the original has room for.
            rport.gvalue = alloc::dup(scan::until(signed(port, &mut [0; 20]), Some(7)))?;
        }
        if seen.received {
            let mut received = Owned::<osip_uri_param>::new()?;
            received.as_mut().gname = alloc::dup(b"received")?;
            received.as_mut().gvalue = alloc::dup(scan::trim(address))?;
            // SAFETY: the elements of the list are parameters.
            unsafe { Tail::unknown().push(&mut self.via_params, received) }?;
        }
        Ok(())
    }
}

impl Print for osip_via {
    fn print(&self, out: &mut Writer<'_>) -> Result {
        Ok(self.view().write(out)?)
    }
}

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_via_init(header: *mut *mut osip_via_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_via_free(header: *mut osip_via_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_via_parse(header: *mut osip_via_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without version, protocol or host, OSIP_NOMEM.
    to_str osip_via_to_str(header: *const osip_via_t, dest: *mut *mut c_char) -> c_int;
    /// Copies a header. 0, OSIP_BADPARAMETER without version, protocol or host, OSIP_NOMEM.
    clone osip_via_clone(header: *const osip_via_t, dest: *mut *mut osip_via_t) -> c_int;
    /// Sets the version; the header adopts the text.
    set via_set_version(header: *mut osip_via_t, value: *mut c_char) = version;
    /// The version, or NULL.
    get via_get_version(header: *mut osip_via_t) -> *mut c_char = version;
    /// Sets the transport; the header adopts the text.
    set via_set_protocol(header: *mut osip_via_t, value: *mut c_char) = protocol;
    /// The transport, or NULL.
    get via_get_protocol(header: *mut osip_via_t) -> *mut c_char = protocol;
    /// Sets the host; the header adopts the text.
    set via_set_host(header: *mut osip_via_t, value: *mut c_char) = host;
    /// The host, or NULL.
    get via_get_host(header: *mut osip_via_t) -> *mut c_char = host;
    /// Sets the port; the header adopts the text.
    set via_set_port(header: *mut osip_via_t, value: *mut c_char) = port;
    /// The port, or NULL.
    get via_get_port(header: *mut osip_via_t) -> *mut c_char = port;
    /// Sets the comment; the header adopts the text.
    set via_set_comment(header: *mut osip_via_t, value: *mut c_char) = comment;
    /// The comment, or NULL.
    get via_get_comment(header: *mut osip_via_t) -> *mut c_char = comment;
}

/// 0 if the printed headers are equal byte by byte, -1 if not; OSIP_BADPARAMETER if one is NULL or cannot be printed.
///
/// # Safety
/// Both are NULL or objects.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_via_match(via1: *mut osip_via_t, via2: *mut osip_via_t) -> c_int {
    // SAFETY: both are NULL or objects.
    unsafe { object::c_match(via1, via2, object::print_alike) }
}
