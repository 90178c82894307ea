//! mime

#![forbid(unsafe_code)]
