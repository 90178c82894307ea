//! The parts of a multipart body, in the safe core: each lies within the text, after the one before; each has its lines and its content.
#![no_main]

use osip::sip::mime::{PartLines, Parts, boundary};

/// Where a part lies in a text.
fn place(text: &[u8], part: &[u8]) -> (usize, usize) {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    (start, start + part.len())
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut halves = data.splitn(2, |&byte| byte == 0);
    let (Some(mark), Some(text)) = (halves.next(), halves.next()) else { return };
    let mut last = 0;
    for part in Parts::new(text, boundary(mark)) {
        let Ok(part) = part else { break };
        let (start, end) = place(text, part);
        assert!(start >= last && end <= text.len());
        last = end;
        let mut lines = PartLines::new(part);
        let mut length = 0;
        for line in lines.by_ref() {
            let Ok(line) = line else { break };
            assert!(!line.name.is_empty() || line.value.is_some());
            length += line.name.len() + line.value.map_or(0, <[u8]>::len);
        }
        if let Ok(content) = lines.content() {
            assert!(content.len() + length <= part.len());
        }
    }
});
