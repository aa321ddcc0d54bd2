//! What may lie over a slide, a file each. Overlays are a stack: the topmost takes the keys.

mod contents;
mod filter;
mod glossary;
mod help;
mod overview;
mod reading;
mod scroll;
mod search;
mod sheet;
mod sources;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use self::contents::Contents;
use self::glossary::Glossary;
use self::overview::Overview;
use self::search::Search;
use self::sheet::Sheet;
use super::Canvas;
use super::hunt::Hunt;
use super::key::Key;
use super::screens::show::Show;
use super::shelf::Shelf;
use crate::deck::Deck;
use crate::phrases::Phrases;

/// Something over the slide.
#[derive(Debug)]
pub enum Overlay {
    /// Titles to choose from.
    Contents(Contents),
    /// A grid of slides.
    Overview(Overview),
    /// What the slides say, searched.
    Search(Search),
    /// Words explained.
    Glossary(Glossary),
    /// Text to read: help, a reading, the sources.
    Sheet(Sheet),
}

/// What an overlay wants after a key.
#[derive(Debug, Clone)]
pub enum Answer {
    /// To stay.
    Stay,
    /// To go.
    Close,
    /// To go, and this slide of this deck (both from 0) to come.
    GoTo(usize, usize),
    /// The same, with what was looked for.
    Found(usize, usize, Hunt),
}

impl Overlay {
    /// The titles of a deck.
    pub fn contents(shelf: &Shelf, deck: usize, current: Option<usize>) -> Self {
        Self::Contents(Contents::new(shelf, deck, current))
    }

    /// The slides of a deck, small.
    pub fn overview(shelf: &Shelf, deck: usize, current: Option<usize>, canvas: Canvas) -> Self {
        Self::Overview(Overview::new(shelf, deck, current, canvas))
    }

    /// A search in a deck, or in all.
    pub fn search(deck: Option<usize>) -> Self {
        Self::Search(Search::new(deck))
    }

    /// What every key does.
    pub fn help(phrases: &'static Phrases, canvas: Canvas) -> Self {
        let content = help::content(phrases, canvas.glyphs);
        Self::Sheet(Sheet::new(phrases.help, content, '?', canvas).with_clicker(phrases, canvas))
    }

    /// The slide in words, as far as it is shown.
    pub fn reading(deck: &Deck, show: &Show, canvas: Canvas) -> Self {
        Self::Sheet(Sheet::new(deck.phrases().reading, reading::content(deck, show), 't', canvas))
    }

    /// The words that the deck explains, those on the slide first.
    pub fn glossary(deck: &Deck, show: Option<&Show>, canvas: Canvas) -> Self {
        Self::Glossary(Glossary::new(deck, show, canvas))
    }

    /// Where the facts come from.
    pub fn sources(deck: &Deck, show: Option<&Show>, canvas: Canvas) -> Self {
        Self::Sheet(Sheet::new(deck.phrases().sources, sources::content(deck, show), 's', canvas))
    }

    pub(super) fn key(&mut self, key: Key, shelf: &Shelf, canvas: Canvas) -> Answer {
        match self {
            Self::Contents(contents) => contents.key(key),
            Self::Overview(overview) => overview.key(key, shelf, canvas),
            Self::Search(search) => search.key(key, shelf, canvas),
            Self::Glossary(glossary) => glossary.key(key, canvas),
            Self::Sheet(sheet) => sheet.key(key),
        }
    }

    pub(super) fn press(&mut self, place: Position, shelf: &Shelf, canvas: Canvas) -> Answer {
        match self {
            Self::Contents(contents) => contents.press(place, canvas),
            Self::Overview(overview) => overview.press(place, canvas),
            Self::Search(search) => search.press(place, shelf, canvas),
            Self::Glossary(_) | Self::Sheet(_) => Answer::Stay,
        }
    }

    pub(super) fn place_again(&mut self, shelf: &Shelf, canvas: Canvas) {
        match self {
            Self::Contents(_) | Self::Search(_) => {}
            Self::Overview(overview) => overview.place(shelf, canvas),
            Self::Glossary(glossary) => glossary.place(canvas),
            Self::Sheet(sheet) => sheet.place(canvas),
        }
    }

    pub(super) fn draw(&self, shelf: &Shelf, canvas: Canvas, phrases: &'static Phrases, buffer: &mut Buffer) {
        match self {
            Self::Contents(contents) => contents.draw(canvas, phrases, buffer),
            Self::Overview(overview) => overview.draw(shelf, canvas, phrases, buffer),
            Self::Search(search) => search.draw(shelf, canvas, phrases, buffer),
            Self::Glossary(glossary) => glossary.draw(canvas, buffer),
            Self::Sheet(sheet) => sheet.draw(canvas, phrases, buffer),
        }
    }
}
