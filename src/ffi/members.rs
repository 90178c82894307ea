//! What a structure of C owns, said once: how it is freed, copied, shown to the core and filled from it follows from that.

/// Lists the members that an object owns:
///
/// ```text
/// members! {
///     osip_via as Via: Via<'_, ParamList<'_>> {
///         text version,
///         text host as name,
///         params via_params,
///     }
///     copy needs version, host;
/// }
/// ```
///
/// A member is a `text`, a `first` text (the core fills it only while it is NULL), a list of parameters (`params`), an `object of` a type, a
/// `list of` one, or a list of `texts`. Members that are not listed belong to the application.
///
/// The order is that in which the original stores the members of a text: without memory, or when the parameters are not valid, the ones before are
/// there and the ones after are not.
///
/// - `T as View: Type` makes `view`, which shows all but lists of objects and texts to the core, under the names after `as` or their own, and
///   `Store`, which takes copies of what the core has parsed. `T seen as View: Type` makes `view` alone.
/// - A copy needs the members after `copy needs` (of `a or b` one), else it is `OSIP_BADPARAMETER`. What is `never copied` has no copies at all.
/// - An object is libosipparser2's, unless `own` stands before it.
macro_rules! members {
    (own $type:ident { $($list:tt)* } $($copy:tt)*) => {
        members!(@read [[$type own] [] [] [$($copy)*]] [] [] $($list)*);
    };
    ($type:ident as $view:ident: $seen:ty { $($list:tt)* } $($copy:tt)*) => {
        members!(@read [[$type] [$view ($seen)] [$view] [$($copy)*]] [] [] $($list)*);
    };
    ($type:ident seen as $view:ident: $seen:ty { $($list:tt)* } $($copy:tt)*) => {
        members!(@read [[$type] [$view ($seen)] [] [$($copy)*]] [] [] $($list)*);
    };
    ($type:ident { $($list:tt)* } $($copy:tt)*) => {
        members!(@read [[$type] [] [] [$($copy)*]] [] [] $($list)*);
    };

    // Reads one member after the other: all of them, and those that the core sees. A record is the kind, the name in C, that in
    // the core, and the type that it leads to.
    (@read $what:tt [$($all:tt)*] $seen:tt texts $member:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [list $member Text]] $seen $($rest)*);
    };
    (@read $what:tt [$($all:tt)*] $seen:tt list $member:ident of $other:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [list $member $other]] $seen $($rest)*);
    };
    (@read $what:tt $all:tt $seen:tt params $member:ident, $($rest:tt)*) => {
        members!(@read $what $all $seen params $member as params, $($rest)*);
    };
    (@read $what:tt [$($all:tt)*] [$($seen:tt)*] params $member:ident as $field:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [list $member osip_uri_param]] [$($seen)* [params $member $field osip_uri_param]] $($rest)*);
    };
    (@read $what:tt [$($all:tt)*] [$($seen:tt)*] object $member:ident as $field:ident of $other:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [object $member $other]] [$($seen)* [object $member $field $other]] $($rest)*);
    };
    (@read $what:tt [$($all:tt)*] $seen:tt object $member:ident of $other:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [object $member $other]] $seen $($rest)*);
    };
    (@read $what:tt $all:tt $seen:tt $text:ident $member:ident, $($rest:tt)*) => {
        members!(@read $what $all $seen $text $member as $member, $($rest)*);
    };
    (@read $what:tt [$($all:tt)*] [$($seen:tt)*] $text:ident $member:ident as $field:ident, $($rest:tt)*) => {
        members!(@read $what [$($all)* [text $member c_char]] [$($seen)* [$text $member $field c_char]] $($rest)*);
    };
    (@read [[$type:ident $($own:ident)?] $view:tt $store:tt $copy:tt] $all:tt $seen:tt) => {
        members!(@object $type [$($own)?] $all);
        members!(@duplicate $type [$($own)?] $copy $all);
        members!(@view $type $view $seen);
        members!(@store $type $store $seen);
    };

    (@object $type:ident $own:tt [$([$kind:ident $member:ident $other:ident])+]) => {
        // SAFETY: pointers may be NULL, and a list of zeroes is empty.
        unsafe impl crate::ffi::object::Object for $type {
            #[inline]
            unsafe fn release(&mut self) {
                // SAFETY: the members are NULL or valid, of these types, and given up by the caller.
                unsafe { $(members!(@free $kind self.$member, $other);)+ }
            }

            #[inline]
            fn is_new(&self) -> bool {
                true $(&& members!(@new $kind self.$member))+
            }

            members!(@freed $type $own);
        }
    };
    (@new list $member:expr) => { true };
    (@new $kind:ident $member:expr) => { $member.is_null() };
    (@free text $member:expr, $other:ident) => { crate::ffi::alloc::free($member) };
    (@free list $member:expr, $other:ident) => { crate::ffi::list::free::<$other>(&mut $member) };
    (@free object $member:expr, $other:ident) => { crate::ffi::object::free::<$other>($member) };

    (@freed $type:ident [own]) => {};
    (@freed $type:ident []) => { crate::ffi::parser::freed_by_parser!($type); };

    (@duplicate $type:ident $own:tt [never copied;] $all:tt) => {};
    (@duplicate $type:ident $own:tt [] $all:tt) => { members!(@duplicate $type $own [copy needs;] $all); };
    (@duplicate $type:ident [] [copy needs $($needed:ident $(or $instead:ident)?),*;] [$([$kind:ident $member:ident $other:ident])+]) => {
        impl crate::ffi::object::Duplicate for $type {
            #[inline]
            fn duplicate(&self, to: &mut Self) -> crate::ffi::code::Result {
                $(if self.$needed.is_null() $(&& self.$instead.is_null())? {
                    return Err(crate::ffi::code::BADPARAMETER);
                })*
                // SAFETY: who has a reference to an object says that its members are NULL or valid, and of these types.
                unsafe { $(members!(@copy $kind self.$member, to.$member, $other);)+ }
                Ok(())
            }

            crate::ffi::parser::copied_by_parser!($type);
        }
    };
    (@copy text $from:expr, $to:expr, $other:ident) => { $to = crate::ffi::alloc::dup_text($from)? };
    (@copy list $from:expr, $to:expr, $other:ident) => { crate::ffi::list::clone::<$other>(&$from, &mut $to)? };
    (@copy object $from:expr, $to:expr, $other:ident) => { $to = crate::ffi::object::copy_of::<$other>($from)? };

    (@view $type:ident [] $seen:tt) => {};
    (@view $type:ident [$view:ident ($result:ty)] [$([$kind:ident $member:ident $field:ident $other:ident])+]) => {
        impl $type {
            /// The object as the core sees it.
            #[inline]
            pub(crate) fn view(&self) -> $result {
                // SAFETY: who has a reference to an object says that its members are NULL or valid, and of these types.
                unsafe { $view { $($field: members!(@show $kind self.$member, $other)),+ } }
            }
        }
    };
    (@show text $member:expr, $other:ident) => { crate::ffi::ptr::text($member) };
    (@show first $member:expr, $other:ident) => { crate::ffi::ptr::text($member) };
    (@show params $member:expr, $other:ident) => { crate::ffi::params::ParamList::new(&$member) };
    (@show object $member:expr, $other:ident) => { $member.as_ref().map($other::view) };

    (@store $type:ident [] $seen:tt) => {};
    (@store $type:ident [$view:ident] [$([$kind:ident $member:ident $field:ident $other:ident])+]) => {
        impl<'a> crate::ffi::object::Store<$view<'a>> for $type {
            #[inline]
            fn store(&mut self, view: &$view<'a>) -> crate::ffi::code::Result {
                $(members!(@keep $kind self.$member, view.$field);)+
                Ok(())
            }
        }
    };
    (@keep text $member:expr, $value:expr) => { crate::ffi::alloc::store(&mut $member, $value)? };
    (@keep first $member:expr, $value:expr) => { crate::ffi::alloc::store_new(&mut $member, $value)? };
    // SAFETY: the elements of the list are parameters.
    (@keep params $member:expr, $value:expr) => { unsafe { crate::ffi::params::append(&mut $member, $value) }? };
}

pub(crate) use members;
