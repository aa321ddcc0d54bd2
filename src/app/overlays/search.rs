//! Search in the words of the slides: of this deck, or of all.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Answer;
use super::filter::{Filter, Typed};
use crate::app::key::Key;
use crate::app::mouse::row_at;
use crate::app::shelf::Shelf;
use crate::app::{Canvas, chrome};
use crate::deck::{Deck, Slide, Told};
use crate::element::answers::Answers;
use crate::element::block::{Block, Look, Part, Row};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::slide::{Seen, paint_rows};
use crate::text::query::{Query, folded};
use crate::text::width::{shorten, width};
use crate::theme::{Ground, Role};

/// A search that was made, for the keys that go to the next match.
#[derive(Debug, Clone)]
pub struct Hunt {
    /// What is looked for.
    pub query: Query,
    /// In all decks, or in the one that is open.
    pub all: bool,
}

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
    /// The matches in sight, the first of them, and how many there is room for.
    entries: Vec<Entry>,
    top: usize,
    room: usize,
}

/// A match, as it is listed.
#[derive(Debug)]
struct Entry {
    number: usize,
    title: String,
    /// The words around the match, and where it stands in them.
    words: (String, std::ops::Range<usize>),
}

/// What a slide says without its answers: title and words.
fn said(deck: &Deck, slide: &Slide) -> String {
    let words = deck.read(slide, Told { step: usize::MAX, answers: Answers::default() });
    std::iter::once(slide.title.plain()).chain(words.iter().map(|piece| piece.text().to_string())).collect::<Vec<_>>().join("\n")
}

/// The next slide with a match after (or before) one, around the end.
pub fn next(shelf: &Shelf, hunt: &Hunt, (deck, slide): (usize, usize), forward: bool) -> Option<(usize, usize)> {
    let decks = if hunt.all { 0..shelf.decks.len() } else { deck..deck + 1 };
    let all: Vec<(usize, usize)> =
        decks.flat_map(|deck| (0..shelf.get(deck).map_or(0, Deck::len)).map(move |slide| (deck, slide))).collect();
    let matches = |&(deck, slide): &(usize, usize)| {
        let words = shelf.get(deck).zip(shelf.slide(deck, slide)).map(|(deck, slide)| said(deck, &slide));
        words.is_some_and(|words| hunt.query.is_in(&folded(&words)))
    };
    let (before, from) = all.split_at(all.partition_point(|place| *place < (deck, slide)));
    let here = from.iter().take(1).filter(|place| **place == (deck, slide)).count();
    let (here, after) = from.split_at(here);
    if forward {
        after.iter().chain(before).chain(here).copied().find(matches)
    } else {
        before.iter().rev().chain(after.iter().rev()).chain(here).copied().find(matches)
    }
}

impl Search {
    pub(super) fn new(deck: Option<usize>, canvas: Canvas) -> Self {
        let filter = Filter::default();
        let all = deck.is_none();
        let mut search =
            Self { filter, deck, all, texts: Vec::new(), found: Vec::new(), chosen: 0, entries: Vec::new(), top: 0, room: 0 };
        search.room = search.rows(canvas);
        search
    }

    /// How many matches there is room for.
    fn rows(&self, canvas: Canvas) -> usize {
        (frame(canvas).body.height as usize / ENTRY).max(1)
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
            Key::PageDown => self.choose(self.chosen + self.room),
            Key::PageUp => self.choose(self.chosen.saturating_sub(self.room)),
            Key::Home => self.choose(0),
            Key::End => self.choose(usize::MAX),
            other => match self.filter.key(other) {
                Typed::Closed => return Answer::Close,
                Typed::Changed => self.search(shelf),
                Typed::Other => return Answer::Stay,
            },
        }
        self.list(shelf, canvas);
        Answer::Stay
    }

    /// Goes to the match at a place of the screen.
    pub(super) fn press(&mut self, place: Position, canvas: Canvas) -> Answer {
        match row_at(place, frame(canvas).body).map(|row| row / ENTRY).filter(|row| *row < self.entries.len()) {
            Some(row) => self.choose(self.top + row),
            None => return Answer::Stay,
        }
        self.go()
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
        (self.chosen, self.top) = (0, 0);
        self.found.clear();
        let Some(query) = Query::new(&self.filter.text) else { return };
        if self.texts.is_empty() {
            self.gather(shelf);
        }
        self.found =
            (0..self.texts.len()).filter(|&text| self.texts.get(text).is_some_and(|(.., words)| query.is_in(words))).collect();
    }

    fn gather(&mut self, shelf: &Shelf) {
        for (number, deck) in shelf.decks.iter().enumerate().filter(|(number, _)| self.all || Some(*number) == self.deck) {
            for slide in 0..deck.len() {
                let words = shelf.slide(number, slide).map(|slide| folded(&said(deck, &slide)));
                self.texts.extend(words.map(|words| (number, slide, words)));
            }
        }
    }

    /// Makes the entries in sight, the chosen one among them.
    pub(super) fn list(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.room = self.rows(canvas);
        self.top = self.top.min(self.chosen).max((self.chosen + 1).saturating_sub(self.room));
        let Some(query) = Query::new(&self.filter.text) else {
            self.entries.clear();
            return;
        };
        let places = self.found.iter().skip(self.top).take(self.room).filter_map(|&text| self.texts.get(text));
        self.entries = places.filter_map(|&(deck, slide, _)| self.entry(shelf, &query, deck, slide)).collect();
    }

    fn entry(&self, shelf: &Shelf, query: &Query, number: usize, slide: usize) -> Option<Entry> {
        let (deck, shown) = (shelf.get(number)?, shelf.slide(number, slide)?);
        let words = said(deck, &shown).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = query.places(&words).into_iter().next()?;
        let title = shown.title.plain();
        let title = if self.all { (deck.phrases().colon)(&deck.header.title, &title) } else { title };
        Some(Entry { number: slide, title, words: (words, place) })
    }

    pub(super) fn draw(&self, canvas: Canvas, phrases: &Phrases, buffer: &mut Buffer) {
        let frame = frame(canvas);
        let line = if frame.title.is_empty() { frame.head } else { frame.title };
        let typed = Query::new(&self.filter.text).is_some();
        let scope = if self.all { phrases.in_all_decks } else { phrases.in_this_deck };
        let count = if typed { format!("{} {} ", (phrases.slides)(self.found.len()), canvas.glyphs.dot) } else { String::new() };
        self.filter.draw((phrases.search, "/", &format!("{count}{scope}")), canvas, line, buffer);
        let cells = frame.body.width as usize;
        let mut rows: Vec<Row> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            rows.extend(entry.rows(self.top + index == self.chosen, canvas, cells));
            rows.push(Row::default());
        }
        if self.entries.is_empty() {
            let words = if typed { phrases.found_nowhere } else { phrases.type_a_word };
            rows = Block::plain(words, cells, Look::of(Role::Dim)).rows;
        }
        paint_rows(&rows, Seen::ALL, canvas.theme, frame.body, buffer);
        let k = &phrases.keys;
        let [_, _, _, down] = canvas.glyphs.keys;
        let mut hints = vec![("Enter", k.go), ("Esc", k.close), (down, k.choose)];
        hints.extend(self.deck.map(|_| ("Tab", if self.all { phrases.in_this_deck } else { phrases.in_all_decks })));
        let hints = hints.into_iter().map(|(key, name)| (key.to_string(), name)).collect();
        let more = (self.top > 0, self.top + self.entries.len() < self.found.len());
        chrome::Foot { hints, notice: None, more }.draw(&frame, canvas, phrases, buffer);
    }
}

/// Rows of a match in the list, with the blank one after it.
const ENTRY: usize = 3;
/// Where titles begin.
const INDENT: usize = 6;

fn frame(canvas: Canvas) -> Frame {
    Frame::new(canvas.width, canvas.height).below_title(1).0
}

impl Entry {
    /// Number and title; under them the words around the match.
    fn rows(&self, chosen: bool, canvas: Canvas, cells: usize) -> Vec<Row> {
        let inner = cells.saturating_sub(INDENT).max(1);
        let title = if chosen { Look::default().bold() } else { Look::default() };
        let mut block = Block::line(shorten(&self.title, inner), title);
        block.rows.push(self.around(inner));
        let bar = if chosen { canvas.glyphs.bar } else { " " };
        let block = block.marked(&format!("{:>3}  ", self.number + 1), Look::of(Role::Dim)).barred(bar, Look::of(Role::Accent));
        let block = if chosen { block.on(Ground::Selected, cells, Part::default()) } else { block };
        block.rows
    }

    /// The match with the words around it, in one row.
    fn around(&self, cells: usize) -> Row {
        let (words, place) = &self.words;
        let (before, found) = (words.get(..place.start).unwrap_or_default(), words.get(place.clone()).unwrap_or_default());
        let lead = cells.saturating_sub(width(found)) / 3;
        let mut start = before.len();
        for (at, _) in
            before.char_indices().rev().filter(|(at, _)| *at == 0 || words.get(..*at).is_some_and(|b| b.ends_with(' ')))
        {
            if width(before.get(at..).unwrap_or_default()) > lead {
                break;
            }
            start = at;
        }
        let (dim, strong) = (Look::of(Role::Dim), Look { underlined: true, ..Look::of(Role::Accent).bold() });
        let mut row = Row::default();
        let shown = format!("{}{}", if start > 0 { "…" } else { "" }, before.get(start..).unwrap_or_default());
        row.push(shown, dim, Part::default());
        row.push(shorten(found, cells.saturating_sub(row.width())), strong, Part::default());
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
        assert!(
            found.contains("Alpha A rash on the skin.") && found.contains("Another Rash.") && !found.contains("Beta"),
            "{found}"
        );
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
        assert!(screen("n").contains("Nothing is looked for yet"));
    }

    #[test]
    fn esc_changes_nothing_and_back_returns() {
        assert_eq!(screen("/ r a s h Esc"), screen(""));
        assert_eq!(screen("l / n o t h i n g Enter <"), screen("l"));
    }

    #[test]
    fn all_decks_from_the_library_or_with_tab() {
        let library = Test::library().size(100, 40).keys("/ t h y r o i d").screen();
        assert!(library.contains("Side effects: "), "{library}");
        let opened = Test::library().keys("/ t h y r o i d Enter").screen();
        assert!(opened.contains("thyroid") && opened.contains("Side effects"), "{opened}");
        assert!(Test::library().keys("Enter / t h y r o i d").screen().contains("No slide says that."));
        assert!(Test::library().keys("Enter / t h y r o i d Tab").screen().contains("Side effects"));
    }
}
