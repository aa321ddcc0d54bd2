//! The library: the decks in order, each with its message and its length.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::show::Show;
use crate::app::keys::{Action, Context};
use crate::app::list::Window;
use crate::app::mouse::row_at;
use crate::app::{Canvas, chrome};
use crate::deck::Deck;
use crate::element::block::{Block, Look, Part, Row};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::slide::{Seen, paint_rows};
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::theme::{Ground, Role};

/// Which deck is chosen, and where each was left.
#[derive(Debug, Default)]
pub struct Library {
    shipped: bool,
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

/// What stands where.
struct Layout {
    window: Window,
    list: Rect,
    foot: Block,
    at_foot: Rect,
}

impl Library {
    /// A library of so many decks: those that the program brings, or others.
    pub fn new(decks: usize, shipped: bool) -> Self {
        Self { shipped, chosen: 0, places: vec![None; decks] }
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

    /// The deck at a place of the screen.
    pub fn at(&self, place: Position, decks: &[Deck], canvas: Canvas) -> Option<usize> {
        let layout = self.layout(decks, canvas);
        layout.window.at(row_at(place, layout.list)?)
    }

    /// What stands where: the list of decks, and under it what holds for all.
    fn layout(&self, decks: &[Deck], canvas: Canvas) -> Layout {
        let frame = Frame::new(canvas.width, canvas.height);
        let phrases = decks.first().map_or_else(|| Phrases::of("en"), Deck::phrases);
        // The foot stands where a slide has its cue and its progress line; the chosen deck goes before it.
        let bottom = frame.keys.y.saturating_sub(u16::from(!frame.progress.is_empty()));
        let page = bottom.saturating_sub(frame.body.y);
        let cells = frame.column.width as usize;
        let chosen = decks.get(self.chosen).map(|deck| self.entry(self.chosen, deck, true, phrases, canvas, cells).height());
        let fits = |foot: &Block| chosen.unwrap_or(0) + 1 + foot.height() <= page as usize;
        let foot = feet(decks, phrases, cells).into_iter().find(fits).unwrap_or_default();
        let foot_rows = u16::try_from(foot.height()).unwrap_or(0);
        let room = page.saturating_sub(foot_rows + u16::from(foot_rows > 0));
        let list = Rect { height: room, ..frame.body };
        let entries = self.entries(decks, phrases, canvas, list);
        let rows: usize = entries.iter().map(Block::height).sum();
        let window =
            Window::new(entries.len(), self.chosen, room as usize, |deck| entries.get(deck).cloned().unwrap_or_default());
        let spare = (room as usize).saturating_sub(rows);
        let offset = u16::try_from(if canvas.height >= 22 { (spare / 3).min(3) } else { 0 }).unwrap_or(0);
        let list = Rect { y: list.y + offset, height: list.height - offset, ..list };
        let at_foot = Rect { y: bottom.saturating_sub(foot_rows), height: foot_rows.min(bottom), ..frame.body };
        Layout { window, list, foot, at_foot }
    }

    /// Paints the library.
    pub fn draw(&self, decks: &[Deck], canvas: Canvas, notice: Option<&str>, buffer: &mut Buffer) {
        let frame = Frame::new(canvas.width, canvas.height);
        let phrases = decks.first().map_or_else(|| Phrases::of("en"), Deck::phrases);
        // The words about the shipped decks say nothing of a reader's own.
        let tagline = if self.shipped && frame.head.width >= 60 { phrases.tagline } else { "" };
        let left = format!("immunodeck  {tagline}");
        chrome::head(&left, &(phrases.decks)(decks.len()), frame.head, canvas, buffer);
        let name = canvas.theme.style(Role::Accent, Ground::Paper).add_modifier(Modifier::BOLD);
        buffer.set_style(Rect { width: 10.min(frame.head.width), ..frame.head }, name);
        let Layout { window, list, foot, at_foot } = self.layout(decks, canvas);
        paint_rows(&window.rows(), Seen::ALL, canvas.theme, list, buffer);
        paint_rows(&foot.rows, Seen::ALL, canvas.theme, at_foot, buffer);
        let actions = [Action::Next, Action::Down, Action::Help, Action::Search, Action::Theme, Action::Leave];
        let frame = Frame { cue: frame.keys, ..frame };
        let hints = chrome::hints(&actions, Context::Library, canvas, phrases);
        chrome::Foot { hints, notice, more: window.more() }.draw(&frame, canvas, phrases, buffer);
    }

    /// An entry for each deck: with air between them, else close, else with the message of the chosen one alone.
    fn entries(&self, decks: &[Deck], phrases: &Phrases, canvas: Canvas, list: Rect) -> Vec<Block> {
        let entries = |only_chosen: bool| -> Vec<Block> {
            let told = |index: usize| !only_chosen || index == self.chosen;
            let entry = |(index, deck)| self.entry(index, deck, told(index), phrases, canvas, list.width as usize);
            decks.iter().enumerate().map(entry).collect()
        };
        let (mut all, room) = (entries(false), list.height as usize);
        let last = all.len().saturating_sub(1);
        let rows: usize = all.iter().map(Block::height).sum();
        if rows > room {
            return entries(true);
        }
        if rows + last <= room {
            all.iter_mut().take(last).for_each(|entry| entry.rows.push(Row::default()));
        }
        all
    }

    fn entry(&self, index: usize, deck: &Deck, told: bool, phrases: &Phrases, canvas: Canvas, cells: usize) -> Block {
        let chosen = index == self.chosen;
        let (dim, accent, part) = (Look::of(Role::Dim), Look::of(Role::Accent), Part::default());
        let (state, length) = (self.state(index, deck, phrases, canvas), deck.length());
        let right = width(&state) + width(&length) + 2 * usize::from(!state.is_empty()) + 1;
        let inner = cells.saturating_sub(INDENT);
        let mut title = vec![(deck.header.title.clone(), Look::default().bold())];
        if deck.is_draft() {
            title.push((format!("  {}", phrases.draft), Look::of(Role::Second).bold()));
        }
        let lines = wrap(&title, inner.saturating_sub(right + 1).max(8));
        let mut block = Block::lines(lines);
        if let Some(first) = block.rows.first_mut() {
            first.pad_to(inner.saturating_sub(right), Look::default(), part);
            first.push(if state.is_empty() { String::new() } else { format!("{state}  ") }, accent, part);
            first.push(length, dim, part);
        }
        let message = deck.header.message.as_ref().map(crate::text::Prose::plain).unwrap_or_default();
        if told && !message.is_empty() {
            block.append(Block::plain(&message, inner.saturating_sub(1).max(1), dim));
        }
        let bar = if chosen { canvas.glyphs.bar } else { " " };
        let block = block.marked(&format!("{:>3}  ", index + 1), dim).barred(bar, accent);
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

/// What holds for all decks, in full and in short: who to ask, and whether somebody checked them (each deck's first slide
/// says that too).
fn feet(decks: &[Deck], phrases: &Phrases, cells: usize) -> Vec<Block> {
    let unreviewed = decks.iter().any(|deck| deck.header.review.is_none());
    let full = unreviewed.then(|| format!("{} {}", phrases.disclaimer, phrases.unreviewed));
    let texts = full.into_iter().chain([phrases.disclaimer.to_string()]);
    texts.map(|text| Block::plain(&text, cells, Look::of(Role::Dim))).collect()
}
