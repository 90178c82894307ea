//! Responses of class 2 to an INVITE and their ACKs, which are sent again outside of transactions (RFC 3261 sections 13.2.2.4 and 13.3.1.4).

use super::schedule::ahead;
use crate::ffi::code::{NOMEM, Result};
use crate::ffi::object::{self, Object, Owned};
use crate::ffi::osip2::osip::{ixt, osip};
use crate::ffi::osip2::osip_dialog::{osip_dialog, osip_dialog_match_as_uas};
use crate::ffi::osip2::osip_mt::{osip_mutex_lock, osip_mutex_unlock};
use crate::ffi::osip2::osip_time::{add, later, now};
use crate::ffi::osipparser2::osip_list::{__node, osip_list_add};
use crate::ffi::osipparser2::osip_message::{osip_message, osip_message_clone, osip_message_free};
use crate::ffi::time::timeval;
use crate::ffi::{alloc, ptr};
use crate::transaction::timer::{T1, T2};
use core::ptr::null_mut;
use libc::{c_char, c_int};

/// How many times something is sent again.
const TIMES: c_int = 10;
/// The first time comes a little later than T1.
const FIRST: c_int = T1 + 10;

// SAFETY: pointers may be NULL.
unsafe impl Object for ixt {
    unsafe fn release(&mut self) {
        // SAFETY: given up by the contract; the dialog is not its own.
        unsafe {
            osip_message_free(self.msg2xx);
            osip_message_free(self.ack);
            alloc::free(self.dest);
        }
    }
}

/// A message to be sent again, a host and a port.
pub(crate) struct Again {
    pub(crate) msg2xx: *mut osip_message,
    pub(crate) ack: *mut osip_message,
    pub(crate) host: *mut c_char,
    pub(crate) port: c_int,
    pub(crate) socket: c_int,
}

/// Begins to send something again.
///
/// # Safety
/// A stack of ours; the others are NULL or valid.
pub(crate) unsafe fn start(osip: *mut osip, dialog: *mut osip_dialog, again: Again) -> Result {
    let mut owned = Owned::<ixt>::new()?;
    let context = owned.as_mut();
    // SAFETY: by the contract; the context goes into the list only when it is complete.
    unsafe {
        context.dialog = dialog;
        context.msg2xx = copy(again.msg2xx)?;
        context.ack = copy(again.ack)?;
        context.dest = alloc::dup_text(again.host)?;
        context.start = ahead(FIRST);
        context.interval = T1;
        context.port = again.port;
        context.sock = again.socket;
        context.counter = TIMES;
        osip_mutex_lock((*osip).ixt_fastmutex.cast());
        let added = osip_list_add(&raw mut (*osip).ixt_retransmissions, owned.as_ptr().cast(), 0);
        osip_mutex_unlock((*osip).ixt_fastmutex.cast());
        if added < 0 {
            return Err(NOMEM);
        }
    }
    owned.into_raw();
    Ok(())
}

unsafe fn copy(message: *mut osip_message) -> Result<*mut osip_message> {
    let mut copy = null_mut();
    // SAFETY: NULL or a message, by the contract of the caller.
    match message.is_null() || unsafe { osip_message_clone(message, &mut copy) } == 0 {
        true => Ok(copy),
        false => Err(NOMEM),
    }
}

/// Takes contexts out of the list and frees them: all that `chosen` says, or the first.
unsafe fn stop(osip: *mut osip, all: bool, chosen: impl Fn(&ixt) -> bool) -> *mut osip_dialog {
    let mut dialog = null_mut();
    // SAFETY: a stack of ours; the elements of the list are contexts, and the list is locked.
    unsafe {
        osip_mutex_lock((*osip).ixt_fastmutex.cast());
        let list = &raw mut (*osip).ixt_retransmissions;
        let mut link = &raw mut (*list).node;
        while !(*link).is_null() {
            let context = (**link).element.cast::<ixt>();
            if context.as_ref().is_some_and(&chosen) {
                dialog = (*context).dialog;
                unlink(osip, link);
                object::free(context);
                if !all {
                    break;
                }
            } else {
                link = &raw mut (**link).next;
            }
        }
        osip_mutex_unlock((*osip).ixt_fastmutex.cast());
    }
    dialog
}

/// Takes the node out that a link leads to.
unsafe fn unlink(osip: *mut osip, link: *mut *mut __node) {
    // SAFETY: a link of the list that leads to a node, by the contract of the caller.
    unsafe {
        let node = *link;
        *link = (*node).next;
        (*osip).ixt_retransmissions.nb_elt -= 1;
        alloc::free(node);
    }
}

/// Ends what belongs to a dialog.
///
/// # Safety
/// A stack of ours.
pub(crate) unsafe fn stop_dialog(osip: *mut osip, dialog: *mut osip_dialog) {
    // SAFETY: by the contract.
    unsafe { stop(osip, true, |context| context.dialog == dialog) };
}

/// Ends the retransmission that an ACK is for; its dialog, or NULL.
///
/// # Safety
/// A stack of ours, and NULL or a message.
pub(crate) unsafe fn stop_acknowledged(osip: *mut osip, ack: *mut osip_message) -> *mut osip_dialog {
    let number = |message: *const osip_message| {
        // SAFETY: NULL or a message, whose members are NULL or objects.
        unsafe { message.as_ref().and_then(|message| message.cseq.as_ref()).and_then(|cseq| ptr::text(cseq.number)) }
    };
    let Some(acknowledged) = number(ack) else { return null_mut() };
    // SAFETY: by the contract; dialogs of contexts are NULL or valid.
    unsafe {
        stop(osip, false, |context| {
            number(context.msg2xx) == Some(acknowledged)
                && !context.dialog.is_null()
                && osip_dialog_match_as_uas(context.dialog, ack) == 0
        })
    }
}

/// When the first is sent again.
///
/// # Safety
/// A stack of ours.
pub(super) unsafe fn first(osip: *mut osip) -> Option<timeval> {
    let mut first: Option<timeval> = None;
    // SAFETY: by the contract; the elements of the list are contexts, and the list is locked.
    unsafe {
        osip_mutex_lock((*osip).ixt_fastmutex.cast());
        for context in crate::ffi::list::iter::<ixt>(&(*osip).ixt_retransmissions) {
            if first.is_none_or(|first| later(first, context.start)) {
                first = Some(context.start);
            }
        }
        osip_mutex_unlock((*osip).ixt_fastmutex.cast());
    }
    first
}

/// Sends all that is due. The list is locked while the application sends.
///
/// # Safety
/// A stack of ours.
pub(crate) unsafe fn execute(osip: *mut osip) {
    // SAFETY: by the contract; the elements of the list are contexts. The application cannot change the list meanwhile.
    unsafe {
        osip_mutex_lock((*osip).ixt_fastmutex.cast());
        let now = now();
        let mut link = &raw mut (*osip).ixt_retransmissions.node;
        while !(*link).is_null() {
            let context = (**link).element.cast::<ixt>();
            if !context.is_null() && !later((*context).start, now) {
                (*context).interval = (*context).interval.saturating_mul(2).min(T2);
                add(&mut (*context).start, (*context).interval);
                let message = if (*context).ack.is_null() { (*context).msg2xx } else { (*context).ack };
                if !message.is_null() {
                    let (host, port, socket) = ((*context).dest, (*context).port, (*context).sock);
                    if let Some(send) = super::callbacks::sender(osip) {
                        send(null_mut(), message, host, port, socket);
                    }
                }
                (*context).counter -= 1;
                if (*context).counter == 0 {
                    unlink(osip, link);
                    object::free(context);
                    continue;
                }
            }
            link = &raw mut (**link).next;
        }
        osip_mutex_unlock((*osip).ixt_fastmutex.cast());
    }
}
