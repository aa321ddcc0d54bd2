//! Decks from paths: files, and folders of them.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::Stopped;
use crate::deck::{Deck, Glossary, LARGEST, library};
use crate::diagnostic::human;
use crate::text::clean::clean_line;

/// The decks at some paths; the shipped ones where none is given.
pub(super) fn decks(paths: &[PathBuf]) -> Result<Vec<Deck>, Stopped> {
    if paths.is_empty() {
        return Ok(library::shipped());
    }
    let mut decks = Vec::new();
    for path in paths {
        let name = clean_line(&path.display().to_string());
        let kind = fs::metadata(path).map_err(|error| Stopped::User(format!("{name}: {}", in_plain_words(&error))))?;
        if kind.is_dir() {
            decks.extend(folder(path, &name)?);
        } else {
            let glossary = path.parent().map(shared_glossary).unwrap_or_default();
            decks.push(file(path, &glossary));
        }
    }
    Ok(decks)
}

/// The decks of a folder, in the order of their names.
fn folder(path: &Path, name: &str) -> Result<Vec<Deck>, Stopped> {
    let entries = fs::read_dir(path).map_err(|error| Stopped::User(format!("{name}: {}", in_plain_words(&error))))?;
    let is_deck = |path: &PathBuf| {
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        file.ends_with(".json") && !file.ends_with(".schema.json") && file != "glossary.json" && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_deck).collect();
    files.sort();
    if files.is_empty() {
        return Err(Stopped::User(format!("{name}: there is no deck in this folder (a deck is a .json file).")));
    }
    let glossary = shared_glossary(path);
    Ok(files.iter().map(|file_path| file(file_path, &glossary)).collect())
}

fn file(path: &Path, glossary: &Glossary) -> Deck {
    let name = path.display().to_string();
    let mut deck = match bytes(path) {
        Ok(bytes) => Deck::load(&name, bytes, glossary),
        Err(message) => Deck::unreadable(&name, &message),
    };
    deck.folder = path.parent().map(Path::to_path_buf);
    deck
}

/// A folder's `glossary.json`, if it has one; what is wrong with it is told on standard error.
fn shared_glossary(folder: &Path) -> Glossary {
    let path = folder.join("glossary.json");
    let Ok(bytes) = bytes(&path) else { return Glossary::default() };
    let (glossary, source, faults) = Glossary::load(&path.display().to_string(), bytes);
    // Words that are not explained are no reason not to present.
    let _ = io::stderr().write_all(human::print(&source, &faults).as_bytes());
    glossary
}

/// The bytes of a file, or why there are none to show.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let kind = fs::metadata(path).map_err(|error| in_plain_words(&error))?;
    if !kind.is_file() {
        return Err("This is no file that can be read.".into());
    }
    let too_large = || format!("This file is larger than it may be ({} MB).", LARGEST / 1024 / 1024);
    if kind.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or(0) + 1);
    let file = File::open(path).map_err(|error| in_plain_words(&error))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| in_plain_words(&error))?;
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

fn in_plain_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder.".into(),
        std::io::ErrorKind::PermissionDenied => "it may not be read.".into(),
        _ => error.to_string(),
    }
}
