//! `teach_back`: an open question to answer in one's own words. The answer waits for a key; its place is kept.

use serde::Deserialize;

use super::answers::Waits;
use super::block::{Block, Look, Part};
use super::{Cx, Draw, Words};
use crate::text::Prose;
use crate::theme::{Ground, Role};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TeachBack {
    /// What is asked.
    pub ask: Prose,
    /// What a good answer holds.
    pub expect: Prose,
    /// The same question in other words.
    pub again: Option<Prose>,
}

impl Draw for TeachBack {
    fn place(&self, cx: &Cx) -> Block {
        let cells = cx.measure();
        let heading = |text: &str| Block::plain(text, cells, Look::of(Role::Accent).bold());
        let mut block = heading(cx.phrases.own_words);
        block.append(Block::prose(&self.ask, cells, Look::default().bold()));
        let block = block.together();
        let mut answer = heading(cx.phrases.one_answer);
        answer.append(Block::prose(&self.expect, cells, Look::default()));
        if let Some(again) = &self.again {
            answer.blank();
            answer.append(heading(cx.phrases.asked_again));
            answer.append(Block::prose(again, cells, Look::default()));
        }
        let answer = answer.part(Part { step: 0, waits: Waits::Answer });
        let mut key = Block::line(" a ", Look { ground: Ground::Selected, ..Look::default().bold() });
        if let Some(row) = key.rows.last_mut() {
            row.push(format!(" {}", cx.phrases.show_answer), Look::of(Role::Dim), Part::default());
        }
        let mut all = block;
        all.blank();
        all.append(key);
        all.blank();
        all.append(answer.together());
        all
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = vec![Words::Heading(cx.phrases.own_words.into()), Words::Paragraph(self.ask.plain())];
        if cx.answers.show(Waits::Answer) {
            words.push(Words::Heading(cx.phrases.one_answer.into()));
            words.push(Words::Paragraph(self.expect.plain()));
            if let Some(again) = &self.again {
                words.push(Words::Heading(cx.phrases.asked_again.into()));
                words.push(Words::Paragraph(again.plain()));
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const ASK: &str = r#"{"type": "teach_back", "ask": "How?", "expect": "Like this.", "again": "In what way?"}"#;

    #[test]
    fn the_answer_waits_for_its_key_and_moves_nothing() {
        let before = Test::body(ASK).screen();
        let after = Test::body(ASK).keys("a").screen();
        assert!(before.contains("How?") && !before.contains("Like this.") && !before.contains("In what way?"), "{before}");
        assert!(after.contains("Like this.") && after.contains("In what way?"), "{after}");
        assert!(before.lines().zip(after.lines()).all(|(before, after)| before.is_empty() || before == after));
        assert_eq!(Test::body(ASK).keys("a a").screen(), before);
    }

    #[test]
    fn the_reading_of_the_screen_hides_what_the_screen_hides() {
        assert!(!Test::body(ASK).keys("t").screen().contains("Like this."));
        assert!(Test::body(ASK).keys("a t").screen().contains("Like this."));
        assert_eq!(
            Test::body(ASK).reading(),
            "In your own words\nHow?\nOne answer\nLike this.\nOr ask it this way\nIn what way?"
        );
    }

    #[test]
    fn a_hidden_answer_beside_other_words_makes_no_empty_page() {
        let words = (0..6).map(|number| format!("\"words {number}\"")).collect::<Vec<_>>().join(", ");
        let json = format!(r#"{{"type": "columns", "reveal": true, "columns": [{{"body": [{ASK}]}}, {{"body": [{words}]}}]}}"#);
        let screen = |keys: &str| Test::body(&json).size(80, 12).keys(keys).screen();
        assert!(screen("").contains("How?") && !screen("").contains("more below"), "{}", screen(""));
        assert!(screen("l").contains("words 0") && screen("l l").contains("words 5"), "{}", screen("l l"));
        assert!(screen("a").contains("In what way?"), "{}", screen("a"));
    }

    #[test]
    fn at_forty_columns_the_answer_is_found() {
        let long = format!(r#"{{"type": "teach_back", "ask": "How?", "expect": "{}end."}}"#, "many words ".repeat(30));
        let mut seen = String::new();
        for page in 0..8 {
            seen += &Test::body(&long).size(40, 15).keys(&format!("a {}", "l ".repeat(page))).screen();
        }
        assert!(seen.contains("end."));
    }
}
