//! A message, split by the safe core: what is printed of its parts is split into the same parts.
#![no_main]

use osip::sip::body::{self, Content};
use osip::sip::message::{HeaderLine, Message, StartLine, elements};
use osip::sip::print::Draft;

/// The header lines but the Content-Length, which is printed anew.
fn headers<'a>(message: &Message<'a>) -> Vec<HeaderLine<'a>> {
    let lines = message.headers().map(|line| line.expect("all lines were valid"));
    lines.filter(|line| !line.name.eq_ignore_ascii_case(b"content-length") && !line.name.eq_ignore_ascii_case(b"l")).collect()
}

/// What is the same once they are printed: the name in any case, and no value as an empty one.
fn printed(lines: &[HeaderLine<'_>]) -> Vec<(Vec<u8>, Vec<u8>)> {
    lines.iter().map(|line| (line.name.to_ascii_lowercase(), line.value.unwrap_or_default().to_vec())).collect()
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(message) = Message::parse(data) else { return };
    let lines = headers(&message);
    // A name of blanks alone, or a URI of line ends, is parsed, but not printed so that it could be.
    let is_none = |uri: &[u8]| uri.is_empty() || uri.iter().any(|byte| matches!(byte, b'\r' | b'\n'));
    if lines.iter().any(|line| line.name.is_empty()) || matches!(message.start, StartLine::Request { uri, .. } if is_none(uri)) {
        return;
    }
    for line in &lines {
        let value = line.value.unwrap_or_default();
        // Each element is a part of its value, and there are no more than commas between them.
        assert!(elements(value).count() <= value.iter().filter(|&&byte| byte == b',').count() + 1);
    }
    assert_eq!(
        message.header(&[b"x"]),
        lines.iter().find(|line| line.name.eq_ignore_ascii_case(b"x")).map(|line| line.value.unwrap_or_default())
    );
    let body = match body::of(&message) {
        Ok(Content::One(body)) => body,
        Ok(Content::Nothing) => b"",
        Ok(Content::Parts(_)) | Err(_) => return,
    };
    let Ok(text) = (Draft { start: message.start, headers: &lines, body }).to_vec() else { return };
    let again = Message::parse(&text).expect("what was printed is valid");
    assert_eq!(printed(&headers(&again)), printed(&lines));
});
