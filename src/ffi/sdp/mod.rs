//! Session descriptions: what `sdp_message.h` stands on.

pub(crate) mod edit;
mod members;
mod parse;
pub(crate) mod parts;
mod print;

pub(crate) use parse::parse;
pub(crate) use print::print;

/// The names of the attributes that keep the two lines of GB/T 28181. No parsed attribute has a colon in its name.
pub(crate) const SSRC: &[u8] = b":y";
/// See [`SSRC`].
pub(crate) const FORMAT: &[u8] = b":f";
