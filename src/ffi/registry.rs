//! Which headers have values separated by commas: those of the standards, and up to 195 that the application adds.

#[cfg(feature = "abi-parser")]
use super::code::{Result, UNDEFINED_ERROR};
use super::globals;
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

/// How many names an application may add.
#[cfg(feature = "abi-parser")]
pub(crate) const ADDITIONS: usize = 195;
/// How many bytes of a name are kept.
pub(crate) const NAME: usize = 255;

/// True if a header has values separated by commas.
#[inline]
pub(crate) fn is_comma_separated(name: &[u8]) -> bool {
    let names = STANDARD.get(name.len()).copied().unwrap_or_default();
    let first = name.first().map(u8::to_ascii_lowercase);
    names.iter().any(|known| known.first().copied() == first && scan::same(known, name)) || globals::is_added(name)
}

/// True if a lower-case name is one of the standards'.
pub(crate) const fn is_standard(name: &[u8]) -> bool {
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

/// Adds a header; an empty name changes nothing.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` when there is no room.
#[cfg(feature = "abi-parser")]
pub(crate) fn add(name: &[u8]) -> Result {
    let name = name.get(..NAME).unwrap_or(name);
    match name.is_empty() || globals::add_name(name) {
        true => Ok(()),
        false => Err(UNDEFINED_ERROR),
    }
}

/// Forgets the headers that were added.
#[cfg(feature = "abi-parser")]
pub(crate) fn reset() {
    globals::forget_names();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_stands_where_it_is_looked_for() {
        for (length, names) in STANDARD.iter().enumerate() {
            for name in *names {
                assert_eq!(name.len(), length, "{}", String::from_utf8_lossy(name));
                assert!(is_standard(name) && is_comma_separated(&name.to_ascii_uppercase()));
            }
        }
        assert!(!is_standard(b"") && !is_standard(b"to") && !is_standard(b"date"));
    }
}
