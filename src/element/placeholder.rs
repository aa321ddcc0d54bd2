//! What stands where a broken element or slide was: it shows what is wrong, and where.

use super::block::{Block, Look, Part, Row};
use super::{Cx, Draw, Words};
use crate::theme::{Ground, Role};

/// The faults of what could not be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placeholder {
    /// Each fault: its place (`file:line:column`), its message, its hint.
    pub faults: Vec<(String, String, Option<String>)>,
}

impl Draw for Placeholder {
    fn place(&self, cx: &Cx) -> Block {
        let inner = cx.width.saturating_sub(2).max(1);
        let mut block = Block::plain(&format!("! {}", cx.phrases.broken), inner, Look::of(Role::Second).bold());
        for (place, message, hint) in &self.faults {
            block.rows.push(Row::default());
            block.append(Block::plain(message, inner, Look::default()));
            if let Some(hint) = hint {
                block.append(Block::plain(hint, inner, Look::of(Role::Dim)));
            }
            block.append(Block::plain(place, inner, Look::of(Role::Dim)));
        }
        let block = block.barred(&format!("{} ", cx.glyphs.bar), Look::of(Role::Second));
        block.on(Ground::Panel, cx.width, Part::default())
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = vec![Words::Heading(cx.phrases.broken.to_string())];
        for (place, message, hint) in &self.faults {
            let hint = hint.as_ref().map(|hint| format!(" {hint}")).unwrap_or_default();
            words.push(Words::Item(0, "- ".into(), format!("{message}{hint} ({place})")));
        }
        words
    }
}
