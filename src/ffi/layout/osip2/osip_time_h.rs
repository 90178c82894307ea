//! `osip2/osip_time.h`: the clock of transactions, and calculations with its times.

// What C is told here of a structure that another header defines.
#[cfg(cbindgen)]
pub struct timeval;
