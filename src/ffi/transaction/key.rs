//! What a message must have in common with a transaction: as the message says it, and as a copy that lies beside the transaction.

use crate::ffi::osip2::osip::osip_transaction;
use crate::ffi::osipparser2::headers::osip_call_id::osip_call_id;
use crate::ffi::osipparser2::headers::osip_cseq::osip_cseq;
use crate::ffi::osipparser2::headers::osip_from::osip_from;
use crate::ffi::osipparser2::headers::osip_via::osip_via;
use crate::ffi::params::ParamList;
use crate::ffi::ptr;
use crate::sip::header::Via;
use crate::sip::{Error, Param, Params};
use crate::transaction::matching::{Side, is_unique};
use core::ptr::null;
use libc::c_char;
use std::hash::{BuildHasher, Hasher, RandomState};

/// The branch of a Via, as the only one of its parameters.
#[derive(Clone, Copy)]
pub(super) struct Branch<'a>(Option<Param<'a>>);

impl<'a> Params<'a> for Branch<'a> {
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>> {
        self.0.into_iter().map(Ok)
    }

    fn get(self, _: &[u8]) -> Option<Param<'a>> {
        self.0
    }
}

/// What a top Via and the method of a CSeq say.
///
/// # Safety
/// The members of the Via are NULL or texts, the elements of its list parameters, and `method` is NULL or a text; they stay unchanged
/// for `'a`.
unsafe fn side<'a>(via: &'a osip_via, method: *const c_char) -> Option<Side<'a, Branch<'a>>> {
    // SAFETY: by the contract.
    unsafe {
        let params = Branch(ParamList::new(&via.via_params).get(b"branch"));
        let via =
            Via { host: ptr::text(via.host), port: ptr::text(via.port), params, version: None, protocol: None, comment: None };
        Some(Side { via, method: ptr::text(method)? })
    }
}

/// What a message or a transaction is found by.
pub(super) struct Facts<'a> {
    pub(super) side: Side<'a, Branch<'a>>,
    via: &'a osip_via,
    call_id: &'a [u8],
    number: &'a [u8],
    from_tag: &'a [u8],
    to_tag: &'a [u8],
}

impl<'a> Facts<'a> {
    /// `None` without Via or CSeq.
    ///
    /// # Safety
    /// All are NULL or objects, which stay unchanged for `'a`.
    pub(super) unsafe fn of(
        via: *const osip_via,
        cseq: *const osip_cseq,
        call_id: *const osip_call_id,
        from: *const osip_from,
        to: *const osip_from,
    ) -> Option<Self> {
        // SAFETY: by the contract; a From has a list of parameters.
        unsafe {
            let tag = |from: *const osip_from| {
                let tag = from.as_ref().and_then(|from| ParamList::new(&from.gen_params).get(b"tag"));
                tag.and_then(|tag| tag.value).unwrap_or_default()
            };
            let (via, cseq) = (via.as_ref()?, cseq.as_ref()?);
            Some(Self {
                side: side(via, cseq.method)?,
                via,
                call_id: call_id.as_ref().and_then(|id| ptr::text(id.number)).unwrap_or_default(),
                number: ptr::text(cseq.number).unwrap_or_default(),
                from_tag: tag(from),
                to_tag: tag(to),
            })
        }
    }

    /// The hash of all that is equal in the messages of a client transaction.
    pub(super) fn as_client(&self, keys: &RandomState) -> u64 {
        let mut hasher = keys.build_hasher();
        hasher.write(self.branch());
        hasher.write(self.side.method);
        hasher.finish()
    }

    /// The hash of all that is equal in the messages of a server transaction, so that nobody can make many different ones with one hash.
    pub(super) fn as_server(&self, keys: &RandomState) -> u64 {
        let mut hasher = keys.build_hasher();
        hasher.write(self.branch());
        hasher.write(self.side.via.host.unwrap_or_default());
        hasher.write(if self.side.method == b"ACK" { b"INVITE" } else { self.side.method });
        if is_unique(self.branch()) {
            hasher.write(self.side.via.port.unwrap_or(b"5060"));
        } else {
            self.write_old(&mut hasher);
        }
        hasher.finish()
    }

    /// The same for a transaction whose To has no tag, if an ACK with a tag may belong to one, too (RFC 2543).
    pub(super) fn as_server_without_tag(&self, keys: &RandomState) -> Option<u64> {
        let other = Self { to_tag: b"", ..*self };
        (!self.to_tag.is_empty() && !is_unique(self.branch())).then(|| other.as_server(keys))
    }

    fn branch(&self) -> &'a [u8] {
        self.side.via.params.0.and_then(|branch| branch.value).unwrap_or_default()
    }

    /// What the rules of RFC 2543 compare, the whole Via among it.
    fn write_old(&self, hasher: &mut impl Hasher) {
        // SAFETY: the members of a Via are NULL or texts, the elements of its list parameters.
        let (parts, params) = unsafe {
            let via = self.via;
            ([via.version, via.protocol, via.port, via.comment].map(|part| ptr::text(part)), ParamList::new(&via.via_params))
        };
        for part in parts.into_iter().flatten().chain([self.call_id, self.number, self.from_tag, self.to_tag]) {
            hasher.write(part);
            hasher.write_u8(0);
        }
        for param in params.iter().flatten() {
            hasher.write(param.name);
            hasher.write(param.value.unwrap_or_default());
        }
    }
}

/// The room for the texts of a key.
const ROOM: usize = 232;
/// The length of a text that is absent.
const ABSENT: u8 = u8::MAX;

/// The side of a transaction, copied when it is listed. All bytes zero is a key that says nothing.
#[repr(C)]
pub(super) struct Key {
    /// What it is a copy of. As long as these are members of the transaction, it is used in their place.
    via: *const osip_via,
    cseq: *const osip_cseq,
    /// The lengths of branch, host, port and method.
    lengths: [u8; 4],
    text: [u8; ROOM],
}

impl Key {
    /// Copies what `side` says of a transaction. A key without branch or CSeq, or one of unusual length, says nothing.
    pub(super) fn set(&mut self, transaction: &osip_transaction, side: &Side<Branch>) {
        self.via = null();
        let Some(branch) = side.via.params.0.and_then(|branch| branch.value) else { return };
        let mut room = self.text.as_mut_slice();
        let texts = [Some(branch), side.via.host, side.via.port, Some(side.method)];
        for (length, text) in self.lengths.iter_mut().zip(texts) {
            *length = ABSENT;
            let Some(text) = text else { continue };
            let Some((place, rest)) = room.split_at_mut_checked(text.len()) else { return };
            place.copy_from_slice(text);
            *length = text.len() as u8;
            room = rest;
        }
        if transaction.cseq.is_null() {
            return;
        }
        (self.via, self.cseq) = (transaction.topvia, transaction.cseq);
    }

    /// What the key says; `None` if it says nothing, or nothing that is true any more.
    pub(super) fn side(&self, transaction: &osip_transaction) -> Option<Side<'_, Branch<'_>>> {
        if self.via.is_null() || self.via != transaction.topvia || self.cseq != transaction.cseq {
            return None;
        }
        let mut rest = self.text.as_slice();
        let mut next = |length: u8| {
            let (text, behind) = rest.split_at_checked(usize::from(length)).filter(|_| length != ABSENT)?;
            rest = behind;
            Some(text)
        };
        let [branch, host, port, method] = self.lengths.map(&mut next);
        let params = Branch(Some(Param { name: b"branch", value: branch }));
        Some(Side { via: Via { host, port, params, version: None, protocol: None, comment: None }, method: method? })
    }
}

const _: () = assert!(ROOM < ABSENT as usize);
