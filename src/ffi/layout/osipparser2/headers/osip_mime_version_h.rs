//! `osipparser2/headers/osip_mime_version.h`: the Mime-Version header.

use crate::ffi::layout::osip_content_length_t;

/// A Mime-Version header.
pub type osip_mime_version_t = osip_content_length_t;
