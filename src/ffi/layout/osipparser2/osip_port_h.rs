//! `osipparser2/osip_port.h`: memory, texts, errors, traces.

use libc::{c_uint, c_void};

// The frame declares for C what cbindgen cannot express: types of functions, one of them with a va_list, and the enumeration it needs.
/// cbindgen:ignore
pub type osip_malloc_func_t = c_void;

/// cbindgen:ignore
pub type osip_realloc_func_t = c_void;

/// cbindgen:ignore
pub type osip_free_func_t = c_void;

/// cbindgen:ignore
pub type osip_trace_func_t = c_void;

/// A level of traces; an integer, because C may give any number.
///
/// cbindgen:ignore
pub type osip_trace_level_t = c_uint;
