//! A deck at a size, walked with the keys: what the reader meets, screen by screen, and the words that should be there.

use std::collections::BTreeSet;

use immunodeck::app::key::Key;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Slide, SlideKind, Told};
use immunodeck::element::answers::Waits;
use immunodeck::element::block::Row;
use immunodeck::slide::{Placed, View, place};
use immunodeck::text::Prose;
use immunodeck::text::width::width;
use immunodeck::theme::glyphs::UNICODE;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use serde_json::Value;

use crate::testing::lines;

pub const SIZES: [(u16, u16); 5] = [(20, 6), (40, 15), (80, 24), (120, 40), (200, 60)];

/// No end card has so many pages.
pub const LONGEST: usize = 1000;

/// A deck at a size, and all that the onward key shows of it.
pub struct Walk {
    pub deck: Deck,
    pub json: Value,
    pub size: (u16, u16),
    pub slides: Vec<(Slide, Placed)>,
    /// The slides, placed with their answers.
    pub answered: Vec<Placed>,
    pub stops: Vec<Stop>,
    /// The screens of the end card.
    pub end: Vec<Buffer>,
}

/// A screen, and what should be on it.
pub struct Stop {
    pub slide: usize,
    pub view: View,
    pub answers: bool,
    pub screen: Buffer,
}

pub fn draw(app: &App, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    app.render(area, &mut buffer);
    buffer
}

pub fn press(app: &mut App, key: Key, size: (u16, u16)) -> Buffer {
    app.update(Message::Key(key));
    draw(app, size)
}

pub fn open(deck: &Deck, slide: usize, size: (u16, u16)) -> App {
    App::new(vec![deck.clone()], Options { direct: true, all: true, slide, ..Options::default() }, size)
}

impl Walk {
    pub fn new(deck: &Deck, json: &str, size: (u16, u16)) -> Self {
        let placed = |slide: Slide, answers: bool| (slide.clone(), place(deck, &slide, size.0, size.1, &UNICODE, answers.into()));
        let slides: Vec<(Slide, Placed)> = (0..deck.len()).map(|number| placed(deck.slide(number), false)).collect();
        let answered: Vec<Placed> = (0..deck.len()).map(|number| placed(deck.slide(number), true).1).collect();
        let views =
            slides.iter().enumerate().flat_map(|(slide, (_, placed))| placed.views.iter().map(move |&view| (slide, view)));
        let mut app = open(deck, 0, size);
        let mut key = Key::Home;
        let mut onward = || press(&mut app, std::mem::replace(&mut key, Key::PageDown), size);
        let mut stops: Vec<Stop> = views.map(|(slide, view)| Stop { slide, view, answers: false, screen: onward() }).collect();
        let mut end = vec![onward()];
        while end.len() < LONGEST {
            match onward() {
                screen if end.last() == Some(&screen) => break,
                screen => end.push(screen),
            }
        }
        for (slide, _) in slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks(usize::MAX)) {
            stops.extend(with_answers(deck, slide, [&slides[slide].1, &answered[slide]], size));
        }
        Self { deck: deck.clone(), json: serde_json::from_str(json).unwrap(), size, slides, answered, stops, end }
    }

    /// The slide of a stop, as it is placed there.
    pub fn placed(&self, stop: &Stop) -> &Placed {
        if stop.answers { &self.answered[stop.slide] } else { &self.slides[stop.slide].1 }
    }

    pub fn stops_of(&self, slide: usize) -> impl Iterator<Item = &Stop> {
        self.stops.iter().filter(move |stop| stop.slide == slide)
    }

    /// On every screen stand the rows of its page, whole, and whether more lies below.
    pub fn shows_every_row(&self) {
        for stop in &self.stops {
            let placed = self.placed(stop);
            let (frame, page) = (placed.frame, placed.pages[stop.view.page].clone());
            let first = frame.body.y + placed.offset as u16;
            for y in frame.body.top()..frame.body.bottom() {
                let row = y.checked_sub(first).map(|row| page.start + row as usize).filter(|row| page.contains(row));
                let wanted = row.map(|row| visible(&placed.body.rows[row], stop.view.step, stop.answers)).unwrap_or_default();
                assert_eq!(on_screen(&stop.screen, frame.body, y), wanted, "row {row:?} of {}", stop.told(self));
            }
            assert!(page.len() + placed.offset <= frame.body.height as usize, "{}", stop.told(self));
            assert!(frame.body.bottom() <= frame.keys.y.min(frame.cue.y), "{}", stop.told(self));
            assert!(
                on_screen(&stop.screen, frame.keys, frame.keys.y).starts_with(['←', '→', '1']),
                "no keys: {}",
                stop.told(self)
            );
            let below = placed.body.rows[page.end..].iter().any(|row| !visible(row, stop.view.step, stop.answers).is_empty());
            let cue = on_screen(&stop.screen, frame.cue, frame.cue.y).contains('▼');
            assert_eq!(cue, below, "the cue of {}", stop.told(self));
        }
    }

    /// The words of a slide that its reader should meet.
    pub fn wanted(&self, number: usize) -> BTreeSet<String> {
        let (slide, placed) = &self.slides[number];
        let mut own = self.json["slides"][number].clone();
        if placed.body.rows.iter().any(|row| text(row).contains(['▀', '▄', '▌', '▐'])) {
            // The title is drawn large, and holds no letters.
            own["title"].take();
        }
        let header = match slide.kind {
            SlideKind::Title => ["message", "audience"].map(|field| texts(&self.json[field])).concat(),
            SlideKind::Summary => ["message", "actions"].map(|field| texts(&self.json[field])).concat(),
            _ => String::new(),
        };
        words(&(texts(&own) + &header))
    }

    /// The words of a slide's title and of its reading.
    pub fn told(&self, number: usize) -> BTreeSet<String> {
        let slide = &self.slides[number].0;
        let told = self.deck.read(slide, Told::ALL).iter().map(|piece| piece.text().to_string() + "\n").collect::<String>();
        words(&(told + &slide.title.plain()))
    }

    /// What is seen of a slide: its title, then its body screen by screen.
    pub fn seen(&self, number: usize) -> Vec<String> {
        let frame = self.slides[number].1.frame;
        let title = self.stops_of(number).take(1).map(|stop| content(&stop.screen, &[frame.title]));
        title.chain(self.stops_of(number).map(|stop| content(&stop.screen, &[frame.body]))).collect()
    }

    /// Which deck, slide and size: for messages.
    pub fn place(&self, slide: usize) -> String {
        format!("{}, slide {} “{}”, at {}×{}", self.deck.id, slide + 1, self.slides[slide].0.id, self.size.0, self.size.1)
    }
}

impl Stop {
    pub fn told(&self, walk: &Walk) -> String {
        let View { step, page } = self.view;
        let answers = if self.answers { " with answers" } else { "" };
        format!("{}, step {step}, page {page}{answers}:\n{}", walk.place(self.slide), lines(&self.screen).join("\n"))
    }
}

/// What a slide shows from the answer key on, which is pressed with the question's step and goes to the page where the
/// answer begins.
fn with_answers(deck: &Deck, slide: usize, [before, after]: [&Placed; 2], size: (u16, u16)) -> Vec<Stop> {
    let (step, first) = after.views.iter().find_map(|view| Some((view.step, answer(after, view.step)?))).unwrap();
    let mut app = open(deck, slide, size);
    let asked = before.views.iter().position(|view| view.step == step).unwrap();
    (0..asked).for_each(|_| drop(app.update(Message::Key(Key::PageDown))));
    let keys = std::iter::once(Key::Char('a')).chain(std::iter::repeat(Key::PageDown));
    let views = after.views[first..].iter().zip(keys);
    views.map(|(&view, key)| Stop { slide, view, answers: true, screen: press(&mut app, key, size) }).collect()
}

/// The view of a step in which the answer begins, if it has one.
pub fn answer(placed: &Placed, step: usize) -> Option<usize> {
    let answer = placed.body.rows.iter().position(|row| {
        let waits = |waits| matches!(waits, Waits::Answer | Waits::Choice(_));
        row.spans.iter().any(|span| waits(span.part.waits) && span.part.step <= step)
    })?;
    placed.views.iter().position(|view| view.step == step && placed.pages[view.page].contains(&answer))
}

/// Words without case and the signs around them.
pub fn words(text: &str) -> BTreeSet<String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// The words that stand in no row of these pages, neither whole nor divided at the ends of rows.
pub fn missing<'a>(wanted: &'a BTreeSet<String>, pages: &[String]) -> Vec<&'a String> {
    let lines = pages.iter().flat_map(|page| page.lines());
    let rows: Vec<String> = lines.filter(|row| !row.trim().is_empty()).map(str::to_lowercase).collect();
    let met: BTreeSet<String> = rows.iter().flat_map(|row| words(row)).collect();
    let divided = |word: &str| (0..rows.len()).any(|row| continues(&rows[row..], word, true));
    wanted.iter().filter(|word| !met.contains(*word) && !divided(word)).collect()
}

/// Whether a word begins in the first of these rows and goes on in those near it.
fn continues(rows: &[String], word: &str, first: bool) -> bool {
    let Some((row, below)) = rows.split_first() else { return false };
    let pieces = || row.split([' ', '│', '┃']);
    if pieces().any(|piece| if first { piece.contains(word) && !word.is_ascii() } else { piece.starts_with(word) }) {
        return true;
    }
    let fits = |start: &str| pieces().any(|piece| if first { piece.ends_with(start) } else { piece == start });
    let cuts = word.char_indices().map(|(at, _)| at).skip(1).filter(|&at| fits(&word[..at]));
    cuts.into_iter().any(|at| continues(below, &word[at..], false))
}

/// The words that a reader of this part of a deck's file should meet.
pub fn texts(value: &Value) -> String {
    const UNSEEN: [&str; 16] = [
        "comment",
        "id",
        "kind",
        "type",
        "notes",
        "sources",
        "source",
        "tone",
        "effect",
        "style",
        "contact",
        "sensitive",
        "cover",
        "allow",
        "path",
        "align",
    ];
    match value {
        Value::String(text) => Prose::new(text).paragraphs.concat().into_iter().map(|run| run.text).collect::<String>() + "\n",
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| !UNSEEN.contains(&name.as_str())).map(|(_, value)| texts(value)).collect()
        }
        _ => String::new(),
    }
}

/// A row as it should stand on the screen.
pub fn visible(row: &Row, step: usize, answers: bool) -> String {
    let cells = row.spans.iter().map(|span| {
        let shown = span.is_shown(step, answers.into());
        match span.veil {
            _ if shown => span.text.clone(),
            Some((from, sign)) if from <= step => sign.repeat(width(&span.text)),
            _ => " ".repeat(width(&span.text)),
        }
    });
    cells.collect::<String>().trim_end().to_string()
}

pub fn text(row: &Row) -> String {
    row.spans.iter().map(|span| span.text.as_str()).collect()
}

/// The text of one row of a part of the screen.
pub fn on_screen(screen: &Buffer, part: Rect, y: u16) -> String {
    let (mut text, mut x) = (String::new(), part.left());
    while x < part.right() {
        let sign = screen[(x, y)].symbol();
        text.push_str(sign);
        x += width(sign).max(1) as u16;
    }
    text.trim_end().to_string()
}

/// What stands on some parts of a screen.
pub fn content(screen: &Buffer, parts: &[Rect]) -> String {
    parts.iter().flat_map(|part| part.rows().map(|row| on_screen(screen, *part, row.y) + "\n")).collect()
}
