//! A page of text over the slide, scrolled by rows and pages.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::Answer;
use super::scroll::Scroll;
use crate::app::key::Key;
use crate::app::keys::{Action, BINDINGS, Context};
use crate::app::{Canvas, chrome};
use crate::element::Words;
use crate::element::block::{Block, Look};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::text::width::{shorten, width};
use crate::theme::{Ground, Role};

/// Lines of a sheet are no longer than this.
pub(super) const WIDEST: usize = 76;

/// Text to read.
#[derive(Debug)]
pub struct Sheet {
    title: &'static str,
    words: Vec<Words>,
    /// The key that opened it closes it too.
    opened_by: char,
    scroll: Scroll,
    clicker: Option<Clicker>,
}

/// Shows what each key sends.
#[derive(Debug)]
struct Clicker {
    phrases: &'static Phrases,
    pressed: Option<Key>,
}

impl Sheet {
    pub(super) fn new(title: &'static str, words: Vec<Words>, opened_by: char, canvas: Canvas) -> Self {
        let mut sheet = Self { title, words, opened_by, scroll: Scroll::default(), clicker: None };
        sheet.place(canvas);
        sheet
    }

    pub(super) fn with_clicker(mut self, phrases: &'static Phrases, canvas: Canvas) -> Self {
        self.clicker = Some(Clicker { phrases, pressed: None });
        self.place(canvas);
        self
    }

    fn frame(&self, canvas: Canvas) -> Frame {
        let frame = Frame::new(canvas.width, canvas.height);
        let rows = 1 + usize::from(self.clicker.is_some());
        frame.below_title(rows).0
    }

    /// Breaks the lines for a size.
    pub(super) fn place(&mut self, canvas: Canvas) {
        let body = self.frame(canvas).body;
        self.scroll.place(lay(&self.words, (body.width as usize).min(WIDEST)), body.height as usize);
    }

    pub(super) fn key(&mut self, key: Key) -> Answer {
        if let Some(clicker) = &mut self.clicker {
            clicker.pressed = Some(key);
        }
        let scrolls = match key {
            Key::Esc | Key::Char('q') => return Answer::Close,
            Key::Char(letter) if letter == self.opened_by => return Answer::Close,
            Key::Char('j') => Key::Down,
            Key::Char('k') => Key::Up,
            Key::Char(' ' | 'l') => Key::PageDown,
            Key::Char('h') | Key::Backspace => Key::PageUp,
            Key::Char('g') => Key::Home,
            Key::Char('G') => Key::End,
            other => other,
        };
        self.scroll.key(scrolls);
        Answer::Stay
    }

    pub(super) fn draw(&self, canvas: Canvas, phrases: &'static Phrases, buffer: &mut Buffer) {
        let frame = self.frame(canvas);
        let bold = canvas.theme.style(Role::Text, Ground::Paper).add_modifier(Modifier::BOLD);
        let title = if frame.title.is_empty() { frame.head } else { frame.title };
        if !title.is_empty() {
            buffer.set_stringn(title.x, title.y, self.title, title.width as usize, bold);
        }
        if let Some(clicker) = self.clicker.as_ref().filter(|_| frame.title.height > 1) {
            let style = canvas.theme.style(Role::Dim, Ground::Paper);
            buffer.set_stringn(title.x, title.y + 1, shorten(&clicker.line(), title.width as usize), title.width as usize, style);
        }
        self.scroll.draw(canvas, frame.body, buffer);
        let hints = chrome::hints(&[Action::Close], Context::Slide, canvas, phrases);
        chrome::Foot { hints, notice: None, more: self.scroll.more() }.draw(&frame, canvas, phrases, buffer);
    }
}

impl Clicker {
    fn line(&self) -> String {
        let Some(key) = self.pressed else { return self.phrases.clicker.to_string() };
        let bound = BINDINGS.iter().find(|binding| binding.keys.contains(&[key].as_slice()));
        let name = bound.and_then(|binding| binding.name(Context::Slide, &self.phrases.keys));
        (self.phrases.colon)(&key.to_string(), name.unwrap_or(self.phrases.unknown_key))
    }
}

/// Words are no narrower than this beside a wide mark.
const NARROWEST: usize = 14;

/// Words as rows: headings bold with air above, items hanging.
pub(super) fn lay(words: &[Words], cells: usize) -> Block {
    let mut block = Block::default();
    let mut after_item = false;
    for piece in words {
        match piece {
            Words::Heading(text) => {
                block.blank();
                block.append(Block::plain(text, cells, Look::of(Role::Accent).bold()).together());
                if let Some(last) = block.rows.last_mut() {
                    last.keep = 1;
                }
            }
            Words::Paragraph(text) => {
                let follows_heading = block.rows.last().is_some_and(|row| row.keep > 0);
                if !follows_heading {
                    block.blank();
                }
                block.append(Block::plain(text, cells, Look::default()));
            }
            Words::Item(level, mark, text) => {
                if !after_item && block.rows.last().is_some_and(|row| row.keep == 0) {
                    block.blank();
                }
                let indent = 2 * level;
                let inner = cells.saturating_sub(indent + width(mark)).max(1);
                if inner < NARROWEST && width(mark) > 4 {
                    // A wide mark stands above what it marks.
                    let mut item = Block::plain(mark.trim_end(), cells, Look::of(Role::Dim));
                    item.append(Block::plain(text, cells.saturating_sub(2).max(1), Look::default()).indent(2));
                    block.append(item);
                } else {
                    block.append(Block::plain(text, inner, Look::default()).marked(mark, Look::of(Role::Dim)).indent(indent));
                }
            }
        }
        after_item = matches!(piece, Words::Item(..));
    }
    block
}
