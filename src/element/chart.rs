//! What charts of bars share: a heading above each bar, one axis under all of them, the unit once at its end.

use super::Cx;
use super::block::{Block, Look, Part, Row};
use super::scale::{Label, Scale, labels, round_values};
use crate::text::width::width;
use crate::theme::Role;

/// Where bars stop growing: a longer axis is no clearer.
const LONGEST: usize = 84;
/// Cells between the unit and what stands before it.
const GAP: usize = 3;

/// A scale as wide as the page, within reason.
pub fn scale(from: f64, to: f64, cx: &Cx) -> Scale {
    Scale { from, to, cells: cx.width.clamp(2, LONGEST) }
}

/// What a bar is about, and its value in bold; one below the other where they do not fit in a row.
pub fn heading(label: &str, value: &str, cx: &Cx) -> Block {
    let bold = Look::default().bold();
    if width(label) + 2 + width(value) > cx.width {
        let mut block = Block::plain(label, cx.width, Look::default());
        block.append(Block::plain(value, cx.width, bold));
        return block;
    }
    let mut row = Row::default();
    row.push(format!("{label}  "), Look::default(), Part::default());
    row.push(value, bold, Part::default());
    Block { rows: vec![row] }
}

/// A bar under its heading.
pub fn bar(mut heading: Block, bar: Row) -> Block {
    heading.rows.push(bar);
    heading
}

/// Bars one below the other, each a part, and the foot that the last one stands on.
pub fn stack(bars: Vec<Block>, airy: bool, foot: Block) -> Block {
    let mut block = Block::default();
    for (index, bar) in bars.into_iter().enumerate() {
        if airy {
            block.blank();
        }
        block.append(bar.together().part(Part::of(index)));
    }
    if let Some(last) = block.rows.last_mut() {
        last.keep = 1;
    }
    block.append(foot.together());
    block
}

/// The number of a value at its place on the axis; it is always shown.
pub fn label(scale: &Scale, value: f64, look: Look, cx: &Cx) -> Label {
    Label { column: scale.column(value), text: cx.number(value), look, part: Part::default(), needed: true }
}

/// A line with signs and numbers: those wanted, both ends (an open axis has no last number), and between them round
/// values with at most `most` steps, where they stand clear of all others.
pub fn axis(scale: &Scale, mut wanted: Vec<Label>, most: usize, open: bool, cx: &Cx) -> Block {
    let dim = Look::of(Role::Dim);
    wanted.push(label(scale, scale.from, dim, cx));
    wanted.extend((!open).then(|| label(scale, scale.to, dim, cx)));
    for value in round_values(scale.from, scale.to, most) {
        let tick = Label { needed: false, ..label(scale, value, dim, cx) };
        let room = width(&tick.text) + 4;
        if wanted.iter().all(|other| other.column.abs_diff(tick.column) > room) && tick.column + room < scale.cells {
            wanted.push(tick);
        }
    }
    let [start, middle, end] = cx.glyphs.scale;
    let sign = |column: usize| match column {
        0 => start,
        _ if column + 1 == scale.cells && !open => end,
        _ if column + 1 < scale.cells && wanted.iter().any(|label| label.column == column) => middle,
        _ => cx.glyphs.across,
    };
    let mut block = Block::line((0..scale.cells).map(sign).collect::<String>(), Look::of(Role::Axis));
    block.append(labels(wanted, scale.cells, 3));
    block.bound()
}

/// The unit at the right end of the last row, or above the rows where there is no room for it.
pub fn with_unit(mut rows: Block, unit: &str, cells: usize, cx: &Cx) -> Block {
    let dim = Look::of(Role::Dim);
    let start = cells.saturating_sub(width(unit));
    match rows.rows.last_mut() {
        Some(row) if row.width() + GAP <= start => {
            row.pad_to(start, dim, Part::default());
            row.push(unit, dim, Part::default());
            rows
        }
        _ => {
            let mut block = Block::plain(unit, cx.width, dim);
            block.rows.extend(rows.rows.into_iter().filter(|row| !row.is_blank()));
            block
        }
    }
}
