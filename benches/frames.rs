//! How long the work behind one frame takes, without a terminal: `cargo bench`. See `README.md` beside this file.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use divan::{Bencher, black_box};
use immunodeck::app::key::Key;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary, library};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// The terminal that everything is drawn for.
const SIZE: (u16, u16) = (120, 40);
/// Decks of so many slides.
const SLIDES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A deck of equal slides: a title, a paragraph, five bullets, a last line.
fn json(slides: usize) -> Vec<u8> {
    const WORDS: [&str; 7] = ["engine", "market", "river", "stone", "garden", "metal", "copper"];
    let words = |slide: usize, from: usize, count: usize| {
        (from..from + count).map(|word| WORDS[(word * 3 + slide * 5) % 7]).collect::<Vec<_>>().join(" ")
    };
    let slide = |slide: usize| {
        let items: Vec<String> = (0..5).map(|item| format!("\"{}\"", words(slide, item * 7, 7))).collect();
        format!(
            r#"{{"id": "s{slide}", "title": "S{slide:05} Engine screen island paper", "body": ["{}", {{"type": "list", "items": [{}]}}, "E{slide:05} end of slide"]}}"#,
            words(slide, 0, 36),
            items.join(", ")
        )
    };
    let slides: Vec<String> = (1..=slides).map(slide).collect();
    format!(r#"{{"title": "Bench", "slides": [{}]}}"#, slides.join(",\n")).into_bytes()
}

fn open(slides: usize) -> App {
    let deck = Deck::load("bench.json", json(slides), &Glossary::default());
    App::new(vec![deck], Options { direct: true, ..Options::default() }, SIZE)
}

fn draw(app: &App) -> Buffer {
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(area);
    app.render(area, &mut buffer);
    buffer
}

/// From the bytes of a file to the first frame.
#[divan::bench(args = SLIDES)]
fn first_frame(bencher: Bencher, slides: usize) {
    bencher.with_inputs(|| json(slides)).bench_values(|bytes| {
        let deck = Deck::load("bench.json", bytes, &Glossary::default());
        let app = App::new(vec![deck], Options { direct: true, ..Options::default() }, SIZE);
        (draw(&app), app)
    });
}

/// A key to the next slide, and its frame. Should not depend on the length of the deck.
#[divan::bench(args = SLIDES)]
fn next_slide(bencher: Bencher, slides: usize) {
    let mut app = open(slides);
    let mut there = false;
    bencher.bench_local(|| {
        there = !there;
        app.update(Message::Key(if there { Key::Right } else { Key::Left }));
        draw(&app)
    });
}

/// A key that opens something, and its frame.
fn opening(bencher: Bencher, slides: usize, keys: &[char]) {
    bencher.with_inputs(|| open(slides)).bench_values(|mut app| {
        for key in keys {
            app.update(Message::Key(Key::Char(*key)));
        }
        (draw(&app), app)
    });
}

/// The overview: at most 50 ms with 100 slides.
#[divan::bench(args = SLIDES)]
fn overview(bencher: Bencher, slides: usize) {
    opening(bencher, slides, &['o']);
}

/// The contents.
#[divan::bench(args = SLIDES)]
fn contents(bencher: Bencher, slides: usize) {
    opening(bencher, slides, &[':']);
}

/// A search for a word that is on every slide: its first letter gathers the words of the deck.
#[divan::bench(args = SLIDES)]
fn search(bencher: Bencher, slides: usize) {
    opening(bencher, slides, &['/', 'm', 'e', 't', 'a', 'l']);
}

/// All findings of a deck.
#[divan::bench(args = [100, 1_000])]
fn diagnostics(bencher: Bencher, slides: usize) {
    let deck = Deck::load("bench.json", json(slides), &Glossary::default());
    bencher.bench(|| black_box(&deck).diagnostics());
}

/// Every slide of the shipped decks, opened and walked to its end.
#[divan::bench]
fn walk_the_shipped_decks(bencher: Bencher) {
    bencher.with_inputs(library::shipped).bench_values(|decks| {
        let mut app = App::new(decks, Options::default(), SIZE);
        app.update(Message::Key(Key::Enter));
        for _ in 0..30 {
            app.update(Message::Key(Key::Right));
            black_box(draw(&app));
        }
    });
}
