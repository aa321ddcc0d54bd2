//! The library: the decks in order, each with its message and its length.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::show::Show;
use crate::app::keys::{Action, Context};
use crate::app::{Canvas, chrome};
use crate::deck::Deck;
use crate::element::block::{Block, Look, Part, Row};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::slide::paint_rows;
use crate::text::width::{shorten, width};
use crate::theme::{Ground, Role};

/// Which deck is chosen, and where each was left.
#[derive(Debug, Default)]
pub struct Library {
    chosen: usize,
    places: Vec<Option<Place>>,
}

/// Where a deck was left.
#[derive(Debug, Clone, Copy)]
struct Place {
    slide: usize,
    step: usize,
    at_end: bool,
}

impl Library {
    /// A library of so many decks.
    pub fn new(decks: usize) -> Self {
        Self { chosen: 0, places: vec![None; decks] }
    }

    /// Chooses a deck, or the last one.
    pub fn choose(&mut self, deck: usize) {
        self.chosen = deck.min(self.places.len().saturating_sub(1));
    }

    /// Chooses the deck so many rows below or above.
    pub fn choose_by(&mut self, rows: isize) {
        self.choose(self.chosen.saturating_add_signed(rows));
    }

    /// The chosen deck, and the slide and step where it was left.
    pub fn chosen(&self) -> (usize, (usize, usize)) {
        let place = self.places.get(self.chosen).copied().flatten().filter(|place| !place.at_end);
        (self.chosen, place.map_or((0, 0), |place| (place.slide, place.step)))
    }

    /// Keeps where a deck is left. One that was read to its end gives way to the next.
    pub fn keep_place(&mut self, show: &Show) {
        let (slide, step, at_end) = show.place();
        if let Some(place) = self.places.get_mut(show.deck) {
            *place = Some(Place { slide, step, at_end });
        }
        self.choose(if at_end { show.deck + 1 } else { show.deck });
    }

    /// Paints the library.
    pub fn draw(&self, decks: &[Deck], canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
        let frame = Frame::new(area.width, area.height);
        let phrases = decks.first().map_or_else(|| Phrases::of("en"), Deck::phrases);
        let left = format!("immunodeck  {}", phrases.tagline);
        chrome::head(&left, &(phrases.decks)(decks.len()), frame.head, canvas, buffer);
        let name = canvas.theme.style(Role::Accent, Ground::Paper).add_modifier(Modifier::BOLD);
        buffer.set_style(Rect { width: 10.min(frame.head.width), ..frame.head }, name);
        let foot = foot(decks, phrases, frame.column.width as usize);
        let foot_rows = u16::try_from(foot.height()).unwrap_or(0);
        // The foot stands where a slide has its cue and its progress line.
        let bottom = frame.keys.y.saturating_sub(u16::from(!frame.progress.is_empty()));
        let room = bottom.saturating_sub(frame.body.y + foot_rows + 1);
        let list = Rect { height: room, ..frame.body };
        let entries = self.entries(decks, phrases, canvas, list);
        let (top, rows) = window(&entries, self.chosen, room as usize);
        let spare = room as usize - rows.len().min(room as usize);
        let offset = u16::try_from(if area.height >= 22 { (spare / 3).min(3) } else { 0 }).unwrap_or(0);
        let list = Rect { y: list.y + offset, height: list.height - offset, ..list };
        paint_rows(&rows, 0, false, canvas.theme, list, buffer);
        let at_foot = Rect { y: bottom.saturating_sub(foot_rows), height: foot_rows.min(bottom), ..frame.body };
        paint_rows(&foot.rows, 0, false, canvas.theme, at_foot, buffer);
        let actions = [Action::Next, Action::Down, Action::Help, Action::Theme, Action::Leave];
        let total: usize = entries.iter().map(Block::height).sum();
        let more = (top > 0, top + rows.len() < total);
        let frame = Frame { cue: frame.keys, ..frame };
        chrome::Foot { actions: &actions, context: Context::Library, notice, more }.draw(&frame, canvas, phrases, buffer);
    }

    fn entries(&self, decks: &[Deck], phrases: &Phrases, canvas: Canvas, list: Rect) -> Vec<Block> {
        let cells = list.width as usize;
        let full = decks.iter().map(|deck| entry_rows(deck, cells)).sum::<usize>();
        let airy = full + decks.len().saturating_sub(1) <= list.height as usize;
        let last = decks.len().saturating_sub(1);
        let entry = |(index, deck): (usize, &Deck)| {
            let mut block = self.entry(index, deck, phrases, canvas, cells);
            if airy && index < last {
                block.rows.push(Row::default());
            }
            block
        };
        decks.iter().enumerate().map(entry).collect()
    }

    fn entry(&self, index: usize, deck: &Deck, phrases: &Phrases, canvas: Canvas, cells: usize) -> Block {
        let chosen = index == self.chosen;
        let (dim, part) = (Look::of(Role::Dim), Part::default());
        let bar = if chosen { canvas.glyphs.bar } else { " " };
        let length = deck.length();
        let mut first = Row::default();
        first.push(bar, Look::of(Role::Accent), part);
        first.push(format!("{:>3}  ", index + 1), dim, part);
        let room = cells.saturating_sub(first.width() + width(&length) + 3);
        first.push(shorten(&deck.header.title, room), Look::default().bold(), part);
        if deck.is_draft() {
            first.push(format!("  {}", phrases.draft), Look::of(Role::Second).bold(), part);
        }
        first.pad_to(cells.saturating_sub(width(&length) + 1), Look::default(), part);
        first.push(length, dim, part);
        let state = self.state(index, deck, phrases, canvas);
        let message = deck.header.message.as_ref().map(crate::text::Prose::plain).unwrap_or_default();
        let room = cells.saturating_sub(INDENT + width(&state) + 3).max(1);
        let lines = crate::text::wrap::wrap_plain(&message, room);
        let mut block = Block { rows: vec![first] };
        let rest = lines.get(MESSAGE_ROWS - 1..).unwrap_or_default().join(" ");
        let lines: Vec<String> = lines.into_iter().take(MESSAGE_ROWS - 1).chain(Some(shorten(&rest, room))).collect();
        for (line, text) in lines.iter().filter(|text| !text.is_empty()).enumerate() {
            let mut row = Row::default();
            row.push(bar, Look::of(Role::Accent), part);
            row.pad_to(INDENT, Look::default(), part);
            row.push(text.as_str(), dim, part);
            if line == 0 && !state.is_empty() {
                row.pad_to(cells.saturating_sub(width(&state) + 1), Look::default(), part);
                row.push(state.as_str(), Look::of(Role::Accent), part);
            }
            block.rows.push(row);
        }
        if chosen { block.on(Ground::Selected, cells, part) } else { block }
    }

    fn state(&self, index: usize, deck: &Deck, phrases: &Phrases, canvas: Canvas) -> String {
        match self.places.get(index).copied().flatten() {
            Some(Place { at_end: true, .. }) => format!("{} {}", canvas.glyphs.check, phrases.seen),
            Some(Place { slide, .. }) => (phrases.slide_of)(slide + 1, deck.len()),
            None => String::new(),
        }
    }
}

/// Where titles and messages begin.
const INDENT: usize = 6;
/// A message takes no more rows than this.
const MESSAGE_ROWS: usize = 2;

fn entry_rows(deck: &Deck, cells: usize) -> usize {
    let message = deck.header.message.as_ref().map(crate::text::Prose::plain).unwrap_or_default();
    1 + crate::text::wrap::wrap_plain(&message, cells.saturating_sub(INDENT + 3).max(1)).len().min(MESSAGE_ROWS)
}

/// What holds for all decks: who to ask, and whether somebody checked them.
fn foot(decks: &[Deck], phrases: &Phrases, cells: usize) -> Block {
    let unreviewed = decks.iter().any(|deck| deck.header.review.is_none());
    let text = if unreviewed { format!("{} {}", phrases.disclaimer, phrases.unreviewed) } else { phrases.disclaimer.to_string() };
    Block::plain(&text, cells, Look::of(Role::Dim))
}

/// The rows in sight, so that the chosen entry is whole: the number of the first, and the rows.
fn window(entries: &[Block], chosen: usize, room: usize) -> (usize, Vec<Row>) {
    let rows: Vec<Row> = entries.iter().flat_map(|entry| entry.rows.iter().cloned()).collect();
    let start: usize = entries.iter().take(chosen).map(Block::height).sum();
    let end = start + entries.get(chosen).map_or(0, Block::height);
    let top = end.saturating_sub(room).min(start);
    (top, rows.into_iter().skip(top).take(room).collect())
}
