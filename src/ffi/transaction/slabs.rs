//! The blocks of [`super::pages`]: slabs of them, each mapped at once.

use super::block::ask;
use super::pages::{BLOCK, START, STRIDE};
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use libc::{c_void, pthread_mutex_t};

const PAGE: usize = 4096;
/// The room of a slab, which begins at a multiple of it.
const SLAB: usize = 64 * STRIDE;
/// The last block has its end in the room of one that is not there.
const BLOCKS: usize = SLAB / STRIDE - 1;

/// A slab of which fewer blocks are used gives more memory back.
const FEW: u32 = BLOCKS as u32 / 4;

/// The head of a slab, before the first block.
#[repr(C)]
struct Slab {
    /// The neighbours among the slabs with free blocks.
    previous: *mut Slab,
    next: *mut Slab,
    /// The blocks that are used, as bits.
    used: u64,
    /// Free blocks of zeroes, whose first page takes no memory either.
    clean: u64,
    /// The other free blocks, linked.
    free: *mut Free,
}

struct Free {
    next: *mut Free,
}

const _: () = assert!(size_of::<Slab>() <= START && BLOCKS < 64);

impl Slab {
    fn is_full(&self) -> bool {
        self.free.is_null() && self.clean == 0
    }

    /// True if there is another one with free blocks.
    fn has_neighbours(&self) -> bool {
        !(self.previous.is_null() && self.next.is_null())
    }
}

/// All slabs with free blocks.
struct Slabs {
    lock: UnsafeCell<pthread_mutex_t>,
    first: UnsafeCell<*mut Slab>,
    /// Whether there ever was one.
    begun: UnsafeCell<bool>,
}

// SAFETY: what is in it is used only while it is locked.
unsafe impl Sync for Slabs {}

static SLABS: Slabs = Slabs {
    lock: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER),
    first: UnsafeCell::new(null_mut()),
    begun: UnsafeCell::new(false),
};

extern "C" fn lock() {
    // SAFETY: a mutex that is never destroyed.
    unsafe { libc::pthread_mutex_lock(SLABS.lock.get()) };
}

extern "C" fn unlock() {
    // SAFETY: it was locked by this thread, or by the one of the parent process that has become this one.
    unsafe { libc::pthread_mutex_unlock(SLABS.lock.get()) };
}

/// False if pages have another size than what the blocks are laid out for.
fn is_possible() -> bool {
    // SAFETY: a question that changes nothing.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) == PAGE as libc::c_long }
}

/// A block of zeroes; NULL if there is no memory.
pub(super) fn allocate() -> *mut c_void {
    if !is_possible() {
        // SAFETY: calloc takes any size.
        return unsafe { libc::calloc(1, BLOCK) };
    }
    lock();
    // SAFETY: the slabs are locked, and a slab with free blocks is in the list.
    unsafe {
        let mut slab = *SLABS.first.get();
        if slab.is_null() {
            slab = map();
            link(slab);
        }
        let block = if slab.is_null() { null_mut() } else { take(slab) };
        unlock();
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
        if !is_possible() {
            return libc::free(block);
        }
        let slab = block.byte_sub(block.addr() % SLAB).cast::<Slab>();
        libc::madvise(block.byte_sub(START).byte_add(PAGE), STRIDE - PAGE, libc::MADV_DONTNEED);
        lock();
        let full = (*slab).is_full();
        let free = block.cast::<Free>();
        (*free).next = (*slab).free;
        (*slab).free = free;
        (*slab).used &= !bit(slab, free);
        if full {
            link(slab);
        }
        // The only slab is kept as it is for the next transactions.
        if (*slab).has_neighbours() {
            if (*slab).used == 0 {
                unlink(slab);
                libc::munmap(slab.cast(), SLAB);
            } else if (*slab).used.count_ones() < FEW {
                give_back(slab);
            }
        }
        unlock();
    }
}

/// Gives up the slab that is kept, if no block of it is used.
pub(super) fn trim() {
    lock();
    // SAFETY: the slabs are locked; one without a used block is nobody's.
    unsafe {
        let slab = *SLABS.first.get();
        if slab.as_ref().is_some_and(|slab| slab.used == 0) {
            unlink(slab);
            libc::munmap(slab.cast(), SLAB);
        }
    }
    unlock();
}

/// The bit of a block of a slab.
fn bit(slab: *const Slab, block: *const Free) -> u64 {
    1 << ((block.addr() - slab.addr()) / STRIDE)
}

/// Gives the first pages of free blocks back to the system, too, but for those with the head of the slab or the end of a block that is used.
unsafe fn give_back(slab: *mut Slab) {
    // SAFETY: a slab of the list, which is locked; nobody uses the free blocks, and their ends are not in pages that others write to.
    unsafe {
        let mut block = core::mem::replace(&mut (*slab).free, null_mut());
        while !block.is_null() {
            let next = (*block).next;
            let bit = bit(slab, block);
            if bit == 1 || (*slab).used & (bit >> 1) != 0 {
                (*block).next = (*slab).free;
                (*slab).free = block;
            } else {
                libc::madvise(block.byte_sub(START).cast(), PAGE, libc::MADV_DONTNEED);
                // Its end lies in the first page of the next block, which may be a clean one.
                if (*slab).clean & (bit << 1) != 0 {
                    libc::madvise(block.byte_add(STRIDE).byte_sub(START).cast(), PAGE, libc::MADV_DONTNEED);
                } else {
                    core::ptr::write_bytes(block.cast::<u8>().byte_add(STRIDE - START), 0, START);
                }
                (*slab).clean |= bit;
            }
            block = next;
        }
    }
}

/// A new slab, or NULL.
unsafe fn map() -> *mut Slab {
    // SAFETY: the mapping is new; what is cut off is not used.
    unsafe {
        if !SLABS.begun.get().replace(true) {
            // A process that is forked meanwhile gets the slabs unlocked.
            libc::pthread_atfork(Some(lock), Some(unlock), Some(unlock));
        }
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
        (*slab).clean = (1 << BLOCKS) - 1;
        slab
    }
}

/// Takes a block of a slab that has free ones.
unsafe fn take(slab: *mut Slab) -> *mut c_void {
    // SAFETY: a slab of the list; what a block that was used before has behind its first page was given back, but for its end.
    unsafe {
        let block = if (*slab).free.is_null() {
            let index = (*slab).clean.trailing_zeros() as usize;
            let block = slab.byte_add(index * STRIDE + START).cast::<Free>();
            (*slab).clean &= !bit(slab, block);
            block
        } else {
            let free = (*slab).free;
            (*slab).free = (*free).next;
            // The next transaction will need it.
            ask((*free).next.cast());
            core::ptr::write_bytes(free.cast::<u8>(), 0, PAGE - START);
            core::ptr::write_bytes(free.cast::<u8>().byte_add(STRIDE - START), 0, START);
            free
        };
        (*slab).used |= bit(slab, block);
        if (*slab).is_full() {
            unlink(slab);
        }
        block.cast()
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
