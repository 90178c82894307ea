//! What the C compiler says of the public structures and of its times: where Rust disagrees, it does not compile.
//!
//! `make` has `abi/measure.c` compiled for the target and cuts the lines that are included here out of the object. The cfg
//! `osip_measured` says that they are there; a build for Rust alone has no C to agree with.

/// `size!(osip_via, 56, 8)`: the size and the alignment of a structure.
macro_rules! size {
    ($type:ident, $size:literal, $alignment:literal) => {
        const _: () = assert!(
            size_of::<$type>() == $size && align_of::<$type>() == $alignment,
            concat!(stringify!($type), ": C has ", $size, " bytes")
        );
    };
}

/// `field!(osip_via, host, 16, 8)`: the offset and the size of a member.
macro_rules! field {
    ($type:ident, $member:ident, $offset:literal, $size:literal) => {
        const _: () = assert!(
            core::mem::offset_of!($type, $member) == $offset && size_of_result(|object: &$type| &object.$member) == $size,
            concat!(stringify!($type), ".", stringify!($member), ": C has ", $size, " bytes at offset ", $offset)
        );
    };
}

/// The size of what a reference leads to.
const fn size_of_result<T, M>(_: fn(&T) -> &M) -> usize {
    size_of::<M>()
}

#[cfg(feature = "abi-core")]
pub use osip2::{suseconds_t, time_t};

#[cfg(feature = "abi-core")]
mod osip2 {
    use super::size_of_result;
    use crate::ffi::osip2::osip::{
        ixt, osip, osip_event, osip_ict, osip_ist, osip_naptr, osip_nict, osip_nist, osip_srv_entry, osip_srv_record,
        osip_transaction,
    };
    use crate::ffi::osip2::{osip_dialog::osip_dialog, osip_fifo::osip_fifo};
    use crate::ffi::time::timeval;

    /// `width!(time_t, 8)`: a signed integer of C that is so many bytes wide.
    macro_rules! width {
        ($name:ident, 4) => {
            pub type $name = i32;
        };
        ($name:ident, 8) => {
            pub type $name = i64;
        };
    }

    include!(concat!(env!("OSIP_MEASURED"), "/libosip2.measured.rs"));
}

mod osipparser2 {
    use super::size_of_result;
    use crate::ffi::osipparser2::headers::{
        osip_accept_encoding::osip_accept_encoding, osip_authentication_info::osip_authentication_info,
        osip_authorization::osip_authorization, osip_call_id::osip_call_id, osip_call_info::osip_call_info,
        osip_content_length::osip_content_length, osip_content_type::osip_content_type, osip_cseq::osip_cseq,
        osip_from::osip_from, osip_header::osip_header, osip_via::osip_via, osip_www_authenticate::osip_www_authenticate,
    };
    use crate::ffi::osipparser2::{
        osip_body::osip_body,
        osip_list::{__node, osip_list, osip_list_iterator},
        osip_md5::osip_MD5_CTX,
        osip_message::osip_message,
        osip_uri::{osip_uri, osip_uri_param},
        sdp_message::{sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr},
    };

    include!(concat!(env!("OSIP_MEASURED"), "/libosipparser2.measured.rs"));
}
