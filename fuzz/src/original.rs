//! The original, in a process of its own: it may crash, hang, or read what is not its own.

use std::env;
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running program; where it has crashed, the next question starts another one.
pub(crate) struct Original {
    running: Option<Running>,
    asked: u32,
}

/// After so many cases a new process: the original loses memory.
const MOST: u32 = 20_000;

/// What malloc fills memory with (glibc's MALLOC_PERTURB_).
#[derive(Clone, Copy, PartialEq)]
enum Fill {
    Nothing = 0,
    Some = 0x5a,
    Other = 0xa7,
}

impl Original {
    /// None where the original is not installed, or not asked for (ORIGINAL=none).
    pub(crate) fn if_installed(target: &str) -> Option<Self> {
        let wanted = env::var_os("ORIGINAL").is_none_or(|value| value != "none");
        (wanted && !env!("OSIP_ORIGINAL").is_empty()).then(|| {
            let running = Running::start(target, Fill::Nothing).and_then(|running| running.ask(b""));
            assert!(running.is_some(), "the original does not answer");
            eprintln!("beside the original");
            Self { running: None, asked: 0 }
        })
    }

    /// What the original sees of a case, if that differs for good: not where it crashes, or where what it sees depends on memory that is
    /// not its own.
    pub(crate) fn differs(&mut self, target: &str, data: &[u8], ours: &[u8]) -> Option<Vec<u8>> {
        if self.asked % MOST == 0 {
            self.running = None;
        }
        self.asked = self.asked.wrapping_add(1);
        let running = self.running.take().or_else(|| Running::start(target, Fill::Nothing))?;
        let (running, first) = running.ask(data)?;
        if first == ours {
            self.running = Some(running);
            return None;
        }
        // What was done to its memory before may be the reason: those that are asked now know no other case.
        let again = |fill| Some(Running::start(target, fill)?.ask(data)?.1);
        let (theirs, one, other) = (again(Fill::Nothing)?, again(Fill::Some)?, again(Fill::Other)?);
        (theirs != ours && theirs == one && theirs == other).then_some(theirs)
    }
}

struct Running {
    child: Child,
    questions: ChildStdin,
    answers: ChildStdout,
}

impl Running {
    fn start(target: &str, fill: Fill) -> Option<Self> {
        let mut command = Command::new(env!("OSIP_ORIGINAL"));
        if fill != Fill::Nothing {
            // What waits in a thread's cache is not filled.
            command.env("MALLOC_PERTURB_", (fill as u8).to_string()).env("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0");
        }
        command.arg(target).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let (questions, answers) = (child.stdin.take()?, child.stdout.take()?);
        Some(Self { child, questions, answers })
    }

    /// The process and its answer, unless it has come to its end.
    fn ask(mut self, data: &[u8]) -> Option<(Self, Vec<u8>)> {
        let mut question = u32::try_from(data.len()).ok()?.to_ne_bytes().to_vec();
        question.extend_from_slice(data);
        self.questions.write_all(&question).ok()?;
        let mut length = [0; 4];
        self.answers.read_exact(&mut length).ok()?;
        let mut answer = vec![0; u32::from_ne_bytes(length) as usize];
        self.answers.read_exact(&mut answer).ok()?;
        Some((self, answer))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
