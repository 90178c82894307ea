//! `osipparser2/headers/osip_content_encoding.h`: the Content-Encoding header.

use super::osip_content_length::osip_content_length_t;

/// A Content-Encoding header.
pub type osip_content_encoding_t = osip_content_length_t;
