//! From a text to the structures.

use super::{FORMAT, SSRC};
use crate::ffi::code::{NOMEM, Result, UNDEFINED_ERROR};
use crate::ffi::layout::{
    osip_list, sdp_attribute, sdp_bandwidth, sdp_connection, sdp_key, sdp_media, sdp_message, sdp_time_descr,
};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::Owned;
use crate::ffi::{alloc, globals, ptr};
use crate::sdp::{Attribute, Bandwidth, Connection, Key, Line, Lines, Media, Time};
use core::ptr::NonNull;

/// Parses a text into an object; in one that was used before, lists are appended to. After a failure it has the lines before.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` or `OSIP_NOMEM`.
pub(crate) fn parse(sdp: &mut sdp_message, text: &[u8]) -> Result {
    let mut lines = Lines::new(text);
    if !sdp.s_name.is_null() {
        lines = lines.named();
    }
    if globals::has_gb28181() {
        lines = lines.gb28181();
    }
    let mut to = Target::new(sdp);
    for line in lines {
        match line {
            Ok(line) => to.store(line).map_err(|code| if code == NOMEM { NOMEM } else { UNDEFINED_ERROR })?,
            Err(_) => return Err(UNDEFINED_ERROR),
        }
    }
    Ok(())
}

/// The object with the ends of its lists, and the elements that further lines belong to.
struct Target<'a> {
    sdp: &'a mut sdp_message,
    media: Option<NonNull<sdp_media>>,
    time: Option<NonNull<sdp_time_descr>>,
    emails: Tail,
    phones: Tail,
    times: Tail,
    repeats: Tail,
    medias: Tail,
    connections: Tail,
    bandwidths: Tail,
    attributes: Tail,
}

impl<'a> Target<'a> {
    fn new(sdp: &'a mut sdp_message) -> Self {
        // SAFETY: the elements of the lists are of these types.
        let (media, time) = unsafe { (list::pointers(&sdp.m_medias).last(), list::pointers(&sdp.t_descrs).last()) };
        let [emails, phones, times, repeats, medias, connections, bandwidths, attributes] = [Tail::unknown(); 8];
        Self { sdp, media, time, emails, phones, times, repeats, medias, connections, bandwidths, attributes }
    }

    fn store(&mut self, line: Line<'_>) -> Result {
        // SAFETY: an element of the list of medias, which nobody else uses.
        let media = self.media.map(|mut media| unsafe { media.as_mut() });
        match line {
            Line::Version(text) => alloc::store(&mut self.sdp.v_version, Some(text)),
            Line::Name(text) => alloc::store(&mut self.sdp.s_name, Some(text)),
            Line::Uri(text) => alloc::store(&mut self.sdp.u_uri, Some(text)),
            Line::Zones(text) => alloc::store(&mut self.sdp.z_adjustments, Some(text)),
            Line::Info(text) => match media {
                Some(media) => alloc::store(&mut media.i_info, Some(text)),
                None => alloc::store(&mut self.sdp.i_info, Some(text)),
            },
            Line::Origin(origin) => {
                alloc::store(&mut self.sdp.o_username, origin.username)?;
                alloc::store(&mut self.sdp.o_sess_id, origin.sess_id)?;
                alloc::store(&mut self.sdp.o_sess_version, origin.sess_version)?;
                alloc::store(&mut self.sdp.o_nettype, origin.nettype)?;
                alloc::store(&mut self.sdp.o_addrtype, origin.addrtype)?;
                alloc::store(&mut self.sdp.o_addr, origin.addr)
            }
            // SAFETY: the elements of these lists are texts, and the tails are theirs.
            Line::Email(text) => unsafe { push_text(&mut self.sdp.e_emails, &mut self.emails, text) },
            // SAFETY: as above.
            Line::Phone(text) => unsafe { push_text(&mut self.sdp.p_phones, &mut self.phones, text) },
            Line::Repeat(text) => {
                let mut time = self.time.ok_or(UNDEFINED_ERROR)?;
                // SAFETY: an element of the list of times, which nobody else uses; the elements of its list are texts.
                unsafe { push_text(&mut time.as_mut().r_repeats, &mut self.repeats, text) }
            }
            Line::Time(time) => {
                let time = new_time(&time)?;
                self.time = NonNull::new(time.as_ptr());
                self.repeats = Tail::unknown();
                // SAFETY: the elements of the list are times, and the tail is its.
                unsafe { self.times.push(&mut self.sdp.t_descrs, time) }
            }
            Line::Media(media) => {
                let media = new_media(&media)?;
                let pointer = NonNull::new(media.as_ptr());
                // SAFETY: the elements of the list are medias, and the tail is its.
                unsafe { self.medias.push(&mut self.sdp.m_medias, media) }?;
                self.media = pointer;
                (self.connections, self.bandwidths, self.attributes) = (Tail::unknown(), Tail::unknown(), Tail::unknown());
                Ok(())
            }
            Line::Connection(connection) => {
                let connection = new_connection(&connection)?;
                match media {
                    // SAFETY: the elements of the list are connections, and the tail is its.
                    Some(media) => unsafe { self.connections.push(&mut media.c_connections, connection) },
                    None => {
                        self.sdp.c_connection = connection.into_raw();
                        Ok(())
                    }
                }
            }
            Line::Bandwidth(bandwidth) => {
                let to = media.map_or(&mut self.sdp.b_bandwidths, |media| &mut media.b_bandwidths);
                // SAFETY: the elements of the list are bandwidths, and the tail is its.
                unsafe { self.bandwidths.push(to, new_bandwidth(&bandwidth)?) }
            }
            Line::Key(key) => match media {
                Some(media) if !media.k_key.is_null() => Err(UNDEFINED_ERROR),
                Some(media) => {
                    media.k_key = new_key(&key)?.into_raw();
                    Ok(())
                }
                None => {
                    self.sdp.k_key = new_key(&key)?.into_raw();
                    Ok(())
                }
            },
            Line::Attribute(attribute) => self.push_attribute(attribute),
            Line::Ssrc(text) => self.push_once(Attribute { field: Some(SSRC), value: Some(text) }),
            Line::Format(text) => self.push_once(Attribute { field: Some(FORMAT), value: Some(text) }),
        }
    }

    /// Where attributes go.
    fn attributes(&mut self) -> &mut osip_list {
        match self.media {
            // SAFETY: an element of the list of medias, which nobody else uses.
            Some(mut media) => unsafe { &mut media.as_mut().a_attributes },
            None => &mut self.sdp.a_attributes,
        }
    }

    fn push_attribute(&mut self, attribute: Attribute<'_>) -> Result {
        let mut tail = self.attributes;
        // SAFETY: the elements of the list are attributes, and the tail is its.
        let result = unsafe { tail.push(self.attributes(), new_attribute(&attribute)?) };
        self.attributes = tail;
        result
    }

    /// Keeps a line of GB/T 28181, of which the first one counts.
    fn push_once(&mut self, attribute: Attribute<'_>) -> Result {
        // SAFETY: the elements of the list are attributes, whose members are NULL or texts.
        let known = unsafe {
            list::iter::<sdp_attribute>(self.attributes()).any(|known| ptr::text(known.a_att_field) == attribute.field)
        };
        if known { Ok(()) } else { self.push_attribute(attribute) }
    }
}

/// # Safety
/// The elements of the list are texts, and the tail is its.
unsafe fn push_text(list: &mut osip_list, tail: &mut Tail, text: &[u8]) -> Result {
    let node = list::node()?;
    match alloc::dup(text) {
        Ok(text) => {
            // SAFETY: the same contract; the node is new.
            unsafe { tail.link(list, node, text.cast()) };
            Ok(())
        }
        Err(code) => {
            // SAFETY: the node is new, and nobody has it.
            unsafe { alloc::free(node.as_ptr()) };
            Err(code)
        }
    }
}

fn new_time(view: &Time<'_>) -> Result<Owned<sdp_time_descr>> {
    let mut new = Owned::<sdp_time_descr>::new()?;
    alloc::store(&mut new.as_mut().t_start_time, view.start)?;
    alloc::store(&mut new.as_mut().t_stop_time, view.stop)?;
    Ok(new)
}

fn new_connection(view: &Connection<'_>) -> Result<Owned<sdp_connection>> {
    let mut new = Owned::<sdp_connection>::new()?;
    alloc::store(&mut new.as_mut().c_nettype, view.nettype)?;
    alloc::store(&mut new.as_mut().c_addrtype, view.addrtype)?;
    alloc::store(&mut new.as_mut().c_addr, view.addr)?;
    alloc::store(&mut new.as_mut().c_addr_multicast_ttl, view.ttl)?;
    alloc::store(&mut new.as_mut().c_addr_multicast_int, view.number)?;
    Ok(new)
}

fn new_bandwidth(view: &Bandwidth<'_>) -> Result<Owned<sdp_bandwidth>> {
    let mut new = Owned::<sdp_bandwidth>::new()?;
    alloc::store(&mut new.as_mut().b_bwtype, view.bwtype)?;
    alloc::store(&mut new.as_mut().b_bandwidth, view.bandwidth)?;
    Ok(new)
}

fn new_key(view: &Key<'_>) -> Result<Owned<sdp_key>> {
    let mut new = Owned::<sdp_key>::new()?;
    alloc::store(&mut new.as_mut().k_keytype, view.method)?;
    alloc::store(&mut new.as_mut().k_keydata, view.key)?;
    Ok(new)
}

fn new_attribute(view: &Attribute<'_>) -> Result<Owned<sdp_attribute>> {
    let mut new = Owned::<sdp_attribute>::new()?;
    alloc::store(&mut new.as_mut().a_att_field, view.field)?;
    alloc::store(&mut new.as_mut().a_att_value, view.value)?;
    Ok(new)
}

fn new_media(view: &Media<'_>) -> Result<Owned<sdp_media>> {
    let mut new = Owned::<sdp_media>::new()?;
    let media = new.as_mut();
    alloc::store(&mut media.m_media, view.media)?;
    alloc::store(&mut media.m_port, view.port)?;
    alloc::store(&mut media.m_number_of_port, view.number)?;
    alloc::store(&mut media.m_proto, view.proto)?;
    let mut tail = Tail::unknown();
    for payload in view.payloads {
        // SAFETY: the elements of the list are texts, and the tail is its.
        unsafe { push_text(&mut media.m_payloads, &mut tail, payload) }?;
    }
    Ok(new)
}
