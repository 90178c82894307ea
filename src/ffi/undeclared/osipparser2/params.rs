//! Generic parameters, apart from a header.

use crate::ffi::code::{self, SYNTAXERROR};
use crate::ffi::layout::osip_list;
use crate::ffi::{params, ptr};
use crate::sip::ParamText;
use libc::{c_char, c_int};

/// Parses generic parameters from the first `;` on and appends them to a list. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or
/// OSIP_NOMEM; the parameters before a failure stay in the list.
///
/// cbindgen:ignore
///
/// # Safety
/// `gen_params` is NULL or a list of parameters, `params` NULL or a text.
#[cfg_attr(feature = "abi-parser", unsafe(no_mangle))]
pub unsafe extern "C" fn __osip_generic_param_parseall(gen_params: *mut osip_list, params: *const c_char) -> c_int {
    code::of(|| {
        // SAFETY: `gen_params` is NULL or a list of parameters, `params` NULL or a text.
        let (list, text) = unsafe { (ptr::get_mut(gen_params)?, ptr::need_text(params)?) };
        if text.is_empty() {
            return Err(SYNTAXERROR);
        }
        // SAFETY: the elements are parameters.
        unsafe { params::append(list, ParamText::new(text)) }
    })
}
