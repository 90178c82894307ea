//! What the structures own, and how they are filled from the lines of a text.

use crate::ffi::alloc;
use crate::ffi::code::Result;
use crate::ffi::layout::{sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr};
use crate::ffi::list::Tail;
use crate::ffi::members::members;
use crate::ffi::object::{Store, Text};
use crate::sdp::{Attribute, Bandwidth, Connection, Key, Media, Origin, Time};

members! {
    sdp_bandwidth as Bandwidth: Bandwidth<'_> {
        text b_bwtype as bwtype,
        text b_bandwidth as bandwidth,
    }
    never copied;
}

members! {
    sdp_time_descr as Time: Time<'_> {
        text t_start_time as start,
        text t_stop_time as stop,
        texts r_repeats,
    }
    never copied;
}

members! {
    sdp_key as Key: Key<'_> {
        text k_keytype as method,
        text k_keydata as key,
    }
    never copied;
}

members! {
    sdp_attribute as Attribute: Attribute<'_> {
        text a_att_field as field,
        text a_att_value as value,
    }
    never copied;
}

members! {
    sdp_connection as Connection: Connection<'_> {
        text c_nettype as nettype,
        text c_addrtype as addrtype,
        text c_addr as addr,
        text c_addr_multicast_ttl as ttl,
        text c_addr_multicast_int as number,
    }
    never copied;
}

members! {
    sdp_media {
        text m_media,
        text m_port,
        text m_number_of_port,
        text m_proto,
        texts m_payloads,
        text i_info,
        list c_connections of sdp_connection,
        list b_bandwidths of sdp_bandwidth,
        list a_attributes of sdp_attribute,
        object k_key of sdp_key,
    }
    never copied;
}

members! {
    sdp_message {
        text v_version,
        text o_username,
        text o_sess_id,
        text o_sess_version,
        text o_nettype,
        text o_addrtype,
        text o_addr,
        text s_name,
        text i_info,
        text u_uri,
        texts e_emails,
        texts p_phones,
        object c_connection of sdp_connection,
        list b_bandwidths of sdp_bandwidth,
        list t_descrs of sdp_time_descr,
        text z_adjustments,
        object k_key of sdp_key,
        list a_attributes of sdp_attribute,
        list m_medias of sdp_media,
    }
    never copied;
}

impl<'a> Store<Origin<'a>> for sdp_message {
    fn store(&mut self, origin: &Origin<'a>) -> Result {
        alloc::store(&mut self.o_username, origin.username)?;
        alloc::store(&mut self.o_sess_id, origin.sess_id)?;
        alloc::store(&mut self.o_sess_version, origin.sess_version)?;
        alloc::store(&mut self.o_nettype, origin.nettype)?;
        alloc::store(&mut self.o_addrtype, origin.addrtype)?;
        alloc::store(&mut self.o_addr, origin.addr)
    }
}

impl<'a> Store<Media<'a>> for sdp_media {
    fn store(&mut self, media: &Media<'a>) -> Result {
        alloc::store(&mut self.m_media, media.media)?;
        alloc::store(&mut self.m_port, media.port)?;
        alloc::store(&mut self.m_number_of_port, media.number)?;
        alloc::store(&mut self.m_proto, media.proto)?;
        let mut tail = Tail::unknown();
        for payload in media.payloads {
            // SAFETY: the elements of the list are texts, and the tail is its.
            unsafe { tail.push_text(&mut self.m_payloads, payload) }?;
        }
        Ok(())
    }
}
