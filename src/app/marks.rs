//! Marks on what is looked for, wherever it stands on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use crate::text::query::Query;
use crate::text::width::width;
use crate::theme::{Ground, Role, Theme};

/// Marks every match in an area; one that goes on in the next row too.
pub fn mark(query: &Query, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let (mut text, mut cells) = (String::new(), Vec::new());
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let Some(cell) = buffer.cell(Position { x, y }) else { break };
            cells.push((text.len(), Position { x, y }));
            text.push_str(cell.symbol());
            x += u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
        }
        text.push('\n');
    }
    let style = theme.style(Role::Accent, Ground::Paper).add_modifier(Modifier::REVERSED);
    for place in query.places(&text) {
        let first = cells.partition_point(|(at, _)| *at < place.start);
        let found: Vec<Position> =
            cells.iter().skip(first).take_while(|(at, _)| *at < place.end).map(|(_, position)| *position).collect();
        for row in found.chunk_by(|one, next| one.y == next.y) {
            let solid = |position: &&Position| buffer.cell(**position).is_some_and(|cell| !cell.symbol().trim().is_empty());
            let Some((from, to)) = row.iter().find(solid).zip(row.iter().rfind(solid)) else { continue };
            buffer.set_style(Rect { x: from.x, y: from.y, width: to.x - from.x + 1, height: 1 }, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;
    use ratatui::style::Modifier;

    /// The marked cells after some keys, row by row.
    fn marked(body: &str, keys: &str) -> Vec<String> {
        let buffer = Test::body(body).size(30, 12).keys(keys).buffer();
        let row = |y: u16| {
            let cells = (0..30).map(|x| &buffer[(x, y)]).filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            cells.map(|cell| cell.symbol()).collect::<String>()
        };
        (0..12).map(row).filter(|row| !row.is_empty()).collect()
    }

    #[test]
    fn marks_all_matches_in_sight_and_nothing_else() {
        assert_eq!(marked(r#""A rash, Rash.""#, "/ r a s h Enter"), ["rashRash"]);
        assert_eq!(marked(r#""A rash.""#, "/ r a s h Enter Esc"), [""; 0]);
    }

    #[test]
    fn a_match_goes_on_in_the_next_row() {
        let body = r#""Some words that are so long: T cells do it.""#;
        assert_eq!(marked(body, "/ l o n g : Space t Space c Enter"), ["long:", "T c"]);
    }
}
