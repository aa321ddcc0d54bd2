//! The words that a deck explains: those on the slide first. Typing finds one.

use ratatui::buffer::Buffer;

use super::Answer;
use super::filter::{Filter, Typed, frame};
use super::scroll::Scroll;
use super::sheet::WIDEST;
use crate::app::key::Key;
use crate::app::screens::show::Show;
use crate::app::{Canvas, chrome};
use crate::deck::{Deck, Slide, Term, Told};
use crate::element::block::{Block, Look};
use crate::phrases::Phrases;
use crate::text::Run;
use crate::text::query::{Query, folded};
use crate::theme::Role;

/// The words, and what was typed to find one.
#[derive(Debug)]
pub struct Glossary {
    phrases: &'static Phrases,
    /// The terms of the slide, and the others.
    here: Vec<Term>,
    elsewhere: Vec<Term>,
    filter: Filter,
    scroll: Scroll,
}

impl Glossary {
    pub(super) fn new(deck: &Deck, show: Option<&Show>, canvas: Canvas) -> Self {
        let said = show.and_then(Show::current).map_or_else(String::new, |(slide, told)| said(deck, slide, told));
        let (here, elsewhere) = deck.glossary.iter().cloned().partition(|term| is_said(term, &said));
        let mut glossary =
            Self { phrases: deck.phrases(), here, elsewhere, filter: Filter::default(), scroll: Scroll::default() };
        glossary.place(canvas);
        glossary
    }

    pub(super) fn place(&mut self, canvas: Canvas) {
        let body = frame(canvas).body;
        self.scroll.place(self.lay((body.width as usize).min(WIDEST)), body.height as usize);
    }

    fn lay(&self, cells: usize) -> Block {
        let query = Query::new(&self.filter.text);
        let wanted = |term: &&Term| query.as_ref().is_none_or(|query| named(term, query) || query.is_in(&folded(&term.means)));
        let mut block = Block::default();
        let others = if self.here.is_empty() { self.phrases.all_words } else { self.phrases.other_words };
        for (heading, terms) in [(self.phrases.on_this_slide, &self.here), (others, &self.elsewhere)] {
            let mut terms: Vec<&Term> = terms.iter().filter(wanted).collect();
            // What is named so comes before what merely mentions it.
            terms.sort_by_key(|term| query.as_ref().is_some_and(|query| !named(term, query)));
            for (index, term) in terms.into_iter().enumerate() {
                block.blank();
                if index == 0 {
                    block.append(Block::plain(heading, cells, Look::of(Role::Accent).bold()));
                }
                block.append(self.entry(term, cells));
            }
        }
        if block.rows.is_empty() {
            let nothing = if query.is_some() { self.phrases.no_such_word } else { self.phrases.no_words };
            block = Block::plain(nothing, cells, Look::of(Role::Dim));
        }
        block
    }

    /// The term, bold, and what it means.
    fn entry(&self, term: &Term, cells: usize) -> Block {
        let said = (self.phrases.colon)(&term.term, &term.means);
        let means = said.strip_prefix(&term.term).unwrap_or_default();
        let mut name = Run { text: term.term.clone(), ..Run::default() };
        name.voice.strong = true;
        Block::runs(&[name, Run { text: means.into(), ..Run::default() }], cells, Look::default())
    }

    pub(super) fn key(&mut self, key: Key, canvas: Canvas) -> Answer {
        if self.scroll.key(key) {
            return Answer::Stay;
        }
        match self.filter.key(key) {
            Typed::Closed => return Answer::Close,
            Typed::Changed => {
                self.scroll.to(0);
                self.place(canvas);
            }
            Typed::Other => {}
        }
        Answer::Stay
    }

    pub(super) fn draw(&self, canvas: Canvas, buffer: &mut Buffer) {
        let frame = frame(canvas);
        self.filter.draw((self.phrases.glossary, "", ""), canvas, buffer);
        self.scroll.draw(canvas, frame.body, buffer);
        let [_, _, _, down] = canvas.glyphs.keys;
        let k = &self.phrases.keys;
        let hints = chrome::own_hints(&[("Esc", k.close), ("abc", k.filter), (down, k.down)]);
        chrome::Foot { hints, notice: None, more: self.scroll.more() }.draw(&frame, canvas, self.phrases, buffer);
    }
}

/// Whether one of a term's names holds what was typed.
fn named(term: &Term, query: &Query) -> bool {
    std::iter::once(&term.term).chain(&term.also).any(|name| query.is_in(&folded(name)))
}

/// What a slide says so far, in small letters; where it has it from is not said by the slide.
fn said(deck: &Deck, slide: &Slide, told: Told) -> String {
    let source = (deck.phrases().colon)(deck.phrases().source, "");
    let words = deck.read(slide, told);
    let texts = words.iter().map(|piece| piece.text().to_lowercase());
    let texts = texts.filter(|text| !text.starts_with(&source.to_lowercase()));
    std::iter::once(slide.title.plain().to_lowercase()).chain(texts).collect::<Vec<_>>().join(" ")
}

/// Whether one of a term's names stands in a text as words of their own.
fn is_said(term: &Term, text: &str) -> bool {
    std::iter::once(&term.term).chain(&term.also).map(|name| name.to_lowercase()).any(|name| {
        text.match_indices(&name).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    fn glossary(keys: &str) -> String {
        Test::body(r#""An [[infusion]] helps.""#).size(80, 60).keys(&format!("d {keys}")).screen()
    }

    #[test]
    fn typing_finds_a_word() {
        assert!(glossary("").contains("On this slide") && glossary("").contains("Other words"));
        let found = glossary("t h y r");
        assert!(found.contains("Thyroid") && !found.contains("On this slide"), "{found}");
        assert!(glossary("x x x").contains("No word found."));
        assert_eq!(glossary("x Backspace"), glossary(""));
        assert!(!glossary("Esc").contains("Other words"));
    }

    #[test]
    fn letters_type_and_arrows_scroll() {
        let screen = |keys: &str| Test::body(r#""An infusion.""#).size(60, 16).keys(keys).screen();
        assert!(screen("d d q").contains("dq"), "{}", screen("d d q"));
        assert_ne!(screen("d Down"), screen("d"));
        assert_eq!(screen("d Down Up"), screen("d"));
    }
}
