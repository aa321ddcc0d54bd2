//! What stands in the place of a sensitive slide until its reader wants to see it: the choice, and its two keys.

use super::block::{Block, Look};
use super::{Cx, Draw, Words};
use crate::phrases::stopped;
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
            let key = format!(" {key}{} ", " ".repeat(wide - width(key)));
            let cells = cx.measure().saturating_sub(wide + 4).max(1);
            block.append(Block::plain(does, cells, Look::of(Role::Dim)).indent(2).marked(&key, chip));
        }
        block.together()
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let (p, k) = (cx.phrases, &cx.phrases.keys);
        let item = |key: &str, does: &str| Words::Item(0, String::new(), stopped(&(p.colon)(key, does)));
        vec![Words::Paragraph(p.asks_first.to_string()), item(k.enter, k.see), item(k.right, k.skip)]
    }
}
