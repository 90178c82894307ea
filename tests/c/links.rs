//! Ways to link and to load the libraries, and what their files say.

use super::setup::{
    Outcome, build, cc, cxx, equal, failed, has_original, has_tool, limited, on_ours, our_options, read, run, succeed, trial,
    work,
};
use libtest_mimic::Trial;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What static programs are linked with besides.
const SYSTEM: [&str; 3] = ["-lpthread", "-ldl", "-lm"];

pub(crate) fn trials() -> Vec<Trial> {
    let no_archives = (!archive("osip2").exists()).then_some("no static archives were built");
    let no_tcpslice = (!has_original() || !has_tool("tcpslice")).then_some("tcpslice or the original is not installed");
    let no_valgrind = (!has_tool("valgrind")).then_some("valgrind is not installed");
    vec![
        trial("link::copy_relocation", None, || loaded("copyreloc", &["-fno-pie", "-no-pie"])),
        trial("link::copy_relocation_position_independent", None, || loaded("copyreloc", &["-fPIE", "-pie"])),
        trial("link::loading", None, || loaded("loading", &["-ldl"])),
        trial("link::configure_osipparser2", None, || configure("osipparser2", "parser_init")),
        trial("link::configure_osip2", None, || configure("osip2", "osip_init")),
        trial("link::exceptions", None, || succeed(&mut on_ours(exceptions("shared", &ours())?))),
        trial("memory::exceptions", no_valgrind, || {
            let program = exceptions("memory", &ours())?;
            succeed(on_ours("valgrind").args(["-q", "--error-exitcode=99", "--leak-check=full"]).arg(program))
        }),
        trial("link::exceptions_static", no_archives, || {
            succeed(&mut on_ours(exceptions(
                "static",
                &[archive("osip2").display().to_string(), archive("osipparser2").display().to_string()],
            )?))
        }),
        trial("link::static_osip2_first", no_archives, || archives("first", &["osip2", "osipparser2"])),
        trial("link::static_osipparser2_first", no_archives, || archives("last", &["osipparser2", "osip2", "osipparser2"])),
        trial("link::identity", None, identity),
        trial("link::structures_that_c_has_otherwise", None, disagreement),
        trial("link::compatibility_page", None, || {
            equal(
                "docs/compatibility.md (make compatibility)",
                &read("docs/compatibility.md")?,
                &run(&mut Command::new("c-tests/compatibility"))?.stdout,
            )
        }),
        trial("install::quick", None, || {
            succeed(Command::new("c-tests/install").arg("--quick").env("BUILD", build()).env_remove("CARGO"))
        }),
        trial("peers::tcpslice", no_tcpslice, tcpslice),
    ]
}

fn archive(library: &str) -> PathBuf {
    build().join(format!("lib{library}.a"))
}

fn ours() -> Vec<String> {
    our_options().into_iter().chain(["-losip2".to_owned(), "-losipparser2".to_owned()]).collect()
}

/// Builds a program of `c-tests/link` and runs it on the shared libraries, which it is told of.
fn loaded(name: &str, options: &[&str]) -> Outcome {
    let program = work(&format!("link/{name}{}", options[0])).join(name);
    let mut cc = cc();
    cc.args(["-Wall", "-Wextra"]).arg("-o").arg(&program).arg(format!("c-tests/link/{name}.c")).args(options);
    cc.args(our_options());
    if name == "copyreloc" {
        cc.arg("-losipparser2");
    }
    succeed(&mut cc)?;
    succeed(on_ours(program).args([build().join("libosipparser2.so.15"), build().join("libosip2.so.15")]))
}

/// What a configure script asks.
fn configure(library: &str, function: &str) -> Outcome {
    let folder = work(&format!("link/configure_{library}"));
    let source = folder.join("conftest.c");
    fs::write(&source, format!("char {function}(void); int main(void) {{ return {function} == 0; }}")).unwrap();
    let mut cc = cc();
    cc.args(["-fno-builtin", "-o"]).arg(folder.join("conftest")).arg(source);
    succeed(
        cc.arg(format!("-L{0}", build().display()))
            .arg(format!("-Wl,-rpath-link,{}", build().display()))
            .arg(format!("-l{library}")),
    )
}

/// A program that throws C++ exceptions through the library.
fn exceptions(how: &str, libraries: &[String]) -> Result<PathBuf, libtest_mimic::Failed> {
    let program = work("link/exceptions").join(how);
    let mut cxx = cxx();
    cxx.args(["-g", "-Wall", "-Wextra", "-Werror", "-Iinclude", "-o"]).arg(&program).arg("c-tests/link/exceptions.cc");
    succeed(cxx.args(libraries).args(SYSTEM))?;
    Ok(program)
}

/// The messages of the demo.
fn demo_messages() -> Vec<PathBuf> {
    let files = fs::read_dir("c-tests/messages/demo").unwrap().map(|entry| entry.unwrap().path());
    let mut messages: Vec<_> = files.filter(|file| file.extension() == Some(OsStr::new("sip"))).collect();
    assert!(!messages.is_empty(), "the demo has no messages");
    messages.sort();
    messages
}

/// The demo, linked to the archives in that order, prints what it prints on the shared libraries.
fn archives(how: &str, order: &[&str]) -> Outcome {
    let folder = work(&format!("link/static_{how}"));
    let (fixed, shared) = (folder.join("static"), folder.join("shared"));
    let demo = |program: &Path, libraries: &[String]| {
        succeed(cc().args(["-Wall", "-Iinclude", "-o"]).arg(program).arg("c-tests/demo.c").args(libraries).args(SYSTEM))
    };
    demo(&fixed, &order.iter().map(|library| archive(library).display().to_string()).collect::<Vec<_>>())?;
    demo(&shared, &ours())?;
    let printed = run(limited(100, fixed).args(demo_messages()))?.stdout;
    if printed.is_empty() {
        return failed("the demo prints nothing");
    }
    equal("the demo", &run(on_ours(shared).args(demo_messages()))?.stdout, &printed)
}

/// Cargo.toml repeats the repository of IDENTITY, and each library says which it is.
fn identity() -> Outcome {
    let says = |library: &str| {
        let (name, bytes) = (format!("osip-rs {}", env!("CARGO_PKG_VERSION")), read(build().join(library))?);
        if bytes.windows(name.len()).any(|part| part == name.as_bytes()) {
            Ok(())
        } else {
            failed(format!("{library} does not say «{name}»"))
        }
    };
    says("libosipparser2.so")?;
    says("libosip2.so")?;
    let identity = fs::read_to_string("IDENTITY").unwrap();
    let repository = identity.lines().find_map(|line| line.strip_prefix("repository:")).unwrap_or_default().trim();
    if repository == env!("CARGO_PKG_REPOSITORY") { Ok(()) } else { failed("Cargo.toml has another repository than IDENTITY") }
}

/// Rust refuses to build a structure that C has otherwise.
fn disagreement() -> Outcome {
    let folder = work("link/disagreement");
    fs::copy(build().join("libosipparser2.measured.rs"), folder.join("libosipparser2.measured.rs")).unwrap();
    let measured = String::from_utf8(read(build().join("libosip2.measured.rs"))?).unwrap();
    let lines = measured.lines().map(|line| match line.strip_prefix("size!(osip_transaction, ") {
        Some(rest) => format!("size!(osip_transaction, 4{}\n", rest.trim_start_matches(|letter: char| letter.is_ascii_digit())),
        None => line.to_owned() + "\n",
    });
    fs::write(folder.join("libosip2.measured.rs"), lines.collect::<String>()).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["rustc", "--quiet", "--locked", "--lib", "--features", "abi-core", "--target-dir"]).arg(folder.join("target"));
    let output = cargo.args(["--", "--cfg", "osip_measured"]).env("OSIP_MEASURED", &folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() && said.contains("osip_transaction: C has 4 bytes") { Ok(()) } else { failed(said) }
}

/// tcpslice of Debian never calls parser_init and crashes with the original, unless a library does it beforehand. (It dereferences NULL by
/// itself when it sees an answer with media.)
fn tcpslice() -> Outcome {
    let folder = work("consumers/tcpslice");
    let [capture, calls, first] = ["capture", "call.pcap", "first.so"].map(|name| folder.join(name));
    fs::write(
        folder.join("first.c"),
        "int parser_init(void); __attribute__((constructor)) static void first(void) { parser_init(); }\n",
    )
    .unwrap();
    succeed(cc().args(["-Wall", "-Wextra", "-Werror", "-o"]).arg(&capture).arg("c-tests/consumers/pcap.c"))?;
    let is_of_call = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap();
        name.starts_with("01-")
            || name.starts_with("09-")
            || name.starts_with('2') && name[1..].starts_with(|digit| ('0'..='7').contains(&digit))
    };
    let (mut later, earlier): (Vec<_>, Vec<_>) = demo_messages()
        .into_iter()
        .filter(is_of_call)
        .partition(|file| file.file_name().unwrap().to_str().unwrap().starts_with('2'));
    later.extend(earlier);
    succeed(Command::new(capture).arg(&calls).args(later))?;
    succeed(cc().args(["-shared", "-fPIC", "-o"]).arg(&first).arg(folder.join("first.c")).arg("-losipparser2"))?;
    let slice = |mut command: Command, to: &str| {
        let output = run(command.args(["-v", "-s", "sip", "-w"]).arg(folder.join(to)).arg(&calls))?;
        Ok::<_, libtest_mimic::Failed>([output.stdout, output.stderr].concat())
    };
    let mut with_first = limited(100, "tcpslice");
    with_first.env("LD_PRELOAD", &first);
    let (original, ours) = (slice(with_first, "original")?, slice(on_ours("tcpslice"), "ours")?);
    if !String::from_utf8_lossy(&ours).contains("(SIP) closed") {
        return failed("tcpslice sees no call end");
    }
    equal("what tcpslice says", &original, &ours)?;
    equal("what tcpslice writes", &read(folder.join("original"))?, &read(folder.join("ours"))?)
}
