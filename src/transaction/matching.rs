//! Which transaction a message belongs to (RFC 3261 sections 17.1.3 and 17.2.3).
//!
//! # Differs from RFC 3261
//!
//! A response is matched by branch and method only, as by oSIP. A request whose branch is not unique is matched by rules that
//! come from RFC 2543 ([`old_request`]); an ACK may belong to a transaction whose To has no tag.
//!
//! ```
//! use osip::sip::header::Via;
//! use osip::transaction::matching::{self, Side};
//!
//! let side = |via| Side { via: Via::parse(via).unwrap(), method: b"INVITE" };
//! let (ours, theirs) = (side(b"SIP/2.0/UDP h;branch=z9hG4bK1"), side(b"SIP/2.0/UDP h;branch=z9hG4bK1;received=192.0.2.1"));
//! assert_eq!(matching::response(&ours, &theirs), Ok(true));
//! ```

use crate::sip::header::{CSeq, CallId, Via};
use crate::sip::{Error, Param, Params};

/// What a branch begins with that no other transaction has.
const COOKIE: &[u8] = b"z9hG4bK";

/// The side of a message in a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a, P> {
    /// The top Via.
    pub via: Via<'a, P>,
    /// The method of the CSeq.
    pub method: &'a [u8],
}

/// What the Vias of two requests say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are of one transaction.
    Same,
    /// They are not.
    Other,
    /// Nothing: one is from before RFC 3261, and [`old_request`] decides.
    Unknown,
}

/// True if a response belongs to a client transaction.
///
/// # Errors
/// [`Kind::Syntax`](crate::sip::Kind::Syntax) if one has no branch.
pub fn response<'a, P: Params<'a>>(ours: &Side<'a, P>, theirs: &Side<'a, P>) -> Result<bool, Error> {
    let branch = |side: &Side<'a, P>| side.via.params.get(b"branch").and_then(|branch| branch.value).ok_or(Error::SYNTAX);
    Ok(branch(ours)? == branch(theirs)? && ours.method == theirs.method)
}

/// True for a branch that no other transaction has (RFC 3261 section 8.1.1.7); with any other, a request is matched by the rules
/// of RFC 2543.
#[must_use]
pub fn is_unique(branch: &[u8]) -> bool {
    branch.starts_with(COOKIE)
}

/// Compares a request with that of a server transaction.
///
/// # Errors
/// [`Kind::Syntax`](crate::sip::Kind::Syntax) if just one has a branch.
pub fn request<'a, P: Params<'a>>(ours: &Side<'a, P>, theirs: &Side<'a, P>) -> Result<Verdict, Error> {
    let (ours_branch, theirs_branch) = match (ours.via.params.get(b"branch"), theirs.via.params.get(b"branch")) {
        (None, None) => return Ok(Verdict::Unknown),
        (Some(ours), Some(theirs)) => (ours.value, theirs.value),
        _ => return Err(Error::SYNTAX),
    };
    let (Some(ours_branch), Some(theirs_branch)) = (ours_branch, theirs_branch) else {
        return Ok(Verdict::Other);
    };
    if ours_branch.len() != theirs_branch.len() {
        return Ok(Verdict::Other);
    }
    if !is_unique(ours_branch) || !is_unique(theirs_branch) {
        return Ok(Verdict::Unknown);
    }
    let host = ours.via.host.is_some() && ours.via.host == theirs.via.host;
    let method = ours.method == theirs.method || (ours.method == b"INVITE" && theirs.method == b"ACK");
    let same = ours_branch == theirs_branch && host && is_same_port(ours.via.port, theirs.via.port) && method;
    Ok(if same { Verdict::Same } else { Verdict::Other })
}

/// A port that is left out is 5060.
fn is_same_port(left: Option<&[u8]>, right: Option<&[u8]>) -> bool {
    match (left, right) {
        (Some(only), None) | (None, Some(only)) => only == b"5060",
        _ => left == right,
    }
}

/// The tag of a From or To.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag<'a> {
    /// There is no such header.
    NoHeader,
    /// The header has no `tag` parameter.
    Absent,
    /// It has one without a value, which equals nothing.
    Empty,
    /// It has one.
    Value(&'a [u8]),
}

impl<'a> Tag<'a> {
    /// The tag of a header with this `tag` parameter.
    pub fn of(parameter: Option<Param<'a>>) -> Self {
        match parameter {
            None => Self::Absent,
            Some(Param { value: None, .. }) => Self::Empty,
            Some(Param { value: Some(value), .. }) => Self::Value(value),
        }
    }

    fn is_there(self) -> bool {
        matches!(self, Self::Empty | Self::Value(_))
    }

    fn equals(self, other: Tag<'_>) -> bool {
        match (self, other) {
            (Self::Absent, Tag::Absent) => true,
            (Self::Value(left), Tag::Value(right)) => left == right,
            _ => false,
        }
    }
}

/// What the rules of RFC 2543 compare of a request or a server transaction, beside the Via.
#[derive(Clone, Copy, Debug)]
pub struct OldSide<'a> {
    /// The Call-ID.
    pub call_id: Option<CallId<'a>>,
    /// The CSeq.
    pub cseq: Option<CSeq<'a>>,
    /// The tag of the From.
    pub from: Tag<'a>,
    /// The tag of the To.
    pub to: Tag<'a>,
}

/// True if a request belongs to a server transaction by the rules of RFC 2543: Call-ID, From tag, CSeq and the whole Via are the
/// same. So is the To tag of the request that the transaction is for (`first_to`); but for an ACK it is that of the transaction,
/// if that has one. `same_via` compares the whole top Vias; it is asked last.
pub fn old_request(
    ours: &OldSide<'_>,
    first_to: Tag<'_>,
    theirs: &OldSide<'_>,
    is_ack: bool,
    same_via: impl FnOnce() -> bool,
) -> bool {
    let call_id = ours.call_id.zip(theirs.call_id).is_some_and(|(ours, theirs)| ours.matches(&theirs));
    let to = match is_ack {
        true => !ours.to.is_there() || ours.to.equals(theirs.to),
        false => first_to.equals(theirs.to),
    };
    let cseq = ours.cseq.zip(theirs.cseq).is_some_and(|(ours, theirs)| ours.matches(&theirs));
    call_id && to && ours.from.equals(theirs.from) && cseq && same_via()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sip::ParamText;

    fn side<'a>(via: &'a str, method: &'a str) -> Side<'a, ParamText<'a>> {
        Side { via: Via::parse(via.as_bytes()).unwrap(), method: method.as_bytes() }
    }

    fn requests(left: &str, right: &str) -> Result<Verdict, Error> {
        request(&side(left, "INVITE"), &side(right, "INVITE"))
    }

    #[test]
    fn the_branch_and_the_sender_make_a_server_transaction() {
        let via = "SIP/2.0/UDP a:5060;branch=z9hG4bK1";
        assert_eq!(requests(via, "SIP/2.0/TCP a;branch=z9hG4bK1;received=1.2.3.4"), Ok(Verdict::Same));
        assert_eq!(requests(via, "SIP/2.0/UDP a:5061;branch=z9hG4bK1"), Ok(Verdict::Other));
        assert_eq!(requests(via, "SIP/2.0/UDP A:5060;branch=z9hG4bK1"), Ok(Verdict::Other));
        assert_eq!(requests(via, "SIP/2.0/UDP a:5060;branch=z9hG4bK2"), Ok(Verdict::Other));
    }

    #[test]
    fn an_ack_belongs_to_its_invite_and_a_cancel_does_not() {
        let via = "SIP/2.0/UDP a;branch=z9hG4bK1";
        assert_eq!(request(&side(via, "INVITE"), &side(via, "ACK")), Ok(Verdict::Same));
        assert_eq!(request(&side(via, "INVITE"), &side(via, "CANCEL")), Ok(Verdict::Other));
    }

    #[test]
    fn without_cookie_the_branch_says_nothing() {
        assert_eq!(requests("SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP a;branch=1"), Ok(Verdict::Unknown));
        assert_eq!(requests("SIP/2.0/UDP a", "SIP/2.0/UDP a"), Ok(Verdict::Unknown));
        assert_eq!(requests("SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP a"), Err(Error::SYNTAX));
    }

    #[test]
    fn a_response_needs_only_branch_and_method() {
        let ours = side("SIP/2.0/UDP a;branch=z9hG4bK1", "INVITE");
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b;branch=z9hG4bK1", "INVITE")), Ok(true));
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b;branch=z9hG4bK1", "BYE")), Ok(false));
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b", "INVITE")), Err(Error::SYNTAX));
    }

    const OLD: OldSide<'_> = OldSide {
        call_id: Some(CallId { number: Some(b"1"), host: Some(b"h") }),
        cseq: Some(CSeq { number: Some(b"7"), method: Some(b"INVITE") }),
        from: Tag::Value(b"f"),
        to: Tag::Absent,
    };

    fn is_old(theirs: OldSide<'_>) -> bool {
        old_request(&OLD, Tag::Absent, &theirs, false, || true)
    }

    #[test]
    fn an_old_request_has_the_same_headers() {
        assert!(is_old(OLD));
        let cseq = |number, method| Some(CSeq { number: Some(number), method: Some(method) });
        for other in [
            OldSide { call_id: Some(CallId { number: Some(b"2"), host: Some(b"h") }), ..OLD },
            OldSide { call_id: Some(CallId { number: Some(b"1"), host: None }), ..OLD },
            OldSide { call_id: None, ..OLD },
            OldSide { cseq: cseq(b"8", b"INVITE"), ..OLD },
            OldSide { cseq: cseq(b"7", b"BYE"), ..OLD },
            OldSide { cseq: None, ..OLD },
            OldSide { from: Tag::Value(b"g"), ..OLD },
            OldSide { from: Tag::Absent, ..OLD },
            OldSide { from: Tag::NoHeader, ..OLD },
            OldSide { to: Tag::Value(b"t"), ..OLD },
            OldSide { to: Tag::Empty, ..OLD },
            OldSide { to: Tag::NoHeader, ..OLD },
        ] {
            assert!(!is_old(other), "{other:?}");
        }
        assert!(!old_request(&OLD, Tag::Absent, &OLD, false, || false));
    }

    #[test]
    fn the_whole_via_is_compared_last() {
        let other = OldSide { from: Tag::Absent, ..OLD };
        assert!(!old_request(&OLD, Tag::Absent, &other, false, || unreachable!("the From tags tell")));
    }

    #[test]
    fn an_old_request_has_the_to_tag_of_the_first_one() {
        let tagged = OldSide { to: Tag::Value(b"t"), ..OLD };
        // The transaction's own To does not count, nor does an empty tag equal another.
        assert!(old_request(&OLD, Tag::Value(b"t"), &tagged, false, || true));
        assert!(!old_request(&tagged, Tag::Absent, &tagged, false, || true));
        let empty = OldSide { to: Tag::Empty, ..OLD };
        assert!(!old_request(&empty, Tag::Empty, &empty, false, || true));
        assert!(!old_request(&OLD, Tag::NoHeader, &OldSide { to: Tag::NoHeader, ..OLD }, false, || true));
    }

    #[test]
    fn an_old_ack_has_the_to_tag_of_the_transaction_if_that_has_one() {
        let ack = |ours: Tag<'_>, theirs: Tag<'_>| {
            let (ours, theirs) = (OldSide { to: ours, ..OLD }, OldSide { to: theirs, ..OLD });
            old_request(&ours, Tag::NoHeader, &theirs, true, || true)
        };
        assert!(ack(Tag::Absent, Tag::Value(b"t")) && ack(Tag::Absent, Tag::Absent) && ack(Tag::NoHeader, Tag::Value(b"t")));
        assert!(ack(Tag::Value(b"t"), Tag::Value(b"t")));
        assert!(!ack(Tag::Value(b"t"), Tag::Value(b"u")) && !ack(Tag::Value(b"t"), Tag::Absent) && !ack(Tag::Empty, Tag::Empty));
    }

    #[test]
    fn tags_are_told_apart_from_what_is_missing() {
        let tag = |value| Some(Param { name: b"tag", value });
        assert_eq!([None, tag(None), tag(Some(b"t"))].map(Tag::of), [Tag::Absent, Tag::Empty, Tag::Value(b"t")]);
    }

    #[test]
    fn both_branches_need_a_value_and_one_length() {
        assert_eq!(requests("SIP/2.0/UDP a;branch", "SIP/2.0/UDP a;branch"), Ok(Verdict::Other));
        assert_eq!(requests("SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP a;branch=12"), Ok(Verdict::Other));
        assert_eq!(requests("SIP/2.0/UDP a;branch=z9hG4bK1", "SIP/2.0/UDP a;branch=xxxxxxxx"), Ok(Verdict::Unknown));
        assert_eq!(requests("SIP/2.0/UDP a;branch=xxxxxxxx", "SIP/2.0/UDP a;branch=z9hG4bK1"), Ok(Verdict::Unknown));
        assert_eq!(requests("SIP/2.0/UDP a", "SIP/2.0/UDP a;branch=1"), Err(Error::SYNTAX));
    }

    #[test]
    fn a_port_left_out_is_5060() {
        let port = |left: Option<&str>, right: Option<&str>| is_same_port(left.map(str::as_bytes), right.map(str::as_bytes));
        assert!(port(None, None) && port(Some("5060"), None) && port(None, Some("5060")) && port(Some("1"), Some("1")));
        assert!(!port(Some("5061"), None) && !port(None, Some("5061")) && !port(Some("5060"), Some("05060")));
    }
}
