//! `osip2/osip_mt.h`: threads, semaphores, mutexes. Each is a block that holds the object of POSIX.

/// A thread: a pthread_t.
#[cfg_attr(not(cbindgen), repr(C))]
pub struct osip_thread {
    _opaque: [u8; 0],
}

/// A semaphore: a sem_t.
#[cfg_attr(not(cbindgen), repr(C))]
pub struct osip_sem {
    _opaque: [u8; 0],
}

/// A mutex that does not count how often its thread locks it: a pthread_mutex_t.
#[cfg_attr(not(cbindgen), repr(C))]
pub struct osip_mutex {
    _opaque: [u8; 0],
}
