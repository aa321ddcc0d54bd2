//! What may lie over a slide, a file each. Overlays are a stack: the topmost takes the keys.

mod contents;
mod glossary;
mod help;
mod reading;
mod sheet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::contents::Contents;
use self::sheet::Sheet;
use super::Canvas;
use super::key::Key;
use super::screens::show::Show;
use crate::deck::Deck;
use crate::phrases::Phrases;

/// Something over the slide.
#[derive(Debug)]
pub enum Overlay {
    /// Titles to choose from.
    Contents(Contents),
    /// Text to read: help, a reading, the glossary.
    Sheet(Sheet),
}

/// What an overlay wants after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// To stay.
    Stay,
    /// To go.
    Close,
    /// To go, and the slide with this number (from 0) to come.
    GoTo(usize),
}

impl Overlay {
    /// The titles of a deck.
    pub fn contents(deck: &Deck, current: Option<usize>) -> Self {
        Self::Contents(Contents::new(deck, current))
    }

    /// What every key does.
    pub fn help(phrases: &'static Phrases, canvas: Canvas) -> Self {
        Self::Sheet(Sheet::new(phrases.help, help::content(phrases, canvas.glyphs), '?', canvas).with_clicker(phrases))
    }

    /// The slide in words, as far as it is shown.
    pub fn reading(deck: &Deck, show: &Show, canvas: Canvas) -> Self {
        Self::Sheet(Sheet::new(deck.phrases().reading, reading::content(deck, show), 't', canvas))
    }

    /// The words that the deck explains, those on the slide first.
    pub fn glossary(deck: &Deck, show: &Show, canvas: Canvas) -> Self {
        Self::Sheet(Sheet::new(deck.phrases().glossary, glossary::content(deck, show), 'd', canvas))
    }

    pub(super) fn key(&mut self, key: Key, canvas: Canvas) -> Answer {
        match self {
            Self::Contents(contents) => contents.key(key),
            Self::Sheet(sheet) => sheet.key(key, canvas),
        }
    }

    pub(super) fn place_again(&mut self, canvas: Canvas) {
        if let Self::Sheet(sheet) = self {
            sheet.place(canvas);
        }
    }

    pub(super) fn draw(&self, canvas: Canvas, phrases: &'static Phrases, area: Rect, buffer: &mut Buffer) {
        match self {
            Self::Contents(contents) => contents.draw(canvas, phrases, area, buffer),
            Self::Sheet(sheet) => sheet.draw(canvas, phrases, area, buffer),
        }
    }
}
