//! `osipparser2/osip_port.h`: memory, texts, errors, traces.

use crate::ffi::code::{self, BADPARAMETER, UNDEFINED_ERROR};
use crate::ffi::layout::{osip_free_func_t, osip_malloc_func_t, osip_realloc_func_t, osip_trace_func_t, osip_trace_level_t};
use crate::ffi::object::printed;
use crate::ffi::{alloc, globals, ptr, random, trace};
use crate::sip::{scan, text};
use core::ptr::{null, null_mut};
use libc::{FILE, c_char, c_int, c_uint, c_ulong, c_void, size_t};

/// Sets the functions that all memory comes from and goes to; NULL stands for that of the C library. To be called before anything is allocated.
///
/// # Safety
/// Each function is NULL or behaves like that of the C library.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_set_allocators(
    malloc_func: *mut osip_malloc_func_t,
    realloc_func: *mut osip_realloc_func_t,
    free_func: *mut osip_free_func_t,
) {
    // SAFETY: functions of these types, and NULL is None.
    unsafe {
        globals::set_allocators(
            core::mem::transmute::<*mut c_void, Option<globals::Malloc>>(malloc_func),
            core::mem::transmute::<*mut c_void, Option<globals::Realloc>>(realloc_func),
            core::mem::transmute::<*mut c_void, Option<globals::Free>>(free_func),
        );
    }
}

/// A number that nobody can foresee, from 1 to 2^31 - 1.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_build_random_number() -> c_uint {
    loop {
        let number = (random::number() & 0x7fff_ffff) as c_uint;
        if number != 0 {
            return number;
        }
    }
}

unsafe extern "C-unwind" {
    /// Sleeps for microseconds; from a million on for whole seconds. A signal ends it early.
    pub fn osip_usleep(useconds: c_int);
}

/// The number at the start of a text, as strtol reads it, cut to an int; -1 for NULL and for a number too large for a long.
///
/// # Safety
/// `number` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_atoi(number: *const c_char) -> c_int {
    // SAFETY: `number` is NULL or a text.
    match unsafe { ptr::text(number) }.map(scan::leading_integer) {
        None | Some(isize::MIN | isize::MAX) => UNDEFINED_ERROR.0,
        Some(number) => number as c_int,
    }
}

/// Compares two texts, whatever the case of their letters, like strcasecmp; OSIP_BADPARAMETER if one is NULL.
///
/// # Safety
/// Both are NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strcasecmp(s1: *const c_char, s2: *const c_char) -> c_int {
    if s1.is_null() || s2.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: both are texts.
    unsafe { libc::strcasecmp(s1, s2) }
}

/// Compares the first `len` bytes of two texts, whatever the case of their letters, like strncasecmp; OSIP_BADPARAMETER if one is NULL.
///
/// # Safety
/// Both are NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strncasecmp(s1: *const c_char, s2: *const c_char, len: size_t) -> c_int {
    if s1.is_null() || s2.is_null() {
        return BADPARAMETER.0;
    }
    // SAFETY: both are texts.
    unsafe { libc::strncasecmp(s1, s2, len) }
}

/// The first place in a text where another one stands, in any case; NULL if there is none.
///
/// # Safety
/// Both are NULL or texts.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strcasestr(haystack: *const c_char, needle: *const c_char) -> *mut c_char {
    // SAFETY: both are NULL or texts.
    let (Some(text), Some(part)) = (unsafe { (ptr::text(haystack), ptr::text(needle)) }) else {
        return null_mut();
    };
    // SAFETY: the place is in the text.
    text::find_ignoring_case(text, part).map_or(null_mut(), |at| unsafe { haystack.add(at).cast_mut() })
}

/// Copies a text of at most `length` bytes, fills the rest with NULs, and appends a NUL. `dest`.
///
/// # Safety
/// `dest` has room for `length + 1` bytes; `src` is NULL or a text, or has `length` bytes.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strncpy(dest: *mut c_char, src: *const c_char, length: size_t) -> *mut c_char {
    if !dest.is_null() && !src.is_null() {
        // SAFETY: `dest` has room for `length + 1` bytes; `src` is NULL or a text, or has `length` bytes.
        unsafe {
            libc::strncpy(dest, src, length);
            *dest.add(length) = 0;
        }
    }
    dest
}

/// A copy of a text, to be freed with osip_free; NULL for NULL and without memory.
///
/// # Safety
/// `ch` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strdup(ch: *const c_char) -> *mut c_char {
    // SAFETY: `ch` is NULL or a text.
    unsafe { alloc::dup_text(ch) }.unwrap_or(null_mut())
}

/// A copy of a text; if it begins with a quote, without its first and last byte.
///
/// # Safety
/// `ch` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strdup_without_quote(ch: *const c_char) -> *mut c_char {
    // SAFETY: `ch` is NULL or a text.
    let copy = unsafe { ptr::need_text(ch) }.and_then(|text| alloc::dup(text::without_quotes(text)));
    copy.unwrap_or(null_mut())
}

/// Makes a text lower case, in place. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// `word` is NULL or a text that may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_tolower(word: *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: `word` is NULL or a text that may be written.
        unsafe { ptr::text_mut(word) }?.make_ascii_lowercase();
        Ok(())
    })
}

/// Takes blanks away at both ends, in place. 0, or -1 for NULL.
///
/// # Safety
/// `word` is NULL or a text that may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_clrspace(word: *mut c_char) -> c_int {
    code::of(|| {
        // SAFETY: `word` is NULL or a text that may be written.
        let text = unsafe { ptr::text_mut(word) }.map_err(|_| UNDEFINED_ERROR)?;
        let length = text::trim_in_place(text);
        // SAFETY: the text has at least as many bytes, and its NUL.
        unsafe { *word.add(length) = 0 };
        Ok(())
    })
}

/// Copies what stands before a separator. `*dest` is the copy and `*next` what follows; 0, or -1 and `*next` NULL if nothing stands there or the line ends first, OSIP_BADPARAMETER, OSIP_NOMEM.
///
/// # Safety
/// `dest` and `next` are NULL or may be written, `buf` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_set_next_token(
    dest: *mut *mut c_char,
    buf: *mut c_char,
    end_separator: c_int,
    next: *mut *mut c_char,
) -> c_int {
    code::of(|| {
        // SAFETY: `dest` and `next` are NULL or may be written, `buf` is NULL or a text.
        let (next, dest) = unsafe { (ptr::out(next)?, ptr::get_mut(dest)?) };
        if buf.is_null() {
            return Err(BADPARAMETER);
        }
        let separator = end_separator as u8;
        let stops = [separator, b'\r', b'\n', 0];
        // SAFETY: a text; nothing beyond the first stop is read, and its NUL is one.
        let length = (0..).find(|&at| stops.contains(unsafe { &*buf.add(at).cast::<u8>() })).unwrap_or(0);
        // SAFETY: these bytes were just looked at.
        let (token, stop) = unsafe { (core::slice::from_raw_parts(buf.cast::<u8>(), length), *buf.add(length) as u8) };
        if token.is_empty() || stop == 0 || stop != separator {
            return Err(UNDEFINED_ERROR);
        }
        *dest = alloc::dup(token)?;
        // SAFETY: the separator is not the NUL.
        *next = unsafe { buf.add(length + 1) };
        Ok(())
    })
}

/// The first quote that no backslash escapes, or NULL.
///
/// # Safety
/// `qstring` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_quote_find(qstring: *const c_char) -> *const c_char {
    // SAFETY: `qstring` is NULL or a text.
    let at = unsafe { ptr::text(qstring) }.and_then(scan::find_quote);
    // SAFETY: the place is in the text.
    at.map_or(null(), |at| unsafe { qstring.add(at) })
}

/// A new text in quotes, with quotes and backslashes escaped; NULL for NULL and without memory.
///
/// # Safety
/// `s` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_enquote(s: *const c_char) -> *mut c_char {
    // SAFETY: `s` is NULL or a text.
    let quoted = unsafe { ptr::need_text(s) }.and_then(|text| {
        printed::<256>(|out| {
            text::write_quoted(text, out);
            Ok(())
        })
    });
    quoted.map_or(null_mut(), |(text, _)| text.as_ptr().cast())
}

/// Takes the quotes away, and backslashes that escape something, in place; nothing without a quote at the start.
///
/// # Safety
/// `s` is NULL or a text that may be written.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_dequote(s: *mut c_char) {
    // SAFETY: `s` is NULL or a text that may be written.
    if let Ok(text) = unsafe { ptr::text_mut(s) } {
        let length = text::unquote(text);
        // SAFETY: the text has at least as many bytes, and its NUL.
        unsafe { *s.add(length) = 0 };
    }
}

/// A hash of a text, of 32 bits.
///
/// # Safety
/// `str` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_hash(str: *const c_char) -> c_ulong {
    // SAFETY: `str` is NULL or a text.
    let text = unsafe { ptr::text(str) }.unwrap_or_default();
    c_ulong::from(text::hash(text, c_char::MIN != 0))
}

/// Copies a text and its NUL; returns where the NUL stands.
///
/// # Safety
/// `dst` is NULL or has room for the text, `src` is NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_str_append(dst: *mut c_char, src: *const c_char) -> *mut c_char {
    // SAFETY: `dst` is NULL or has room for the text, `src` is NULL or a text.
    match unsafe { ptr::text(src) } {
        // SAFETY: `dst` is NULL or has room for the text, `src` is NULL or a text.
        Some(text) => unsafe { append(dst, src, text.len()) },
        None => dst,
    }
}

/// Copies `len` bytes and appends a NUL; returns where the NUL stands.
///
/// # Safety
/// `dst` is NULL or has room for `len + 1` bytes, `src` is NULL or has `len` bytes.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_strn_append(dst: *mut c_char, src: *const c_char, len: size_t) -> *mut c_char {
    // SAFETY: `dst` is NULL or has room for `len + 1` bytes, `src` is NULL or has `len` bytes.
    unsafe { append(dst, src, len) }
}

/// # Safety
/// `dst` is NULL or has room for `length + 1` bytes, `src` is NULL or has `length` bytes.
unsafe fn append(dst: *mut c_char, src: *const c_char, length: size_t) -> *mut c_char {
    if dst.is_null() || src.is_null() {
        return dst;
    }
    // SAFETY: `dst` is NULL or has room for `length + 1` bytes, `src` is NULL or has `length` bytes; the two may overlap.
    unsafe {
        core::ptr::copy(src, dst, length);
        *dst.add(length) = 0;
        dst.add(length)
    }
}

/// Copies `len` bytes without blanks at both ends, and fills the rest with NULs. `dst`; NULL for NULL and for no bytes.
///
/// # Safety
/// `dst` is NULL or has room for `len + 1` bytes, `src` is NULL or has `len` bytes or a NUL before.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_clrncpy(dst: *mut c_char, src: *const c_char, len: size_t) -> *mut c_char {
    if dst.is_null() {
        return null_mut();
    }
    if src.is_null() || len == 0 {
        // SAFETY: room for a NUL.
        unsafe { *dst = 0 };
        return null_mut();
    }
    // SAFETY: `len` bytes or a NUL before.
    let source = unsafe { core::slice::from_raw_parts(src.cast::<u8>(), libc::strnlen(src, len)) };
    let start = source.len() - scan::trim_start(source).len();
    let length = scan::trim(source).len();
    // SAFETY: room for `len + 1` bytes; the two may overlap, so nothing is read once they are copied.
    unsafe {
        core::ptr::copy(src.add(start), dst, length);
        let rest = if length == 0 { 1 } else { (len - length).max(1) };
        core::ptr::write_bytes(dst.add(length), 0, rest);
    }
    dst
}

/// The switches with the levels below `level` on, and the others off.
fn until(level: osip_trace_level_t) -> [c_int; globals::LEVELS] {
    let mut table = [0; globals::LEVELS];
    for (at, switch) in table.iter_mut().enumerate() {
        *switch = c_int::from(at < level as usize);
    }
    table
}

/// Sets one switch; a level that does not exist is ignored.
fn switch(level: osip_trace_level_t, on: c_int) {
    let mut table = globals::tracing_table();
    if let Some(switch) = table.get_mut(level as usize) {
        *switch = on;
        globals::set_tracing_table(table);
    }
}

/// Sends traces below a level to a function; NULL takes it away.
///
/// # Safety
/// `func` is NULL or a function of this type.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_trace_initialize_func(level: osip_trace_level_t, func: *mut osip_trace_func_t) {
    // SAFETY: NULL or a function.
    unsafe { trace::to_callback(func) };
    globals::set_tracing_table(until(level));
}

/// Sends traces below a level to the system log, under that name, which must stay.
///
/// # Safety
/// `ident` is NULL or a text that stays.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_trace_initialize_syslog(level: osip_trace_level_t, ident: *mut c_char) {
    // SAFETY: `ident` is NULL or a text that stays.
    unsafe { trace::to_syslog(ident) };
    globals::set_tracing_table(until(level));
}

/// Sends traces below a level to a file, or to the standard output for NULL. 0.
///
/// # Safety
/// `file` is NULL or a file.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn osip_trace_initialize(level: osip_trace_level_t, file: *mut FILE) -> c_int {
    code::of(|| {
        globals::set_logfile(if file.is_null() { trace::stdout() } else { file });
        globals::set_tracing_table(until(level));
        Ok(())
    })
}

/// Switches the levels below `level` on, and the others off.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_trace_enable_until_level(level: osip_trace_level_t) {
    globals::set_tracing_table(until(level));
}

/// Switches a level on.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_trace_enable_level(level: osip_trace_level_t) {
    switch(level, 1);
}

/// Switches a level off.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_trace_disable_level(level: osip_trace_level_t) {
    switch(level, 0);
}

/// The switch of a level: 0 if it is off.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_is_trace_level_activate(level: osip_trace_level_t) -> c_int {
    globals::tracing_table().get(level as usize).copied().unwrap_or(0)
}

/// The text of an error code. It is never freed.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub extern "C" fn osip_strerror(err: c_int) -> *const c_char {
    let index = match err {
        1.. => 0,
        -59..=0 => err.unsigned_abs() as usize,
        _ => 59,
    };
    globals::error_text(index)
}
