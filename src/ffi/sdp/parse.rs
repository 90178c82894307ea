//! From a text to the structures.

use super::kept_name;
use crate::ffi::code::{NOMEM, Result, UNDEFINED_ERROR};
use crate::ffi::layout::{osip_list, sdp_attribute, sdp_bandwidth, sdp_media, sdp_message, sdp_time_descr};
use crate::ffi::list::{self, Tail};
use crate::ffi::object::Store;
use crate::ffi::trace::{Text, trace};
use crate::ffi::{alloc, globals, object};
use crate::sdp::{Attribute, Line, Lines};
use crate::sip::{Error, scan};
use core::ptr::NonNull;

/// Parses a text into an object; in one that was used before, members are replaced, lists appended to. After a failure it has the lines before.
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
            Err(error) => {
                let (number, line) = refused_line(text, error);
                trace!(WARNING, c"sdp_message_parse", "line {number} refused: {}", Text(line));
                return Err(UNDEFINED_ERROR);
            }
        }
    }
    Ok(())
}

/// The number of the line at which a text is refused, from 1, and that line.
fn refused_line(text: &[u8], error: Error) -> (usize, &[u8]) {
    let (before, after) = text.split_at_checked(error.offset().unwrap_or(0)).unwrap_or((text, &[]));
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    (ends + 1, scan::until(after, scan::find_line_end(after)))
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
            Line::Origin(origin) => self.sdp.store(&origin),
            // SAFETY: the elements of these lists are texts, and the tails are theirs.
            Line::Email(text) => unsafe { self.emails.push_text(&mut self.sdp.e_emails, text) },
            // SAFETY: as above.
            Line::Phone(text) => unsafe { self.phones.push_text(&mut self.sdp.p_phones, text) },
            Line::Repeat(text) => {
                let mut time = self.time.ok_or(UNDEFINED_ERROR)?;
                // SAFETY: an element of the list of times, which nobody else uses; the elements of its list are texts.
                unsafe { self.repeats.push_text(&mut time.as_mut().r_repeats, text) }
            }
            Line::Time(time) => {
                let time = object::stored(&time)?;
                self.time = NonNull::new(time.as_ptr());
                self.repeats = Tail::unknown();
                // SAFETY: the elements of the list are times, and the tail is its.
                unsafe { self.times.push(&mut self.sdp.t_descrs, time) }
            }
            Line::Media(media) => {
                let media = object::stored(&media)?;
                let pointer = NonNull::new(media.as_ptr());
                // SAFETY: the elements of the list are medias, and the tail is its.
                unsafe { self.medias.push(&mut self.sdp.m_medias, media) }?;
                self.media = pointer;
                (self.connections, self.bandwidths, self.attributes) = (Tail::unknown(), Tail::unknown(), Tail::unknown());
                Ok(())
            }
            Line::Connection(connection) => {
                let connection = object::stored(&connection)?;
                match media {
                    // SAFETY: the elements of the list are connections, and the tail is its.
                    Some(media) => unsafe { self.connections.push(&mut media.c_connections, connection) },
                    None => {
                        // SAFETY: a member is NULL or an object, which is the description's.
                        unsafe { object::put(&mut self.sdp.c_connection, connection) };
                        Ok(())
                    }
                }
            }
            Line::Bandwidth(bandwidth) => {
                let to = media.map_or(&mut self.sdp.b_bandwidths, |media| &mut media.b_bandwidths);
                // SAFETY: the elements of the list are bandwidths, and the tail is its.
                unsafe { self.bandwidths.push(to, object::stored::<sdp_bandwidth, _>(&bandwidth)?) }
            }
            Line::Key(key) => match media {
                Some(media) if !media.k_key.is_null() => Err(UNDEFINED_ERROR),
                media => {
                    let member = media.map_or(&mut self.sdp.k_key, |media| &mut media.k_key);
                    // SAFETY: a member is NULL or an object, which is the description's.
                    unsafe { object::put(member, object::stored(&key)?) };
                    Ok(())
                }
            },
            Line::Attribute(attribute) => self.push_attribute(attribute),
            Line::Ssrc(text) => self.keep(b'y', text),
            Line::Format(text) => self.keep(b'f', text),
            Line::Other(letter, text) => self.keep(letter, text),
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
        let result = unsafe { tail.push(self.attributes(), object::stored::<sdp_attribute, _>(&attribute)?) };
        self.attributes = tail;
        result
    }

    /// Keeps a line that has no member.
    fn keep(&mut self, letter: u8, text: &[u8]) -> Result {
        self.push_attribute(Attribute { field: Some(&kept_name(letter)), value: Some(text) })
    }
}
