//! What is to be done: which transactions of a machine have events, and whose timers are due when.
//!
//! Executions go through the transactions that have events in the order in which they were listed. What gets an event meanwhile is still
//! executed if the execution has not gone past it and it was there when the execution began; else it waits for the next one.
//!
//! Applications write timers A, B, E and F as they like, so the transactions for which one of these runs are looked at each time; the
//! others lie in a heap by the time when they are due.

use super::queue::{Places, Queue};
use super::room::{Growing, OutOfMemory, Room};
use super::timer::running;
use super::{Machine, State, Timer};

/// A queue of a [`Schedule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those with events, for the execution that runs.
    Runnable,
    /// Those with events, for the next execution.
    RunnableNext,
    /// Those with timers that nobody but the library sets.
    ByDeadline,
    /// Those with timers that applications set.
    Polled,
}

/// What a schedule asks of the transactions of its machine.
pub trait Members {
    /// A transaction.
    type Id: Copy + PartialEq;
    /// A time.
    type Time: Copy + Ord;

    /// The place of a transaction in a queue, which it keeps itself; 0 at first.
    fn place(&self, id: Self::Id, queue: Which) -> usize;
    /// Keeps the place of a transaction in a queue.
    fn set_place(&mut self, id: Self::Id, queue: Which, place: usize);
    /// A number that grows in the order of the list.
    fn sequence(&self, id: Self::Id) -> u64;
    /// The time that was kept for a transaction.
    fn deadline(&self, id: Self::Id) -> Self::Time;
    /// Keeps a time for a transaction.
    fn set_deadline(&mut self, id: Self::Id, time: Self::Time);
    /// The state of a transaction.
    fn state(&self, id: Self::Id) -> Option<State>;
    /// When a timer of a transaction is due; `None` if it is off.
    fn due(&self, id: Self::Id, timer: Timer) -> Option<Self::Time>;
    /// True if events wait for a transaction.
    fn has_events(&self, id: Self::Id) -> bool;
    /// The timers of a transaction will be looked at: a while from now, and later once more, when that is `near`.
    fn prefetch(&self, _id: Self::Id, _near: bool) {}
}

/// A queue with the order that it has in a schedule.
struct Order<'a, M> {
    members: &'a mut M,
    queue: Which,
}

impl<M: Members> Places<M::Id> for Order<'_, M> {
    fn place(&self, member: M::Id) -> usize {
        self.members.place(member, self.queue)
    }

    fn set_place(&mut self, member: M::Id, place: usize) {
        self.members.set_place(member, self.queue, place);
    }

    fn is_before(&self, left: M::Id, right: M::Id) -> bool {
        match self.queue {
            Which::Runnable => self.members.sequence(left) < self.members.sequence(right),
            Which::ByDeadline => self.members.deadline(left) < self.members.deadline(right),
            Which::RunnableNext | Which::Polled => false,
        }
    }
}

/// Which part of the list an execution has still to go through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    after: u64,
    up_to: u64,
}

/// The schedule of a machine.
#[derive(Debug)]
pub struct Schedule<I, R = Growing<Option<I>>> {
    runnable: Queue<I, R>,
    runnable_next: Queue<I, R>,
    by_deadline: Queue<I, R>,
    polled: Queue<I, R>,
    span: Span,
    /// How many executions run: some in other threads, some within callbacks of others.
    executions: usize,
}

impl<I, R: Default> Default for Schedule<I, R> {
    fn default() -> Self {
        Self {
            runnable: Queue::default(),
            runnable_next: Queue::default(),
            by_deadline: Queue::default(),
            polled: Queue::default(),
            span: Span::default(),
            executions: 0,
        }
    }
}

impl<I: Copy + PartialEq, R: Room<Option<I>>> Schedule<I, R> {
    /// Makes room for `count` transactions, so that nothing fails later.
    ///
    /// # Errors
    /// There is no memory.
    pub fn reserve(&mut self, count: usize) -> Result<(), OutOfMemory> {
        self.runnable.reserve(count)?;
        self.runnable_next.reserve(count)?;
        self.by_deadline.reserve(count)?;
        self.polled.reserve(count)
    }

    fn insert<M: Members<Id = I>>(&mut self, queue: Which, id: I, members: &mut M) {
        self.queue(queue).insert(id, &mut Order { members, queue });
    }

    fn remove<M: Members<Id = I>>(&mut self, queue: Which, id: I, members: &mut M) {
        self.queue(queue).remove(id, &mut Order { members, queue });
    }

    fn queue(&mut self, queue: Which) -> &mut Queue<I, R> {
        match queue {
            Which::Runnable => &mut self.runnable,
            Which::RunnableNext => &mut self.runnable_next,
            Which::ByDeadline => &mut self.by_deadline,
            Which::Polled => &mut self.polled,
        }
    }

    // --- events --------------------------------------------------------------------------------------------------------------

    /// Takes notice of an event for a transaction.
    pub fn mark<M: Members<Id = I>>(&mut self, id: I, members: &mut M) {
        if members.place(id, Which::Runnable) == 0 && members.place(id, Which::RunnableNext) == 0 {
            let queue = if self.is_ahead(id, members) { Which::Runnable } else { Which::RunnableNext };
            self.insert(queue, id, members);
        }
    }

    /// True if an execution that runs has still to come to a transaction.
    fn is_ahead<M: Members<Id = I>>(&self, id: I, members: &M) -> bool {
        let sequence = members.sequence(id);
        sequence > self.span.after && sequence <= self.span.up_to
    }

    /// Begins an execution that goes up to the transaction with the number `last`. What it returns is given to [`Schedule::end`].
    pub fn begin<M: Members<Id = I>>(&mut self, last: u64, members: &mut M) -> Span {
        self.executions = self.executions.saturating_add(1);
        while let Some(id) = self.runnable_next.first() {
            self.remove(Which::RunnableNext, id, members);
            self.insert(Which::Runnable, id, members);
        }
        core::mem::replace(&mut self.span, Span { after: 0, up_to: last })
    }

    /// Takes out the next transaction that has events; `None` if there is nothing left to execute.
    pub fn next<M: Members<Id = I>>(&mut self, members: &mut M) -> Option<I> {
        let id = self.runnable.first()?;
        self.remove(Which::Runnable, id, members);
        self.span.after = members.sequence(id);
        Some(id)
    }

    /// Ends an execution. What it has left is for the next one.
    pub fn end(&mut self, outer: Span) {
        self.executions = self.executions.saturating_sub(1);
        self.span = if self.executions == 0 { Span::default() } else { outer };
    }

    /// True if an execution would look at a transaction.
    pub fn is_waiting(&self) -> bool {
        self.runnable.first().is_some() || self.runnable_next.first().is_some()
    }

    /// True if a transaction has an event. Those that have none any more, because the application executed it, are forgotten.
    pub fn has_events<M: Members<Id = I>>(&mut self, members: &mut M) -> bool {
        while let Some(id) = self.runnable.first().or_else(|| self.runnable_next.first()) {
            if members.has_events(id) {
                return true;
            }
            self.remove(Which::Runnable, id, members);
            self.remove(Which::RunnableNext, id, members);
        }
        false
    }

    // --- the life of a transaction -------------------------------------------------------------------------------------------

    /// Puts a transaction that was listed where its state and its events belong.
    pub fn join<M: Members<Id = I>>(&mut self, id: I, members: &mut M) {
        if members.place(id, Which::Runnable) != 0 {
            self.runnable.moved(id, &mut Order { members, queue: Which::Runnable });
        }
        self.plan(id, members);
        if members.has_events(id) {
            self.mark(id, members);
        }
    }

    /// Takes a transaction out that is not listed any more. An execution that has begun comes to it all the same, and to the events that it
    /// has then: true if one will.
    pub fn leave<M: Members<Id = I>>(&mut self, id: I, members: &mut M) -> bool {
        self.remove(Which::ByDeadline, id, members);
        self.remove(Which::Polled, id, members);
        self.remove(Which::RunnableNext, id, members);
        if self.is_ahead(id, members) {
            self.insert(Which::Runnable, id, members);
        } else if self.executions == 0 {
            self.remove(Which::Runnable, id, members);
        }
        members.place(id, Which::Runnable) != 0
    }

    /// Takes a transaction out that no execution may come to, because it is freed.
    pub fn forget<M: Members<Id = I>>(&mut self, id: I, members: &mut M) {
        self.remove(Which::Runnable, id, members);
    }

    // --- timers --------------------------------------------------------------------------------------------------------------

    /// Puts a transaction where the timers of its state belong.
    pub fn plan<M: Members<Id = I>>(&mut self, id: I, members: &mut M) {
        let timers = members.state(id).map_or(&[][..], running);
        if timers.iter().any(|timer| timer.is_written_by_applications()) {
            self.insert(Which::Polled, id, members);
            self.remove(Which::ByDeadline, id, members);
            return;
        }
        self.remove(Which::Polled, id, members);
        match first_due(id, members) {
            None => self.remove(Which::ByDeadline, id, members),
            Some(time) => {
                members.set_deadline(id, time);
                if members.place(id, Which::ByDeadline) == 0 {
                    self.insert(Which::ByDeadline, id, members);
                } else {
                    self.by_deadline.moved(id, &mut Order { members, queue: Which::ByDeadline });
                }
            }
        }
    }

    /// Gives each transaction that has a timer which is due.
    pub fn expired<M: Members<Id = I>>(&self, now: M::Time, members: &M, mut each: impl FnMut(I)) {
        for id in self.polled.iter(|id, near| members.prefetch(id, near)) {
            give_if_due(id, now, members, &mut each);
        }
        self.expired_below(0, now, members, &mut each);
    }

    /// The same for a part of the heap: below a transaction that is not due there is none that is.
    fn expired_below<M: Members<Id = I>>(&self, index: usize, now: M::Time, members: &M, each: &mut impl FnMut(I)) {
        let Some(id) = self.by_deadline.get(index).filter(|id| members.deadline(*id) <= now) else { return };
        give_if_due(id, now, members, each);
        let left = index.saturating_mul(2).saturating_add(1);
        self.expired_below(left, now, members, each);
        self.expired_below(left.saturating_add(1), now, members, each);
    }

    /// When the first timer of the machine is due: now, for an INVITE client transaction that has an event.
    pub fn first_due<M: Members<Id = I>>(&mut self, machine: Machine, now: M::Time, members: &mut M) -> Option<M::Time> {
        let mut first = (machine == Machine::Ict && self.has_events(members)).then_some(now);
        for id in self.polled.iter(|id, near| members.prefetch(id, near)) {
            first = earlier(first, first_due(id, members));
        }
        while let Some(id) = self.by_deadline.first() {
            let planned = members.deadline(id);
            self.plan(id, members);
            if members.place(id, Which::ByDeadline) != 0 && members.deadline(id) == planned {
                return earlier(first, Some(planned));
            }
        }
        first
    }
}

/// The earlier of two times that may be none.
fn earlier<T: Ord>(left: Option<T>, right: Option<T>) -> Option<T> {
    left.into_iter().chain(right).min()
}

fn give_if_due<M: Members>(id: M::Id, now: M::Time, members: &M, each: &mut impl FnMut(M::Id)) {
    if first_due(id, members).is_some_and(|time| time <= now) {
        each(id);
    }
}

/// When the first timer is due that runs for a transaction.
fn first_due<M: Members>(id: M::Id, members: &M) -> Option<M::Time> {
    let timers = members.state(id).map_or(&[][..], running);
    timers.iter().filter_map(|timer| members.due(id, *timer)).min()
}

/// The timers of a transaction that are due, the most important first: only one of them fires. None does for an INVITE client transaction
/// that has an event.
pub fn fired<M: Members>(machine: Machine, id: M::Id, now: M::Time, members: &M) -> impl Iterator<Item = Timer> {
    let waits = machine == Machine::Ict && members.has_events(id);
    let timers = members.state(id).filter(|_| !waits).map_or(&[][..], running);
    timers.iter().copied().filter(move |timer| members.due(id, *timer).is_some_and(|time| time <= now))
}

#[cfg(test)]
mod tests;
