//! The slide in words, as far as it is shown: what is hidden on the screen is hidden here.

use crate::app::screens::show::Show;
use crate::deck::Deck;
use crate::element::Words;

pub(super) fn content(deck: &Deck, show: &Show) -> Vec<Words> {
    let Some((slide, told)) = show.current() else {
        return deck.opening_words();
    };
    let mut words = vec![Words::Heading(slide.title.plain())];
    words.extend(deck.read(slide, told));
    words
}
