//! Painting: rows of styled text into cells, and nothing that a terminal could take for more than letters but its own links.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Seen, pixels};
use crate::element::block::{Look, Row};
use crate::text::width::width;
use crate::theme::{Ground, Role, Theme};

/// Paints rows from the top of `area` on, without what is not seen yet.
pub fn paint_rows(rows: &[Row], seen: Seen, theme: Theme, area: Rect, buffer: &mut Buffer) {
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let mut x = area.left();
        for span in &row.spans {
            let shown = span.is_shown(seen.step, seen.answers);
            let room = area.right().saturating_sub(x) as usize;
            if room == 0 {
                break;
            }
            if shown && let Some(stripe) = &span.stripe {
                x = pixels::paint(stripe, (x, y), room, theme, buffer);
                continue;
            }
            if shown {
                let start = x;
                x = paint_text(&span.text, (x, y), room, style(span.look, theme), buffer);
                if let Some(address) = span.link.as_deref().filter(|_| theme.links) {
                    link(address, Rect { x: start, y, width: x - start, height: 1 }, buffer);
                }
                continue;
            }
            let cells = width(&span.text);
            if let Some((from, sign)) = span.veil
                && from <= seen.step
            {
                buffer.set_stringn(x, y, sign.repeat(cells), room, style(Look::of(Role::Axis), theme));
            }
            x = x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX));
        }
    }
}

/// Paints a text in one row, at most `room` cells of it, and gives the column after it. Plain letters need no looking up.
fn paint_text(text: &str, (x, y): (u16, u16), room: usize, style: Style, buffer: &mut Buffer) -> u16 {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return buffer.set_stringn(x, y, text, room, style).0;
    }
    let mut column = x;
    for letter in text.bytes().take(room) {
        if let Some(cell) = buffer.cell_mut(Position { x: column, y }) {
            cell.set_char(char::from(letter)).set_style(style);
        }
        column = column.saturating_add(1);
    }
    column
}

/// Tells the terminal where a painted stretch leads (OSC 8), in the symbol of its first cell. What follows it there is hidden
/// from the terminal by that cell's width, and stays as it is for whoever reads the buffer.
fn link(address: &str, stretch: Rect, buffer: &mut Buffer) {
    let safe = address.len() <= LONGEST_ADDRESS && address.bytes().all(|byte| byte.is_ascii_graphic());
    let Some(cells) = NonZeroU16::new(stretch.width).filter(|_| safe) else { return };
    let (mut words, mut x) = (String::new(), stretch.x);
    while let Some(cell) = buffer.cell(Position { x, y: stretch.y }).filter(|_| x < stretch.right()) {
        words.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    if let Some(first) = buffer.cell_mut(stretch.as_position()) {
        first.set_symbol(&format!("\u{1b}]8;;{address}\u{1b}\\{words}\u{1b}]8;;\u{1b}\\"));
        first.set_diff_option(CellDiffOption::ForcedWidth(cells));
    }
}

/// The longest address that terminals take.
const LONGEST_ADDRESS: usize = 2000;

/// A look, as the terminal is told of it.
fn style(look: Look, theme: Theme) -> Style {
    let mut style = theme.style(look.role, look.ground);
    for (on, modifier) in [(look.bold, Modifier::BOLD), (look.italic, Modifier::ITALIC), (look.underlined, Modifier::UNDERLINED)]
    {
        if on {
            style = style.add_modifier(modifier);
        }
    }
    style
}

/// Gives an area of an empty buffer the page's colours.
pub fn paint_paper(theme: Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.style(Role::Text, Ground::Paper);
    if area == buffer.area {
        // The whole screen, at every frame: without looking up each cell by its place.
        for cell in &mut buffer.content {
            cell.set_style(style);
        }
    } else {
        buffer.set_style(area, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Test;

    const LINK: &str = r#""See [the site](https://a.org/x) or [漢字](https://b.org) now.""#;

    fn told(body: &str, test: impl Fn(Test) -> Test) -> Vec<String> {
        let buffer = test(Test::body(body).links()).buffer();
        buffer.content.iter().map(|cell| cell.symbol().to_string()).filter(|symbol| symbol.contains('\u{1b}')).collect()
    }

    #[test]
    fn a_link_is_told_in_one_cell_as_wide_as_its_words() {
        let [site, signs] = ["\u{1b}]8;;https://a.org/x\u{1b}\\the site", "\u{1b}]8;;https://b.org\u{1b}\\漢字"];
        assert_eq!(told(LINK, |test| test), [site, signs].map(|link| format!("{link}\u{1b}]8;;\u{1b}\\")));
        let narrow = told(&LINK.replace("the site", "the pages of the site"), |test| test.size(20, 12));
        assert!(narrow.len() == 3 && narrow.iter().all(|part| part.contains("]8;;https://")), "{narrow:?}");
    }

    #[test]
    fn no_control_character_is_painted() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        for text in ["a\nb", "a\tb", "é\u{7f}\u{1b}[31m"] {
            paint_text(text, (0, 0), 20, Style::new(), &mut buffer);
            assert!(buffer.content.iter().all(|cell| !cell.symbol().contains(char::is_control)), "{text:?}");
        }
        let chart = r#"{"type": "bar_chart", "unit": "cups\nof tea", "rows": [{"label": "la\nbel", "value": 3}]}"#;
        let screen = Test::body(chart).screen();
        assert!(screen.contains("la bel  3 cups of tea"), "{screen}");
    }

    #[test]
    fn where_it_is_not_safe_no_link_is_told() {
        assert!(told(LINK, Test::ascii).is_empty());
        assert!(told(&LINK.replace("a.org/x", "a.org/é").replace("b.org", &"b".repeat(3000)), |test| test).is_empty());
        assert!(told(LINK, |test| test.keys("/ s e e Enter")).is_empty(), "what is marked is no link");
        assert!(Test::body(LINK).buffer().content.iter().all(|cell| !cell.symbol().contains('\u{1b}')));
    }
}
