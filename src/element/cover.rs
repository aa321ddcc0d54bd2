//! What stands in the place of a sensitive slide until its reader wants to see it: the choice, and its two keys.

use super::block::{Block, Look, Part, Row};
use super::{Cx, Draw, Words};
use crate::text::width::width;
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
        let keys = [(k.enter, k.see), (cx.glyphs.keys[1], k.skip)];
        let wide = keys.iter().map(|(key, _)| width(key)).max().unwrap_or(0);
        for (key, does) in keys {
            let mut row = Row::default();
            row.push(format!(" {key}{} ", " ".repeat(wide - width(key))), chip, Part::default());
            row.push(format!("  {does}"), Look::of(Role::Dim), Part::default());
            block.rows.push(row);
        }
        block.together()
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        vec![Words::Paragraph(cx.phrases.asks_first.to_string())]
    }
}
