//! What becomes of a header line: its name decides whether it has a grammar of its own, and whether its values are separated by
//! commas (RFC 3261 section 7.3.1).

use super::{Refused, Store};
use crate::sip::header::{Spelling, is_separated};
use crate::sip::message::{HeaderLine, elements};
use crate::sip::scan;

/// Stores a header line: each element of a list of values by itself.
///
/// # Differs from RFC 3261
/// A value that is not valid is left out, but for the headers that a message cannot do without (see [`Store::typed`]).
///
/// # Errors
/// A value is refused.
#[inline]
pub fn store_header<S: Store>(store: &mut S, line: HeaderLine<'_>) -> Result<(), S::Error> {
    let known = Spelling::of(line.name);
    match line.value {
        Some(list) if is_list(store, known, line.name, list) => {
            elements(list).try_for_each(|element| store_value(store, known, line.name, Some(element)))
        }
        value => store_value(store, known, line.name, value),
    }
}

/// True if a value consists of several.
#[inline]
fn is_list<S: Store>(store: &S, known: Option<&Spelling>, name: &[u8], value: &[u8]) -> bool {
    let has_comma = || scan::find(value, b',').is_some();
    match known {
        Some(Spelling { is_separated: true, .. }) => has_comma(),
        Some(_) => store.is_separated(name) && has_comma(),
        None => has_comma() && (is_separated(name) || store.is_separated(name)),
    }
}

#[inline]
fn store_value<S: Store>(store: &mut S, known: Option<&Spelling>, name: &[u8], value: Option<&[u8]>) -> Result<(), S::Error> {
    let stored = match known {
        Some(known) => store.typed(known.header, value.unwrap_or_default()),
        None => store.other(name, value),
    };
    match stored {
        Err(error) if known.is_none_or(|known| known.is_strict) || S::is_final(&error) => {
            store.refused(Refused::Value { name, value });
            Err(error)
        }
        Err(_) => {
            store.left_out(name, value.unwrap_or_default());
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Refusal, Texts};
    use super::*;

    /// What is stored of a line.
    fn stored(line: &'static str) -> Result<String, Refusal> {
        let mut texts = Texts::default();
        let (name, value) = line.split_once(':').unwrap();
        let value = (!value.is_empty()).then_some(value.as_bytes());
        store_header(&mut texts, HeaderLine { name: name.as_bytes(), value })?;
        Ok(texts.parts.join("|"))
    }

    #[test]
    fn each_element_of_a_list_is_stored_by_itself() {
        assert_eq!(stored("v:a, b").as_deref(), Ok("Via=a|Via=b"));
        assert_eq!(stored("Supported:a,b").as_deref(), Ok("Supported=a|Supported=b"));
        assert_eq!(stored("Subject:a,b").as_deref(), Ok("Subject=a,b"));
        assert_eq!(stored("To:a,b").as_deref(), Ok("To=a,b"));
        assert_eq!(stored("Supported:").as_deref(), Ok("Supported=-"));
        assert_eq!(stored("Via:").as_deref(), Ok("Via="));
    }

    #[test]
    fn an_application_names_further_lists() {
        // Of headers with a grammar of their own, too.
        assert_eq!(stored("X-List:a,b").as_deref(), Ok("X-List=a|X-List=b"));
    }

    #[test]
    fn a_value_that_is_not_valid_is_left_out_or_refuses_the_message() {
        assert_eq!(stored("Route:a,bad,c").as_deref(), Ok("Route=a|-Route=bad|Route=c"));
        assert_eq!(stored("Via:a,bad,c"), Err(Refusal::Syntax));
        assert_eq!(stored("Route:a,nomem,c"), Err(Refusal::NoMemory));
    }
}
