//! What programs are expected to print: whole, or as hashes of sections.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where it is.
const EXPECTED: &str = "c-tests/expected";
/// The longest output that is stored whole.
const WHOLE: usize = 48 * 1024;
/// A section has so many lines, and then goes on to where another part of the output begins, but no further than [`LONGEST`].
const SHORTEST: usize = 256;
const LONGEST: usize = 2048;

/// Lines that belong together.
struct Section<'a> {
    /// The number of its first line, from 1.
    first: usize,
    lines: Vec<&'a [u8]>,
}

impl Section<'_> {
    /// What its first line is about.
    fn label(&self) -> String {
        String::from_utf8_lossy(part(self.lines[0])).replace(' ', "_")
    }

    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for line in &self.lines {
            hash.update(line);
            hash.update(b"\n");
        }
        hash.finalize().iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    }

    fn record(&self) -> String {
        format!("{} {} {} {}", self.first, self.lines.len(), self.hash(), self.label())
    }
}

/// The lines of an output.
pub(crate) fn lines(output: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<_> = output.split(|byte| *byte == b'\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}

/// The first part of a line's path.
fn part(line: &[u8]) -> &[u8] {
    line.split(|byte| b".: ".contains(byte)).next().unwrap_or_default()
}

fn sections(output: &[u8]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (number, line) in (1..).zip(lines(output)) {
        let goes_on = |section: &Section<'_>| {
            let length = section.lines.len();
            length < SHORTEST || length < LONGEST && part(section.lines[length - 1]) == part(line) && !line.starts_with(b"== ")
        };
        match sections.last_mut().filter(|section| goes_on(section)) {
            Some(section) => section.lines.push(line),
            None => sections.push(Section { first: number, lines: vec![line] }),
        }
    }
    sections
}

/// Where two outputs differ first; `None` if they do not.
pub(crate) fn first_difference(expected: &[u8], got: &[u8]) -> Option<String> {
    if expected == got {
        return None;
    }
    let (expected, got) = (lines(expected), lines(got));
    let at = expected.iter().zip(&got).take_while(|(left, right)| left == right).count();
    let show = |lines: &[&[u8]]| lines.get(at).map_or("nothing".into(), |line| String::from_utf8_lossy(line).into_owned());
    Some(format!("line {} differs\nexpected: {}\ngot:      {}", at + 1, show(&expected), show(&got)))
}

/// What tells this machine from others, as far as outputs depend on it.
fn classes() -> Vec<&'static str> {
    let mut classes = Vec::new();
    if cfg!(target_pointer_width = "32") {
        classes.push("ilp32");
    }
    if std::ffi::c_char::MIN == 0 {
        classes.push("uchar");
    }
    classes
}

/// The file of what is expected of a program: that for this sort of machine, or that for all. The first extension is for whole outputs.
fn file(name: &str) -> Option<PathBuf> {
    let folders = classes().into_iter().map(|class| Path::new(EXPECTED).join(class)).chain([PathBuf::from(EXPECTED)]);
    let mut files = folders.flat_map(|folder| ["txt", "sections"].map(|extension| folder.join(format!("{name}.{extension}"))));
    files.find(|file| file.exists())
}

/// Compares an output with what is expected of a program; `show` is the command that prints it.
pub(crate) fn compare(name: &str, output: &[u8], show: &str) -> Result<(), String> {
    let Some(file) = file(name) else { return Err(format!("nothing is expected of {name}: `make golden` writes {EXPECTED}")) };
    let expected = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    if lines(&expected).is_empty() || lines(output).is_empty() {
        return Err(format!("{}: nothing is expected, or nothing was printed", file.display()));
    }
    if file.extension().is_some_and(|extension| extension == "txt") {
        let difference = first_difference(&expected, output);
        return difference.map_or(Ok(()), |difference| Err(format!("{}: {difference}\nall of it: {show}", file.display())));
    }
    let text = String::from_utf8_lossy(&expected);
    let mut records = text.lines();
    for section in sections(output) {
        let record = section.record();
        if records.next() != Some(&record) {
            let (first, last) = (section.first, section.first + section.lines.len() - 1);
            let label = section.label();
            return Err(format!(
                "{}: the section of «{label}» differs\nto see it: {show} | sed -n '{first},{last}p'",
                file.display()
            ));
        }
    }
    match records.next() {
        Some(record) => Err(format!("{}: the output ends before the section {record}\nall of it: {show}", file.display())),
        None => Ok(()),
    }
}

/// Writes what is expected of a program.
pub(crate) fn write(name: &str, output: &[u8]) {
    let folder = env::var("OSIP_CLASS").map_or(PathBuf::from(EXPECTED), |class| Path::new(EXPECTED).join(class));
    fs::create_dir_all(&folder).unwrap();
    for extension in ["txt", "sections"] {
        let _ = fs::remove_file(folder.join(format!("{name}.{extension}")));
    }
    if output.len() <= WHOLE {
        fs::write(folder.join(format!("{name}.txt")), output).unwrap();
        return;
    }
    let records = sections(output).iter().fold(String::new(), |mut text, section| {
        writeln!(text, "{}", section.record()).unwrap();
        text
    });
    fs::write(folder.join(format!("{name}.sections")), records).unwrap();
}
