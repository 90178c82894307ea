//! Dialogs as C has them: made from messages by [`crate::dialog`], and asked whether a message is theirs.

use crate::dialog::build::{Dialog, Kind, Message, Party};
use crate::dialog::route_set::RouteSet;
use crate::dialog::{DialogFields, Identity, Lack, Role, State};
use crate::ffi::code::{BADPARAMETER, Code, Result, SYNTAXERROR, UNDEFINED_ERROR};
use crate::ffi::layout::{
    _osip_dialog_type_t, _state_t, osip_call_id, osip_contact_t, osip_dialog, osip_dialog_type_t, osip_from, osip_from_t,
    osip_list, osip_message, osip_record_route_t, osip_to_t, state_t,
};
use crate::ffi::members::members;
use crate::ffi::object::{self, Owned};
use crate::ffi::params::ParamList;
use crate::ffi::trace::trace;
use crate::ffi::{alloc, list, ptr};
use crate::sip::header::CallId;
use crate::sip::{Param, Params, scan};
use core::mem::{replace, swap};
use core::ptr::null_mut;
use libc::c_int;

pub(crate) const CALLER: osip_dialog_type_t = _osip_dialog_type_t::CALLER as osip_dialog_type_t;
pub(crate) const CALLEE: osip_dialog_type_t = _osip_dialog_type_t::CALLEE as osip_dialog_type_t;
pub(crate) const EARLY: state_t = _state_t::DIALOG_EARLY as state_t;
pub(crate) const CONFIRMED: state_t = _state_t::DIALOG_CONFIRMED as state_t;

members! {
    own osip_dialog {
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
pub(crate) fn message_fields(message: &osip_message) -> Message<'_, &osip_from, &osip_list> {
    // SAFETY: members of a message are NULL or objects, the elements of the list Contacts; they stay unchanged while it is borrowed.
    unsafe {
        Message {
            call_id: message.call_id.as_ref().map(osip_call_id::view),
            sequence: message.cseq.as_ref().map(|cseq| sequence_number(ptr::text(cseq.number))),
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

pub(crate) fn first_contact(message: &osip_message) -> Option<&osip_contact_t> {
    // SAFETY: the elements are Contacts, which stay unchanged while the message is borrowed.
    unsafe { list::iter::<osip_contact_t>(&message.contacts) }.next()
}

impl osip_dialog {
    /// A copy of what a dialog remembers. `request` is the one that was sent to us, whose URI may name a line.
    pub(crate) fn new(
        dialog: core::result::Result<Dialog<'_, &osip_from, &osip_list>, Lack>,
        request: Option<&osip_message>,
    ) -> Result<Owned<Self>> {
        let dialog = dialog.map_err(|lack| {
            trace!(ERROR, c"osip_dialog", "cannot make a dialog: the message lacks {lack:?}");
            code(lack)
        })?;
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
    pub(crate) fn set_routes(&mut self, routes: RouteSet<&osip_list>) -> Result {
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
    pub(crate) fn set_contact(&mut self, contact: Option<&osip_contact_t>) -> Result {
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

    /// True if a message belongs to the dialog.
    pub(crate) fn has(&self, message: &osip_message, role: Role) -> Result<bool> {
        // SAFETY: members of a message and of the dialog are NULL, objects or texts.
        unsafe {
            let call_id = ptr::need_text(self.call_id)?;
            let (id, from, to) = (ptr::get(message.call_id)?, ptr::get(message.from)?, ptr::get(message.to)?);
            let (local, remote) = role.sides(from, to);
            let identity = Identity { call_id, local_tag: ptr::text(self.local_tag), remote_tag: ptr::text(self.remote_tag) };
            let claim = DialogFields {
                call_number: ptr::need_text(id.number)?,
                call_host: ptr::text(id.host),
                local_tag: local.tag().and_then(|tag| tag.value),
                remote_tag: remote.tag().and_then(|tag| tag.value),
            };
            let same = |ours: *const osip_from, theirs: &osip_from| {
                ours.as_ref().is_some_and(|ours| !ours.url.is_null() && ours.compared().matches(&theirs.compared()))
            };
            identity.check(&claim, role, || same(self.local_uri, local) && same(self.remote_uri, remote)).map_err(code)
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

/// What a message lacks, as a return code.
fn code(lack: Lack) -> Code {
    match lack {
        Lack::CallId => BADPARAMETER,
        Lack::CSeq | Lack::Party | Lack::Tag => SYNTAXERROR,
        Lack::LocalTag => UNDEFINED_ERROR,
    }
}

/// A CSeq number as a dialog of C counts it: the low 32 bits of what `strtol` reads; -1 without number, or for one that `long` does not hold.
pub(crate) fn sequence_number(number: Option<&[u8]>) -> c_int {
    number.map_or(-1, scan::leading_integer_32)
}
