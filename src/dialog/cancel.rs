//! Which INVITE a CANCEL is for (RFC 3261 section 9.2).
//!
//! The CANCEL is a transaction of its own; it names the INVITE by being equal to it in all but the method. The application that
//! finds the INVITE transaction answers that with 487.

use crate::sip::header::CSeq;
use crate::sip::{Error, Params};
use crate::transaction::matching::{self, OldSide, Side, Verdict};

/// A request, as far as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a, P> {
    /// The top Via and the method of the CSeq.
    pub side: Side<'a, P>,
    /// What is compared if the branch is not unique.
    pub old: OldSide<'a>,
}

/// True if a CANCEL is for an INVITE. `same_via` compares the whole top Vias; it is asked only if the branch is not unique, and last.
///
/// # Errors
/// [`Kind::Syntax`](crate::sip::Kind::Syntax) if just one of the two has a branch.
pub fn is_for<'a, P: Params<'a>>(
    cancel: &Request<'a, P>,
    invite: &Request<'a, P>,
    same_via: impl FnOnce() -> bool,
) -> Result<bool, Error> {
    if cancel.side.method != b"CANCEL" || invite.side.method != b"INVITE" {
        return Ok(false);
    }
    let method = invite.side.method;
    Ok(match matching::request(&invite.side, &Side { method, ..cancel.side })? {
        Verdict::Same => true,
        Verdict::Other => false,
        Verdict::Unknown => {
            let cseq = cancel.old.cseq.map(|cseq| CSeq { method: Some(method), ..cseq });
            matching::old_request(&invite.old, invite.old.to, &OldSide { cseq, ..cancel.old }, false, same_via)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sip::ParamText;
    use crate::sip::header::{CallId, Via};
    use crate::transaction::matching::Tag;

    const UNIQUE: &str = "SIP/2.0/UDP h:5060;branch=z9hG4bK1";
    const OLD: &str = "SIP/2.0/UDP h:5060;branch=1";

    fn request<'a>(via: &'a str, method: &'a str) -> Request<'a, ParamText<'a>> {
        let (via, method) = (Via::parse(via.as_bytes()).unwrap(), method.as_bytes());
        let old = OldSide {
            call_id: Some(CallId { number: Some(b"c"), host: None }),
            cseq: Some(CSeq { number: Some(b"1"), method: Some(method) }),
            from: Tag::Value(b"f"),
            to: Tag::Absent,
        };
        Request { side: Side { via, method }, old }
    }

    #[test]
    fn a_cancel_has_the_branch_and_the_sender_of_its_invite() {
        let is_for = |via: &str| is_for(&request(via, "CANCEL"), &request(UNIQUE, "INVITE"), || unreachable!("the branch tells"));
        assert_eq!(is_for(UNIQUE), Ok(true));
        assert_eq!(is_for("SIP/2.0/TCP h;branch=z9hG4bK1;received=1.2.3.4"), Ok(true));
        for other in
            ["SIP/2.0/UDP h:5060;branch=z9hG4bK2", "SIP/2.0/UDP i:5060;branch=z9hG4bK1", "SIP/2.0/UDP h:1;branch=z9hG4bK1"]
        {
            assert_eq!(is_for(other), Ok(false), "{other}");
        }
        assert_eq!(is_for("SIP/2.0/UDP h:5060"), Err(Error::SYNTAX));
    }

    #[test]
    fn only_a_cancel_cancels_and_only_an_invite() {
        let of = |cancel: &str, invite: &str| is_for(&request(UNIQUE, cancel), &request(UNIQUE, invite), || true);
        assert_eq!(of("CANCEL", "INVITE"), Ok(true));
        assert_eq!((of("BYE", "INVITE"), of("INVITE", "INVITE"), of("CANCEL", "BYE")), (Ok(false), Ok(false), Ok(false)));
    }

    #[test]
    fn without_a_unique_branch_all_headers_must_be_equal() {
        let (cancel, invite) = (request(OLD, "CANCEL"), request(OLD, "INVITE"));
        let is_for = |old| is_for(&Request { old, ..cancel }, &invite, || true);
        assert_eq!(is_for(cancel.old), Ok(true));
        for old in [
            OldSide { call_id: None, ..cancel.old },
            OldSide { cseq: Some(CSeq { number: Some(b"2"), method: Some(b"CANCEL") }), ..cancel.old },
            OldSide { cseq: None, ..cancel.old },
            OldSide { from: Tag::Absent, ..cancel.old },
            OldSide { to: Tag::Value(b"t"), ..cancel.old },
        ] {
            assert_eq!(is_for(old), Ok(false), "{old:?}");
        }
        assert_eq!(super::is_for(&cancel, &invite, || false), Ok(false));
        let tagged = |mut request: Request<'static, ParamText<'static>>| {
            request.old.to = Tag::Value(b"t");
            request
        };
        assert_eq!(super::is_for(&tagged(request(OLD, "CANCEL")), &tagged(request(OLD, "INVITE")), || true), Ok(true));
    }
}
