//! `ranked_list`: an order without numbers. Levels on a rail, strongest first; never as lengths.

use serde::Deserialize;

use super::block::{Block, Look, Part, RAIL, Row};
use super::{Cx, Draw, Words};
use crate::phrases::{sentence, stopped};
use crate::text::{Prose, width::width};
use crate::theme::Role;

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RankedList {
    /// From the strongest to the weakest; each is a part.
    pub levels: Vec<Level>,
    /// Words under the list.
    pub caption: Option<Prose>,
}

/// One level of the order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Level {
    /// Its name.
    pub label: String,
    /// What stands on it.
    pub items: Vec<Prose>,
    /// A few words beside it.
    pub note: Option<String>,
}

impl Level {
    fn items(&self) -> String {
        self.items.iter().map(Prose::plain).collect::<Vec<_>>().join(", ")
    }

    fn place_items(&self, cells: usize, dot: &str) -> Block {
        let mut runs = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                runs.push(crate::text::Run { text: format!(" {dot} "), ..Default::default() });
            }
            runs.extend(item.joined());
        }
        let mut block = Block::runs(&runs, cells, Look::default());
        if let Some(note) = &self.note {
            block.append(Block::plain(note, cells, Look::of(Role::Dim)));
        }
        block
    }
}

/// Labels wider than this stand above their items.
const WIDEST_LABEL: usize = 26;

impl Draw for RankedList {
    fn place(&self, cx: &Cx) -> Block {
        let widest = self.levels.iter().map(|level| width(&level.label)).max().unwrap_or(0).min(WIDEST_LABEL);
        let cells = cx.width.min(80).saturating_sub(RAIL).max(1);
        let beside = cells >= widest + 30;
        let rail = cx.glyphs.down;
        let last = self.levels.len().saturating_sub(1);
        let mut levels: Vec<Block> = Vec::new();
        for (index, level) in self.levels.iter().enumerate() {
            let (sign, role) =
                if index == last && last > 0 { (cx.glyphs.level[1], Role::Rest) } else { (cx.glyphs.level[0], Role::Accent) };
            let label = Block::plain(&level.label, if beside { widest } else { cells }, Look::default().bold());
            let inner = if beside {
                label.beside(level.place_items(cells - widest - 3, cx.glyphs.dot), widest + 3)
            } else {
                let mut label = label;
                label.append(level.place_items(cells, cx.glyphs.dot));
                label
            };
            levels.push(inner.railed(sign, Look::of(role), rail).together().part(Part::of(index)));
        }
        let rows: usize = levels.iter().map(|level| level.height() + 1).sum();
        let airy = rows + 3 <= cx.height;
        let mut block = Block::default();
        for (index, level) in levels.into_iter().enumerate() {
            if index > 0 && airy {
                let mut row = Row { keep: 1, ..Row::default() };
                row.push(rail, Look::of(Role::Axis), Part::of(index));
                block.rows.push(row);
            }
            block.append(level);
        }
        block.caption(self.caption.as_ref(), cx, Part::of(last));
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = vec![Words::Paragraph(cx.phrases.order.to_string())];
        for (index, level) in self.levels.iter().take(cx.shown).enumerate() {
            let note = level.note.as_deref().map(|note| format!(" {}", sentence(&stopped(note)))).unwrap_or_default();
            let text = format!("{}{note}", (cx.phrases.row)(&level.label, &level.items()));
            words.push(Words::Item(0, format!("{}. ", index + 1), text));
        }
        words.extend(self.caption.iter().map(|caption| Words::Paragraph(caption.plain())));
        words
    }

    fn parts(&self) -> usize {
        self.levels.len()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const LIST: &str = r#"{"type": "ranked_list", "levels": [
        {"label": "First", "items": ["Melanoma"], "note": "a skin cancer"}, {"label": "Last", "items": ["Breast", "Prostate"]}]}"#;

    #[test]
    fn an_order_is_never_drawn_as_lengths() {
        for width in [40, 80, 120] {
            let screen = Test::body(LIST).size(width, 24).screen();
            assert!(!screen.contains('█') && screen.contains("Breast · Prostate"), "{screen}");
            assert!(screen.find("Melanoma") < screen.find("Prostate"));
        }
    }

    #[test]
    fn says_the_order_first() {
        assert_eq!(
            Test::body(LIST).reading(),
            "From the strongest results to the weakest:\nFirst: Melanoma. A skin cancer.\nLast: Breast, Prostate."
        );
    }
}
