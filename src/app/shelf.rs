//! The decks, and which of their sensitive slides the reader wanted to see.

use std::collections::BTreeSet;

use crate::deck::{Deck, Slide};

/// All decks of a run.
#[derive(Debug, Default)]
pub struct Shelf {
    /// In the order of the library; at least one.
    pub decks: Vec<Deck>,
    /// Nobody is asked first.
    all: bool,
    /// Deck and slide of those that were uncovered.
    uncovered: BTreeSet<(usize, usize)>,
}

impl Shelf {
    /// Decks; `all`: sensitive slides are shown without asking.
    pub fn new(decks: Vec<Deck>, all: bool) -> Self {
        Self { decks, all, uncovered: BTreeSet::new() }
    }

    /// A deck, from 0.
    pub fn get(&self, deck: usize) -> Option<&Deck> {
        self.decks.get(deck)
    }

    /// A slide as the reader may see it: one that asks first is its cover until then.
    pub fn slide(&self, deck: usize, number: usize) -> Option<Slide> {
        let deck_of = self.decks.get(deck).filter(|deck| number < deck.len())?;
        let slide = deck_of.slide(number);
        let covered = slide.sensitive && !self.all && !self.uncovered.contains(&(deck, number));
        Some(if covered { slide.covered(deck_of.phrases()) } else { slide })
    }

    /// The reader wants to see this slide.
    pub fn uncover(&mut self, deck: usize, number: usize) {
        self.uncovered.insert((deck, number));
    }
}
