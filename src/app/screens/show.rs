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
    current: Current,
    /// Places before and after this one, in the order they were left.
    earlier: Vec<(usize, usize)>,
    later: Vec<(usize, usize)>,
}

/// What is shown of it.
#[derive(Debug)]
struct Current {
    /// The slide, from 0; one more than the last is the end card.
    number: usize,
    /// Nothing at the end.
    slide: Option<Box<Slide>>,
    placed: Placed,
    /// Which of the placed views.
    view: usize,
    /// Rows scrolled away from that view's page.
    nudge: isize,
    answers: bool,
}

impl Show {
    /// The deck with number `deck` from a slide and a step on, both from 0.
    pub fn new(decks: &[Deck], deck: usize, slide: usize, step: usize, canvas: Canvas) -> Self {
        let last = decks.get(deck).map_or(0, |deck| deck.len() - 1);
        let current = Current::at(decks, deck, slide.min(last), step, canvas);
        Self { deck, current, earlier: Vec::new(), later: Vec::new() }
    }

    /// The slide, from 0; nothing at the end.
    pub fn number(&self) -> Option<usize> {
        self.current.slide.as_ref().map(|_| self.current.number)
    }

    /// Slide and step, and whether the end was reached.
    pub fn place(&self) -> (usize, usize, bool) {
        (self.current.number, self.current.step(), self.current.slide.is_none())
    }

    /// The slide, how far it is told, and whether its answers are shown; nothing at the end.
    pub fn current(&self) -> Option<(&Slide, usize, bool)> {
        self.current.slide.as_deref().map(|slide| (slide, self.current.step(), self.current.answers))
    }

    /// Whether the slide has something to answer.
    pub fn asks(&self) -> bool {
        self.current.slide.as_ref().is_some_and(|slide| slide.asks())
    }

    /// The next page, step, slide; at last the end card, and there it stays.
    pub fn onward(&mut self, decks: &[Deck], canvas: Canvas) {
        self.current.nudge = 0;
        if self.current.view + 1 < self.current.placed.views.len() {
            self.current.view += 1;
        } else if self.current.slide.is_some() {
            self.current = Current::at(decks, self.deck, self.current.number + 1, 0, canvas);
        }
    }

    /// The same way back.
    pub fn back(&mut self, decks: &[Deck], canvas: Canvas) {
        self.current.nudge = 0;
        if self.current.view > 0 {
            self.current.view -= 1;
        } else if let Some(before) = self.current.number.checked_sub(1) {
            self.current = Current::at(decks, self.deck, before, 0, canvas);
            self.current.view = self.current.placed.views.len().saturating_sub(1);
        }
    }

    /// Scrolls by rows, within what the step shows.
    pub fn scroll(&mut self, rows: isize) {
        let current = &mut self.current;
        let base = current.page_top();
        let end = current.placed.shown_end(current.step());
        let lowest = end.saturating_sub(current.placed.frame.body.height as usize).max(base.min(end));
        let top = current.top().saturating_add_signed(rows).min(if rows > 0 { lowest } else { usize::MAX });
        current.nudge = top as isize - base as isize;
    }

    /// Goes to a slide, and remembers where it came from.
    pub fn jump(&mut self, decks: &[Deck], slide: usize, canvas: Canvas) {
        self.earlier.push((self.current.number, self.current.step()));
        self.later.clear();
        self.current = Current::at(decks, self.deck, slide, 0, canvas);
    }

    /// Back to where it came from, or forward again. False where there is no such place.
    pub fn was(&mut self, decks: &[Deck], forward: bool, canvas: Canvas) -> bool {
        let here = (self.current.number, self.current.step());
        let (from, to) = if forward { (&mut self.later, &mut self.earlier) } else { (&mut self.earlier, &mut self.later) };
        let Some((slide, step)) = from.pop() else { return false };
        to.push(here);
        self.current = Current::at(decks, self.deck, slide, step, canvas);
        true
    }

    /// Shows the answers, or hides them again.
    pub fn answer(&mut self, decks: &[Deck], canvas: Canvas) {
        let (number, step, answers) = (self.current.number, self.current.step(), !self.current.answers);
        let page = self.current.view().page;
        let slide = self.current.slide.take();
        self.current = Current::placed(decks, self.deck, number, slide, (step, answers), canvas);
        if answers {
            self.current.go_to_answer();
        } else {
            self.current.go_to_page(page);
        }
    }

    /// Places the slide for another size; the step stays, and so does what is in sight.
    pub fn place_again(&mut self, decks: &[Deck], canvas: Canvas) {
        let current = &self.current;
        let share = current.top() as f64 / current.placed.body.height().max(1) as f64;
        let (number, step, answers) = (current.number, current.step(), current.answers);
        let slide = self.current.slide.take();
        self.current = Current::placed(decks, self.deck, number, slide, (step, answers), canvas);
        self.current.go_to_share(step, share);
    }

    /// Paints the slide, or the end card, and what stands around it.
    pub fn draw(&self, deck: &Deck, canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
        self.current.draw(deck, canvas, notice, area, buffer);
    }
}

impl Current {
    fn at(decks: &[Deck], deck: usize, number: usize, step: usize, canvas: Canvas) -> Self {
        let shown = decks.get(deck).filter(|shown| number < shown.len());
        let slide = shown.map(|shown| Box::new(shown.slide(number)));
        Self::placed(decks, deck, number, slide, (step, false), canvas)
    }

    /// Places a slide that is parsed already, or the end card where there is none.
    fn placed(
        decks: &[Deck],
        deck: usize,
        number: usize,
        slide: Option<Box<Slide>>,
        (step, answers): (usize, bool),
        canvas: Canvas,
    ) -> Self {
        let placed = match (decks.get(deck), &slide) {
            (Some(deck), Some(slide)) => place(deck, slide, canvas.width, canvas.height, canvas.glyphs, answers),
            (Some(shown), None) => end::place(shown, decks.get(deck + 1), canvas),
            (None, _) => Placed::default(),
        };
        let view = placed.views.iter().position(|view| view.step >= step).unwrap_or(placed.views.len().saturating_sub(1));
        Self { number, slide, placed, view, nudge: 0, answers }
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

    /// The view of this step on a page, or on the last one before it.
    fn go_to_page(&mut self, page: usize) {
        let step = self.step();
        if let Some(view) = self.placed.views.iter().rposition(|view| view.step == step && view.page <= page) {
            self.view = view;
        }
    }

    fn draw(&self, deck: &Deck, canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
        let (frame, phrases) = (self.placed.frame, deck.phrases());
        let number = self.slide.as_ref().map(|_| format!("{} / {}", self.number + 1, deck.len()));
        let draft = deck.is_draft().then(|| phrases.draft.to_string());
        let right = draft.into_iter().chain(number).collect::<Vec<_>>().join(&format!("  {}  ", canvas.glyphs.dot));
        chrome::head(&deck.header.title, &right, frame.head, canvas, buffer);
        let seen = Seen { step: self.step(), top: self.top(), answers: self.answers };
        self.placed.paint(seen, canvas.theme, area, buffer);
        chrome::progress(self.number + 1, deck.len(), frame.progress, canvas, buffer);
        let below = self.placed.page_end(seen.top) < self.placed.shown_end(seen.step);
        let actions: &[Action] = match &self.slide {
            _ if notice.is_some() => &[Action::Next, Action::Help],
            None => &[Action::Back, Action::Leave, Action::Help],
            Some(_) if frame.keys.width < 32 => &[Action::Next, Action::Back],
            Some(slide) if slide.asks() => {
                &[Action::Back, Action::Next, Action::Answer, Action::Help, Action::Reading, Action::Contents]
            }
            Some(_) => &[Action::Back, Action::Next, Action::Help, Action::Reading, Action::Contents, Action::Glossary],
        };
        let hints = chrome::hints(actions, Context::Slide, canvas, phrases);
        let foot = chrome::Foot { hints, notice, more: (seen.top > 0, below) };
        foot.draw(&frame, canvas, phrases, buffer);
    }
}
