//! What a message must have in common with a transaction: as the message says it, and as a copy that lies beside the transaction.

use super::stack::{IST, NIST, Stack};
use crate::ffi::osip2::osip::osip_transaction;
use crate::ffi::osipparser2::headers::osip_cseq::osip_cseq;
use crate::ffi::osipparser2::headers::osip_via::osip_via;
use crate::ffi::params::ParamList;
use crate::ffi::ptr;
use crate::sip::header::Via;
use crate::sip::{Error, Param, Params};
use crate::transaction::matching::Side;
use core::ptr::null;
use libc::c_char;
use std::hash::{BuildHasher, Hasher};

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
pub(super) unsafe fn side<'a>(via: &'a osip_via, method: *const c_char) -> Option<Side<'a, Branch<'a>>> {
    // SAFETY: by the contract.
    unsafe {
        let params = Branch(ParamList::new(&via.via_params).get(b"branch"));
        let via =
            Via { host: ptr::text(via.host), port: ptr::text(via.port), params, version: None, protocol: None, comment: None };
        Some(Side { via, method: ptr::text(method)? })
    }
}

/// The hash of what is equal in all messages of a transaction: the branch, and the sender of a request; without branch, the Call-ID.
pub(super) fn hash(stack: &Stack, kind: usize, side: &Side<Branch>, call_id: Option<&[u8]>) -> u64 {
    let mut hasher = stack.keys.build_hasher();
    match side.via.params.0 {
        None => hasher.write(call_id.unwrap_or_default()),
        Some(branch) => {
            hasher.write(branch.value.unwrap_or_default());
            if kind == IST || kind == NIST {
                hasher.write(side.via.host.unwrap_or_default());
            }
        }
    }
    hasher.finish()
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
