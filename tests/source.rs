//! What is true of the source itself: docs/architecture.md says it, and these tests keep it true.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// All Rust files under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The path of the module that a file is.
fn module(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix("src").unwrap().with_extension("");
    let mut path: Vec<_> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// The paths that a file names from `crate`, `super` or `self` on, without its tests.
#[derive(Default)]
struct Paths {
    base: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Paths {
    fn read(&mut self, stream: TokenStream) {
        let tokens: Vec<_> = stream.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let name = |index: usize| tokens.get(index).map(ToString::to_string).unwrap_or_default();
            match token {
                TokenTree::Group(group) => {
                    let is_test = index >= 2 && name(index - 2) == "mod" && name(index - 1) == "tests";
                    if !is_test {
                        self.read(group.stream());
                    }
                }
                TokenTree::Ident(ident) if name(index + 1) == ":" && name(index.wrapping_sub(1)) != ":" => {
                    let root = match ident.to_string().as_str() {
                        "crate" => Some(Vec::new()),
                        "self" => Some(self.base.clone()),
                        "super" => Some(self.base[..self.base.len().saturating_sub(1)].to_vec()),
                        _ => None,
                    };
                    if let Some(root) = root {
                        self.follow(root, &tokens[index + 1..]);
                    }
                }
                _ => {}
            }
        }
    }

    /// Follows a path: names after colons, or a group of them in a `use`.
    fn follow(&mut self, mut path: Vec<String>, mut tokens: &[TokenTree]) {
        while let [TokenTree::Punct(one), TokenTree::Punct(other), next, rest @ ..] = tokens {
            if (one.as_char(), other.as_char()) != (':', ':') {
                break;
            }
            match next {
                TokenTree::Ident(name) if name == "super" => path.truncate(path.len().saturating_sub(1)),
                TokenTree::Ident(name) => path.push(name.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inside: Vec<_> = group.stream().into_iter().collect();
                    for item in inside.split(|token| token.to_string() == ",") {
                        if let [TokenTree::Ident(name), rest @ ..] = item {
                            let mut path = path.clone();
                            if name != "self" {
                                path.push(name.to_string());
                            }
                            self.follow(path, rest);
                        }
                    }
                    return;
                }
                _ => break,
            }
            tokens = rest;
        }
        self.found.push(path);
    }
}

/// Which file uses which.
fn arrows() -> BTreeMap<PathBuf, BTreeSet<PathBuf>> {
    let modules: BTreeMap<_, _> = files(Path::new("src")).into_iter().map(|file| (module(&file), file)).collect();
    let file_of = |path: &[String]| (0..=path.len()).rev().find_map(|length| modules.get(&path[..length]));
    let mut arrows = BTreeMap::new();
    for (base, file) in &modules {
        let mut paths = Paths { base: base.clone(), ..Paths::default() };
        paths.read(fs::read_to_string(file).unwrap().parse().unwrap());
        let used = paths.found.iter().filter_map(|path| file_of(path)).filter(|used| *used != file).cloned();
        arrows.insert(file.clone(), used.collect());
    }
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 300, "the arrows were not found");
    arrows
}

/// A circle that a walk from `file` runs into, as the files on it.
fn circle(
    arrows: &BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    file: &PathBuf,
    way: &mut Vec<PathBuf>,
    done: &mut BTreeSet<PathBuf>,
) -> Option<Vec<PathBuf>> {
    if let Some(start) = way.iter().position(|passed| passed == file) {
        return Some(way[start..].to_vec());
    }
    if done.contains(file) {
        return None;
    }
    way.push(file.clone());
    let found = arrows[file].iter().find_map(|used| circle(arrows, used, way, done));
    way.pop();
    done.insert(file.clone());
    found
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let arrows = arrows();
    let mut done = BTreeSet::new();
    for file in arrows.keys() {
        assert_eq!(circle(&arrows, file, &mut Vec::new(), &mut done), None);
    }
}

#[test]
fn a_circle_would_be_found() {
    let file = |name: &str| PathBuf::from(name);
    let arrows = BTreeMap::from([
        (file("a"), BTreeSet::from([file("b")])),
        (file("b"), BTreeSet::from([file("c")])),
        (file("c"), BTreeSet::from([file("b")])),
    ]);
    let found = circle(&arrows, &file("a"), &mut Vec::new(), &mut BTreeSet::new());
    assert_eq!(found, Some(vec![file("b"), file("c")]));
}

#[test]
fn the_core_knows_nothing_of_c_and_the_ground_nothing_above_it() {
    for (file, used) in arrows() {
        let is_core = !file.starts_with("src/ffi") && file != Path::new("src/lib.rs");
        let is_ground = file.starts_with("src/ffi/layout");
        for used in used {
            assert!(!is_core || !used.starts_with("src/ffi"), "{} uses {}", file.display(), used.display());
            assert!(!is_ground || used.starts_with("src/ffi/layout"), "{} uses {}", file.display(), used.display());
        }
    }
}

/// The unsafe functions of a file that do not say what they need.
#[derive(Default)]
struct Contracts {
    checked: usize,
    missing: Vec<String>,
}

impl Contracts {
    fn check(&mut self, signature: &syn::Signature, attributes: &[syn::Attribute]) {
        if signature.unsafety.is_none() {
            return;
        }
        self.checked += 1;
        let says = attributes.iter().any(|attribute| match &attribute.meta {
            syn::Meta::NameValue(doc) => match &doc.value {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => text.value().trim() == "# Safety",
                _ => false,
            },
            _ => false,
        });
        if !says {
            self.missing.push(signature.ident.to_string());
        }
    }
}

impl Visit<'_> for Contracts {
    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        self.check(&function.sig, &function.attrs);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &syn::TraitItemFn) {
        self.check(&function.sig, &function.attrs);
    }

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        // What the functions of a trait need stands at the trait.
        if item.trait_.is_none() {
            for function in &item.items {
                if let syn::ImplItem::Fn(function) = function {
                    self.check(&function.sig, &function.attrs);
                }
            }
        }
    }
}

#[test]
fn every_unsafe_function_says_what_it_needs() {
    let mut checked = 0;
    let is_test = |file: &PathBuf| file.starts_with("src/ffi/tests");
    for file in files(Path::new("src/ffi")).into_iter().filter(|file| !is_test(file)) {
        let mut contracts = Contracts::default();
        contracts.visit_file(&syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap());
        assert_eq!(contracts.missing, [""; 0], "{}", file.display());
        checked += contracts.checked;
    }
    assert!(checked > 250, "only {checked} unsafe functions were found");
}

/// The text of comments with single spaces, whatever their marks and lines.
fn words<'a>(comments: impl Iterator<Item = &'a str>) -> String {
    let unmarked = comments.map(|line| line.trim().trim_start_matches("/**").trim_end_matches("*/").trim_start_matches('*'));
    unmarked.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What the comments of a Rust file's exported items say to a C programmer: all before the first heading.
fn contracts(rust: &str) -> Vec<String> {
    let (mut contracts, mut comment, mut inside) = (Vec::new(), Vec::new(), false);
    for line in rust.lines() {
        let code = line.trim_start();
        match code.strip_prefix("///") {
            Some(text) => comment.push(text),
            None if code.starts_with("#[") => {}
            None => {
                inside = line.ends_with("entries! {") || inside && line != "}";
                let exported = [
                    "pub unsafe extern \"C\" fn ",
                    "pub extern \"C\" fn ",
                    "pub fn osip_",
                    "pub struct ",
                    "pub enum ",
                    "pub type ",
                ];
                if inside || exported.iter().any(|start| code.starts_with(start)) {
                    let said = comment.iter().copied().take_while(|text| !text.starts_with(" #"));
                    contracts.push(words(said));
                }
                comment.clear();
            }
        }
    }
    contracts.retain(|contract| !contract.is_empty() && !contract.contains("cbindgen:ignore"));
    contracts
}

#[test]
fn headers_say_all_that_the_source_says() {
    let root = Path::new("src/ffi");
    let mut found = 0;
    for file in ["osip2", "osipparser2", "layout"].iter().flat_map(|folder| files(&root.join(folder))) {
        let inside = file.strip_prefix(root).unwrap();
        let inside = inside.strip_prefix("layout").unwrap_or(inside);
        let name = inside.file_stem().unwrap().to_str().unwrap().trim_end_matches("_h");
        let header = Path::new("include").join(inside.with_file_name(format!("{name}.h")));
        let Ok(header) = fs::read_to_string(header) else { continue };
        let header = words(header.lines());
        for contract in contracts(&fs::read_to_string(&file).unwrap()) {
            assert!(header.contains(&contract), "{}: the header does not say «{contract}»", file.display());
            found += 1;
        }
    }
    assert!(found > 500, "only {found} comments were found");
}
