//! The return codes, declared for C in `osip_port.h`.

use crate::sip::{Error, Kind};
use libc::c_int;

/// A negative return code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code(pub(crate) c_int);

/// What a function that gives a return code does inside.
pub(crate) type Result<T = ()> = core::result::Result<T, Code>;

pub(crate) const SUCCESS: c_int = 0;
pub(crate) const UNDEFINED_ERROR: Code = Code(-1);
pub(crate) const BADPARAMETER: Code = Code(-2);
pub(crate) const WRONG_STATE: Code = Code(-3);
pub(crate) const NOMEM: Code = Code(-4);
pub(crate) const SYNTAXERROR: Code = Code(-5);

impl From<Error> for Code {
    fn from(error: Error) -> Self {
        match error.kind() {
            Kind::Syntax => SYNTAXERROR,
            Kind::Missing => BADPARAMETER,
            Kind::NoBoundary => UNDEFINED_ERROR,
        }
    }
}

/// The return code of what a function does.
#[inline]
pub(crate) fn of(body: impl FnOnce() -> Result) -> c_int {
    number(|| body().map(|()| SUCCESS))
}

/// The number that a function makes, or the return code.
#[inline]
pub(crate) fn number(body: impl FnOnce() -> Result<c_int>) -> c_int {
    body().unwrap_or_else(|Code(code)| code)
}
