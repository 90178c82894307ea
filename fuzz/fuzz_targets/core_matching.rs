//! Which transaction a message belongs to: two that match have the same hash, or one of them would not be found; a stored key says what
//! was stored.
#![no_main]

use osip::sip::header::Via;
use osip::sip::{ParamText, Params};
use osip::transaction::key::{Branch, MatchKey, StoredKey};
use osip::transaction::matching::{self, Side, Verdict};
use std::hash::{BuildHasherDefault, DefaultHasher};

const HASHES: BuildHasherDefault<DefaultHasher> = BuildHasherDefault::new();
const METHODS: [&[u8]; 4] = [b"INVITE", b"ACK", b"BYE", b"OPTIONS"];

fn key<'a>(via: &Via<'a, ParamText<'a>>, method: &'a [u8]) -> MatchKey<'a> {
    let params = Branch(via.params.get(b"branch"));
    let via = Via { host: via.host, port: via.port, params, version: None, protocol: None, comment: None };
    MatchKey { side: Side { via, method }, call_id: b"c", number: b"1", from_tag: b"f", to_tag: b"" }
}

/// What a key says: method, branch, host, port.
fn parts<'a>(side: &Side<'a, Branch<'a>>) -> (&'a [u8], Option<&'a [u8]>, Option<&'a [u8]>, Option<&'a [u8]>) {
    (side.method, side.via.params.get(b"branch").and_then(|branch| branch.value), side.via.host, side.via.port)
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&methods, data)) = data.split_first() else { return };
    let mut texts = data.splitn(2, |&byte| byte == 0);
    let (Some(one), Some(other)) = (texts.next(), texts.next()) else { return };
    let (Ok(ours), Ok(theirs)) = (Via::parse(one), Via::parse(other)) else { return };
    let [our_method, their_method] = [methods & 3, methods >> 2 & 3].map(|method| METHODS[usize::from(method)]);
    let sides = (Side { via: ours, method: our_method }, Side { via: theirs, method: their_method });
    let keys = (key(&ours, our_method), key(&theirs, their_method));
    if matching::request(&sides.0, &sides.1) == Ok(Verdict::Same) {
        assert_eq!(keys.0.as_server(&HASHES, || Some(ours)), keys.1.as_server(&HASHES, || Some(theirs)));
    }
    if matching::response(&sides.0, &sides.1) == Ok(true) {
        assert_eq!(keys.0.as_client(&HASHES), keys.1.as_client(&HASHES));
    }
    let mut stored = StoredKey::default();
    stored.set(&keys.1.side);
    stored.set(&keys.0.side);
    if let Some(side) = stored.side() {
        assert_eq!(parts(&side), parts(&keys.0.side));
    }
});
