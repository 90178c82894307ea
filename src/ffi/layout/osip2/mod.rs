//! `osip2/*.h`

mod osip_condv_h;
mod osip_dialog_h;
mod osip_fifo_h;
mod osip_h;
mod osip_mt_h;
mod times;

pub use osip_condv_h::*;
pub use osip_dialog_h::*;
pub use osip_fifo_h::*;
pub use osip_h::*;
pub use osip_mt_h::*;
pub use times::*;
