//! What libosipparser2 exports.

mod credentials;
mod headers;
mod osip_via_5_3_1;
mod params;
mod scanners;
