//! Freeing the structures.

use crate::ffi::layout::{sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr};
use crate::ffi::object::{self, Object};
use crate::ffi::{alloc, list};
use libc::c_char;

/// A text that is an element of a list.
#[repr(transparent)]
struct Text(c_char);

// SAFETY: a NUL is an empty text.
unsafe impl Object for Text {
    unsafe fn release(&mut self) {}
}

// SAFETY: pointers may be NULL.
unsafe impl Object for sdp_bandwidth {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe { alloc::free_all([self.b_bwtype, self.b_bandwidth]) };
    }
}

// SAFETY: pointers may be NULL, and a list of zeroes is empty.
unsafe impl Object for sdp_time_descr {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the list are texts.
        unsafe {
            alloc::free_all([self.t_start_time, self.t_stop_time]);
            list::free::<Text>(&mut self.r_repeats);
        }
    }
}

// SAFETY: pointers may be NULL.
unsafe impl Object for sdp_key {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe { alloc::free_all([self.k_keytype, self.k_keydata]) };
    }
}

// SAFETY: pointers may be NULL.
unsafe impl Object for sdp_attribute {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe { alloc::free_all([self.a_att_field, self.a_att_value]) };
    }
}

// SAFETY: pointers may be NULL.
unsafe impl Object for sdp_connection {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract.
        unsafe {
            alloc::free_all([self.c_nettype, self.c_addrtype, self.c_addr, self.c_addr_multicast_ttl, self.c_addr_multicast_int]);
        }
    }
}

// SAFETY: pointers may be NULL, and lists of zeroes are empty.
unsafe impl Object for sdp_media {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the lists are of these types.
        unsafe {
            alloc::free_all([self.m_media, self.m_port, self.m_number_of_port, self.m_proto, self.i_info]);
            list::free::<Text>(&mut self.m_payloads);
            list::free::<sdp_connection>(&mut self.c_connections);
            list::free::<sdp_bandwidth>(&mut self.b_bandwidths);
            list::free::<sdp_attribute>(&mut self.a_attributes);
            object::free(self.k_key);
        }
    }
}

// SAFETY: pointers may be NULL, and lists of zeroes are empty.
unsafe impl Object for sdp_message {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the lists are of these types.
        unsafe {
            alloc::free_all([
                self.v_version,
                self.o_username,
                self.o_sess_id,
                self.o_sess_version,
                self.o_nettype,
                self.o_addrtype,
                self.o_addr,
                self.s_name,
                self.i_info,
                self.u_uri,
                self.z_adjustments,
            ]);
            list::free::<Text>(&mut self.e_emails);
            list::free::<Text>(&mut self.p_phones);
            object::free(self.c_connection);
            list::free::<sdp_bandwidth>(&mut self.b_bandwidths);
            list::free::<sdp_time_descr>(&mut self.t_descrs);
            object::free(self.k_key);
            list::free::<sdp_attribute>(&mut self.a_attributes);
            list::free::<sdp_media>(&mut self.m_medias);
        }
    }
}
