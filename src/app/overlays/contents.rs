//! The titles of a deck, with a filter: by letters of the title, by number, by id.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Answer;
use super::filter::{Filter, Typed, frame};
use crate::app::key::Key;
use crate::app::list::Window;
use crate::app::mouse::row_at;
use crate::app::shelf::Shelf;
use crate::app::{Canvas, chrome};
use crate::element::block::{Block, Look, Part};
use crate::phrases::Phrases;
use crate::slide::{Seen, paint_rows};
use crate::theme::{Ground, Role};

/// Titles to choose from.
#[derive(Debug)]
pub struct Contents {
    deck: usize,
    /// Id and title of every slide.
    titles: Vec<(String, String)>,
    filter: Filter,
    /// The slides that match, best first.
    found: Vec<usize>,
    chosen: usize,
}

impl Contents {
    pub(super) fn new(shelf: &Shelf, deck: usize, current: Option<usize>) -> Self {
        let slides = (0..).map_while(|number| shelf.slide(deck, number));
        let titles: Vec<(String, String)> = slides.map(|slide| (slide.id.clone(), slide.title.plain())).collect();
        let found = (0..titles.len()).collect();
        Self { deck, titles, filter: Filter::default(), found, chosen: current.unwrap_or(0) }
    }

    pub(super) fn key(&mut self, key: Key) -> Answer {
        match key {
            Key::Enter => return self.found.get(self.chosen).map_or(Answer::Stay, |&slide| Answer::GoTo(self.deck, slide)),
            Key::Down | Key::PageDown | Key::Tab | Key::Ctrl('n') => self.choose(self.chosen + 1),
            Key::Up | Key::PageUp | Key::BackTab | Key::Ctrl('p') => self.choose(self.chosen.saturating_sub(1)),
            Key::Home => self.choose(0),
            Key::End => self.choose(usize::MAX),
            other => match self.filter.key(other) {
                Typed::Closed => return Answer::Close,
                Typed::Changed => self.search(),
                Typed::Other => {}
            },
        }
        Answer::Stay
    }

    fn choose(&mut self, row: usize) {
        self.chosen = row.min(self.found.len().saturating_sub(1));
    }

    fn search(&mut self) {
        self.chosen = 0;
        let number = self.filter.text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(number) = number.filter(|&number| number < self.titles.len()) {
            self.found = vec![number];
            return;
        }
        let pattern = Pattern::parse(&self.filter.text, CaseMatching::Smart, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (number, (id, title)) in self.titles.iter().enumerate() {
            let text = format!("{title} {id}");
            if let Some(score) = pattern.score(Utf32Str::new(&text, &mut letters), &mut matcher) {
                scored.push((score, number));
            }
        }
        scored.sort_by_key(|&(score, number)| (std::cmp::Reverse(score), number));
        self.found = scored.into_iter().map(|(_, number)| number).collect();
    }

    pub(super) fn draw(&self, canvas: Canvas, phrases: &Phrases, buffer: &mut Buffer) {
        let frame = frame(canvas);
        self.filter.draw((phrases.contents, ":", ""), canvas, buffer);
        let window = self.window(canvas);
        paint_rows(&window.rows(), Seen::ALL, canvas.theme, frame.body, buffer);
        if self.found.is_empty() {
            let nothing = Block::plain(phrases.nothing_found, frame.body.width as usize, Look::of(Role::Dim));
            paint_rows(&nothing.rows, Seen::ALL, canvas.theme, frame.body, buffer);
        }
        let [_, _, _, down] = canvas.glyphs.keys;
        let k = &phrases.keys;
        let hints = chrome::own_hints(&[("Esc", k.close), (k.enter, k.go), (down, k.choose), ("abc", k.filter)]);
        chrome::Foot { hints, notice: None, more: window.more() }.draw(&frame, canvas, phrases, buffer);
    }

    /// The titles in sight.
    fn window(&self, canvas: Canvas) -> Window {
        let body = frame(canvas).body;
        let row = |row: usize| {
            self.found.get(row).map(|&number| self.row(row, number, canvas, body.width as usize)).unwrap_or_default()
        };
        Window::new(self.found.len(), self.chosen, body.height as usize, row)
    }

    /// Goes to the title at a place of the screen.
    pub(super) fn press(&mut self, place: Position, canvas: Canvas) -> Answer {
        let row = row_at(place, frame(canvas).body).and_then(|row| self.window(canvas).at(row));
        row.and_then(|row| self.found.get(row)).map_or(Answer::Stay, |&slide| Answer::GoTo(self.deck, slide))
    }

    fn row(&self, row: usize, number: usize, canvas: Canvas, cells: usize) -> Block {
        let chosen = row == self.chosen;
        let title = self.titles.get(number).map(|(_, title)| title.as_str()).unwrap_or_default();
        let look = if chosen { Look::default().bold() } else { Look::default() };
        let bar = if chosen { canvas.glyphs.bar } else { " " };
        let numbered = Block::plain(title, cells.saturating_sub(7).max(1), look)
            .marked(&format!("{:>3}  ", number + 1), Look::of(Role::Dim));
        let block = numbered.barred(bar, Look::of(Role::Accent));
        if chosen { block.on(Ground::Selected, cells, Part::default()) } else { block }
    }
}
