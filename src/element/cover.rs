//! What stands in the place of a sensitive slide until its reader wants to see it: the choice, and its two keys.

use super::block::{Block, Look, Part};
use super::{Cx, Draw, Words};
use crate::theme::{Ground, Role};

/// The choice to see a slide, or to skip it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cover;

impl Draw for Cover {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = Block::plain(cx.phrases.asks_first, cx.measure(), Look::default());
        let chip = Look { ground: Ground::Selected, ..Look::default().bold() };
        let k = &cx.phrases.keys;
        block.blank();
        for (key, does) in [(k.enter, k.see), (cx.glyphs.keys[1], k.skip)] {
            let mut row = super::block::Row::default();
            row.push(format!(" {key} "), chip, Part::default());
            row.pad_to(10, Look::default(), Part::default());
            row.push(does, Look::of(Role::Dim), Part::default());
            block.rows.push(row);
        }
        block.together()
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        vec![Words::Paragraph(cx.phrases.asks_first.to_string())]
    }
}
