//! Dialogs (RFC 3261 section 12): what a new one remembers, which messages belong to it, and what these change.
//!
//! A peer that follows RFC 2543 may have no tag; then its URI decides in its place.
//!
//! ```
//! use osip::dialog::State;
//! use osip::dialog::build::Message;
//! use osip::sip::NameAddr;
//! use osip::sip::header::CallId;
//!
//! let from = NameAddr::parse(b"<sip:alice@example.com>;tag=1").unwrap();
//! let to = NameAddr::parse(b"<sip:bob@example.org>;tag=2").unwrap();
//! let contact = NameAddr::parse(b"<sip:bob@192.0.2.4>").unwrap();
//! let response = Message {
//!     call_id: Some(CallId { number: Some(b"7"), host: Some(b"example.com") }),
//!     sequence: Some(3),
//!     from: Some(&from),
//!     to: Some(&to),
//!     contact: Some(&contact),
//!     record_routes: ["<sip:near-bob;lr>", "<sip:near-alice;lr>"].iter(),
//!     status_code: 200,
//! };
//! let dialog = response.as_caller().unwrap();
//! assert_eq!((dialog.local_tag, dialog.remote_tag), (Some(&b"1"[..]), Some(&b"2"[..])));
//! assert_eq!((dialog.state, dialog.local_sequence), (State::Confirmed, 3));
//! assert_eq!(dialog.remote_target, Some(&contact));
//! assert!(dialog.route_set.eq(["<sip:near-alice;lr>", "<sip:near-bob;lr>"].iter()));
//! ```

#![forbid(unsafe_code)]

pub mod build;
pub mod cancel;
pub mod route_set;
pub mod rules;

pub use rules::{DialogFields, Identity, Lack, State, Tag};

/// Our role in the transaction of a message: the client has sent the request and receives the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// From is ours, To is the peer's.
    Client,
    /// To is ours, From is the peer's.
    Server,
}

impl Role {
    /// What of From and To is ours, and what is the peer's.
    #[inline]
    pub fn sides<T>(self, from: T, to: T) -> (T, T) {
        match self {
            Self::Client => (from, to),
            Self::Server => (to, from),
        }
    }
}
