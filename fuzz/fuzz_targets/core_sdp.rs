//! The lines of a session description, in the safe core: what is printed of them has the same lines; devices of GB/T 28181 may send all
//! that others may.
#![no_main]

use osip::sdp::{Line, Lines};

/// The text of all lines; `None` if one of them cannot be printed.
fn printed(lines: &[Line<'_>]) -> Option<Vec<u8>> {
    let texts = lines.iter().map(|line| osip_fuzz::printed(|out| line.write(out)));
    texts.collect::<Option<Vec<_>>>().map(|texts| texts.concat())
}

/// The lines of a text, if none is refused.
fn whole(lines: Lines<'_>) -> Option<Vec<Line<'_>>> {
    lines.collect::<Result<_, _>>().ok()
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let strict = whole(Lines::new(data));
    let open = whole(Lines::new(data).gb28181());
    if let Some(lines) = &open {
        assert!(printed(lines).is_some());
    }
    let Some(strict) = strict else { return };
    let first = printed(&strict).expect("what was parsed is printed");
    assert_eq!(open.and_then(|lines| printed(&lines)).as_ref(), Some(&first));
    let again = whole(Lines::new(&first)).expect("what was printed is valid");
    assert_eq!(printed(&again), Some(first.clone()));
});
