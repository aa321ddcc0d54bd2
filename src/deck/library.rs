//! The decks that the program brings.

use super::{Deck, Glossary};

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("slides/en/", $name), include_str!(concat!("../../slides/en/", $name)))),*]
    };
}

/// Names and texts, in the order of the library.
pub static SHIPPED: &[(&str, &str)] = shipped![
    "01-how-it-works.json",
    "02-what-treatment.json",
    "03-for-whom.json",
    "04-which-cancers.json",
    "05-side-effects.json",
    "06-history.json",
];

/// The words that all of them share.
pub static GLOSSARY: &str = include_str!("../../slides/en/glossary.json");

/// The shipped decks.
pub fn shipped() -> Vec<Deck> {
    let (glossary, _, _) = Glossary::load("slides/en/glossary.json", GLOSSARY.as_bytes().to_vec());
    SHIPPED.iter().map(|(name, text)| Deck::load(name, text.as_bytes().to_vec(), &glossary)).collect()
}
