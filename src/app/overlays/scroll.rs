//! Rows that are longer than a page, scrolled by rows and pages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Canvas;
use crate::app::key::Key;
use crate::element::block::Block;
use crate::slide::{Seen, paint_rows};

/// Rows, and the first one in sight.
#[derive(Debug, Default)]
pub struct Scroll {
    block: Block,
    top: usize,
    page: usize,
}

impl Scroll {
    /// Takes rows for a page of a height; what was at the top stays near it.
    pub fn place(&mut self, block: Block, page: usize) {
        let share = self.top as f64 / self.block.height().max(1) as f64;
        (self.block, self.page) = (block, page);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the rows")]
        let top = (share * self.block.height() as f64).round() as usize;
        self.to(top);
    }

    /// Goes to a row, or as near to it as there are rows.
    pub fn to(&mut self, top: usize) {
        self.top = top.min(self.block.height().saturating_sub(self.page));
    }

    /// Takes a key that scrolls. False for any other.
    pub fn key(&mut self, key: Key) -> bool {
        let page = self.page.saturating_sub(1).max(1);
        match key {
            Key::Down => self.to(self.top + 1),
            Key::Up => self.to(self.top.saturating_sub(1)),
            Key::PageDown | Key::Right | Key::Enter => self.to(self.top + page),
            Key::PageUp | Key::Left => self.to(self.top.saturating_sub(page)),
            Key::Home => self.to(0),
            Key::End => self.to(usize::MAX),
            _ => return false,
        }
        true
    }

    /// Whether more lies above, and below.
    pub fn more(&self) -> (bool, bool) {
        (self.top > 0, self.top + self.page < self.block.height())
    }

    /// Paints the rows in sight.
    pub fn draw(&self, canvas: Canvas, area: Rect, buffer: &mut Buffer) {
        let rows = self.block.rows.get(self.top..).unwrap_or_default();
        paint_rows(rows, Seen::ALL, canvas.theme, area, buffer);
    }
}
