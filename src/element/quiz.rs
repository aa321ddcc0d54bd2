//! `quiz`: a warm-up. Each choice is answered by its reason: no cross, no red, no score. Its place is kept.

use serde::Deserialize;

use super::answers::Waits;
use super::block::{Block, Look, Part, Row};
use super::{At, Cx, Draw, Fault, Words};
use crate::text::Prose;
use crate::theme::{Ground, Role};

/// A question with choices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Quiz {
    /// What is asked.
    pub question: Prose,
    /// What may be chosen; one at least is correct.
    pub choices: Vec<Choice>,
}

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// Its words.
    pub text: Prose,
    /// Whether it is so.
    #[serde(default)]
    pub correct: bool,
    /// What is said to whoever chooses it.
    pub because: Prose,
}

/// Cells before a choice's words: the bar of the arrows, its key, blanks.
const INDENT: usize = 7;

impl Choice {
    fn place(&self, number: usize, cells: usize, cx: &Cx) -> Block {
        let here = Part { step: 0, waits: Waits::Here(number) };
        let chip = Look { ground: Ground::Selected, ..Look::default().bold() };
        let mut words = Block::prose(&self.text, cells, Look::default());
        for (index, row) in words.rows.iter_mut().enumerate() {
            let mut front = Row::default();
            front.push(format!("{} ", cx.glyphs.bar), Look::of(Role::Accent), here);
            let key = if index == 0 { format!("{:^3}", number + 1) } else { "   ".into() };
            // What has no key of its own is no chip.
            let look = if index == 0 && number < 9 { chip } else { Look::default() };
            front.push(key, look, Part::default());
            front.pad_to(INDENT, Look::default(), Part::default());
            row.spans.splice(0..0, front.spans);
        }
        words.append(self.reason(number, cells, cx));
        words.together()
    }

    fn reason(&self, number: usize, cells: usize, cx: &Cx) -> Block {
        let (sign, look) = if self.correct {
            (cx.glyphs.check, Look::of(Role::Accent).bold())
        } else {
            (cx.glyphs.bullets[1], Look::of(Role::Dim))
        };
        let mut said = Block::default();
        if self.correct {
            said.append(Block::plain(cx.phrases.yes, cells.saturating_sub(2).max(1), look));
        }
        said.append(Block::prose(&self.because, cells.saturating_sub(2).max(1), Look::default()));
        said.marked(&format!("{sign} "), look).part(Part { step: 0, waits: Waits::Choice(number) }).indent(INDENT)
    }
}

impl Draw for Quiz {
    fn place(&self, cx: &Cx) -> Block {
        let cells = cx.measure().saturating_sub(INDENT).max(1);
        let mut block = Block::prose(&self.question, cx.measure(), Look::default().bold()).bound();
        for (index, choice) in self.choices.iter().enumerate() {
            block.blank();
            block.append(choice.place(cx.first_choice + index, cells, cx));
        }
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let numbered = || self.choices.iter().zip(cx.first_choice..);
        let item = |number: usize, text: String| Words::Item(0, format!("{}. ", number + 1), text);
        let mut words = vec![Words::Paragraph(self.question.plain())];
        words.extend(numbered().map(|(choice, number)| item(number, choice.text.plain())));
        let mut answered = numbered().filter(|(_, number)| cx.answers.show(Waits::Choice(*number))).peekable();
        if answered.peek().is_some() {
            words.push(Words::Heading(cx.phrases.each_choice.into()));
        }
        words.extend(answered.map(|(choice, number)| {
            let yes = if choice.correct { format!("{} ", cx.phrases.yes) } else { String::new() };
            item(number, yes + &choice.because.plain())
        }));
        words
    }

    fn check(&self) -> Vec<Fault> {
        let fault = |()| {
            let hint = "Say of at least one choice: \"correct\": true.";
            Fault::new([At::Field("choices")], "no-correct-choice", "None of these choices is correct.", hint)
        };
        let none = !self.choices.iter().any(|choice| choice.correct);
        none.then_some(()).map(fault).into_iter().collect()
    }

    fn choices(&self, shown: usize) -> usize {
        if shown > 0 { self.choices.len() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const QUIZ: &str = r#"{"type": "quiz", "question": "Who fights?", "choices": [
        {"text": "The drip", "because": "It only helps."}, {"text": "Your T cells", "correct": true, "because": "They do."}]}"#;

    fn screen(keys: &str) -> String {
        Test::body(QUIZ).keys(keys).screen()
    }

    #[test]
    fn a_choice_is_answered_by_its_reason_and_nothing_moves() {
        assert!(!screen("").contains("It only helps.") && !screen("").contains("They do."));
        assert!(screen("1").contains("It only helps.") && !screen("1").contains("They do."));
        assert!(screen("2").contains("✓ Yes.") && screen("2").contains("They do."));
        assert!(screen("1 2").contains("It only helps."), "what was said stays");
        let (before, after) = (screen(""), screen("a"));
        let body = |screen: &str| screen.lines().take(20).map(String::from).collect::<Vec<_>>();
        assert!(body(&before).iter().zip(&body(&after)).all(|(before, after)| before.is_empty() || before == after), "{after}");
    }

    #[test]
    fn arrows_and_enter_choose_as_digits_do() {
        assert!(screen("Down").contains("┃  1   The drip"), "{}", screen("Down"));
        assert!(screen("Down Down").contains("┃  2   Your T cells"));
        assert_eq!(screen("Down Down Enter"), screen("2"));
        assert_eq!(screen("Down Down Up Enter"), screen("1"));
        assert!(screen("Down Enter Enter").contains("q leave"), "what was chosen gives the onward key back");
        assert!(screen("Down l").contains("q leave"), "a clicker goes on");
    }

    #[test]
    fn a_narrow_foot_has_room_for_some_key() {
        let deck = r#"{"title": "T", "language": "fr", "slides": [{"title": "A", "body": ["a", "b", "c", "d", QUIZ, "e"]}]}"#;
        let foot = |keys: &str| {
            let screen = Test::deck(&deck.replace("QUIZ", QUIZ)).size(34, 13).keys(keys).screen();
            screen.lines().last().unwrap().to_string()
        };
        assert!(foot("l").contains("▲ le début plus haut") && foot("l").contains("→ suite"), "{}", foot("l"));
    }

    #[test]
    fn no_answer_is_a_cross() {
        for keys in ["1", "2", "a"] {
            let ascii = Test::body(QUIZ).ascii().keys(keys).screen();
            assert!(screen(keys).chars().chain(ascii.chars()).all(|sign| !"✗✘×❌".contains(sign)));
            assert!(ascii.lines().all(|line| !line.trim_start().starts_with("x ")), "{ascii}");
        }
    }

    #[test]
    fn a_second_quiz_counts_on() {
        let screen = Test::body(&format!("{QUIZ},{QUIZ}")).size(80, 40).keys("4").screen();
        assert!(screen.contains(" 3   The drip") && screen.contains("They do."), "{screen}");
        assert_eq!(screen.matches("They do.").count(), 1);
        let columns = format!(r#"{{"type": "columns", "columns": [{{"body": [{QUIZ}]}}, {{"body": [{QUIZ}]}}]}}"#);
        let screen = Test::body(&columns).keys("3").screen();
        assert_eq!(screen.matches("It only helps.").count(), 1, "{screen}");
    }

    #[test]
    fn every_reason_is_found_in_forty_columns() {
        let long = QUIZ.replace("They do.", &format!("{}end.", "many words ".repeat(40)));
        let mut seen = String::new();
        for page in 0..9 {
            seen += &Test::body(&long).size(40, 15).keys(&format!("2 {}", "l ".repeat(page))).screen();
        }
        assert!(seen.contains("end."));
    }

    #[test]
    fn a_reason_comes_after_its_choice_under_its_own_heading() {
        let said = "Who fights?\nThe drip\nYour T cells\nWhat each choice means\nIt only helps.\nYes. They do.";
        assert_eq!(Test::body(QUIZ).reading(), said);
        let reading = screen("1 t");
        assert!(reading.contains("It only helps.") && !reading.contains("They do."), "{reading}");
    }

    #[test]
    fn one_choice_must_be_correct() {
        let errors = Test::body(&QUIZ.replace(r#""correct": true,"#, "")).errors();
        assert!(errors[0].contains("None of these choices is correct."), "{errors:?}");
    }
}
