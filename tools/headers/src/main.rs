//! Makes the C headers in `include/`: what cbindgen makes of the Rust files, in the frames that stand beside them; and the lists of
//! structures and members in `src/ffi/abi`, which the C compiler is asked for.
//!
//! `make headers` runs it. With `--check` it writes nothing, and fails if a header is stale. It runs in the folder of the project, and has a
//! lock file of its own: who builds the libraries needs neither it nor what it depends on.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, process};

/// Where the frames and their Rust files are.
const ROOT: &str = "src/ffi";
/// Where a frame wants the declarations of its Rust files.
const DECLARATIONS: &str = "@declarations@\n";

/// All files under a folder whose names end so.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut files(&path, extension));
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The Rust files of a frame: its types, in `layout`, and its functions. Few headers have both.
fn sources(frame: &Path) -> Vec<PathBuf> {
    let inside = frame.strip_prefix(ROOT).unwrap();
    let name = format!("{}_h.rs", frame.file_stem().unwrap().display());
    let types = Path::new(ROOT).join("layout").join(inside).with_file_name(name);
    [types, frame.with_extension("rs")].into_iter().filter(|file| file.exists()).collect()
}

/// The types of a Rust file: C is told of all of them, whether a function uses them or not.
fn types(rust: &str) -> Vec<String> {
    let name = |line: &str| {
        let rest = ["pub type ", "pub struct ", "pub enum "].iter().find_map(|start| line.strip_prefix(start))?;
        rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().map(str::to_owned)
    };
    rust.lines().filter_map(name).collect()
}

/// A Rust file as cbindgen reads it: `entries!` as plain functions, `sort name(…) -> result = member;` each on one line, and so those that are
/// written in C and only declared in Rust; comments without what is for Rust, each paragraph on one line.
fn plain(rust: &str) -> String {
    let (mut inside, mut declared) = (false, false);
    let (mut lines, mut comment) = (Vec::new(), Vec::new());
    for line in rust.lines() {
        if let Some(text) = line.trim_start().strip_prefix("///") {
            comment.push(text.trim());
            continue;
        }
        lines.extend(paragraphs(&comment).map(|paragraph| format!("/// {paragraph}")));
        comment.clear();
        match line {
            _ if line.ends_with("entries! {") => inside = true,
            // What only one library exports is declared all the same.
            "#[cfg_attr(feature = \"abi-parser\", unsafe(no_mangle))]" => lines.push("#[unsafe(no_mangle)]".to_owned()),
            _ if line.starts_with("unsafe extern \"C") && line.ends_with('{') => declared = true,
            "}" if inside || declared => (inside, declared) = (false, false),
            _ if declared && line.starts_with("    pub fn ") => {
                let signature = line.trim().strip_prefix("pub fn ").and_then(|line| line.strip_suffix(';')).unwrap();
                lines.push(format!("#[unsafe(no_mangle)] pub unsafe extern \"C\" fn {signature} {{}}"));
            }
            _ if declared => {}
            _ if inside && !line.is_empty() => {
                let (_, function) = line.trim().split_once(' ').unwrap();
                let signature = function.strip_suffix(';').unwrap().split(" = ").next().unwrap();
                lines.push(format!("#[unsafe(no_mangle)] pub unsafe extern \"C\" fn {signature} {{}}"));
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// The paragraphs of a comment before its first heading (`# Safety`), with an empty line between them.
fn paragraphs(comment: &[&str]) -> impl Iterator<Item = String> {
    let text: Vec<_> = comment.iter().copied().take_while(|line| !line.starts_with('#')).collect();
    let paragraphs: Vec<_> =
        text.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect();
    paragraphs.join("\n\n").lines().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// The declarations of Rust files, as C.
fn declarations(sources: &[PathBuf]) -> String {
    let mut config = cbindgen::Config::from_file("cbindgen.toml").unwrap();
    let folder = env::temp_dir().join(format!("osip-headers-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut plain_sources = Vec::new();
    for source in sources {
        let rust = fs::read_to_string(source).unwrap();
        config.export.include.extend(types(&rust));
        plain_sources.push(folder.join(source.file_name().unwrap()));
        fs::write(plain_sources.last().unwrap(), plain(&rust)).unwrap();
    }
    let builder =
        plain_sources.iter().fold(cbindgen::Builder::new().with_config(config), |builder, source| builder.with_src(source));
    let mut text = Vec::new();
    builder.generate().unwrap().write(&mut text);
    fs::remove_dir_all(&folder).unwrap();
    let text = String::from_utf8(text).unwrap();
    // C89 knows no comma after the last constant of an enumeration, and no comments that end with the line.
    let text = text.trim_start().replace(",\n}", "\n}").replace("  // __cplusplus", "").replace(" // __cplusplus", "");
    tidy_comments(&text.replace("}  // extern \"C\"", "}"))
}

/// The longest line of a comment.
const WIDTH: usize = 140;

/// Puts short comments on one line; breaks the lines of the others, with a `*` before each.
fn tidy_comments(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut comment: Option<Vec<&str>> = None;
    for line in text.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        match (&mut comment, line.trim()) {
            (None, "/*") => comment = Some(Vec::new()),
            (Some(paragraphs), "*/") => {
                // The last line is indented by one more.
                let indent = &indent[1..];
                match paragraphs.as_slice() {
                    [one] if indent.len() + one.len() + "/**  */".len() <= WIDTH => lines.push(format!("{indent}/** {one} */")),
                    several => {
                        lines.push(format!("{indent}/**"));
                        let broken = several.iter().flat_map(|line| broken(line, WIDTH - indent.len() - " * ".len()));
                        lines.extend(broken.map(|line| format!("{indent} * {line}").trim_end().to_owned()));
                        lines.push(format!("{indent} */"));
                    }
                }
                comment = None;
            }
            (Some(paragraphs), text) => paragraphs.push(text),
            (None, _) => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// A paragraph in lines that are no longer than `width`; an empty one is an empty line.
fn broken(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines
}

/// What the C compiler is asked for: sizes and offsets of the public structures of a library, as their Rust files have them.
fn layout(library: &str) -> String {
    let mut structures = Vec::new();
    for file in files(&Path::new(ROOT).join("layout").join(library), "rs") {
        let rust = fs::read_to_string(file).unwrap();
        for structure in rust.split("#[repr(C)]\n").skip(1) {
            let lines = structure.lines().skip_while(|line| line.starts_with("#["));
            let mut lines = lines.take_while(|line| *line != "}");
            let Some(name) = lines.next().and_then(|line| line.strip_prefix("pub struct ")?.strip_suffix(" {")) else { continue };
            // The only one without a tag.
            let name = if name == "osip_MD5_CTX" { name.to_owned() } else { format!("struct {name}") };
            let fields = lines.filter_map(|line| line.strip_prefix("    pub ")?.split_once(':').map(|(field, _)| field));
            let fields: String = fields.map(|field| format!("FIELD({name}, {})\n", field.trim_start_matches("r#"))).collect();
            if !fields.is_empty() {
                structures.push(format!("SIZE({name})\n{fields}"));
            }
        }
    }
    structures.sort();
    let widths = match library {
        "osip2" => "WIDTH(time_t, (time_t) 0)\nWIDTH(suseconds_t, ((struct timeval *) 0)->tv_usec)\n",
        _ => "",
    };
    let title = "/* What measure.c measures: WIDTH(name, expression), SIZE(type), FIELD(type, member). Generated from src/ffi/layout. */\n";
    title.to_owned() + widths + &structures.concat()
}

fn header(frame: &Path) -> String {
    let text = fs::read_to_string(frame).unwrap();
    match text.contains(DECLARATIONS) {
        true => text.replace(DECLARATIONS, &declarations(&sources(frame))),
        false => text,
    }
}

fn main() -> ExitCode {
    let check = match env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(_) => {
            eprintln!("usage: headers [--check]");
            return ExitCode::from(2);
        }
    };
    let root = Path::new(ROOT);
    let mut targets = Vec::new();
    for frame in ["osip2", "osipparser2"].iter().flat_map(|folder| files(&root.join(folder), "h")) {
        targets.push((Path::new("include").join(frame.strip_prefix(root).unwrap()), header(&frame)));
    }
    for library in ["osipparser2", "osip2"] {
        targets.push((root.join(format!("abi/lib{library}.layout")), layout(library)));
    }
    let mut stale = false;
    for (target, text) in targets {
        if !check {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(&target, text).unwrap();
        } else if fs::read_to_string(&target).ok() != Some(text) {
            eprintln!("stale: {} (make headers)", target.display());
            stale = true;
        }
    }
    ExitCode::from(u8::from(stale))
}
