//! The interface of the two libraries is that of the original: exported names, prototypes, structures, constants, macros. Where the
//! original is 5.3.1, the names that it has exchanged count as those of 5.3.0.

use super::setup::{Outcome, build, has_original, trial, work};
use libtest_mimic::Trial;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const LIBRARIES: [&str; 2] = ["libosipparser2", "libosip2"];
/// Where the original's headers are.
const ORIGINAL: &str = "/usr/include";
/// What 5.3.1 calls `osip_via_get_host` and the like is `via_get_host` in 5.3.0; each has the other name as a macro.
const RENAMED: &str = "libosipparser2.5.3.1";
/// Declared by the original, but not exported.
const ADDED: [&str; 2] = ["osip_dialog_is_callee", "osip_dialog_is_originator"];

pub(crate) fn trials() -> Vec<Trial> {
    let no_original = (!has_original()).then_some("the original is not here");
    let interface = |name: &str, skipped: Option<&str>, test: fn()| {
        trial(&format!("interface::{name}"), skipped, move || -> Outcome {
            test();
            Ok(())
        })
    };
    vec![
        interface("libraries_export_what_the_lists_say", None, libraries_export_what_the_lists_say),
        interface("each_header_compiles_alone", None, each_header_compiles_alone),
        interface("lists_are_those_of_the_original", no_original, lists_are_those_of_the_original),
        interface("there_are_as_many_headers", no_original, there_are_as_many_headers),
        interface("prototypes_are_those_of_the_original", no_original, prototypes_are_those_of_the_original),
        interface("structures_are_those_of_the_original", no_original, structures_and_constants_are_those_of_the_original),
        interface("macros_are_those_of_the_original", no_original, macros_are_those_of_the_original),
        interface("types_have_the_names_of_the_original", no_original, types_have_the_names_of_the_original),
    ]
}

fn run(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output().unwrap_or_else(|error| panic!("{command}: {error}"));
    assert!(output.status.success(), "{command} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> BTreeSet<String> {
    text.lines().map(str::to_owned).collect()
}

fn symbols(library: &Path) -> BTreeSet<String> {
    lines(&run("c-tests/abi/symbols", &[library.to_str().unwrap()]))
}

/// A list of names in `src/ffi/abi`; empty if there is none of that name.
fn list(name: &str) -> BTreeSet<String> {
    lines(&fs::read_to_string(format!("src/ffi/abi/{name}.symbols")).unwrap_or_default())
}

/// What a library has to export: name, kind and size, by name. What only 5.3.1 has, and our own additions, are in lists of their own.
fn promised(library: &str) -> BTreeSet<String> {
    ["", ".5.3.1", ".ext"].iter().flat_map(|part| list(&format!("{library}{part}"))).collect()
}

/// The functions that 5.3.1 exports by another name, as 5.3.0 calls them.
fn renamed() -> Vec<String> {
    let names = list(RENAMED).into_iter();
    names.map(|line| line.split(' ').next().unwrap().trim_start_matches("osip_").to_owned()).collect()
}

/// A text about the original that is installed, as if that were 5.3.0: in 5.3.1, the two names of some functions are exchanged.
fn of_5_3_0(text: &str) -> String {
    let header = fs::read_to_string(Path::new(ORIGINAL).join("osipparser2/headers/osip_via.h")).unwrap();
    if !header.contains("#define via_get_host osip_via_get_host") {
        return text.to_owned();
    }
    let exchange = |text: String, name: &String| {
        let other = format!("osip_{name}");
        text.replace(&other, "\0").replace(name, &other).replace('\0', name)
    };
    renamed().iter().fold(text.to_owned(), exchange)
}

/// Fails with the difference of two sets.
fn same(what: &str, ours: &BTreeSet<String>, theirs: &BTreeSet<String>) {
    let (more, less): (Vec<_>, Vec<_>) = (ours.difference(theirs).collect(), theirs.difference(ours).collect());
    assert!(more.is_empty() && less.is_empty(), "{what}: not expected {more:#?}, missing {less:#?}");
}

fn libraries_export_what_the_lists_say() {
    for library in LIBRARIES {
        for kind in ["so", "a"] {
            let ours = symbols(&build().join(format!("{library}.{kind}")));
            same(&format!("{library}.{kind}"), &ours, &promised(library));
        }
    }
}

fn lists_are_those_of_the_original() {
    for library in LIBRARIES {
        let path = run("cc", &[&format!("-print-file-name={library}.so.15")]);
        let mut ours = list(library);
        ours.retain(|line| !ADDED.iter().any(|name| line.starts_with(name)));
        let theirs = symbols(Path::new(path.trim()));
        same(library, &ours, &theirs.iter().map(|line| of_5_3_0(line)).collect());
    }
}

/// All headers of the original, by their paths.
fn headers() -> Vec<String> {
    let mut headers = Vec::new();
    for folder in ["osipparser2", "osipparser2/headers", "osip2"] {
        for entry in fs::read_dir(Path::new("include").join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".h") {
                headers.push(format!("{folder}/{name}"));
            }
        }
    }
    headers.sort();
    headers
}

/// The headers that only we have.
fn is_ours_alone(header: &str) -> bool {
    header == "osipparser2/osip_ext.h"
}

/// Compiles a text in the way of `arguments`, with our headers or with the original's.
fn compile(ours: bool, text: &str, name: &str, arguments: &[&str]) -> String {
    let folder = work("interface");
    let source = folder.join(format!("{name}-{ours}.c"));
    fs::write(&source, text).unwrap();
    let include = format!("-I{}", if ours { "include" } else { ORIGINAL });
    run("cc", &[&[include.as_str(), "-w"], arguments, &[source.to_str().unwrap()]].concat())
}

/// A text that includes all headers that both have, and what they forget to include.
fn all_headers() -> String {
    let system = ["stdio.h", "stdlib.h", "string.h", "time.h", "sys/time.h"];
    let both = headers().into_iter().filter(|header| !is_ours_alone(header));
    system.into_iter().map(str::to_owned).chain(both).map(|header| format!("#include <{header}>\n")).collect()
}

fn there_are_as_many_headers() {
    let both: Vec<_> = headers().into_iter().filter(|header| !is_ours_alone(header)).collect();
    assert_eq!(both.len(), 43);
    assert!(both.iter().all(|header| Path::new(ORIGINAL).join(header).exists()));
}

/// The declared functions of the headers: each with its types, without the names of parameters.
fn prototypes(ours: bool) -> BTreeSet<String> {
    let file = work("interface").join(format!("prototypes-{ours}"));
    compile(ours, &all_headers(), "prototypes", &["-fsyntax-only", "-aux-info", file.to_str().unwrap()]);
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .filter(|line| line.contains("/osip"))
        .filter_map(|line| Some(line.split_once("*/ ")?.1.trim().to_owned()))
        .collect()
}

fn prototypes_are_those_of_the_original() {
    let theirs = lines(&of_5_3_0(&Vec::from_iter(prototypes(false)).join("\n")));
    assert!(theirs.len() > 400, "{}", theirs.len());
    same("prototypes", &prototypes(true), &theirs);
}

fn structures_and_constants_are_those_of_the_original() {
    let text = fs::read_to_string("c-tests/abi/layout.c").unwrap();
    let print = |ours: bool| {
        let program = work("interface").join(format!("layout-{ours}.out"));
        compile(ours, &text, "layout", &["-Isrc/ffi/abi", "-o", program.to_str().unwrap()]);
        lines(&run(program.to_str().unwrap(), &[]))
    };
    same("layout", &print(true), &print(false));
}

/// The macros of the headers: their names and parameters, and the values of those without parameters.
fn macros(ours: bool) -> BTreeMap<String, String> {
    let text = compile(ours, &all_headers(), "macros", &["-E", "-dD"]);
    let mut macros = BTreeMap::new();
    let mut osip = false;
    for line in text.lines() {
        if line.starts_with("# ") {
            osip = line.contains("/osip");
        } else if let Some(definition) = line.strip_prefix("#define ").filter(|_| osip) {
            let end = definition.find([' ', '(']).unwrap_or(definition.len());
            let (name, rest) = definition.split_at(end);
            let value = match rest.strip_prefix('(') {
                Some(rest) => rest.split(')').next().unwrap_or_default().replace(' ', ""),
                None => rest.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            macros.insert(name.to_owned(), value);
        }
    }
    macros
}

fn macros_are_those_of_the_original() {
    let show = |macros: BTreeMap<String, String>| macros.into_iter().map(|(name, value)| format!("{name} {value}")).collect();
    let theirs: BTreeSet<String> = show(macros(false));
    let theirs = lines(&of_5_3_0(&Vec::from_iter(theirs).join("\n")));
    assert!(theirs.len() > 500);
    same("macros", &show(macros(true)), &theirs);
}

/// The names of types that the headers define.
fn types(ours: bool) -> BTreeSet<String> {
    let text = compile(ours, &all_headers(), "types", &["-E"]);
    let mut osip = false;
    let ours = text.lines().filter(|line| {
        if line.starts_with("# ") {
            osip = line.contains("/osip");
        }
        osip && !line.starts_with("# ")
    });
    let text = ours.collect::<Vec<_>>().join(" ");
    let mut types = BTreeSet::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("typedef ") {
        rest = &rest[at + 8..];
        // The end of the typedef is the semicolon outside of braces; its name stands before that or before the parameters.
        let mut depth = 0;
        let end = rest.find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            letter == ';' && depth == 0
        });
        let typedef = &rest[..end.unwrap()];
        let head = match typedef.rfind('}') {
            Some(brace) => &typedef[brace + 1..],
            None => typedef,
        };
        let head = match head.find("(*") {
            Some(pointer) => head[pointer + 2..].split(')').next().unwrap(),
            None => head.split('(').next().unwrap(),
        };
        let name = head.split(|letter: char| !letter.is_alphanumeric() && letter != '_').rfind(|word| !word.is_empty());
        types.insert(name.unwrap().to_owned());
    }
    types
}

fn types_have_the_names_of_the_original() {
    let theirs = types(false);
    assert!(theirs.len() > 60);
    same("types", &types(true), &theirs);
}

fn each_header_compiles_alone() {
    for header in headers() {
        for (compiler, language, standard) in
            [("gcc", "c", "gnu89"), ("gcc", "c", "gnu11"), ("gcc", "c", "gnu2x"), ("g++", "c++", "c++17")]
        {
            let source = work("interface").join("alone.c");
            fs::write(&source, format!("#include <{header}>\nextern int nothing;\n")).unwrap();
            let strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-Iinclude"];
            let standard = format!("-std={standard}");
            run(compiler, &[&["-x", language, &standard], &strict[..], &[source.to_str().unwrap()]].concat());
        }
    }
}
