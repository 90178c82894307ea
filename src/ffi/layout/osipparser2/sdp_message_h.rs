//! `osipparser2/sdp_message.h`: session descriptions.

use crate::ffi::layout::osip_list_t;
use libc::c_char;

/// A bandwidth (b=).
#[repr(C)]
pub struct sdp_bandwidth {
    /// What it limits: AS.
    pub b_bwtype: *mut c_char,
    /// Kilobits in a second.
    pub b_bandwidth: *mut c_char,
}
pub type sdp_bandwidth_t = sdp_bandwidth;

/// A time (t=) with its retransmissions (r=).
#[repr(C)]
pub struct sdp_time_descr {
    /// When the session starts.
    pub t_start_time: *mut c_char,
    /// When it ends.
    pub t_stop_time: *mut c_char,
    /// Retransmissions (char *).
    pub r_repeats: osip_list_t,
}
pub type sdp_time_descr_t = sdp_time_descr;

/// A key (k=).
#[repr(C)]
pub struct sdp_key {
    /// The method: clear.
    pub k_keytype: *mut c_char,
    /// The key, or NULL.
    pub k_keydata: *mut c_char,
}
pub type sdp_key_t = sdp_key;

/// An attribute (a=).
#[repr(C)]
pub struct sdp_attribute {
    /// The name: rtpmap.
    pub a_att_field: *mut c_char,
    /// The value, or NULL.
    pub a_att_value: *mut c_char,
}
pub type sdp_attribute_t = sdp_attribute;

/// A connection (c=).
#[repr(C)]
pub struct sdp_connection {
    /// The kind of network: IN.
    pub c_nettype: *mut c_char,
    /// The kind of address: IP4.
    pub c_addrtype: *mut c_char,
    /// The address.
    pub c_addr: *mut c_char,
    /// The TTL of multicast, or NULL.
    pub c_addr_multicast_ttl: *mut c_char,
    /// The number of multicast addresses, or NULL.
    pub c_addr_multicast_int: *mut c_char,
}
pub type sdp_connection_t = sdp_connection;

/// A media (m=) with its own lines.
#[repr(C)]
pub struct sdp_media {
    /// The media: audio.
    pub m_media: *mut c_char,
    /// The port.
    pub m_port: *mut c_char,
    /// The number of ports, or NULL.
    pub m_number_of_port: *mut c_char,
    /// The protocol: RTP/AVP.
    pub m_proto: *mut c_char,
    /// Payloads (char *).
    pub m_payloads: osip_list_t,
    /// Information, or NULL.
    pub i_info: *mut c_char,
    /// Connections (sdp_connection_t).
    pub c_connections: osip_list_t,
    /// Bandwidths (sdp_bandwidth_t).
    pub b_bandwidths: osip_list_t,
    /// Attributes (sdp_attribute_t).
    pub a_attributes: osip_list_t,
    /// The key, or NULL.
    pub k_key: *mut sdp_key_t,
}
pub type sdp_media_t = sdp_media;

/// A session description.
#[repr(C)]
pub struct sdp_message {
    /// The version: 0.
    pub v_version: *mut c_char,
    /// Who made the session.
    pub o_username: *mut c_char,
    /// The number of the session.
    pub o_sess_id: *mut c_char,
    /// The version of this description.
    pub o_sess_version: *mut c_char,
    /// The kind of network: IN.
    pub o_nettype: *mut c_char,
    /// The kind of address: IP4.
    pub o_addrtype: *mut c_char,
    /// The address of who made it.
    pub o_addr: *mut c_char,
    /// The name of the session.
    pub s_name: *mut c_char,
    /// Information, or NULL.
    pub i_info: *mut c_char,
    /// A URI, or NULL.
    pub u_uri: *mut c_char,
    /// E-mail addresses (char *).
    pub e_emails: osip_list_t,
    /// Phone numbers (char *).
    pub p_phones: osip_list_t,
    /// The connection, or NULL.
    pub c_connection: *mut sdp_connection_t,
    /// Bandwidths (sdp_bandwidth_t).
    pub b_bandwidths: osip_list_t,
    /// Times (sdp_time_descr_t).
    pub t_descrs: osip_list_t,
    /// Changes of the time zone, or NULL.
    pub z_adjustments: *mut c_char,
    /// The key, or NULL.
    pub k_key: *mut sdp_key_t,
    /// Attributes (sdp_attribute_t).
    pub a_attributes: osip_list_t,
    /// Medias (sdp_media_t).
    pub m_medias: osip_list_t,
}
pub type sdp_message_t = sdp_message;
