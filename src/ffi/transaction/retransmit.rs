//! Responses of class 2 to an INVITE and their ACKs, which are retransmitted outside of transactions: see
//! [`crate::transaction::retransmission`].

use super::callbacks::{self, Call, Target};
use super::job::{Job, Running, begin};
use super::stack::Osip;
use crate::dialog::Role;
use crate::ffi::code::{NOMEM, Result};
use crate::ffi::layout::{__node, ixt, osip_dialog, osip_list, osip_message, osip_mutex, timeval};
use crate::ffi::members::members;
use crate::ffi::object::{self, Owned};
use crate::ffi::time::{add, ahead, now};
use crate::ffi::{alloc, list, posix, ptr};
use crate::transaction::retransmission;
use core::mem::ManuallyDrop;
use core::ptr::null_mut;
use libc::c_int;

members! {
    own ixt {
        object msg2xx of osip_message,
        object ack of osip_message,
        text dest,
    }
    never copied;
}

/// The list of retransmissions, which is locked as long as this lives. Its elements are NULL or contexts, whose members are NULL or objects.
struct Retransmissions {
    stack: Osip,
}

impl Retransmissions {
    fn lock(stack: Osip) -> Self {
        // SAFETY: a mutex of the stack, or NULL.
        unsafe { posix::lock(Self::mutex(stack)) };
        Self { stack }
    }

    fn mutex(stack: Osip) -> *mut osip_mutex {
        // SAFETY: a member of the stack.
        unsafe { (*stack.public()).ixt_fastmutex.cast() }
    }

    fn list(&self) -> *mut osip_list {
        // SAFETY: only the address of a member of the stack is made.
        unsafe { &raw mut (*self.stack.public()).ixt_retransmissions }
    }

    /// The link of the first node.
    fn first(&self) -> *mut *mut __node {
        // SAFETY: only the address of a member of the list is made.
        unsafe { &raw mut (*self.list()).node }
    }

    /// Takes the node out that a link leads to, and frees its context.
    ///
    /// # Safety
    /// A link of the list that leads to a node.
    unsafe fn take_out(&self, link: *mut *mut __node) {
        // SAFETY: A link of the list that leads to a node; nobody else has the node or its context.
        unsafe {
            let node = *link;
            *link = (*node).next;
            (*self.list()).nb_elt -= 1;
            object::free((*node).element.cast::<ixt>());
            alloc::free(node);
        }
    }

    /// Takes contexts out and frees them: all that `is_chosen` says, or the first. The dialog of the last one, or NULL.
    fn stop(&self, all: bool, is_chosen: impl Fn(&ixt) -> bool) -> *mut osip_dialog {
        let mut dialog = null_mut();
        let mut link = self.first();
        // SAFETY: a link of the list: NULL or a node, whose element is NULL or a context.
        while let Some(node) = unsafe { (*link).as_mut() } {
            // SAFETY: as above.
            match unsafe { node.element.cast::<ixt>().as_ref() }.filter(|context| is_chosen(context)) {
                None => link = &raw mut node.next,
                Some(context) => {
                    dialog = context.dialog;
                    // SAFETY: the link leads to this node.
                    unsafe { self.take_out(link) };
                    if !all {
                        break;
                    }
                }
            }
        }
        dialog
    }
}

impl Drop for Retransmissions {
    fn drop(&mut self) {
        // SAFETY: this thread has locked it.
        unsafe { posix::unlock(Self::mutex(self.stack)) };
    }
}

/// A message to retransmit, one of the two being NULL, and where to.
pub(crate) struct Retransmission {
    pub(crate) msg2xx: *mut osip_message,
    pub(crate) ack: *mut osip_message,
    pub(crate) target: Target,
}

/// Starts a retransmission. Messages and host are copied.
///
/// # Safety
/// Pointers are NULL or valid.
pub(crate) unsafe fn start(stack: Osip, dialog: *mut osip_dialog, what: Retransmission) -> Result {
    let mut owned = Owned::<ixt>::new()?;
    let context = owned.as_mut();
    context.dialog = dialog;
    // SAFETY: NULL or valid.
    unsafe {
        context.msg2xx = copy(what.msg2xx)?;
        context.ack = copy(what.ack)?;
        context.dest = alloc::dup_text(what.target.host)?;
    }
    context.start = ahead(retransmission::FIRST_DELAY);
    context.interval = retransmission::FIRST_INTERVAL;
    context.port = what.target.port;
    context.sock = what.target.socket;
    context.counter = retransmission::TIMES;
    let retransmissions = Retransmissions::lock(stack);
    // SAFETY: the list is locked; the context is complete.
    unsafe { list::insert(retransmissions.list(), owned.as_ptr().cast(), 0) }?;
    owned.into_raw();
    Ok(())
}

/// # Safety
/// NULL or a message.
unsafe fn copy(message: *mut osip_message) -> Result<*mut osip_message> {
    // SAFETY: NULL or a message.
    match unsafe { message.as_ref() } {
        None => Ok(null_mut()),
        // All that the copy lacks is memory: a message that cannot be copied is not retransmitted.
        Some(message) => object::copy(message).map(Owned::into_raw).map_err(|_| NOMEM),
    }
}

/// Stops what belongs to a dialog.
pub(crate) fn stop_dialog(stack: Osip, dialog: *mut osip_dialog) {
    Retransmissions::lock(stack).stop(true, |context| context.dialog == dialog);
}

/// The number of the CSeq of a message.
fn number(message: &osip_message) -> Option<&[u8]> {
    // SAFETY: a member of a message is NULL or an object, its members NULL or texts.
    unsafe { message.cseq.as_ref().and_then(|cseq| ptr::text(cseq.number)) }
}

/// Stops the repetition that an ACK is for; its dialog, or NULL.
///
/// # Safety
/// NULL or a message; the dialogs of retransmissions are NULL or valid.
pub(crate) unsafe fn stop_acknowledged(stack: Osip, ack: *mut osip_message) -> *mut osip_dialog {
    // SAFETY: NULL or a message.
    let ack_number = unsafe { ack.as_ref() }.and_then(number);
    Retransmissions::lock(stack).stop(false, |context| {
        // SAFETY: NULL or a message of the context.
        let response = unsafe { context.msg2xx.as_ref() }.and_then(number);
        // SAFETY: NULL or valid.
        retransmission::is_acknowledged(response, ack_number, || unsafe { is_of_dialog(context.dialog, ack) })
    })
}

/// True if an ACK belongs to a dialog.
///
/// # Safety
/// Both are NULL or valid.
unsafe fn is_of_dialog(dialog: *const osip_dialog, ack: *const osip_message) -> bool {
    // SAFETY: both are NULL or valid.
    let (dialog, ack) = unsafe { (dialog.as_ref(), ack.as_ref()) };
    dialog.zip(ack).is_some_and(|(dialog, ack)| dialog.has(ack, Role::Server) == Ok(true))
}

/// When the first retransmission is due.
pub(super) fn first(stack: Osip) -> Option<timeval> {
    let retransmissions = Retransmissions::lock(stack);
    // SAFETY: the list is locked, and its elements are contexts.
    unsafe { list::iter::<ixt>(&*retransmissions.list()) }.map(|context| context.start).min()
}

/// All that is due, sent one after the other. The list is locked while the application sends, which cannot change it meanwhile.
struct Due {
    /// Locked until the last is sent, or the application ends its thread.
    retransmissions: ManuallyDrop<Retransmissions>,
    now: timeval,
    /// The link to the next node.
    link: *mut *mut __node,
    /// True if that is being sent.
    is_sending: bool,
}

impl Due {
    fn unlock(&mut self) {
        // SAFETY: it is not used any more; this is called once, at the end.
        unsafe { ManuallyDrop::drop(&mut self.retransmissions) };
    }

    /// The call that sends what is due.
    fn send(&self, context: &mut ixt) -> Option<Call> {
        context.interval = retransmission::next_interval(context.interval);
        add(&mut context.start, context.interval);
        let message = if context.ack.is_null() { context.msg2xx } else { context.ack };
        let target = Target { host: context.dest, port: context.port, socket: context.sock };
        // SAFETY: a stack.
        let send = unsafe { callbacks::sender(self.retransmissions.stack.public()) }?;
        (!message.is_null()).then(|| Call::send(send, null_mut(), message, target))
    }
}

impl Job for Due {
    fn next(&mut self, _: c_int) -> Option<Call> {
        // SAFETY: a link of the list, which is locked: NULL or a node, whose element is NULL or a context.
        while let Some(node) = unsafe { (*self.link).as_mut() } {
            // SAFETY: as above; nobody else uses the context.
            match unsafe { node.element.cast::<ixt>().as_mut() } {
                Some(context) if self.is_sending => {
                    self.is_sending = false;
                    context.counter -= 1;
                    if context.counter == 0 {
                        // SAFETY: the link leads to this node.
                        unsafe { self.retransmissions.take_out(self.link) };
                        continue;
                    }
                }
                Some(context) if context.start <= self.now => {
                    self.is_sending = true;
                    match self.send(context) {
                        None => continue,
                        call => return call,
                    }
                }
                _ => {}
            }
            self.link = &raw mut node.next;
        }
        self.unlock();
        None
    }

    fn abandon(&mut self) {
        self.unlock();
    }
}

/// Begins to send all that is due.
///
/// # Safety
/// `place` is as for [`begin`].
pub(crate) unsafe fn execute(stack: Osip, place: *mut Running) {
    let retransmissions = ManuallyDrop::new(Retransmissions::lock(stack));
    let link = retransmissions.first();
    // SAFETY: the link to the first node, which is locked.
    if unsafe { *link }.is_null() {
        ManuallyDrop::into_inner(retransmissions);
        return;
    }
    // SAFETY: the place is as it is wanted.
    unsafe { begin(place, Due { retransmissions, now: now(), link, is_sending: false }) };
}
