//! `range_chart`: intervals on one full axis. Solid to the low end (sure), hatched to the high end (the range), both ends
//! named, no point in the middle. An end that nobody gave is an arrow.

use serde::Deserialize;

use super::block::{Block, Look, Part, Row};
use super::period::Period;
use super::scale::{Label, Scale};
use super::{At, Cx, Draw, Fault, Words, chart};
use crate::phrases::stopped;
use crate::text::Prose;
use crate::text::width::width;
use crate::theme::Role;

/// Intervals.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RangeChart {
    /// What is counted: "minutes", "people out of 100".
    pub unit: String,
    /// The whole scale.
    pub axis: Axis,
    /// The intervals; each is a part.
    pub rows: Vec<Interval>,
    /// Out of how many people.
    pub of: Option<u32>,
    /// Which people.
    pub of_whom: Option<String>,
    /// Over what time.
    #[serde(default)]
    pub period: Period,
    /// The other frame: what holds for those who are not counted.
    pub otherwise: Option<String>,
    /// Words under the chart.
    pub caption: Option<Prose>,
}

/// The ends of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Axis {
    /// Its first value.
    pub from: f64,
    /// Its last value.
    pub to: f64,
}

/// One interval.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Interval {
    /// What it is about.
    pub label: String,
    /// At least.
    pub low: f64,
    /// At most; `null` where nobody gives a limit.
    pub high: Option<f64>,
    /// Words for an end without a number: "several years".
    pub until: Option<String>,
    /// A few words beside it.
    pub note: Option<String>,
}

/// Cells between two signs of the legend.
const GAP: usize = 3;

impl Interval {
    fn until(&self, cx: &Cx) -> String {
        self.until.clone().unwrap_or_else(|| cx.phrases.no_limit.to_string())
    }

    /// "30 to 90 minutes", "6 months to several years".
    fn words(&self, unit: &str, cx: &Cx) -> String {
        let low = cx.number(self.low);
        match self.high {
            Some(high) if high > self.low => format!("{} {unit}", (cx.phrases.between)(&low, &cx.number(high))),
            Some(_) => format!("{low} {unit}"),
            None => (cx.phrases.from_until)(&format!("{low} {unit}"), &self.until(cx)),
        }
    }
}

impl RangeChart {
    fn scale(&self, cx: &Cx) -> Scale {
        chart::scale(self.axis.from, self.axis.to, cx)
    }

    fn heading(&self, interval: &Interval, cx: &Cx) -> Block {
        let mut block = chart::heading(&interval.label, &interval.words(&self.unit, cx), cx);
        if let Some(note) = &interval.note {
            block.append(Block::plain(note, cx.measure(), Look::of(Role::Dim)));
        }
        block
    }

    fn bar(&self, interval: &Interval, cx: &Cx) -> Row {
        let scale = self.scale(cx);
        let (low, glyphs) = (scale.column(interval.low), cx.glyphs);
        let high = scale.column(interval.high.unwrap_or(self.axis.to));
        let solid = if interval.low > self.axis.from { low + 1 } else { 0 };
        let hatched = (high + 1).saturating_sub(solid);
        let open = usize::from(interval.high.is_none() && hatched > 0);
        let mut row = Row::default();
        row.push(glyphs.solid.repeat(solid), Look::of(Role::Accent), Part::default());
        if interval.high.is_none_or(|high| high > interval.low) {
            row.push(glyphs.hatch.repeat(hatched - open), Look::of(Role::Accent), Part::default());
            row.push(glyphs.arrow.repeat(open), Look::of(Role::Accent), Part::default());
        }
        row
    }

    /// The axis, with bold numbers where an interval ends. Where every interval is open, so is the axis.
    fn axis(&self, cx: &Cx) -> Block {
        let scale = self.scale(cx);
        let open = self.rows.iter().all(|row| row.high.is_none());
        let bold = Look::default().bold();
        let mut wanted = Vec::new();
        for (index, interval) in self.rows.iter().enumerate() {
            let ends = [Some(interval.low), interval.high].into_iter().flatten();
            wanted.extend(ends.map(|value| Label { part: Part::of(index), ..chart::label(&scale, value, bold, cx) }));
        }
        chart::axis(&scale, wanted, (scale.cells / 14).max(2), open, cx)
    }

    fn legend(&self, cx: &Cx) -> Block {
        let open = format!("{}{}", cx.glyphs.hatch, cx.glyphs.arrow);
        let mut signs: Vec<(&str, &str)> = vec![(cx.glyphs.solid, cx.phrases.at_least)];
        if self.rows.iter().any(|row| row.high.is_some_and(|high| high > row.low)) {
            signs.push((cx.glyphs.hatch, cx.phrases.up_to));
        }
        if self.rows.iter().any(|row| row.high.is_none()) {
            signs.push((&open, cx.phrases.no_limit));
        }
        let cells = self.scale(cx).cells;
        // As many signs in a row as fit; the unit at the end of the last row, or above them.
        let mut rows: Vec<Row> = Vec::new();
        for (sign, words) in signs {
            let inner = cx.width.saturating_sub(width(sign) + 1).max(1);
            let entry = Block::plain(words, inner, Look::of(Role::Dim)).marked(&format!("{sign} "), Look::of(Role::Accent));
            match rows.last_mut() {
                Some(row) if entry.height() == 1 && row.width() + GAP + entry.width() <= cx.width => {
                    row.pad_to(row.width() + GAP, Look::default(), Part::default());
                    row.spans.extend(entry.rows.into_iter().flat_map(|row| row.spans));
                }
                _ => rows.extend(entry.rows),
            }
        }
        chart::with_unit(Block { rows }, &self.unit, cells, cx)
    }

    /// The other frame of each interval: "It does not work for 60 to 80."
    fn complement(&self, interval: &Interval, cx: &Cx) -> Option<String> {
        let (of, otherwise, high) = (f64::from(self.of?), self.otherwise.as_ref()?, interval.high?);
        let words = (cx.phrases.between)(&cx.number(of - high), &cx.number(of - interval.low));
        let words = if high > interval.low { words } else { cx.number(of - high) };
        Some((cx.phrases.complement)(otherwise, &words))
    }
}

impl Draw for RangeChart {
    fn place(&self, cx: &Cx) -> Block {
        let bars = self.rows.iter().map(|interval| chart::bar(self.heading(interval, cx), self.bar(interval, cx)));
        let mut foot = self.axis(cx);
        if cx.height >= 10 {
            foot.blank();
        }
        foot.append(self.legend(cx));
        let mut block = chart::stack(bars.collect(), true, foot);
        for (index, interval) in self.rows.iter().enumerate() {
            if let Some(words) = self.complement(interval, cx) {
                block.blank();
                block.append(Block::plain(&words, cx.measure(), Look::default()).part(Part::of(index)));
            }
        }
        block.caption(self.caption.as_ref(), cx, Part::default());
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = Vec::new();
        for interval in self.rows.iter().take(cx.shown) {
            let mut said = (cx.phrases.row)(&interval.label, &interval.words(&self.unit, cx));
            let more = interval.note.as_deref().map(stopped).into_iter().chain(self.complement(interval, cx));
            more.for_each(|more| said = format!("{said} {more}"));
            words.push(Words::Paragraph(said));
        }
        words.extend(self.caption.iter().map(|caption| Words::Paragraph(caption.plain())));
        words
    }

    fn parts(&self) -> usize {
        self.rows.len()
    }

    fn check(&self) -> Vec<Fault> {
        let Axis { from, to } = self.axis;
        let mut faults = Vec::new();
        if from >= to {
            faults.push(Fault::new(
                [At::Field("axis")],
                "axis-order",
                "The axis ends before it begins.",
                "\"from\" must be less than \"to\".",
            ));
        }
        for (index, row) in self.rows.iter().enumerate() {
            let at = |field| [At::Field("rows"), At::Index(index), At::Field(field)];
            if let Some(high) = row.high
                && row.low > high
            {
                let message = format!("\"low\" is {}, more than \"high\", which is {high}.", row.low);
                faults.push(Fault::new(at("low"), "range-order", message, "Swap the two."));
            }
            for (field, value) in [("low", Some(row.low)), ("high", row.high)] {
                if value.is_some_and(|value| from < to && !(from..=to).contains(&value)) {
                    let message = format!("\"{field}\" lies outside the axis, which goes from {from} to {to}.");
                    faults.push(Fault::new(at(field), "outside-axis", message, "Make the axis longer, or mend the number."));
                }
            }
            if row.high.is_none() && row.until.is_none() {
                let hint = "Say in words how far it goes: \"until\": \"several years\".";
                faults.push(Fault::new(
                    [At::Field("rows"), At::Index(index)],
                    "missing-until",
                    "A row without \"high\" needs \"until\".",
                    hint,
                ));
            }
        }
        faults
    }

    fn remark(&self, cx: &Cx) -> Option<String> {
        let whom = self.of.zip(self.of_whom.as_ref()).map(|(of, whom)| (cx.phrases.out_of)(&cx.number(f64::from(of)), whom));
        let remarks: Vec<String> = whom.into_iter().chain(self.period.remark(cx)).collect();
        (!remarks.is_empty()).then(|| remarks.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;
    use crate::text::width::width;

    fn chart(rows: &str, axis: (f64, f64)) -> Test {
        let (from, to) = axis;
        Test::body(&format!(
            r#"{{"type": "range_chart", "unit": "weeks", "axis": {{"from": {from}, "to": {to}}}, "rows": [{rows}]}}"#
        ))
    }

    #[test]
    fn ends_lie_within_a_cell_of_their_true_place() {
        for (columns, low, high) in [(40, 20.0, 40.0), (80, 20.0, 40.0), (120, 33.0, 34.0), (200, 1.0, 99.0), (80, 0.0, 50.0)] {
            let screen =
                chart(&format!(r#"{{"label": "r", "low": {low}, "high": {high}}}"#), (0.0, 100.0)).size(columns, 24).screen();
            let bar = screen.lines().find(|line| line.contains(['█', '▒'])).unwrap().trim();
            let axis = screen.lines().find(|line| line.contains('├')).unwrap().trim();
            let cells = (width(axis) - 1) as f64;
            let solid = bar.matches('█').count() as f64;
            if low > 0.0 {
                assert!((solid - 1.0 - low / 100.0 * cells).abs() <= 1.0, "{columns}: {screen}");
            }
            assert!((width(bar) as f64 - 1.0 - high / 100.0 * cells).abs() <= 1.0, "{columns}: {screen}");
        }
    }

    #[test]
    fn an_end_that_nobody_gave_is_an_arrow_and_words() {
        let row = r#"{"label": "All", "low": 6, "high": null, "until": "several years"}"#;
        let screen = chart(row, (0.0, 36.0)).screen();
        let bar = screen.lines().find(|line| line.contains('▒')).unwrap();
        assert!(bar.ends_with('▶'), "{screen}");
        assert!(screen.contains("6 weeks to several years") && screen.contains("no limit given"), "{screen}");
        assert!(chart(row, (0.0, 36.0)).reading().starts_with("All: 6 weeks to several years."));
    }

    #[test]
    fn a_legend_wider_than_the_page_is_wrapped() {
        let json = r#"{"title": "T", "language": "fr", "slides": [{"title": "A", "body": [{"type": "range_chart", "unit": "mois",
            "axis": {"from": 0, "to": 9}, "rows": [{"label": "r", "low": 1, "high": null, "until": "u"}]}]}]}"#;
        let screen = Test::deck(json).size(20, 20).screen();
        assert!(screen.contains("▒▶ pas de limite\n   indiquée"), "{screen}");
    }

    #[test]
    fn every_end_is_named_at_any_width() {
        let rows = r#"{"label": "A", "low": 30, "high": 32}, {"label": "B", "low": 31, "high": 90}"#;
        for columns in [20, 30, 40, 80, 120, 200] {
            let screen = chart(rows, (0.0, 120.0)).size(columns, 40).screen();
            for named in ["30 to 32", "31 to 90", "120"] {
                assert!(screen.split_whitespace().collect::<Vec<_>>().join(" ").contains(named), "{columns}: {screen}");
            }
        }
    }

    #[test]
    fn a_huge_axis_is_drawn() {
        let screen = chart(r#"{"label": "x", "low": 5e11, "high": 1e12}"#, (0.0, 1e12)).screen();
        assert!(screen.contains("500,000,000,000 to 1,000,000,000,000 weeks"), "{screen}");
    }

    #[test]
    fn the_other_frame_is_said() {
        let json = r#"{"type": "range_chart", "unit": "people out of 100", "axis": {"from": 0, "to": 100}, "of": 100,
            "of_whom": "people treated", "otherwise": "it does not work", "period": null,
            "rows": [{"label": "It works for", "low": 20, "high": 40}]}"#;
        let said = Test::body(json).reading();
        assert!(said.contains("It works for: 20 to 40 people out of 100. It does not work for 60 to 80."), "{said}");
        assert!(said.contains("Out of 100 people treated. No time period given."), "{said}");
    }

    #[test]
    fn what_no_axis_can_show_is_refused() {
        for (rows, axis, fault) in [
            (r#"{"label": "r", "low": 9, "high": 3}"#, (0.0, 10.0), "\"low\" is 9, more than \"high\", which is 3."),
            (r#"{"label": "r", "low": 1, "high": 30}"#, (0.0, 10.0), "\"high\" lies outside the axis"),
            (r#"{"label": "r", "low": 1, "high": null}"#, (0.0, 10.0), "needs \"until\""),
            (r#"{"label": "r", "low": 1, "high": 2}"#, (5.0, 5.0), "The axis ends before it begins."),
            (r#"{"label": "r", "low": 1e999, "high": 2}"#, (0.0, 10.0), "too large"),
        ] {
            let errors = chart(rows, axis).errors();
            assert!(errors.iter().any(|error| error.contains(fault)), "{rows}: {errors:?}");
        }
    }
}
