//! `text`: a paragraph, or several. A bare string in a body is one of these.

use serde::Deserialize;

use super::block::{Block, Look, Part};
use super::{Cx, Draw, Words};
use crate::text::{Prose, plain};
use crate::theme::Role;

/// Lines longer than this tire the eye.
pub const MEASURE: usize = 72;

/// Paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename = "text|text")]
pub struct Text {
    /// The words.
    pub text: Prose,
}

impl Draw for Text {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = Block::default();
        for (index, paragraph) in self.text.paragraphs.iter().enumerate() {
            block.blank();
            block.append(Block::runs(paragraph, cx.width.min(MEASURE), Look::of(Role::Text)).part(Part::of(index)));
        }
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        self.text.paragraphs.iter().take(cx.shown).map(|paragraph| Words::Paragraph(plain(paragraph))).collect()
    }

    fn parts(&self) -> usize {
        self.text.paragraphs.len()
    }
}
