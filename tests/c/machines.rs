//! Machines that behave otherwise, shown by preloaded libraries, and frames that cannot be unwound.

use super::programs::compile_for_ours;
use super::setup::{Outcome, cc, equal, messages, on_ours, run, succeed, trial, work};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let machine = |name: &str, shim: &'static str, variable: &'static str, value: &'static str| {
        trial(&format!("machine::{name}"), None, move || behaves_the_same(shim, variable, value))
    };
    vec![
        machine("pages_of_16_kb", "pages", "PAGES", "16384"),
        machine("pages_of_64_kb", "pages", "PAGES", "65536"),
        machine("pages_that_keep_what_was_in_them", "memory", "MEMORY", "kept"),
        machine("pages_that_are_locked", "memory", "MEMORY", "locked"),
        machine("no_room_for_slabs", "memory", "MEMORY", "full"),
        trial("machine::no_tables_for_unwinding", None, without_tables),
    ]
}

/// A machine with other pages, or whose memory behaves otherwise, has the memory of transactions from elsewhere, and behaves the same.
fn behaves_the_same(shim: &str, variable: &str, value: &str) -> Outcome {
    let folder = work(&format!("machine/{value}"));
    let library = folder.join("shim.so");
    let mut cc = cc();
    cc.args(["-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&library).arg(format!("c-tests/shims/{shim}.c"));
    succeed(cc.arg("-ldl"))?;
    let same = ["flows", "transaction_lists", "transactions_api"].map(|name| ("same", name));
    let ours = ["transactions_hostile", "transactions_threads", "transactions_fresh"].map(|name| ("ours", name));
    for (of, name) in same.into_iter().chain(ours) {
        let program = folder.join(name);
        compile_for_ours(of, name, &program, &[])?;
        let usual = run(on_ours(&program).arg(messages()))?.stdout;
        // The shim is for the program alone, not for what limits its time.
        let shim = format!("LD_PRELOAD={}", library.display());
        let other = run(on_ours("env").arg(shim).arg(format!("{variable}={value}")).arg(&program).arg(messages()))?.stdout;
        equal(name, &usual, &other)?;
    }
    Ok(())
}

/// Callbacks end their thread in programs whose frames cannot be unwound, as those of C on some machines.
fn without_tables() -> Outcome {
    for name in ["execution_threads", "handover_threads"] {
        let program = work("machine/tableless").join(name);
        compile_for_ours("ours", name, &program, &["-fno-asynchronous-unwind-tables", "-fno-exceptions"])?;
        succeed(&mut on_ours(program))?;
    }
    Ok(())
}
