//! The typed headers: one file for each grammar, all of the same shape.
//!
//! A view has the parts of one header value as slices of the text. `parse` refuses what is not valid; `read` does the same, but keeps
//! what stood before the place where it failed, as the C interface does. `write` prints a view, wherever its parts come from.

mod auth;
mod authentication_info;
mod authorization;
mod call_id;
mod contact;
mod cseq;
mod element;
mod media_type;
mod name;
mod separated;
mod via;
mod www_authenticate;

pub(crate) use auth::Cursor;
pub use authentication_info::AuthenticationInfo;
pub use authorization::Authorization;
pub use call_id::CallId;
pub use contact::Contact;
pub(crate) use contact::is_all;
pub use cseq::CSeq;
pub use element::Element;
pub use media_type::MediaType;
pub use name::Name;
pub(crate) use name::Spelling;
pub use separated::{AddedNames, is_separated};
pub use via::{Seen, Via};
pub use www_authenticate::WwwAuthenticate;
