//! `slides/gallery`: one small deck for each kind of element. Drop a file in, and it is drawn at three widths, told in
//! words, and kept as a golden in `tests/snapshots` (`INSTA_UPDATE=always cargo test` writes them anew: read the change).

use std::fs;

use immunodeck::deck::{Deck, Told};
use immunodeck::element::answers::Answers;
use immunodeck::slide::place;
use immunodeck::theme::glyphs::{ASCII, UNICODE};

use crate::testing::{Test, glossary};

pub fn gallery() -> Vec<(String, String)> {
    let files = fs::read_dir("slides/gallery").unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_string(), fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_kind_looks_and_sounds_as_it_did() {
    for (kind, json) in gallery() {
        let deck = Deck::load(&format!("{kind}.json"), json.clone().into_bytes(), &glossary());
        let mut golden = String::new();
        for number in 0..deck.len() {
            let slide = deck.slide(number);
            for (width, height) in [(40, 15), (80, 24), (120, 40)] {
                let views = place(&deck, &slide, width, height, &UNICODE, Answers::default()).views.len();
                for view in 0..views {
                    let screen = Test::deck(&json).slide(number).size(width, height).keys(&"PageDown ".repeat(view)).screen();
                    golden += &format!("── slide {}, {width}×{height}, view {} of {views}\n{screen}\n", number + 1, view + 1);
                }
            }
            let ascii = Test::deck(&json).slide(number).ascii().keys(&"PageDown ".repeat(slide.last_step())).screen();
            assert!(ascii.is_ascii(), "{kind}:\n{ascii}");
            golden += &format!("── slide {}, ASCII\n{ascii}\n── slide {} in words\n", number + 1, number + 1);
            golden += &deck.read(&slide, Told::ALL).iter().map(|piece| format!("{piece:?}\n")).collect::<String>();
        }
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(kind.as_str(), golden);
        });
    }
}

#[test]
fn the_gallery_is_faultless_and_whole() {
    let kinds =
        "text list callout table columns icon_array range_chart bar_chart ranked_list timeline flow quiz teach_back image pause";
    let shown: Vec<String> = gallery().into_iter().map(|(kind, _)| kind).collect();
    for kind in kinds.split(' ') {
        assert!(shown.iter().any(|name| name == kind), "no deck shows {kind}");
    }
    for (kind, json) in gallery() {
        assert_eq!(Test::deck(&json).findings(), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn every_kind_can_be_placed_on_nothing() {
    for (kind, json) in gallery() {
        let deck = Deck::load(&kind, json.clone().into_bytes(), &glossary());
        for (width, height) in [(0, 0), (1, 1), (0, 24), (80, 0), (3, 2), (19, 5), (20, 6), (300, 100)] {
            for number in 0..deck.len() {
                let placed = place(&deck, &deck.slide(number), width, height, &ASCII, Answers::default());
                assert!(!placed.views.is_empty(), "{kind} at {width}×{height}");
                Test::deck(&json).slide(number).size(width, height).keys("l l l h").buffer();
            }
        }
    }
}

#[test]
fn a_step_moves_nothing() {
    for (kind, json) in gallery() {
        let deck = Deck::load(&kind, json.clone().into_bytes(), &glossary());
        let placed = place(&deck, &deck.slide(0), 120, 60, &UNICODE, Answers::default());
        assert_eq!(placed.pages.len(), 1, "{kind} fits on a tall page");
        for step in 1..placed.views.len() {
            let screen = |keys: usize| Test::deck(&json).size(120, 60).keys(&"l ".repeat(keys)).screen();
            let (before, after) = (screen(step - 1), screen(step));
            for (before, after) in before.lines().zip(after.lines()) {
                let moved = before.chars().zip(after.chars()).any(|(one, other)| one != other && ![' ', '·', '─'].contains(&one));
                assert!(!moved, "{kind}, step {step}:\n{before}\n{after}");
            }
        }
    }
}
