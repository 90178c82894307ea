//! The names of headers that have a grammar of their own here, in full and compact (RFC 3261 sections 7.3.3 and 20).

use super::separated::is_separated_in_lower_case;
use crate::sip::scan;

/// Makes the table of names; each line has the header, the name that it is printed with, its names in lower case, and whether a
/// value that is not valid makes a message fail (`strict`) or is left out (`lenient`).
macro_rules! names {
    ($($header:ident $title:literal [$($name:literal)+] $failure:ident;)+) => {
        /// A header that has a grammar of its own, in the order in which oSIP prints them.
        ///
        /// ```
        /// use osip::sip::header::Name;
        ///
        /// assert_eq!((Name::of(b"VIA"), Name::of(b"v"), Name::of(b"Subject")), (Some(Name::Via), Some(Name::Via), None));
        /// assert_eq!(Name::Via.title(), "Via");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Name {
            $(#[doc = concat!("`", $title, "`.")] $header),+
        }

        impl Name {
            /// How many there are.
            pub(crate) const COUNT: usize = [$(Self::$header),+].len();

            /// The name that it is printed with.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$header => $title),+ }
            }

            /// What its line begins with.
            pub(crate) const fn line_start(self) -> &'static [u8] {
                match self { $(Self::$header => concat!($title, ": ").as_bytes()),+ }
            }
        }

        /// All spellings.
        const SPELLINGS: &[Spelling] = &[$($(Spelling::new($name, Name::$header, names!(@ $failure)),)+)+];
    };
    (@ strict) => { true };
    (@ lenient) => { false };
}

names! {
    Via "Via" [b"via" b"v"] strict;
    RecordRoute "Record-Route" [b"record-route"] lenient;
    Route "Route" [b"route"] lenient;
    From "From" [b"from" b"f"] strict;
    To "To" [b"to" b"t"] strict;
    CallId "Call-ID" [b"call-id" b"i"] strict;
    CSeq "CSeq" [b"cseq"] strict;
    Contact "Contact" [b"contact" b"m"] strict;
    Authorization "Authorization" [b"authorization"] lenient;
    WwwAuthenticate "WWW-Authenticate" [b"www-authenticate"] lenient;
    ProxyAuthenticate "Proxy-Authenticate" [b"proxy-authenticate"] lenient;
    ProxyAuthorization "Proxy-Authorization" [b"proxy-authorization"] lenient;
    CallInfo "Call-Info" [b"call-info"] lenient;
    ContentType "Content-Type" [b"content-type" b"c"] strict;
    MimeVersion "Mime-Version" [b"mime-version"] lenient;
    Allow "Allow" [b"allow"] lenient;
    ContentEncoding "Content-Encoding" [b"content-encoding" b"e"] lenient;
    AlertInfo "Alert-Info" [b"alert-info"] lenient;
    ErrorInfo "Error-Info" [b"error-info"] lenient;
    Accept "Accept" [b"accept"] lenient;
    AcceptEncoding "Accept-Encoding" [b"accept-encoding"] lenient;
    AcceptLanguage "Accept-Language" [b"accept-language"] lenient;
    AuthenticationInfo "Authentication-Info" [b"authentication-info"] lenient;
    ProxyAuthenticationInfo "Proxy-Authentication-Info" [b"proxy-authentication-info"] lenient;
    ContentLength "Content-Length" [b"content-length" b"l"] strict;
}

impl Name {
    /// The header of a name, which may have any case and be the compact one.
    pub fn of(name: &[u8]) -> Option<Self> {
        Spelling::of(name).map(|spelling| spelling.header)
    }
}

/// A name of a header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    /// In lower case.
    name: &'static [u8],
    /// Its first eight bytes, and its last.
    ends: [Pattern; 2],
    /// The header.
    pub(crate) header: Name,
    /// True if a value that is not valid makes a message fail.
    pub(crate) is_strict: bool,
    /// True if its values are separated by commas.
    pub(crate) is_separated: bool,
}

impl Spelling {
    const fn new(name: &'static [u8], header: Name, is_strict: bool) -> Self {
        let ends = [Pattern::new(scan::word(name)), Pattern::new(scan::last_word(name))];
        Self { name, ends, header, is_strict, is_separated: is_separated_in_lower_case(name) }
    }

    /// The spelling that a name in any case has.
    #[inline]
    pub(crate) fn of(name: &[u8]) -> Option<&'static Self> {
        let ends = [scan::word(name), scan::last_word(name)];
        let mut slot = slot(ends[0], name.len());
        loop {
            let index = usize::from(*INDEX.get(slot)?).checked_sub(1)?;
            let known = SPELLINGS.get(index)?;
            if known.is(name, ends) {
                return Some(known);
            }
            slot = slot.wrapping_add(1) % SLOTS;
        }
    }

    /// True for the name in any case, whose first eight bytes and last are `ends`.
    #[inline]
    fn is(&self, name: &[u8], ends: [u64; 2]) -> bool {
        self.name.len() == name.len()
            && self.ends[0].is(ends[0])
            && self.ends[1].is(ends[1])
            && (name.len() <= 16 || scan::same(self.name, name))
    }

    /// The position of a name in lower case in the alphabetical order of all.
    pub(crate) fn rank(name: &[u8]) -> Option<usize> {
        let known = SPELLINGS.iter().any(|known| known.name == name);
        known.then(|| SPELLINGS.iter().filter(|known| known.name < name).count())
    }

    /// The name at that position.
    pub(crate) fn ranked(position: usize) -> Option<&'static Self> {
        SPELLINGS.iter().find(|known| Self::rank(known.name) == Some(position))
    }
}

/// Eight bytes in lower case.
#[derive(Clone, Copy, Debug)]
struct Pattern {
    bytes: u64,
    /// The case bits of its letters.
    letters: u64,
}

impl Pattern {
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated by the compiler")]
    const fn new(word: u64) -> Self {
        let bytes = word.to_le_bytes();
        let mut letters = [0; 8];
        let mut i = 0;
        while i < letters.len() {
            letters[i] = if bytes[i].is_ascii_lowercase() { 0x20 } else { 0 };
            i += 1;
        }
        Self { bytes: word, letters: u64::from_le_bytes(letters) }
    }

    /// True if the word differs in nothing but the case of letters.
    #[inline]
    const fn is(self, word: u64) -> bool {
        (word ^ self.bytes) & !self.letters == 0
    }
}

/// More than twice as many as there are names.
const SLOTS: usize = 128;

/// Where the search for a name in any case begins, given its first eight bytes.
#[inline]
const fn slot(first: u64, length: usize) -> usize {
    const CASE: u64 = 0x2020_2020_2020_2020;
    let key = (first | CASE) ^ length as u64;
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57) as usize
}

/// The index of a spelling, plus one, at its slot or at the next free one.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const INDEX: [u8; SLOTS] = {
    let mut index = [0; SLOTS];
    let mut i = 0;
    while i < SPELLINGS.len() {
        let mut slot = slot(SPELLINGS[i].ends[0].bytes, SPELLINGS[i].name.len());
        while index[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        i += 1;
        index[slot] = i as u8;
    }
    index
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_is_found_in_any_case() {
        for spelling in SPELLINGS {
            let name = String::from_utf8(spelling.name.to_vec()).unwrap();
            for name in [name.clone(), name.to_ascii_uppercase(), spelling.header.title().into()] {
                assert_eq!(Name::of(name.as_bytes()), Some(spelling.header), "{name}");
            }
            assert_eq!(Name::of(format!("{name}x").as_bytes()), None);
            assert_eq!(Name::of(format!("x{name}").as_bytes()), None);
        }
        for other in ["", "subject", "call-ie", "proxy-authentication-iofo", "date"] {
            assert_eq!(Name::of(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn ranks_are_alphabetical() {
        let names: Vec<_> = (0..SPELLINGS.len()).map(|rank| Spelling::ranked(rank).unwrap().name).collect();
        assert!(names.is_sorted());
        for (rank, name) in names.iter().enumerate() {
            assert_eq!(Spelling::rank(name), Some(rank));
        }
        assert!(Spelling::rank(b"Via").is_none() && Spelling::ranked(SPELLINGS.len()).is_none());
    }

    #[test]
    fn what_a_message_cannot_do_without_is_strict() {
        let strict = |name: &[u8]| Spelling::of(name).unwrap().is_strict;
        assert!([&b"via"[..], b"to", b"from", b"cseq", b"call-id", b"contact", b"c", b"l"].into_iter().all(strict));
        assert!(![&b"route"[..], b"record-route", b"authorization", b"allow", b"accept"].into_iter().any(strict));
    }

    #[test]
    fn a_spelling_knows_whether_its_values_are_separated() {
        let separated = |name: &[u8]| Spelling::of(name).unwrap().is_separated;
        assert!(separated(b"via") && separated(b"V") && separated(b"Contact") && separated(b"authentication-info"));
        assert!(!separated(b"from") && !separated(b"authorization") && !separated(b"www-authenticate"));
    }
}
