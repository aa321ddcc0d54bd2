//! Who may use whom. The table is the architecture; a breach is told with its file and line.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("diagnostic", &["text"]),
    ("text", &[]),
    ("phrases", &[]),
    ("picture", &[]),
    ("theme", &["diagnostic"]),
    ("element", &["text", "phrases", "picture", "theme", "diagnostic"]),
    ("deck", &["element", "text", "phrases", "picture", "theme", "diagnostic"]),
    ("slide", &["deck", "element", "text", "phrases", "picture", "theme", "diagnostic"]),
    ("app", &["slide", "deck", "element", "text", "phrases", "picture", "theme", "diagnostic"]),
    ("runtime", &["app", "picture", "theme"]),
    ("cli", &["runtime", "app", "slide", "deck", "element", "text", "phrases", "theme", "diagnostic"]),
];

/// What only some modules may touch.
const IMPURE: &[(&str, &[&str])] = &[
    ("std::fs", &["cli", "runtime"]),
    ("std::env", &["cli"]),
    ("std::time", &["runtime"]),
    ("std::thread", &["runtime"]),
    ("std::net", &[]),
    ("std::process", &["cli", "runtime", "main"]),
    ("crossterm::", &["runtime", "cli"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The breaches in a file of the module `home`, each with its line.
fn breaches(home: &str, name: &str, text: &str) -> Vec<String> {
    let allowed = MAY_USE.iter().find(|(module, _)| *module == home).map(|(_, allowed)| *allowed);
    let mut found = Vec::new();
    let mut in_tests = false;
    for (index, line) in text.lines().enumerate() {
        in_tests |= line.trim() == "#[cfg(test)]" && !home.is_empty();
        let code = line.split("//").next().unwrap_or_default();
        if in_tests {
            continue;
        }
        let place = format!("{name}:{}", index + 1);
        for used in code.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let known = MAY_USE.iter().any(|(module, _)| *module == used);
            if known && used != home && allowed.is_some_and(|allowed| !allowed.contains(&used.as_str())) {
                found.push(format!("{place}: {home} may not use {used}"));
            }
        }
        for (path, homes) in IMPURE {
            if code.contains(path) && !homes.contains(&home) {
                found.push(format!("{place}: {home} may not use {path}"));
            }
        }
    }
    found
}

#[test]
fn everyone_uses_only_whom_they_may() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    assert!(files.len() > 40);
    let mut found = Vec::new();
    for path in files {
        let inside = path.strip_prefix("src").unwrap();
        let home = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if !["lib", "main", "testing"].contains(&home) {
            found.extend(breaches(home, &path.display().to_string(), &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_breach_is_told_with_file_and_line() {
    let planted =
        "//! Text.\nuse crate::theme::Role;\nuse std::fs;\n// crate::app is only named here\n#[cfg(test)]\nuse crate::app;\n";
    assert_eq!(
        breaches("text", "src/text/planted.rs", planted),
        ["src/text/planted.rs:2: text may not use theme", "src/text/planted.rs:3: text may not use std::fs"]
    );
    assert!(breaches("element", "x", "use crate::{text, theme::Role};\nuse crate::theme::Role;").is_empty());
}

#[test]
fn no_file_grows_into_a_drawer() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let mut lengths: Vec<usize> = files.iter().map(|path| fs::read_to_string(path).unwrap().lines().count()).collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 200, "the median file has {} lines", lengths[lengths.len() / 2]);
    assert!(lengths[lengths.len() * 9 / 10] <= 500);
}

#[test]
fn there_is_one_crossterm() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    assert_eq!(lock.matches("name = \"crossterm\"").count(), 1);
}
