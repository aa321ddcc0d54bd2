//! The README tells the truth.

use std::fs;

use immunodeck::app::keys::{BINDINGS, Context};
use immunodeck::phrases::Phrases;
use immunodeck::theme::glyphs::UNICODE;

use crate::testing::Test;

#[test]
fn its_keys_are_the_key_table() {
    let readme = fs::read_to_string("README.md").unwrap();
    let phrases = &Phrases::of("en").keys;
    let rows: Vec<String> = BINDINGS
        .iter()
        .filter_map(|binding| {
            let name = binding.name(Context::Slide, phrases)?;
            let keys: Vec<String> =
                binding.written(UNICODE.keys, &Phrases::of("en").keys).iter().map(|keys| format!("`{keys}`")).collect();
            Some(format!("| {} | {name} |", keys.join(" ")))
        })
        .collect();
    let table = rows.join("\n");
    assert!(readme.contains(&table), "the table should be:\n{table}");
}

#[test]
fn its_first_deck_is_faultless() {
    let readme = fs::read_to_string("README.md").unwrap();
    let deck = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(Test::deck(deck).findings(), Vec::<String>::new());
    assert!(Test::deck(deck).keys("l").screen().contains("And nothing moves."));
}

/// The theme that it shows is faultless; with one colour made too weak it is refused as it says.
#[cfg(target_os = "linux")]
#[test]
fn its_theme_can_be_read() {
    use crate::terminal::harness::{deck, piped};
    let readme = fs::read_to_string("README.md").unwrap();
    let theme = readme.split("```json\n").nth(2).and_then(|rest| rest.split("```").next()).unwrap();
    let show = |theme: &str| piped(&["--theme", &deck("clinic", theme), "slides/gallery/text.json"], u64::MAX);
    assert_eq!((show(theme).code, show(theme).err), (Some(0), String::new()));
    let refused = show(&theme.replace("\"dim\": \"#a9b4c0\"", "\"dim\": \"#5a6a7a\""));
    let said = refused.err.trim_end().replace(&deck("clinic", theme), "clinic.json");
    let said: Vec<String> = said.lines().map(|line| format!("    {line}")).collect();
    assert_eq!(refused.code, Some(2));
    assert!(readme.contains(&said.join("\n")), "{}", said.join("\n"));
}

#[test]
fn its_pictures_are_there() {
    let readme = fs::read_to_string("README.md").unwrap();
    let pictures: Vec<&str> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(pictures.len() >= 4);
    for picture in pictures {
        assert!(fs::metadata(picture).is_ok(), "{picture}");
    }
}
