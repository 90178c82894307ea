//! How traces name messages and transactions.

use super::key::Headers;
use super::tx::Tx;
use crate::ffi::layout::{osip_call_id, osip_message};
use crate::ffi::ptr;
use crate::ffi::trace::Text;
use crate::transaction::Event;
use core::fmt;

/// A message: its method or status, CSeq and Call-ID.
pub(super) struct Label<'a>(pub(super) &'a osip_message);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.0;
        // SAFETY: members of a message are NULL or texts and objects.
        let (method, call_id, number) = unsafe {
            let number = message.cseq.as_ref().and_then(|cseq| ptr::text(cseq.number));
            (ptr::text(message.sip_method), message.call_id.as_ref().map(osip_call_id::view), number)
        };
        match method {
            Some(method) => write!(f, "{}", Text(method))?,
            None => write!(f, "{}", message.status_code)?,
        }
        let cseq_method = Headers::of_message(message).method().unwrap_or_default();
        write!(f, ", CSeq {} {}", Text(number.unwrap_or_default()), Text(cseq_method))?;
        let Some(call_id) = call_id else { return Ok(()) };
        write!(f, ", Call-ID {}", Text(call_id.number.unwrap_or_default()))?;
        call_id.host.map_or(Ok(()), |host| write!(f, "@{}", Text(host)))
    }
}

/// A transaction: its number and state.
pub(super) struct Named(pub(super) Tx);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "transaction {} in ", self.0.number())?;
        match self.0.state() {
            Some(state) => write!(f, "{state:?}"),
            None => f.write_str("no state"),
        }
    }
}

/// What an event means; nothing if no machine knows it.
pub(super) struct Meaning(pub(super) Option<Event>);

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |event| write!(f, " ({event:?})"))
    }
}
