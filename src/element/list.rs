//! `list`: items with bullets, numbers or check marks, three levels at most.

use serde::Deserialize;

use super::block::{Block, Look, Part};
use super::{At, Cx, Draw, Fault, Words};
use crate::text::Prose;
use crate::theme::Role;

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct List {
    /// Top items; each is a part.
    pub items: Vec<Item>,
    /// What stands before them.
    #[serde(default)]
    pub style: Style,
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// A sign.
    #[default]
    Bullet,
    /// Its number.
    Number,
    /// A check mark.
    Check,
}

/// An item: a string, or `{ "text", "items" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub struct Item {
    /// Its words.
    pub text: Prose,
    /// What belongs under it.
    pub items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(rename = "text|item")]
struct Written {
    text: Prose,
    #[serde(default)]
    items: Vec<Item>,
}

impl From<Written> for Item {
    fn from(written: Written) -> Self {
        Self { text: written.text, items: written.items }
    }
}

/// How deep items may lie in one another.
const LEVELS: usize = 3;

impl List {
    fn mark(&self, index: usize, level: usize, bullets: &[&str; 3], check: &str) -> String {
        match self.style {
            Style::Number if level == 0 => format!("{}. ", index + 1),
            Style::Check if level == 0 => format!("{check} "),
            _ => format!("{} ", bullets.get(level).unwrap_or(&"-")),
        }
    }
}

fn place_items(list: &List, items: &[Item], level: usize, cx: &Cx) -> Vec<Block> {
    let marks: Vec<String> = (0..items.len()).map(|index| list.mark(index, level, &cx.glyphs.bullets, cx.glyphs.check)).collect();
    let widest = marks.iter().map(|mark| mark.chars().count()).max().unwrap_or(0);
    let cells = cx.measure().saturating_sub(widest).max(1);
    let place = |(item, mark): (&Item, &String)| {
        let role = if level == 0 { Role::Accent } else { Role::Dim };
        let mark = format!("{mark:>widest$}");
        let mut block = Block::prose(&item.text, cells, Look::of(Role::Text)).marked(&mark, Look::of(role));
        for inner in place_items(list, &item.items, level + 1, &cx.wide(cells)) {
            block.append(inner.indent(widest));
        }
        block
    };
    items.iter().zip(&marks).map(place).collect()
}

fn read_items(list: &List, items: &[Item], level: usize, out: &mut Vec<Words>) {
    for (index, item) in items.iter().enumerate() {
        out.push(Words::Item(level, list.mark(index, level, &["-"; 3], "-"), item.text.plain()));
        read_items(list, &item.items, level + 1, out);
    }
}

fn depth(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + depth(&item.items)).max().unwrap_or(0)
}

impl Draw for List {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = Block::default();
        let items = place_items(self, &self.items, 0, cx);
        // Air between items, as long as all of it stays on one page.
        let rows: usize = items.iter().map(|item| item.height() + 1).sum();
        let airy = rows <= cx.height && items.iter().any(|item| item.height() > 1);
        for (index, item) in items.into_iter().enumerate() {
            if airy {
                block.blank();
            }
            block.append(item.part(Part::of(index)));
        }
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = Vec::new();
        let shown = self.items.get(..cx.shown.min(self.items.len())).unwrap_or_default();
        read_items(self, shown, 0, &mut words);
        words
    }

    fn parts(&self) -> usize {
        self.items.len()
    }

    fn check(&self) -> Vec<Fault> {
        let too_deep = depth(&self.items) > LEVELS;
        let fault = |()| {
            Fault::new(
                [At::Field("items")],
                "list-depth",
                "A list may be three levels deep at most.",
                "Divide it into two lists.",
            )
        };
        too_deep.then_some(()).map(fault).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    #[test]
    fn marks_by_style_and_level() {
        let screen = |style: &str| {
            let json =
                format!(r#"{{"type": "list", "style": "{style}", "items": ["one", {{"text": "two", "items": ["three"]}}]}}"#);
            Test::body(&json).screen()
        };
        assert!(screen("bullet").contains("• one") && screen("bullet").contains("  – three"));
        assert!(screen("number").contains("1. one") && screen("number").contains("2. two"));
        assert!(screen("check").contains("✓ one"));
    }

    #[test]
    fn forty_items_after_a_pause_are_all_met() {
        let items: Vec<String> = (0..40).map(|n| format!("\"item {n}.\"")).collect();
        let body = format!(r#""first", {{"type": "pause"}}, {{"type": "list", "items": [{}]}}"#, items.join(","));
        let mut seen = String::new();
        for page in 0..8 {
            seen += &Test::body(&body).keys(&"PageDown ".repeat(page)).screen();
        }
        for number in 0..40 {
            assert!(seen.contains(&format!("item {number}.")), "{number}");
        }
        assert!(Test::body(&body).keys("l").screen().contains("more below"));
    }

    #[test]
    fn three_levels_and_no_more() {
        let deep =
            r#"{"type": "list", "items": [{"text": "a", "items": [{"text": "b", "items": [{"text": "c", "items": ["d"]}]}]}]}"#;
        assert!(Test::body(deep).errors()[0].contains("three levels deep at most"));
    }

    #[test]
    fn words_keep_level_and_mark() {
        let json = r#"{"type": "list", "style": "number", "items": ["one", {"text": "two", "items": ["three"]}]}"#;
        assert_eq!(Test::body(json).reading(), "one\ntwo\nthree");
    }
}
