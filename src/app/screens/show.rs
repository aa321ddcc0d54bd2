//! A deck on the screen: the slide, its step, its page, and the way back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::end;
use crate::app::keys::{Action, Context};
use crate::app::{Canvas, chrome};
use crate::deck::{Deck, Slide};
use crate::slide::{Placed, Seen, View, place};

/// A deck that is shown.
#[derive(Debug)]
pub struct Show {
    /// Its number in the library.
    pub deck: usize,
    spot: Spot,
    /// Places before and after this one, in the order they were left.
    earlier: Vec<(usize, usize)>,
    later: Vec<(usize, usize)>,
}

/// Where in the deck.
#[derive(Debug)]
enum Spot {
    Slide(Box<Current>),
    /// After the last slide.
    End,
}

/// The slide that is shown.
#[derive(Debug)]
struct Current {
    number: usize,
    slide: Slide,
    placed: Placed,
    /// Which of the placed slide's views.
    view: usize,
    /// Rows scrolled away from that view's page.
    nudge: isize,
    answers: bool,
}

impl Show {
    /// A deck from a slide and a step on, both from 0.
    pub fn new(deck: &Deck, number: usize, slide: usize, step: usize, canvas: Canvas) -> Self {
        let current = Current::at(deck, slide.min(deck.len() - 1), step, canvas);
        Self { deck: number, spot: Spot::Slide(Box::new(current)), earlier: Vec::new(), later: Vec::new() }
    }

    /// The slide, from 0; the last one at the end.
    pub fn number(&self) -> Option<usize> {
        if let Spot::Slide(current) = &self.spot { Some(current.number) } else { None }
    }

    /// Slide and step, and whether the end was reached.
    pub fn place(&self) -> (usize, usize, bool) {
        match &self.spot {
            Spot::Slide(current) => (current.number, current.step(), false),
            Spot::End => (0, 0, true),
        }
    }

    /// The slide, how far it is told, and whether its answers are shown; nothing at the end.
    pub fn current(&self) -> Option<(&Slide, usize, bool)> {
        if let Spot::Slide(current) = &self.spot { Some((&current.slide, current.step(), current.answers)) } else { None }
    }

    /// Whether the slide has something to answer.
    pub fn asks(&self) -> bool {
        self.current().is_some_and(|(slide, _, _)| slide.asks())
    }

    /// The next page, step, slide; at last the end, and there it stays.
    pub fn onward(&mut self, deck: &Deck, canvas: Canvas) {
        let Spot::Slide(current) = &mut self.spot else { return };
        current.nudge = 0;
        if current.view + 1 < current.placed.views.len() {
            current.view += 1;
        } else if current.number + 1 < deck.len() {
            **current = Current::at(deck, current.number + 1, 0, canvas);
        } else {
            self.spot = Spot::End;
        }
    }

    /// The same way back.
    pub fn back(&mut self, deck: &Deck, canvas: Canvas) {
        match &mut self.spot {
            Spot::End => self.spot = Spot::Slide(Box::new(Current::last_view(deck, deck.len() - 1, canvas))),
            Spot::Slide(current) => {
                current.nudge = 0;
                if current.view > 0 {
                    current.view -= 1;
                } else if let Some(before) = current.number.checked_sub(1) {
                    **current = Current::last_view(deck, before, canvas);
                }
            }
        }
    }

    /// Scrolls by rows, within what the step shows.
    pub fn scroll(&mut self, rows: isize) {
        if let Spot::Slide(current) = &mut self.spot {
            let base = current.page_top();
            let end = current.placed.shown_end(current.step());
            let lowest = end.saturating_sub(current.placed.frame.body.height as usize).max(base.min(end));
            let top = current.top().saturating_add_signed(rows).min(if rows > 0 { lowest } else { usize::MAX });
            current.nudge = top as isize - base as isize;
        }
    }

    /// Goes to a slide, and remembers where it came from.
    pub fn jump(&mut self, deck: &Deck, slide: usize, canvas: Canvas) {
        self.earlier.push(self.spot_place(deck));
        self.later.clear();
        self.go(deck, (slide, 0), canvas);
    }

    /// Back to where it came from, or forward again. False where there is no such place.
    pub fn was(&mut self, deck: &Deck, forward: bool, canvas: Canvas) -> bool {
        let here = self.spot_place(deck);
        let (from, to) = if forward { (&mut self.later, &mut self.earlier) } else { (&mut self.earlier, &mut self.later) };
        let Some(place) = from.pop() else { return false };
        to.push(here);
        self.go(deck, place, canvas);
        true
    }

    fn spot_place(&self, deck: &Deck) -> (usize, usize) {
        match &self.spot {
            Spot::Slide(current) => (current.number, current.step()),
            Spot::End => (deck.len(), 0),
        }
    }

    fn go(&mut self, deck: &Deck, (slide, step): (usize, usize), canvas: Canvas) {
        self.spot = if slide < deck.len() { Spot::Slide(Box::new(Current::at(deck, slide, step, canvas))) } else { Spot::End };
    }

    /// Shows the answers.
    pub fn answer(&mut self) {
        if let Spot::Slide(current) = &mut self.spot {
            current.answers = !current.answers;
            if current.answers {
                current.go_to_answer();
            }
        }
    }

    /// Places the slide for another size; the step stays, and so does what is in sight.
    pub fn place_again(&mut self, deck: &Deck, canvas: Canvas) {
        if let Spot::Slide(current) = &mut self.spot {
            let share = current.top() as f64 / current.placed.body.height().max(1) as f64;
            let (step, answers) = (current.step(), current.answers);
            **current = Current::at(deck, current.number, step, canvas);
            current.answers = answers;
            current.go_to_share(step, share);
        }
    }

    /// Paints the slide and what stands around it.
    pub fn draw(&self, deck: &Deck, decks: &[Deck], canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
        match &self.spot {
            Spot::Slide(current) => current.draw(deck, canvas, notice, area, buffer),
            Spot::End => end::draw(deck, decks.get(self.deck + 1), canvas, notice, area, buffer),
        }
    }
}

impl Current {
    fn at(deck: &Deck, number: usize, step: usize, canvas: Canvas) -> Self {
        let slide = deck.slide(number);
        let placed = place(deck, &slide, canvas.width, canvas.height, canvas.glyphs);
        let view = placed.views.iter().position(|view| view.step >= step).unwrap_or(placed.views.len().saturating_sub(1));
        Self { number, slide, placed, view, nudge: 0, answers: false }
    }

    fn last_view(deck: &Deck, number: usize, canvas: Canvas) -> Self {
        let mut current = Self::at(deck, number, 0, canvas);
        current.view = current.placed.views.len().saturating_sub(1);
        current
    }

    fn view(&self) -> View {
        self.placed.views.get(self.view).copied().unwrap_or_default()
    }

    fn step(&self) -> usize {
        self.view().step
    }

    fn page_top(&self) -> usize {
        self.placed.pages.get(self.view().page).map_or(0, |page| page.start)
    }

    fn top(&self) -> usize {
        self.page_top().saturating_add_signed(self.nudge)
    }

    /// The page where the first answer stands, if this step has it.
    fn go_to_answer(&mut self) {
        let row = self.placed.body.rows.iter().position(|row| row.spans.iter().any(|span| span.part.answer));
        let page = row.and_then(|row| self.placed.pages.iter().position(|page| page.contains(&row)));
        let step = self.step();
        if let Some(view) = self.placed.views.iter().position(|view| Some(view.page) == page && view.step == step) {
            (self.view, self.nudge) = (view, 0);
        }
    }

    /// The view of a step whose page holds the row at this share of the body.
    fn go_to_share(&mut self, step: usize, share: f64) {
        let row = (share * self.placed.body.height() as f64).round();
        let holds = |view: &View| self.placed.pages.get(view.page).is_some_and(|page| (page.end as f64) > row);
        if let Some(view) = self.placed.views.iter().position(|view| view.step == step && holds(view)) {
            self.view = view;
        }
    }

    fn draw(&self, deck: &Deck, canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
        let (frame, phrases) = (self.placed.frame, deck.phrases());
        let draft = if deck.is_draft() { format!("{}  {} ", phrases.draft, canvas.glyphs.dot) } else { String::new() };
        let right = format!("{draft} {} / {}", self.number + 1, deck.len());
        chrome::head(&deck.header.title, right.trim_start(), frame.head, canvas, buffer);
        let seen = Seen { step: self.step(), top: self.top(), answers: self.answers };
        self.placed.paint(seen, canvas.theme, area, buffer);
        chrome::progress(self.number + 1, deck.len(), frame.progress, canvas, buffer);
        let mut actions = vec![Action::Back, Action::Next];
        if self.slide.asks() {
            actions.push(Action::Answer);
        }
        actions.extend([Action::Help, Action::Reading, Action::Contents, Action::Glossary]);
        let below = self.placed.page_end(seen.top) < self.placed.shown_end(seen.step);
        let more = (seen.top > 0, below);
        chrome::Foot { actions: &actions, context: Context::Slide, notice, more }.draw(&frame, canvas, phrases, buffer);
    }
}
