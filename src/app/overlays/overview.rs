//! The deck's slides, small and really drawn, in a grid. Only those in sight are placed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Answer;
use crate::app::key::Key;
use crate::app::shelf::Shelf;
use crate::app::{Canvas, chrome};
use crate::element::block::{Block, Look, Part, Row};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::slide::{Seen, paint_rows, small};
use crate::theme::{Ground, Role};

/// A grid of slides.
#[derive(Debug)]
pub struct Overview {
    deck: usize,
    slides: usize,
    chosen: usize,
    grid: Grid,
    /// The first slide in sight, and the slides from it on.
    top: usize,
    cards: Vec<Block>,
}

/// How the cards lie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Grid {
    columns: usize,
    rows: usize,
    /// A card with its frame, in cells.
    width: u16,
    height: u16,
}

/// A card is at least so wide and so high, its frame included; and no larger than is good to look over.
const CARD: (u16, u16) = (26, 8);
const LARGEST: (u16, u16) = (46, 14);
/// Cells between two cards.
const GAP: u16 = 1;
/// A page of a plain terminal is so many times as wide as it is high, in cells.
const SHAPE: u16 = 3;

impl Grid {
    /// The grid with the largest cards of which all fit; where they do not, as many of the smallest as there is room for.
    fn of(area: Rect, slides: usize) -> Self {
        let most = ((area.width + GAP) / (CARD.0 + GAP)).max(1);
        let whole = |columns: u16| {
            let rows = u16::try_from(slides.div_ceil(columns.into())).ok()?.max(1);
            (area.height / rows >= CARD.1).then(|| Self::cards(area, columns, rows))
        };
        let size = |grid: &Self| grid.width.min(grid.height * SHAPE);
        let smallest = if area.height < 2 * CARD.1 { 6 } else { CARD.1 };
        let largest = (1..=most).filter_map(whole).max_by_key(size);
        largest.unwrap_or_else(|| Self::cards(area, most, (area.height / smallest).max(1)))
    }

    fn cards(area: Rect, columns: u16, rows: u16) -> Self {
        let width = ((area.width + GAP) / columns).saturating_sub(GAP).min(LARGEST.0);
        Self { columns: columns.into(), rows: rows.into(), width, height: (area.height / rows).min(LARGEST.1) }
    }

    /// The area of the card with this number among those in sight.
    fn card(self, index: usize, area: Rect) -> Rect {
        let cell = |number: usize, size: u16| u16::try_from(number).unwrap_or(u16::MAX).saturating_mul(size);
        let x = area.x + cell(index % self.columns.max(1), self.width + GAP);
        let y = area.y + cell(index / self.columns.max(1), self.height);
        Rect { x, y, width: self.width, height: self.height }.intersection(area)
    }
}

/// The page of the grid: wider than a slide's, since nothing on it is read line by line.
fn frame(canvas: Canvas) -> Frame {
    let frame = Frame::new(canvas.width, canvas.height);
    let margin = frame.column.x.min(4);
    let wide = |line: Rect| Rect { x: margin, width: canvas.width.saturating_sub(2 * margin), ..line };
    Frame { head: wide(frame.head), body: wide(frame.body), cue: wide(frame.cue), keys: wide(frame.keys), ..frame }
}

impl Overview {
    pub(super) fn new(shelf: &Shelf, deck: usize, current: Option<usize>, canvas: Canvas) -> Self {
        let slides = shelf.get(deck).map_or(0, crate::deck::Deck::len);
        let chosen = current.unwrap_or(slides.saturating_sub(1));
        let mut overview = Self { deck, slides, chosen, grid: Grid::default(), top: 0, cards: Vec::new() };
        overview.place(shelf, canvas);
        overview
    }

    /// Lays out the grid for a size, and places the cards in sight.
    pub(super) fn place(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.grid = Grid::of(frame(canvas).body, self.slides);
        let Grid { columns, rows, width, height } = self.grid;
        let (row, first) = (self.chosen / columns, self.top / columns);
        let last = self.slides.div_ceil(columns).saturating_sub(rows);
        self.top = first.min(row).max((row + 1).saturating_sub(rows)).min(last) * columns;
        let inner = (width.saturating_sub(4) as usize, height.saturating_sub(2) as usize);
        let in_sight = self.top..(self.top + columns * rows).min(self.slides);
        let card = |number: usize| {
            let (deck, slide) = (shelf.get(self.deck)?, shelf.slide(self.deck, number)?);
            Some(small(deck, &slide, inner, canvas.glyphs))
        };
        self.cards = in_sight.filter_map(card).collect();
    }

    pub(super) fn key(&mut self, key: Key, shelf: &Shelf, canvas: Canvas) -> Answer {
        let Grid { columns, rows, .. } = self.grid;
        let chosen = match key {
            Key::Esc | Key::Char('o' | 'q') => return Answer::Close,
            Key::Enter | Key::Char(' ') => return Answer::GoTo(self.deck, self.chosen),
            Key::Right | Key::Char('l') | Key::Tab => self.chosen + 1,
            Key::Left | Key::Char('h') | Key::BackTab => self.chosen.saturating_sub(1),
            Key::Down | Key::Char('j') if self.chosen + columns < self.slides => self.chosen + columns,
            Key::Up | Key::Char('k') => self.chosen.checked_sub(columns).unwrap_or(self.chosen),
            Key::PageDown => self.chosen + columns * rows,
            Key::PageUp => self.chosen.saturating_sub(columns * rows),
            Key::Home | Key::Char('g') => 0,
            Key::End | Key::Char('G') => usize::MAX,
            _ => return Answer::Stay,
        };
        self.chosen = chosen.min(self.slides.saturating_sub(1));
        if !(self.top..self.top + columns * rows).contains(&self.chosen) {
            self.place(shelf, canvas);
        }
        Answer::Stay
    }

    /// Goes to the slide at a place of the screen.
    pub(super) fn press(&self, place: Position, canvas: Canvas) -> Answer {
        let body = frame(canvas).body;
        let card = (0..self.cards.len()).find(|&index| self.grid.card(index, body).contains(place));
        card.map_or(Answer::Stay, |index| Answer::GoTo(self.deck, self.top + index))
    }

    pub(super) fn draw(&self, shelf: &Shelf, canvas: Canvas, phrases: &'static Phrases, buffer: &mut Buffer) {
        let frame = frame(canvas);
        let title = shelf.get(self.deck).map(|deck| deck.header.title.as_str()).unwrap_or_default();
        let place = format!("{} / {}", self.chosen + 1, self.slides);
        let title = format!("{title}  {}  {}", canvas.glyphs.dot, phrases.overview);
        chrome::head(&title, &place, frame.head, canvas, buffer);
        for (index, card) in self.cards.iter().enumerate() {
            let area = self.grid.card(index, frame.body);
            draw_card(card, self.top + index, self.top + index == self.chosen, canvas, area, buffer);
        }
        let [left, right, ..] = canvas.glyphs.keys;
        let k = &phrases.keys;
        let hints = chrome::own_hints(&[("Esc", k.close), (k.enter, k.go), (&format!("{left} {right}"), k.choose)]);
        let more = (self.top > 0, self.top + self.cards.len() < self.slides);
        chrome::Foot { hints, notice: None, more }.draw(&frame, canvas, phrases, buffer);
    }
}

/// A slide in its frame, its number in the frame's top; the chosen one's is drawn with the accent, and its number reversed.
fn draw_card(card: &Block, number: usize, chosen: bool, canvas: Canvas, area: Rect, buffer: &mut Buffer) {
    let look = Look::of(if chosen { Role::Accent } else { Role::Axis });
    let ([top_left, top_right, bottom_left, bottom_right], [heavy, _]) = (canvas.glyphs.corners, canvas.glyphs.progress);
    let (across, down) = if chosen { (heavy, canvas.glyphs.bar) } else { (canvas.glyphs.across, canvas.glyphs.down) };
    let inner = (area.width as usize).saturating_sub(2);
    let name = format!(" {} ", number + 1);
    let label = if chosen { Look { ground: Ground::Selected, ..Look::default().bold() } } else { Look::of(Role::Dim) };
    let mut top = Row::default();
    top.push(format!("{top_left}{across}"), look, Part::default());
    let rest = inner.saturating_sub(1 + name.len());
    top.push(name, label, Part::default());
    top.push(format!("{}{top_right}", across.repeat(rest)), look, Part::default());
    let mut side = Row::default();
    side.push(down, look, Part::default());
    side.pad_to(inner + 1, Look::default(), Part::default());
    side.push(down, look, Part::default());
    let mut rows = vec![top];
    rows.resize((area.height as usize).saturating_sub(1).max(1), side);
    rows.extend(Block::line(format!("{bottom_left}{}{bottom_right}", across.repeat(inner)), look).rows);
    paint_rows(&rows, Seen::ALL, canvas.theme, area, buffer);
    let within =
        Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height.saturating_sub(2) };
    paint_rows(&card.rows, Seen { step: usize::MAX, ..Seen::default() }, canvas.theme, within.intersection(area), buffer);
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    fn deck(slides: usize) -> String {
        let slide = |n: usize| format!(r#"{{"title": "Title {n}.", "body": ["Words {n}.", {{"type": "pause"}}, "Later {n}."]}}"#);
        let slides: Vec<String> = (1..=slides).map(slide).collect();
        format!(r#"{{"title": "Talk", "slides": [{}]}}"#, slides.join(","))
    }

    fn screen(keys: &str) -> String {
        Test::deck(&deck(20)).keys(keys).screen()
    }

    #[test]
    fn slides_are_really_drawn() {
        let overview = screen("o");
        for shown in ["Title 1.", "Words 1.", "Later 1.", "Title 2.", "1 / 20", "more below"] {
            assert!(overview.contains(shown), "{shown}:\n{overview}");
        }
    }

    #[test]
    fn arrows_choose_without_moving_the_talk() {
        assert_eq!(screen("l o Down Right Esc"), screen("l"));
        assert!(screen("o Right Enter").contains("Words 2."));
        assert!(screen("o Down Enter").contains("Words 3."), "two in a row at 80 columns: {}", screen("o"));
        assert!(screen("o End Enter").contains("Words 20."));
        assert!(screen("o End o G o Enter").contains("Title 20."), "it opens where one is");
        assert!(screen("o End").contains("20 / 20") && screen("o End").contains("Title 20."));
        assert_eq!(screen("o End Home"), screen("o"));
    }

    #[test]
    fn every_slide_is_met_at_every_size() {
        for (width, height) in [(20, 6), (40, 15), (80, 24), (200, 60)] {
            let mut seen = String::new();
            for steps in 0..20 {
                seen += &Test::deck(&deck(20)).size(width, height).keys(&format!("o {}", "Right ".repeat(steps))).screen();
            }
            for number in 1..=20 {
                assert!(seen.contains(&format!("Title {number}.")), "{number} at {width}×{height}");
            }
        }
        Test::deck(&deck(3)).size(0, 0).keys("o l l 1x1 j").buffer();
    }

    #[test]
    fn what_waits_is_not_shown() {
        let ask = r#"{"type": "teach_back", "ask": "Why?", "expect": "Hidden."}"#;
        assert!(!Test::body(ask).keys("o").screen().contains("Hidden."));
    }
}
