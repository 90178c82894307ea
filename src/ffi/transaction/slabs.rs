//! The blocks of [`super::pages`]: slabs of them, each mapped at once.

use super::prefetch::ask;
use super::stride::{START, STRIDE};
use crate::ffi::mutex::{Mutex, Shared};
use core::ptr::null_mut;
use libc::c_void;

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
    first: *mut Slab,
    /// Whether there can be any here; `None` while that is not known.
    possible: Option<bool>,
}

// SAFETY: no slab belongs to a thread.
unsafe impl Send for Slabs {}

impl Shared for Slabs {
    fn mutex() -> &'static Mutex<Self> {
        static SLABS: Mutex<Slabs> = Mutex::new(Slabs { first: null_mut(), possible: None });
        &SLABS
    }
}

/// Whether a page that is given back is cleared; `None` if there is no memory to try it.
fn clears_pages() -> Option<bool> {
    // SAFETY: the page is new, and reached here alone.
    unsafe {
        let page = map_pages(PAGE)?;
        page.cast::<u8>().write_volatile(1);
        let given = libc::madvise(page, PAGE, libc::MADV_DONTNEED) == 0;
        let cleared = page.cast::<u8>().read_volatile() == 0;
        libc::munmap(page, PAGE);
        Some(given && cleared)
    }
}

/// New pages of zeroes; `None` if there is no room for them.
fn map_pages(length: usize) -> Option<*mut c_void> {
    let (access, kind) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
    // SAFETY: a new mapping, which takes the place of no other.
    let start = unsafe { libc::mmap(null_mut(), length, access, kind, -1, 0) };
    (start != libc::MAP_FAILED).then_some(start)
}

/// Gives pages back, which are zeroes then. Those that are locked in memory stay, and are cleared by writing.
///
/// # Safety
/// The pages belong to a slab, and nobody uses them.
unsafe fn clear(pages: *mut c_void, length: usize) {
    // SAFETY: the pages belong to a slab, and nobody uses them.
    unsafe {
        if libc::madvise(pages, length, libc::MADV_DONTNEED) != 0 {
            core::ptr::write_bytes(pages.cast::<u8>(), 0, length);
        }
    }
}

/// A block of zeroes; NULL if there is no memory, or there can be no slabs.
pub(super) fn allocate() -> *mut c_void {
    let mut slabs = Slabs::lock();
    if !slabs.is_possible() {
        return null_mut();
    }
    // SAFETY: a new slab is in no list; the first one is looked at only if there is one.
    unsafe {
        if slabs.first.is_null() {
            let slab = map();
            slabs.link(slab);
        }
        if slabs.first.is_null() { null_mut() } else { take(&mut slabs) }
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
        clear(block.byte_sub(START).byte_add(PAGE), STRIDE - PAGE);
        let mut slabs = Slabs::lock();
        let full = (*slab).is_full();
        let free = block.cast::<Free>();
        (*free).next = (*slab).free;
        (*slab).free = free;
        (*slab).used &= !bit(slab, free);
        if full {
            slabs.link(slab);
        }
        // The only slab is kept as it is for the next transactions.
        if (*slab).has_neighbours() {
            if (*slab).used == 0 {
                slabs.unlink(slab);
                libc::munmap(slab.cast(), SLAB);
            } else if (*slab).used.count_ones() < FEW {
                give_back(slab);
            }
        }
    }
}

/// Gives up the slab that is kept, if no block of it is used.
pub(super) fn trim() {
    let mut slabs = Slabs::lock();
    let slab = slabs.first;
    // SAFETY: the slabs are locked; one without a used block is nobody's.
    unsafe {
        if slab.as_ref().is_some_and(|slab| slab.used == 0) {
            slabs.unlink(slab);
            libc::munmap(slab.cast(), SLAB);
        }
    }
}

/// The bit of a block of a slab.
fn bit(slab: *const Slab, block: *const Free) -> u64 {
    1 << ((block.addr() - slab.addr()) / STRIDE)
}

/// Gives the first pages of free blocks back to the system, too, but for those with the head of the slab or the end of a block that is used.
///
/// # Safety
/// A slab of the list, which is locked.
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
                clear(block.byte_sub(START).cast(), PAGE);
                // Its end lies in the first page of the next block, which may be a clean one.
                if (*slab).clean & (bit << 1) != 0 {
                    clear(block.byte_add(STRIDE).byte_sub(START).cast(), PAGE);
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
fn map() -> *mut Slab {
    // SAFETY: the mapping is new; what is cut off is not used.
    unsafe {
        let Some(start) = map_pages(2 * SLAB) else { return null_mut() };
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

/// Takes a block of the first slab.
///
/// # Safety
/// There is a slab in the list.
unsafe fn take(slabs: &mut Slabs) -> *mut c_void {
    let slab = slabs.first;
    // SAFETY: slabs of the list have free blocks. What a block that was used before has after its first page was given back, but
    // for its end.
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
            slabs.unlink(slab);
        }
        block.cast()
    }
}

impl Slabs {
    /// True if pages have the size that the blocks are laid out for, and are cleared when they are given back.
    fn is_possible(&mut self) -> bool {
        if self.possible.is_none() {
            // SAFETY: a question that changes nothing.
            let is_page = !cfg!(miri) && unsafe { libc::sysconf(libc::_SC_PAGESIZE) } == PAGE as libc::c_long;
            self.possible = if is_page { clears_pages() } else { Some(false) };
        }
        self.possible == Some(true)
    }

    /// Puts a slab in front of the list.
    ///
    /// # Safety
    /// NULL or a slab with free blocks that is not in the list.
    unsafe fn link(&mut self, slab: *mut Slab) {
        // SAFETY: NULL or valid; so is the first of the list.
        unsafe {
            if let Some(content) = slab.as_mut() {
                (content.previous, content.next) = (null_mut(), self.first);
                if !self.first.is_null() {
                    (*self.first).previous = slab;
                }
                self.first = slab;
            }
        }
    }

    /// Takes a slab out of the list.
    ///
    /// # Safety
    /// A slab of the list.
    unsafe fn unlink(&mut self, slab: *mut Slab) {
        // SAFETY: a slab of the list; its neighbours are NULL or valid.
        unsafe {
            let (previous, next) = ((*slab).previous, (*slab).next);
            match previous.as_mut() {
                Some(previous) => previous.next = next,
                None => self.first = next,
            }
            if let Some(next) = next.as_mut() {
                next.previous = previous;
            }
            ((*slab).previous, (*slab).next) = (null_mut(), null_mut());
        }
    }
}
