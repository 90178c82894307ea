//! Which headers have values separated by commas (RFC 3261 section 7.3.1): those whose grammar is a list, in that RFC and those
//! that add headers.

use crate::sip::scan;

/// The headers of the standards, in lower case: those of n bytes at index n.
const STANDARD: [&[&[u8]]; 30] = [
    &[],
    &[b"a", b"d", b"e", b"j", b"k", b"m", b"u", b"v"],
    &[],
    &[b"via"],
    &[b"path"],
    &[b"allow", b"route"],
    &[b"accept", b"reason"],
    &[b"contact", b"require", b"warning"],
    &[],
    &[b"call-info", b"supported", b"recv-info", b"policy-id"],
    &[b"alert-info", b"error-info"],
    &[b"in-reply-to", b"unsupported"],
    &[b"record-route", b"allow-events", b"history-info", b"feature-caps", b"user-to-user"],
    &[b"proxy-require", b"service-route", b"p-early-media"],
    &[b"accept-contact", b"reject-contact", b"policy-contact"],
    &[b"accept-encoding", b"accept-language", b"security-client", b"security-server", b"security-verify", b"trigger-consent"],
    &[b"content-encoding", b"content-language", b"p-associated-uri"],
    &[b"resource-priority"],
    &[b"permission-missing", b"p-refused-uri-list", b"p-asserted-service"],
    &[b"authentication-info", b"request-disposition", b"p-asserted-identity", b"p-preferred-service"],
    &[b"p-preferred-identity", b"p-visited-network-id"],
    &[b"p-media-authorization", b"p-access-network-info"],
    &[],
    &[],
    &[b"accept-resource-priority"],
    &[],
    &[],
    &[],
    &[],
    &[b"p-charging-function-addresses"],
];

/// True if the values of a header are separated by commas. The name may have any case.
///
/// ```
/// use osip::sip::header::is_separated;
///
/// assert!(is_separated(b"Via") && is_separated(b"RECORD-ROUTE") && !is_separated(b"Subject"));
/// ```
#[inline]
pub fn is_separated(name: &[u8]) -> bool {
    let names = STANDARD.get(name.len()).copied().unwrap_or_default();
    let first = name.first().map(u8::to_ascii_lowercase);
    names.iter().any(|known| known.first().copied() == first && scan::same(known, name))
}

/// The same for a name in lower case, at compile time.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated by the compiler")]
pub(super) const fn is_separated_in_lower_case(name: &[u8]) -> bool {
    let mut candidates = if name.len() < STANDARD.len() { STANDARD[name.len()] } else { &[] };
    while let [known, others @ ..] = candidates {
        let mut same = 0;
        while same < name.len() && known[same] == name[same] {
            same += 1;
        }
        if same == name.len() {
            return true;
        }
        candidates = others;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_stands_where_it_is_looked_for() {
        for (length, names) in STANDARD.iter().enumerate() {
            for name in *names {
                assert_eq!(name.len(), length, "{}", String::from_utf8_lossy(name));
                assert!(is_separated_in_lower_case(name) && is_separated(&name.to_ascii_uppercase()));
            }
        }
        for other in [&b""[..], b"to", b"date"] {
            assert!(!is_separated_in_lower_case(other) && !is_separated(other));
        }
    }
}
