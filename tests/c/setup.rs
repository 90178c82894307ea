//! Where everything is, and how programs are built and run.

use libtest_mimic::{Failed, Trial};
use std::ffi::OsStr;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::{env, fs, io};

/// What a test returns.
pub(crate) type Outcome = Result<(), Failed>;

/// The folder with our libraries.
pub(crate) fn build() -> &'static Path {
    static BUILD: OnceLock<PathBuf> = OnceLock::new();
    BUILD.get_or_init(|| match env::var_os("OSIP_BUILD") {
        Some(folder) => PathBuf::from(folder),
        None => {
            eprintln!("building the libraries (make)");
            // What a make that calls this was told is no matter of the one that is called here.
            let made = make(&["-j2"]).status();
            assert!(made.is_ok_and(|status| status.success()), "the libraries cannot be built: make says why");
            env::current_dir().unwrap().join("build")
        }
    })
}

/// A make that knows nothing of one that calls us.
pub(crate) fn make(arguments: &[&str]) -> Command {
    let mut make = Command::new("make");
    for variable in ["MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "CARGO"] {
        make.env_remove(variable);
    }
    make.args(["-s", "-f", "Makefile", "CONFIG=/dev/null"]).args(arguments);
    make
}

/// A folder of its own for what a test makes.
pub(crate) fn work(name: &str) -> PathBuf {
    let folder = build().join("c").join(name.replace("::", "/").replace(' ', "_"));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// True if the original is here to be compared with.
pub(crate) fn has_original() -> bool {
    static ORIGINAL: OnceLock<bool> = OnceLock::new();
    *ORIGINAL.get_or_init(|| env::var_os("ORIGINAL").is_none_or(|original| original != "none") && has_tool("oracle"))
}

/// True if a tool is installed.
pub(crate) fn has_tool(tool: &str) -> bool {
    Command::new("tools/need").args(["-n", tool]).stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}

/// The names of the C programs in a folder of `c-tests`. None is a mistake.
pub(crate) fn programs(folder: &str) -> Vec<String> {
    let files = fs::read_dir(Path::new("c-tests").join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let sources = files.filter(|file| file.extension() == Some(OsStr::new("c")));
    let mut names: Vec<String> = sources.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert!(!names.is_empty(), "there are no programs in c-tests/{folder}");
    names.sort();
    names
}

/// The folder of the messages, which must be there.
pub(crate) fn messages() -> PathBuf {
    let folder = env::current_dir().unwrap().join("c-tests/messages");
    for part in ["sip", "sdp", "demo", "bench"] {
        let count = fs::read_dir(folder.join(part)).map(Iterator::count).unwrap_or(0);
        assert!(count > 0, "there are no messages in {}", folder.join(part).display());
    }
    folder
}

/// A test; one that is skipped has the reason beside its name.
pub(crate) fn trial(name: &str, skipped: Option<&str>, test: impl FnOnce() -> Outcome + Send + 'static) -> Trial {
    let again = format!("\nagain: cargo test --test c -- --exact {name}");
    let trial = Trial::test(name, move || {
        test().map_err(|failed| Failed::from(failed.message().unwrap_or("failed").to_owned() + &again))
    });
    match skipped {
        Some(reason) => trial.with_kind(reason).with_ignored_flag(true),
        None => trial,
    }
}

/// A failure with a message.
pub(crate) fn failed<T>(message: impl Display) -> Result<T, Failed> {
    Err(Failed::from(message.to_string()))
}

/// The C compiler, with the options that `CC` has.
pub(crate) fn cc() -> Command {
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let mut words = compiler.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("cc"));
    command.args(words);
    command
}

/// The C++ compiler.
pub(crate) fn cxx() -> Command {
    Command::new(env::var("CXX").unwrap_or_else(|_| "c++".to_owned()))
}

/// Options that find our headers and libraries.
pub(crate) fn our_options() -> [String; 2] {
    ["-Iinclude".to_owned(), format!("-L{}", build().display())]
}

/// A command that is ended after so many seconds.
pub(crate) fn limited(seconds: u32, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("timeout");
    command.arg(seconds.to_string()).arg(program).stdin(Stdio::null());
    command
}

/// A program that finds our libraries.
pub(crate) fn on_ours(program: impl AsRef<OsStr>) -> Command {
    let mut command = limited(300, program);
    command.env("LD_LIBRARY_PATH", build());
    command
}

/// Runs a command to its end. It fails if that is not the exit code 0.
pub(crate) fn run(command: &mut Command) -> Result<Output, Failed> {
    let output = command.output().map_err(|error| Failed::from(format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(output);
    }
    let end = |bytes: &[u8]| String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(3000)..]).into_owned();
    failed(format!("{command:?}\n{}\n{}{}", output.status, end(&output.stdout), end(&output.stderr)))
}

/// Runs a command whose output is not needed.
pub(crate) fn succeed(command: &mut Command) -> Outcome {
    run(command).map(drop)
}

/// Fails unless two outputs are the same.
pub(crate) fn equal(what: &str, expected: &[u8], got: &[u8]) -> Outcome {
    match super::golden::first_difference(expected, got) {
        None => Ok(()),
        Some(difference) => failed(format!("{what}: {difference}")),
    }
}

/// Reads a file.
pub(crate) fn read(file: impl AsRef<Path>) -> Result<Vec<u8>, Failed> {
    fs::read(&file).map_err(|error: io::Error| Failed::from(format!("{}: {error}", file.as_ref().display())))
}
