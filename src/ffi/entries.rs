//! Entry points that do what others of their sort do: their names, signatures and documentation are said, and their bodies follow
//! from the sort.

/// Lists entry points; each line has the sort, and the function as C has it:
///
/// ```text
/// entries! {
///     /// The host, or NULL.
///     get via_get_host(header: *mut osip_via_t) -> *mut c_char = host;
/// }
/// ```
///
/// The sorts are the functions of [`super::object`] and [`super::list`] with a `c_` before them. What stands after `=` is the member of the
/// object that is got or set. In a session description `part` gets a part of [`super::sdp::parts`], `of` a member of one. `make headers` reads these lines, too: one line for each function.
///
/// They are exported by libosipparser2 alone: libosip2 has some of them for itself, and finds the others through the linker.
macro_rules! entries {
    ($($entries:tt)+) => {
        crate::ffi::entries::entry_points! { [cfg_attr(feature = "abi-parser", unsafe(no_mangle))] $($entries)+ }
    };
}

/// The same for libosip2.
#[cfg(feature = "abi-core")]
macro_rules! osip2_entries {
    ($($entries:tt)+) => { crate::ffi::entries::entry_points! { [unsafe(no_mangle)] $($entries)+ } };
}

macro_rules! entry_points {
    ($export:tt $($(#[$doc:meta])* $sort:ident $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)? $(= $member:ident $(. $field:ident)?)?;)+) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            /// Each pointer is NULL or what the words of [`crate::ffi`] say: an object, a text, an out pointer. What is freed is not used any more.
            #$export
            pub unsafe extern "C" fn $name($($argument: $type),*) $(-> $result)? {
                // SAFETY: the pointers are NULL or of these kinds; the function that does it takes NULL for each.
                unsafe { crate::ffi::entries::entry_points!(@ $sort $($argument)* $(= $member $(. $field)?)?) }
            }
        )+
    };
    (@ init $out:ident) => { crate::ffi::object::c_init($out) };
    (@ free $object:ident) => { crate::ffi::object::c_free($object) };
    (@ parse $object:ident $text:ident) => { crate::ffi::object::c_parse($object, $text) };
    (@ to_str $object:ident $dest:ident) => { crate::ffi::object::c_to_str($object, $dest) };
    (@ clone $object:ident $dest:ident) => { crate::ffi::object::c_clone($object, $dest) };
    (@ get $object:ident = $member:ident) => { crate::ffi::object::c_get($object, |object| object.$member) };
    (@ set $object:ident $value:ident = $member:ident) => { crate::ffi::object::c_set($object, $value, |object| &mut object.$member) };
    (@ put $object:ident $value:ident = $member:ident) => { crate::ffi::object::c_put($object, $value, |object| &mut object.$member) };
    (@ at $object:ident $pos:ident = $member:ident) => { crate::ffi::list::c_at($object, $pos, |object| &object.$member) };
    (@ add $object:ident $text:ident = $member:ident) => { crate::ffi::list::c_add($object, $text, |object| &mut object.$member) };
    (@ fire $osip:ident = $machine:ident) => {
        crate::ffi::transaction::schedule::c_fire($osip, crate::transaction::Machine::$machine)
    };
    (@ escape $text:ident = $part:ident) => { crate::ffi::escape::c_escape($text, crate::sip::escape::Part::$part) };
    (@ element $object:ident $pos:ident $dest:ident = $member:ident) => {
        crate::ffi::list::c_element($object, $pos, $dest, |object| &object.$member)
    };
    (@ part $sdp:ident $($pos:ident)+ = $part:ident) => {
        crate::ffi::sdp::parts::$part($sdp, $($pos),+).map_or(core::ptr::null_mut(), core::ptr::from_mut)
    };
    (@ of $sdp:ident $($pos:ident)+ = $part:ident.$member:ident) => {
        crate::ffi::sdp::parts::$part($sdp, $($pos),+).map_or(core::ptr::null_mut(), |part| part.$member)
    };
    (@ at $sdp:ident $of:ident $pos:ident = $part:ident.$member:ident) => {
        crate::ffi::sdp::parts::$part($sdp, $of).map_or(core::ptr::null_mut(), |part| crate::ffi::list::get(&part.$member, $pos).cast())
    };
    (@ header $message:ident $value:ident = $header:ident) => {
        crate::ffi::message::headers::c_set(crate::sip::header::Name::$header, $message, $value)
    };
}

pub(crate) use entries;
pub(crate) use entry_points;
#[cfg(feature = "abi-core")]
pub(crate) use osip2_entries;
