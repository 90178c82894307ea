//! Parameters in C lists.

use super::code::Result;
use super::list::{self, Tail};
use super::object::Owned;
use super::osipparser2::osip_list::osip_list;
use super::osipparser2::osip_uri::osip_uri_param;
use super::{alloc, ptr};
use crate::sip::{Error, Param, Params};

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
        // SAFETY: the elements are parameters that stay unchanged, by the contract of `new`.
        unsafe { list::iter::<osip_uri_param>(self.0) }.map(|param| {
            // SAFETY: members of a parameter are NULL or texts.
            let (name, value) = unsafe { (ptr::text(param.gname), ptr::text(param.gvalue)) };
            Ok(Param { name: name.ok_or(Error::Missing)?, value })
        })
    }

    fn get(self, name: &[u8]) -> Option<Param<'a>> {
        // One without name is skipped here.
        self.iter().filter_map(core::result::Result::ok).find(|param| crate::sip::scan::same(param.name, name))
    }
}

/// Appends copies of parameters to a list, up to the first one that is not valid.
///
/// # Safety
/// The elements of the list are `osip_uri_param_t`.
pub(crate) unsafe fn append<'a>(list: &mut osip_list, params: impl Params<'a>) -> Result {
    let mut tail = Tail::UNKNOWN;
    for param in params.iter() {
        // SAFETY: the same contract; nobody else changes the list.
        unsafe { push(list, &mut tail, param?) }?;
    }
    Ok(())
}

/// Appends a copy of a parameter to a list.
///
/// # Safety
/// The elements of the list are `osip_uri_param_t`, and `tail` is its tail.
pub(crate) unsafe fn push(list: &mut osip_list, tail: &mut Tail, param: Param<'_>) -> Result {
    let mut copy = Owned::<osip_uri_param>::new()?;
    alloc::store(&mut copy.as_mut().gname, Some(param.name))?;
    alloc::store(&mut copy.as_mut().gvalue, param.value)?;
    // SAFETY: the same contract.
    unsafe { tail.push(list, copy) }
}
