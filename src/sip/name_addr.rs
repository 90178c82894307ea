//! name_addr

#![forbid(unsafe_code)]
