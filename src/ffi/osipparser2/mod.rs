//! `osipparser2/*.h`

pub(crate) mod headers;
pub(crate) mod osip_body;
pub(crate) mod osip_ext;
pub(crate) mod osip_list;
pub(crate) mod osip_md5;
pub(crate) mod osip_message;
pub(crate) mod osip_parser;
#[cfg(feature = "abi-parser")]
pub(crate) mod osip_port;
pub(crate) mod osip_uri;
pub(crate) mod sdp_message;
