//! What a transaction is found by: as a message says it, and as a copy that lies beside the transaction.
//!
//! A hash is made of all that is equal in the messages of a transaction, so that nobody can make many transactions with one hash.

use super::matching::{Side, is_unique};
use crate::sip::header::Via;
use crate::sip::{Error, Param, Params};
use core::hash::{BuildHasher, Hasher};

/// The branch of a Via, as the only one of its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch<'a>(pub Option<Param<'a>>);

impl<'a> Params<'a> for Branch<'a> {
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>> {
        self.0.into_iter().map(Ok)
    }

    fn get(self, _: &[u8]) -> Option<Param<'a>> {
        self.0
    }
}

/// What a message or a transaction is found by. What is missing is empty.
#[derive(Clone, Copy, Debug)]
pub struct MatchKey<'a> {
    /// The top Via, of which host, port and branch count, and the method of the CSeq.
    pub side: Side<'a, Branch<'a>>,
    /// The Call-ID up to the first `@`.
    pub call_id: &'a [u8],
    /// The number of the CSeq.
    pub number: &'a [u8],
    /// The tag of the From.
    pub from_tag: &'a [u8],
    /// The tag of the To.
    pub to_tag: &'a [u8],
}

impl<'a> MatchKey<'a> {
    fn branch(&self) -> &'a [u8] {
        self.side.via.params.0.and_then(|branch| branch.value).unwrap_or_default()
    }

    /// The hash of what is equal in the messages of a client transaction.
    pub fn as_client(&self, hashes: &impl BuildHasher) -> u64 {
        let mut hasher = hashes.build_hasher();
        hasher.write(self.branch());
        hasher.write(self.side.method);
        hasher.finish()
    }

    /// The hash of what is equal in the messages of a server transaction. `whole_via` is asked for if the branch is not unique: the rules
    /// of RFC 2543 compare all of it.
    pub fn as_server<'b, P: Params<'b>>(&self, hashes: &impl BuildHasher, whole_via: impl FnOnce() -> Option<Via<'b, P>>) -> u64 {
        let mut hasher = hashes.build_hasher();
        hasher.write(self.branch());
        hasher.write(self.side.via.host.unwrap_or_default());
        hasher.write(if self.side.method == b"ACK" { b"INVITE" } else { self.side.method });
        if is_unique(self.branch()) {
            hasher.write(self.side.via.port.unwrap_or(b"5060"));
        } else {
            self.write_old(whole_via(), &mut hasher);
        }
        hasher.finish()
    }

    /// The same for a transaction whose To has no tag, if the message may belong to one, too, though it has a tag: an ACK by the rules of
    /// RFC 2543.
    pub fn without_to_tag(&self) -> Option<Self> {
        (!self.to_tag.is_empty() && !is_unique(self.branch())).then_some(Self { to_tag: b"", ..*self })
    }

    /// What the rules of RFC 2543 compare, the whole Via among it.
    fn write_old<'b, P: Params<'b>>(&self, via: Option<Via<'b, P>>, hasher: &mut impl Hasher) {
        let parts = via.map_or([None; 4], |via| [via.version, via.protocol, via.port, via.comment]);
        for part in parts.into_iter().flatten().chain([self.call_id, self.number, self.from_tag, self.to_tag]) {
            hasher.write(part);
            hasher.write_u8(0);
        }
        for param in via.into_iter().flat_map(|via| via.params.iter()).flatten() {
            hasher.write(param.name);
            hasher.write(param.value.unwrap_or_default());
        }
    }
}

/// The room for the texts of a stored key.
const ROOM: usize = 232;
/// The length of a text that is absent.
const ABSENT: u8 = u8::MAX;

const _: () = assert!(ROOM < ABSENT as usize);

/// A copy of a [`Side`] with a fixed size. All bytes zero is one that says nothing.
#[derive(Clone, Copy, Debug)]
pub struct StoredKey {
    /// The lengths of method, branch, host and port. No method is empty.
    lengths: [u8; 4],
    text: [u8; ROOM],
}

impl Default for StoredKey {
    fn default() -> Self {
        Self { lengths: [0; 4], text: [0; ROOM] }
    }
}

impl StoredKey {
    /// Copies what a side says. One without method or branch, or one of unusual length, makes a key that says nothing.
    pub fn set(&mut self, side: &Side<'_, Branch<'_>>) {
        self.lengths = [0; 4];
        let branch = side.via.params.0.and_then(|branch| branch.value);
        let texts = [Some(side.method), branch, side.via.host, side.via.port];
        let mut lengths = [ABSENT; 4];
        let mut room = self.text.as_mut_slice();
        for (length, text) in lengths.iter_mut().zip(texts) {
            let Some(text) = text else { continue };
            let Some((place, rest)) = room.split_at_mut_checked(text.len()) else { return };
            place.copy_from_slice(text);
            *length = u8::try_from(text.len()).unwrap_or(ABSENT);
            room = rest;
        }
        if branch.is_some() {
            self.lengths = lengths;
        }
    }

    /// What the key says; `None` if it says nothing.
    pub fn side(&self) -> Option<Side<'_, Branch<'_>>> {
        let mut rest = self.text.as_slice();
        let mut next = |length: u8| {
            let (text, after) = rest.split_at_checked(usize::from(length)).filter(|_| length != ABSENT)?;
            rest = after;
            Some(text)
        };
        let [method, branch, host, port] = self.lengths.map(&mut next);
        let params = Branch(Some(Param { name: b"branch", value: branch }));
        let via = Via { host, port, params, version: None, protocol: None, comment: None };
        Some(Side { via, method: method.filter(|method| !method.is_empty())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sip::ParamText;
    use core::hash::BuildHasherDefault;

    /// A hash that keeps all that is written apart.
    #[derive(Default)]
    struct Sum(u64);

    impl Hasher for Sum {
        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_mul(1_099_511_628_211) ^ u64::from(*byte);
            }
            self.0 = self.0.wrapping_mul(31).wrapping_add(7);
        }

        fn finish(&self) -> u64 {
            self.0
        }
    }

    const HASHES: BuildHasherDefault<Sum> = BuildHasherDefault::new();

    fn side<'a>(via: &Via<'a, ParamText<'a>>, method: &'a str) -> Side<'a, Branch<'a>> {
        let params = Branch(via.params.get(b"branch"));
        let via = Via { host: via.host, port: via.port, params, version: None, protocol: None, comment: None };
        Side { via, method: method.as_bytes() }
    }

    /// The hash of a message for a server; the To tag and the Via as given, all else of one call.
    fn server(via: &str, method: &str, change: impl FnOnce(&mut MatchKey<'_>)) -> u64 {
        let via = Via::parse(via.as_bytes()).unwrap();
        let mut key = MatchKey { side: side(&via, method), call_id: b"c", number: b"1", from_tag: b"f", to_tag: b"" };
        change(&mut key);
        key.as_server(&HASHES, || Some(via))
    }

    const NEW: &str = "SIP/2.0/UDP h:5060;branch=z9hG4bK1";
    const OLD: &str = "SIP/2.0/UDP h:5060;branch=1;x=y";

    #[test]
    fn messages_of_a_server_transaction_have_one_hash() {
        let hash = server(NEW, "INVITE", |_| {});
        assert_eq!(server(NEW, "ACK", |_| {}), hash);
        assert_eq!(server("SIP/2.0/TCP h;received=1.2.3.4;branch=z9hG4bK1", "INVITE", |_| {}), hash);
        assert_eq!(server(NEW, "INVITE", |key| (key.call_id, key.number, key.from_tag, key.to_tag) = (b"", b"", b"", b"")), hash);
    }

    #[test]
    fn other_server_transactions_have_other_hashes() {
        let hash = server(NEW, "INVITE", |_| {});
        let others =
            ["SIP/2.0/UDP h:5060;branch=z9hG4bK2", "SIP/2.0/UDP i:5060;branch=z9hG4bK1", "SIP/2.0/UDP h:5061;branch=z9hG4bK1"];
        assert!(others.iter().all(|via| server(via, "INVITE", |_| {}) != hash));
        assert_ne!(server(NEW, "BYE", |_| {}), hash);
    }

    #[test]
    fn without_a_unique_branch_all_that_is_compared_makes_the_hash() {
        let hash = server(OLD, "INVITE", |_| {});
        assert_eq!(server(OLD, "ACK", |_| {}), hash);
        let changes: [fn(&mut MatchKey<'_>); 4] =
            [|key| key.call_id = b"d", |key| key.number = b"2", |key| key.from_tag = b"g", |key| key.to_tag = b"t"];
        assert!(changes.iter().all(|change| server(OLD, "INVITE", change) != hash));
        for via in [
            "SIP/1.0/UDP h:5060;branch=1;x=y",
            "SIP/2.0/TCP h:5060;branch=1;x=y",
            "SIP/2.0/UDP i:5060;branch=1;x=y",
            "SIP/2.0/UDP h;branch=1;x=y",
            "SIP/2.0/UDP h:5060 (c);branch=1;x=y",
            "SIP/2.0/UDP h:5060;branch=2;x=y",
            "SIP/2.0/UDP h:5060;branch=1;x=z",
            "SIP/2.0/UDP h:5060;branch=1;z=y",
            "SIP/2.0/UDP h:5060;branch=1",
        ] {
            assert_ne!(server(via, "INVITE", |_| {}), hash, "{via}");
        }
    }

    #[test]
    fn parts_that_follow_each_other_are_kept_apart() {
        let hash = |call_id, number| server(OLD, "INVITE", |key| (key.call_id, key.number) = (call_id, number));
        assert_ne!(hash(b"12", b"3"), hash(b"1", b"23"));
    }

    #[test]
    fn only_an_old_message_with_a_tag_may_belong_to_a_transaction_without() {
        let key = |via: &'static str, to_tag: &'static [u8]| {
            let via = Via::parse(via.as_bytes()).unwrap();
            MatchKey { side: side(&via, "ACK"), call_id: b"c", number: b"1", from_tag: b"f", to_tag }
        };
        let found = key(OLD, b"t").without_to_tag().unwrap();
        assert_eq!((found.to_tag, found.call_id), (&b""[..], &b"c"[..]));
        assert!(key(OLD, b"").without_to_tag().is_none() && key(NEW, b"t").without_to_tag().is_none());
    }

    #[test]
    fn a_client_transaction_is_found_by_branch_and_method() {
        let client = |via: &str, method: &str| {
            let via = Via::parse(via.as_bytes()).unwrap();
            let key = MatchKey { side: side(&via, method), call_id: b"c", number: b"1", from_tag: b"f", to_tag: b"" };
            key.as_client(&HASHES)
        };
        assert_eq!(client(NEW, "BYE"), client("SIP/2.0/TCP other;branch=z9hG4bK1", "BYE"));
        assert_ne!(client(NEW, "BYE"), client(OLD, "BYE"));
        assert_ne!(client(NEW, "BYE"), client(NEW, "INVITE"));
    }

    /// What a key says after another side was stored in it before: method, branch, host, port.
    fn stored(via: &str, method: &str) -> Option<String> {
        let via = Via::parse(via.as_bytes()).unwrap();
        let mut key = StoredKey::default();
        key.set(&side(&via, "BEFORE"));
        key.set(&side(&via, method));
        let side = key.side()?;
        let parts = [Some(side.method), side.via.params.get(b"branch")?.value, side.via.host, side.via.port];
        Some(parts.map(|part| String::from_utf8(part.unwrap_or(b"-").to_vec()).unwrap()).join(" "))
    }

    #[test]
    fn a_stored_key_says_what_was_stored() {
        assert_eq!(stored(NEW, "BYE").as_deref(), Some("BYE z9hG4bK1 h 5060"));
        assert_eq!(stored("SIP/2.0/UDP h;branch=2", "A").as_deref(), Some("A 2 h -"));
        assert_eq!(stored("SIP/2.0/UDP h;branch=", "BYE"), None);
    }

    #[test]
    fn a_key_that_cannot_be_stored_says_nothing() {
        assert!(StoredKey::default().side().is_none());
        assert_eq!(stored("SIP/2.0/UDP h", "BYE"), None);
        assert_eq!(stored(NEW, ""), None);
        // 232 bytes are as many as there is room for.
        let branch = |length: usize| stored(&format!("SIP/2.0/UDP h;branch={}", "b".repeat(length)), "BYE").map(|key| key.len());
        assert_eq!((branch(228), branch(229)), (Some(228 + "BYE  h -".len()), None));
        assert_eq!(branch(300), None);
    }

    #[test]
    fn a_branch_is_the_only_parameter() {
        let branch = Param { name: b"branch", value: Some(b"1") };
        assert!(Branch(Some(branch)).iter().eq([Ok(branch)]) && Branch(None).iter().next().is_none());
    }
}
