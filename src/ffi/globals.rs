//! All mutable state of the two libraries, defined once, in libosipparser2; libosip2 reaches it through the linker.
//!
//! The exported data are public in C and read anew at each use: applications assign them directly, without any lock, before they
//! start threads. Their sizes are part of the ABI, because the linker may copy them into the executable.

use crate::sip::escape::Escapes;
use libc::{FILE, c_char, c_int, c_void, size_t};

/// malloc, as the application may set it.
pub(crate) type Malloc = unsafe extern "C" fn(size: size_t) -> *mut c_void;
/// realloc, as the application may set it.
pub(crate) type Realloc = unsafe extern "C" fn(block: *mut c_void, size: size_t) -> *mut c_void;
/// free, as the application may set it.
pub(crate) type Free = unsafe extern "C" fn(block: *mut c_void);

/// The number of trace levels.
pub(crate) const LEVELS: usize = 8;

/// The number of error texts.
pub(crate) const ERRORS: usize = 61;

#[cfg(feature = "abi-parser")]
mod data {
    use super::*;
    use core::ffi::CStr;
    use core::ptr;

    #[unsafe(no_mangle)]
    pub static mut osip_malloc_func: Option<Malloc> = None;
    #[unsafe(no_mangle)]
    pub static mut osip_realloc_func: Option<Realloc> = None;
    #[unsafe(no_mangle)]
    pub static mut osip_free_func: Option<Free> = None;
    #[unsafe(no_mangle)]
    pub static mut logfile: *mut FILE = ptr::null_mut();
    #[unsafe(no_mangle)]
    pub static mut tracing_table: [c_int; LEVELS] = [0; LEVELS];
    #[unsafe(no_mangle)]
    pub static mut osip_error_table: [*const c_char; ERRORS] = error_texts();
    #[unsafe(no_mangle)]
    pub static mut osip_protocol_version: *const c_char = c"SIP/2.0".as_ptr();
    #[unsafe(no_mangle)]
    pub static mut userinfo_def: *const c_char = (&raw const USERINFO).cast();
    #[unsafe(no_mangle)]
    pub static mut password_def: *const c_char = (&raw const PASSWORD).cast();
    #[unsafe(no_mangle)]
    pub static mut uri_param_def: *const c_char = (&raw const URI_PARAM).cast();
    #[unsafe(no_mangle)]
    pub static mut header_param_def: *const c_char = (&raw const HEADER_PARAM).cast();

    // The tables of the parts of a URI have addresses of their own, which tell whether the application has set others.
    static USERINFO: [u8; 18] = *b"-_.!~*'()&=+$,;?/\0";
    static PASSWORD: [u8; 15] = *b"-_.!~*'()&=+$,\0";
    static URI_PARAM: [u8; 17] = *b"-_.!~*'()[]/:&+$\0";
    static HEADER_PARAM: [u8; 17] = *b"-_.!~*'()[]/?:+$\0";

    /// True if all four are the library's own.
    #[inline]
    pub(super) fn are_own(tables: [*const c_char; 4]) -> bool {
        tables
            == [
                (&raw const USERINFO).cast(),
                (&raw const PASSWORD).cast(),
                (&raw const URI_PARAM).cast(),
                (&raw const HEADER_PARAM).cast(),
            ]
    }

    /// The text of error `-n` at index `n`.
    const fn error_texts() -> [*const c_char; ERRORS] {
        let mut texts = [c"undefined".as_ptr(); ERRORS];
        let named: [(usize, &CStr); 18] = [
            (0, c"success"),
            (1, c"undefined error"),
            (2, c"bad parameter"),
            (3, c"wrong state"),
            (4, c"allocation failure"),
            (5, c"syntax error"),
            (6, c"not found"),
            (7, c"api not initialized"),
            (10, c"no network"),
            (11, c"busy port"),
            (12, c"unknown host"),
            (30, c"disk full"),
            (31, c"no rights"),
            (32, c"file not found"),
            (50, c"time out"),
            (51, c"too much call"),
            (52, c"wrong format"),
            (53, c"no common codec"),
        ];
        let mut i = 0;
        while i < named.len() {
            texts[named[i].0] = named[i].1.as_ptr();
            i += 1;
        }
        texts
    }
}

#[cfg(not(feature = "abi-parser"))]
mod data {
    use super::*;

    unsafe extern "C" {
        pub static mut osip_malloc_func: Option<Malloc>;
        pub static mut osip_realloc_func: Option<Realloc>;
        pub static mut osip_free_func: Option<Free>;
        pub static mut logfile: *mut FILE;
        pub static mut tracing_table: [c_int; LEVELS];
        pub static mut osip_error_table: [*const c_char; ERRORS];
        pub static mut osip_protocol_version: *const c_char;
        pub static mut userinfo_def: *const c_char;
        pub static mut password_def: *const c_char;
        pub static mut uri_param_def: *const c_char;
        pub static mut header_param_def: *const c_char;
    }

    /// Only libosipparser2 knows its tables.
    pub(super) fn are_own(_: [*const c_char; 4]) -> bool {
        false
    }
}

macro_rules! read {
    ($name:ident) => {
        // SAFETY: an aligned word that always has a value; it is written before threads start, see above.
        unsafe { (&raw const data::$name).read() }
    };
}

macro_rules! write {
    ($name:ident, $value:expr) => {
        // SAFETY: as for reading.
        unsafe { (&raw mut data::$name).write($value) }
    };
}

/// The application's malloc, if it set one.
#[inline]
pub(crate) fn malloc_func() -> Option<Malloc> {
    read!(osip_malloc_func)
}

/// The application's free, if it set one.
#[inline]
pub(crate) fn free_func() -> Option<Free> {
    read!(osip_free_func)
}

/// Sets the three functions; `None` stands for the C library's.
pub(crate) fn set_allocators(malloc: Option<Malloc>, realloc: Option<Realloc>, free: Option<Free>) {
    write!(osip_malloc_func, malloc);
    write!(osip_realloc_func, realloc);
    write!(osip_free_func, free);
}

/// The file that traces go to.
pub(crate) fn set_logfile(file: *mut FILE) {
    write!(logfile, file);
}

/// The switches of the trace levels.
pub(crate) fn tracing_table() -> [c_int; LEVELS] {
    read!(tracing_table)
}

/// Sets the switches of the trace levels, all of them or one; C reads them in `osip_trace.c`.
pub(crate) fn set_tracing_table(table: [c_int; LEVELS]) {
    write!(tracing_table, table);
}

/// True if messages of a level are traced.
#[inline]
pub(crate) fn is_traced(level: c_int) -> bool {
    match usize::try_from(level) {
        // SAFETY: an aligned word of the table that always has a value, as above.
        Ok(at) if at < LEVELS => unsafe { (&raw const data::tracing_table).cast::<c_int>().add(at).read() != 0 },
        _ => false,
    }
}

/// The text of error `-index`.
pub(crate) fn error_text(index: usize) -> *const c_char {
    if index >= ERRORS {
        return core::ptr::null();
    }
    // SAFETY: an aligned word of the table that always has a value, as above; the table has more of them.
    unsafe { (&raw const data::osip_error_table).cast::<*const c_char>().add(index).read() }
}

/// Which bytes the parts of a URI may have as they are, as the application has set them; `None` while it has not.
#[inline]
pub(crate) fn escapes() -> Option<Escapes> {
    let tables = [read!(userinfo_def), read!(password_def), read!(uri_param_def), read!(header_param_def)];
    if data::are_own(tables) {
        return None;
    }
    // SAFETY: NULL or a text that the application keeps, as it keeps what it assigns to a global.
    let [userinfo, password, param, header] = tables.map(|table| unsafe { super::ptr::text(table) }.unwrap_or_default());
    Some(Escapes::new(userinfo, password, param, header))
}

/// What is printed where a message has no version.
#[inline]
pub(crate) fn protocol_version() -> &'static [u8] {
    let version = read!(osip_protocol_version);
    // SAFETY: NULL or a text that the application keeps, as above.
    unsafe { super::ptr::text(version) }.unwrap_or_default()
}

/// Whether the lines of GB/T 28181 are read; parsing of session descriptions is libosipparser2's alone.
static GB28181: core::sync::atomic::AtomicBool = core::sync::atomic::AtomicBool::new(false);

/// Switches the lines of GB/T 28181 on or off.
pub(crate) fn set_gb28181(on: bool) {
    GB28181.store(on, core::sync::atomic::Ordering::Relaxed);
}

/// True if the lines of GB/T 28181 are read.
pub(crate) fn has_gb28181() -> bool {
    GB28181.load(core::sync::atomic::Ordering::Relaxed)
}
