//! `osip2/*.h`
