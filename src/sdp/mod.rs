//! Session descriptions (RFC 4566, the former RFC 2327): the lines of a text, and their printed form.
//!
//! ```
//! use osip::sdp::{Line, Lines};
//!
//! let text = b"v=0\r\no=bob 1 1 IN IP4 192.0.2.4\r\ns=-\r\nt=0 0\r\nm=audio 49170 RTP/AVP 0 8\r\na=sendrecv\r\n";
//! let lines: Vec<_> = Lines::new(text).collect::<Result<_, _>>().unwrap();
//! let Line::Media(media) = lines[4] else { panic!() };
//! assert_eq!((media.port, media.payloads.count()), (Some(&b"49170"[..]), 2));
//! ```

#![forbid(unsafe_code)]

mod any_order;
mod line;
mod lines;
pub mod print;

pub use line::{Attribute, Bandwidth, Connection, Key, Line, Media, Origin, Payloads, Time};
pub use lines::Lines;
