//! Where messages are sent (RFC 3261 sections 8.1.2 and 18.2.2, RFC 3581).
//!
//! # Differs from RFC 3261
//!
//! A Request-URI may name a proxy in the parameters `x-obr` and `x-obp`, as eXosip writes them; the transport that a URI asks for
//! is not looked at, and a number is read as far as it is one.
//!
//! ```
//! use osip::sip::Uri;
//! use osip::transaction::route::{self, Destination};
//!
//! let (route, uri) = (Uri::parse(b"sip:proxy.example.com:5070;lr").unwrap(), Uri::parse(b"sip:bob@example.org").unwrap());
//! assert_eq!(route::request(Some(&route), Some(&uri)), Destination { host: Some(b"proxy.example.com"), port: 5070 });
//! ```

use crate::sip::header::Via;
use crate::sip::{Params, Uri, scan};

/// The port of SIP.
pub const DEFAULT_PORT: i32 = 5060;

/// Where a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination<'a> {
    /// A name or an address; `None` if there is none.
    pub host: Option<&'a [u8]>,
    /// The port; -1 for one that is no number of 64 bits.
    pub port: i32,
}

/// Where a request is sent: to the first Route if it is loose, else to the Request-URI, whose `maddr` goes before its host.
pub fn request<'a, P: Params<'a>, H>(
    first_route: Option<&Uri<'a, P, H>>,
    request_uri: Option<&Uri<'a, P, H>>,
) -> Destination<'a> {
    if let Some(route) = first_route.filter(|uri| uri.params.get(b"lr").is_some()) {
        return Destination { host: route.host, port: port(route.port) };
    }
    let Some(uri) = request_uri else { return Destination { host: None, port: DEFAULT_PORT } };
    let value = |name: &[u8]| uri.params.get(name).and_then(|parameter| parameter.value);
    if let Some(maddr) = value(b"maddr") {
        return Destination { host: Some(maddr), port: port(uri.port) };
    }
    match (value(b"x-obr"), value(b"x-obp")) {
        (Some(host), Some(number)) => Destination { host: Some(host), port: port(Some(number)) },
        _ => Destination { host: uri.host, port: port(uri.port) },
    }
}

/// Where a response is sent: `maddr`, or else `received`, goes before the host that sent the request, and an `rport` with a value
/// before its port.
pub fn response<'a, P: Params<'a>>(top_via: &Via<'a, P>) -> Destination<'a> {
    let parameter = |name: &[u8]| top_via.params.get(name);
    let host = match parameter(b"maddr").or_else(|| parameter(b"received")) {
        Some(parameter) => parameter.value,
        None => top_via.host,
    };
    Destination { host, port: port(parameter(b"rport").and_then(|rport| rport.value).or(top_via.port)) }
}

/// A port, which may be left out.
fn port(number: Option<&[u8]>) -> i32 {
    number.map_or(DEFAULT_PORT, scan::leading_integer_32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sip::ParamText;

    fn to(route: &str, uri: &str) -> (String, i32) {
        let parse = |text: &'static str| (!text.is_empty()).then(|| Uri::parse(text.as_bytes()).unwrap());
        let leak = |text: &str| -> &'static str { Box::leak(text.into()) };
        let found = request(parse(leak(route)).as_ref(), parse(leak(uri)).as_ref());
        (String::from_utf8(found.host.unwrap_or(b"-").to_vec()).unwrap(), found.port)
    }

    #[test]
    fn a_request_goes_to_the_first_route_only_if_that_is_loose() {
        assert_eq!(to("sip:p:5070;lr", "sip:a@h:5080"), ("p".into(), 5070));
        assert_eq!(to("sip:p;lr=on", "sip:a@h:5080"), ("p".into(), 5060));
        assert_eq!(to("sip:p:5070", "sip:a@h:5080"), ("h".into(), 5080));
        assert_eq!(to("", "sip:a@h"), ("h".into(), 5060));
        assert_eq!(to("sip:p:5070", ""), ("-".into(), 5060));
        // A loose route is taken as it is.
        assert_eq!(to("sip:p;lr;maddr=m", "sip:a@h"), ("p".into(), 5060));
    }

    #[test]
    fn maddr_goes_before_the_host_of_the_request_uri() {
        assert_eq!(to("", "sip:a@h:5080;maddr=m"), ("m".into(), 5080));
        assert_eq!(to("", "sip:a@h;maddr=m;x-obr=o;x-obp=7"), ("m".into(), 5060));
    }

    #[test]
    fn the_outbound_proxy_of_exosip_has_host_and_port() {
        assert_eq!(to("", "sip:a@h:5080;x-obr=o;x-obp=7"), ("o".into(), 7));
        assert_eq!(to("", "sip:a@h:5080;x-obr=o"), ("h".into(), 5080));
        assert_eq!(to("", "sip:a@h:5080;x-obp=7"), ("h".into(), 5080));
    }

    #[test]
    fn a_port_is_read_as_far_as_it_is_a_number() {
        let port = |text: &str| port(Some(text.as_bytes()));
        assert_eq!(["5061", "5061x", "x", "", "4294972356"].map(port), [5061, 5061, 0, 0, 5060]);
        assert_eq!(["99999999999999999999", "-99999999999999999999"].map(port), [-1, -1]);
    }

    fn back(via: &str) -> (Option<&str>, i32) {
        let via: Via<'_, ParamText<'_>> = Via::parse(via.as_bytes()).unwrap();
        let found = response(&via);
        (found.host.map(|host| core::str::from_utf8(host).unwrap()), found.port)
    }

    #[test]
    fn a_response_goes_to_where_the_request_came_from() {
        assert_eq!(back("SIP/2.0/UDP h"), (Some("h"), 5060));
        assert_eq!(back("SIP/2.0/UDP h:5070"), (Some("h"), 5070));
        assert_eq!(back("SIP/2.0/UDP h:5070;received=r"), (Some("r"), 5070));
        assert_eq!(back("SIP/2.0/UDP h:5070;rport=1;received=r"), (Some("r"), 1));
        assert_eq!(back("SIP/2.0/UDP h:5070;rport"), (Some("h"), 5070));
        assert_eq!(back("SIP/2.0/UDP h:5070;received=r;maddr=m"), (Some("m"), 5070));
        // Without a value nothing is known: the host does not take its place.
        assert_eq!(back("SIP/2.0/UDP h:5070;received"), (None, 5070));
    }
}
