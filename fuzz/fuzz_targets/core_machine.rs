//! The four machines, driven over a transaction that is only its fields: any event in any state, sending that fails, timers that fire,
//! an application that frees it meanwhile. Each message is kept or discarded once, only timers of the state run, and the end is the end.
#![no_main]

use osip::transaction::drive::{Drive, Length, Sent, Step, Transaction};
use osip::transaction::timer::{self, Reliability, UnknownTransport};
use osip::transaction::{self, Event, Machine, Slot, State, Timer};

struct Fields {
    machine: Machine,
    state: State,
    is_freed: bool,
    is_broken: bool,
    reliability: Result<Reliability, UnknownTransport>,
    method: &'static [u8],
    status: Option<i32>,
    age: i64,
    timers: Vec<(Timer, Length)>,
    /// How many messages of the event are still to be kept or discarded.
    messages: usize,
}

impl Fields {
    fn timer(&mut self, timer: Timer) -> Option<&mut (Timer, Length)> {
        self.timers.iter_mut().find(|(which, _)| *which == timer)
    }
}

impl Transaction for Fields {
    fn state(&self) -> Option<State> {
        Some(self.state)
    }
    fn set_state(&mut self, state: State) {
        assert!(!self.state.is_terminated() || state == self.state, "the end is the end");
        self.state = state;
    }
    fn is_freed(&self) -> bool {
        self.is_freed
    }
    fn is_broken(&self) -> bool {
        self.is_broken
    }
    fn age(&self) -> i64 {
        self.age
    }
    fn reliability(&self) -> Result<Reliability, UnknownTransport> {
        self.reliability
    }
    fn method(&self) -> &[u8] {
        self.method
    }
    fn status(&self) -> Option<i32> {
        self.status
    }
    fn keep(&mut self, slot: Slot) {
        assert_eq!(self.messages, 1, "kept once");
        self.messages = 0;
        if slot == Slot::Response && self.status.is_none() {
            self.status = Some(200);
        }
    }
    fn discard(&mut self) {
        assert_eq!(self.messages, 1, "discarded once");
        self.messages = 0;
    }
    fn build_ack(&mut self) -> bool {
        assert!(self.machine == Machine::Ict, "only a client of an INVITE has an ACK to build");
        !self.is_broken
    }
    fn length(&self, timer: Timer) -> Option<Length> {
        self.timers.iter().find(|(which, _)| *which == timer).map(|&(_, length)| length)
    }
    fn set_length(&mut self, timer: Timer, length: Length) {
        if let Some(timer) = self.timer(timer) {
            timer.1 = length;
        }
    }
    fn arm(&mut self, timer: Timer, length: Length) {
        assert!(length >= 0, "a timer that runs has a length");
        self.set_length(timer, length);
    }
    fn disarm(&mut self, timer: Timer) {
        self.set_length(timer, -1);
    }
}

/// The timers of a machine.
fn timers(machine: Machine) -> &'static [Timer] {
    match machine {
        Machine::Ict => &[Timer::A, Timer::B, Timer::D],
        Machine::Ist => &[Timer::G, Timer::H, Timer::I],
        Machine::Nict => &[Timer::E, Timer::F, Timer::K],
        Machine::Nist => &[Timer::J],
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [machine, transport, status, rest @ ..] = data else { return };
    let machine = Machine::ALL[usize::from(machine % 4)];
    let reliability = match transport % 4 {
        0 => Ok(Reliability::Reliable),
        1 => Err(UnknownTransport::NoVia),
        _ => Ok(Reliability::Unreliable),
    };
    let lengths = |&timer| (timer, timer::first_length(timer, reliability.unwrap_or(Reliability::Unreliable)));
    let mut fields = Fields {
        machine,
        state: machine.first_state(),
        is_freed: false,
        is_broken: transport & 16 != 0,
        reliability,
        method: if machine.is_invite() { b"INVITE" } else { b"OPTIONS" },
        status: None,
        age: 0,
        timers: timers(machine).iter().map(lengths).collect(),
        messages: 0,
    };
    let mut bytes = rest.iter().copied();
    for _ in 0..200 {
        let Some(byte) = bytes.next() else { break };
        let event = Event::ALL[usize::from(byte) % Event::ALL.len()];
        if let Event::Timeout(timer) = event {
            // A timer fires in a state in which it runs, unless it was switched off.
            if !timer::running(fields.state).contains(&timer) || fields.length(timer).is_none_or(|length| length < 0) {
                continue;
            }
        }
        let Some(row) = transaction::step(machine.table(), fields.state, event) else { continue };
        assert!(!fields.state.is_terminated(), "nothing happens after the end");
        fields.age += i64::from(byte) * 100;
        fields.status = fields.status.map(|_| 100 + i32::from(*status) * 2);
        fields.messages = usize::from(!matches!(event, Event::Timeout(_)));
        let (mut drive, mut sent, mut ends, mut steps) = (Drive::new(machine, row, event), Sent::Done, 0, 0);
        while let Some(step) = drive.resume(&mut fields, sent) {
            steps += 1;
            assert!(steps < 20, "an event has an end");
            ends += usize::from(step == Step::TellEnd);
            let answer = bytes.next().unwrap_or(0);
            sent = Sent::from(i32::from(answer as i8 % 3));
            fields.is_freed = answer == 100;
        }
        if fields.is_freed {
            return;
        }
        assert_eq!(ends, usize::from(fields.state.is_terminated()), "the end is told once");
        assert_eq!(fields.messages, 0, "the message has an owner");
    }
});
