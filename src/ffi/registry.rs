//! Which headers have values separated by commas: those of the standards, and up to 195 that the application adds.

use super::code::{Result, UNDEFINED_ERROR};
use super::globals;
use crate::sip::scan;

/// The headers of the standards.
const STANDARD: [&str; 59] = [
    "accept",
    "a",
    "accept-encoding",
    "accept-language",
    "alert-info",
    "allow",
    "authentication-info",
    "call-info",
    "contact",
    "m",
    "content-encoding",
    "e",
    "content-language",
    "error-info",
    "in-reply-to",
    "proxy-require",
    "record-route",
    "require",
    "route",
    "supported",
    "k",
    "unsupported",
    "via",
    "v",
    "warning",
    "p-media-authorization",
    "p-asserted-identity",
    "p-preferred-identity",
    "reason",
    "path",
    "security-client",
    "security-server",
    "security-verify",
    "service-route",
    "request-disposition",
    "d",
    "accept-contact",
    "reject-contact",
    "j",
    "resource-priority",
    "accept-resource-priority",
    "p-early-media",
    "p-refused-uri-list",
    "permission-missing",
    "trigger-consent",
    "p-asserted-service",
    "p-preferred-service",
    "recv-info",
    "allow-events",
    "u",
    "policy-id",
    "policy-contact",
    "feature-caps",
    "history-info",
    "p-associated-uri",
    "p-visited-network-id",
    "p-access-network-info",
    "p-charging-function-addresses",
    "user-to-user",
];

/// How many names an application may add.
pub(crate) const ADDITIONS: usize = 195;
/// How many bytes of a name are kept.
pub(crate) const NAME: usize = 255;

/// True if a header has values separated by commas.
pub(crate) fn is_comma_separated(name: &[u8]) -> bool {
    STANDARD.iter().any(|known| scan::same(known.as_bytes(), name)) || globals::is_added(name)
}

/// Adds a header; an empty name changes nothing.
///
/// # Errors
/// `OSIP_UNDEFINED_ERROR` when there is no room.
pub(crate) fn add(name: &[u8]) -> Result {
    let name = name.get(..NAME).unwrap_or(name);
    match name.is_empty() || globals::add_name(name) {
        true => Ok(()),
        false => Err(UNDEFINED_ERROR),
    }
}

/// Forgets the headers that were added.
pub(crate) fn reset() {
    globals::forget_names();
}
