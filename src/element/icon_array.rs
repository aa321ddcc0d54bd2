//! `icon_array`: 100 marks, one for each person, in three shapes: sure, in the range, not.
//!
//! Drawn by the rules of risk communication: grouped, never shuffled; from the top left; one denominator; both frames in
//! words; no midpoint; the legend beside its marks.

use serde::Deserialize;

use super::block::{Block, Look, Part, Row, Span};
use super::period::Period;
use super::{At, Cx, Draw, Fault, Words};
use crate::phrases::{Phrases, sentence};
use crate::text::Prose;
use crate::theme::Role;

/// People, counted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct IconArray {
    /// What happens to those who are counted. A benefit completes "… for 20" ("it works"); a harm completes "15 …"
    /// ("have a severe side effect").
    pub outcome: String,
    /// The other frame, in the same form.
    pub otherwise: String,
    /// At least so many.
    pub low: Option<u32>,
    /// At most so many.
    pub high: Option<u32>,
    /// So many, where the source gives one number.
    pub count: Option<u32>,
    /// Out of how many: always 100.
    #[serde(default = "hundred")]
    pub of: u32,
    /// Who is counted: "people treated".
    pub of_whom: String,
    /// Words for the range.
    pub uncertain: Option<String>,
    /// Over what time.
    #[serde(default)]
    pub period: Period,
    /// Good or bad: each has its own shapes.
    pub effect: Effect,
    /// The number is an estimate.
    #[serde(default)]
    pub about: bool,
    /// Words under the marks.
    pub caption: Option<Prose>,
}

/// Whether the outcome is good or bad for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Good.
    Benefit,
    /// Bad.
    Harm,
}

fn hundred() -> u32 {
    100
}

/// One group of marks.
struct Group {
    count: u32,
    sign: &'static str,
    look: Look,
    head: String,
    /// The head in few words.
    short: String,
    words: String,
    part: Part,
}

/// How the marks lie.
struct Form {
    /// Marks in a row.
    columns: usize,
    /// Blanks between two marks.
    blanks: usize,
    /// Rows from one row of marks to the next.
    rows: usize,
    /// Whether the legend stands beside the marks, level with its rows.
    legend_beside: bool,
}

impl Form {
    const fn new(columns: usize, blanks: usize, rows: usize, legend_beside: bool) -> Self {
        Self { columns, blanks, rows, legend_beside }
    }

    /// The form for a page: as large as a room needs where there is room.
    fn of(cx: &Cx) -> Self {
        match (cx.width, cx.height) {
            (90.., 26..) => Self::new(10, 3, 2, true),
            (48.., 13..) => Self::new(10, 1, 1, true),
            (67.., _) => Self::new(20, 1, 1, true),
            (48.., _) => Self::new(20, 0, 1, true),
            (20.., ..20) => Self::new(20, 0, 1, false),
            (20.., _) => Self::new(10, 1, 1, false),
            _ => Self::new(10, 0, 1, false),
        }
    }
}

/// Cells between marks and legend.
const GAP: usize = 5;

impl IconArray {
    fn bounds(&self) -> (u32, u32) {
        let low = self.count.or(self.low).unwrap_or(0).min(self.of);
        (low, self.count.or(self.high).unwrap_or(low).clamp(low, self.of))
    }

    fn count_words(&self, cx: &Cx, low: u32, high: u32) -> String {
        let number = |value: u32| cx.number(f64::from(value));
        match (low == high, self.about) {
            (true, true) => (cx.phrases.about)(&number(low)),
            (true, false) => number(low),
            _ => (cx.phrases.between)(&number(low), &number(high)),
        }
    }

    fn range_words(&self, cx: &Cx) -> String {
        self.uncertain.clone().unwrap_or_else(|| cx.phrases.source_gives_range.to_string())
    }

    /// Both frames: for how many, and for how many not.
    fn sentence(&self, cx: &Cx) -> String {
        let (low, high) = self.bounds();
        let say = if self.effect == Effect::Benefit { cx.phrases.benefit } else { cx.phrases.harm };
        let (count, rest) = (self.count_words(cx, low, high), self.count_words(cx, self.of - high, self.of - low));
        say(&cx.number(f64::from(self.of)), &self.of_whom, &self.outcome, &count, &self.otherwise, &rest)
    }

    /// The groups, in the order sure, range, not. Revealed, they come as a speaker tells them: not, sure, range.
    fn groups(&self, cx: &Cx) -> Vec<Group> {
        let (low, high) = self.bounds();
        let (p, of) = (cx.phrases, cx.number(f64::from(self.of)));
        let [sure, range, not] = if self.effect == Effect::Benefit { cx.glyphs.benefit } else { cx.glyphs.harm };
        type Say = (fn(&str, &str) -> String, fn(&str) -> String);
        let group = |count: u32, sign, role, (long, short): Say, words: &str, part| {
            let number = cx.number(f64::from(count));
            let (head, short) = (long(&number, &of), short(&number));
            Group { count, sign, look: Look::of(role), head, short, words: words.to_string(), part: Part::of(part) }
        };
        let say: Say = match (low == high, self.about) {
            (true, true) => (p.about_of, p.about),
            (true, false) => (p.exactly_of, str::to_string),
            _ => (p.at_least_of, p.at_least_count),
        };
        let mut groups = vec![
            group(low, sure, Role::Accent, say, &self.outcome, 2),
            group(high - low, range, Role::Second, (p.more_of, p.more_count), &self.range_words(cx), 3),
            group(self.of - high, not, Role::Rest, say, &self.otherwise, 1),
        ];
        groups.retain(|group| group.count > 0);
        groups
    }

    fn legend(group: &Group, cells: usize, one_line: bool, phrases: &Phrases) -> Block {
        let inner = cells.saturating_sub(2).max(1);
        let block = if one_line {
            let styled = (phrases.colon)(&group.short, &group.words);
            Block::plain(&styled, inner, Look::default())
        } else {
            let mut block = Block::plain(&group.head, inner, Look::default().bold());
            block.append(Block::plain(&group.words, inner, Look::of(Role::Dim)));
            block
        };
        block.marked(&format!("{} ", group.sign), group.look).part(group.part).bound()
    }

    /// Both frames, as a block that appears last.
    fn said(&self, cells: usize, cx: &Cx) -> Block {
        Block::plain(&self.sentence(cx), cells, Look::default()).part(Part::of(self.parts() - 1))
    }

    /// The legend beside the marks, each entry level with its group; the sentence under it, or under all.
    fn beside(&self, marks: Block, groups: &[Group], form: &Form, cx: &Cx) -> Block {
        let column = marks.width() + GAP;
        let cells = cx.width.saturating_sub(column).min(46);
        let (mut legend, mut row) = (Block::default(), 0);
        for group in groups {
            legend.rows.resize_with(legend.height().max(row), Row::default);
            legend.append(Self::legend(group, cells, false, cx.phrases));
            row += group.count as usize / form.columns * form.rows;
        }
        if legend.height() + 3 <= marks.height() {
            let said = self.said(cells, cx);
            let top = marks.height().saturating_sub(said.height()).max(legend.height() + 1);
            legend.rows.resize_with(top, Row::default);
            legend.append(said);
            return marks.beside(legend.together(), column);
        }
        let mut block = marks.beside(legend.together(), column);
        block.blank();
        block.append(self.said(cx.measure(), cx));
        block
    }

    /// The legend below the marks, on one page with them; the sentence under it.
    fn below(&self, marks: Block, groups: &[Group], cx: &Cx) -> Block {
        let mut legend = Block::default();
        groups.iter().for_each(|group| legend.append(Self::legend(group, cx.width, true, cx.phrases)));
        let mut block = marks;
        if block.height() + 1 + legend.height() <= cx.height {
            block.blank();
        }
        block.append(legend);
        let mut block = block.together();
        block.blank();
        block.append(self.said(cx.measure(), cx));
        block
    }
}

/// The marks alone. Until its group is told, a mark is a dot: neither yes nor no.
fn marks(groups: &[Group], form: &Form, dot: &'static str) -> Block {
    let all = groups.iter().flat_map(|group| std::iter::repeat_n(group, group.count as usize));
    let mut block = Block::default();
    for (index, group) in all.enumerate() {
        let first = index.is_multiple_of(form.columns);
        if first {
            let apart = if index == 0 { 1 } else { form.rows };
            block.rows.resize_with(block.height() + apart, Row::default);
        }
        let Some(row) = block.rows.last_mut() else { break };
        if !first {
            row.push(" ".repeat(form.blanks), Look::default(), Part::default());
        }
        row.spans.push(Span {
            text: group.sign.into(),
            look: group.look,
            part: group.part,
            veil: Some((0, dot)),
            ..Span::default()
        });
    }
    block
}

impl Draw for IconArray {
    fn place(&self, cx: &Cx) -> Block {
        let (groups, form) = (self.groups(cx), Form::of(cx));
        let marks = marks(&groups, &form, cx.glyphs.dot).together();
        let mut block = if form.legend_beside { self.beside(marks, &groups, &form, cx) } else { self.below(marks, &groups, cx) };
        block.caption(self.caption.as_ref(), cx, Part::default());
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        if cx.shown < self.parts() {
            return vec![Words::Paragraph(format!("{} {}.", self.of, self.of_whom))];
        }
        let (low, high) = self.bounds();
        let number = |value: u32| cx.number(f64::from(value));
        let (of, sure, rest) = (number(self.of), number(low), number(self.of - high));
        let picture = if low == high {
            let count = self.count_words(cx, low, high);
            (cx.phrases.marks_count)(&of, [&sentence(&count), &rest], [&self.outcome, &self.otherwise])
        } else {
            let range = number(high - low);
            let words = [self.outcome.as_str(), &self.range_words(cx), &self.otherwise];
            (cx.phrases.marks_range)(&of, [&sure, &range, &rest], words)
        };
        let mut words = vec![Words::Paragraph(self.sentence(cx)), Words::Paragraph(picture)];
        words.extend(self.caption.iter().map(|caption| Words::Paragraph(caption.plain())));
        words
    }

    /// The people, those for whom it is not, those for whom it is sure, those in the range.
    fn parts(&self) -> usize {
        let (low, high) = self.bounds();
        if low == high { 3 } else { 4 }
    }

    fn check(&self) -> Vec<Fault> {
        let at = |field, message: String, hint| Fault::new([At::Field(field)], "icon-array-numbers", message, hint);
        let mut faults = Vec::new();
        if self.of != 100 {
            let message = format!("An icon array counts out of 100, not {}.", self.of);
            faults.push(at("of", message, "Give the figure out of 100 people, or use a range chart."));
        }
        match (self.low, self.high, self.count) {
            (None, None, Some(_)) | (Some(_), Some(_), None) => {}
            (None, None, None) => {
                faults.push(Fault::new([], "missing-field", "An icon array needs \"low\" and \"high\", or \"count\".", ""))
            }
            (Some(_), None, None) => {
                faults.push(at("low", "\"low\" needs a \"high\" beside it.".into(), "For one number use \"count\"."))
            }
            (None, Some(_), None) => {
                faults.push(at("high", "\"high\" needs a \"low\" beside it.".into(), "For one number use \"count\"."))
            }
            _ => faults.push(at("count", "Either \"count\", or \"low\" and \"high\": not both.".into(), "")),
        }
        if let (Some(low), Some(high)) = (self.low, self.high)
            && low > high
        {
            faults.push(at("low", format!("\"low\" is {low}, more than \"high\", which is {high}."), "Swap the two."));
        }
        for (field, value) in [("low", self.low), ("high", self.high), ("count", self.count)] {
            if value.is_some_and(|value| value > self.of) {
                faults.push(at(field, format!("\"{field}\" is more than {}.", self.of), ""));
            }
        }
        faults
    }

    fn remark(&self, cx: &Cx) -> Option<String> {
        self.period.remark(cx)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    fn array(fields: &str) -> Test {
        let common =
            r#""type": "icon_array", "outcome": "it works", "otherwise": "it does not work", "of_whom": "people treated""#;
        Test::body(&format!("{{{common}, {fields}}}"))
    }

    /// The marks of each shape on the screen, its legend left out.
    fn counts(screen: &str, signs: [char; 3]) -> [usize; 3] {
        let legend = screen.contains(signs[1]);
        signs.map(|sign| screen.matches(sign).count() - usize::from(sign != signs[1] || legend))
    }

    #[test]
    fn a_hundred_marks_are_a_hundred_at_any_size() {
        for (width, height) in [(40, 15), (50, 15), (70, 15), (80, 24), (120, 40), (200, 60), (40, 40), (24, 30)] {
            for (low, high) in [(20, 40), (0, 100), (33, 34), (1, 99)] {
                let test = array(&format!(r#""low": {low}, "high": {high}, "effect": "benefit""#)).size(width, height);
                let screen = test.screen();
                let [sure, range, not] = ['●', '◍', '○'].map(|sign| screen.matches(sign).count());
                let legends = [low, high - low, 100 - high].map(|count| usize::from(count > 0));
                assert_eq!(
                    [sure, range, not],
                    [low + legends[0], high - low + legends[1], 100 - high + legends[2]],
                    "{low}–{high} at {width}×{height}:\n{screen}"
                );
            }
        }
    }

    #[test]
    fn a_harm_has_other_shapes_of_the_same_size() {
        let fields = r#""count": 15, "about": true, "effect": "harm""#;
        let screen = array(fields).screen();
        assert_eq!(counts(&screen, ['■', '▨', '□']), [15, 0, 85]);
        let ascii = array(fields).ascii().screen();
        let drawn: usize = ascii
            .lines()
            .filter(|line| line.trim().starts_with(['X', 'o']))
            .map(|line| line.trim().split("     ").next().unwrap().split(' ').filter(|mark| matches!(*mark, "X" | "o")).count())
            .sum();
        assert_eq!(drawn, 100, "{ascii}");
    }

    #[test]
    fn both_frames_are_said_and_complete_each_other() {
        let said = array(r#""low": 20, "high": 40, "effect": "benefit", "period": null"#).reading();
        assert!(said.starts_with("Of 100 people treated, it works for 20 to 40. It does not work for 60 to 80.\n"), "{said}");
        assert!(said.contains("The next 20 are hatched: the source gives a range."), "{said}");
        assert!(said.ends_with("No time period given."), "{said}");
    }

    #[test]
    fn what_cannot_be_counted_out_of_a_hundred_is_refused() {
        for (fields, fault) in [
            (r#""low": 40, "high": 20"#, "\"low\" is 40, more than \"high\", which is 20."),
            (r#""count": 3, "of": 10"#, "An icon array counts out of 100, not 10."),
            (r#""count": 101"#, "\"count\" is more than 100."),
            (r#""low": 20"#, "\"low\" needs a \"high\" beside it."),
            (r#""low": 20.5, "high": 40"#, "Here stands a number with a fraction; it should be a whole number."),
            (r#""low": 1, "high": 2, "count": 3"#, "not both"),
            (r#""about": true"#, "needs \"low\" and \"high\", or \"count\""),
        ] {
            let errors = array(&format!(r#"{fields}, "effect": "harm""#)).errors();
            assert!(errors.len() == 1 && errors[0].contains(fault), "{fields}: {errors:?}");
        }
    }
}
