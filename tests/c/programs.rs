//! The programs of `c-tests/same` and `c-tests/ours`.

use super::golden;
use super::setup::{
    Outcome, build, cc, failed, has_original, has_tool, limited, messages, on_ours, our_options, programs, run, succeed, trial,
    work,
};
use libtest_mimic::{Failed, Trial};
use std::collections::HashMap;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::{env, fs};

const NO_ORIGINAL: &str = "the original is not here";
const NO_VALGRIND: &str = "valgrind is not installed";

pub(crate) fn trials() -> Vec<Trial> {
    let no_original = (!has_original()).then_some(NO_ORIGINAL);
    let no_valgrind = (!has_tool("valgrind")).then_some(NO_VALGRIND);
    let (same, ours) = (programs("same"), programs("ours"));
    let mut trials = Vec::new();
    for name in &same {
        let (ours, original) = (name.clone(), name.clone());
        trials.push(trial(&format!("same::{name}"), None, move || on_our_libraries(&ours)));
        trials.push(trial(&format!("original::{name}"), no_original, move || on_the_original(&original)));
    }
    for name in &ours {
        let own = name.clone();
        trials.push(trial(&format!("ours::{name}"), None, move || succeed(on_ours(program("ours", &own)?).arg(messages()))));
    }
    for (folder, name) in same.iter().map(|name| ("same", name)).chain(ours.iter().map(|name| ("ours", name))) {
        let (memory, races) = (name.clone(), name.clone());
        trials.push(trial(&format!("memory::{name}"), no_valgrind, move || under_memcheck(folder, &memory)));
        if folder == "ours" && name.contains("threads") {
            trials.push(trial(&format!("races::{name}"), no_valgrind, move || under_helgrind(&races)));
        }
    }
    trials.push(trial("known_differences::explained", None, are_explained));
    trials.push(trial("known_differences::differ", no_original, do_differ));
    trials
}

/// A program, built once: of `same` against the original's headers where they are, so that it is what users have.
pub(crate) fn program(folder: &'static str, name: &str) -> Result<PathBuf, Failed> {
    type Built = HashMap<String, Arc<OnceLock<Result<PathBuf, String>>>>;
    static BUILT: Mutex<Option<Built>> = Mutex::new(None);
    let key = format!("{folder}/{name}");
    let once = BUILT.lock().unwrap().get_or_insert_default().entry(key).or_default().clone();
    let built = once.get_or_init(|| {
        let program = work(folder).join(name);
        compile(folder, name, &program).map(|()| program).map_err(|failed| failed.message().unwrap_or("not compiled").to_owned())
    });
    built.clone().map_err(Failed::from)
}

/// Compiles a program against the original's headers and libraries if it is to run on both, else against ours.
fn compile(folder: &str, name: &str, program: &PathBuf) -> Outcome {
    let mut cc = cc();
    cc.args(["-g", "-O1", "-Wall", "-Wextra", "-Werror", "-Ic-tests"]);
    if folder == "ours" || !has_original() {
        cc.args(our_options());
    }
    cc.arg("-o").arg(program).arg(format!("c-tests/{folder}/{name}.c"));
    succeed(cc.args(["-losip2", "-losipparser2", "-lpthread"]))
}

/// Compiles a program of either folder against our headers.
pub(crate) fn compile_for_ours(folder: &str, name: &str, program: &PathBuf, options: &[&str]) -> Outcome {
    let mut cc = cc();
    cc.args(["-g", "-O1", "-Wall", "-Wextra", "-Werror", "-Ic-tests"]).args(options).args(our_options());
    cc.arg("-o").arg(program).arg(format!("c-tests/{folder}/{name}.c"));
    succeed(cc.args(["-losip2", "-losipparser2", "-lpthread"]))
}

/// What differs on purpose: a program, and what its lines have in common.
fn labels(name: &str) -> Vec<String> {
    known().unwrap_or_default().into_iter().filter(|[program, _, _]| program == name).map(|[_, label, _]| label).collect()
}

/// The lines that have one of the labels, or those that have none.
fn lines_with(output: &[u8], labels: &[String], with: bool) -> Vec<u8> {
    if labels.is_empty() {
        return if with { Vec::new() } else { output.to_owned() };
    }
    let has_label = |line: &[u8]| labels.iter().any(|label| line.windows(label.len()).any(|part| part == label.as_bytes()));
    golden::lines(output).into_iter().filter(|line| has_label(line) == with).fold(Vec::new(), |mut all, line| {
        all.extend_from_slice(line);
        all.push(b'\n');
        all
    })
}

/// Compares an output with what is expected of a program on one `side`: the lines that both sides have in common, and those that differ on
/// purpose.
fn compare(name: &str, side: &str, output: &[u8], show: &str) -> Result<(), String> {
    let labels = labels(name);
    let [common, own] = [false, true].map(|with| lines_with(output, &labels, with));
    if !common.is_empty() || labels.is_empty() {
        golden::compare(name, &common, show)?;
    }
    if labels.is_empty() { Ok(()) } else { golden::compare(&format!("{name}.{side}"), &own, show) }
}

fn on_our_libraries(name: &str) -> Outcome {
    let program = program("same", name)?;
    let output = run(on_ours(&program).arg(messages()))?.stdout;
    let show = format!("LD_LIBRARY_PATH={} {} c-tests/messages", build().display(), program.display());
    match compare(name, "ours", &output, &show) {
        Ok(()) => Ok(()),
        Err(message) => failed(message + &beside_the_original(name, &output)?),
    }
}

/// More than any program prints.
const MOST: u64 = 100 << 20;

/// True if a program prints what is expected, or ends well, with a library that was preloaded, because of which it may run and print forever.
pub(crate) fn is_as_expected(folder: &'static str, name: &str, preloaded: Option<&PathBuf>) -> bool {
    let Ok(program) = program(folder, name) else { return false };
    let mut command = limited(20, "env");
    command.env("LD_LIBRARY_PATH", build()).args(preloaded.map(|library| format!("LD_PRELOAD={}", library.display())));
    command.arg(program).arg(messages()).stdout(Stdio::piped()).stderr(Stdio::null());
    let (mut child, mut output) = (command.spawn().unwrap(), Vec::new());
    child.stdout.take().unwrap().take(MOST).read_to_end(&mut output).unwrap();
    // Who goes on to print is ended by that.
    let ended_well = child.wait().is_ok_and(|status| status.success());
    ended_well && (folder == "ours" || compare(name, "ours", &output, "").is_ok())
}

/// True if valgrind has nothing to say of a program with a library that was preloaded.
pub(crate) fn is_clean(folder: &'static str, name: &str, preloaded: &PathBuf) -> bool {
    let Ok(program) = program(folder, name) else { return false };
    run(valgrind(&LEAKS, program).env("LD_PRELOAD", preloaded)).is_ok()
}

/// Where our output first differs from the original's, if that is here.
fn beside_the_original(name: &str, output: &[u8]) -> Result<String, Failed> {
    if !has_original() {
        return Ok(String::new());
    }
    let original = run(limited(300, program("same", name)?).arg(messages()))?.stdout;
    let labels = labels(name);
    let (original, ours) = (lines_with(&original, &labels, false), lines_with(output, &labels, false));
    Ok(match golden::first_difference(&original, &ours) {
        Some(difference) => format!("\nbeside the original: {difference}"),
        None => "\nthe original prints the same".to_owned(),
    })
}

fn on_the_original(name: &str) -> Outcome {
    let program = program("same", name)?;
    let output = run(limited(300, &program).arg(messages()))?.stdout;
    compare(name, "original", &output, &format!("{} c-tests/messages", program.display())).map_err(Failed::from)
}

/// The rows of known-differences: a program, what its lines have in common, and why they differ.
fn known() -> Result<Vec<[String; 3]>, Failed> {
    let known = fs::read_to_string("c-tests/known-differences").unwrap();
    let row = |row: &str| match row.split('\t').map(str::to_owned).collect::<Vec<_>>().try_into() {
        Ok(columns) => Ok(columns),
        Err(_) => failed(format!("not three columns: {row}")),
    };
    known.lines().map(row).collect()
}

fn are_explained() -> Outcome {
    let explained = fs::read_to_string("docs/differences.md").unwrap();
    for [_, _, reason] in known()? {
        if !explained.contains(&format!("[{reason}]")) {
            return failed(format!("{reason} is not explained in docs/differences.md"));
        }
    }
    Ok(())
}

/// What is known to differ still does.
fn do_differ() -> Outcome {
    let mut outputs: HashMap<String, [Vec<u8>; 2]> = HashMap::new();
    for [name, label, _] in known()? {
        if !outputs.contains_key(&name) {
            let program = program("same", &name)?;
            let both = [run(limited(300, &program).arg(messages()))?.stdout, run(on_ours(&program).arg(messages()))?.stdout];
            outputs.insert(name.clone(), both);
        }
        let [original, ours] = outputs[&name].each_ref().map(|output| lines_with(output, std::slice::from_ref(&label), true));
        if original == ours {
            return failed(format!("{name}: «{label}» does not differ any more"));
        }
    }
    Ok(())
}

/// A command under valgrind, with less work to do unless `OSIP_DEEP` is set.
fn valgrind(arguments: &[&str], program: PathBuf) -> Command {
    let mut command = limited(3600, "valgrind");
    command.args(arguments).arg(program).arg(messages()).env("LD_LIBRARY_PATH", build());
    if env::var_os("OSIP_DEEP").is_none() {
        command.env("OSIP_TEST_LIGHT", "1");
    }
    command
}

/// How valgrind looks for leaks.
const LEAKS: [&str; 5] = [
    "-q",
    "--error-exitcode=99",
    "--leak-check=full",
    "--errors-for-leak-kinds=definite,indirect",
    "--show-leak-kinds=definite,indirect",
];

fn under_memcheck(folder: &'static str, name: &str) -> Outcome {
    succeed(&mut valgrind(&LEAKS, program(folder, name)?))
}

fn under_helgrind(name: &str) -> Outcome {
    let races = ["-q", "--tool=helgrind", "--suppressions=c-tests/helgrind.supp", "--error-exitcode=98"];
    succeed(&mut valgrind(&races, program("ours", name)?))
}

/// Writes what the original prints, and of what differs on purpose what ours does.
pub(crate) fn write_expected() -> ExitCode {
    if !has_original() {
        eprintln!("what is expected is written from the original, which is not here");
        return ExitCode::FAILURE;
    }
    for name in programs("same") {
        let write = || -> Outcome {
            let (program, labels) = (program("same", &name)?, labels(&name));
            let original = run(limited(300, &program).arg(messages()))?.stdout;
            let common = lines_with(&original, &labels, false);
            if !common.is_empty() {
                golden::write(&name, &common);
            }
            if !labels.is_empty() {
                let ours = run(on_ours(&program).arg(messages()))?.stdout;
                golden::write(&format!("{name}.original"), &lines_with(&original, &labels, true));
                golden::write(&format!("{name}.ours"), &lines_with(&ours, &labels, true));
            }
            Ok(())
        };
        match write() {
            Ok(()) => println!("{name}"),
            Err(error) => {
                eprintln!("{name}: {}", error.message().unwrap_or("failed"));
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
