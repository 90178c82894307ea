//! Messages: what `osip_message.h` and `osip_parser.h` stand on.

pub(crate) mod body;
pub(crate) mod copy;
pub(crate) mod headers;
pub(crate) mod parse;
pub(crate) mod print;
pub(crate) mod variants;

/// `message_property`: nothing was stored yet.
pub(crate) const NEW: libc::c_int = 3;
/// `message_property`: the members are newer than the printed text.
pub(crate) const CHANGED: libc::c_int = 2;
/// `message_property`: the printed text is what the members would give.
pub(crate) const PRINTED: libc::c_int = 1;
