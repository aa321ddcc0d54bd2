//! The words that tests are written in: `Test::deck(json).size(80, 24).keys("l l ?").screen()`.
//!
//! Unit tests and `tests/` share this file, so it speaks of the library by its name.

#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

use immunodeck::app::key::Key;
use immunodeck::app::mouse::Mouse;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary, Told, library};
use immunodeck::diagnostic::{Diagnostic, Severity};
use immunodeck::theme::{Choice, Depth};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

/// A program to be run with some decks, at some size, after some keys.
pub struct Test {
    decks: Vec<Deck>,
    size: (u16, u16),
    keys: String,
    options: Options,
}

impl Test {
    /// A deck from its JSON, opened.
    pub fn deck(json: &str) -> Self {
        Self::bytes(json.as_bytes())
    }

    /// A deck from any bytes, opened.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self::of(Deck::load("test.json", bytes.to_vec(), &glossary()))
    }

    /// A deck, opened.
    pub fn of(deck: Deck) -> Self {
        Self { decks: vec![deck], size: (80, 24), keys: String::new(), options: Options { direct: true, ..Options::default() } }
    }

    /// A deck of one slide with these elements (JSON, separated by commas).
    pub fn body(elements: &str) -> Self {
        Self::deck(&format!(
            r#"{{"title": "Test", "sources": {{"a": {{"title": "The article"}}}}, "slides": [{{"title": "A slide", "body": [{elements}]}}]}}"#
        ))
    }

    /// The library of the shipped decks.
    pub fn library() -> Self {
        Self { decks: library::shipped(), size: (80, 24), keys: String::new(), options: Options::default() }
    }

    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Keys to press, separated by blanks: `l l ? Esc Ctrl-c`; `40x15` resizes, `@4,2` clicks, `@back`, `@down`, `@up`.
    pub fn keys(mut self, keys: &str) -> Self {
        self.keys = keys.to_string();
        self
    }

    pub fn ascii(mut self) -> Self {
        self.options.ascii = true;
        self
    }

    pub fn depth(mut self, depth: Depth) -> Self {
        self.options.depth = depth;
        self
    }

    pub fn mono(self) -> Self {
        self.depth(Depth::Mono)
    }

    pub fn theme(mut self, theme: Choice) -> Self {
        self.options.theme = Some(theme);
        self
    }

    /// In a terminal that takes links.
    pub fn links(mut self) -> Self {
        self.options.links = true;
        self
    }

    /// Slides that ask first are shown without asking.
    pub fn all(mut self) -> Self {
        self.options.all = true;
        self
    }

    pub fn slide(mut self, slide: usize) -> Self {
        self.options.slide = slide;
        self
    }

    /// The program and its screen after the last key.
    fn run(self) -> (App, Rect) {
        let (mut size, mut app) = (self.size, App::new(self.decks, self.options, self.size));
        for word in self.keys.split_whitespace() {
            let resized = word.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
            match resized {
                Some((width, height)) => {
                    size = (width, height);
                    app.update(Message::Resize(width, height));
                }
                None if word.starts_with('@') && word.len() > 1 => {
                    app.update(Message::Mouse(mouse(&word[1..])));
                }
                None => {
                    app.update(Message::Key(word.parse::<Key>().unwrap()));
                }
            }
        }
        (app, Rect::new(0, 0, size.0, size.1))
    }

    /// The cells of the screen.
    pub fn buffer(self) -> Buffer {
        let (app, area) = self.run();
        let mut buffer = Buffer::empty(area);
        app.render(area, &mut buffer);
        buffer
    }

    /// The screen as text, without blanks at the ends of lines.
    pub fn screen(self) -> String {
        lines(&self.buffer()).join("\n")
    }

    /// What the first slide says in words, a piece a line.
    pub fn reading(self) -> String {
        let deck = self.decks.first().unwrap();
        let words = deck.read(&deck.slide(self.options.slide), Told::ALL);
        words.iter().map(|piece| piece.text()).collect::<Vec<_>>().join("\n")
    }

    /// All findings: `line:column severity rule: message (hint)`.
    pub fn findings(self) -> Vec<String> {
        let deck = self.decks.first().unwrap();
        deck.diagnostics().iter().map(|found| finding(deck, found)).collect()
    }

    /// Findings that are errors.
    pub fn errors(self) -> Vec<String> {
        self.findings().into_iter().filter(|found| found.contains(" error ")).collect()
    }
}

/// A theme of one's own, as a file holds it.
pub const CLINIC: &str = r##"{
  "name": "My clinic",
  "paper": "#102030", "panel": "#1a2c40",
  "text": "#ffffff", "dim": "#a9b4c0", "accent": "#7fc8f8", "second": "#ffb347",
  "rest": "#a9b4c0", "axis": "#8291a1", "track": "#3d4f63"
}"##;

/// The glossary that the shipped decks share.
pub fn glossary() -> Glossary {
    Glossary::load("glossary.json", library::GLOSSARY.as_bytes().to_vec()).0
}

fn finding(deck: &Deck, found: &Diagnostic) -> String {
    let place = deck.source.place(found.span.start);
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let hint = found.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{}:{} {severity} {}: {}{hint}", place.line, place.column, found.rule, found.message)
}

fn mouse(word: &str) -> Mouse {
    match word {
        "back" => Mouse::Back,
        "down" | "up" => Mouse::Wheel { down: word == "down" },
        place => {
            let (x, y) = place.split_once(',').unwrap();
            Mouse::Press(Position { x: x.parse().unwrap(), y: y.parse().unwrap() })
        }
    }
}

/// The rows of a buffer as text.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let line = |y: u16| {
        let mut text = String::new();
        let mut skip = 0;
        for x in area.left()..area.right() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = immunodeck::text::width::width(symbol).saturating_sub(1);
            text.push_str(symbol);
        }
        text.trim_end().to_string()
    };
    (area.top()..area.bottom()).map(line).collect()
}
