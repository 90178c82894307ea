//! Lists that somebody watches, and how often functions for lists have changed them.
//!
//! The lists of a stack are public: applications change them with the functions of `osip_list.h`, and libosip2 has to notice. What it
//! counts cannot stand in the list, whose layout has no room for it; so libosipparser2, where these functions are, knows which lists are
//! watched. All other lists, those of the parser, cost one look at a table that is hardly ever written, and no lock.

use crate::ffi::layout::osip_list;
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU32, Ordering};

/// A list that is watched: a part of something larger of whoever watches it.
#[repr(C)]
pub(crate) struct Watch {
    list: *mut osip_list,
    /// How many elements were put in and taken out, modulo 2^32. A list that is made empty at once counts in both.
    added: AtomicU32,
    removed: AtomicU32,
    /// The next of those with the same place in the table, which it belongs to.
    next: UnsafeCell<*mut Watch>,
}

impl Watch {
    /// What watches a list once it is given to `osip_ext_list_watch`.
    pub(crate) const fn new(list: *mut osip_list) -> Self {
        Self { list, added: AtomicU32::new(0), removed: AtomicU32::new(0), next: UnsafeCell::new(null_mut()) }
    }

    /// How many elements were put in and taken out, modulo 2^32, by functions for lists.
    #[inline]
    pub(crate) fn counts(&self) -> (u32, u32) {
        // They are written by who changes the list: what keeps threads apart there does so here.
        (self.added.load(Ordering::Relaxed), self.removed.load(Ordering::Relaxed))
    }
}

/// What has happened to a list.
#[derive(Clone, Copy)]
pub(crate) enum Change {
    /// An element was put in.
    Added,
    /// An element was taken out.
    Removed,
    /// The list was made empty at once, whatever it was.
    Reset,
}

#[cfg(not(feature = "abi-parser"))]
pub(crate) use elsewhere::{changed, osip_ext_list_unwatch, osip_ext_list_watch};
#[cfg(feature = "abi-parser")]
#[cfg_attr(not(feature = "abi-core"), allow(unused_imports, reason = "libosip2 watches"))]
pub(crate) use table::{changed, osip_ext_list_unwatch, osip_ext_list_watch};

/// The table of libosipparser2.
#[cfg(feature = "abi-parser")]
mod table {
    use super::{Change, Watch};
    use crate::ffi::layout::osip_list;
    use crate::ffi::mutex::{Mutex, Shared};
    use core::ptr::null_mut;
    use core::sync::atomic::{AtomicUsize, Ordering};

    /// The places are chosen by so many bits.
    const BITS: u32 = 10;
    const PLACES: usize = 1 << BITS;

    /// A place without watched lists.
    const NONE: usize = 0;
    /// A place with more than one; no list has this address.
    const MANY: usize = 1;

    /// What is watched at each place: [`NONE`], the address of the only list, or [`MANY`]. Changed only while the watches are locked.
    static MARKS: [AtomicUsize; PLACES] = [const { AtomicUsize::new(NONE) }; PLACES];

    /// All watches by their places, linked.
    struct Watches {
        first: [*mut Watch; PLACES],
    }

    // SAFETY: no watch belongs to a thread.
    unsafe impl Send for Watches {}

    impl Shared for Watches {
        fn mutex() -> &'static Mutex<Self> {
            static WATCHES: Mutex<Watches> = Mutex::new(Watches { first: [null_mut(); PLACES] });
            &WATCHES
        }
    }

    /// The place of a list. The lists of a stack, which are neighbours, have different ones.
    #[inline]
    fn place(list: *const osip_list) -> usize {
        // 2^64 divided by the golden ratio, whose multiples lie far apart.
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        ((list.addr() as u64).wrapping_mul(FACTOR) >> (u64::BITS - BITS)) as usize
    }

    /// Notes that a function for lists has changed one.
    #[inline]
    pub(crate) fn changed(list: *mut osip_list, change: Change) {
        // Who may change a watched list got to know it after it was marked, and so sees the mark.
        let mark = MARKS[place(list)].load(Ordering::Relaxed);
        if mark == list.addr() || mark == MANY {
            count(list, change);
        }
    }

    #[cold]
    fn count(list: *mut osip_list, change: Change) {
        let watches = Watches::lock();
        let mut watch = watches.first[place(list)].cast_const();
        // SAFETY: watches in the table are valid, and the lock keeps them there.
        while let Some(one) = unsafe { watch.as_ref() } {
            if one.list == list {
                let (added, removed) = match change {
                    Change::Added => (1, 0),
                    Change::Removed => (0, 1),
                    Change::Reset => (1, 1),
                };
                one.added.fetch_add(added, Ordering::Relaxed);
                one.removed.fetch_add(removed, Ordering::Relaxed);
            }
            // SAFETY: a link of the table, which is locked.
            watch = unsafe { *one.next.get() };
        }
    }

    /// Marks a place as what its watches make of it.
    fn mark(watches: &Watches, place: usize) {
        // SAFETY: NULL or a watch of the table, which is locked.
        let mark = unsafe {
            match watches.first[place].as_ref() {
                None => NONE,
                Some(watch) if (*watch.next.get()).is_null() => watch.list.addr(),
                Some(_) => MANY,
            }
        };
        // Race detectors take a store for a plain write, but not an exchange.
        MARKS[place].swap(mark, Ordering::Relaxed);
    }

    /// Counts the changes that functions for lists make to a list, from now on. For libosip2 alone: no header declares it.
    ///
    /// cbindgen:ignore
    ///
    /// # Safety
    /// `watch` is NULL, or valid and not moved until it is given to `osip_ext_list_unwatch`; it names a list and is not known yet.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn osip_ext_list_watch(watch: *mut Watch) {
        if watch.is_null() {
            return;
        }
        let mut watches = Watches::lock();
        // SAFETY: valid, and nobody else uses it yet.
        unsafe {
            let place = place((*watch).list);
            *(*watch).next.get() = watches.first[place];
            watches.first[place] = watch;
            mark(&watches, place);
        }
    }

    /// Ends that. A watch that is not known is left alone. For libosip2 alone: no header declares it.
    ///
    /// cbindgen:ignore
    ///
    /// # Safety
    /// `watch` is NULL or valid; it names the same list as before.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn osip_ext_list_unwatch(watch: *mut Watch) {
        if watch.is_null() {
            return;
        }
        let mut watches = Watches::lock();
        // SAFETY: valid, like all watches in the table, which are locked.
        unsafe {
            let place = place((*watch).list);
            let mut link = &raw mut watches.first[place];
            while !(*link).is_null() && *link != watch {
                link = (**link).next.get();
            }
            if *link == watch {
                *link = *(*watch).next.get();
            }
            mark(&watches, place);
        }
    }
}

/// libosip2 asks libosipparser2. Its own copies of the functions for lists are used for no list that is watched.
#[cfg(not(feature = "abi-parser"))]
mod elsewhere {
    use super::{Change, Watch};
    use crate::ffi::layout::osip_list;

    unsafe extern "C" {
        pub(crate) fn osip_ext_list_watch(watch: *mut Watch);
        pub(crate) fn osip_ext_list_unwatch(watch: *mut Watch);
    }

    #[inline]
    pub(crate) fn changed(_: *mut osip_list, _: Change) {}
}
