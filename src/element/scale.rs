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
    pub fn column(&self, value: f64) -> usize {
        self.cell(value, 0.0)
    }

    /// The cells of a bar from the start to a value: it ends within half a cell of where the value truly lies.
    pub fn length(&self, value: f64) -> usize {
        self.cell(value, 0.5)
    }

    /// The value's place in cells, some way into its cell, rounded.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the cells of a row")]
    fn cell(&self, value: f64, into: f64) -> usize {
        let share = (value - self.from) / (self.to - self.from);
        let last = self.cells.saturating_sub(1);
        if share.is_finite() { (share.clamp(0.0, 1.0) * last as f64 + into).round() as usize } else { 0 }
    }
}

/// A step from one round value to the next: 1, 2 or 5 times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    factor: f64,
    power: i32,
}

impl Step {
    /// The smallest with which at most `most` steps cover a span. `None` where there is nothing to cover.
    #[expect(clippy::cast_possible_truncation, reason = "the power of ten of a finite number is a few hundred at most")]
    fn over(span: f64, most: usize) -> Option<Self> {
        let rough = span / most as f64;
        if !rough.is_finite() || rough <= 0.0 {
            return None;
        }
        let power = rough.log10().floor() as i32;
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| Self { factor, power }).find(|step| step.times(1.0) >= rough)
    }

    /// So many steps. Divides where the power is below one: 3 steps of 0.1 are 0.3, to the last digit.
    fn times(self, count: f64) -> f64 {
        let power = 10f64.powi(self.power.abs());
        if self.power < 0 { count * self.factor / power } else { count * self.factor * power }
    }
}

/// Round values between `from` and `to`, with at most `most` steps between them.
pub fn round_values(from: f64, to: f64, most: usize) -> Vec<f64> {
    let Some(step) = Step::over(to - from, most) else { return Vec::new() };
    let first = (from / step.times(1.0)).ceil();
    (0..=most).map(|index| step.times(first + index as f64)).take_while(|&value| value <= to).collect()
}

/// The first round value at or above `value`, at most `most` steps from zero.
pub fn round_above(value: f64, most: usize) -> f64 {
    let steps = |step: Step| (0..=most).map(move |index| step.times(index as f64));
    Step::over(value, most).and_then(|step| steps(step).find(|&round| round >= value)).unwrap_or(value)
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
/// One that is wider than a row is left out.
pub fn labels(mut wanted: Vec<Label>, cells: usize, most_rows: usize) -> Block {
    wanted.retain(|label| width(&label.text) <= cells);
    wanted.sort_by_key(|label| (!label.needed, label.column));
    let mut rows: Vec<Vec<(usize, Label)>> = Vec::new();
    for label in wanted {
        let wide = width(&label.text);
        if wide > cells {
            continue;
        }
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
        assert_eq!(round_values(0.0, 0.5, 5), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(round_values(0.0, 1.0, 10), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
        assert_eq!(round_values(-0.05, 0.07, 6), [-0.04, -0.02, 0.0, 0.02, 0.04, 0.06]);
        assert!(round_values(1.0, 1.0, 5).is_empty());
        for (value, above) in [(7.0, 8.0), (10.0, 10.0), (101.0, 120.0), (0.25, 0.25), (0.7, 0.8), (1e12, 1e12), (0.0, 0.0)] {
            assert_eq!(round_above(value, 6), above, "{value}");
        }
    }

    proptest! {
        #[test]
        fn a_value_lies_within_half_a_cell(from in -1e6..1e6f64, span in 1e-3..1e9f64, share in 0.0..1.0f64, cells in 2usize..200) {
            let scale = Scale { from, to: from + span, cells };
            let exact = share * (cells - 1) as f64;
            prop_assert!((scale.column(from + share * span) as f64 - exact).abs() <= 0.5 + 1e-6);
            prop_assert!((scale.length(from + share * span) as f64 - exact - 0.5).abs() <= 0.5 + 1e-6);
        }

        #[test]
        fn labels_stay_in_their_row(columns in prop::collection::vec((0usize..60, 0usize..90, any::<bool>()), 0..12)) {
            let label = |&(column, letters, needed): &(usize, usize, bool)| Label {
                column, text: "x".repeat(letters), look: Look::default(), part: Part::default(), needed,
            };
            prop_assert!(labels(columns.iter().map(label).collect(), 60, 3).width() <= 60);
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
