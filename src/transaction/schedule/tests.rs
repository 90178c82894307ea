//! Which transactions are executed in which order, and whose timers fire when.

use super::*;
use crate::transaction::room::tests::{Little, Random};
use State::{IctCalling, IctProceeding, IstCompleted, NictCompleted, NictTrying, NistCompleted, NistTrying};
use Timer::{A, B, E, F, G, H, J, K};

/// A transaction: its number grows along the list.
#[derive(Clone, Default)]
struct Fake {
    places: [usize; 4],
    deadline: u64,
    state: Option<State>,
    /// When its timers are due.
    due: Vec<(Timer, u64)>,
    has_events: bool,
}

struct Fakes(Vec<Fake>);

impl Fakes {
    fn new(count: usize) -> Self {
        Self(vec![Fake::default(); count])
    }
}

impl Members for Fakes {
    type Id = usize;
    type Time = u64;

    fn place(&self, id: usize, queue: Which) -> usize {
        self.0[id].places[queue as usize]
    }

    fn set_place(&mut self, id: usize, queue: Which, place: usize) {
        self.0[id].places[queue as usize] = place;
    }

    fn sequence(&self, id: usize) -> u64 {
        id as u64 + 1
    }

    fn deadline(&self, id: usize) -> u64 {
        self.0[id].deadline
    }

    fn set_deadline(&mut self, id: usize, time: u64) {
        self.0[id].deadline = time;
    }

    fn state(&self, id: usize) -> Option<State> {
        self.0[id].state
    }

    fn due(&self, id: usize, timer: Timer) -> Option<u64> {
        self.0[id].due.iter().find(|due| due.0 == timer).map(|due| due.1)
    }

    fn has_events(&self, id: usize) -> bool {
        self.0[id].has_events
    }
}

/// An execution up to the last of the members, which does something when it comes to one; those that it came to.
fn execute(
    schedule: &mut Schedule<usize>,
    members: &mut Fakes,
    mut at: impl FnMut(&mut Schedule<usize>, &mut Fakes, usize),
) -> Vec<usize> {
    let outer = schedule.begin(members.0.len() as u64, members);
    let mut seen = vec![];
    while let Some(id) = schedule.next(members) {
        seen.push(id);
        at(schedule, members, id);
    }
    schedule.end(outer);
    seen
}

#[test]
fn an_execution_goes_along_the_list() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    assert!(!schedule.is_waiting());
    for id in [3, 0, 4, 3] {
        schedule.mark(id, &mut members);
        assert!(schedule.is_waiting());
    }
    assert_eq!(execute(&mut schedule, &mut members, |schedule, _, id| assert_eq!(schedule.is_waiting(), id != 4)), [0, 3, 4]);
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [0; 0]);
}

#[test]
fn what_gets_an_event_after_the_execution_has_gone_past_it_waits_for_the_next() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    schedule.mark(2, &mut members);
    let seen = execute(&mut schedule, &mut members, |schedule, members, id| {
        if id == 2 {
            // Before, the one itself, after, and one that was not there when the execution began.
            members.0.push(Fake::default());
            [1, 2, 4, 5].into_iter().for_each(|id| schedule.mark(id, members));
        }
    });
    assert_eq!(seen, [2, 4]);
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [1, 2, 5]);
}

#[test]
fn an_execution_within_another_executes_what_waits() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    [1, 3].into_iter().for_each(|id| schedule.mark(id, &mut members));
    let mut inner = vec![];
    let outer = execute(&mut schedule, &mut members, |schedule, members, id| {
        if id == 1 {
            schedule.mark(0, members);
            inner = execute(schedule, members, |_, _, _| ());
            // Of the outer one the rest is still ahead.
            schedule.mark(4, members);
        }
    });
    assert_eq!((inner, outer), (vec![0, 3], vec![1, 4]));
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [0; 0]);
}

#[test]
fn of_executions_that_end_in_any_order_nothing_stays() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    let first = schedule.begin(5, &mut members);
    let second = schedule.begin(5, &mut members);
    schedule.end(first);
    schedule.end(second);
    assert_eq!((schedule.span, schedule.executions), (Span::default(), 0));
    // No execution runs: what gets an event waits, and what leaves is forgotten.
    schedule.mark(2, &mut members);
    assert_ne!(members.place(2, Which::RunnableNext), 0);
    assert!(!schedule.leave(2, &mut members));
}

#[test]
fn what_an_execution_has_left_is_for_the_next() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    [0, 1].into_iter().for_each(|id| schedule.mark(id, &mut members));
    let outer = schedule.begin(5, &mut members);
    assert_eq!(schedule.next(&mut members), Some(0));
    schedule.end(outer);
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [1]);
}

#[test]
fn one_that_waits_in_one_queue_is_in_no_other() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(3));
    let queues = |members: &Fakes| [Which::Runnable, Which::RunnableNext].map(|queue| members.place(1, queue) != 0);
    schedule.mark(1, &mut members);
    schedule.mark(1, &mut members);
    assert_eq!(queues(&members), [false, true]);
    // An execution has left it.
    let outer = schedule.begin(3, &mut members);
    schedule.end(outer);
    schedule.mark(1, &mut members);
    assert_eq!(queues(&members), [true, false]);
}

#[test]
fn one_that_leaves_the_list_is_executed_only_if_an_execution_is_still_to_come_to_it() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    let mut left = vec![];
    [1, 3].into_iter().for_each(|id| schedule.mark(id, &mut members));
    let seen = execute(&mut schedule, &mut members, |schedule, members, id| {
        if id == 1 {
            schedule.mark(0, members);
            left = [0, 1, 2, 3].map(|id| schedule.leave(id, members)).to_vec();
        }
    });
    assert_eq!((left, seen), (vec![false, false, true, true], vec![1, 2, 3]));
    // Without an execution it has no events any more.
    schedule.mark(1, &mut members);
    assert!(!schedule.leave(1, &mut members));
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [0; 0]);
}

#[test]
fn one_that_has_waited_since_an_execution_ended_leaves_without_being_executed() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(3));
    schedule.mark(1, &mut members);
    let outer = schedule.begin(3, &mut members);
    schedule.end(outer);
    assert_ne!(members.place(1, Which::Runnable), 0);
    assert!(!schedule.leave(1, &mut members));
    assert_eq!(members.0[1].places, [0; 4]);
}

#[test]
fn one_that_is_freed_is_never_executed() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(5));
    [1, 3].into_iter().for_each(|id| schedule.mark(id, &mut members));
    let seen = execute(&mut schedule, &mut members, |schedule, members, id| {
        if id == 1 {
            assert!(schedule.leave(3, members));
            schedule.forget(3, members);
        }
    });
    assert_eq!(seen, [1]);
}

#[test]
fn one_that_joins_with_events_is_executed() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(3));
    members.0[1].has_events = true;
    [0, 1].into_iter().for_each(|id| schedule.join(id, &mut members));
    assert_eq!(execute(&mut schedule, &mut members, |_, _, _| ()), [1]);
}

#[test]
fn one_that_joins_again_keeps_its_turn_at_its_new_place() {
    // An execution is still to come to it when it is put at another place of the list: its number changes.
    struct Renumbered(Fakes, Vec<u64>);
    impl Members for Renumbered {
        type Id = usize;
        type Time = u64;
        fn place(&self, id: usize, queue: Which) -> usize {
            self.0.place(id, queue)
        }
        fn set_place(&mut self, id: usize, queue: Which, place: usize) {
            self.0.set_place(id, queue, place);
        }
        fn sequence(&self, id: usize) -> u64 {
            self.1[id]
        }
        fn deadline(&self, id: usize) -> u64 {
            self.0.deadline(id)
        }
        fn set_deadline(&mut self, id: usize, time: u64) {
            self.0.set_deadline(id, time);
        }
        fn state(&self, _: usize) -> Option<State> {
            None
        }
        fn due(&self, _: usize, _: Timer) -> Option<u64> {
            None
        }
        fn has_events(&self, _: usize) -> bool {
            true
        }
    }
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Renumbered(Fakes::new(3), vec![1, 2, 3]));
    (0..3).for_each(|id| schedule.mark(id, &mut members));
    schedule.begin(3, &mut members);
    members.1[0] = 4;
    schedule.join(0, &mut members);
    let order: Vec<usize> = core::iter::from_fn(|| schedule.next(&mut members)).collect();
    assert_eq!(order, [1, 2, 0]);
}

#[test]
fn those_without_events_are_forgotten_when_somebody_asks() {
    let (mut schedule, mut members) = (Schedule::<usize>::default(), Fakes::new(3));
    assert!(!schedule.has_events(&mut members));
    (0..3).for_each(|id| schedule.mark(id, &mut members));
    members.0[1].has_events = true;
    assert!(schedule.has_events(&mut members));
    members.0[1].has_events = false;
    assert!(!schedule.has_events(&mut members));
    assert!(members.0.iter().all(|fake| fake.places == [0; 4]));
    // Likewise those that an execution has left.
    schedule.mark(2, &mut members);
    let outer = schedule.begin(3, &mut members);
    schedule.end(outer);
    assert!(!schedule.has_events(&mut members));
    assert_eq!(members.0[2].places, [0; 4]);
}

fn with_timers(state: State, due: &[(Timer, u64)]) -> Fake {
    Fake { state: Some(state), due: due.to_vec(), ..Fake::default() }
}

fn expired(schedule: &Schedule<usize>, members: &Fakes, now: u64) -> Vec<usize> {
    let mut ids = vec![];
    schedule.expired(now, members, |id| ids.push(id));
    ids.sort_unstable();
    ids
}

#[test]
fn timers_that_applications_write_are_looked_at_each_time() {
    let mut members = Fakes(vec![with_timers(IctCalling, &[(A, 50), (B, 90)]), with_timers(NictTrying, &[(E, 70), (F, 60)])]);
    let mut schedule = Schedule::<usize>::default();
    [0, 1].into_iter().for_each(|id| schedule.plan(id, &mut members));
    assert_eq!((expired(&schedule, &members, 49), expired(&schedule, &members, 50)), (vec![], vec![0]));
    assert_eq!(expired(&schedule, &members, 60), [0, 1]);
    // Nobody was told of this.
    members.0[1].due = vec![(E, 10), (F, 60)];
    assert_eq!((expired(&schedule, &members, 10), expired(&schedule, &members, 9)), (vec![1], vec![]));
    assert_eq!(schedule.first_due(Machine::Nict, 0, &mut members), Some(10));
}

#[test]
fn other_timers_are_due_as_planned() {
    let due = [(G, 50), (H, 90)];
    let mut members =
        Fakes(vec![with_timers(IstCompleted, &due), with_timers(NictCompleted, &[(K, 40)]), with_timers(NistTrying, &[])]);
    let mut schedule = Schedule::<usize>::default();
    (0..3).for_each(|id| schedule.plan(id, &mut members));
    assert_eq!(members.0[2].places, [0; 4]);
    assert_eq!((expired(&schedule, &members, 39), expired(&schedule, &members, 40)), (vec![], vec![1]));
    assert_eq!(expired(&schedule, &members, 50), [0, 1]);
    assert_eq!(schedule.first_due(Machine::Ist, 0, &mut members), Some(40));
    // A later time is seen at once, by whoever asks.
    members.0[1].due = vec![(K, 70)];
    assert_eq!(expired(&schedule, &members, 40), [0; 0]);
    assert_eq!(schedule.first_due(Machine::Ist, 0, &mut members), Some(50));
    assert_eq!(members.0[1].deadline, 70);
    // One that is off takes no part any more.
    members.0[0].due.clear();
    assert_eq!(schedule.first_due(Machine::Ist, 0, &mut members), Some(70));
    assert_eq!(members.0[0].places, [0; 4]);
    members.0[1].state = Some(IctProceeding);
    assert_eq!(schedule.first_due(Machine::Ist, 0, &mut members), None);
}

#[test]
fn a_transaction_is_planned_anew_when_its_state_changes() {
    let mut members = Fakes(vec![with_timers(NictTrying, &[(F, 50), (K, 80)])]);
    let mut schedule = Schedule::<usize>::default();
    let queues = |members: &Fakes| [Which::Polled, Which::ByDeadline].map(|queue| members.place(0, queue) != 0);
    schedule.plan(0, &mut members);
    assert_eq!(queues(&members), [true, false]);
    members.0[0].state = Some(NictCompleted);
    schedule.plan(0, &mut members);
    assert_eq!(
        (queues(&members), expired(&schedule, &members, 79), expired(&schedule, &members, 80)),
        ([false, true], vec![], vec![0])
    );
    // An earlier time is planned, too.
    members.0[0].due = vec![(K, 60)];
    schedule.plan(0, &mut members);
    assert_eq!((members.0[0].deadline, expired(&schedule, &members, 60)), (60, vec![0]));
    members.0[0].state = Some(NictTrying);
    schedule.plan(0, &mut members);
    assert_eq!(queues(&members), [true, false]);
    members.0[0].state = None;
    schedule.plan(0, &mut members);
    assert_eq!(queues(&members), [false, false]);
    members.0[0].state = Some(NictCompleted);
    schedule.plan(0, &mut members);
    assert!(!schedule.leave(0, &mut members));
    assert_eq!(queues(&members), [false, false]);
}

#[test]
fn whoever_is_due_is_given_once_among_many() {
    const COUNT: usize = if cfg!(miri) { 60 } else { 300 };
    let mut random = Random(11);
    let mut members = Fakes::new(0);
    let mut schedule = Schedule::<usize>::default();
    for id in 0..COUNT {
        let time = random.below(100) as u64;
        let polled = random.below(3) == 0;
        members.0.push(if polled { with_timers(IctCalling, &[(A, time)]) } else { with_timers(NistCompleted, &[(J, time)]) });
        schedule.plan(id, &mut members);
        if random.below(4) == 0 {
            members.0[id].due[0].1 = random.below(100) as u64;
            schedule.plan(id, &mut members);
        }
    }
    for now in [0, 1, 30, 99, 100] {
        let due: Vec<usize> = (0..COUNT).filter(|id| members.0[*id].due[0].1 <= now).collect();
        assert_eq!(expired(&schedule, &members, now), due);
    }
    assert_eq!(schedule.first_due(Machine::Nist, 0, &mut members), members.0.iter().map(|fake| fake.due[0].1).min());
}

#[test]
fn only_an_invite_client_with_events_is_due_at_once() {
    let mut members = Fakes(vec![with_timers(IctCalling, &[(A, 50)])]);
    members.0[0].has_events = true;
    let mut schedule = Schedule::<usize>::default();
    schedule.join(0, &mut members);
    assert_eq!(schedule.first_due(Machine::Ict, 7, &mut members), Some(7));
    assert_eq!(schedule.first_due(Machine::Nict, 7, &mut members), Some(50));
    members.0[0].has_events = false;
    assert_eq!(schedule.first_due(Machine::Ict, 7, &mut members), Some(50));
}

#[test]
fn of_several_timers_the_most_important_fires_first() {
    let fired = |machine, fake: Fake, now| fired(machine, 0, now, &Fakes(vec![fake])).collect::<Vec<_>>();
    let calling = with_timers(IctCalling, &[(A, 50), (B, 60)]);
    assert_eq!(fired(Machine::Ict, calling.clone(), 49), []);
    assert_eq!(fired(Machine::Ict, calling.clone(), 50), [A]);
    assert_eq!(fired(Machine::Ict, calling.clone(), 60), [B, A]);
    let busy = |fake: Fake| Fake { has_events: true, ..fake };
    assert_eq!(fired(Machine::Ict, busy(calling), 60), []);
    // Only INVITE clients wait for their events; and only the timers of the state fire.
    assert_eq!(fired(Machine::Ist, busy(with_timers(IstCompleted, &[(G, 1), (H, 2), (J, 1)])), 2), [H, G]);
    assert_eq!(fired(Machine::Ist, Fake { state: None, ..with_timers(IstCompleted, &[(G, 1)]) }, 2), []);
}

#[test]
fn room_is_made_for_all_queues_or_none_is_promised() {
    let mut schedule = Schedule::<usize, Little<Option<usize>, 16>>::default();
    assert_eq!((schedule.reserve(16), schedule.reserve(17)), (Ok(()), Err(OutOfMemory)));
}
