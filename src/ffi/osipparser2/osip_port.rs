//! `osipparser2/osip_port.h`: memory, strings, errors, traces.

use libc::{c_void, size_t};

/// malloc, as the application may set it.
pub type osip_malloc_func_t = unsafe extern "C" fn(size: size_t) -> *mut c_void;
/// realloc, as the application may set it.
pub type osip_realloc_func_t = unsafe extern "C" fn(block: *mut c_void, size: size_t) -> *mut c_void;
/// free, as the application may set it.
pub type osip_free_func_t = unsafe extern "C" fn(block: *mut c_void);
