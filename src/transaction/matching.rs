//! Which transaction a message belongs to (RFC 3261 sections 17.1.3 and 17.2.3).

#![forbid(unsafe_code)]

use crate::sip::header::Via;
use crate::sip::{Error, Params};

/// What a branch begins with that no other transaction has.
const COOKIE: &[u8] = b"z9hG4bK";

/// The side of a message in a comparison.
#[derive(Clone, Copy)]
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
    /// Nothing: one is from before RFC 3261, whose rules compare other headers.
    Unknown,
}

/// Checks that a response belongs to a client transaction.
///
/// # Errors
/// [`Error::Syntax`] if one has no branch, [`Error::Unequal`] if it belongs to another.
pub fn response<'a, P: Params<'a>>(ours: &Side<'a, P>, theirs: &Side<'a, P>) -> Result<(), Error> {
    let branch = |side: &Side<'a, P>| side.via.params.get(b"branch").and_then(|branch| branch.value).ok_or(Error::Syntax);
    let same = branch(ours)? == branch(theirs)? && ours.method == theirs.method;
    if same { Ok(()) } else { Err(Error::Unequal) }
}

/// True for a branch that no other transaction has (RFC 3261 section 8.1.1.7); with any other, a request is matched by the rules of RFC 2543.
#[must_use]
pub fn is_unique(branch: &[u8]) -> bool {
    branch.starts_with(COOKIE)
}

/// Compares a request with that of a server transaction.
///
/// # Errors
/// [`Error::Syntax`] if just one has a branch.
pub fn request<'a, P: Params<'a>>(ours: &Side<'a, P>, theirs: &Side<'a, P>) -> Result<Verdict, Error> {
    let (ours_branch, theirs_branch) = match (ours.via.params.get(b"branch"), theirs.via.params.get(b"branch")) {
        (None, None) => return Ok(Verdict::Unknown),
        (Some(ours), Some(theirs)) => (ours.value, theirs.value),
        _ => return Err(Error::Syntax),
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
        assert_eq!(requests("SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP a"), Err(Error::Syntax));
    }

    #[test]
    fn a_response_needs_only_branch_and_method() {
        let ours = side("SIP/2.0/UDP a;branch=z9hG4bK1", "INVITE");
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b;branch=z9hG4bK1", "INVITE")), Ok(()));
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b;branch=z9hG4bK1", "BYE")), Err(Error::Unequal));
        assert_eq!(response(&ours, &side("SIP/2.0/TCP b", "INVITE")), Err(Error::Syntax));
    }
}
