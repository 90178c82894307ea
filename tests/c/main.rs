//! The tests of the built libraries, from C: `cargo test --test c`, with a part of a name after `--` for some of them.
//!
//! - `same::NAME`: a program of `c-tests/same` on our libraries prints what `c-tests/expected` says; `original::NAME`: so does the original.
//! - `ours::NAME`: a program of `c-tests/ours` ends well. `memory::NAME`, `races::NAME`: the same under valgrind.
//! - `link::…`, `machine::…`, `agents::…`: ways to link, machines that behave otherwise, the example user agents.
//!
//! The libraries are those of `OSIP_BUILD`; without it they are built first. With `ORIGINAL=none`, or where Debian's package is not
//! installed, all that needs the original is skipped, and counted. `OSIP_GOLDEN=write` writes what is expected, from the original (`make golden`);
//! `OSIP_FALSIFY=` puts a fault into each exported function, or into those whose names have that part (`make falsify`).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod agents;
mod contents;
mod falsify;
mod golden;
mod interface;
mod links;
mod machines;
mod programs;
mod setup;

use libtest_mimic::{Arguments, Trial};
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if env::var_os("OSIP_GOLDEN").is_some_and(|what| what == "write") {
        return programs::write_expected();
    }
    if let Ok(part) = env::var("OSIP_FALSIFY") {
        return falsify::run(&part);
    }
    let trials =
        [interface::trials(), programs::trials(), links::trials(), contents::trials(), machines::trials(), agents::trials()];
    let trials: Vec<Trial> = trials.into_iter().flatten().collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list && conclusion.num_passed + conclusion.num_failed + conclusion.num_ignored == 0 {
        eprintln!("no test has such a name; `cargo test --test c -- --list` shows them");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}
