//! A line to type in: it filters a list.

use ratatui::buffer::Buffer;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::Canvas;
use crate::app::key::Key;
use crate::element::block::{Look, Part, Row};
use crate::slide::frame::Frame;
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
    /// It was given up, by Esc or by taking a letter from an empty line: the overlay closes.
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

    /// Paints a title, the line after its sign, and some words at the right where there is room. Of a long line the end is seen.
    pub fn draw(&self, (title, sign, right): (&str, &str, &str), canvas: Canvas, buffer: &mut Buffer) {
        let frame = frame(canvas);
        let area = if frame.title.is_empty() { frame.head } else { frame.title };
        let mut line = Row::default();
        line.push(format!("{title}  "), Look::default().bold(), Part::default());
        let room = (area.width as usize).saturating_sub(line.width() + width(sign) + 1);
        line.push(format!("{sign}{}", end_of(&self.text, room)), Look::of(Role::Accent), Part::default());
        line.push(canvas.glyphs.soft[1], Look::of(Role::Dim), Part::default());
        let start = (area.width as usize).saturating_sub(width(right));
        if line.width() + 2 <= start {
            line.pad_to(start, Look::default(), Part::default());
            line.push(right, Look::of(Role::Dim), Part::default());
        }
        paint_rows(&[line], Seen::ALL, canvas.theme, area, buffer);
    }
}

/// The page of an overlay with a line to type in: the line stands where a slide has its title.
pub fn frame(canvas: Canvas) -> Frame {
    Frame::new(canvas.width, canvas.height).below_title(1).0
}

/// The end of a text, in at most so many cells.
fn end_of(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut used = 1;
    for letter in text.graphemes(true).rev() {
        used += width(letter);
        if used > cells {
            break;
        }
        kept.push(letter);
    }
    kept.push("…");
    kept.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_the_end_is_seen() {
        for (text, cells, seen) in [("abc", 3, "abc"), ("abcdef", 3, "…ef"), ("漢字漢字", 5, "…漢字"), ("ab", 0, "…")]
        {
            assert_eq!(end_of(text, cells), seen);
        }
    }
}
