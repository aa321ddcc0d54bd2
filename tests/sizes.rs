//! A window that changes its size: the step stays, what was at the top stays in sight, and it does not matter what sizes
//! came between.

use std::collections::BTreeMap;

use immunodeck::app::key::Key;
use immunodeck::app::{App, Message};
use immunodeck::deck::{Deck, library};
use immunodeck::slide::{Placed, View, place};
use immunodeck::theme::glyphs::UNICODE;
use ratatui::buffer::Buffer;

use crate::gallery::gallery;
use crate::testing::{glossary, lines};
use crate::walk::{SIZES, answer, draw, open, visible};

type Size = (u16, u16);

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// From 1×1 to 300×100; every other one small, where a slide has many pages.
    fn size(&mut self) -> Size {
        let (width, height) = if self.below(2) == 0 { (300, 100) } else { (80, 24) };
        (1 + self.below(width) as u16, 1 + self.below(height) as u16)
    }

    /// One at which a slide can be read, and many are of several pages.
    fn small_size(&mut self) -> Size {
        (20 + self.below(60) as u16, 6 + self.below(18) as u16)
    }
}

/// A reader of a slide, before the window changes.
struct Reader<'a> {
    deck: &'a Deck,
    slide: usize,
    size: Size,
    view: View,
    answers: bool,
    /// The first word in sight; none at the beginning, which stays the beginning.
    top: Option<String>,
    app: App,
}

impl<'a> Reader<'a> {
    /// Somewhere on a slide.
    fn new(deck: &'a Deck, slide: usize, dice: &mut Dice) -> Self {
        let (size, answers) = (dice.small_size(), deck.slide(slide).asks(usize::MAX) && dice.below(2) == 0);
        let placed = self::placed(deck, slide, size, answers);
        let index = dice.below(placed.views.len());
        let view = placed.views[index];
        let top = (view.page > 0).then(|| top(&placed, view, answers));
        let app = fresh(deck, slide, &placed, index, size, answers);
        Self { deck, slide, size, view, answers, top, app }
    }

    fn resize(&mut self, size: Size) -> Buffer {
        self.app.update(Message::Resize(size.0, size.1));
        draw(&self.app, size)
    }

    /// What may be seen at this size: the pictures of a program that was started at it and brought to the same step, where
    /// the words stand that were at the top. One, unless the words stand on several pages or on none of this step.
    fn wanted(&self, size: Size) -> Vec<Buffer> {
        let placed = placed(self.deck, self.slide, size, self.answers);
        let of_step: Vec<usize> = (0..placed.views.len()).filter(|&index| placed.views[index].step == self.view.step).collect();
        let holds =
            |index: usize, top: &str| page(&placed, placed.views[index], self.answers).iter().any(|row| row.contains(top));
        let mut right: Vec<usize> = match &self.top {
            Some(top) => of_step.iter().copied().filter(|&index| holds(index, top)).collect(),
            None => of_step.iter().copied().take(1).collect(),
        };
        if right.is_empty() {
            right = of_step;
        }
        right.into_iter().map(|view| draw(&fresh(self.deck, self.slide, &placed, view, size, self.answers), size)).collect()
    }

    fn told(&self, size: Size, picture: &Buffer, wanted: &[Buffer]) -> String {
        let (id, slide, view, first) = (&self.deck.id, self.slide + 1, self.view, self.size);
        let drawn = |buffer: &Buffer| lines(buffer).join("\n");
        let wanted = drawn(&wanted[0]);
        format!("{id}, slide {slide}, {view:?}, {:?}, from {first:?} to {size:?}:\n{}\nnot:\n{wanted}", self.top, drawn(picture))
    }
}

fn placed(deck: &Deck, slide: usize, size: Size, answers: bool) -> Placed {
    place(deck, &deck.slide(slide), size.0, size.1, &UNICODE, answers.into())
}

/// A program started at this size, and brought to a view of a slide.
fn fresh(deck: &Deck, slide: usize, placed: &Placed, view: usize, size: Size, answers: bool) -> App {
    let mut app = open(deck, slide, size);
    let mut at = 0;
    if answers {
        app.update(Message::Key(Key::Char('a')));
        at = answer(placed, 0).unwrap_or(0);
    }
    let key = if view < at { Key::PageUp } else { Key::PageDown };
    (0..view.abs_diff(at)).for_each(|_| drop(app.update(Message::Key(key))));
    app
}

/// The rows in sight.
fn page(placed: &Placed, view: View, answers: bool) -> Vec<String> {
    let body = &placed.body.rows[placed.pages[view.page].clone()];
    placed.title.rows.iter().chain(body).map(|row| visible(row, view.step, answers)).collect()
}

/// A word of the first row in sight that has any: its first six letters, which no line divides.
fn top(placed: &Placed, view: View, answers: bool) -> String {
    let rows = &page(placed, view, answers)[placed.title.rows.len()..];
    let words = |row: &String| -> Vec<String> {
        let words = row.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| word.chars().take(6).collect()).collect()
    };
    let row = rows.iter().map(words).find(|words| !words.is_empty()).unwrap_or_default();
    row.iter().find(|word| word.chars().count() > 3).or(row.first()).cloned().unwrap_or_default()
}

/// Two hundred sizes of every slide, drawn from twenty, so that what is wanted is found out once for each of them.
fn two_hundred_sizes(decks: &[Deck]) {
    let mut dice = Dice(1);
    for (deck, slide) in decks.iter().flat_map(|deck| (0..deck.len()).map(move |slide| (deck, slide))) {
        let mut reader = Reader::new(deck, slide, &mut dice);
        let sizes: Vec<Size> = (0..20).map(|_| dice.size()).collect();
        let mut wanted: BTreeMap<Size, Vec<Buffer>> = BTreeMap::new();
        for _ in 0..200 {
            let size = sizes[dice.below(sizes.len())];
            let picture = reader.resize(size);
            let wanted = wanted.entry(size).or_insert_with(|| reader.wanted(size));
            assert!(wanted.contains(&picture), "{}", reader.told(size, &picture, wanted));
        }
    }
}

#[test]
fn of_every_shipped_slide() {
    two_hundred_sizes(&library::shipped());
}

#[test]
fn of_every_kind() {
    let load = |(kind, json): (String, String)| Deck::load(&kind, json.into_bytes(), &glossary());
    two_hundred_sizes(&gallery().into_iter().map(load).collect::<Vec<_>>());
}

#[test]
fn a_storm_of_a_thousand_sizes_leaves_everything_in_its_place() {
    let (mut dice, decks) = (Dice(2), library::shipped());
    for slide in 0..3 {
        let mut reader = Reader::new(&decks[3], slide, &mut dice);
        (0..1000).for_each(|_| drop(reader.app.update(Message::Resize(dice.size().0, dice.size().1))));
        for size in SIZES {
            let (picture, wanted) = (reader.resize(size), reader.wanted(size));
            assert!(wanted.contains(&picture), "{}", reader.told(size, &picture, &wanted));
        }
    }
}

#[test]
fn a_storm_leaves_the_end_card_and_what_lies_over_a_slide() {
    let (mut dice, decks) = (Dice(3), library::shipped());
    let overlays = "?:to/dsb".chars().map(|key| vec![Key::Char(key)]);
    for keys in overlays.chain([vec![Key::End, Key::PageDown, Key::PageDown, Key::PageDown]]) {
        let started = |size: Size| {
            let mut app = open(&decks[0], 0, size);
            keys.iter().for_each(|&key| drop(app.update(Message::Key(key))));
            app
        };
        let mut app = started((80, 24));
        (0..1000).for_each(|_| drop(app.update(Message::Resize(dice.size().0, dice.size().1))));
        for size in [(120, 40), (80, 24)] {
            app.update(Message::Resize(size.0, size.1));
            assert!(
                draw(&app, size) == draw(&started(size), size),
                "{keys:?} at {size:?}:\n{}",
                lines(&draw(&app, size)).join("\n")
            );
        }
    }
}

/// Between a change of the window and the message that says so, a picture may be asked for at the new size.
#[test]
fn a_picture_at_a_size_that_nobody_told_is_empty() {
    let decks = library::shipped();
    let sizes = || SIZES.into_iter().flat_map(|told| SIZES.map(|asked| (told, asked))).filter(|(told, asked)| told != asked);
    for (key, (told, asked)) in "?:to/dsbql".chars().flat_map(|key| sizes().map(move |sizes| (key, sizes))) {
        let mut app = open(&decks[0], 0, told);
        app.update(Message::Key(Key::Char(key)));
        assert!(lines(&draw(&app, asked)).concat().is_empty(), "{key}, told {told:?}, asked {asked:?}");
        app.update(Message::Resize(asked.0, asked.1));
        assert!(!lines(&draw(&app, asked)).concat().is_empty());
    }
}
