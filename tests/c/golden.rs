//! What programs are expected to print: whole, or as hashes of sections.

use sha2::{Digest, Sha256};
use std::path::Path;
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

/// What is expected of a program: the whole output, or records of its sections.
enum Expected {
    Whole(Vec<u8>),
    Records(Vec<String>),
}

/// Reads what is expected of a program in a folder.
fn read(folder: &Path, name: &str) -> Option<Expected> {
    if let Ok(whole) = fs::read(folder.join(format!("{name}.txt"))) {
        return Some(Expected::Whole(whole));
    }
    let records = fs::read_to_string(folder.join(format!("{name}.sections"))).ok()?;
    Some(Expected::Records(records.lines().map(str::to_owned).collect()))
}

/// The number of the line with which a section begins.
fn first_line(record: &str) -> Option<&str> {
    record.split(' ').next()
}

/// What is expected of a program on this sort of machine: what is common to all, but for the outputs and sections that it has otherwise.
fn expected(name: &str) -> Option<Expected> {
    let mut expected = read(Path::new(EXPECTED), name)?;
    for class in classes() {
        match (read(&Path::new(EXPECTED).join(class), name), &mut expected) {
            (None, _) => {}
            (Some(Expected::Records(others)), Expected::Records(records)) => {
                for other in others {
                    records
                        .iter_mut()
                        .filter(|record| first_line(record) == first_line(&other))
                        .for_each(|record| other.clone_into(record));
                }
            }
            (Some(whole), expected) => *expected = whole,
        }
    }
    Some(expected)
}

/// Compares an output with what is expected of a program; `show` is the command that prints it.
pub(crate) fn compare(name: &str, output: &[u8], show: &str) -> Result<(), String> {
    let Some(expected) = expected(name) else {
        return Err(format!("nothing is expected of {name}: `make golden` writes {EXPECTED}"));
    };
    if lines(output).is_empty() {
        return Err(format!("{name}: nothing was printed"));
    }
    let records = match expected {
        Expected::Whole(expected) => {
            let difference = first_difference(&expected, output);
            return difference
                .map_or(Ok(()), |difference| Err(format!("{EXPECTED}/{name}.txt: {difference}\nall of it: {show}")));
        }
        Expected::Records(records) => records,
    };
    let mut records = records.iter();
    for section in sections(output) {
        if records.next() != Some(&section.record()) {
            let (first, last) = (section.first, section.first + section.lines.len() - 1);
            let label = section.label();
            return Err(format!(
                "{EXPECTED}/{name}: the section of «{label}» differs\nto see it: {show} | sed -n '{first},{last}p'"
            ));
        }
    }
    match records.next() {
        Some(record) => Err(format!("{EXPECTED}/{name}: the output ends before the section {record}\nall of it: {show}")),
        None => Ok(()),
    }
}

/// Writes what is expected of a program; for a class of machines (`OSIP_CLASS`) only what it has otherwise.
pub(crate) fn write(name: &str, output: &[u8]) {
    let common = Path::new(EXPECTED);
    let class = env::var("OSIP_CLASS").ok();
    let folder = class.as_ref().map_or(common.to_owned(), |class| common.join(class));
    fs::create_dir_all(&folder).unwrap();
    for extension in ["txt", "sections"] {
        let _ = fs::remove_file(folder.join(format!("{name}.{extension}")));
    }
    let known = class.and_then(|_| read(common, name));
    if output.len() <= WHOLE {
        if !matches!(known, Some(Expected::Whole(whole)) if whole == output) {
            fs::write(folder.join(format!("{name}.txt")), output).unwrap();
        }
        return;
    }
    let is_known = |record: &String| matches!(&known, Some(Expected::Records(records)) if records.contains(record));
    let records = sections(output).into_iter().map(|section| section.record()).filter(|record| !is_known(record));
    let records = records.fold(String::new(), |text, record| text + &record + "\n");
    if !records.is_empty() {
        fs::write(folder.join(format!("{name}.sections")), records).unwrap();
    }
}
