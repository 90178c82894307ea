//! The example user agents: with each other, and with SIPp.

use super::setup::{Outcome, build, cc, failed, has_original, has_tool, on_ours, our_options, run, succeed, trial, work};
use libtest_mimic::{Failed, Trial};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, OnceLock};

const LEAKS: &str = "valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all";
const LOSSES: [&str; 4] = ["--drop-invite", "1", "--drop-200", "1"];

pub(crate) fn trials() -> Vec<Trial> {
    let no_original = (!has_original()).then_some("the original is not here");
    let no_valgrind = (!has_tool("valgrind")).then_some("valgrind is not installed");
    let no_sipp = (!has_tool("sipp")).then_some("SIPp is not installed");
    let both = |one: Option<&'static str>, other: Option<&'static str>| one.or(other);
    vec![
        trial("agents::call", None, || call(&ours()?, &[])),
        trial("agents::call_with_losses", None, || losses(call_command(&ours()?))),
        trial("agents::call_cancelled", None, || call(&ours()?, &["-w", "10000", "--", "-x"])),
        trial("agents::many_calls", None, || call(&ours()?, &["-q", "-n", "200", "--", "-q", "-c", "200", "-r", "200"])),
        trial("memory::call", no_valgrind, || {
            let arguments = ["-n", "5"].into_iter().chain(LOSSES).chain(["--", "-c", "5"]);
            alone(call_command(&ours()?).args(arguments).env("WRAPPER", LEAKS))
        }),
        trial("memory::call_cancelled", no_valgrind, || {
            alone(call_command(&ours()?).args(["-w", "10000", "--", "-x"]).env("WRAPPER", LEAKS))
        }),
        trial("agents::built_against_the_original", no_original, || {
            let said = run(Command::new("ldd").arg(theirs()?.join("uas")).env("LD_LIBRARY_PATH", build()))?.stdout;
            let found = format!("libosip2.so.15 => {}/", build().display());
            if String::from_utf8_lossy(&said).contains(&found) {
                Ok(())
            } else {
                failed("an executable of the original does not find ours")
            }
        }),
        trial("agents::call_on_the_original", no_original, || {
            let mut command = Command::new("examples/call");
            command.arg(theirs()?);
            losses(command)
        }),
        trial("agents::call_built_against_the_original", no_original, || losses(call_command(&theirs()?))),
        trial("peers::sipp_uac", no_sipp, || sipp("uac", &ours()?, &[])),
        trial("peers::sipp_uas", no_sipp, || sipp("uas", &ours()?, &[])),
        trial("peers::sipp_others", no_sipp, || sipp("others", &ours()?, &[])),
        trial("peers::memory_sipp_uac", both(no_sipp, no_valgrind), || {
            sipp("uac", &ours()?, &[("CALLS", "20"), ("WRAPPER", LEAKS)])
        }),
        trial("peers::memory_sipp_others", both(no_sipp, no_valgrind), || {
            sipp("others", &ours()?, &[("CALLS", "20"), ("WRAPPER", LEAKS)])
        }),
        trial("peers::kamailio", both(no_sipp, (!has_tool("kamailio")).then_some("Kamailio is not installed")), || {
            sipp("kamailio", &ours()?, &[])
        }),
        trial("peers::sipp_built_against_the_original", both(no_sipp, no_original), || sipp("uac", &theirs()?, &[])),
    ]
}

/// The folder with the examples, built with these options.
fn agents(folder: &str, options: &[String]) -> Result<PathBuf, String> {
    let folder = work(folder);
    for program in ["uas", "uac"] {
        let mut cc = cc();
        cc.args(["-g", "-O1", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-o"]).arg(folder.join(program));
        cc.arg(format!("examples/{program}.c")).arg("examples/endpoint.c").args(options).args(["-losip2", "-losipparser2"]);
        succeed(&mut cc).map_err(|failed| failed.message().unwrap_or("not compiled").to_owned())?;
    }
    Ok(folder)
}

fn ours() -> Result<PathBuf, Failed> {
    static OURS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    OURS.get_or_init(|| agents("agents/ours", &our_options())).clone().map_err(Failed::from)
}

fn theirs() -> Result<PathBuf, Failed> {
    static THEIRS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    THEIRS.get_or_init(|| agents("agents/original", &[])).clone().map_err(Failed::from)
}

/// Runs a command while no other call is on its way: they use the same ports.
fn alone(command: &mut Command) -> Outcome {
    said_alone(command).map(drop)
}

fn said_alone(command: &mut Command) -> Result<String, Failed> {
    static PORTS: Mutex<()> = Mutex::new(());
    let _ports = PORTS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    run(command).map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn call_command(folder: &PathBuf) -> Command {
    let mut command = on_ours("examples/call");
    command.arg(folder);
    command
}

fn call(folder: &PathBuf, arguments: &[&str]) -> Outcome {
    alone(call_command(folder).args(arguments))
}

/// A call over a network that loses the first of two messages: the timers must be seen at work.
fn losses(mut command: Command) -> Outcome {
    let said = said_alone(command.args(LOSSES))?;
    let has = |start: &str, end: &str| said.lines().any(|line| line.contains(start) && line.contains(end));
    if has("uac → INVITE ", " again (timer A") && has("uas → 200 OK (INVITE) again", "") { Ok(()) } else { failed(said) }
}

fn sipp(scenario: &str, folder: &PathBuf, variables: &[(&str, &str)]) -> Outcome {
    alone(on_ours("c-tests/sipp/run").arg(scenario).arg(folder).envs(variables.iter().copied()))
}
