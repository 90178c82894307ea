//! Generic parameters (RFC 3261 section 25.1, `generic-param`): `;name`, `;name=value`, `;name="quoted;value"`.
//!
//! ```
//! use osip::sip::{ParamText, Params};
//!
//! let params = ParamText::new(b";q=0.5;expires=60;lr");
//! assert_eq!(params.get(b"Expires").unwrap().value, Some(&b"60"[..]));
//! assert_eq!(params.iter().count(), 3);
//! ```

use super::{Error, Writer, scan};

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// The name, never with blanks at its ends. It may be empty if nothing but blanks stood there.
    pub name: &'a [u8],
    /// What stands after the `=`, quotes included; `None` without one.
    pub value: Option<&'a [u8]>,
}

/// Something that gives parameters in order: a text, or a list that a program has built.
pub trait Params<'a>: Copy {
    /// True if names and values are still percent-encoded (RFC 3986 section 2.1), as in the text of a URI.
    const ENCODED: bool = false;

    /// The parameters up to the first one that is not valid.
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>>;

    /// The first parameter of that name, whatever its case; one that is not valid ends the search.
    fn get(self, name: &[u8]) -> Option<Param<'a>> {
        self.iter().map_while(Result::ok).find(|param| scan::same(param.name, name))
    }

    /// Checks all parameters.
    ///
    /// # Errors
    /// The error of the first one that is not valid.
    fn check(self) -> Result<(), Error> {
        self.iter().try_for_each(|param| param.map(drop))
    }

    /// Prints `separator name [= value]` for each parameter.
    ///
    /// # Errors
    /// The error of the first one that is not valid.
    fn write(self, separator: &[u8], out: &mut Writer<'_>) -> Result<(), Error> {
        self.iter().try_for_each(|param| {
            let param = param?;
            out.put(separator);
            out.put(param.name);
            out.put_with(b"=", param.value);
            Ok(())
        })
    }
}

/// The text of generic parameters, from the first `;` on.
///
/// # Differs from RFC 3261
/// One `;` at the end is tolerated. A `=` at the end, or before a comma, is a parameter without value. A quoted string hides a
/// `;` only if nothing but spaces stands between it and the `=`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParamText<'a> {
    /// What follows the first `;`; `None` if there is no parameter.
    rest: Option<&'a [u8]>,
}

impl<'a> ParamText<'a> {
    /// The parameters of a text whose first byte is the `;` (it is skipped unseen).
    pub fn new(text: &'a [u8]) -> Self {
        Self { rest: text.get(1..) }
    }

    /// The parameters from the first `;` of `text` on, and what stands before it.
    pub fn split(text: &'a [u8]) -> (&'a [u8], Self) {
        match scan::cut(text, b';') {
            Some((before, rest)) => (before, Self { rest: Some(rest) }),
            None => (text, Self::default()),
        }
    }

    /// Takes the parameter at the start of `rest`; returns it with what follows its `;`.
    fn take(rest: &'a [u8]) -> Result<(Param<'a>, Option<&'a [u8]>), Error> {
        let mut end = scan::find(rest, b';');
        let Some((name, value)) = scan::cut(scan::until(rest, end), b'=') else {
            let (name, next) = Self::split_at(rest, end);
            return match name {
                b"" => Err(Error::SYNTAX),
                name => Ok((Param { name: scan::trim(name), value: None }, next)),
            };
        };
        if name.is_empty() {
            return Err(Error::SYNTAX);
        }
        // Only a quote that spaces alone part from the `=` hides a `;`.
        let unquoted = scan::skip(value, b" ");
        if end.is_some() && unquoted.first() == Some(&b'"') {
            end = Self::after_quotes(rest, unquoted.len().abs_diff(value.len()).saturating_add(name.len()).saturating_add(2));
        }
        let (segment, next) = Self::split_at(rest, end);
        let value = segment.get(name.len().saturating_add(1)..).unwrap_or_default();
        let value = match scan::skip(value, b" \t") {
            b"" if next.is_none() => None,
            [b',', ..] => None,
            _ if value.is_empty() => return Err(Error::SYNTAX),
            _ => Some(scan::trim(value)),
        };
        Ok((Param { name: scan::trim(name), value }, next))
    }

    /// The position of the first `;` after the quoted string whose text begins at `open`.
    fn after_quotes(rest: &[u8], open: usize) -> Option<usize> {
        let close = open.checked_add(scan::find_quote(rest.get(open..)?)?)?;
        close.checked_add(scan::find(rest.get(close..)?, b';')?)
    }

    fn split_at(rest: &'a [u8], end: Option<usize>) -> (&'a [u8], Option<&'a [u8]>) {
        match end.and_then(|end| scan::cut_at(rest, end)) {
            Some((segment, next)) => (segment, Some(next)),
            None => (rest, None),
        }
    }
}

impl<'a> Params<'a> for ParamText<'a> {
    fn iter(self) -> impl Iterator<Item = Result<Param<'a>, Error>> {
        let mut rest = self.rest;
        core::iter::from_fn(move || match rest? {
            // One trailing `;` is fine.
            b"" => None,
            text => match Self::take(text) {
                Ok((param, next)) => {
                    rest = next;
                    Some(Ok(param))
                }
                Err(error) => {
                    rest = None;
                    Some(Err(error.at(text)))
                }
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Vec<String>, bool) {
        let mut list = Vec::new();
        for param in ParamText::new(text.as_bytes()).iter() {
            let Ok(param) = param else { return (list, false) };
            let value = param.value.map(|value| format!("={}", String::from_utf8_lossy(value)));
            list.push(format!("{}{}", String::from_utf8_lossy(param.name), value.unwrap_or_default()));
        }
        (list, true)
    }

    fn good(text: &str, expected: &[&str]) {
        assert_eq!(parse(text), (expected.iter().map(|&param| param.into()).collect(), true), "{text}");
    }

    fn bad(text: &str, expected: &[&str]) {
        assert_eq!(parse(text), (expected.iter().map(|&param| param.into()).collect(), false), "{text}");
    }

    #[test]
    fn names_and_values_are_trimmed() {
        good(";a=b;c=d", &["a=b", "c=d"]);
        good("Xa=b", &["a=b"]);
        good("; a = b ;\tc\t=\td\t", &["a=b", "c=d"]);
        good("; ", &[""]);
        good("; =b", &["=b"]);
    }

    #[test]
    fn a_value_is_left_out_at_the_end_or_before_a_comma() {
        good(";a=", &["a"]);
        good(";a= ", &["a"]);
        good(";a= ;b", &["a=", "b"]);
        good(";a= ,b;c", &["a", "c"]);
        good(";a=b,c", &["a=b,c"]);
    }

    #[test]
    fn one_trailing_semicolon_is_fine() {
        good(";", &[]);
        good(";a;", &["a"]);
        bad(";;a", &[]);
        bad(";a;;b", &["a"]);
    }

    #[test]
    fn an_empty_name_or_value_is_refused() {
        bad(";a=;b", &[]);
        bad(";=b", &[]);
    }

    #[test]
    fn quotes_hide_semicolons_only_right_after_the_equals_sign() {
        good(";a=\"b;c\";d", &["a=\"b;c\"", "d"]);
        good(";a= \"b;c\";d", &["a=\"b;c\"", "d"]);
        good(";a=\t\"b;c\";d", &["a=\"b", "c\"", "d"]);
        good(";a=\"b\\\";c\";d", &["a=\"b\\\";c\"", "d"]);
        good(";a=\"b\\\\\";c", &["a=\"b\\\\\"", "c"]);
        good(";a=\"b;c", &["a=\"b;c"]);
        good(";a=b\"c;d\"", &["a=b\"c", "d\""]);
    }

    #[test]
    fn names_are_looked_up_in_any_case() {
        let params = ParamText::new(b";Tag=1;tag=2");
        assert_eq!(params.get(b"TAG").unwrap().value, Some(&b"1"[..]));
        assert_eq!(params.get(b"x"), None);
    }
}
