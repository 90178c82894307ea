//! `osipparser2/headers/*.h`: one file for each header of SIP.

pub(crate) mod osip_accept;
pub(crate) mod osip_accept_encoding;
pub(crate) mod osip_authentication_info;
pub(crate) mod osip_authorization;
pub(crate) mod osip_call_id;
pub(crate) mod osip_call_info;
pub(crate) mod osip_contact;
pub(crate) mod osip_content_disposition;
pub(crate) mod osip_content_length;
pub(crate) mod osip_content_type;
pub(crate) mod osip_cseq;
pub(crate) mod osip_from;
pub(crate) mod osip_header;
pub(crate) mod osip_record_route;
pub(crate) mod osip_route;
pub(crate) mod osip_to;
pub(crate) mod osip_via;
pub(crate) mod osip_www_authenticate;
