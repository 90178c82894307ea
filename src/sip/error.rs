//! What can be wrong with a text or with a value.

/// Why a text was refused, or why a value cannot be printed or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The text does not follow the grammar.
    #[error("syntax error")]
    Syntax,
    /// A part that the operation cannot do without is not there.
    #[error("a mandatory part is missing")]
    Missing,
    /// There is no such thing, or the two things differ.
    #[error("not found or not equal")]
    Unequal,
    /// The value is not in a state that allows the operation.
    #[error("wrong state")]
    State,
}
