//! uri

#![forbid(unsafe_code)]
