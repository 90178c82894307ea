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

/// Names of further headers whose values are separated by commas.
#[derive(Debug)]
pub struct AddedNames<const COUNT: usize, const LENGTH: usize> {
    names: [([u8; LENGTH], usize); COUNT],
    count: usize,
}

impl<const COUNT: usize, const LENGTH: usize> AddedNames<COUNT, LENGTH> {
    /// No names.
    #[expect(clippy::new_without_default, reason = "an array of any size has no default")]
    pub const fn new() -> Self {
        Self { names: [const { ([0; LENGTH], 0) }; COUNT], count: 0 }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// True if there are none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds a name, of which no more than the first bytes are kept. False if there is no room; an empty one is not added.
    pub fn add(&mut self, name: &[u8]) -> bool {
        if name.is_empty() {
            return true;
        }
        let Some((bytes, length)) = self.names.get_mut(self.count) else {
            return false;
        };
        bytes.iter_mut().zip(name).for_each(|(place, byte)| *place = *byte);
        *length = name.len().min(LENGTH);
        self.count = self.count.saturating_add(1);
        true
    }

    /// True if a name was added, in any case.
    pub fn has(&self, name: &[u8]) -> bool {
        let mut names = self.names.iter().take(self.count);
        names.any(|(bytes, length)| scan::same(scan::until(bytes, Some(*length)), name))
    }

    /// Forgets all names.
    pub fn clear(&mut self) {
        self.count = 0;
    }
}

/// The same as [`is_separated`] for a name in lower case, at compile time.
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
    fn names_are_added_as_long_as_there_is_room() {
        let mut names = AddedNames::<2, 4>::new();
        assert!(names.add(b"X-A") && names.add(b"") && names.add(b"X-Long"));
        assert_eq!((names.len(), names.add(b"X-B")), (2, false));
        assert!(names.has(b"x-a") && names.has(b"X-LO") && !names.has(b"X-Long") && !names.has(b"X-B"));
        names.clear();
        assert!(names.is_empty() && !names.has(b"X-A") && names.add(b"X-B"));
    }

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
