//! Memory for transactions: 16 KB each, of which nothing but the first page takes memory as long as nobody writes to the rest.
//!
//! The blocks of C's allocator are not good enough for that: it clears most of them by writing. Only this library frees transactions,
//! so C cannot tell the difference; if the application has set an allocator, that is used instead.

use core::cell::UnsafeCell;
use core::ptr::null_mut;
use libc::{c_void, pthread_mutex_t};

/// The room of a block.
pub(super) const BLOCK: usize = 16 * 1024;
/// What is cleared by writing; the rest is given back to the system.
const PAGE: usize = 4096;
/// The room of a slab, which begins at a multiple of it.
const SLAB: usize = 64 * BLOCK;

/// The head of a slab, in the place of its first block.
#[repr(C)]
struct Slab {
    /// The neighbours among the slabs with free blocks.
    previous: *mut Slab,
    next: *mut Slab,
    /// The free blocks, linked.
    free: *mut Free,
    /// Where the blocks begin that were never used.
    fresh: usize,
    used: usize,
}

struct Free {
    next: *mut Free,
}

/// All slabs with free blocks.
struct Slabs {
    lock: UnsafeCell<pthread_mutex_t>,
    first: UnsafeCell<*mut Slab>,
}

// SAFETY: what is in it is used only while it is locked.
unsafe impl Sync for Slabs {}

static SLABS: Slabs = Slabs { lock: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER), first: UnsafeCell::new(null_mut()) };

/// A block of zeroes; NULL if there is no memory.
pub(super) fn allocate() -> *mut c_void {
    // SAFETY: the slabs are locked, and a slab with free blocks is in the list.
    unsafe {
        libc::pthread_mutex_lock(SLABS.lock.get());
        let mut slab = *SLABS.first.get();
        if slab.is_null() {
            slab = map();
            link(slab);
        }
        let block = if slab.is_null() { null_mut() } else { take(slab) };
        libc::pthread_mutex_unlock(SLABS.lock.get());
        block
    }
}

/// Gives a block back.
///
/// # Safety
/// The block is from [`allocate`] and not used any more.
pub(super) unsafe fn free(block: *mut c_void) {
    // SAFETY: the block is in a slab, which begins at a multiple of its size; the slabs are locked.
    unsafe {
        let slab = block.byte_sub(block.addr() % SLAB).cast::<Slab>();
        libc::madvise(block.byte_add(PAGE), BLOCK - PAGE, libc::MADV_DONTNEED);
        libc::pthread_mutex_lock(SLABS.lock.get());
        let full = (*slab).free.is_null() && (*slab).fresh == SLAB;
        let free = block.cast::<Free>();
        (*free).next = (*slab).free;
        (*slab).free = free;
        (*slab).used -= 1;
        if full {
            link(slab);
        }
        // One that is empty is kept for the next transaction.
        if (*slab).used == 0 && !((*slab).previous.is_null() && (*slab).next.is_null()) {
            unlink(slab);
            libc::munmap(slab.cast(), SLAB);
        }
        libc::pthread_mutex_unlock(SLABS.lock.get());
    }
}

/// A new slab, or NULL.
unsafe fn map() -> *mut Slab {
    // SAFETY: the mapping is new; what is cut off is not used.
    unsafe {
        let (access, kind) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
        let start = libc::mmap(null_mut(), 2 * SLAB, access, kind, -1, 0);
        if start == libc::MAP_FAILED {
            return null_mut();
        }
        let before = start.addr().next_multiple_of(SLAB) - start.addr();
        if before > 0 {
            libc::munmap(start, before);
        }
        let slab = start.byte_add(before);
        libc::munmap(slab.byte_add(SLAB), SLAB - before);
        // Large pages would take memory for what is never used.
        libc::madvise(slab, SLAB, libc::MADV_NOHUGEPAGE);
        let slab = slab.cast::<Slab>();
        (*slab).fresh = BLOCK;
        slab
    }
}

/// Takes a block of a slab that has free ones.
unsafe fn take(slab: *mut Slab) -> *mut c_void {
    // SAFETY: a slab of the list; a block that was used before has zeroes behind its first page.
    unsafe {
        let block: *mut c_void = if (*slab).free.is_null() {
            (*slab).fresh += BLOCK;
            slab.byte_add((*slab).fresh - BLOCK).cast()
        } else {
            let free = (*slab).free;
            (*slab).free = (*free).next;
            core::ptr::write_bytes(free.cast::<u8>(), 0, PAGE);
            free.cast()
        };
        (*slab).used += 1;
        if (*slab).free.is_null() && (*slab).fresh == SLAB {
            unlink(slab);
        }
        block
    }
}

/// Puts a slab in front of the list.
unsafe fn link(slab: *mut Slab) {
    // SAFETY: NULL or a slab that is not in the list, which is locked.
    unsafe {
        if let Some(content) = slab.as_mut() {
            let first = *SLABS.first.get();
            (content.previous, content.next) = (null_mut(), first);
            if !first.is_null() {
                (*first).previous = slab;
            }
            *SLABS.first.get() = slab;
        }
    }
}

/// Takes a slab out of the list.
unsafe fn unlink(slab: *mut Slab) {
    // SAFETY: a slab of the list, which is locked.
    unsafe {
        let (previous, next) = ((*slab).previous, (*slab).next);
        match previous.as_mut() {
            Some(previous) => previous.next = next,
            None => *SLABS.first.get() = next,
        }
        if let Some(next) = next.as_mut() {
            next.previous = previous;
        }
        ((*slab).previous, (*slab).next) = (null_mut(), null_mut());
    }
}
