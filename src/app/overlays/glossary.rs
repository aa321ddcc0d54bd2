//! The words that a deck explains: those on the slide first.

use crate::app::screens::show::Show;
use crate::deck::{Deck, Slide, Term, Told};
use crate::element::Words;

pub(super) fn content(deck: &Deck, show: &Show) -> Vec<Words> {
    let said = show.current().map_or_else(String::new, |(slide, step, answers)| said(deck, slide, step, answers));
    let (here, elsewhere): (Vec<&Term>, Vec<&Term>) = deck.glossary.iter().partition(|term| is_said(term, &said));
    let mut words = Vec::new();
    for (heading, terms) in [(deck.phrases().on_this_slide, here), (deck.phrases().all_words, elsewhere)] {
        if !terms.is_empty() {
            words.push(Words::Heading(heading.to_string()));
        }
        words.extend(terms.iter().map(|term| Words::Paragraph((deck.phrases().colon)(&term.term, &term.means))));
    }
    if words.is_empty() {
        words.push(Words::Paragraph(deck.phrases().no_words.to_string()));
    }
    words
}

/// What a slide says so far, in small letters; where it has it from is not said by the slide.
fn said(deck: &Deck, slide: &Slide, step: usize, answers: bool) -> String {
    let source = format!("{}:", deck.phrases().source);
    let words = deck.read(slide, Told { step, answers });
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
