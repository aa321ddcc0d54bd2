//! `callout`: a remark set apart. Tones differ by sign and word as well as colour.

use serde::Deserialize;

use super::block::{Block, Look, Part, Row};
use super::{Cx, Draw, Words};
use crate::text::{Prose, plain};
use crate::theme::{Ground, Role};

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Callout {
    /// What kind of remark.
    pub tone: Tone,
    /// Its heading; the tone's own word where there is none.
    pub title: Option<String>,
    /// Its words.
    pub text: Prose,
}

/// What a remark is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The point to remember.
    Key,
    /// Something to do.
    Action,
    /// Something to take care of.
    Caution,
    /// What nobody knows yet.
    Unknown,
}

impl Callout {
    fn heading(&self, cx: &Cx) -> String {
        let word = cx.phrases.tones.get(self.tone as usize).copied().unwrap_or_default();
        self.title.clone().unwrap_or_else(|| word.to_string())
    }

    fn role(&self) -> Role {
        match self.tone {
            Tone::Key | Tone::Action => Role::Accent,
            Tone::Caution => Role::Second,
            Tone::Unknown => Role::Dim,
        }
    }
}

impl Draw for Callout {
    fn place(&self, cx: &Cx) -> Block {
        let (cells, role) = (cx.measure(), self.role());
        let sign = cx.glyphs.tones.get(self.tone as usize).copied().unwrap_or_default();
        let inner = cells.saturating_sub(6).max(1);
        let mut block =
            Block::plain(&self.heading(cx), inner, Look::of(role).bold()).marked(&format!("{sign} "), Look::of(role).bold());
        block.append(Block::prose(&self.text, inner, Look::default()).indent(2));
        let room = block.height() + 2 < cx.height;
        if room {
            block.rows.insert(0, Row::default());
            block.rows.push(Row::default());
        }
        let block = block.barred(&format!("{} ", cx.glyphs.bar), Look::of(role));
        block.on(Ground::Panel, cells, Part::default()).together()
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = vec![Words::Heading(self.heading(cx))];
        words.extend(self.text.paragraphs.iter().map(|runs| Words::Paragraph(plain(runs))));
        words
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    #[test]
    fn tones_differ_by_sign_and_word() {
        let screen =
            |tone: &str| Test::body(&format!(r#"{{"type": "callout", "tone": "{tone}", "text": "Words."}}"#)).mono().screen();
        for (tone, shown) in
            [("key", "✦ Key point"), ("action", "➜ What you can do"), ("caution", "! Take care"), ("unknown", "? Not known yet")]
        {
            assert!(screen(tone).contains(shown), "{}", screen(tone));
        }
    }

    #[test]
    fn says_its_heading_first() {
        let json = r#"{"type": "callout", "tone": "action", "title": "Call", "text": ["One.", "Two."]}"#;
        assert_eq!(Test::body(json).reading(), "Call\nOne.\nTwo.");
    }
}
