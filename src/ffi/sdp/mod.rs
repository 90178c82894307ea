//! Session descriptions: what `sdp_message.h` stands on.

pub(crate) mod edit;
mod members;
mod parse;
pub(crate) mod parts;
mod print;

pub(crate) use parse::parse;
pub(crate) use print::print;

/// The name under which a line is kept among the attributes that is none (GB/T 28181). No parsed attribute has a colon in its name.
pub(crate) const fn kept_name(letter: u8) -> [u8; 2] {
    [b':', letter]
}
