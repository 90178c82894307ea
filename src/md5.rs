//! MD5 (RFC 1321).

#![forbid(unsafe_code)]
