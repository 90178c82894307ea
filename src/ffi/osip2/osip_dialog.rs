//! `osip2/osip_dialog.h`: dialogs.

use super::osip::{_state_t, state_t};
use crate::dialog::{self, Claim, Identity, Role};
use crate::ffi::code::{BADPARAMETER, Code, Result, SYNTAXERROR, UNDEFINED_ERROR, WRONG_STATE};
use crate::ffi::object::{self, Object, Owned};
use crate::ffi::osipparser2::headers::osip_contact::osip_contact_t;
use crate::ffi::osipparser2::headers::osip_from::{osip_from, osip_from_t};
use crate::ffi::osipparser2::headers::osip_record_route::osip_record_route_t;
use crate::ffi::osipparser2::headers::osip_to::osip_to_t;
use crate::ffi::osipparser2::osip_list::{osip_list, osip_list_add, osip_list_t};
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_t};
use crate::ffi::params::ParamList;
use crate::ffi::{alloc, guard, list, ptr, trace};
use crate::sip::{Param, Params};
use core::mem::{replace, swap};
use core::ptr::null_mut;
use libc::{c_char, c_int, c_uint, c_void};

/// Who began a dialog.
#[repr(C)]
#[allow(clippy::upper_case_acronyms)]
pub enum _osip_dialog_type_t {
    CALLER,
    CALLEE,
}
/// cbindgen:ignore
#[cfg(not(cbindgen))]
pub type osip_dialog_type_t = c_uint;
#[cfg(cbindgen)]
pub type osip_dialog_type_t = _osip_dialog_type_t;

/// A dialog.
#[repr(C)]
pub struct osip_dialog {
    /// The Call-ID: number@host.
    pub call_id: *mut c_char,
    /// Our tag.
    pub local_tag: *mut c_char,
    /// The tag of the peer, or NULL.
    pub remote_tag: *mut c_char,
    /// The value of the parameter `line` of the Request-URI that reached us, or NULL.
    pub line_param: *mut c_char,
    /// The route set (osip_record_route_t).
    pub route_set: osip_list_t,
    /// The CSeq number of our last request, -1 for none.
    pub local_cseq: c_int,
    /// The CSeq number of the last request of the peer, -1 for none.
    pub remote_cseq: c_int,
    /// The From or To of the peer.
    pub remote_uri: *mut osip_to_t,
    /// Our own From or To.
    pub local_uri: *mut osip_from_t,
    /// The Contact of the peer, or NULL.
    pub remote_contact_uri: *mut osip_contact_t,
    /// -1; for the application.
    pub secure: c_int,
    pub r#type: osip_dialog_type_t,
    /// DIALOG_EARLY, DIALOG_CONFIRMED or DIALOG_CLOSE.
    pub state: state_t,
    /// For the application.
    pub your_instance: *mut c_void,
}
pub type osip_dialog_t = osip_dialog;

const CALLER: osip_dialog_type_t = _osip_dialog_type_t::CALLER as osip_dialog_type_t;
const CALLEE: osip_dialog_type_t = _osip_dialog_type_t::CALLEE as osip_dialog_type_t;
const EARLY: state_t = _state_t::DIALOG_EARLY as state_t;
const CONFIRMED: state_t = _state_t::DIALOG_CONFIRMED as state_t;

// SAFETY: pointers may be NULL, and a list of zeroes is empty.
unsafe impl Object for osip_dialog {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the elements of the list are record routes.
        unsafe {
            alloc::free_all([self.call_id, self.local_tag, self.remote_tag, self.line_param]);
            object::free(self.remote_uri);
            object::free(self.local_uri);
            object::free(self.remote_contact_uri);
            list::free::<osip_record_route_t>(&mut self.route_set);
        }
    }
}

impl osip_dialog {
    /// The dialog of a message that is dealt with in this role, without its CSeq numbers, Contact and type.
    fn new(message: &osip_message, role: Role) -> Result<Owned<Self>> {
        // SAFETY: members of a message are NULL or objects.
        let (from, to) = unsafe { (message.from.as_ref(), message.to.as_ref()) };
        let (local, remote) = from.zip(to).map(|(from, to)| role.sides(from, to)).ok_or(SYNTAXERROR)?;
        Self::between(message, role, local, remote)
            .inspect_err(|_| trace::trace(c"osip_dialog.rs", line!(), trace::ERROR, c"cannot make a dialog"))
    }

    fn between(message: &osip_message, role: Role, local: &osip_from, remote: &osip_from) -> Result<Owned<Self>> {
        let mut dialog = Owned::<Self>::new()?;
        let this = dialog.as_mut();
        this.set_call_id(message)?;
        let (local_tag, remote_tag) = dialog::tags(tag(local), tag(remote))?;
        alloc::store(&mut this.local_tag, local_tag)?;
        alloc::store(&mut this.remote_tag, remote_tag)?;
        this.set_routes(message, role)?;
        this.local_uri = object::copy(local)?.into_raw();
        this.remote_uri = object::copy(remote)?.into_raw();
        this.state = if dialog::confirms(message.status_code) { CONFIRMED } else { EARLY };
        this.secure = -1;
        Ok(dialog)
    }

    fn set_call_id(&mut self, message: &osip_message) -> Result {
        // SAFETY: members of a message are NULL or objects, whose members are NULL or texts.
        let (number, host) = unsafe {
            let call_id = ptr::get(message.call_id)?;
            (ptr::need_text(call_id.number)?, ptr::text(call_id.host))
        };
        let (text, _) = object::printed::<256>(|out| {
            out.put(number);
            out.put_with(b"@", host);
            Ok(())
        })?;
        self.call_id = text.as_ptr().cast();
        Ok(())
    }

    /// Makes the Record-Route headers of a message the route set.
    fn set_routes(&mut self, message: &osip_message, role: Role) -> Result {
        let mut routes = osip_list { nb_elt: 0, node: null_mut() };
        let result = copy_routes(&message.record_routes, &mut routes, role);
        if result.is_ok() {
            swap(&mut self.route_set, &mut routes);
        }
        // SAFETY: its elements are record routes, the old ones or those that were copied before a failure.
        unsafe { list::free::<osip_record_route_t>(&mut routes) };
        result
    }

    /// Makes the first Contact of a message the peer's, if there is one.
    fn set_contact(&mut self, message: &osip_message) -> Result {
        // SAFETY: the elements are contacts, which stay unchanged here.
        if let Some(contact) = unsafe { list::iter::<osip_contact_t>(&message.contacts) }.next() {
            let old = replace(&mut self.remote_contact_uri, object::copy(contact)?.into_raw());
            // SAFETY: the dialog has given it up.
            unsafe { object::free(old) };
        }
        Ok(())
    }

    /// Keeps the `line` parameter of the URI that a request was sent to.
    fn set_line(&mut self, request: &osip_message) -> Result {
        // SAFETY: members of a message are NULL or objects.
        let uri = unsafe { ptr::get(request.req_uri) }?;
        // SAFETY: the elements are parameters, which stay unchanged here.
        let line = unsafe { ParamList::new(&uri.url_params) }.get(b"line");
        alloc::store(&mut self.line_param, line.and_then(|line| line.value))
    }

    /// Whether a message belongs to the dialog.
    fn check(&self, message: &osip_message, role: Role) -> Result {
        // SAFETY: members of a message and of the dialog are NULL, objects or texts.
        unsafe {
            let call_id = ptr::need_text(self.call_id)?;
            let (id, from, to) = (ptr::get(message.call_id)?, ptr::get(message.from)?, ptr::get(message.to)?);
            let (local, remote) = role.sides(from, to);
            let identity = Identity { call_id, local_tag: ptr::text(self.local_tag), remote_tag: ptr::text(self.remote_tag) };
            let claim = Claim {
                call_number: ptr::need_text(id.number)?,
                call_host: ptr::text(id.host),
                local_tag: tag(local).and_then(|tag| tag.value),
                remote_tag: tag(remote).and_then(|tag| tag.value),
            };
            let same = |ours: *const osip_from, theirs: &osip_from| {
                ours.as_ref().is_some_and(|ours| ours.view().compare(&theirs.view()).is_ok())
            };
            Ok(identity.check(&claim, role, || same(self.local_uri, local) && same(self.remote_uri, remote))?)
        }
    }
}

/// The tag parameter of a From or To.
fn tag(header: &osip_from) -> Option<Param<'_>> {
    // SAFETY: the elements are parameters, which stay unchanged while the header is borrowed.
    unsafe { ParamList::new(&header.gen_params) }.get(b"tag")
}

/// The CSeq number of a message, or `missing`.
fn sequence_number(message: &osip_message, missing: Code) -> Result<c_int> {
    // SAFETY: members of a message are NULL or objects, whose members are NULL or texts.
    unsafe { message.cseq.as_ref() }.map(|cseq| dialog::sequence_number(unsafe { ptr::text(cseq.number) })).ok_or(missing)
}

fn copy_routes(from: &osip_list, to: &mut osip_list, role: Role) -> Result {
    if !role.reverses_routes() {
        // SAFETY: the elements are record routes, and `to` is another list.
        return unsafe { list::clone::<osip_record_route_t>(from, to) };
    }
    // SAFETY: the elements are record routes, which stay unchanged here.
    for route in unsafe { list::iter::<osip_record_route_t>(from) } {
        let copy = object::copy(route)?;
        // SAFETY: `to` is a list.
        match unsafe { osip_list_add(to, copy.as_ptr().cast(), 0) } {
            code @ ..0 => return Err(Code(code)),
            _ => copy.into_raw(),
        };
    }
    Ok(())
}

/// The body of the functions that make a dialog.
///
/// # Safety
/// `out` is NULL or may be written.
unsafe fn create(out: *mut *mut osip_dialog, dialog: impl FnOnce() -> Result<Owned<osip_dialog>>) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
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
    // SAFETY: the same contract.
    unsafe {
        create(dialog, || {
            let response = ptr::get(response)?;
            let local_cseq = sequence_number(response, SYNTAXERROR)?;
            let mut dialog = osip_dialog::new(response, Role::Client)?;
            let this = dialog.as_mut();
            this.set_contact(response)?;
            (this.local_cseq, this.remote_cseq, this.r#type) = (local_cseq, -1, CALLER);
            Ok(dialog)
        })
    }
}

/// Makes the dialog of a request that reached us before the response to ours. 0, OSIP_SYNTAXERROR without From or To, OSIP_BADPARAMETER
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
    // SAFETY: the same contract.
    unsafe {
        create(dialog, || {
            let request = ptr::get(next_request)?;
            let remote_cseq = sequence_number(request, BADPARAMETER)?;
            let mut dialog = osip_dialog::new(request, Role::Server)?;
            let this = dialog.as_mut();
            this.set_line(request)?;
            this.set_contact(request)?;
            (this.local_cseq, this.remote_cseq, this.r#type) = (local_cseq, remote_cseq, CALLER);
            this.state = CONFIRMED;
            Ok(dialog)
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
    // SAFETY: the same contract.
    unsafe {
        create(dialog, || {
            let (invite, response) = (ptr::get(invite)?, ptr::get(response)?);
            let cseq = sequence_number(response, SYNTAXERROR)?;
            let mut dialog = osip_dialog::new(response, Role::Server)?;
            let this = dialog.as_mut();
            this.set_line(invite)?;
            this.set_contact(invite)?;
            (this.local_cseq, this.remote_cseq, this.r#type) = (cseq, cseq, CALLEE);
            Ok(dialog)
        })
    }
}

/// Frees a dialog and all it owns; its retransmissions are stopped before (osip_stop_retransmissions_from_dialog).
///
/// # Safety
/// `dialog` is NULL or an object that is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_free(dialog: *mut osip_dialog_t) {
    // SAFETY: the same contract.
    unsafe { object::c_free(dialog) }
}

/// Sets the state.
///
/// # Safety
/// `dialog` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_set_state(dialog: *mut osip_dialog_t, r#type: state_t) {
    // SAFETY: the same contract.
    unsafe { object::c_set(dialog, r#type, |dialog| &mut dialog.state) }
}

/// Keeps the Contact of a request of the peer. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_route_set_as_uas(dialog: *mut osip_dialog_t, invite: *mut osip_message_t) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (dialog, invite) = unsafe { (ptr::get_mut(dialog)?, ptr::get(invite)?) };
        dialog.set_contact(invite)
    })
}

/// Keeps the CSeq number of a request of the peer. 0, or OSIP_BADPARAMETER.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_osip_cseq_as_uas(dialog: *mut osip_dialog_t, request: *mut osip_message_t) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract; members of a message are NULL or objects, theirs NULL or texts.
        unsafe {
            let (dialog, request) = (ptr::get_mut(dialog)?, ptr::get(request)?);
            let number = ptr::need_text(ptr::get(request.cseq)?.number)?;
            dialog.remote_cseq = dialog::sequence_number(Some(number));
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
    // SAFETY: the same contract.
    guard::code(|| unsafe { ptr::get(dialog)?.check(ptr::get(response)?, Role::Client) })
}

/// Keeps the To tag of a response, if the tag of the peer is not known yet (else OSIP_WRONG_STATE). 0, OSIP_BADPARAMETER without To, OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_tag_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract; members of a message are NULL or objects.
        let (dialog, to) = unsafe { (ptr::get_mut(dialog)?, ptr::get(ptr::get(response)?.to)?) };
        if !dialog.remote_tag.is_null() {
            return Err(WRONG_STATE);
        }
        alloc::store(&mut dialog.remote_tag, tag(to).and_then(|tag| tag.value))
    })
}

/// Keeps the Contact of a response, in an early dialog also its route set; a 2xx confirms the dialog. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_route_set_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    guard::code(|| {
        // SAFETY: the same contract.
        let (dialog, response) = unsafe { (ptr::get_mut(dialog)?, ptr::get(response)?) };
        dialog.set_contact(response)?;
        if dialog.state == EARLY {
            dialog.set_routes(response, Role::Client)?;
        }
        if dialog::confirms(response.status_code) {
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
    // SAFETY: the same contract.
    guard::code(|| unsafe { ptr::get(dialog)?.check(ptr::get(request)?, Role::Server) })
}

/// 1 if we began the dialog, 0 if the peer did, OSIP_BADPARAMETER.
///
/// # Safety
/// `dialog` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_is_originator(dialog: *mut osip_dialog_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { is(dialog, CALLER) }
}

/// 1 if the peer began the dialog, 0 if we did, OSIP_BADPARAMETER.
///
/// # Safety
/// `dialog` is NULL or an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_is_callee(dialog: *mut osip_dialog_t) -> c_int {
    // SAFETY: the same contract.
    unsafe { is(dialog, CALLEE) }
}

/// # Safety
/// `dialog` is NULL or an object.
unsafe fn is(dialog: *const osip_dialog, r#type: osip_dialog_type_t) -> c_int {
    guard::or(UNDEFINED_ERROR.0, || {
        guard::probe(dialog);
        // SAFETY: the same contract.
        unsafe { dialog.as_ref() }.map_or(BADPARAMETER.0, |dialog| c_int::from(dialog.r#type == r#type))
    })
}
