//! The mouse, as the program knows it: off unless asked for.

use ratatui::layout::{Position, Rect};

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button goes down.
    Press(Position),
    /// The right one does.
    Back,
    /// The wheel turns towards the reader, or away.
    Wheel {
        /// Towards what lies below.
        down: bool,
    },
}

/// The row of an area that a place lies in, from 0.
pub(super) fn row_at(place: Position, area: Rect) -> Option<usize> {
    area.contains(place).then(|| usize::from(place.y - area.y))
}
