//! Who executes a transaction: one at a time.
//!
//! Whoever executes an event has entered the transaction; nobody else executes one before it has left. Who comes meanwhile (another thread,
//! or a callback of the execution itself) says what it wants and goes on: the one that has the transaction does that before it leaves. A
//! transaction that is freed while it is executed is only marked, and freed by the one that leaves.
//!
//! ```
//! use osip::transaction::entry::{Entry, Left, Want};
//!
//! let entry = Entry::default();
//! assert!(entry.enter(Want::All));
//! // Another thread comes.
//! assert!(!entry.enter(Want::All));
//! assert_eq!(entry.leave(), Left::Entered(Want::All));
//! // Its events were executed.
//! assert_eq!(entry.leave(), Left::Free);
//! ```

use core::sync::atomic::{AtomicU32, Ordering};

/// It is being executed.
const ENTERED: u32 = 1;
/// An event was put off meanwhile.
const DEFERRED: u32 = 2;
/// All events were to be executed meanwhile.
const TO_EMPTY: u32 = 4;
/// It is to be freed.
const DOOMED: u32 = 8;

/// What somebody wants who finds a transaction in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// That the events are executed that were put off.
    Deferred,
    /// That all events are executed.
    All,
}

/// What came of leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is not in use any more.
    Free,
    /// It is to be freed now.
    Doomed,
    /// It is still entered, because somebody wants more.
    Entered(Want),
}

/// Whether a transaction is in use. All bits zero is one that is not.
#[derive(Debug, Default)]
pub struct Entry(AtomicU32);

impl Entry {
    /// Enters. False if somebody else has entered, who does what is wanted before it leaves.
    pub fn enter(&self, want: Want) -> bool {
        let wanted = match want {
            Want::Deferred => DEFERRED,
            Want::All => TO_EMPTY,
        };
        let before = self.update(|bits| if bits & ENTERED == 0 { bits | ENTERED } else { bits | wanted });
        before & ENTERED == 0
    }

    /// Leaves, unless somebody wants more. Only whoever has entered may leave.
    pub fn leave(&self) -> Left {
        // What is left of one that is to be freed does not matter any more.
        let before = self.update(|bits| if bits & (DEFERRED | TO_EMPTY) != 0 { ENTERED } else { 0 });
        match before {
            _ if before & DOOMED != 0 => Left::Doomed,
            _ if before & TO_EMPTY != 0 => Left::Entered(Want::All),
            _ if before & DEFERRED != 0 => Left::Entered(Want::Deferred),
            _ => Left::Free,
        }
    }

    /// It is to be freed: true if that may be done now, else whoever leaves does it.
    pub fn doom(&self) -> bool {
        self.0.fetch_or(DOOMED, Ordering::AcqRel) & ENTERED == 0
    }

    /// True if it is to be freed.
    pub fn is_doomed(&self) -> bool {
        self.0.load(Ordering::Acquire) & DOOMED != 0
    }

    /// Changes the bits at once; gives those before.
    fn update(&self, change: impl Fn(u32) -> u32) -> u32 {
        let mut before = self.0.load(Ordering::Acquire);
        while let Err(now) = self.0.compare_exchange_weak(before, change(before), Ordering::AcqRel, Ordering::Acquire) {
            before = now;
        }
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn only_one_enters() {
        let entry = Entry::default();
        assert!(entry.enter(Want::All));
        assert!(!entry.enter(Want::Deferred));
        assert_eq!(entry.leave(), Left::Entered(Want::Deferred));
        assert_eq!(entry.leave(), Left::Free);
        assert!(entry.enter(Want::Deferred));
        assert_eq!(entry.leave(), Left::Free);
    }

    #[test]
    fn the_larger_wish_counts() {
        for wishes in [[Want::All, Want::Deferred], [Want::Deferred, Want::All]] {
            let entry = Entry::default();
            assert!(entry.enter(Want::Deferred));
            assert!(wishes.iter().all(|want| !entry.enter(*want)));
            assert_eq!((entry.leave(), entry.leave()), (Left::Entered(Want::All), Left::Free));
        }
    }

    #[test]
    fn a_wish_counts_however_often_and_is_done_before_others_enter() {
        let entry = Entry::default();
        for want in [Want::All, Want::Deferred] {
            assert!(entry.enter(Want::All));
            assert!(!entry.enter(want) && !entry.enter(want));
            assert_eq!(entry.leave(), Left::Entered(want));
            assert!(!entry.enter(want));
            assert_eq!((entry.leave(), entry.leave()), (Left::Entered(want), Left::Free));
        }
    }

    #[test]
    fn what_is_freed_in_use_is_freed_by_the_one_that_leaves() {
        let entry = Entry::default();
        assert!(entry.enter(Want::All) && !entry.is_doomed());
        assert!(!entry.doom() && entry.is_doomed());
        // A second time changes nothing, nor does what is still wanted.
        assert!(!entry.doom() && !entry.enter(Want::All));
        assert_eq!(entry.leave(), Left::Doomed);
        assert!(Entry::default().doom());
    }

    #[test]
    fn no_event_is_lost_or_executed_beside_another() {
        let rounds = if cfg!(miri) { 50 } else { 2000 };
        let (entry, events) = (Entry::default(), Mutex::new(0));
        let (running, executed) = (Mutex::new(()), Mutex::new(0));
        let add_and_execute = || {
            for _ in 0..rounds {
                *events.lock().unwrap() += 1;
                if !entry.enter(Want::All) {
                    continue;
                }
                loop {
                    while *events.lock().unwrap() > 0 {
                        let _alone = running.try_lock().unwrap();
                        *events.lock().unwrap() -= 1;
                        *executed.lock().unwrap() += 1;
                    }
                    if entry.leave() == Left::Free {
                        break;
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(add_and_execute);
            }
        });
        assert_eq!((*events.lock().unwrap(), *executed.lock().unwrap()), (0, 3 * rounds));
    }
}
