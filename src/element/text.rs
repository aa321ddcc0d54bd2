//! `text`: a paragraph, or several. A bare string in a body is one of these.

use serde::Deserialize;

use super::block::{Block, Look, Part};
use super::{Cx, Draw, Words};
use crate::text::{Prose, plain};
use crate::theme::Role;

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
            block.append(Block::runs(paragraph, cx.measure(), Look::of(Role::Text)).part(Part::of(index)));
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

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    #[test]
    fn a_bare_string_is_a_paragraph() {
        let test = || Test::body(r#""One **two**.", {"type": "text", "text": ["Three.", "Four."], "reveal": true}"#);
        assert!(test().screen().contains("One two.") && !test().screen().contains("Four."));
        assert!(test().keys("l").screen().contains("Four."));
        assert_eq!(test().reading(), "One two.\nThree.\nFour.");
    }

    #[test]
    fn lines_are_never_too_long_to_follow() {
        let screen = Test::body(&format!("\"{}\"", "word ".repeat(60))).size(200, 30).screen();
        assert!(
            screen.lines().filter(|line| line.contains("word word")).all(|line| line.trim().len() <= crate::element::MEASURE),
            "{screen}"
        );
    }

    #[test]
    fn an_address_is_always_in_the_words() {
        assert_eq!(Test::body(r#""See [the site](https://a.org)""#).reading(), "See the site (https://a.org)");
    }
}
