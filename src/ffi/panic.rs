//! What a panic does in the libraries for C. None can be reached in them, as `make check` proves; elsewhere it ends the process.

use super::trace;
use core::panic::PanicInfo;

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    trace::fatal(info.location().map_or(0, core::panic::Location::line));
    // SAFETY: it takes nothing.
    unsafe { libc::abort() }
}

/// What frames of Rust's core name as that which unwinds them, on machines where they do. No exception passes one.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {
    // SAFETY: it takes nothing.
    unsafe { libc::abort() }
}
