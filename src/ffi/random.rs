//! Numbers that nobody can foresee, and hashes that nobody can aim at.

use core::ffi::c_void;
use core::hash::BuildHasher;
#[cfg(feature = "abi-parser")]
use core::hash::Hasher;
#[cfg(feature = "abi-parser")]
use core::sync::atomic::{AtomicUsize, Ordering};
use siphasher::sip::SipHasher13;

/// The keys of a hash.
#[derive(Clone, Copy)]
pub(crate) struct Keys(u64, u64);

impl Keys {
    /// New keys of the system's source of randomness.
    pub(crate) fn new() -> Self {
        let mut bytes = [0_u64; 2];
        if !fill(&mut bytes) {
            // There is none: what differs between processes and moments.
            // SAFETY: they take nothing, or NULL.
            let (process, time) = unsafe { (libc::getpid(), libc::time(core::ptr::null_mut())) };
            bytes = [(&raw const bytes).addr() as u64 ^ process as u64, time as u64];
        }
        let [left, right] = bytes;
        Self(left, right)
    }
}

impl BuildHasher for Keys {
    type Hasher = SipHasher13;

    fn build_hasher(&self) -> SipHasher13 {
        SipHasher13::new_with_keys(self.0, self.1)
    }
}

/// Fills a place with random bytes; false where the system has none.
#[cfg(all(target_os = "linux", not(miri)))]
fn fill(place: &mut [u64; 2]) -> bool {
    let size = size_of_val(place);
    // By its number: older libraries have no function for it. It does not wait, not even while the system starts.
    // SAFETY: the place has so many bytes.
    unsafe {
        libc::syscall(libc::SYS_getrandom, place.as_mut_ptr().cast::<c_void>(), size, libc::GRND_NONBLOCK) == size as libc::c_long
    }
}

/// Fills a place with random bytes; false where the system has none.
#[cfg(any(not(target_os = "linux"), miri))]
fn fill(place: &mut [u64; 2]) -> bool {
    let size = size_of_val(place);
    // SAFETY: the place has so many bytes.
    unsafe { libc::getentropy(place.as_mut_ptr().cast::<c_void>(), size) == 0 }
}

/// A number that nobody can foresee, whatever others they have seen; also in a process that was forked.
#[cfg(feature = "abi-parser")]
pub(crate) fn number() -> u64 {
    /// The keys of this process and those that it forks, in halves: where there are no atomics of 64 bits.
    static KEYS: [AtomicUsize; 4] = [const { AtomicUsize::new(0) }; 4];
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    let [first, second, third, fourth] = &KEYS;
    if fourth.load(Ordering::Acquire) == 0 {
        let Keys(left, right) = Keys::new();
        // Whoever comes first writes a half; the last one is never zero.
        for (half, value) in [(first, left), (second, left >> 32), (third, right), (fourth, right >> 32 | 1)] {
            let _ = half.compare_exchange(0, value as u32 as usize, Ordering::AcqRel, Ordering::Acquire);
        }
    }
    let both =
        |low: &AtomicUsize, high: &AtomicUsize| (high.load(Ordering::Acquire) as u64) << 32 | low.load(Ordering::Acquire) as u64;
    let mut hasher = Keys(both(first, second), both(third, fourth)).build_hasher();
    // SAFETY: it takes nothing.
    hasher.write_u32(unsafe { libc::getpid() } as u32);
    hasher.write_usize(COUNT.fetch_add(1, Ordering::Relaxed));
    hasher.finish()
}
