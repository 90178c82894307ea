//! Builds the C files: those of the library, the targets as seen from C, and the program that runs the same targets on the original.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=from_c");
    println!("cargo:rerun-if-changed=../c-tests");
    println!("cargo:rerun-if-changed=../src/ffi");
    println!("cargo:rerun-if-changed=../include");
    // By fuzz/run: where the original is, which may have been installed since.
    println!("cargo:rerun-if-env-changed=OSIP_ORIGINAL_AT");

    // The clock is the target's: libFuzzer keeps its own.
    let mut library = cc::Build::new();
    library.define("clock_gettime", "fuzz_clock_gettime").define("gettimeofday", "fuzz_gettimeofday");
    library.include("../include").flag("-fexceptions").link_lib_modifier("+whole-archive");
    library.files(sources(&["../src/ffi/c"]));
    library.compile("osip_c");

    let mut targets = cc::Build::new();
    // What a target reads of freed memory is seen where the compiler can have it seen.
    targets.include("../include").flag_if_supported("-fsanitize=address").flag("-Wno-unused-function");
    targets.files(sources(&["from_c", "from_c/same", "from_c/ours"])).compile("from_c");

    println!("cargo:rustc-env=OSIP_ORIGINAL={}", original().unwrap_or_default().display());
}

/// The C files of some folders.
fn sources(folders: &[&str]) -> Vec<PathBuf> {
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files.filter(|file| file.extension().is_some_and(|end| end == "c")).collect()
}

/// The program that runs the targets on the original, if that is installed.
fn original() -> Option<PathBuf> {
    let compiler = cc::Build::new().get_compiler();
    let library = |name: &str| {
        let output = Command::new(compiler.path()).arg(format!("-print-file-name={name}")).output().ok()?;
        let path = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        path.contains('/').then_some(path)
    };
    let libraries = [library("libosip2.so.15")?, library("libosipparser2.so.15")?];
    let program = PathBuf::from(env::var_os("OUT_DIR")?).join("original");
    let mut command = Command::new(compiler.path());
    command.args(["-O1", "-g", "-w", "-DORIGINAL", "-I../include", "-o"]).arg(&program);
    command.args(sources(&["from_c", "from_c/same"])).args(libraries);
    assert!(command.status().unwrap().success(), "the targets do not build on the original");
    Some(program)
}
