//! `osipparser2/osip_message.h`: messages.

use crate::ffi::layout::{
    osip_call_id_t, osip_content_length_t, osip_content_type_t, osip_cseq_t, osip_from_t, osip_list_t, osip_mime_version_t,
    osip_to_t, osip_uri_t,
};
use libc::{c_char, c_int, c_void, size_t};

/// A message. It is a response if status_code is not 0, and printed as a request if sip_method is set.
#[repr(C)]
pub struct osip_message {
    /// The version: SIP/2.0.
    pub sip_version: *mut c_char,
    /// The Request-URI of a request.
    pub req_uri: *mut osip_uri_t,
    /// The method of a request.
    pub sip_method: *mut c_char,
    /// The status code of a response, 0 in a request.
    pub status_code: c_int,
    /// The reason phrase of a response.
    pub reason_phrase: *mut c_char,
    /// Accept headers (osip_accept_t).
    pub accepts: osip_list_t,
    /// Accept-Encoding headers (osip_accept_encoding_t).
    pub accept_encodings: osip_list_t,
    /// Accept-Language headers (osip_accept_language_t).
    pub accept_languages: osip_list_t,
    /// Alert-Info headers (osip_alert_info_t).
    pub alert_infos: osip_list_t,
    /// Allow headers (osip_allow_t).
    pub allows: osip_list_t,
    /// Authentication-Info headers (osip_authentication_info_t).
    pub authentication_infos: osip_list_t,
    /// Authorization headers (osip_authorization_t).
    pub authorizations: osip_list_t,
    /// The Call-ID.
    pub call_id: *mut osip_call_id_t,
    /// Call-Info headers (osip_call_info_t).
    pub call_infos: osip_list_t,
    /// Contact headers (osip_contact_t).
    pub contacts: osip_list_t,
    /// Content-Encoding headers (osip_content_encoding_t).
    pub content_encodings: osip_list_t,
    /// The Content-Length.
    pub content_length: *mut osip_content_length_t,
    /// The Content-Type.
    pub content_type: *mut osip_content_type_t,
    /// The CSeq.
    pub cseq: *mut osip_cseq_t,
    /// Error-Info headers (osip_error_info_t).
    pub error_infos: osip_list_t,
    /// The From.
    pub from: *mut osip_from_t,
    /// The Mime-Version.
    pub mime_version: *mut osip_mime_version_t,
    /// Proxy-Authenticate headers (osip_proxy_authenticate_t).
    pub proxy_authenticates: osip_list_t,
    /// Proxy-Authentication-Info headers (osip_proxy_authentication_info_t).
    pub proxy_authentication_infos: osip_list_t,
    /// Proxy-Authorization headers (osip_proxy_authorization_t).
    pub proxy_authorizations: osip_list_t,
    /// Record-Route headers (osip_record_route_t).
    pub record_routes: osip_list_t,
    /// Route headers (osip_route_t).
    pub routes: osip_list_t,
    /// The To.
    pub to: *mut osip_to_t,
    /// Via headers (osip_via_t).
    pub vias: osip_list_t,
    /// WWW-Authenticate headers (osip_www_authenticate_t).
    pub www_authenticates: osip_list_t,
    /// All other headers (osip_header_t).
    pub headers: osip_list_t,
    /// Bodies (osip_body_t).
    pub bodies: osip_list_t,
    /// 1 while `message` is what would be printed, 2 when it is not.
    pub message_property: c_int,
    /// What was printed last, or NULL.
    pub message: *mut c_char,
    /// The length of `message`.
    pub message_length: size_t,
    /// The application's; copied with the message, never freed.
    pub application_data: *mut c_void,
}
pub type osip_message_t = osip_message;
