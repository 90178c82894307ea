//! Name and address (RFC 3261 section 20.10): the value of From, To, Contact, Route and Record-Route.
//!
//! ```
//! let from = osip::sip::NameAddr::parse(b"\"Bob\" <sip:bob@example.com;transport=tcp>;tag=1").unwrap();
//! assert_eq!((from.display_name, from.tag()), (Some(&b"\"Bob\""[..]), Some(&b"1"[..])));
//! assert_eq!(from.uri.unwrap().host, Some(&b"example.com"[..]));
//! ```

use super::escape::{ESCAPES, Escapes};
use super::{Error, ParamText, Params, Uri, Writer, scan};

/// `"display name" <uri>;params`, or `uri;params`, whose parameters all are the header's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameAddr<'a, U = Uri<'a>, P = ParamText<'a>> {
    /// The display name, with its quotes if it has them.
    pub display_name: Option<&'a [u8]>,
    /// The URI, or its text.
    pub uri: Option<U>,
    /// `tag`, `expires`, `q` and others.
    pub params: P,
}

/// A display name without quotes is made of these.
const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'.' | b'!' | b'%' | b'*' | b'_' | b'+' | b'`' | b'\'' | b'~')
}

impl<'a> NameAddr<'a, &'a [u8]> {
    /// Finds the parts of one header value, but does not look into parameters and URI; on an error the parts before it are set.
    /// Nothing but spaces is a value without parts.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let start = scan::skip(text, b" ");
        let bracket = match start {
            [] => return Ok(()),
            [b'"', quoted @ ..] => {
                // Both quotes belong to the name.
                let length = scan::find_quote(quoted).ok_or(Error::SYNTAX)?.saturating_add(2);
                let (name, rest) = start.split_at_checked(length).ok_or(Error::SYNTAX)?;
                self.display_name = Some(name);
                let rest = scan::skip(rest, b" ");
                Some(rest.strip_prefix(b"<").ok_or(Error::SYNTAX.at(rest))?)
            }
            _ => {
                let length = start.iter().position(|&byte| !is_token(byte)).ok_or(Error::SYNTAX)?;
                match start.split_at_checked(length) {
                    Some((_, [b'<'])) => return Err(Error::SYNTAX),
                    Some((name, [b'<', rest @ ..])) => {
                        // The original takes the length of the name without, but its bytes with the spaces in front of it.
                        self.display_name = text.get(..name.len()).filter(|name| !name.is_empty()).map(scan::trim);
                        Some(rest)
                    }
                    _ => None,
                }
            }
        };
        match bracket {
            Some(rest) => self.read_name_addr(rest),
            None => self.read_addr_spec(start),
        }
    }

    /// Reads what follows the `<`.
    fn read_name_addr(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let close = scan::find(text, b'>').ok_or(Error::SYNTAX.at(text))?;
        // The search for parameters begins at the last byte of the URI.
        let from_last = text.get(close.saturating_sub(1)..).unwrap_or_default();
        self.params = ParamText::split(from_last).1;
        self.set_uri(scan::until(text, Some(close)), 6)
    }

    /// Reads a URI without brackets.
    fn read_addr_spec(&mut self, text: &'a [u8]) -> Result<(), Error> {
        let (uri, params) = ParamText::split(text);
        self.params = params;
        self.set_uri(uri, if uri.len() == text.len() { 5 } else { 6 })
    }

    fn set_uri(&mut self, uri: &'a [u8], shortest: usize) -> Result<(), Error> {
        if uri.len() < shortest {
            return Err(Error::SYNTAX.at(uri));
        }
        self.uri = Some(uri);
        Ok(())
    }
}

impl<'a> NameAddr<'a> {
    /// Parses one header value.
    ///
    /// # Differs from RFC 3261
    /// `<sip:a>` is refused, because six bytes are the shortest URI; spaces before a name without quotes cut it (`"  bob
    /// <sip:a@b>"` has `bo`); what stands between `>` and the first `;` is dropped; a `;` right before the `>` begins the
    /// parameters, of which the first is `>` then.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let (mut parts, mut uri) = (NameAddr::<&[u8]>::default(), None);
        let mut read = || {
            parts.read(text)?;
            parts.params.check()?;
            if let Some(text) = parts.uri {
                uri.insert(Uri::default()).read(text).map_err(|error| error.at(text))?;
            }
            Ok(())
        };
        read().map_err(|error: Error| error.within(text))?;
        Ok(Self { display_name: parts.display_name, uri, params: parts.params })
    }
}

impl<'a, UP: Params<'a>, UH: Params<'a>, P: Params<'a>> NameAddr<'a, Uri<'a, UP, UH>, P> {
    /// Prints the value; the URI always stands in brackets.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without a URI, or if the URI has no host.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        self.write_with(&ESCAPES, out)
    }

    /// Prints the value with other rules of what is encoded in the URI.
    ///
    /// # Errors
    /// Those of [`NameAddr::write`].
    pub(crate) fn write_with(&self, escapes: &Escapes, out: &mut Writer<'_>) -> Result<(), Error> {
        let uri = self.uri.as_ref().ok_or(Error::MISSING)?;
        if let Some(name) = self.display_name {
            out.put(name);
            out.put_byte(b' ');
        }
        out.put_byte(b'<');
        uri.write_with(escapes, out)?;
        out.put_byte(b'>');
        self.params.write(b";", out)
    }

    /// The printed value.
    ///
    /// # Errors
    /// Those of [`NameAddr::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }

    /// True if user, host and tag are the same, as far as both have one. Other URIs than SIP's are compared as texts, and tags then do not
    /// count. A value without URI is like no other.
    pub fn matches<'b, VP, VH, Q>(&self, other: &NameAddr<'b, Uri<'b, VP, VH>, Q>) -> bool
    where
        VP: Params<'b>,
        VH: Params<'b>,
        Q: Params<'b>,
    {
        let (Some(left), Some(right)) = (&self.uri, &other.uri) else {
            return false;
        };
        match (left.host, right.host) {
            (None, None) => left.opaque.is_some() && left.opaque == right.opaque,
            (Some(left_host), Some(right_host)) => {
                left_host == right_host
                    && left.may_be_user(right)
                    && match (tag_like(self.params), tag_like(other.params)) {
                        (Some(left), Some(right)) => left == right,
                        _ => true,
                    }
            }
            _ => false,
        }
    }
}

impl<'a, U, P: Params<'a>> NameAddr<'a, U, P> {
    /// The value of the first `tag` parameter.
    pub fn tag(&self) -> Option<&'a [u8]> {
        self.params.get(b"tag")?.value
    }

    /// True if both have the same `tag`, or both have none. A `tag` without a value equals nothing.
    pub fn has_tag_of<'b, V, Q: Params<'b>>(&self, other: &NameAddr<'b, V, Q>) -> bool {
        match (self.params.get(b"tag"), other.params.get(b"tag")) {
            (None, None) => true,
            (Some(left), Some(right)) => left.value.is_some() && left.value == right.value,
            _ => false,
        }
    }
}

/// The value of the first parameter whose name begins with `tag`.
fn tag_like<'a>(params: impl Params<'a>) -> Option<&'a [u8]> {
    params.iter().filter_map(Result::ok).find(|param| param.name.starts_with(b"tag"))?.value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        let value = NameAddr::parse(text.as_bytes()).ok()?;
        Some(String::from_utf8(value.to_vec().unwrap()).unwrap())
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
    fn display_names_keep_their_quotes() {
        same(&["\"Bob\" <sip:a@b>;tag=1", "\"\" <sip:a@b>", "\"a\\\"b\\\\\" <sip:a@b>", "bob <sip:a@b>"]);
        same(&["\"<sip:x@y>;tag=0, \" <sip:a@b>"]);
        becomes(" \"Bob\"<sip:a@b>", "\"Bob\" <sip:a@b>");
        refused(&["\"Bob", "\"Bob\"", "\"Bob\" x <sip:a@b>", "\"A\" \"B\" <sip:a@b>", "bob\t<sip:a@b>", "bob", "bob <"]);
    }

    #[test]
    fn leading_spaces_cut_an_unquoted_display_name() {
        becomes(" bob <sip:a@b>", "bob <sip:a@b>");
        becomes("  bob <sip:a@b>", "bo <sip:a@b>");
        becomes("    b<sip:a@b>", " <sip:a@b>");
    }

    #[test]
    fn without_brackets_all_parameters_are_those_of_the_header() {
        becomes("sip:a@b;tag=1", "<sip:a@b>;tag=1");
        becomes("sip:a@b?h=v;tag=1", "<sip:a@b?h=v>;tag=1");
        becomes("tel:+1", "<tel:+1>");
        becomes("sip:a", "<sip:a>");
        refused(&["sip:a;tag=1", "<sip:a>"]);
    }

    #[test]
    fn what_stands_between_bracket_and_parameters_is_dropped() {
        becomes("<sip:a@b> junk ;tag=1", "<sip:a@b>;tag=1");
        becomes("<sip:a@b>,<sip:c@d>;tag=2", "<sip:a@b>;tag=2");
        becomes("<sip:a@b;>;tag=1", "<sip:a@b>;>;tag=1");
        becomes("<sip:a@b;lr>;tag=1;", "<sip:a@b;lr>;tag=1");
        refused(&["<sip:a@b", "<", "<>", "<sip:a@b>;;tag=1", "<sip:a@b>;=1"]);
    }

    #[test]
    fn what_stood_before_a_failure_is_kept() {
        let mut parts = NameAddr::<&[u8]>::default();
        assert_eq!(parts.read(b"bob <sip:a@b"), Err(Error::SYNTAX));
        assert_eq!((parts.display_name, parts.uri), (Some(&b"bob"[..]), None));
        assert_eq!(parts.read(b";tag=1"), Err(Error::SYNTAX));
        assert_eq!(parts.tag(), Some(&b"1"[..]));
    }

    fn compared(left: &str, right: &str) -> (bool, bool) {
        let (left, right) = (NameAddr::parse(left.as_bytes()).unwrap(), NameAddr::parse(right.as_bytes()).unwrap());
        (left.matches(&right), left.has_tag_of(&right))
    }

    #[test]
    fn comparison_takes_what_both_have() {
        let (same, differs) = (true, false);
        assert_eq!(compared("<sip:a@b>;tag=1", "\"A\" <sip:%61@b:5;x>;tag=1"), (same, same));
        assert_eq!(compared("<sip:a@b>;tag=1", "<sip:a@b>;tag=2"), (differs, differs));
        assert_eq!(compared("<sip:a@b>;tag=1", "<sip:a@b>"), (same, differs));
        assert_eq!(compared("<sip:a@b>;TAG=1", "<sip:a@b>;tag=2"), (same, differs));
        assert_eq!(compared("<sip:a@b>;tagx=1", "<sip:a@b>;tag=2"), (differs, differs));
        assert_eq!(compared("<sip:a@b>;tag", "<sip:a@b>;tag"), (same, differs));
        assert_eq!(compared("<sip:abcde>;tag=q", "<sip:a@abcde>;tag=q"), (same, same));
        assert_eq!(compared("<tel:+123>;tag=1", "<abc:+123>;tag=2"), (same, differs));
        assert_eq!(compared("<tel:+123>", "<sip:a@b>"), (differs, same));
        assert_eq!(compared("<sip:a@b>", "<sip:a@B>"), (differs, same));
        assert_eq!(compared(" ", " "), (differs, same));
    }

    #[test]
    fn users_hosts_and_tags_are_compared_as_far_as_both_have_them() {
        let compare = |left: &'static str, right: &'static str| {
            let parse = |text: &'static str| NameAddr::parse(text.as_bytes()).unwrap();
            parse(left).matches(&parse(right))
        };
        for (left, right) in [
            ("<sip:a@h>;tag=1", "\"A\" <sips:a@h:5061;x>;tag=1;y"),
            ("<sip:a@host>", "<sip:host>"),
            ("<sip:a@h>;tag=1", "<sip:a@h>"),
            ("<tel:+1>;tag=1", "<tel:+1>;tag=2"),
        ] {
            assert!(compare(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("<sip:a@h>", "<sip:b@h>"),
            ("<sip:a@h>", "<sip:a@i>"),
            ("<sip:a@h>;tag=1", "<sip:a@i>;tag=1"),
            ("<sip:a@h>;tag=1", "<sip:b@h>;tag=1"),
            ("<sip:a@h>;tag=1", "<sip:a@h>;tag=2"),
            ("<tel:+1>", "<tel:+2>"),
            ("<sip:a@h>", "<tel:+1>"),
        ] {
            assert!(!compare(left, right), "{left} {right}");
        }
        assert!(!NameAddr::parse(b"<sip:a@h>").unwrap().matches(&NameAddr::<Uri<'_>>::default()));
    }

    #[test]
    fn a_name_without_a_uri_is_not_kept() {
        let mut value = NameAddr::default();
        assert_eq!(value.read(b"bob <"), Err(Error::SYNTAX));
        assert_eq!(value.display_name, None);
    }
}
