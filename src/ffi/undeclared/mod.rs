//! What libosip2 exports and no header declares: programs that were built against its files, or that look names up, may use it.

mod ack;
mod callbacks;
mod contexts;
mod event;
mod handlers;
mod lists;
mod locks;
mod matching;
