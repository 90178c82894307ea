//! `osip2/osip_condv.h`: condition variables. Each is a block that holds a `pthread_cond_t`.

// What C is told here of structures that other headers define.
#[cfg(cbindgen)]
pub struct osip_mutex;
#[cfg(cbindgen)]
pub struct timespec;

/// A condition variable: a pthread_cond_t.
#[cfg_attr(not(cbindgen), repr(C))]
pub struct osip_cond {
    _opaque: [u8; 0],
}
