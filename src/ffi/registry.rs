//! Which headers have values separated by commas: those of the standards, and up to 195 that the application adds.

#[cfg(feature = "abi-parser")]
use super::code::{Result, UNDEFINED_ERROR};
#[cfg(feature = "abi-parser")]
use crate::sip::header::is_separated;

/// How many names an application may add.
#[cfg(feature = "abi-parser")]
const ADDITIONS: usize = 195;
/// How many bytes of a name are kept.
const NAME: usize = 255;

/// True if a header has values separated by commas.
#[cfg(feature = "abi-parser")]
pub(crate) fn is_comma_separated(name: &[u8]) -> bool {
    is_separated(name) || is_added(name)
}

/// Adds a header; an empty name changes nothing.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` when there is no room.
#[cfg(feature = "abi-parser")]
pub(crate) fn add(name: &[u8]) -> Result {
    if add_name(name) { Ok(()) } else { Err(UNDEFINED_ERROR) }
}

/// The names of headers that an application has added; libosip2 asks libosipparser2 for them.
#[cfg(feature = "abi-parser")]
mod names {
    use super::{ADDITIONS, NAME};
    use crate::ffi::mutex::{Mutex, Shared};
    use crate::sip::header::AddedNames;
    use core::sync::atomic::{AtomicBool, Ordering};

    /// True if there are some; changed only while the names are locked. Mostly there are none, and nothing to lock and to write
    /// while other threads parse or fork.
    static ARE_SOME: AtomicBool = AtomicBool::new(false);

    type Names = AddedNames<ADDITIONS, NAME>;

    impl Shared for Names {
        fn mutex() -> &'static Mutex<Self> {
            static NAMES: Mutex<Names> = Mutex::new(Names::new());
            &NAMES
        }
    }

    #[inline]
    pub(crate) fn is_added(name: &[u8]) -> bool {
        ARE_SOME.load(Ordering::Acquire) && Names::lock().has(name)
    }

    pub(crate) fn add_name(name: &[u8]) -> bool {
        let mut names = Names::lock();
        let is_added = names.add(name);
        ARE_SOME.store(!names.is_empty(), Ordering::Release);
        is_added
    }

    pub(crate) fn forget_names() {
        if ARE_SOME.load(Ordering::Acquire) {
            let mut names = Names::lock();
            names.clear();
            ARE_SOME.store(false, Ordering::Release);
        }
    }
}

#[cfg(not(feature = "abi-parser"))]
mod names {
    use super::NAME;
    use libc::{c_char, c_int};

    unsafe extern "C" {
        fn __osip_message_is_header_comma_separated(hname: *const c_char) -> c_int;
    }

    /// Only libosipparser2 knows.
    pub(crate) fn is_added(name: &[u8]) -> bool {
        let mut text = [0; NAME + 1];
        if name.len() > NAME {
            return false;
        }
        for (place, byte) in text.iter_mut().zip(name) {
            *place = *byte;
        }
        // SAFETY: a text; its last byte, if no other one, is NUL.
        unsafe { __osip_message_is_header_comma_separated((&raw const text).cast()) == 0 }
    }
}

#[cfg(feature = "abi-parser")]
use names::add_name;
#[cfg(feature = "abi-parser")]
pub(crate) use names::forget_names;
pub(crate) use names::is_added;
