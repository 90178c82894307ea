//! Numbers that nobody can foresee, and hashes that nobody can aim at.

use core::ffi::c_void;
use core::hash::{BuildHasher, Hasher};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use siphasher::sip::SipHasher13;

/// The keys of a hash.
#[derive(Clone, Copy)]
pub(crate) struct Keys(u64, u64);

impl Keys {
    /// New keys.
    pub(crate) fn new() -> Self {
        Self(number(), number())
    }

    /// Keys of the system's source of randomness.
    fn of_system() -> Self {
        let mut bytes = [0_u64; 2];
        if !fill(&mut bytes) {
            // There is none: what differs between processes and moments.
            // SAFETY: they take nothing, or NULL.
            let (process, time) = unsafe { (libc::getpid(), libc::time(null_mut())) };
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

/// The keys that all numbers of this process are made with, in halves, for some machines have no atomics of 64 bits. The last one is zero before
/// the first number.
static HALVES: [AtomicUsize; 4] = [const { AtomicUsize::new(0) }; 4];

/// A process that was forked has keys of its own.
extern "C" fn forget() {
    for half in &HALVES {
        half.store(0, Ordering::Release);
    }
}

#[cold]
fn make_keys() {
    static TOLD: AtomicBool = AtomicBool::new(false);

    if !cfg!(miri) && !TOLD.swap(true, Ordering::Relaxed) {
        // SAFETY: the function is there as long as this library, with which it goes.
        if unsafe { libc::pthread_atfork(None, None, Some(forget)) } != 0 {
            // There was no memory. Whoever forks next may have more luck.
            TOLD.store(false, Ordering::Relaxed);
        }
    }
    let Keys(left, right) = Keys::of_system();
    // Whoever comes first writes a half; the last one is never zero.
    for (half, value) in HALVES.iter().zip([left, left >> 32, right, right >> 32 | 1]) {
        let _ = half.compare_exchange(0, value as u32 as usize, Ordering::AcqRel, Ordering::Acquire);
    }
}

/// A number that nobody can foresee, whatever others they have seen; also in a process that was forked.
pub(crate) fn number() -> u64 {
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    let [first, second, third, fourth] = &HALVES;
    if fourth.load(Ordering::Acquire) == 0 {
        make_keys();
    }
    let both =
        |low: &AtomicUsize, high: &AtomicUsize| (high.load(Ordering::Acquire) as u64) << 32 | low.load(Ordering::Acquire) as u64;
    let mut hasher = Keys(both(first, second), both(third, fourth)).build_hasher();
    hasher.write_usize(COUNT.fetch_add(1, Ordering::Relaxed));
    hasher.finish()
}
