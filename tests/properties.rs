//! What holds for any deck. `PROPTEST_CASES=5000 cargo test properties` tries harder.

use immunodeck::app::key::Key;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary, Told};
use immunodeck::slide::frame::Frame;
use immunodeck::slide::place;
use immunodeck::theme::glyphs::{ASCII, UNICODE};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use serde_json::Value;

use crate::generate::{deck, spoilt};
use crate::kinds::{fields, filled, load};
use crate::testing::{glossary, lines};
use crate::walk::{LONGEST, Walk, content, draw, missing, open, press, texts, words};

/// Where slides ask first, the onward key alone ends at the end card too.
fn is_walked_asked(walk: &Walk) -> Result<(), TestCaseError> {
    let options = Options { direct: true, ..Options::default() };
    let mut app = App::new(vec![walk.deck.clone()], options, walk.size);
    (0..walk.stops.len() + walk.end.len() + walk.deck.len() * 50).for_each(|_| drop(app.update(Message::Key(Key::PageDown))));
    prop_assert!(Some(&draw(&app, walk.size)) == walk.end.last(), "{}", lines(&draw(&app, walk.size)).join("\n"));
    Ok(())
}

fn tried(cases: u32) -> ProptestConfig {
    let wished = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: wished.unwrap_or(cases),
        failure_persistence: None,
        max_shrink_iters: 3_000,
        ..ProptestConfig::default()
    }
}

/// The deck with a word at both ends of each of its texts that no other text has.
fn told_apart(json: &Value) -> Value {
    let fields = fields(json);
    filled(json, |place, text| {
        let number = fields.iter().position(|field| field == place).unwrap();
        format!("a{number} {text} z{number}")
    })
}

/// The same screens onward and back, and at last the end card.
fn is_walked(walk: &Walk) -> Result<(), TestCaseError> {
    let way: Vec<&Buffer> = walk.stops.iter().filter(|stop| !stop.answers).map(|stop| &stop.screen).chain(&walk.end).collect();
    prop_assert!(walk.end.len() < LONGEST, "the onward key ends nowhere");
    let mut app = open(&walk.deck, 0, walk.size);
    way.iter().skip(1).for_each(|_| drop(app.update(Message::Key(Key::PageDown))));
    for (number, screen) in way.iter().enumerate().rev() {
        let here = draw(&app, walk.size);
        prop_assert!(
            here == **screen,
            "screen {number} on the way back:\n{}\nonward:\n{}",
            lines(&here).join("\n"),
            lines(screen).join("\n")
        );
        press(&mut app, Key::PageUp, walk.size);
    }
    Ok(())
}

/// The words of the message and of the deeds that the end card does not say.
fn unsaid(walk: &Walk) -> Vec<String> {
    let deed = |action: &Value| if action.is_object() { texts(&action["do"]) + &texts(&action["when"]) } else { texts(action) };
    let deeds = walk.json["actions"].as_array().into_iter().flatten().map(deed);
    let wanted = words(&std::iter::once(texts(&walk.json["message"])).chain(deeds).collect::<String>());
    let frame = Frame::new(walk.size.0, walk.size.1);
    let card: Vec<String> = walk.end.iter().map(|screen| content(screen, &[frame.body])).collect();
    missing(&wanted, &card).into_iter().cloned().collect()
}

proptest! {
    #![proptest_config(tried(64))]

    #[test]
    fn any_deck_is_walked_and_nothing_of_it_is_lost(json in deck(), width in 20u16..=200, height in 6u16..=60) {
        let json = told_apart(&json);
        let deck = load(&json);
        let errors: Vec<String> = crate::testing::Test::of(deck.clone()).errors();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let walk = Walk::new(&deck, &json.to_string(), (width, height));
        is_walked(&walk)?;
        is_walked_asked(&walk)?;
        walk.shows_every_row();
        for number in 0..deck.len() {
            let placed = place(&deck, &deck.slide(number), width, height, &ASCII, true.into());
            let wide = placed.body.rows.iter().find(|row| row.width() > placed.frame.body.width as usize);
            prop_assert!(wide.is_none(), "{}, with plain signs: {wide:?}", walk.place(number));
        }
        for number in 0..deck.len() {
            let wanted = walk.wanted(number);
            let seen = walk.seen(number);
            let unseen = missing(&wanted, &seen);
            prop_assert!(unseen.is_empty(), "{}: never seen: {unseen:?} in\n{}", walk.place(number), seen.join("\n"));
            let untold: Vec<String> = wanted.difference(&walk.told(number)).cloned().collect();
            prop_assert!(untold.is_empty(), "{}: never told: {untold:?}", walk.place(number));
        }
        let unsaid = unsaid(&walk);
        prop_assert!(unsaid.is_empty(), "never on the end card: {unsaid:?}");
    }
}

/// Whatever it is, it is a deck: every finding has its place, and every slide can be placed.
fn is_a_deck(bytes: &[u8]) -> Result<(), TestCaseError> {
    let deck = Deck::load("x.json", bytes.to_vec(), &glossary());
    for found in deck.diagnostics() {
        prop_assert!(deck.source.text.get(found.span.clone()).is_some(), "{found:?}");
    }
    for number in 0..deck.len() {
        let slide = deck.slide(number);
        deck.read(&slide, Told::ALL);
        for (width, height) in [(1, 1), (40, 15), (80, 24)] {
            for answers in [false, true] {
                prop_assert!(!place(&deck, &slide, width, height, &UNICODE, answers.into()).views.is_empty());
            }
        }
    }
    let mut app = open(&deck, 0, (40, 15));
    for key in "a1jlto:/ds?b".chars() {
        press(&mut app, Key::Char(key), (40, 15));
        press(&mut app, Key::Esc, (40, 15));
    }
    let (_, source, faults) = Glossary::load("glossary.json", bytes.to_vec());
    prop_assert!(faults.iter().all(|found| source.text.get(found.span.clone()).is_some()), "{faults:?}");
    Ok(())
}

proptest! {
    #![proptest_config(tried(128))]

    #[test]
    fn a_spoilt_deck_is_a_deck(text in spoilt()) {
        is_a_deck(text.as_bytes())?;
    }

    #[test]
    fn any_bytes_are_a_deck(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,60}", at in any::<prop::sample::Index>()) {
        is_a_deck(&bytes)?;
        is_a_deck(text.as_bytes())?;
        let whole = br#"{"title": "T", "slides": [{"title": "A", "body": ["x", {"type": "list", "items": ["a"]}]}]}"#;
        let (before, after) = whole.split_at(at.index(whole.len()));
        is_a_deck(&[before, &bytes, after].concat())?;
        is_a_deck(&[before, text.as_bytes(), after].concat())?;
    }
}
