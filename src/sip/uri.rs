//! URIs (RFC 3261 section 19.1). Only SIP URIs have parts; all others are a scheme and a text.
//!
//! ```
//! use osip::sip::{Params, Uri};
//!
//! let uri = Uri::parse(b"sips:bob@[2001:db8::9]:5061;transport=tcp?Subject=call").unwrap();
//! assert_eq!((uri.username, uri.port), (Some(&b"bob"[..]), Some(&b"5061"[..])));
//! assert_eq!(uri.params.get(b"transport").unwrap().value, Some(&b"tcp"[..]));
//! ```

use super::escape::{Decoded, ESCAPES, Escapes, Part};
use super::{Error, Param, Params, Writer, scan};

/// `scheme:[username[:password]@]host[:port];params?headers`, or `scheme:opaque`.
///
/// Username, password, parameters and headers are percent-encoded if [`Params::ENCODED`] says so of the parameters, else plain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uri<'a, P = UriParams<'a>, H = UriHeaders<'a>> {
    /// The scheme in the case it was written; whatever begins with `sip` is a SIP URI.
    pub scheme: Option<&'a [u8]>,
    /// The user.
    pub username: Option<&'a [u8]>,
    /// What stands after the first colon of the userinfo.
    pub password: Option<&'a [u8]>,
    /// Host name or address, IPv6 without its brackets.
    pub host: Option<&'a [u8]>,
    /// The port as it was written.
    pub port: Option<&'a [u8]>,
    /// `transport`, `lr` and others.
    pub params: P,
    /// Headers of a request that is made from the URI.
    pub headers: H,
    /// All that follows the colon of a URI that is no SIP URI.
    pub opaque: Option<&'a [u8]>,
}

impl<'a> Uri<'a> {
    /// Parses a URI. Its parameters and headers end at the first one that is not valid.
    ///
    /// # Differs from RFC 3261
    /// Whatever begins with `sip` is a SIP URI. A port is any text of at most seven bytes.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if there is no text, [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut uri = Self::default();
        uri.read(text).map_err(|error| error.within(text))?;
        Ok(uri)
    }

    /// Parses a URI; on an error the parts before it are set.
    ///
    /// # Errors
    /// Those of [`Uri::parse`].
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        if text.is_empty() {
            return Err(Error::MISSING);
        }
        let letters = text.iter().position(|byte| !byte.is_ascii_alphabetic()).filter(|&letters| letters >= 2);
        let (scheme, text) = match letters.and_then(|letters| text.split_at_checked(letters)) {
            Some((scheme, [b':', text @ ..])) => (scheme, text),
            _ => return Err(Error::SYNTAX),
        };
        self.scheme = Some(scheme);
        if !scan::starts_with(scheme, b"sip") {
            if text.len() < 2 {
                return Err(Error::SYNTAX.at(text));
            }
            self.opaque = Some(text);
            return Ok(());
        }
        match scan::cut(text, b'@') {
            None => self.read_from_host(text),
            Some((userinfo, text)) => {
                self.read_userinfo(userinfo)?;
                self.read_from_host(text)
            }
        }
    }

    fn read_userinfo(&mut self, userinfo: &'a [u8]) -> Result<(), Error> {
        if userinfo.is_empty() {
            return Ok(());
        }
        let mut username = userinfo;
        if let Some((before, password)) = scan::cut(userinfo, b':') {
            if password.is_empty() {
                return Err(Error::SYNTAX.at(password));
            }
            self.password = Some(password);
            username = before;
        }
        if username.is_empty() {
            return Err(Error::SYNTAX.at(username));
        }
        self.username = Some(username);
        Ok(())
    }

    fn read_from_host(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let end = scan::find_either(text, b';', b'?').unwrap_or(text.len());
        let (hostport, rest) = text.split_at_checked(end).unwrap_or_default();
        let close = scan::find_last(hostport, b']');
        let colon = scan::find_last(hostport, b':');
        match rest {
            [] => {}
            [b';', after @ ..] => {
                let params = match scan::cut(after, b'?') {
                    Some((params, headers)) => {
                        self.headers = UriHeaders { rest: Some(headers) };
                        params
                    }
                    None => after,
                };
                self.params = UriParams { rest: Some(params) };
            }
            [_, headers @ ..] => {
                self.headers = UriHeaders { rest: Some(headers) };
                if scan::find(headers, b';').is_some() {
                    return Err(Error::SYNTAX.at(headers));
                }
            }
        }

        // A colon inside of brackets is no port's.
        let mut host = hostport;
        if let Some((before, port)) =
            colon.filter(|&colon| close.is_none_or(|close| close < colon)).and_then(|at| scan::cut_at(hostport, at))
        {
            if port.is_empty() || port.len() > 7 {
                return Err(Error::SYNTAX.at(port));
            }
            self.port = Some(scan::trim(port));
            host = before;
        }
        if close.is_some() {
            (_, host) = scan::cut(scan::until(host, close), b'[').ok_or(Error::SYNTAX.at(host))?;
        }
        if host.is_empty() {
            return Err(Error::SYNTAX.at(host));
        }
        self.host = Some(scan::trim(host));
        Ok(())
    }
}

impl<'a, P: Params<'a>, H: Params<'a>> Uri<'a, P, H> {
    /// Prints the URI.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) if there is neither host nor opaque text, or an opaque text without a scheme.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        self.write_with(&ESCAPES, out)
    }

    /// Prints the URI with other rules of what is encoded.
    ///
    /// # Errors
    /// Those of [`Uri::write`].
    pub(crate) fn write_with(&self, escapes: &Escapes, out: &mut Writer<'_>) -> Result<(), Error> {
        if let Some(opaque) = self.opaque {
            out.put(self.scheme.ok_or(Error::MISSING)?);
            out.put_byte(b':');
            out.put(opaque);
            return Ok(());
        }
        let host = self.host.ok_or(Error::MISSING)?;
        out.put(self.scheme.unwrap_or(b"sip"));
        out.put_byte(b':');
        if let Some(username) = self.username {
            self.write_user_part(escapes, Part::Userinfo, username, out);
            if let Some(password) = self.password {
                out.put_byte(b':');
                self.write_user_part(escapes, Part::Password, password, out);
            }
            out.put_byte(b'@');
        }
        if scan::find(host, b':').is_some() {
            out.put_byte(b'[');
            out.put(host);
            out.put_byte(b']');
        } else {
            out.put(host);
        }
        if let Some(port) = self.port {
            out.put_byte(b':');
            out.put(port);
        }
        for param in self.params.iter() {
            // Text is printed up to the first parameter that is not valid; one that a program has built must be valid.
            let Ok(param) = param else {
                if P::ENCODED {
                    break;
                }
                return Err(Error::MISSING);
            };
            write_param::<P>(escapes, Part::Param, b';', param, out);
        }
        let mut separator = b'?';
        for header in self.headers.iter() {
            let Ok(header @ Param { value: Some(_), .. }) = header else {
                if H::ENCODED {
                    break;
                }
                return Err(Error::MISSING);
            };
            write_param::<H>(escapes, Part::Header, separator, header, out);
            separator = b'&';
        }
        Ok(())
    }

    /// The printed URI.
    ///
    /// # Errors
    /// Those of [`Uri::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }

    /// The URI with other parameters.
    pub(crate) fn with_params<Q>(self, params: Q) -> Uri<'a, Q, H> {
        let Self { scheme, username, password, host, port, headers, opaque, .. } = self;
        Uri { scheme, username, password, host, port, params, headers, opaque }
    }

    /// True unless both have a username, and not the same one.
    pub(crate) fn may_be_user<'b, Q: Params<'b>, I: Params<'b>>(&self, other: &Uri<'b, Q, I>) -> bool {
        let (Some(left), Some(right)) = (self.username, other.username) else {
            return true;
        };
        match (P::ENCODED, Q::ENCODED) {
            (false, false) => left == right,
            (true, false) => Decoded::new(left).eq(right.iter().copied()),
            (false, true) => Decoded::new(right).eq(left.iter().copied()),
            (true, true) => Decoded::new(left).eq(Decoded::new(right)),
        }
    }

    #[inline]
    fn write_user_part(&self, escapes: &Escapes, part: Part, text: &[u8], out: &mut Writer<'_>) {
        if P::ENCODED {
            escapes.write_encoded(part, text, out);
        } else {
            escapes.write(part, text, out);
        }
    }
}

/// True if the encoded text stands for `name`, in whatever case.
fn is_encoded_name(text: &[u8], name: &[u8]) -> bool {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    Decoded::new(text).trim().map(lower).eq(name.iter().copied().map(lower))
}

#[inline]
fn write_param<'a, P: Params<'a>>(escapes: &Escapes, part: Part, lead: u8, param: Param<'a>, out: &mut Writer<'_>) {
    let put = |text: &[u8], out: &mut Writer<'_>| match P::ENCODED {
        true => escapes.write_encoded_trimmed(part, text, out),
        false => escapes.write(part, text, out),
    };
    out.put_byte(lead);
    put(param.name, out);
    if let Some(value) = param.value {
        out.put_byte(b'=');
        put(value, out);
    }
}

/// The text of URI parameters. Names and values are encoded, and their blanks are not yet dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UriParams<'a> {
    /// What follows the first `;`; `None` if there is no parameter.
    rest: Option<&'a [u8]>,
}

impl<'a> UriParams<'a> {
    /// The parameters of a text that begins with `;`.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if it does not.
    pub fn new(text: &'a [u8]) -> Result<Self, Error> {
        match text {
            [b';', rest @ ..] => Ok(Self { rest: Some(rest) }),
            _ => Err(Error::SYNTAX),
        }
    }
}

impl<'a> Params<'a> for UriParams<'a> {
    const ENCODED: bool = true;

    #[inline]
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>> {
        segments(self.rest, b';', |segment, _| match scan::cut(segment, b'=') {
            Some((name, value)) if !name.is_empty() && !value.is_empty() => Ok(Param { name, value: Some(value) }),
            None if !segment.is_empty() => Ok(Param { name: segment, value: None }),
            _ => Err(Error::SYNTAX.at(segment)),
        })
    }

    fn get(self, name: &[u8]) -> Option<Param<'a>> {
        self.iter().map_while(Result::ok).find(|param| is_encoded_name(param.name, name))
    }
}

/// The text of URI headers. Names and values are encoded, and their blanks are not yet dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UriHeaders<'a> {
    /// What follows the `?`; `None` if there is no header.
    rest: Option<&'a [u8]>,
}

impl<'a> UriHeaders<'a> {
    /// The headers of a text that begins with `?`.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax) if it does not.
    pub fn new(text: &'a [u8]) -> Result<Self, Error> {
        match text {
            [b'?', rest @ ..] => Ok(Self { rest: Some(rest) }),
            _ => Err(Error::SYNTAX),
        }
    }
}

impl<'a> Params<'a> for UriHeaders<'a> {
    const ENCODED: bool = true;

    #[inline]
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>> {
        segments(self.rest, b'&', |segment, is_last| match scan::cut(segment, b'=') {
            Some((name, value)) if is_last || !value.is_empty() => Ok(Param { name, value: Some(value) }),
            _ => Err(Error::SYNTAX.at(segment)),
        })
    }

    fn get(self, name: &[u8]) -> Option<Param<'a>> {
        self.iter().map_while(Result::ok).find(|param| is_encoded_name(param.name, name))
    }
}

/// What `read` makes of each segment, and whether it is the last one, up to its first error.
#[inline]
fn segments<'a>(
    mut rest: Option<&'a [u8]>,
    separator: u8,
    read: impl Fn(&'a [u8], bool) -> Result<Param<'a>, Error>,
) -> impl Iterator<Item = Result<Param<'a>, Error>> {
    core::iter::from_fn(move || {
        let text = rest?;
        let (segment, next) = match scan::cut(text, separator) {
            Some((segment, next)) => (segment, Some(next)),
            None => (text, None),
        };
        let param = read(segment, next.is_none());
        rest = next.filter(|_| param.is_ok());
        Some(param)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        let uri = Uri::parse(text.as_bytes()).ok()?;
        Some(String::from_utf8(uri.to_vec().unwrap()).unwrap())
    }

    fn same(texts: &[&str]) {
        texts.iter().for_each(|text| assert_eq!(printed(text).as_deref(), Some(*text)));
    }

    fn becomes(text: &str, expected: &str) {
        assert_eq!(printed(text).as_deref(), Some(expected), "{text}");
    }

    fn refused(texts: &[&str]) {
        texts.iter().for_each(|text| assert_eq!(printed(text), None, "{text}"));
    }

    #[test]
    fn sip_uris_have_parts() {
        same(&[
            "sip:h",
            "SIP:Alice@Ex.COM;LR;Transport=UDP",
            "sips:alice:secret@h:5061;a=b;c?d=e&f=g",
            "sipx:a@b:1",
            "sip:h:abc",
        ]);
        let uri = Uri::parse(b"sips:alice:secret@h:5061;lr?d=e").unwrap();
        assert_eq!((uri.username, uri.password), (Some(&b"alice"[..]), Some(&b"secret"[..])));
        assert_eq!((uri.host, uri.port), (Some(&b"h"[..]), Some(&b"5061"[..])));
        assert_eq!(uri.params.get(b"LR").unwrap().value, None);
        assert_eq!(uri.headers.get(b"d").unwrap().value, Some(&b"e"[..]));
    }

    #[test]
    fn other_uris_are_opaque() {
        same(&["si:ab", "tel:+1-201;phone-context=x?y", "http://h:80/p?q=a@b", "urn:service:sos"]);
        refused(&["si:a", "tel:1", "s:abcd", "sip1:h", " sip:h", "sip", ""]);
    }

    #[test]
    fn a_user_or_a_host_must_not_be_empty() {
        refused(&["sip:", "sip:@", "sip::@h", "sip:u:@h", "sip::p@h", "sip:u@", "sip:u@[]", "sip:u@::1]"]);
        becomes("sip:@h", "sip:h");
        becomes("sip:u@ ", "sip:u@");
    }

    #[test]
    fn what_stood_before_a_failure_is_kept() {
        let mut uri = Uri::default();
        assert_eq!(uri.read(b"sip:u@[::1]:;p"), Err(Error::SYNTAX));
        assert_eq!((uri.username, uri.host), (Some(&b"u"[..]), None));
        assert!(uri.params.get(b"p").is_some());
    }

    #[test]
    fn the_first_at_sign_ends_the_user_wherever_it_stands() {
        same(&["sip:u@v@h", "sip:u;p=1@h", "sip:u?x=y@h", "sip:h;p=u@v", "sip:h?x=u@v"]);
        becomes("sip:u:p:q@h", "sip:u:p%3Aq@h");
    }

    #[test]
    fn parts_are_encoded_anew() {
        becomes("sip:u%20v%41@h", "sip:u%20vA@h");
        becomes("sip:u%40v%3a:%3a@h", "sip:u%40v%3A:%3A@h");
        becomes("sip:u%zzv@h", "sip:u@h");
        becomes("sip:h;%61=%62;c%3b=d%3D", "sip:h;a=b;c%3B=d%3D");
        becomes("sip:h; a = b%20 c%20 ;\tc\t", "sip:h;a=b%20%20c;c");
        becomes("sip:h?a%20b=c%26d%3D", "sip:h?a%20b=c%26d%3D");
        same(&["sip:u@%68"]);
    }

    #[test]
    fn ipv6_addresses_stand_in_brackets() {
        same(&["sip:[::1]:5060", "sip:u@[2001:db8::1]:5060;lr", "sip:u@[::1]]", "sip:u@[[::1]]"]);
        becomes("sip:u@x[::1]y:5060", "sip:u@[::1]:5060");
        becomes("sip:a:b:c", "sip:[a:b]:c");
        becomes("sip:u@[::1", "sip:u@[[:]:1");
        becomes("sip:u@[h]", "sip:u@h");
    }

    #[test]
    fn a_port_has_one_to_seven_bytes() {
        same(&["sip:h:1234567", "sip:h:-1"]);
        becomes("sip:h: 5060 ", "sip:h:5060");
        becomes("sip:h:  ", "sip:h:");
        refused(&["sip:h:", "sip:h:12345678"]);
    }

    #[test]
    fn parameters_end_at_the_first_that_is_not_valid() {
        for text in ["sip:h;", "sip:h;;lr", "sip:h;a=;b", "sip:h;=v", "sip:h?a", "sip:h?a=&b=c", "sip:h?a&b=c"] {
            becomes(text, "sip:h");
        }
        becomes("sip:h;a;b=;c", "sip:h;a");
        becomes("sip:h;p=?a=b&c", "sip:h?a=b");
        same(&["sip:h?a=", "sip:h?=v"]);
        refused(&["sip:h?a=b;c"]);
    }

    /// The same URI with parts that are not encoded, as C has them.
    fn plain<'a>(username: &'a str, params: &'a str) -> Uri<'a, crate::sip::ParamText<'a>, crate::sip::ParamText<'a>> {
        let text = crate::sip::ParamText::new;
        Uri {
            scheme: Some(b"sip"),
            username: Some(username.as_bytes()),
            host: Some(b"h"),
            params: text(params.as_bytes()),
            headers: text(b""),
            password: None,
            port: None,
            opaque: None,
        }
    }

    #[test]
    fn users_are_compared_decoded() {
        let encoded = |text: &'static str| Uri::parse(text.as_bytes()).unwrap();
        let (space, other) = (encoded("sip:a%20b@h"), encoded("sip:a%20c@h"));
        assert!(space.may_be_user(&encoded("sip:%61%20b@h")) && !space.may_be_user(&other));
        assert!(space.may_be_user(&plain("a b", "")) && !space.may_be_user(&plain("a%20b", "")));
        assert!(plain("a b", "").may_be_user(&space) && !plain("a b", "").may_be_user(&other));
        assert!(plain("a", "").may_be_user(&plain("a", "")) && !plain("a", "").may_be_user(&plain("A", "")));
        assert!(space.may_be_user(&encoded("sip:h")) && encoded("sip:h").may_be_user(&space));
    }

    #[test]
    fn all_parameters_are_printed() {
        let print = |params: &str| String::from_utf8(plain("a", params).to_vec().unwrap()).unwrap();
        assert_eq!(print(";x-obr=1;X-OBP=2;lr"), "sip:a@h;x-obr=1;X-OBP=2;lr");
        same(&["sip:a@h;x-obr=1;lr"]);
    }
}
