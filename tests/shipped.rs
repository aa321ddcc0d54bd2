//! The shipped decks, from a phone's terminal to a projector: nothing is wrong, nothing is lost, nothing is cut, nothing moves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use immunodeck::app::Message;
use immunodeck::app::key::Key;
use immunodeck::deck::{Glossary, Slide, SlideKind, Status, library};
use immunodeck::slide::place;
use immunodeck::theme::glyphs::{ASCII, UNICODE};
use ratatui::buffer::Buffer;
use serde_json::Value;

use crate::testing::lines;
use crate::walk::{LONGEST, SIZES, Stop, Walk, content, draw, open, press, text, texts, words};

static WALKS: LazyLock<Vec<Walk>> = LazyLock::new(|| {
    let decks = library::shipped().into_iter().zip(library::SHIPPED);
    decks.flat_map(|(deck, (_, json))| SIZES.map(|size| Walk::new(&deck, json, size))).collect()
});

#[test]
fn the_decks_and_their_glossary_are_faultless() {
    for deck in library::shipped() {
        let found: Vec<String> =
            deck.diagnostics().iter().map(|found| format!("{}: {}", deck.source.locate(found), found.message)).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    let (glossary, _, faults) = Glossary::load("glossary.json", library::GLOSSARY.as_bytes().to_vec());
    assert!(faults.is_empty() && !glossary.terms.is_empty(), "glossary.json: {faults:?}");
}

#[test]
fn the_program_brings_the_whole_folder() {
    let on_disk: BTreeMap<String, String> = fs::read_dir("slides/en")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(path).unwrap()))
        .collect();
    let brought = library::SHIPPED.iter().copied().chain([("slides/en/glossary.json", library::GLOSSARY)]);
    assert_eq!(on_disk, brought.map(|(name, text)| (name.to_string(), text.to_string())).collect());
}

#[test]
fn each_deck_has_the_form_of_a_talk() {
    for (deck, (_, json)) in library::shipped().iter().zip(library::SHIPPED) {
        let json: Value = serde_json::from_str(json).unwrap();
        let slides: Vec<Slide> = (0..deck.len()).map(|number| deck.slide(number)).collect();
        let (id, header) = (&deck.id, &deck.header);
        assert!((5..=9).contains(&slides.len()), "{id}: {} slides", slides.len());
        assert_eq!(header.status, Status::Ready, "{id}");
        assert!(header.minutes.is_some() && !header.actions.is_empty() && !header.sources.is_empty(), "{id}");
        assert_eq!(slides.first().map(|slide| slide.kind), Some(SlideKind::Title), "{id}");
        assert_eq!(slides.last().map(|slide| slide.kind), Some(SlideKind::Summary), "{id}");
        assert!(slides.iter().any(|slide| slide.asks(usize::MAX)), "{id} asks nothing");
        assert_eq!(slides.iter().map(|slide| &slide.id).collect::<BTreeSet<_>>().len(), slides.len(), "{id}: ids");
        assert_eq!(slides.iter().filter_map(|slide| slide.minutes).sum::<f64>(), header.minutes.unwrap(), "{id}: minutes");
        for (slide, json) in slides.iter().zip(json["slides"].as_array().unwrap()) {
            let place = format!("{id}, “{}”", slide.id);
            assert!(!slide.notes.is_empty(), "{place}: notes");
            assert!(slide.minutes.is_some(), "{place}: minutes");
            assert!(!slide.sources.is_empty() || slide.body.is_empty(), "{place}: sources");
            assert!(!slide.sensitive, "{place}: sensitive");
            let count = spoken(json).split_whitespace().count();
            assert!(count <= 45, "{place}: {count} words");
        }
    }
}

/// The words of a slide outside its charts and its hidden answers.
fn spoken(json: &Value) -> String {
    const CHARTS: [&str; 5] = ["icon_array", "range_chart", "ranked_list", "timeline", "flow"];
    let mut json = json.clone();
    for element in json["body"].as_array_mut().into_iter().flatten() {
        if element["type"].as_str().is_some_and(|kind| CHARTS.contains(&kind)) {
            *element = Value::Null;
        } else if element["type"] == "teach_back" {
            *element = element["ask"].take();
        }
    }
    texts(&json)
}

#[test]
fn the_onward_key_alone_reaches_the_end_and_the_back_key_returns() {
    for walk in &*WALKS {
        assert!(walk.end.len() < LONGEST, "{} at {:?}: the onward key ends nowhere", walk.deck.id, walk.size);
        let shown = walk.stops.iter().filter(|stop| !stop.answers).map(|stop| (&stop.screen, stop.told(walk)));
        let way: Vec<(&Buffer, String)> = shown.chain(walk.end.iter().map(|screen| (screen, "the end".into()))).collect();
        let mut app = open(&walk.deck, 0, walk.size);
        way.iter().for_each(|_| drop(app.update(Message::Key(Key::PageDown))));
        for pair in way.windows(2).rev() {
            let [(screen, told), (after, _)] = pair else { continue };
            assert!(screen != after, "a key shows nothing new after {told}");
            let back = press(&mut app, Key::PageUp, walk.size);
            assert!(back == **screen, "back from the next screen is {:?}, not {told}", lines(&back));
        }
    }
}

#[test]
fn hiding_an_answer_leaves_no_empty_page() {
    for walk in &*WALKS {
        for (number, (_, placed)) in walk.slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks(usize::MAX)) {
            for pages in 0..walk.stops_of(number).filter(|stop| stop.answers).count() {
                let mut app = open(&walk.deck, number + 1, walk.size);
                let keys = [Key::PageUp, Key::Char('a')].into_iter().chain(std::iter::repeat_n(Key::PageDown, pages));
                keys.for_each(|key| drop(app.update(Message::Key(key))));
                let screen = press(&mut app, Key::Char('a'), walk.size);
                assert!(!content(&screen, &[placed.frame.body]).trim().is_empty(), "{}, after {pages} pages", walk.place(number));
            }
        }
    }
}

#[test]
fn a_new_size_leaves_no_empty_page() {
    for walk in &*WALKS {
        for (number, (slide, _)) in walk.slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks(usize::MAX)) {
            for size in [20, 24, 40, 60, 80].into_iter().flat_map(|width| (6..24).step_by(3).map(move |height| (width, height))) {
                let mut app = open(&walk.deck, number + 1, walk.size);
                app.update(Message::Key(Key::PageUp));
                app.update(Message::Resize(size.0, size.1));
                let screen = draw(&app, size);
                let frame = place(&walk.deck, slide, size.0, size.1, &UNICODE, false.into()).frame;
                assert!(!content(&screen, &[frame.body]).trim().is_empty(), "{}, then at {size:?}", walk.place(number));
            }
        }
    }
}

#[test]
fn the_end_card_says_the_message() {
    for walk in &*WALKS {
        let card: String = walk.end.iter().flat_map(lines).map(|line| line + "\n").collect();
        let message = words(&texts(&walk.json["message"]));
        assert!(message.is_subset(&words(&card)), "{} at {:?}:\n{card}", walk.deck.id, walk.size);
    }
}

#[test]
fn every_word_is_seen_on_some_screen_and_told() {
    for walk in &*WALKS {
        for (number, (_, placed)) in walk.slides.iter().enumerate() {
            let seen = words(&walk.seen(number).concat());
            let rows: String = placed.title.rows.iter().chain(&placed.body.rows).map(|row| text(row) + "\n").collect();
            let own = walk.wanted(number);
            let unseen: BTreeSet<String> = words(&rows).union(&own).filter(|word| !seen.contains(*word)).cloned().collect();
            assert!(unseen.is_empty(), "{}: never on the screen: {unseen:?}", walk.place(number));
            let told = walk.told(number);
            let untold: Vec<&String> = own.difference(&told).collect();
            assert!(untold.is_empty(), "{}: never told: {untold:?}", walk.place(number));
        }
    }
}

#[test]
fn no_row_is_cut_and_more_below_is_announced() {
    WALKS.iter().for_each(Walk::shows_every_row);
}

#[test]
fn a_step_changes_only_what_appears() {
    for walk in &*WALKS {
        for (index, stop) in walk.stops.iter().enumerate() {
            // Where all does not fit on one page, answers take no space until they are shown.
            let kept = |other: &Stop| other.answers == stop.answers || walk.answered[stop.slide].pages.len() == 1;
            let same_page = |other: &&Stop| other.slide == stop.slide && other.view.page == stop.view.page && kept(other);
            let Some(before) = walk.stops[..index].iter().rev().find(same_page) else { continue };
            let frame = walk.slides[stop.slide].1.frame;
            for (x, y) in frame.title.positions().chain(frame.body.positions()).map(|at| (at.x, at.y)) {
                let (old, new) = (&before.screen[(x, y)], &stop.screen[(x, y)]);
                assert!(matches!(old.symbol(), " " | "·") || old == new, "cell {x}, {y} of {}", stop.told(walk));
            }
        }
    }
}

#[test]
fn an_icon_array_is_a_hundred_people() {
    for walk in &*WALKS {
        for (number, (slide, _)) in walk.slides.iter().enumerate() {
            let arrays = walk.json["slides"][number]["body"].as_array().into_iter().flatten();
            for array in arrays.filter(|element| element["type"] == "icon_array") {
                let low = array["count"].as_u64().or(array["low"].as_u64()).unwrap() as usize;
                let high = array["high"].as_u64().map_or(low, |high| high as usize);
                for glyphs in [&UNICODE, &ASCII] {
                    let placed = place(&walk.deck, slide, walk.size.0, walk.size.1, glyphs, false.into());
                    let spans: Vec<&str> =
                        placed.body.rows.iter().flat_map(|row| &row.spans).map(|span| span.text.as_str()).collect();
                    let signs = if array["effect"] == "benefit" { glyphs.benefit } else { glyphs.harm };
                    let counts = signs.map(|sign| spans.iter().filter(|span| **span == sign).count());
                    assert_eq!(counts, [low, high - low, 100 - high], "{}", walk.place(number));
                }
            }
        }
    }
}

#[test]
fn a_slide_is_one_page_of_a_plain_terminal() {
    let walks = WALKS.iter().filter(|walk| walk.size == (80, 24));
    let longer = walks.flat_map(|walk| {
        let pages = walk.slides.iter().enumerate().filter(|(_, (_, placed))| placed.pages.len() > 1);
        pages.map(|(number, (_, placed))| format!("{}: {:?}", walk.place(number), placed.pages))
    });
    assert_eq!(longer.collect::<Vec<_>>(), Vec::<String>::new());
}
