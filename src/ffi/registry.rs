//! Which headers have values separated by commas: those of the standards, and up to 195 that the application adds.

#[cfg(feature = "abi-parser")]
use super::code::{Result, UNDEFINED_ERROR};
use crate::sip::header::is_separated;

/// How many names an application may add.
#[cfg(feature = "abi-parser")]
const ADDITIONS: usize = 195;
/// How many bytes of a name are kept.
const NAME: usize = 255;

/// True if a header has values separated by commas.
#[inline]
pub(crate) fn is_comma_separated(name: &[u8]) -> bool {
    is_separated(name) || is_added(name)
}

/// Adds a header; an empty name changes nothing.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` when there is no room.
#[cfg(feature = "abi-parser")]
pub(crate) fn add(name: &[u8]) -> Result {
    let name = name.get(..NAME).unwrap_or(name);
    match name.is_empty() || add_name(name) {
        true => Ok(()),
        false => Err(UNDEFINED_ERROR),
    }
}

/// The names of headers that an application has added; libosip2 asks libosipparser2 for them.
#[cfg(feature = "abi-parser")]
mod names {
    use super::{ADDITIONS, NAME};
    use crate::sip::scan;
    use core::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{PoisonError, RwLock};

    struct Name {
        length: usize,
        bytes: [u8; NAME],
    }

    static NAMES: RwLock<[Name; ADDITIONS]> = RwLock::new([const { Name { length: 0, bytes: [0; NAME] } }; ADDITIONS]);
    /// How many there are; changed only while the names are locked.
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    /// False if no names were added.
    #[inline]
    pub(crate) fn are_names_added() -> bool {
        COUNT.load(Ordering::Acquire) != 0
    }

    pub(crate) fn is_added(name: &[u8]) -> bool {
        if COUNT.load(Ordering::Acquire) == 0 {
            return false;
        }
        let names = NAMES.read().unwrap_or_else(PoisonError::into_inner);
        let count = COUNT.load(Ordering::Acquire);
        names.iter().take(count).any(|known| scan::same(known.bytes.get(..known.length).unwrap_or_default(), name))
    }

    pub(crate) fn add_name(name: &[u8]) -> bool {
        let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
        let count = COUNT.load(Ordering::Acquire);
        let Some(place) = names.get_mut(count) else {
            return false;
        };
        for (place, byte) in place.bytes.iter_mut().zip(name) {
            *place = *byte;
        }
        place.length = name.len().min(NAME);
        COUNT.store(count + 1, Ordering::Release);
        true
    }

    pub(crate) fn forget_names() {
        // Each new stack comes here, while other threads parse or fork: mostly there is nothing to lock and to write.
        if COUNT.load(Ordering::Acquire) == 0 {
            return;
        }
        let _names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
        COUNT.store(0, Ordering::Release);
    }
}

#[cfg(not(feature = "abi-parser"))]
mod names {
    use super::NAME;
    use libc::{c_char, c_int};

    unsafe extern "C" {
        fn __osip_message_is_header_comma_separated(hname: *const c_char) -> c_int;
    }

    /// True, because only libosipparser2 knows.
    #[inline]
    pub(crate) fn are_names_added() -> bool {
        true
    }

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
pub(crate) use names::are_names_added;
#[cfg(feature = "abi-parser")]
pub(crate) use names::forget_names;
use names::is_added;
