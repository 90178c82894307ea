//! `osip2/osip_dialog.h`: dialogs.

use crate::dialog::build::Party;
use crate::dialog::route_set::{self, RouteSet};
use crate::dialog::{Role, State, rules};
use crate::ffi::code::{self, BADPARAMETER, Result, UNDEFINED_ERROR, WRONG_STATE};
use crate::ffi::dialog::{CALLEE, CALLER, CONFIRMED, EARLY, first_contact, message_fields, sequence_number};
use crate::ffi::entries::osip2_entries;
use crate::ffi::layout::{osip_dialog, osip_dialog_t, osip_dialog_type_t, osip_message, osip_message_t, state_t};
use crate::ffi::object::Owned;
use crate::ffi::{alloc, ptr};
use libc::c_int;

/// Checks that a message belongs to a dialog.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` if not, and those of [`osip_dialog::has`].
fn belongs(dialog: &osip_dialog, message: &osip_message, role: Role) -> Result {
    if dialog.has(message, role)? { Ok(()) } else { Err(UNDEFINED_ERROR) }
}

/// The body of the functions that make a dialog.
///
/// # Safety
/// `out` is NULL or may be written.
unsafe fn create(out: *mut *mut osip_dialog, dialog: impl FnOnce() -> Result<Owned<osip_dialog>>) -> c_int {
    code::of(|| {
        // SAFETY: `out` is NULL or may be written.
        let out = unsafe { ptr::out(out) }?;
        *out = dialog()?.into_raw();
        Ok(())
    })
}

/// Makes the dialog of a response to our request. 0, OSIP_SYNTAXERROR without CSeq, From or To, OSIP_BADPARAMETER without Call-ID,
/// -1 without From tag, OSIP_NOMEM.
///
/// # Safety
/// `dialog` is NULL or may be written, `response` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_init_as_uac(dialog: *mut *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    // SAFETY: `dialog` is NULL or may be written, `response` is NULL or an object.
    unsafe { create(dialog, || osip_dialog::new(message_fields(ptr::get(response)?).as_caller(), None)) }
}

/// Makes the dialog of a request of the peer that overtook the 2xx response to ours. 0, OSIP_SYNTAXERROR without From or To, OSIP_BADPARAMETER
/// without CSeq or Call-ID, -1 without To tag, OSIP_NOMEM.
///
/// # Safety
/// `dialog` is NULL or may be written, `next_request` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_init_as_uac_with_remote_request(
    dialog: *mut *mut osip_dialog_t,
    next_request: *mut osip_message_t,
    local_cseq: c_int,
) -> c_int {
    // SAFETY: `dialog` is NULL or may be written, `next_request` is NULL or an object.
    unsafe {
        create(dialog, || {
            let request = ptr::get(next_request)?;
            ptr::get(request.cseq)?;
            osip_dialog::new(message_fields(request).as_caller_overtaken(local_cseq), Some(request))
        })
    }
}

/// Makes the dialog of our response, which has the Record-Route headers of the request. 0, OSIP_SYNTAXERROR without CSeq, From or To,
/// OSIP_BADPARAMETER without Call-ID, -1 without To tag, OSIP_NOMEM.
///
/// # Safety
/// `dialog` is NULL or may be written, `invite` and `response` are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_init_as_uas(
    dialog: *mut *mut osip_dialog_t,
    invite: *mut osip_message_t,
    response: *mut osip_message_t,
) -> c_int {
    // SAFETY: `dialog` is NULL or may be written, `invite` and `response` are NULL or objects.
    unsafe {
        create(dialog, || {
            let (invite, response) = (ptr::get(invite)?, ptr::get(response)?);
            osip_dialog::new(message_fields(response).as_callee(first_contact(invite)), Some(invite))
        })
    }
}

osip2_entries! {
    /// Frees a dialog and all it owns; its retransmissions are stopped before (osip_stop_retransmissions_from_dialog).
    free osip_dialog_free(dialog: *mut osip_dialog_t);
    /// Sets the state.
    set osip_dialog_set_state(dialog: *mut osip_dialog_t, r#type: state_t) = state;
}

/// Keeps the Contact of a request of the peer. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_route_set_as_uas(dialog: *mut osip_dialog_t, invite: *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or objects.
        let (dialog, invite) = unsafe { (ptr::get_mut(dialog)?, ptr::get(invite)?) };
        dialog.set_contact(first_contact(invite))
    })
}

/// Keeps the CSeq number of a request of the peer. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_osip_cseq_as_uas(dialog: *mut osip_dialog_t, request: *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or objects; members of a message are NULL or objects, theirs NULL or texts.
        unsafe {
            let (dialog, request) = (ptr::get_mut(dialog)?, ptr::get(request)?);
            let number = ptr::need_text(ptr::get(request.cseq)?.number)?;
            dialog.remote_cseq = sequence_number(Some(number));
        }
        Ok(())
    })
}

/// 0 if a response belongs to the dialog, -1 if not, OSIP_SYNTAXERROR if a tag is missing, OSIP_BADPARAMETER without Call-ID, From or To.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_match_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    // SAFETY: both are NULL or objects.
    code::of(|| unsafe { belongs(ptr::get(dialog)?, ptr::get(response)?, Role::Client) })
}

/// Keeps the To tag of a response, if the tag of the peer is not known yet (else OSIP_WRONG_STATE). 0, OSIP_BADPARAMETER without To, OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_tag_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or objects; members of a message are NULL or objects.
        let (dialog, to) = unsafe { (ptr::get_mut(dialog)?, ptr::get(ptr::get(response)?.to)?) };
        if !dialog.remote_tag.is_null() {
            return Err(WRONG_STATE);
        }
        alloc::store(&mut dialog.remote_tag, to.tag().and_then(|tag| tag.value))
    })
}

/// Keeps the Contact of a response, in an early dialog also its route set; a 2xx confirms the dialog. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_route_set_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    code::of(|| {
        // SAFETY: both are NULL or objects.
        let (dialog, response) = unsafe { (ptr::get_mut(dialog)?, ptr::get(response)?) };
        dialog.set_contact(first_contact(response))?;
        let state = if dialog.state == EARLY { State::Early } else { State::Confirmed };
        if route_set::is_replaced(state) {
            dialog.set_routes(RouteSet::of(&response.record_routes, Role::Client))?;
        }
        if rules::confirms(response.status_code) {
            dialog.state = CONFIRMED;
        }
        Ok(())
    })
}

/// 0 if a request belongs to the dialog, -1 if not, OSIP_SYNTAXERROR if a tag is missing, OSIP_BADPARAMETER without Call-ID, From or To.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_match_as_uas(dialog: *mut osip_dialog_t, request: *mut osip_message_t) -> c_int {
    // SAFETY: both are NULL or objects.
    code::of(|| unsafe { belongs(ptr::get(dialog)?, ptr::get(request)?, Role::Server) })
}

/// 1 if we began the dialog, 0 if the peer did, OSIP_BADPARAMETER.
///
/// # Safety
/// `dialog` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_is_originator(dialog: *mut osip_dialog_t) -> c_int {
    // SAFETY: `dialog` is NULL or an object.
    unsafe { is(dialog, CALLER) }
}

/// 1 if the peer began the dialog, 0 if we did, OSIP_BADPARAMETER.
///
/// # Safety
/// `dialog` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_is_callee(dialog: *mut osip_dialog_t) -> c_int {
    // SAFETY: `dialog` is NULL or an object.
    unsafe { is(dialog, CALLEE) }
}

/// # Safety
/// `dialog` is NULL or an object.
unsafe fn is(dialog: *const osip_dialog, r#type: osip_dialog_type_t) -> c_int {
    // SAFETY: `dialog` is NULL or an object.
    unsafe { dialog.as_ref() }.map_or(BADPARAMETER.0, |dialog| c_int::from(dialog.r#type == r#type))
}
