//! Asks the processor for memory that will be needed.

/// Asks for a line of memory; any address will do.
pub(super) fn ask(address: *const u8) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: all processors of this architecture have this instruction, which never fails.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}
