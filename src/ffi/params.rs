//! Parameters in C lists.

use super::code::Result;
use super::list::{self, Tail};
use super::object::Owned;
use super::{alloc, ptr};
use crate::ffi::layout::{osip_list, osip_uri_param};
use crate::sip::{Error, Param, Params, Uri, escape, scan};
use libc::c_char;

/// The parameters of a C list, as the core prints and searches them. A parameter without name is an error.
#[derive(Clone, Copy)]
pub(crate) struct ParamList<'a>(&'a osip_list);

impl<'a> ParamList<'a> {
    /// # Safety
    /// The elements of the list are `osip_uri_param_t`, and stay unchanged for `'a`.
    #[inline]
    pub(crate) unsafe fn new(list: &'a osip_list) -> Self {
        Self(list)
    }
}

impl<'a> Params<'a> for ParamList<'a> {
    #[inline]
    fn iter(self) -> impl Iterator<Item = core::result::Result<Param<'a>, Error>> {
        // SAFETY: the elements are parameters that stay unchanged.
        unsafe { list::iter::<osip_uri_param>(self.0) }.map(|param| {
            // SAFETY: members of a parameter are NULL or texts.
            let (name, value) = unsafe { (ptr::text(param.gname), ptr::text(param.gvalue)) };
            Ok(Param { name: name.ok_or(Error::MISSING)?, value })
        })
    }

    fn get(self, name: &[u8]) -> Option<Param<'a>> {
        // One without name is skipped here.
        self.iter().filter_map(core::result::Result::ok).find(|param| scan::same(param.name, name))
    }
}

/// The parameters of a URI as C prints them: without `x-obr` and `x-obp`, in which eXosip notes a proxy for itself.
#[derive(Clone, Copy)]
pub(crate) struct PrintedParams<'a>(ParamList<'a>);

impl<'a> Params<'a> for PrintedParams<'a> {
    #[inline]
    fn iter(self) -> impl Iterator<Item = core::result::Result<Param<'a>, Error>> {
        let is_noted = |name: &[u8]| name.len() == 5 && (scan::same(name, b"x-obr") || scan::same(name, b"x-obp"));
        self.0.iter().filter(move |param| !param.is_ok_and(|param| is_noted(param.name)))
    }
}

/// The URI of a C structure as C prints it.
#[inline]
pub(crate) fn printed<'a>(uri: Uri<'a, ParamList<'a>, ParamList<'a>>) -> Uri<'a, PrintedParams<'a>, ParamList<'a>> {
    let params = PrintedParams(uri.params);
    uri.with_params(params)
}

/// The first parameter of a name, in any case.
///
/// # Safety
/// The elements of the list are `osip_uri_param_t`, which nobody else uses for `'a`.
pub(crate) unsafe fn find<'a>(list: &osip_list, name: &[u8]) -> Option<&'a mut osip_uri_param> {
    // SAFETY: the elements are parameters, whose names are NULL or texts, and nobody else uses them.
    unsafe {
        let mut params = list::pointers::<osip_uri_param>(list);
        let is_named = |param: &core::ptr::NonNull<osip_uri_param>| {
            ptr::text(param.as_ref().gname).is_some_and(|text| scan::same(text, name))
        };
        params.find(is_named).map(|mut param| param.as_mut())
    }
}

/// Appends copies of parameters to a list, up to the first one that is not valid. What is encoded is kept decoded.
///
/// # Safety
/// The elements of the list are `osip_uri_param_t`.
pub(crate) unsafe fn append<'a, P: Params<'a>>(list: &mut osip_list, params: P) -> Result {
    let mut tail = Tail::unknown();
    for param in params.iter() {
        let param = param?;
        let mut copy = Owned::<osip_uri_param>::new()?;
        copy.as_mut().gname = keep::<P>(param.name)?;
        if let Some(value) = param.value {
            copy.as_mut().gvalue = keep::<P>(value)?;
        }
        // SAFETY: the elements are parameters, and nobody else changes the list.
        unsafe { tail.push(list, copy) }?;
    }
    Ok(())
}

/// A copy of a name or a value, decoded and trimmed if it is neither yet.
#[inline]
fn keep<'a, P: Params<'a>>(text: &[u8]) -> Result<*mut c_char> {
    if !P::ENCODED {
        alloc::dup(text)
    } else if text.contains(&b'%') {
        alloc::dup_edited(text, escape::unescape_trimmed)
    } else {
        alloc::dup(scan::trim(text))
    }
}
