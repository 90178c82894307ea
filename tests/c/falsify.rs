//! `OSIP_FALSIFY`: puts a fault into one exported function at a time, and says which faults no test has noticed. The tests are the
//! programs that docs/compatibility.md names for it: what they print must differ from what is expected, or valgrind must complain.

use super::programs::{is_as_expected, is_clean};
use super::setup::{cc, succeed, work};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// A function, and the programs that compare it: of `same`, or with their folder.
struct Row {
    function: String,
    programs: Vec<(&'static str, String)>,
}

/// Functions whose fault the programs cannot see, and why.
const UNSEEN: [(&str, &str); 2] =
    [("osip_usleep", "it takes time and nothing else"), ("osip_compensatetime", "it does nothing, as the original's")];

fn rows() -> Vec<Row> {
    let page = fs::read_to_string("docs/compatibility.md").unwrap();
    let row = |line: &str| {
        let columns: Vec<_> = line.split('|').map(str::trim).collect();
        let [_, name, "function", _, "done", by, _] = columns[..] else { return None };
        let programs = by.rsplit("tested by ").next().unwrap_or_default().split(", ").filter(|name| !name.is_empty());
        let programs = programs.map(|program| match program.strip_prefix("ours/") {
            Some(program) => ("ours", program.to_owned()),
            None => ("same", program.to_owned()),
        });
        let function = name.trim_matches(|letter| letter == '*' || letter == '`').to_owned();
        Some(Row { function, programs: programs.collect() })
    };
    page.lines().filter_map(row).collect()
}

/// True if one of the programs notices that a function is wrong.
fn is_noticed(row: &Row) -> bool {
    let shim: PathBuf = work("falsify").join(format!("{}.so", row.function));
    let mut cc = cc();
    cc.args(["-shared", "-fPIC", "-O1", &format!("-DFUNCTION={}", row.function), "-o"]).arg(&shim);
    assert!(succeed(cc.arg("c-tests/shims/falsify.c")).is_ok(), "the shim of {} cannot be built", row.function);
    let noticed = row.programs.iter().any(|(folder, name)| !is_as_expected(folder, name, Some(&shim)))
        || row.programs.iter().any(|(folder, name)| !is_clean(folder, name, &shim));
    fs::remove_file(shim).unwrap();
    noticed
}

/// Makes each function wrong whose name has a part.
pub(crate) fn run(part: &str) -> ExitCode {
    let mut rows = rows();
    assert!(rows.len() > 600, "only {} functions are in docs/compatibility.md", rows.len());
    rows.retain(|row| row.function.contains(part));
    assert!(!rows.is_empty(), "no function has «{part}» in its name");
    let programs: BTreeSet<_> = rows.iter().flat_map(|row| row.programs.clone()).collect();
    let mut times = BTreeMap::new();
    for (folder, name) in programs {
        let begin = Instant::now();
        assert!(is_as_expected(folder, &name, None), "{folder}/{name} fails without a fault");
        times.insert((folder, name), begin.elapsed());
    }
    // The quickest first.
    rows.iter_mut().for_each(|row| row.programs.sort_by_key(|program| times[program]));
    let (next, missed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let unseen = UNSEEN.iter().find(|(name, _)| *name == row.function);
                    if !is_noticed(row) && unseen.is_none() {
                        println!("not noticed: {}", row.function);
                        missed.lock().unwrap().push(&row.function);
                    }
                }
            });
        }
    });
    let missed = missed.into_inner().unwrap().len();
    println!("{} functions made wrong, one at a time; {missed} faults were not noticed", rows.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
