//! Decks of others: whatever a field holds, all of it is met, and nothing is cut or touches its neighbour.

use std::collections::BTreeSet;

use immunodeck::app::key::Key;
use immunodeck::app::{App, Options};
use immunodeck::element::block::Row;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use crate::gallery::gallery;
use crate::generate;
use crate::kinds::{ELEMENTS, decks, fields, filled, load};
use crate::testing::{Test, lines};
use crate::walk::{SIZES, Stop, Walk, draw, missing, open, press, text};

/// What is wrong with the rows of a deck at a size: too wide for their place, or words without a blank between them.
fn faults(walk: &Walk) -> Vec<String> {
    let mut found = Vec::new();
    for (number, placed) in walk.slides.iter().map(|(_, placed)| placed).chain(&walk.answered).enumerate() {
        let place = walk.place(number % walk.slides.len());
        for (part, rows) in [(placed.frame.title, &placed.title.rows), (placed.frame.body, &placed.body.rows)] {
            let wide = rows.iter().filter(|row| row.width() > part.width as usize);
            found.extend(wide.map(|row| format!("{place}: {} cells in {}: {}", row.width(), part.width, text(row))));
            let touching = rows.iter().filter(|row| touches(row));
            found.extend(touching.map(|row| format!("{place}: touching: {}", text(row))));
        }
    }
    found
}

/// Whether two stretches of a row stand side by side as if they were one word.
fn touches(row: &Row) -> bool {
    let solid: Vec<&str> = row.spans.iter().map(|span| span.text.as_str()).filter(|text| !text.is_empty()).collect();
    solid.windows(2).any(|pair| pair[0].ends_with(char::is_alphanumeric) && pair[1].starts_with(char::is_alphanumeric))
}

/// The letters of one text among all that is seen, in the order of pages and rows.
fn seen(walk: &Walk, answers: bool, letters: &BTreeSet<&str>) -> Vec<String> {
    let stops = walk.stops.iter().filter(|stop| stop.answers == answers);
    let cells = stops.flat_map(|stop: &Stop| {
        let frame = walk.placed(stop).frame;
        let cells = frame.title.positions().chain(frame.body.positions());
        cells.map(|at| stop.screen[(at.x, at.y)].symbol().to_lowercase())
    });
    cells.filter(|cell| letters.contains(cell.as_str())).collect()
}

/// Whether a text is met: once or more often, each time all of it and in its order.
fn is_met(walk: &Walk, strange: &str) -> Result<(), String> {
    let wanted: Vec<&str> = strange.graphemes(true).filter(|letter| !letter.trim().is_empty()).collect();
    let letters: BTreeSet<&str> = wanted.iter().copied().collect();
    let mut told = Vec::new();
    for answers in [false, true] {
        let seen = seen(walk, answers, &letters);
        if !seen.is_empty() && seen.chunks(wanted.len()).all(|copy| copy == wanted.as_slice()) {
            return Ok(());
        }
        told.push(format!("{} of {} letters", seen.len(), wanted.len()));
    }
    Err(told.join(", with answers "))
}

/// A size for the n-th of many.
type Size = fn(usize) -> Vec<(u16, u16)>;

const EACH: Size = |_| SIZES.to_vec();
const IN_TURN: Size = |number| vec![SIZES[number % SIZES.len()]];

/// Puts a text that has no Latin letter in each field of each kind, one after the other, and walks.
fn every_field_holds(strange: &str, sizes: Size) {
    let mut wrong = Vec::new();
    for template in decks() {
        for (number, field) in fields(&template).into_iter().enumerate() {
            let json = filled(&template, |place, name| if place == field { strange.into() } else { name.into() });
            let deck = load(&json);
            let mut found = Test::of(deck.clone()).findings();
            found.retain(|found| !found.contains("picture.png"));
            assert!(found.is_empty(), "{json}: {found:?}");
            for size in sizes(number) {
                let walk = Walk::new(&deck, &json.to_string(), size);
                let kind = template.pointer("/slides/0/body/0/type").or(template.pointer("/slides/0/kind"));
                let place = format!("{}{field} at {size:?}", kind.and_then(Value::as_str).unwrap_or("slide"));
                wrong.extend(is_met(&walk, strange).err().map(|told| format!("{place}: {told}")));
                wrong.extend(faults(&walk).into_iter().take(1).map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// So many letters of a text in Cyrillic.
fn cyrillic(letters: usize) -> String {
    "опухоль сжимается или больше не растёт ".chars().cycle().take(letters).collect()
}

#[test]
fn no_kind_is_forgotten() {
    for kind in gallery().into_iter().map(|(kind, _)| kind).filter(|kind| kind != "pause") {
        let of_kind = |element: &&str| element.contains(&format!(r#""type": "{kind}""#));
        assert!(ELEMENTS.iter().any(of_kind), "tests/kinds.rs has no line for {kind}");
        assert!(
            kind == "columns" || generate::kinds().iter().any(|(name, _)| *name == kind),
            "tests/generate.rs has none for {kind}"
        );
    }
}

#[test]
fn letters_of_two_cells() {
    every_field_holds("漢字仮名交じり文の長い説明です、一二三四五六七八九十百千万億兆京", EACH);
}

#[test]
fn letters_of_several_signs() {
    every_field_holds("é̂ñ̃ ǘ̈ä̃ ộậ̉ ç̌ș̌ é̂ñ̃ǘ̈ ä̃ộậ̉ ç̌ș̌é̂ ñ̃ǘ̈ä̃ ộậ̉ç̌ ș̌é̂ñ̃", EACH);
}

#[test]
fn emoji_of_several_emoji() {
    every_field_holds("👩‍⚕️ 👨‍👩‍👧‍👦 🇫🇷 👍🏽 ❤️ 🏳️‍🌈 👩🏾‍🔬 🧑‍🦽 🇨🇦 👩‍⚕️ 👨‍👩‍👧‍👦", EACH);
}

#[test]
fn texts_of_any_length() {
    [25, 90].into_iter().for_each(|letters| every_field_holds(&cyrillic(letters), EACH));
    [3, 12, 33, 60, 180, 400, 2_000].into_iter().for_each(|letters| every_field_holds(&cyrillic(letters), IN_TURN));
}

#[test]
fn words_of_ten_thousand_letters() {
    every_field_holds(&cyrillic(12_000).replace(' ', ""), IN_TURN);
}

/// Walks through a deck at each size: every word of its slides is met, no row is cut, no error is found.
fn is_whole(json: &Value) {
    let deck = load(json);
    let errors = Test::of(deck.clone()).errors();
    assert!(errors.is_empty(), "{errors:?}");
    for size in SIZES {
        let walk = Walk::new(&deck, &json.to_string(), size);
        for number in 0..deck.len() {
            let wanted = walk.wanted(number);
            let unseen = missing(&wanted, &walk.seen(number));
            assert!(unseen.is_empty(), "{}, never met: {:?} …", walk.place(number), unseen.iter().take(9).collect::<Vec<_>>());
            let (place, told) = (walk.place(number), walk.told(number));
            assert!(wanted.is_subset(&told), "{place}, never told: {:?} …", wanted.difference(&told).take(9).collect::<Vec<_>>());
        }
        walk.shows_every_row();
        let faults = faults(&walk);
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(5)].join("\n"));
    }
}

/// A deck of one slide with this element.
fn slide(element: &Value) -> Value {
    json!({"title": "Deck", "slides": [{"title": "A slide", "body": [element]}]})
}

fn numbered(count: usize, item: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..count).map(item).collect()
}

#[test]
fn all_fields_of_a_kind_are_long_at_once() {
    for template in decks() {
        for words in [1, 5, 12, 30, 80] {
            let place = |field: &str| fields(&template).iter().position(|other| other == field).unwrap();
            let text = |field: &str| (0..words).map(|word| format!("w{}z{word} ", place(field))).collect::<String>();
            is_whole(&filled(&template, |field, _| text(field).trim().to_string()));
        }
    }
}

#[test]
fn fields_may_be_empty() {
    for template in decks() {
        is_whole(&filled(&template, |_, _| String::new()));
        is_whole(&filled(&template, |_, _| " ".into()));
        for field in fields(&template) {
            is_whole(&filled(&template, |place, name| if place == field { String::new() } else { name.into() }));
        }
    }
}

#[test]
fn forty_bullets_after_a_pause() {
    let items = numbered(40, |n| json!(format!("bullet{n} of the talk")));
    is_whole(&json!({"title": "Deck", "slides": [
        {"title": "A slide", "body": ["first", {"type": "pause"}, {"type": "list", "items": items, "reveal": true}]},
        {"title": "A slide", "body": ["first", {"type": "pause"}, {"type": "list", "items": items}]}
    ]}));
}

#[test]
fn lists_in_lists_in_lists() {
    let deepest = numbered(4, |n| json!(format!("deepest{n} of all the many items in it")));
    let inner = numbered(3, |n| json!({"text": format!("inner{n} with a few words"), "items": deepest}));
    let outer = numbered(12, |n| json!({"text": format!("outer{n} with more than a few words"), "items": inner}));
    for style in ["bullet", "number", "check"] {
        is_whole(&slide(&json!({"type": "list", "style": style, "items": outer})));
    }
}

#[test]
fn a_thousand_events() {
    let event = |n: usize| json!({"from": 1000 + n, "when": format!("year{n}"), "title": format!("event{n}")});
    is_whole(&slide(&json!({"type": "timeline", "events": numbered(1000, event)})));
}

#[test]
fn two_hundred_steps() {
    let step = |n: usize| json!({"title": format!("step{n}"), "text": format!("text{n} of it")});
    is_whole(&slide(&json!({"type": "flow", "steps": numbered(200, step), "loop": true})));
}

#[test]
fn an_axis_to_a_million_millions() {
    let row = |n: usize| json!({"label": format!("row{n}"), "low": 10f64.powi(n as i32), "high": 10f64.powi(12)});
    is_whole(&slide(
        &json!({"type": "range_chart", "unit": "cells", "axis": {"from": 0, "to": 1e12}, "rows": numbered(12, row)}),
    ));
}

#[test]
fn sixty_rows_of_a_chart() {
    let row = |n: usize| json!({"label": format!("row{n}"), "low": n, "high": n + 30, "note": format!("note{n}")});
    is_whole(&slide(&json!({"type": "range_chart", "unit": "weeks", "axis": {"from": 0, "to": 100}, "rows": numbered(60, row)})));
}

#[test]
fn years_before_our_era_and_parts_of_years() {
    for years in
        [[-3000.0, -500.5, 33.25, 1999.75], [0.1, 0.2, 0.3, 0.4], [-2.5, -1.25, 0.0, 1e-3], [1880.1, 1900.3, 1960.7, 2011.9]]
    {
        let mut years = years;
        years.sort_by(f64::total_cmp);
        let event =
            |n: usize| json!({"from": years[n], "to": years[n] + 0.3, "when": format!("when{n}"), "title": format!("event{n}")});
        is_whole(&slide(&json!({"type": "timeline", "events": numbered(4, event)})));
    }
}

#[test]
fn tables_wider_and_longer_than_any_page() {
    for (columns, rows) in [(40, 3), (3, 200), (12, 12), (1, 60)] {
        let cells = |row: usize| (0..columns).map(|column| format!("cell{row}x{column}")).collect::<Vec<_>>();
        let titles = numbered(columns, |column| json!(format!("column{column}")));
        is_whole(&slide(&json!({"type": "table", "columns": titles, "rows": numbered(rows, |row| json!(cells(row)))})));
    }
}

#[test]
fn sixty_bars() {
    let bar = |n: usize| json!({"label": format!("bar{n}"), "value": 10f64.powi(n as i32 % 13)});
    is_whole(&slide(&json!({"type": "bar_chart", "unit": "cells", "rows": numbered(60, bar)})));
}

#[test]
fn seventy_choices() {
    let choice = |n: usize| json!({"text": format!("choice{n} of it"), "because": format!("because{n}"), "correct": n == 69});
    is_whole(&slide(&json!({"type": "quiz", "question": "which", "choices": numbered(70, choice)})));
}

#[test]
fn three_hundred_columns() {
    is_whole(&slide(&json!({"type": "columns", "columns": numbered(300, |n| json!({"body": [format!("column{n} of it")]}))})));
}

#[test]
fn five_hundred_slides_of_one_name() {
    let slides = numbered(500, |n| json!({"id": "same", "title": format!("slide{n}"), "body": [format!("body{n}")]}));
    let json = json!({"title": "Deck", "slides": slides});
    is_whole(&json);
    let told = load(&json).diagnostics().iter().filter(|found| found.rule == "unique-id").count();
    assert_eq!(told, 499);
}

#[test]
fn a_title_of_two_thousand_letters() {
    let title = (0..250).map(|n| format!("title{n} ")).collect::<String>();
    for kind in ["content", "title", "section", "statement", "summary"] {
        is_whole(&json!({"title": "Deck", "slides": [{"kind": kind, "title": title.trim(), "body": ["body"]}]}));
    }
}

#[test]
fn a_deck_of_a_long_name() {
    let named = |title: &str| load(&json!({"title": title, "slides": [{"title": "A slide", "body": ["body"]}]}));
    let long = "дальше ".repeat(1_500);
    let found = Test::of(named(&long)).findings();
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("warning long-title: This title takes 10500 cells"), "{}", found[0]);
    let options = Options { own: true, ..Options::default() };
    for size in SIZES {
        let mut app = App::new(vec![named("First"), named(&long), named("Last")], options.clone(), size);
        for name in ["First", "дальше", "Last"] {
            let screen = lines(&draw(&app, size));
            let chosen = screen.iter().find(|line| line.trim_start().starts_with('┃'));
            assert!(chosen.is_some_and(|line| line.contains(name)), "{name}: {screen:?}");
            press(&mut app, Key::Down, size);
        }
        let screen = lines(&draw(&open(&named(&long), 0, size), size));
        assert!(size.1 < 10 || screen.iter().any(|line| line.contains("…  DRAFT  ·  1 / 1")), "{screen:?}");
        assert!(screen.iter().any(|line| line.contains("A slide")), "{screen:?}");
    }
}

#[test]
fn a_hundred_sources() {
    let ids: Vec<String> = (0..100).map(|n| format!("s{n}")).collect();
    let sources: serde_json::Map<_, _> = ids.iter().map(|id| (id.clone(), json!({"title": format!("source {id}x")}))).collect();
    let json = json!({"title": "Deck", "sources": sources, "slides": [{"title": "A slide", "body": ["body"], "sources": ids}]});
    is_whole(&json);
    for size in SIZES {
        let walk = Walk::new(&load(&json), &json.to_string(), size);
        let wanted = ids.iter().map(|id| format!("{id}x")).collect();
        assert_eq!(missing(&wanted, &walk.seen(0)), Vec::<&String>::new(), "{size:?}");
    }
}
