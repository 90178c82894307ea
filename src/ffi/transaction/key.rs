//! What a transaction is found by, read from the structures of C.

use crate::ffi::layout::{osip_call_id, osip_cseq, osip_from, osip_message, osip_transaction, osip_via};
use crate::ffi::params::ParamList;
use crate::ffi::{list, ptr};
use crate::sip::header::Via;
use crate::sip::{Param, Params};
use crate::transaction::key::{Branch, MatchKey, StoredKey};
use crate::transaction::matching::{OldSide, Side, Tag};

/// The top Via of a message.
pub(crate) fn top_via(message: &osip_message) -> Option<&osip_via> {
    // SAFETY: the elements of the list are Vias.
    unsafe { list::iter::<osip_via>(&message.vias) }.next()
}

/// The headers by which a message and a transaction are compared. Each is NULL or an object that stays unchanged for `'a`.
#[derive(Clone, Copy)]
pub(super) struct Headers<'a> {
    pub(super) via: Option<&'a osip_via>,
    cseq: Option<&'a osip_cseq>,
    call_id: Option<&'a osip_call_id>,
    from: Option<&'a osip_from>,
    to: Option<&'a osip_from>,
}

impl<'a> Headers<'a> {
    pub(super) fn of_message(message: &'a osip_message) -> Self {
        // SAFETY: members of a message are NULL or objects.
        unsafe {
            Self {
                via: top_via(message),
                cseq: message.cseq.as_ref(),
                call_id: message.call_id.as_ref(),
                from: message.from.as_ref(),
                to: message.to.as_ref(),
            }
        }
    }

    pub(super) fn of_transaction(transaction: &'a osip_transaction) -> Self {
        // SAFETY: members of a transaction are NULL or objects.
        unsafe {
            Self {
                via: transaction.topvia.as_ref(),
                cseq: transaction.cseq.as_ref(),
                call_id: transaction.callid.as_ref(),
                from: transaction.from.as_ref(),
                to: transaction.to.as_ref(),
            }
        }
    }

    /// The method of the CSeq.
    pub(super) fn method(&self) -> Option<&'a [u8]> {
        // SAFETY: NULL or a text of the CSeq.
        unsafe { ptr::text(self.cseq?.method) }
    }

    /// Its side in a comparison; `None` without Via.
    pub(super) fn side(&self, method: &'a [u8]) -> Option<Side<'a, Branch<'a>>> {
        Some(Side { via: sender(self.via?), method })
    }

    /// What it is found by; `None` without Via or CSeq.
    pub(super) fn key(&self) -> Option<MatchKey<'a>> {
        let tag = |from: Option<&'a osip_from>| from.and_then(tag_parameter).and_then(|tag| tag.value).unwrap_or_default();
        // SAFETY: members of headers are NULL or texts.
        let (call_id, number) =
            unsafe { (self.call_id.and_then(|id| ptr::text(id.number)), self.cseq.and_then(|cseq| ptr::text(cseq.number))) };
        Some(MatchKey {
            side: self.side(self.method()?)?,
            call_id: call_id.unwrap_or_default(),
            number: number.unwrap_or_default(),
            from_tag: tag(self.from),
            to_tag: tag(self.to),
        })
    }

    /// What the rules of RFC 2543 compare.
    pub(super) fn old_side(&self) -> OldSide<'a> {
        OldSide {
            call_id: self.call_id.map(osip_call_id::view),
            cseq: self.cseq.map(osip_cseq::view),
            from: tag(self.from),
            to: tag(self.to),
        }
    }
}

/// Host, port and branch of a Via.
fn sender(via: &osip_via) -> Via<'_, Branch<'_>> {
    // SAFETY: members of a Via are NULL or texts, the elements of its list parameters.
    unsafe {
        let params = Branch(ParamList::new(&via.via_params).get(b"branch"));
        Via { host: ptr::text(via.host), port: ptr::text(via.port), params, version: None, protocol: None, comment: None }
    }
}

fn tag_parameter(from: &osip_from) -> Option<Param<'_>> {
    // SAFETY: the elements of the list are parameters.
    unsafe { ParamList::new(&from.gen_params) }.get(b"tag")
}

/// The tag of a From or To.
pub(super) fn tag(header: Option<&osip_from>) -> Tag<'_> {
    header.map_or(Tag::NoHeader, |header| Tag::of(tag_parameter(header)))
}

/// The key of a transaction, copied when it is listed. All bytes zero is one that says nothing.
#[repr(C)]
pub(super) struct Key {
    /// What it is a copy of. As long as these are members of the transaction, it is used in their place.
    via: *const osip_via,
    cseq: *const osip_cseq,
    stored: StoredKey,
}

impl Key {
    /// Copies what `side` says of a transaction.
    pub(super) fn set(&mut self, transaction: &osip_transaction, side: &Side<'_, Branch<'_>>) {
        self.stored.set(side);
        (self.via, self.cseq) = (transaction.topvia, transaction.cseq);
    }

    /// What the key says; `None` if it says nothing, or nothing that is true any more.
    pub(super) fn side(&self, transaction: &osip_transaction) -> Option<Side<'_, Branch<'_>>> {
        let same =
            !self.via.is_null() && self.via == transaction.topvia.cast_const() && self.cseq == transaction.cseq.cast_const();
        if same { self.stored.side() } else { None }
    }
}
