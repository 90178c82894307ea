//! `osipparser2/headers/osip_content_encoding.h`: the Content-Encoding header.

use crate::ffi::layout::osip_content_length_t;

/// A Content-Encoding header.
pub type osip_content_encoding_t = osip_content_length_t;
