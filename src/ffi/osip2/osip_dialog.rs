//! `osip2/osip_dialog.h`: dialogs.

use crate::dialog::build::{Dialog, Kind, Message, Party};
use crate::dialog::route_set::{self, RouteSet};
use crate::dialog::{Claim, Identity, Role, State, rules};
use crate::ffi::code::{BADPARAMETER, Result, UNDEFINED_ERROR, WRONG_STATE};
use crate::ffi::entries::entries;
use crate::ffi::layout::{
    _osip_dialog_type_t, _state_t, osip_call_id, osip_contact_t, osip_cseq, osip_dialog, osip_dialog_t, osip_dialog_type_t,
    osip_from, osip_from_t, osip_list, osip_message, osip_message_t, osip_record_route_t, osip_to_t, state_t,
};
use crate::ffi::members::members;
use crate::ffi::object::{self, Object, Owned};
use crate::ffi::params::ParamList;
use crate::ffi::{alloc, guard, list, ptr, trace};
use crate::sip::header::CallId;
use crate::sip::{Error, Param, Params};
use core::mem::{replace, swap};
use core::ptr::null_mut;
use libc::c_int;

const CALLER: osip_dialog_type_t = _osip_dialog_type_t::CALLER as osip_dialog_type_t;
const CALLEE: osip_dialog_type_t = _osip_dialog_type_t::CALLEE as osip_dialog_type_t;
const EARLY: state_t = _state_t::DIALOG_EARLY as state_t;
const CONFIRMED: state_t = _state_t::DIALOG_CONFIRMED as state_t;

members! {
    osip_dialog {
        text call_id,
        text local_tag,
        text remote_tag,
        text line_param,
        list route_set of osip_record_route_t,
        object remote_uri of osip_to_t,
        object local_uri of osip_from_t,
        object remote_contact_uri of osip_contact_t,
    }
    never copied;
}

/// What a message says that makes a dialog.
fn facts(message: &osip_message) -> Message<'_, &osip_from, &osip_list> {
    // SAFETY: members of a message are NULL or objects, the elements of the list Contacts; they stay unchanged while it is borrowed.
    unsafe {
        Message {
            call_id: message.call_id.as_ref().map(osip_call_id::view),
            cseq: message.cseq.as_ref().map(osip_cseq::view),
            from: message.from.as_ref(),
            to: message.to.as_ref(),
            contact: first_contact(message),
            record_routes: &message.record_routes,
            status_code: message.status_code,
        }
    }
}

impl<'a> Party<'a> for &'a osip_from {
    fn tag(self) -> Option<Param<'a>> {
        // SAFETY: the elements are parameters, which stay unchanged while the header is borrowed.
        unsafe { ParamList::new(&self.gen_params) }.get(b"tag")
    }
}

fn first_contact(message: &osip_message) -> Option<&osip_contact_t> {
    // SAFETY: the elements are Contacts, which stay unchanged while the message is borrowed.
    unsafe { list::iter::<osip_contact_t>(&message.contacts) }.next()
}

impl osip_dialog {
    /// A copy of what a dialog remembers. `request` is the one that was sent to us, whose URI may name a line.
    fn new(
        dialog: core::result::Result<Dialog<'_, &osip_from, &osip_list>, Error>,
        request: Option<&osip_message>,
    ) -> Result<Owned<Self>> {
        let dialog = dialog.inspect_err(|_| trace::trace(c"osip_dialog.rs", line!(), trace::ERROR, c"cannot make a dialog"))?;
        let mut new = Owned::<Self>::new()?;
        let this = new.as_mut();
        this.set_call_id(dialog.call_id)?;
        alloc::store(&mut this.local_tag, dialog.local_tag)?;
        alloc::store(&mut this.remote_tag, dialog.remote_tag)?;
        this.set_routes(dialog.route_set)?;
        this.local_uri = object::copy(dialog.local)?.into_raw();
        this.remote_uri = object::copy(dialog.remote)?.into_raw();
        if let Some(request) = request {
            this.set_line(request)?;
        }
        this.set_contact(dialog.remote_target)?;
        (this.local_cseq, this.remote_cseq) = (dialog.local_sequence, dialog.remote_sequence);
        this.r#type = if dialog.kind == Kind::Caller { CALLER } else { CALLEE };
        this.state = number(dialog.state);
        this.secure = -1;
        Ok(new)
    }

    fn set_call_id(&mut self, call_id: CallId<'_>) -> Result {
        let (text, _) = object::printed::<256>(|out| Ok(call_id.write(out)?))?;
        self.call_id = text.as_ptr().cast();
        Ok(())
    }

    /// Copies Record-Route headers into the place of the route set.
    fn set_routes(&mut self, routes: RouteSet<&osip_list>) -> Result {
        let mut copies = osip_list { nb_elt: 0, node: null_mut() };
        let result = copy_routes(routes, &mut copies);
        if result.is_ok() {
            swap(&mut self.route_set, &mut copies);
        }
        // SAFETY: its elements are record routes, the old ones or those that were copied before a failure.
        unsafe { list::free::<osip_record_route_t>(&mut copies) };
        result
    }

    /// Makes a Contact the peer's, if there is one.
    fn set_contact(&mut self, contact: Option<&osip_contact_t>) -> Result {
        if let Some(contact) = contact {
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
                local_tag: local.tag().and_then(|tag| tag.value),
                remote_tag: remote.tag().and_then(|tag| tag.value),
            };
            let same = |ours: *const osip_from, theirs: &osip_from| {
                ours.as_ref().is_some_and(|ours| ours.view().compare(&theirs.view()).is_ok())
            };
            Ok(identity.check(&claim, role, || same(self.local_uri, local) && same(self.remote_uri, remote))?)
        }
    }
}

/// The number of a state in C.
fn number(state: State) -> state_t {
    match state {
        State::Early => EARLY,
        State::Confirmed => CONFIRMED,
    }
}

fn copy_routes(routes: RouteSet<&osip_list>, to: &mut osip_list) -> Result {
    if !routes.is_reversed {
        // SAFETY: the elements are record routes, and `to` is another list.
        return unsafe { list::clone::<osip_record_route_t>(routes.headers, to) };
    }
    // SAFETY: the elements are record routes, which stay unchanged here.
    for route in unsafe { list::iter::<osip_record_route_t>(routes.headers) } {
        let copy = object::copy(route)?;
        // SAFETY: `to` is a list.
        unsafe { list::insert(to, copy.as_ptr().cast(), 0) }?;
        copy.into_raw();
    }
    Ok(())
}

/// The body of the functions that make a dialog.
///
/// # Safety
/// `out` is NULL or may be written.
unsafe fn create(out: *mut *mut osip_dialog, dialog: impl FnOnce() -> Result<Owned<osip_dialog>>) -> c_int {
    guard::code(|| {
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
    unsafe { create(dialog, || osip_dialog::new(facts(ptr::get(response)?).as_caller(), None)) }
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
            osip_dialog::new(facts(request).as_caller_overtaken(local_cseq), Some(request))
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
            osip_dialog::new(facts(response).as_callee(first_contact(invite)), Some(invite))
        })
    }
}

entries! {
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
    guard::code(|| {
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
    guard::code(|| {
        // SAFETY: both are NULL or objects; members of a message are NULL or objects, theirs NULL or texts.
        unsafe {
            let (dialog, request) = (ptr::get_mut(dialog)?, ptr::get(request)?);
            let number = ptr::need_text(ptr::get(request.cseq)?.number)?;
            dialog.remote_cseq = rules::sequence_number(Some(number));
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
    guard::code(|| unsafe { ptr::get(dialog)?.check(ptr::get(response)?, Role::Client) })
}

/// Keeps the To tag of a response, if the tag of the peer is not known yet (else OSIP_WRONG_STATE). 0, OSIP_BADPARAMETER without To, OSIP_NOMEM.
///
/// # Safety
/// Both are NULL or objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn osip_dialog_update_tag_as_uac(dialog: *mut osip_dialog_t, response: *mut osip_message_t) -> c_int {
    guard::code(|| {
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
    guard::code(|| {
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
    guard::code(|| unsafe { ptr::get(dialog)?.check(ptr::get(request)?, Role::Server) })
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
    guard::or(UNDEFINED_ERROR.0, || {
        guard::probe(dialog);
        // SAFETY: `dialog` is NULL or an object.
        unsafe { dialog.as_ref() }.map_or(BADPARAMETER.0, |dialog| c_int::from(dialog.r#type == r#type))
    })
}
