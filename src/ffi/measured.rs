//! What the C compiler says of the public structures: where Rust disagrees, it does not compile.
//!
//! `make` has `abi/measure.c` compiled for the target and cuts the lines that are included here out of the object. The cfg
//! `osip_measured` says that they are there; a build for Rust alone has no C to agree with.

/// `size!(osip_via, 56, 8)`: the size and the alignment of a structure.
macro_rules! size {
    ($type:ident, $size:literal, $alignment:literal) => {
        const _: () = assert!(
            size_of::<$type>() == $size && align_of::<$type>() == $alignment,
            concat!(stringify!($type), ": C has ", $size, " bytes")
        );
    };
}

/// `field!(osip_via, host, 16, 8)`: the offset and the size of a member.
macro_rules! field {
    ($type:ident, $member:ident, $offset:literal, $size:literal) => {
        const _: () = assert!(
            core::mem::offset_of!($type, $member) == $offset && size_of_result(|object: &$type| &object.$member) == $size,
            concat!(stringify!($type), ".", stringify!($member), ": C has ", $size, " bytes at offset ", $offset)
        );
    };
}

/// The size of what a reference leads to.
const fn size_of_result<T, M>(_: fn(&T) -> &M) -> usize {
    size_of::<M>()
}

#[cfg(feature = "abi-core")]
mod osip2 {
    use super::size_of_result;
    use crate::ffi::layout::*;

    /// The widths of C's integers are for the types that are made of them.
    macro_rules! width {
        ($name:ident, $width:literal) => {};
    }

    include!(concat!(env!("OSIP_MEASURED"), "/libosip2.measured.rs"));
}

mod osipparser2 {
    use super::size_of_result;
    use crate::ffi::layout::*;

    include!(concat!(env!("OSIP_MEASURED"), "/libosipparser2.measured.rs"));
}
