//! `osipparser2/headers/osip_record_route.h`: the Record-Route header.

use crate::ffi::entries::entries;
use crate::ffi::layout::osip_record_route_t;
use libc::{c_char, c_int};

entries! {
    /// Makes an empty header. 0, or OSIP_NOMEM.
    init osip_record_route_init(header: *mut *mut osip_record_route_t) -> c_int;
    /// Frees a header and all it owns.
    free osip_record_route_free(header: *mut osip_record_route_t);
    /// Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
    parse osip_record_route_parse(header: *mut osip_record_route_t, hvalue: *const c_char) -> c_int;
    /// Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM.
    to_str osip_record_route_to_str(header: *const osip_record_route_t, dest: *mut *mut c_char) -> c_int;
}
