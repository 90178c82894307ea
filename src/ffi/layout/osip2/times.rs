//! The times of C, as wide as the C compiler of the target has them: on 32-bit machines that is a choice of its flags.

#[cfg(osip_measured)]
pub use measured::{suseconds_t, time_t};

/// Seconds, where there is no C compiler to ask.
#[cfg(not(osip_measured))]
pub type time_t = core::ffi::c_long;
/// Microseconds, where there is no C compiler to ask.
#[cfg(not(osip_measured))]
pub type suseconds_t = core::ffi::c_long;

/// A time: seconds and microseconds.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct timeval {
    pub tv_sec: time_t,
    pub tv_usec: suseconds_t,
}

/// C's `struct timespec`, of which only C knows the widths.
#[repr(C)]
pub struct timespec {
    _opaque: [u8; 0],
}

/// What the C compiler says of its integers. What it says of structures is for [`crate::ffi::measured`].
#[cfg(osip_measured)]
mod measured {
    /// `width!(time_t, 8)`: a signed integer of C that is so many bytes wide.
    macro_rules! width {
        ($name:ident, 4) => {
            pub type $name = i32;
        };
        ($name:ident, 8) => {
            pub type $name = i64;
        };
    }
    macro_rules! size {
        ($($of_a_structure:tt)*) => {};
    }
    macro_rules! field {
        ($($of_a_structure:tt)*) => {};
    }

    include!(concat!(env!("OSIP_MEASURED"), "/libosip2.measured.rs"));
}
