//! Search in the words of the slides: of this deck, or of all.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Answer;
use super::filter::{Filter, Typed, frame};
use crate::app::hunt::{Hunt, folded_words, said};
use crate::app::key::Key;
use crate::app::list::Window;
use crate::app::mouse::row_at;
use crate::app::shelf::Shelf;
use crate::app::{Canvas, chrome};
use crate::element::block::{Block, Look, Part, Row};
use crate::phrases::Phrases;
use crate::slide::{Seen, paint_rows};
use crate::text::query::Query;
use crate::text::width::{shorten, width};
use crate::text::wrap::wrap;
use crate::theme::{Ground, Role};

/// The line to type in, and what was found.
#[derive(Debug)]
pub struct Search {
    filter: Filter,
    /// The deck that is open; nothing in the library, where all are searched.
    deck: Option<usize>,
    all: bool,
    /// Deck, slide and folded words of each slide, once something was typed.
    texts: Vec<(usize, usize, String)>,
    /// Numbers of the texts that match.
    found: Vec<usize>,
    chosen: usize,
}

impl Search {
    pub(super) fn new(deck: Option<usize>) -> Self {
        Self { filter: Filter::default(), deck, all: deck.is_none(), texts: Vec::new(), found: Vec::new(), chosen: 0 }
    }

    pub(super) fn key(&mut self, key: Key, shelf: &Shelf, canvas: Canvas) -> Answer {
        match key {
            Key::Enter => return self.go(),
            Key::Tab | Key::BackTab if self.deck.is_some() => {
                self.all = !self.all;
                self.texts.clear();
                self.search(shelf);
            }
            Key::Down | Key::Ctrl('n') => self.choose(self.chosen + 1),
            Key::Up | Key::Ctrl('p') => self.choose(self.chosen.saturating_sub(1)),
            Key::PageDown => self.choose(self.chosen + page(canvas)),
            Key::PageUp => self.choose(self.chosen.saturating_sub(page(canvas))),
            Key::Home => self.choose(0),
            Key::End => self.choose(usize::MAX),
            other => match self.filter.key(other) {
                Typed::Closed => return Answer::Close,
                Typed::Changed => self.search(shelf),
                Typed::Other => {}
            },
        }
        Answer::Stay
    }

    /// Goes to the match at a place of the screen.
    pub(super) fn press(&mut self, place: Position, shelf: &Shelf, canvas: Canvas) -> Answer {
        let row = row_at(place, frame(canvas).body).and_then(|row| self.window(shelf, canvas).at(row));
        row.map_or(Answer::Stay, |row| {
            self.choose(row);
            self.go()
        })
    }

    fn go(&self) -> Answer {
        let target = self.found.get(self.chosen).and_then(|&text| self.texts.get(text));
        match (target, Query::new(&self.filter.text)) {
            (Some(&(deck, slide, _)), Some(query)) => Answer::Found(deck, slide, Hunt { query, all: self.all }),
            _ => Answer::Stay,
        }
    }

    fn choose(&mut self, row: usize) {
        self.chosen = row.min(self.found.len().saturating_sub(1));
    }

    fn search(&mut self, shelf: &Shelf) {
        self.chosen = 0;
        self.found.clear();
        let Some(query) = Query::new(&self.filter.text) else { return };
        if self.texts.is_empty() {
            self.gather(shelf);
        }
        let texts = self.texts.iter().enumerate();
        self.found = texts.filter(|(_, (.., words))| query.is_in(words)).map(|(text, _)| text).collect();
    }

    fn gather(&mut self, shelf: &Shelf) {
        for (number, deck) in shelf.decks.iter().enumerate().filter(|(number, _)| self.all || Some(*number) == self.deck) {
            for slide in 0..deck.len() {
                let words = shelf.slide(number, slide).map(|slide| folded_words(deck, &slide));
                self.texts.extend(words.map(|words| (number, slide, words)));
            }
        }
    }

    /// The matches in sight.
    fn window(&self, shelf: &Shelf, canvas: Canvas) -> Window {
        let body = frame(canvas).body;
        let query = Query::new(&self.filter.text);
        let entry = |row: usize| {
            let text = self.found.get(row).and_then(|&text| self.texts.get(text));
            let entry = text.zip(query.as_ref()).and_then(|(&(deck, slide, _), query)| self.entry(shelf, query, deck, slide));
            entry.map(|entry| entry.block(row == self.chosen, canvas, body.width as usize)).unwrap_or_default()
        };
        Window::new(self.found.len(), self.chosen, body.height as usize, entry)
    }

    fn entry(&self, shelf: &Shelf, query: &Query, number: usize, slide: usize) -> Option<Entry> {
        let (deck, shown) = (shelf.get(number)?, shelf.slide(number, slide)?);
        let words = said(deck, &shown).split_whitespace().collect::<Vec<_>>().join(" ");
        // What stands in the title alone is shown with how the slide begins.
        let place = query.places(&words).into_iter().next().unwrap_or(0..0);
        let title = shown.title.plain();
        let found = query.places(&title);
        let deck = (self.all && deck.header.title != title).then(|| deck.header.title.clone());
        Some(Entry { number: slide, deck, title, found, words, place })
    }

    pub(super) fn draw(&self, shelf: &Shelf, canvas: Canvas, phrases: &Phrases, buffer: &mut Buffer) {
        let frame = frame(canvas);
        let typed = Query::new(&self.filter.text).is_some();
        let scope = if self.all { phrases.in_all_decks } else { phrases.in_this_deck };
        let count = if typed { format!("{} {} ", (phrases.slides)(self.found.len()), canvas.glyphs.dot) } else { String::new() };
        self.filter.draw((phrases.search, "/", &format!("{count}{scope}")), canvas, buffer);
        let window = self.window(shelf, canvas);
        paint_rows(&window.rows(), Seen::ALL, canvas.theme, frame.body, buffer);
        if self.found.is_empty() {
            let words = if typed { phrases.found_nowhere } else { phrases.type_a_word };
            let words = Block::plain(words, frame.body.width as usize, Look::of(Role::Dim));
            paint_rows(&words.rows, Seen::ALL, canvas.theme, frame.body, buffer);
        }
        let k = &phrases.keys;
        let [_, _, _, down] = canvas.glyphs.keys;
        let mut hints = chrome::own_hints(&[("Esc", k.close), (k.enter, k.go), (down, k.choose)]);
        let other = if self.all { phrases.in_this_deck } else { phrases.in_all_decks };
        hints.extend(self.deck.map(|_| ("Tab".to_string(), other)));
        chrome::Foot { hints, notice: None, more: window.more() }.draw(&frame, canvas, phrases, buffer);
    }
}

/// How many matches a page key goes on by.
fn page(canvas: Canvas) -> usize {
    (frame(canvas).body.height as usize / ROWS).max(1)
}

/// Rows that most matches take, with the blank one after each.
const ROWS: usize = 3;
/// Where titles begin.
const INDENT: usize = 6;

/// How a match looks in the list.
const FOUND: Look = Look { role: Role::Accent, ground: Ground::Paper, bold: true, italic: false, underlined: true };

/// A match, as it is listed.
struct Entry {
    number: usize,
    /// The title of its deck, where that is not plain.
    deck: Option<String>,
    /// The slide's title, and where matches stand in it.
    title: String,
    found: Vec<Range<usize>>,
    /// What the slide says, and where the match stands in it.
    words: String,
    place: Range<usize>,
}

impl Entry {
    /// Number and title; under them the words around the match, and a blank row.
    fn block(&self, chosen: bool, canvas: Canvas, cells: usize) -> Block {
        let inner = cells.saturating_sub(INDENT).max(1);
        let mut block = Block::lines(wrap(&self.head(chosen, canvas), inner));
        if !self.words.is_empty() {
            block.rows.push(self.around(inner));
        }
        let bar = if chosen { canvas.glyphs.bar } else { " " };
        let block = block.marked(&format!("{:>3}  ", self.number + 1), Look::of(Role::Dim)).barred(bar, Look::of(Role::Accent));
        let mut block = if chosen { block.on(Ground::Selected, cells, Part::default()) } else { block };
        block.rows.push(Row::default());
        block
    }

    /// Deck and title, with the matches in the title.
    fn head(&self, chosen: bool, canvas: Canvas) -> Vec<(String, Look)> {
        let look = if chosen { Look::default().bold() } else { Look::default() };
        let deck = self.deck.iter().map(|deck| (format!("{deck} {} ", canvas.glyphs.dot), Look::of(Role::Dim)));
        let mut runs: Vec<(String, Look)> = deck.collect();
        let mut end = 0;
        for place in &self.found {
            runs.push((self.title.get(end..place.start).unwrap_or_default().to_string(), look));
            runs.push((self.title.get(place.clone()).unwrap_or_default().to_string(), FOUND));
            end = place.end;
        }
        runs.push((self.title.get(end..).unwrap_or_default().to_string(), look));
        runs
    }

    /// The match with the words around it, in one row.
    fn around(&self, cells: usize) -> Row {
        let (words, place) = (&self.words, &self.place);
        let (before, found) = (words.get(..place.start).unwrap_or_default(), words.get(place.clone()).unwrap_or_default());
        let lead = cells.saturating_sub(width(found)) / 3;
        let begins = |at: usize| at == 0 || before.get(..at).is_some_and(|earlier| earlier.ends_with(' '));
        let fits = |at: usize| width(before.get(at..).unwrap_or_default()) <= lead;
        let starts = before.char_indices().rev().map(|(at, _)| at).take_while(|&at| fits(at));
        let start = starts.filter(|&at| begins(at)).last().unwrap_or(before.len());
        let dim = Look::of(Role::Dim);
        let mut row = Row::default();
        let shown = format!("{}{}", if start > 0 { "…" } else { "" }, before.get(start..).unwrap_or_default());
        row.push(shown, dim, Part::default());
        row.push(shorten(found, cells.saturating_sub(row.width())), FOUND, Part::default());
        let after = words.get(place.end..).unwrap_or_default();
        row.push(shorten(after, cells.saturating_sub(row.width())), dim, Part::default());
        row
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const DECK: &str = r#"{"title": "Talk", "slides": [
        {"title": "Alpha", "body": ["A rash on the skin.", {"type": "pause"}, "Call about a fever."]},
        {"title": "Beta", "body": ["Nothing here."]},
        {"title": "Gamma", "body": ["Another Rash. Été.", {"type": "teach_back", "ask": "Why?", "expect": "hidden words"}]}]}"#;

    fn screen(keys: &str) -> String {
        Test::deck(DECK).keys(keys).screen()
    }

    #[test]
    fn lists_what_is_said_with_the_words_around_it() {
        let found = screen("/ r a s h");
        assert!(found.contains("A rash on the skin.") && found.contains("Another Rash.") && !found.contains("Beta"), "{found}");
        assert!(found.contains("2 slides · in this deck"), "{found}");
        assert!(screen("/ R a s h").contains("1 slide ·"));
        assert!(screen("/ e t e").contains("Gamma"));
        assert!(screen("/ z z z").contains("No slide says that."));
        assert!(screen("/ h i d d e n").contains("No slide says that."), "an answer waits for its key");
    }

    #[test]
    fn goes_to_the_step_where_it_is_seen() {
        assert!(screen("/ f e v e r Enter").contains("Call about a fever."));
        assert!(!screen("/ s k i n Enter").contains("Call about a fever."));
    }

    #[test]
    fn n_goes_around() {
        assert!(screen("/ r a s h Enter n").contains("Another Rash."));
        assert!(screen("/ r a s h Enter n n").contains("on the skin."));
        assert!(screen("/ r a s h Enter N").contains("Another Rash."));
        assert!(screen("n").contains("No search yet"));
    }

    #[test]
    fn esc_changes_nothing_and_back_returns() {
        assert_eq!(screen("/ r a s h Esc"), screen(""));
        assert_eq!(screen("l / n o t h i n g Enter < Esc"), screen("l"));
    }

    #[test]
    fn all_decks_from_the_library_or_with_tab() {
        let library = Test::library().size(100, 40).keys("/ t h y r o i d").screen();
        assert!(library.contains("Side effects · "), "{library}");
        let opened = Test::library().keys("/ t h y r o i d Enter").screen();
        assert!(opened.contains("thyroid") && opened.contains("Side effects"), "{opened}");
        assert!(Test::library().keys("Enter / t h y r o i d").screen().contains("No slide says that."));
        assert!(Test::library().keys("Enter / t h y r o i d Tab").screen().contains("Side effects"));
    }
}
