//! What libosip2 has libosipparser2 do, so that it carries no second parser: its objects are copied and freed through the functions that are
//! exported. In libosipparser2 itself this is the code of [`super::object`].

/// The method `free` of [`super::object::Object`], for an object of libosipparser2.
macro_rules! freed_by_parser {
    ($type:ident) => {
        /// Frees the object through the function that libosipparser2 exports.
        ///
        /// # Safety
        /// NULL, or an object that is not used any more.
        #[cfg(not(feature = "abi-parser"))]
        #[inline]
        unsafe fn free(object: *mut Self) {
            unsafe extern "C" {
                #[link_name = concat!(stringify!($type), "_free")]
                fn free(object: *mut $type);
            }
            // SAFETY: NULL or an object that is given up.
            unsafe { free(object) }
        }
    };
}
pub(crate) use freed_by_parser;

/// The method `copy` of [`super::object::Duplicate`], for an object of libosipparser2.
macro_rules! copied_by_parser {
    ($type:ident) => {
        #[cfg(not(feature = "abi-parser"))]
        #[inline]
        fn copy(&self) -> crate::ffi::code::Result<crate::ffi::object::Owned<Self>> {
            unsafe extern "C" {
                #[link_name = concat!(stringify!($type), "_clone")]
                fn clone(object: *const $type, dest: *mut *mut $type) -> libc::c_int;
            }
            let mut dest = core::ptr::null_mut();
            // SAFETY: who has a reference to an object says that its members are NULL or valid.
            let code = unsafe { clone(self, &raw mut dest) };
            match core::ptr::NonNull::new(dest).filter(|_| code == crate::ffi::code::SUCCESS) {
                // SAFETY: a new object, which nobody else has.
                Some(copy) => Ok(unsafe { crate::ffi::object::Owned::of(copy) }),
                None => Err(crate::ffi::code::Code(code)),
            }
        }
    };
}
pub(crate) use copied_by_parser;
