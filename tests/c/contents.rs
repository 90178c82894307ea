//! What the libraries are made of: no panic, nothing of Rust's standard library, no other library than libc, and few bytes.

use super::setup::{Outcome, build, cc, failed, has_original, read, run, succeed, trial, work};
use libtest_mimic::{Failed, Trial};
use std::env::consts::ARCH;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LIBRARIES: [&str; 2] = ["osipparser2", "osip2"];

/// The machines for which it is proven that nothing can panic. On others `make check` says what is left.
const PROVEN: [&str; 4] = ["x86_64", "x86", "arm", "s390x"];

/// The glibc that every router has.
const GLIBC: (u32, u32) = (2, 25);

/// How many bytes both shared libraries have at most without what `strip` takes away.
const MOST: u64 = 640_000;

pub(crate) fn trials() -> Vec<Trial> {
    let left = (!PROVEN.contains(&ARCH)).then(|| panics(&files())).and_then(Result::err);
    let left = left.map(|failed| format!("not proven for this machine: {}", failed.message().unwrap_or_default().trim()));
    let no_original = (!has_original()).then_some("the original is not installed");
    vec![
        trial("contents::no_panic", left.as_deref(), || panics(&files())),
        trial("contents::a_panic_would_be_seen", None, planted),
        trial("contents::no_standard_library", None, no_standard_library),
        trial("contents::needs_libc_alone", no_original, needs),
        trial("contents::sizes", (ARCH != "x86_64").then_some("measured on x86-64"), sizes),
    ]
}

fn shared(library: &str) -> PathBuf {
    build().join(format!("lib{library}.so"))
}

/// The shared libraries, and what is in the archives.
fn files() -> Vec<PathBuf> {
    let objects = LIBRARIES.map(|library| build().join(format!("lib{library}.a")));
    LIBRARIES.map(shared).into_iter().chain(objects.into_iter().filter(|file| file.exists())).collect()
}

/// No panic can be reached in these files.
fn panics(files: &[PathBuf]) -> Outcome {
    succeed(Command::new("tools/panics").args(files))
}

/// A library that can panic, linked as ours are, is found out.
fn planted() -> Outcome {
    let folder = work("contents/planted");
    let (source, archive, object) = (folder.join("planted.rs"), folder.join("planted.a"), folder.join("planted.o"));
    fs::write(
        &source,
        "#![no_std]\n\
         #[panic_handler] fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }\n\
         #[unsafe(no_mangle)] pub extern \"C\" fn digit(at: usize) -> u8 { b\"0123456789\"[at & 15] }\n\
         #[unsafe(no_mangle)] pub extern \"C\" fn letter(at: usize) -> u8 { b\"abcdefghijklmnop\"[at & 15] }\n",
    )
    .unwrap();
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "--crate-type=staticlib", "-O", "-Cpanic=abort", "-o"]).arg(&archive).arg(&source);
    succeed(&mut rustc)?;
    succeed(
        cc().args(["-r", "-nostdlib", "-Wl,--gc-sections", "-Wl,-u,digit", "-Wl,-u,letter", "-o"]).arg(&object).arg(&archive),
    )?;
    // As in the Makefile: the standard library is built with what LLVM itself would link.
    succeed(Command::new("objcopy").args(["--remove-section=.llvmbc", "--remove-section=.llvmcmd"]).arg(&object))?;
    let output = Command::new("tools/panics").arg(&object).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let names = |function: &str| told.lines().any(|line| line == format!("{}: {function}", object.display()));
    if output.status.code() == Some(1) && names("digit") && !names("letter") {
        Ok(())
    } else {
        failed(format!("{}: «{told}»", output.status))
    }
}

/// What a tool prints about a file.
fn told(tool: &str, options: &[&str], file: &Path) -> Result<String, Failed> {
    let output = run(Command::new(tool).args(options).arg(file))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Neither std nor alloc has a symbol in the libraries.
fn no_standard_library() -> Outcome {
    for file in files() {
        let symbols = told("nm", &["-C", "--defined-only"], &file)?;
        let strange = |line: &&str| {
            ["std", "alloc"].iter().any(|name| line.contains(&format!(" {name}::")) || line.contains(&format!("<{name}::")))
        };
        if !symbols.contains("osip") {
            return failed(format!("{} has no symbols", file.display()));
        }
        if let Some(symbol) = symbols.lines().find(strange) {
            return failed(format!("{}: {symbol}", file.display()));
        }
    }
    Ok(())
}

/// The libraries need libc alone, and no newer one than the original does, or than routers have.
fn needs() -> Outcome {
    for library in LIBRARIES {
        let dynamic = told("readelf", &["-dW"], &shared(library))?;
        let needed = dynamic.lines().filter(|line| line.contains("(NEEDED)")).filter_map(|line| line.split(['[', ']']).nth(1));
        let strange: Vec<_> = needed
            .filter(|name| !name.starts_with("libc.") && !name.starts_with("ld-") && *name != "libosipparser2.so.15")
            .collect();
        if !strange.is_empty() {
            return failed(format!("lib{library} needs {strange:?}"));
        }
        let original = run(cc().arg(format!("-print-file-name=lib{library}.so")))?.stdout;
        let most = glibc(Path::new(String::from_utf8_lossy(&original).trim()))?.max(GLIBC);
        let ours = glibc(&shared(library))?;
        if ours > most {
            return failed(format!("lib{library} needs glibc {ours:?}, the original or a router has {most:?}"));
        }
    }
    Ok(())
}

/// The newest glibc that a library has names of.
fn glibc(library: &Path) -> Result<(u32, u32), Failed> {
    let symbols = told("objdump", &["-T"], library)?;
    let version = |text: &str| {
        let (major, rest) = text.split_once('.')?;
        let minor: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Some((major.parse().ok()?, minor.parse().ok()?))
    };
    let newest = symbols.split("GLIBC_").skip(1).filter_map(version).max();
    newest.ok_or_else(|| Failed::from(format!("{} needs nothing of glibc", library.display())))
}

/// The shared libraries are as small as we say.
fn sizes() -> Outcome {
    let mut sum = 0;
    for library in LIBRARIES {
        let stripped = work("contents/sizes").join(library);
        succeed(Command::new("strip").arg("-o").arg(&stripped).arg(shared(library)))?;
        sum += read(&stripped)?.len() as u64;
    }
    if sum <= MOST { Ok(()) } else { failed(format!("{sum} bytes, not {MOST}")) }
}
