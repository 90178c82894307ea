//! The route set of a dialog: the proxies that want to see its requests (RFC 3261 sections 12.1.1 and 12.1.2).
//!
//! ```
//! use osip::dialog::Role;
//! use osip::dialog::route_set::RouteSet;
//!
//! let headers = ["near the server", "near the client"];
//! assert!(RouteSet::of(headers.iter(), Role::Client).eq(["near the client", "near the server"].iter()));
//! ```

use super::{Role, State};

/// The Record-Route headers of a message in the order of the route set. It is an iterator if that of the headers goes both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteSet<R> {
    /// The headers in the order of the message.
    pub headers: R,
    /// True if the last one is the first of the route set.
    pub is_reversed: bool,
}

impl<R> RouteSet<R> {
    /// The route set that a message gives to the one that has this role in its transaction. Each proxy has put itself in front: those
    /// nearest to the server stand first, which for the client are the last ones.
    pub fn of(headers: R, role: Role) -> Self {
        Self { headers, is_reversed: role == Role::Client }
    }
}

impl<R: DoubleEndedIterator> Iterator for RouteSet<R> {
    type Item = R::Item;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_reversed { self.headers.next_back() } else { self.headers.next() }
    }
}

/// True if a response gives a dialog another route set: as long as that is early, each response may come over other proxies (RFC
/// 3261 section 13.2.2.4).
pub fn is_replaced(state: State) -> bool {
    state == State::Early
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_proxy_is_the_first() {
        let headers = ["near the server", "between", "near the client"];
        assert!(RouteSet::of(headers.iter(), Role::Server).eq(headers.iter()));
        assert!(RouteSet::of(headers.iter(), Role::Client).eq(headers.iter().rev()));
        assert_eq!(RouteSet::of([0; 0].iter(), Role::Client).next(), None);
    }

    #[test]
    fn a_confirmed_dialog_keeps_its_route_set() {
        assert!(is_replaced(State::Early) && !is_replaced(State::Confirmed));
    }
}
