//! What the fuzz targets share: a case seen from C on our libraries, and on the original in a second process.

mod original;

use original::Original;
use osip::sip::{Error, Writer};
use std::ffi::{CString, c_char};
use std::mem::MaybeUninit;
use std::sync::{Mutex, OnceLock};

unsafe extern "C" {
    /// In `from_c/case.c`.
    fn fuzz_case(name: *const c_char, data: *const u8, size: usize, length: *mut usize) -> *const u8;
}

/// Runs a case of a target of `from_c` on our libraries and gives what was seen.
fn observe(target: &str, data: &[u8]) -> Vec<u8> {
    let name = CString::new(target).expect("a name");
    let mut length = 0;
    // SAFETY: the name ends with a zero, the data has that many bytes, and the length may be written.
    let seen = unsafe { fuzz_case(name.as_ptr(), data.as_ptr(), data.len(), &mut length) };
    assert!(!seen.is_null(), "there is no target {target}");
    // SAFETY: what was seen has that many bytes, and stays until the next case.
    unsafe { std::slice::from_raw_parts(seen, length) }.to_vec()
}

/// Runs a case on our libraries alone.
pub fn ours(target: &'static str, data: &[u8]) {
    observe(target, data);
}

/// Runs a case on our libraries, and on the original if that is installed: what is seen must be the same.
pub fn same(target: &'static str, data: &[u8]) {
    static ORIGINAL: OnceLock<Mutex<Option<Original>>> = OnceLock::new();
    let ours = observe(target, data);
    let mut original = ORIGINAL.get_or_init(|| Mutex::new(Original::if_installed(target))).lock().expect("one thread");
    let Some(original) = original.as_mut() else { return };
    if let Some(theirs) = original.differs(target, data, &ours) {
        panic!("{}", first_difference(&theirs, &ours));
    }
}

/// Where two observations part, with what comes before.
fn first_difference(original: &[u8], ours: &[u8]) -> String {
    let lines = |text: &[u8]| String::from_utf8_lossy(text).lines().map(str::to_owned).collect::<Vec<_>>();
    let (theirs, ours) = (lines(original), lines(ours));
    let same = theirs.iter().zip(&ours).take_while(|(theirs, ours)| theirs == ours).count();
    let before = theirs[same.saturating_sub(12)..same].join("\n  ");
    let line = |lines: &[String]| lines.get(same).map_or_else(|| "(nothing)".to_owned(), Clone::clone);
    format!("the original differs after\n  {before}\noriginal: {}\nours:     {}", line(&theirs), line(&ours))
}

/// What is printed: first counted, then put into exactly as much room.
pub fn printed(write: impl Fn(&mut Writer<'_>) -> Result<(), Error>) -> Option<Vec<u8>> {
    let mut counted = Writer::new(&mut []);
    write(&mut counted).ok()?;
    let mut room = vec![MaybeUninit::uninit(); counted.len()];
    let mut out = Writer::new(&mut room);
    write(&mut out).expect("it was printed before");
    assert_eq!(out.len(), counted.len());
    let text = out.text().expect("all has a place");
    // SAFETY: each byte of a text that has a place has a value.
    Some(text.iter().map(|byte| unsafe { byte.assume_init() }).collect())
}
