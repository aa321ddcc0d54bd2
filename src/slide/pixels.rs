//! Pictures in half blocks: each cell is an upper pixel and a lower one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Seen;
use crate::deck::Slide;
use crate::element::block::{Block, Row, UPPER_HALF};
use crate::picture::Stripe;
use crate::text::width::width;
use crate::theme::Theme;

/// Paints a row of a picture into at most `room` cells, and gives the column after it.
pub(super) fn paint(stripe: &Stripe, (x, y): (u16, u16), room: usize, theme: Theme, buffer: &mut Buffer) -> u16 {
    let paper = theme.paper();
    let colour = |pixel| theme.colour(paper.under(pixel));
    let mut end = x;
    for (upper, lower) in stripe.cells().take(room) {
        if let Some(cell) = buffer.cell_mut((end, y)) {
            cell.set_symbol(UPPER_HALF).set_style(Style::new().fg(colour(upper)).bg(colour(lower)));
        }
        end = end.saturating_add(1);
    }
    end
}

/// How many rows each picture may take so that a body higher than its page fits; nothing where it fits already, or where
/// pictures would become too low: those get a page of their own.
pub(super) fn room(body: &Block, height: usize, slide: &Slide) -> Option<usize> {
    if body.height() <= height {
        return None;
    }
    let drawn = body.rows.iter().filter(|row| row.spans.iter().any(|span| span.stripe.is_some())).count();
    let others = body.height() - drawn;
    let room = height.checked_sub(others)?.checked_div(slide.images().len())?;
    (drawn > 0 && room >= LOW).then_some(room)
}

/// Pictures of fewer rows lose too much of what they show.
const LOW: usize = 6;

/// The pictures that lie in `area` as a whole and are shown, each with its path.
pub(super) fn whole(rows: &[Row], seen: Seen, area: Rect) -> Vec<(String, Rect)> {
    let mut found = Vec::new();
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let mut x = usize::from(area.left());
        for span in &row.spans {
            if let Some(Stripe { picture, row: 0 }) = span.stripe.as_ref().filter(|_| span.is_shown(seen.step, seen.answers)) {
                let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
                let place = Rect { x: cells(x), y, width: cells(picture.columns), height: cells(picture.rows) };
                let rows_left = rows.len() - usize::from(y - area.top());
                if picture.rows <= rows_left && area.intersection(place) == place {
                    found.push((picture.path.clone(), place));
                }
            }
            x += width(&span.text);
        }
    }
    found
}
