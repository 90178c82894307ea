//! One value of a header or a URI, in the safe core: what is printed of it parses, and is printed the same again.
#![no_main]

use osip::sip::header::{AuthenticationInfo, Authorization, CSeq, CallId, Contact, Element, MediaType, Via, WwwAuthenticate};
use osip::sip::{NameAddr, Params, Uri};

/// Prints what parses, and parses what is printed: each round may take something away, but adds nothing. Not so where a user was empty
/// (`sip:@a@b`), which hides another `@`, not with the comment of a Via, which is found in the other parts, too, and not where a `;` stands
/// before a `>`, which both are parameters then, and printed after another `>`.
fn must_be_stable(text: &[u8], print: impl Fn(&[u8]) -> Option<Vec<u8>>) {
    let is_odd = |text: &[u8]| text.contains(&b'(') || text.windows(2).any(|pair| pair == b":@" || pair == b";>");
    let print = |text: &[u8]| print(text).filter(|text| !is_odd(text));
    let Some(second) = print(text).and_then(|first| print(&first)) else { return };
    if let Some(third) = print(&second) {
        assert!(third.len() < second.len() || third == second);
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&kind, text)) = data.split_first() else { return };
    // What a NUL is escaped to ends a text when it is unescaped.
    if text.contains(&0) {
        return;
    }
    match kind % 12 {
        0 => must_be_stable(text, |text| Via::parse(text).ok()?.to_vec().ok()),
        1 => must_be_stable(text, |text| NameAddr::parse(text).ok()?.to_vec().ok()),
        2 => must_be_stable(text, |text| Contact::parse(text).ok()?.to_vec().ok()),
        3 => must_be_stable(text, |text| CallId::parse(text).ok()?.to_vec().ok()),
        4 => must_be_stable(text, |text| CSeq::parse(text).ok()?.to_vec().ok()),
        5 => must_be_stable(text, |text| MediaType::parse(text).ok()?.to_vec().ok()),
        6 => must_be_stable(text, |text| Element::parse(text).ok()?.to_vec().ok()),
        7 => must_be_stable(text, |text| Element::parse_bracketed(text).ok()?.to_vec().ok()),
        8 => must_be_stable(text, |text| Authorization::parse(text).ok()?.to_vec().ok()),
        9 => must_be_stable(text, |text| WwwAuthenticate::parse(text).ok()?.to_vec().ok()),
        10 => must_be_stable(text, |text| Some(AuthenticationInfo::parse(text).ok()?.to_vec())),
        _ => {
            must_be_stable(text, |text| Uri::parse(text).ok()?.to_vec().ok());
            let Ok(uri) = Uri::parse(text) else { return };
            // Those that have no escapes or blanks in their names are found by them.
            let is_plain = |name: &[u8]| name.iter().all(u8::is_ascii_alphanumeric);
            for param in uri.params.iter().map_while(Result::ok).filter(|param| is_plain(param.name)) {
                assert!(uri.params.get(param.name).is_some());
            }
        }
    }
});
