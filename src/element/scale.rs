//! Scales: where a value lies on a row of cells, where ticks go, and labels that never overlap.

use super::block::{Block, Look, Part, Row};
use crate::text::width::width;

/// A linear scale over a number of cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The value of the first cell.
    pub from: f64,
    /// The value of the last cell.
    pub to: f64,
    /// How many cells.
    pub cells: usize,
}

impl Scale {
    /// The cell of a value: the nearest, so never more than half a cell from its true place.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the cells of a row")]
    pub fn column(&self, value: f64) -> usize {
        let share = (value - self.from) / (self.to - self.from);
        let last = self.cells.saturating_sub(1);
        if share.is_finite() { (share.clamp(0.0, 1.0) * last as f64).round() as usize } else { 0 }
    }
}

/// Round values between `from` and `to`, at most `most` of them: steps of 1, 2 or 5 times a power of ten.
pub fn round_values(from: f64, to: f64, most: usize) -> Vec<f64> {
    let span = to - from;
    if !span.is_finite() || span <= 0.0 || most == 0 {
        return Vec::new();
    }
    let rough = span / most as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= rough).unwrap_or(rough);
    let first = (from / step).ceil();
    (0..=most).map(|index| (first + index as f64) * step).take_while(|&value| value <= to).collect()
}

/// A label at a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where its middle should be.
    pub column: usize,
    /// What it says.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// When it is shown.
    pub part: Part,
    /// Whether it may go to a further row rather than be left out.
    pub needed: bool,
}

/// Rows of labels, `cells` wide. Needed ones are set first and step down a row where two would touch; the others fill gaps.
pub fn labels(mut wanted: Vec<Label>, cells: usize, most_rows: usize) -> Block {
    wanted.sort_by_key(|label| (!label.needed, label.column));
    let mut rows: Vec<Vec<(usize, Label)>> = Vec::new();
    for label in wanted {
        let wide = width(&label.text);
        let start = label.column.saturating_sub(wide / 2).min(cells.saturating_sub(wide));
        let gap = if label.needed { 1 } else { 2 };
        let free = |row: &Vec<(usize, Label)>| {
            row.iter().all(|(at, other)| start >= at + width(&other.text) + gap || start + wide + gap <= *at)
        };
        if rows.iter().flatten().any(|(at, other)| *at == start && other.text == label.text) {
            continue;
        }
        let limit = if label.needed { most_rows } else { 1 };
        match (0..limit).find(|&index| rows.get(index).is_none_or(free)) {
            Some(index) if index == rows.len() => rows.push(vec![(start, label)]),
            Some(index) => rows.get_mut(index).into_iter().for_each(|row| row.push((start, label.clone()))),
            None => {}
        }
    }
    Block { rows: rows.into_iter().map(set).collect() }
}

fn set(mut labels: Vec<(usize, Label)>) -> Row {
    labels.sort_by_key(|(start, _)| *start);
    let mut row = Row::default();
    for (start, label) in labels {
        row.pad_to(start, Look::default(), Part::default());
        row.push(label.text, label.look, label.part);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn puts_values_in_their_cells() {
        let scale = Scale { from: 0.0, to: 100.0, cells: 51 };
        assert_eq!([0.0, 20.0, 40.0, 100.0].map(|value| scale.column(value)), [0, 10, 20, 50]);
        assert_eq!(Scale { from: 0.0, to: 0.0, cells: 5 }.column(3.0), 0);
    }

    #[test]
    fn finds_round_values() {
        assert_eq!(round_values(0.0, 100.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(round_values(0.0, 6.0, 6), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(round_values(0.0, 1e12, 2), [0.0, 5e11, 1e12]);
        assert!(round_values(1.0, 1.0, 5).is_empty());
    }

    proptest! {
        #[test]
        fn a_value_lies_within_half_a_cell(from in -1e6..1e6f64, span in 1e-3..1e9f64, share in 0.0..1.0f64, cells in 2usize..200) {
            let scale = Scale { from, to: from + span, cells };
            let exact = share * (cells - 1) as f64;
            prop_assert!((scale.column(from + share * span) as f64 - exact).abs() <= 0.5 + 1e-6);
        }

        #[test]
        fn labels_never_touch(columns in prop::collection::vec((0usize..60, any::<bool>()), 0..12)) {
            let wanted = columns.iter().map(|&(column, needed)| Label {
                column, text: format!("{column}"), look: Look::default(), part: Part::default(), needed,
            });
            for row in labels(wanted.collect(), 60, 3).rows {
                prop_assert!(row.width() <= 60);
                let text: String = row.spans.iter().map(|span| span.text.as_str()).collect();
                let all: Vec<String> = columns.iter().map(|(column, _)| column.to_string()).collect();
                prop_assert!(text.split_whitespace().all(|word| all.iter().any(|label| label == word)));
            }
        }
    }
}
