//! Shows what the safe core sees in SIP messages: `cargo run --example inspect FILE...`
//!
//! Nothing is copied: all that is printed are parts of the bytes that were read.

#![forbid(unsafe_code)]

use osip::sdp::{Line, Lines};
use osip::sip::header::{CSeq, Via};
use osip::sip::message::{Message, StartLine, elements, text, unfold};
use osip::sip::{Error, NameAddr, Uri};
use std::fmt::{Display, Formatter, Result as Written};

/// Bytes of a message, which need not be text in any encoding.
struct Bytes<'a>(&'a [u8]);

impl Display for Bytes<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(&self.0.escape_ascii(), out)
    }
}

fn show(name: &str, value: Option<&[u8]>) {
    if let Some(value) = value {
        println!("    {name:<10} {}", Bytes(value));
    }
}

fn show_uri(uri: &Uri<'_>) {
    show("user", uri.username);
    show("host", uri.host);
    show("port", uri.port);
}

/// A header value whose structure the core knows.
fn show_value(name: &[u8], value: &[u8]) -> Result<(), Error> {
    match name.to_ascii_lowercase().as_slice() {
        b"from" | b"f" | b"to" | b"t" | b"contact" | b"m" | b"route" | b"record-route" => {
            let address = NameAddr::<Uri<'_>>::parse(value)?;
            show("display", address.display_name);
            if let Some(uri) = &address.uri {
                show_uri(uri);
            }
            show("tag", address.tag());
        }
        b"via" | b"v" => {
            let via = Via::parse(value)?;
            show("protocol", via.protocol);
            show("host", via.host);
            show("port", via.port);
        }
        b"cseq" => show("method", CSeq::parse(value)?.method),
        _ => {}
    }
    Ok(())
}

fn show_media(body: &[u8]) -> Result<(), Error> {
    println!("session description");
    for line in Lines::new(body) {
        if let Line::Media(media) = line? {
            show("media", media.media);
            show("port", media.port);
            show("protocol", media.proto);
        }
    }
    Ok(())
}

fn show_message(data: &[u8]) -> Result<(), Error> {
    let message = Message::parse(data)?;
    match message.start {
        StartLine::Request { method, uri, .. } => {
            println!("request {}", Bytes(method));
            show_uri(&Uri::parse(uri)?);
        }
        StartLine::Status { code, reason, .. } => println!("response {code} {}", Bytes(reason)),
    }
    let mut is_sdp = false;
    for header in message.headers() {
        let header = header?;
        let value = header.value.unwrap_or_default();
        println!("{}: {}", Bytes(header.name), Bytes(value));
        is_sdp |= value.eq_ignore_ascii_case(b"application/sdp");
        for element in elements(value) {
            show_value(header.name, element)?;
        }
    }
    if is_sdp { show_media(message.rest) } else { Ok(()) }
}

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        println!("== {path}");
        let mut data = std::fs::read(&path)?;
        let head = text(&data).len();
        unfold(data.get_mut(..head).unwrap_or_default());
        if let Err(error) = show_message(&data) {
            println!("not a message: {error}");
        }
    }
    Ok(())
}
