//! Where the parts of a page lie, from a projector down to a phone's terminal.

use ratatui::layout::Rect;

/// The smallest page that a slide can be read on, in cells: below it there is a message.
pub const SMALLEST: (u16, u16) = (20, 6);

/// The widest column that words and charts take.
const WIDEST: u16 = 96;

/// The parts of a page. A part without room has no height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// The column that everything stands in, from top to bottom.
    pub column: Rect,
    /// Deck and place.
    pub head: Rect,
    /// The slide's title.
    pub title: Rect,
    /// The slide's body.
    pub body: Rect,
    /// "More below".
    pub cue: Rect,
    /// The progress line.
    pub progress: Rect,
    /// The line of keys.
    pub keys: Rect,
}

impl Frame {
    /// A page without a title.
    pub fn new(width: u16, height: u16) -> Self {
        let margin = match width {
            60.. => 4,
            40.. => 2,
            24.. => 1,
            _ => 0,
        };
        let cells = width.saturating_sub(2 * margin).min(WIDEST);
        let column = Rect { x: (width - cells) / 2, y: 0, width: cells, height };
        let line = |y: u16, rows: u16| Rect { y: y.min(height), height: rows.min(height.saturating_sub(y)), ..column };
        let bottom = |up: u16| line(height.saturating_sub(up), 1);
        let none = line(height, 0);
        let (head, top) = match height {
            // On a tall page the title stands lower, on every slide alike, so that the page is balanced.
            30.. => (line(1, 1), 3 + (height - 28) / 5),
            22.. => (line(1, 1), 3),
            14.. => (line(0, 1), 2),
            10.. => (line(0, 1), 1),
            _ => (none, 0),
        };
        let (cue, progress, below) = match height {
            18.. => (bottom(3), bottom(2), 3),
            _ => (bottom(1), none, 1),
        };
        let body = line(top, height.saturating_sub(top + below));
        Self { column, head, title: none, body, cue, progress, keys: bottom(1) }
    }

    /// The same page with a title of so many rows above its body, and true; or unchanged and false, where the title would
    /// leave too little room and must scroll with the body.
    pub fn below_title(self, rows: usize) -> (Self, bool) {
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let gap = u16::from(self.column.height >= 10);
        if rows.saturating_mul(3) > self.body.height {
            return (self, false);
        }
        if rows == 0 {
            return (self, true);
        }
        let title = Rect { height: rows, ..self.body };
        let top = rows + gap;
        let body = Rect { y: self.body.y + top, height: self.body.height.saturating_sub(top), ..self.body };
        (Self { title, body, ..self }, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_on_the_page_at_any_size() {
        for width in 0..130 {
            for height in 0..60 {
                for rows in 0..5 {
                    let (frame, _) = Frame::new(width, height).below_title(rows);
                    let page = Rect { x: 0, y: 0, width, height };
                    for part in [frame.head, frame.title, frame.body, frame.cue, frame.progress, frame.keys] {
                        assert_eq!(part.intersection(page).area(), part.area(), "{width}×{height}: {frame:?}");
                    }
                    assert!(frame.body.bottom() <= frame.keys.top() || frame.body.height == 0);
                    assert!(frame.title.bottom() <= frame.body.top() || frame.title.height == 0);
                    if width >= SMALLEST.0 && height >= SMALLEST.1 {
                        assert!(frame.body.height >= 3, "{width}×{height}: {frame:?}");
                    }
                }
            }
        }
    }
}
