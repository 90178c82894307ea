//! `osipparser2/*.h`

mod headers;
mod osip_body_h;
mod osip_list_h;
mod osip_md5_h;
mod osip_message_h;
#[cfg(feature = "abi-parser")]
mod osip_port_h;
mod osip_uri_h;
mod sdp_message_h;

pub use headers::*;
pub use osip_body_h::*;
pub use osip_list_h::*;
pub use osip_md5_h::*;
pub use osip_message_h::*;
#[cfg(feature = "abi-parser")]
pub use osip_port_h::*;
pub use osip_uri_h::*;
pub use sdp_message_h::*;
