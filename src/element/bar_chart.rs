//! `bar_chart`: magnitudes from zero on one axis. Where there is a whole, the axis is as long as the whole.

use serde::Deserialize;

use super::block::{Block, Look, Part, Row};
use super::scale::{Scale, round_above};
use super::{At, Cx, Draw, Fault, Words, chart};
use crate::text::Prose;
use crate::text::width::width;
use crate::theme::Role;

/// Magnitudes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct BarChart {
    /// What is counted: "people", "cups of tea".
    pub unit: String,
    /// The whole that every value is a part of.
    pub of: Option<f64>,
    /// The bars; each is a part.
    pub rows: Vec<Bar>,
    /// Words under the chart.
    pub caption: Option<Prose>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// How long it is; zero or more.
    pub value: f64,
}

/// An axis has no more steps than this.
const MOST_STEPS: usize = 6;

impl BarChart {
    /// "3 cups", or "3 of 100 people".
    fn words(&self, bar: &Bar, cx: &Cx) -> String {
        let value = cx.number(bar.value);
        let count = self.of.map_or_else(|| value.clone(), |of| (cx.phrases.exactly_of)(&value, &cx.number(of)));
        format!("{count} {}", self.unit)
    }

    /// How many steps of the axis have room for their numbers. Whole values have no steps between whole numbers.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the cells of a row")]
    fn most_steps(&self, top: f64, cells: usize, cx: &Cx) -> usize {
        let whole = self.rows.iter().all(|bar| bar.value.fract() == 0.0);
        let room = (cells / (width(&cx.number(top)) + 8)).clamp(1, MOST_STEPS);
        if whole { room.min((top as usize).max(1)) } else { room }
    }

    /// From zero to the whole, or to a round value at or above all bars; and the most steps between.
    fn scale(&self, cx: &Cx) -> (Scale, usize) {
        let largest = self.rows.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let top = self.of.unwrap_or(largest);
        let scale = chart::scale(0.0, top, cx);
        let most = self.most_steps(top, scale.cells, cx);
        let to = self.of.unwrap_or_else(|| if top > 0.0 { round_above(top, most) } else { 1.0 });
        (Scale { to, ..scale }, most)
    }
}

impl Draw for BarChart {
    fn place(&self, cx: &Cx) -> Block {
        let (scale, most) = self.scale(cx);
        let draw = |bar: &Bar| {
            let mut row = Row::default();
            if bar.value > 0.0 {
                row.push(cx.glyphs.solid.repeat(scale.length(bar.value).max(1)), Look::of(Role::Accent), Part::default());
            }
            chart::bar(chart::heading(&bar.label, &self.words(bar, cx), cx), row)
        };
        let bars: Vec<Block> = self.rows.iter().map(draw).collect();
        let mut foot = chart::axis(&scale, Vec::new(), most, false, cx);
        foot.append(chart::with_unit(Block { rows: vec![Row::default()] }, &self.unit, scale.cells, cx));
        let last = Part::of(bars.len().saturating_sub(1));
        let rows = bars.iter().map(Block::height).sum::<usize>() + foot.height();
        // Where not all fits on a page, the axis comes with the bars of its page: alone it says nothing.
        let paged = rows > cx.height;
        // Air between bars, unless all fits on one page only without.
        let airy = paged || rows + bars.len() <= cx.height;
        let mut block = chart::stack(bars, airy, if paged { foot.part(last) } else { foot });
        block.caption(self.caption.as_ref(), cx, last);
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let say = |bar: &Bar| Words::Paragraph((cx.phrases.row)(&bar.label, &self.words(bar, cx)));
        let caption = self.caption.iter().filter(|_| cx.shown >= self.rows.len());
        let caption = caption.map(|caption| Words::Paragraph(caption.plain()));
        self.rows.iter().take(cx.shown).map(say).chain(caption).collect()
    }

    fn parts(&self) -> usize {
        self.rows.len()
    }

    fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(of) = self.of.filter(|&of| of <= 0.0) {
            let message = format!("\"of\" is the whole: it must be more than zero, and it is {of}.");
            faults.push(Fault::new([At::Field("of")], "no-whole", message, "Leave it out if there is no whole."));
        }
        for (index, Bar { value, .. }) in self.rows.iter().enumerate() {
            let at = [At::Field("rows"), At::Index(index), At::Field("value")];
            if *value < 0.0 {
                let message = format!("This value is {value}, but bars start at zero.");
                faults.push(Fault::new(at, "below-zero", message, "Say in words, or in a table, what is less than zero."));
            } else if let Some(of) = self.of.filter(|&of| of > 0.0 && *value > of) {
                let message = format!("This value is {value}, more than the whole: \"of\" is {of}.");
                faults.push(Fault::new(at, "more-than-whole", message, "Mend one of the two."));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;
    use crate::text::width::width;

    fn chart(rows: &str, more: &str) -> Test {
        Test::body(&format!("{{\"type\": \"bar_chart\", \"unit\": \"people\", {more}\n\"rows\": [{rows}]}}"))
    }

    fn bars(values: &[f64], more: &str) -> Test {
        let row = |value: &f64| format!(r#"{{"label": "r", "value": {value}}}"#);
        chart(&values.iter().map(row).collect::<Vec<_>>().join(","), more)
    }

    /// The cells of each bar, of the axis, and the whole screen.
    fn drawn(test: Test, columns: u16) -> (Vec<usize>, usize, String) {
        let screen = test.size(columns, 40).screen();
        let lengths = screen.lines().map(|line| line.matches('█').count()).filter(|&cells| cells > 0).collect();
        let axis = screen.lines().find(|line| line.contains('├')).map_or(0, |line| width(line.trim()));
        (lengths, axis, screen)
    }

    #[test]
    fn ends_lie_within_a_cell_of_their_true_place() {
        for columns in [20, 40, 80, 120, 200] {
            for (of, values) in [(100.0, [1.0, 33.0, 100.0]), (7.0, [0.001, 2.5, 6.9]), (1e12, [1.0, 4e11, 1e12])] {
                let (lengths, axis, screen) = drawn(bars(&values, &format!("\"of\": {of},")), columns);
                assert_eq!(lengths.len(), 3, "a value that is not zero has a cell: {screen}");
                for (cells, value) in lengths.iter().zip(values) {
                    assert!((*cells as f64 - value / of * axis as f64).abs() <= 1.0 + 1e-9, "{value} of {of}: {screen}");
                }
            }
        }
    }

    #[test]
    fn an_axis_without_a_whole_ends_at_a_round_value() {
        for (largest, end) in
            [(7.0, "8"), (1.0, "1"), (2.0, "2"), (93.0, "100"), (0.9, "1"), (0.0, "1"), (1e12, "1,000,000,000,000")]
        {
            for columns in [40, 80, 120] {
                let screen = bars(&[largest, 0.0], "").size(columns, 40).screen();
                let numbers = screen.lines().skip_while(|line| !line.contains('├')).nth(1).unwrap().trim().to_string();
                assert!(numbers.starts_with('0') && numbers.ends_with(&format!(" {end}")), "{largest}: {screen}");
            }
        }
        assert!(!bars(&[1.0, 2.0], "").screen().contains("0.5"), "there are no half people");
    }

    #[test]
    fn large_numbers_are_grouped_and_whole_at_any_width() {
        for columns in [20, 30, 40, 80, 120] {
            let screen = bars(&[1e12, 5e11], "").size(columns, 40).screen();
            let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains("1,000,000,000,000 people") && words.contains("500,000,000,000 people"), "{screen}");
        }
    }

    #[test]
    fn nothing_but_zeros_is_a_chart_without_bars() {
        let (lengths, axis, screen) = drawn(bars(&[0.0, 0.0], ""), 80);
        assert!(lengths.is_empty() && axis == 72 && screen.contains("r  0 people"), "{screen}");
    }

    #[test]
    fn a_part_is_said_with_its_whole() {
        let rows = r#"{"label": "Ill", "value": 3}, {"label": "Well", "value": 97}"#;
        let said = chart(rows, r#""of": 100, "caption": "Made up.","#).reading();
        assert_eq!(said, "Ill: 3 of 100 people.\nWell: 97 of 100 people.\nMade up.");
        assert_eq!(chart(rows, "").reading(), "Ill: 3 people.\nWell: 97 people.");
        assert!(chart(rows, r#""of": 100,"#).screen().contains("Ill  3 of 100 people"));
    }

    #[test]
    fn bars_come_one_by_one_over_an_axis_that_stands() {
        let test = || bars(&[3.0, 8.0], r#""reveal": true,"#);
        let ((first, axis, before), (both, same, after)) = (drawn(test(), 80), drawn(test().keys("l"), 80));
        assert_eq!((first.len(), both.len(), axis), (1, 2, same), "{before}\n{after}");
        assert_eq!(first[0], both[0]);
    }

    #[test]
    fn what_no_bar_can_show_is_refused_at_its_place() {
        assert_eq!(
            bars(&[1.0, -3.0], "").errors(),
            [
                "2:61 error below-zero: This value is -3, but bars start at zero. (Say in words, or in a table, what is less than zero.)"
            ]
        );
        assert_eq!(
            bars(&[120.0], "\"of\": 100,").errors(),
            ["2:34 error more-than-whole: This value is 120, more than the whole: \"of\" is 100. (Mend one of the two.)"]
        );
        assert!(bars(&[0.0], "\"of\": 0,").errors()[0].contains("error no-whole"));
        assert!(chart(r#"{"label": "r", "value": 1e999}"#, "").errors()[0].contains("This number is too large."));
    }
}
