//! `columns`: bodies side by side; one below the other where they would be too narrow.

use serde::Deserialize;

use super::block::{Block, Part};
use super::{At, Cx, Draw, Element, Fault, Kind, Words};

/// Bodies side by side.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Columns {
    /// From left to right; each is a part.
    pub columns: Vec<Column>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Column {
    /// Its share of the width.
    #[serde(default = "one")]
    pub width: u32,
    /// Its elements.
    pub body: Vec<Element>,
}

fn one() -> u32 {
    1
}

/// A column is no narrower than this.
const NARROWEST: usize = 26;
/// Cells between two columns.
const GAP: usize = 4;

impl Column {
    fn choices(&self) -> usize {
        self.body.iter().map(|element| element.choices(usize::MAX)).sum()
    }
}

impl Columns {
    /// The cells of each column, or nothing where they must be stacked.
    fn widths(&self, cx: &Cx) -> Option<Vec<usize>> {
        let count = self.columns.len();
        let free = cx.width.checked_sub(GAP * count.saturating_sub(1))?;
        let shares: usize = self.columns.iter().map(|column| column.width as usize).sum();
        let widths: Vec<usize> = self.columns.iter().map(|column| free * column.width as usize / shares.max(1)).collect();
        widths.iter().all(|&width| width >= NARROWEST).then_some(widths)
    }
}

fn stack(body: &[Element], cx: &Cx) -> Block {
    let mut block = Block::default();
    let mut cx = *cx;
    for element in body {
        block.blank();
        block.append(element.place(&cx));
        cx.first_choice += element.choices(usize::MAX);
    }
    block
}

impl Draw for Columns {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = Block::default();
        let widths = self.widths(cx);
        let (mut left, mut cx) = (0, *cx);
        for (index, column) in self.columns.iter().enumerate() {
            let width = widths.as_ref().and_then(|widths| widths.get(index).copied());
            let inner = stack(&column.body, &cx.wide(width.unwrap_or(cx.width))).hold(index);
            cx.first_choice += column.choices();
            match width {
                Some(width) => {
                    block = block.beside(inner, left);
                    left += width + GAP;
                }
                None => {
                    block.blank();
                    block.append(inner);
                }
            }
        }
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut inner = Cx { shown: usize::MAX, ..*cx };
        let mut words = Vec::new();
        for element in self.columns.iter().take(cx.shown).flat_map(|column| &column.body) {
            words.extend(element.read(&inner));
            inner.first_choice += element.choices(usize::MAX);
        }
        words
    }

    fn choices(&self, shown: usize) -> usize {
        self.columns.iter().take(shown).map(Column::choices).sum()
    }

    fn parts(&self) -> usize {
        self.columns.len()
    }

    fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let at = |field| [At::Field("columns"), At::Index(index), At::Field(field)];
            if column.width == 0 {
                faults.push(Fault::new(
                    at("width"),
                    "column-width",
                    "A column needs a width of 1 or more.",
                    "Leave \"width\" out for equal columns.",
                ));
            }
            for (item, element) in column.body.iter().enumerate() {
                let wrong = match element.1 {
                    Kind::Columns(_) => "Columns may not stand inside columns.",
                    Kind::Pause(_) => "A pause may stand in a slide's body only.",
                    _ => continue,
                };
                let path: Vec<At> = at("body").into_iter().chain([At::Index(item)]).collect();
                faults.push(Fault::new(
                    path,
                    "not-in-columns",
                    wrong,
                    "Move it out of the columns; \"reveal\": true shows columns one by one.",
                ));
            }
        }
        faults
    }
}

impl Block {
    /// All of it appears with one part, and nothing stands in its place before; what waits for an answer still does.
    fn hold(mut self, step: usize) -> Self {
        for span in self.rows.iter_mut().flat_map(|row| &mut row.spans) {
            span.part = Part { step, ..span.part };
            span.veil = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const TWO: &str =
        r#"{"type": "columns", "columns": [{"width": 3, "body": ["left words"]}, {"width": 2, "body": ["right words"]}]}"#;

    #[test]
    fn side_by_side_where_there_is_room_stacked_where_there_is_none() {
        let wide = Test::body(TWO).screen();
        let row = wide.lines().find(|line| line.contains("left words")).unwrap();
        assert_eq!(row.find("right words"), Some(4 + 40 + 4), "three fifths of 68, a gap of 4, a margin of 4: {wide}");
        let narrow = Test::body(TWO).size(40, 15).screen();
        assert!(narrow.lines().all(|line| !(line.contains("left") && line.contains("right"))), "{narrow}");
        assert!(narrow.contains("left words") && narrow.contains("right words"));
    }

    #[test]
    fn what_may_not_stand_inside_is_refused_at_its_place() {
        let nested = format!(r#"{{"type": "columns", "columns": [{{"body": [{{"type": "pause"}}, {TWO}]}}]}}"#);
        let errors = Test::body(&nested).errors();
        assert!(errors.iter().any(|error| error.contains("A pause may stand in a slide's body only.")), "{errors:?}");
        assert!(errors.iter().any(|error| error.contains("Columns may not stand inside columns.")), "{errors:?}");
    }

    #[test]
    fn nothing_stands_for_a_column_before_it_comes() {
        let array =
            r#"{"type": "icon_array", "effect": "benefit", "outcome": "a", "otherwise": "b", "count": 9, "of_whom": "p"}"#;
        let json = format!(r#"{{"type": "columns", "reveal": true, "columns": [{{"body": ["left"]}}, {{"body": [{array}]}}]}}"#);
        let (before, after) = (Test::body(&json).screen(), Test::body(&json).keys("l").screen());
        let body = before.lines().skip(2).collect::<String>();
        assert!(!body.contains('·'), "{before}");
        assert!(after.contains('●'), "{after}");
    }

    #[test]
    fn says_one_column_after_the_other() {
        assert_eq!(Test::body(TWO).reading(), "left words\nright words");
    }
}
