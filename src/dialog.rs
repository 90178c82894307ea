//! Dialogs (RFC 3261 section 12).

#![forbid(unsafe_code)]
