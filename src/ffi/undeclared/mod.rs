//! What the libraries export and no header declares: programs that were built against the original, or that look names up, may use it. The
//! data are in [`super::globals`].

#[cfg(feature = "abi-core")]
mod osip2;
mod osipparser2;
