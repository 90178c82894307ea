//! What libosip2 exports.

mod ack;
mod callbacks;
mod contexts;
mod event;
mod handlers;
mod lists;
mod locks;
mod matching;
