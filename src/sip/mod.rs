//! SIP messages, URIs and headers (RFC 3261): views that borrow from the text they were parsed from, and their printed form.
//!
//! Nothing here allocates but the few functions that return a `Vec`. SIP texts are bytes, not UTF-8. Parsers work in time linear in
//! their input. They accept what oSIP accepts, which is more than the grammar of RFC 3261.

#![forbid(unsafe_code)]

pub mod assemble;
pub mod body;
pub mod error;
pub(crate) mod escape;
pub mod header;
pub mod message;
pub mod mime;
pub mod name_addr;
pub mod params;
pub mod print;
pub mod reason;
pub(crate) mod scan;
pub(crate) mod text;
pub mod uri;
pub(crate) mod write;

pub use error::{Error, Kind};
pub use name_addr::NameAddr;
pub use params::{Param, ParamText, Params};
pub use uri::{Uri, UriHeaders, UriParams};
pub use write::Writer;
