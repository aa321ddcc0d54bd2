//! A search that was made: its matches one after the other, through a slide, a deck, or all decks, around the end.

use super::shelf::Shelf;
use super::{App, Screen};
use crate::deck::{Deck, Slide, Told};
use crate::element::Words;
use crate::element::answers::Answers;
use crate::text::query::{Query, folded};

/// What is looked for, and where.
#[derive(Debug, Clone)]
pub struct Hunt {
    /// What is looked for.
    pub query: Query,
    /// In all decks, or in the one that is open.
    pub all: bool,
}

/// What a slide says under its title, without its answers. A cover says nothing of what it covers.
pub fn said(deck: &Deck, slide: &Slide) -> String {
    if slide.is_cover() {
        return String::new();
    }
    let words = deck.read(slide, Told { step: usize::MAX, answers: Answers::default() });
    words.iter().map(Words::text).collect::<Vec<_>>().join("\n")
}

/// All of a slide's words as a search compares them.
pub fn folded_words(deck: &Deck, slide: &Slide) -> String {
    folded(&format!("{}\n{}", slide.title.plain(), said(deck, slide)))
}

/// The next slide with a match after (or before) one, around the end.
fn next(shelf: &Shelf, hunt: &Hunt, (deck, slide): (usize, usize), forward: bool) -> Option<(usize, usize)> {
    let decks = if hunt.all { 0..shelf.decks.len() } else { deck..deck + 1 };
    let all: Vec<(usize, usize)> =
        decks.flat_map(|deck| (0..shelf.get(deck).map_or(0, Deck::len)).map(move |slide| (deck, slide))).collect();
    let matches = |&(deck, slide): &(usize, usize)| {
        let words = shelf.get(deck).zip(shelf.slide(deck, slide)).map(|(deck, slide)| folded_words(deck, &slide));
        words.is_some_and(|words| hunt.query.is_in(&words))
    };
    let (before, from) = all.split_at(all.partition_point(|place| *place < (deck, slide)));
    let here = from.iter().take(1).filter(|place| **place == (deck, slide)).count();
    let (here, after) = from.split_at(here);
    if forward {
        after.iter().chain(before).chain(here).copied().find(matches)
    } else {
        before.iter().rev().chain(after.iter().rev()).chain(here).copied().find(matches)
    }
}

impl App {
    /// Shows a match, and marks it.
    pub(super) fn go_to_match(&mut self, deck: usize, slide: usize, hunt: Hunt, first: bool) {
        self.go_to(deck, slide);
        if let Screen::Show(show) = &mut self.screen {
            show.go_to_match(&hunt.query, first);
        }
        self.hunt = Some(hunt);
    }

    /// The next match of what was looked for last, or the one before: on this slide, else on another.
    pub(super) fn hunt_on(&mut self, forward: bool) {
        let (Some(hunt), Screen::Show(show)) = (self.hunt.clone(), &mut self.screen) else {
            self.notice = Some(self.phrases().no_search.to_string());
            return;
        };
        if show.next_match(&hunt.query, forward) {
            return;
        }
        match next(&self.shelf, &hunt, (show.deck, show.place().0), forward) {
            Some((deck, slide)) => self.go_to_match(deck, slide, hunt, forward),
            None => self.notice = Some(self.phrases().found_nowhere.to_string()),
        }
    }
}
