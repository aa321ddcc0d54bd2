//! A line to type in: it filters a list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Canvas;
use crate::app::key::Key;
use crate::element::block::{Look, Part, Row};
use crate::slide::{Seen, paint_rows};
use crate::text::width::width;
use crate::theme::Role;

/// What was typed so far.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The letters.
    pub text: String,
}

/// What a key did to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It changed.
    Changed,
    /// It was empty, and a letter should go: the overlay closes.
    Closed,
    /// The key is none of its own.
    Other,
}

impl Filter {
    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Typed {
        match key {
            Key::Esc => return Typed::Closed,
            Key::Backspace => {
                if self.text.pop().is_none() {
                    return Typed::Closed;
                }
            }
            Key::Ctrl('u' | 'w') => self.text.clear(),
            Key::Char(letter) => self.text.push(letter),
            _ => return Typed::Other,
        }
        Typed::Changed
    }

    /// Paints a title, the line after its sign, and some words at the right where there is room.
    pub fn draw(&self, (title, sign, right): (&str, &str, &str), canvas: Canvas, area: Rect, buffer: &mut Buffer) {
        let mut line = Row::default();
        line.push(format!("{title}  "), Look::default().bold(), Part::default());
        line.push(format!("{sign}{}", self.text), Look::of(Role::Accent), Part::default());
        line.push(canvas.glyphs.soft[1], Look::of(Role::Dim), Part::default());
        let start = (area.width as usize).saturating_sub(width(right));
        if line.width() + 2 <= start {
            line.pad_to(start, Look::default(), Part::default());
            line.push(right, Look::of(Role::Dim), Part::default());
        }
        paint_rows(&[line], Seen::ALL, canvas.theme, area, buffer);
    }
}
