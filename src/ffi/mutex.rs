//! What is static and changes, with its mutex.
//!
//! The mutex is that of the C library: race detectors know it, and a fork can be told of it. A process that is forked while another
//! thread holds it would find it locked forever, and what it protects half changed; so who forks takes it first. No thread may hold
//! two of them, for a fork takes them in an order of its own.

use core::cell::UnsafeCell;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::sync::atomic::{AtomicBool, Ordering};
use libc::pthread_mutex_t;

/// A static with its mutex.
pub(crate) struct Mutex<T> {
    mutex: UnsafeCell<pthread_mutex_t>,
    content: UnsafeCell<T>,
    /// Whether forks are told.
    told: AtomicBool,
}

// SAFETY: the content is used only by the thread that has locked the mutex, and may be handed from one thread to another.
unsafe impl<T: Send> Sync for Mutex<T> {}

/// What a mutex protects: each type has one static.
pub(crate) trait Shared: Send + Sized + 'static {
    /// The static.
    fn mutex() -> &'static Mutex<Self>;

    /// Locks it until the result is dropped.
    fn lock() -> Locked<Self> {
        let mutex = Self::mutex();
        mutex.tell_forks();
        mutex.acquire();
        Locked { mutex, thread: PhantomData }
    }
}

impl<T: Shared> Mutex<T> {
    /// An unlocked one.
    pub(crate) const fn new(content: T) -> Self {
        Self {
            mutex: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER),
            content: UnsafeCell::new(content),
            told: AtomicBool::new(false),
        }
    }

    /// Makes each fork take the mutex, from the first use on.
    fn tell_forks(&'static self) {
        if !cfg!(miri) && !self.told.load(Ordering::Relaxed) && !self.told.swap(true, Ordering::Relaxed) {
            // SAFETY: the functions are there as long as this library, with which they go.
            let code = unsafe { libc::pthread_atfork(Some(before_fork::<T>), Some(after_fork::<T>), Some(after_fork::<T>)) };
            if code != 0 {
                // There was no memory. The next use may have more luck.
                self.told.store(false, Ordering::Relaxed);
            }
        }
    }

    fn acquire(&'static self) {
        // SAFETY: a static mutex, which is never moved or destroyed.
        unsafe { libc::pthread_mutex_lock(self.mutex.get()) };
    }

    /// # Safety
    /// The calling thread has acquired it, or is the only one of a process that was forked by the thread that had.
    unsafe fn release(&'static self) {
        // SAFETY: locked by this thread.
        unsafe { libc::pthread_mutex_unlock(self.mutex.get()) };
    }
}

extern "C" fn before_fork<T: Shared>() {
    T::mutex().acquire();
}

extern "C" fn after_fork<T: Shared>() {
    // SAFETY: `before_fork` has acquired it in this thread, or in the one that the new process is a copy of.
    unsafe { T::mutex().release() };
}

/// A static that this thread has locked. It cannot be given to another thread.
pub(crate) struct Locked<T: Shared> {
    mutex: &'static Mutex<T>,
    thread: PhantomData<*mut T>,
}

impl<T: Shared> Deref for Locked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: nobody else uses the content while it is locked.
        unsafe { &*self.mutex.content.get() }
    }
}

impl<T: Shared> DerefMut for Locked<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: nobody else uses the content while it is locked.
        unsafe { &mut *self.mutex.content.get() }
    }
}

impl<T: Shared> Drop for Locked<T> {
    fn drop(&mut self) {
        // SAFETY: this thread has acquired it to make the value.
        unsafe { self.mutex.release() };
    }
}
