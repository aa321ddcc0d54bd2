//! A deck on the screen: the slide, its step, its page, and the way back.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::end;
use crate::app::keys::{Action, Context};
use crate::app::mouse::row_at;
use crate::app::shelf::Shelf;
use crate::app::{Canvas, chrome, marks};
use crate::deck::{Deck, Slide, Told};
use crate::element::answers::{Answers, Waits};
use crate::element::block::Span;
use crate::phrases::Phrases;
use crate::slide::anchor::Anchor;
use crate::slide::{Placed, Seen, View, place};
use crate::text::query::Query;
use crate::text::width::width;

/// A deck that is shown.
#[derive(Debug)]
pub struct Show {
    /// Its number in the library.
    pub deck: usize,
    current: Current,
    /// The slide after this one, placed while nobody waited.
    ahead: Option<Box<Current>>,
    /// Places before and after this one, in the order they were left.
    earlier: Vec<Place>,
    later: Vec<Place>,
}

/// So many blanks stand between two columns, and nowhere within a choice.
const GAP: usize = 4;

/// A place that was left.
#[derive(Debug, Clone, Copy)]
struct Place {
    deck: usize,
    slide: usize,
    step: usize,
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
    answers: Answers,
    /// Where the reader was when the size began to change; gone with the next move.
    anchor: Option<Anchor>,
}

impl Show {
    /// The deck with number `deck` from a slide and a step on, both from 0.
    pub fn new(shelf: &Shelf, deck: usize, slide: usize, step: usize, canvas: Canvas) -> Self {
        let last = shelf.get(deck).map_or(0, |deck| deck.len() - 1);
        let current = Current::at(shelf, deck, slide.min(last), step, canvas);
        Self { deck, current, ahead: None, earlier: Vec::new(), later: Vec::new() }
    }

    /// The slide, from 0; nothing at the end.
    pub fn number(&self) -> Option<usize> {
        self.current.slide.as_ref().map(|_| self.current.number)
    }

    /// Slide and step, and whether the end was reached.
    pub fn place(&self) -> (usize, usize, bool) {
        (self.current.number, self.current.step(), self.current.slide.is_none())
    }

    /// The slide, and how far it is told; nothing at the end.
    pub fn current(&self) -> Option<(&Slide, Told)> {
        let told = Told { step: self.current.step(), answers: self.current.answers };
        self.current.slide.as_deref().map(|slide| (slide, told))
    }

    /// Whether the slide has something to answer by now.
    pub fn asks(&self) -> bool {
        self.current.slide.as_ref().is_some_and(|slide| slide.asks(self.current.step()))
    }

    /// The next page, step, slide; at last the end card, and there it stays.
    pub fn onward(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.current.settle();
        if self.current.view + 1 < self.current.placed.views.len() {
            self.current.view += 1;
        } else if self.current.slide.is_some() {
            let next = self.current.number + 1;
            let ahead = self.ahead.take().filter(|ahead| ahead.number == next);
            self.current = ahead.map_or_else(|| Current::at(shelf, self.deck, next, 0, canvas), |ahead| *ahead);
        }
    }

    /// Places the next slide in advance: the onward key then has only to paint it.
    pub fn look_ahead(&mut self, shelf: &Shelf, canvas: Canvas) {
        let next = self.current.number + 1;
        if self.current.slide.is_some() && self.ahead.as_ref().is_none_or(|ahead| ahead.number != next) {
            self.ahead = Some(Box::new(Current::at(shelf, self.deck, next, 0, canvas)));
        }
    }

    /// What was placed in advance is not right any more.
    pub fn forget_ahead(&mut self) {
        self.ahead = None;
    }

    /// The same way back.
    pub fn back(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.current.settle();
        if self.current.view > 0 {
            self.current.view -= 1;
        } else if let Some(before) = self.current.number.checked_sub(1) {
            self.current = Current::at(shelf, self.deck, before, 0, canvas);
            self.current.view = self.current.placed.views.len().saturating_sub(1);
        }
    }

    /// Scrolls by rows, within what the step shows.
    pub fn scroll(&mut self, rows: isize) {
        let current = &mut self.current;
        current.anchor = None;
        let base = current.page_top();
        let end = current.placed.shown_end(current.step());
        let lowest = end.saturating_sub(current.placed.frame.body.height as usize).max(base.min(end));
        let top = current.top().saturating_add_signed(rows).min(if rows > 0 { lowest } else { usize::MAX });
        current.nudge = top as isize - base as isize;
    }

    /// Goes to a slide of a deck, and remembers where it came from.
    pub fn jump(&mut self, shelf: &Shelf, deck: usize, slide: usize, canvas: Canvas) {
        self.earlier.push(self.here());
        self.later.clear();
        self.show(shelf, Place { deck, slide, step: 0 }, canvas);
    }

    /// Back to where it came from, or forward again. False where there is no such place.
    pub fn was(&mut self, shelf: &Shelf, forward: bool, canvas: Canvas) -> bool {
        let here = self.here();
        let (from, to) = if forward { (&mut self.later, &mut self.earlier) } else { (&mut self.earlier, &mut self.later) };
        let Some(place) = from.pop() else { return false };
        to.push(here);
        self.show(shelf, place, canvas);
        true
    }

    fn here(&self) -> Place {
        Place { deck: self.deck, slide: self.current.number, step: self.current.step() }
    }

    fn show(&mut self, shelf: &Shelf, place: Place, canvas: Canvas) {
        (self.deck, self.ahead) = (place.deck, None);
        self.current = Current::at(shelf, place.deck, place.slide, place.step, canvas);
    }

    /// Shows the answers, or hides them again.
    pub fn answer(&mut self, shelf: &Shelf, canvas: Canvas) {
        let page = self.current.view().page;
        let answers = self.current.answers.toggled();
        self.current.place_again(shelf, self.deck, answers, canvas);
        if answers.all {
            self.current.go_to(|waits| matches!(waits, Waits::Answer | Waits::Choice(_)));
        } else {
            self.current.go_to_page(page);
        }
    }

    /// How many choices there are so far.
    pub fn choices(&self) -> usize {
        self.current.slide.as_ref().map_or(0, |slide| slide.choices(self.current.step()))
    }

    /// Makes a choice, from 0, and goes to its reason. False where there is no such choice.
    pub fn choose(&mut self, shelf: &Shelf, choice: usize, canvas: Canvas) -> bool {
        if choice >= self.choices() {
            return false;
        }
        self.current.place_again(shelf, self.deck, self.current.answers.choosing(choice), canvas);
        self.current.go_to(|waits| waits == Waits::Choice(choice));
        true
    }

    /// The choice at a place of the screen.
    pub fn choice_at(&self, place: Position) -> Option<usize> {
        let (placed, top) = (&self.current.placed, self.current.top());
        let row = row_at(place, placed.frame.body)?.checked_sub(placed.offset)? + top;
        let row = placed.body.rows.get(row).filter(|_| row < placed.page_end(top))?;
        let mut choice = None;
        let mut x = usize::from(placed.frame.body.x);
        for span in &row.spans {
            let (cells, is_gap) = (width(&span.text), span.text.trim().is_empty());
            match span.part.waits {
                Waits::Here(here) if span.part.step <= self.current.step() => choice = Some(here),
                // What stands in another column is no part of it.
                _ if is_gap && cells >= GAP => choice = None,
                _ => {}
            }
            if (x..x + cells).contains(&usize::from(place.x)) {
                return choice;
            }
            x += cells;
        }
        None
    }

    /// Moves the arrows' mark among the choices, from the first in sight on. False where there is none further.
    pub fn point(&mut self, down: bool) -> bool {
        let here = self.current.answers.here;
        let next = match (here, down) {
            (Some(here), true) => Some(here + 1),
            (Some(here), false) => here.checked_sub(1),
            (None, true) => self.current.first_choice_in_sight(),
            (None, false) => None,
        };
        let Some(next) = next.filter(|&next| next < self.choices()) else { return false };
        self.current.answers.here = Some(next);
        self.current.go_to(|waits| waits == Waits::Here(next));
        true
    }

    /// The choice that the arrows stand at, if it is not made yet.
    pub fn pointed(&self) -> Option<usize> {
        self.current.answers.here.filter(|&here| !self.current.answers.show(Waits::Choice(here)))
    }

    /// Whether the slide asks first whether it should be seen.
    pub fn is_covered(&self) -> bool {
        self.current.slide.as_ref().is_some_and(|slide| slide.is_cover())
    }

    /// Shows the slide again after its cover was taken off.
    pub fn uncovered(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.current = Current::at(shelf, self.deck, self.current.number, 0, canvas);
    }

    /// Goes to the first view in which something that is looked for can be seen, or to the last one.
    pub fn go_to_match(&mut self, query: &Query, first: bool) {
        let views = self.current.matches(query);
        let view = if first { views.first() } else { views.last() };
        self.current.go_to_view(view.copied());
    }

    /// The next view of this slide with a match, or the one before. False where there is none.
    pub fn next_match(&mut self, query: &Query, forward: bool) -> bool {
        let (here, views) = (self.current.view, self.current.matches(query));
        let next = if forward { views.iter().find(|&&view| view > here) } else { views.iter().rfind(|&&view| view < here) };
        self.current.go_to_view(next.copied());
        next.is_some()
    }

    /// Places the slide for another size; the step stays, and so does what is in sight. Sizes that came between do not matter.
    pub fn place_again(&mut self, shelf: &Shelf, canvas: Canvas) {
        self.forget_ahead();
        let anchor = self.current.anchor.take().unwrap_or_else(|| Anchor::of(&self.current.placed, self.current.seen()));
        self.current.place_again(shelf, self.deck, self.current.answers, canvas);
        self.current.go_back_to(anchor);
    }

    /// The pictures in sight: the path of each in the deck's folder, and where it lies.
    pub fn pictures(&self, area: Rect) -> Vec<(String, Rect)> {
        self.current.placed.pictures(self.current.seen(), area)
    }

    /// Paints the slide, or the end card, and what stands around it: a notice, marks on what is looked for.
    pub fn draw(&self, deck: &Deck, canvas: Canvas, said: (Option<&str>, Option<&Query>), area: Rect, buffer: &mut Buffer) {
        self.current.draw(deck, canvas, said, area, buffer);
    }
}

impl Current {
    fn at(shelf: &Shelf, deck: usize, number: usize, step: usize, canvas: Canvas) -> Self {
        let slide = shelf.slide(deck, number).map(Box::new);
        Self::placed(shelf, deck, number, slide, (step, Answers::default()), canvas)
    }

    /// Places a slide that is parsed already, or the end card where there is none.
    fn placed(
        shelf: &Shelf,
        deck: usize,
        number: usize,
        slide: Option<Box<Slide>>,
        (step, answers): (usize, Answers),
        canvas: Canvas,
    ) -> Self {
        let placed = match (shelf.get(deck), &slide) {
            (Some(deck), Some(slide)) => place(deck, slide, canvas.width, canvas.height, canvas.glyphs, answers),
            (Some(shown), None) => end::place(shown, shelf.get(deck + 1), canvas),
            (None, _) => Placed::default(),
        };
        let view = placed.views.iter().position(|view| view.step >= step).unwrap_or(placed.views.len().saturating_sub(1));
        Self { number, slide, placed, view, nudge: 0, answers, anchor: None }
    }

    fn view(&self) -> View {
        self.placed.views.get(self.view).copied().unwrap_or_default()
    }

    fn step(&self) -> usize {
        self.view().step
    }

    fn seen(&self) -> Seen {
        Seen { step: self.step(), top: self.top(), answers: self.answers }
    }

    /// A move begins at the page that is shown.
    fn settle(&mut self) {
        (self.nudge, self.anchor) = (0, None);
    }

    fn page_top(&self) -> usize {
        self.placed.pages.get(self.view().page).map_or(0, |page| page.start)
    }

    fn top(&self) -> usize {
        self.page_top().saturating_add_signed(self.nudge)
    }

    /// Places the slide again, with these answers shown.
    fn place_again(&mut self, shelf: &Shelf, deck: usize, answers: Answers, canvas: Canvas) {
        let (number, step, slide) = (self.number, self.step(), self.slide.take());
        *self = Self::placed(shelf, deck, number, slide, (step, answers), canvas);
    }

    /// The page where the first thing stands that waits for this, at this step or else where it first comes.
    fn go_to(&mut self, wanted: impl Fn(Waits) -> bool) {
        let (step, views) = (self.step(), &self.placed.views);
        let has_come = |span: &Span| span.part.step <= step && wanted(span.part.waits);
        let row = self.placed.body.rows.iter().position(|row| row.spans.iter().any(has_come));
        let page = row.and_then(|row| self.placed.pages.iter().position(|page| page.contains(&row)));
        let here = views.iter().position(|view| Some(view.page) == page && view.step == step);
        if let Some(view) = here.or_else(|| views.iter().position(|view| Some(view.page) == page)) {
            (self.view, self.nudge) = (view, 0);
        }
    }

    /// The views in which a match comes into sight: in the title, or in the body as far as its answers are shown.
    fn matches(&self, query: &Query) -> Vec<usize> {
        let title: String = self.slide.as_ref().map(|slide| slide.title.plain()).unwrap_or_default();
        let mut found: Vec<usize> = query.places(&title).first().map(|_| 0).into_iter().collect();
        let (mut text, mut places) = (String::new(), Vec::new());
        for (number, row) in self.placed.body.rows.iter().enumerate() {
            for span in row.spans.iter().filter(|span| self.answers.show(span.part.waits)) {
                places.push((text.len(), number, span.part.step));
                text.push_str(&span.text);
            }
            text.push(' ');
        }
        for place in query.places(&text) {
            let at = places.partition_point(|(start, ..)| *start <= place.start).saturating_sub(1);
            let Some(&(_, row, step)) = places.get(at) else { continue };
            let holds = |view: &View| self.placed.pages.get(view.page).is_some_and(|page| page.contains(&row));
            found.extend(self.placed.views.iter().position(|view| view.step >= step && holds(view)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn go_to_view(&mut self, view: Option<usize>) {
        if let Some(view) = view {
            self.settle();
            self.view = view;
        }
    }

    fn first_choice_in_sight(&self) -> Option<usize> {
        let seen = self.placed.body.rows.get(self.top()..self.placed.page_end(self.top())).unwrap_or_default();
        let mut waits = seen.iter().flat_map(|row| &row.spans).map(|span| span.part.waits);
        waits.find_map(|waits| if let Waits::Here(choice) = waits { Some(choice) } else { None })
    }

    /// The view of this step whose page holds what was in sight, or the next one after it.
    fn go_back_to(&mut self, anchor: Anchor) {
        let (step, row) = (self.step(), anchor.find(&self.placed, self.seen()));
        let holds = |view: &View| self.placed.pages.get(view.page).is_some_and(|page| page.end > row);
        let view = self.placed.views.iter().position(|view| view.step == step && holds(view));
        self.view = view.or_else(|| self.placed.views.iter().rposition(|view| view.step == step)).unwrap_or(self.view);
        self.anchor = Some(anchor);
    }

    /// The view of this step on a page, or on the last one before it.
    fn go_to_page(&mut self, page: usize) {
        let step = self.step();
        if let Some(view) = self.placed.views.iter().rposition(|view| view.step == step && view.page <= page) {
            self.view = view;
        }
    }

    fn draw(
        &self,
        deck: &Deck,
        canvas: Canvas,
        (notice, query): (Option<&str>, Option<&Query>),
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let (frame, phrases) = (self.placed.frame, deck.phrases());
        let number = self.slide.as_ref().map(|_| format!("{} / {}", self.number + 1, deck.len()));
        let draft = deck.is_draft().then(|| phrases.draft.to_string());
        let right = draft.into_iter().chain(number).collect::<Vec<_>>().join(&format!("  {}  ", canvas.glyphs.dot));
        chrome::head(&deck.header.title, &right, frame.head, canvas, buffer);
        let seen = self.seen();
        // What is marked is no link at the same time: a link's words stand in one cell.
        let theme = canvas.theme.telling_links(canvas.theme.links && query.is_none());
        self.placed.paint(seen, theme, area, buffer);
        if let Some(query) = query {
            for part in [frame.title, frame.body] {
                marks::mark(query, part.intersection(area), canvas.theme, buffer);
            }
        }
        chrome::progress(self.number + 1, deck.len(), frame.progress, canvas, buffer);
        let below = self.placed.page_end(seen.top) < self.placed.shown_end(seen.step);
        let hints = self.hints((notice.is_some(), query.is_some()), canvas, phrases);
        let foot = chrome::Foot { hints, notice, more: (seen.top > 0, below) };
        foot.draw(&frame, canvas, phrases, buffer);
    }

    /// The keys that matter here: while a notice stands, while something is looked for, and else.
    fn hints(&self, (noticed, hunting): (bool, bool), canvas: Canvas, phrases: &'static Phrases) -> Vec<chrome::Hint> {
        let step = self.step();
        let choices = self.slide.as_ref().map_or(0, |slide| slide.choices(step));
        let actions: &[Action] = match &self.slide {
            _ if noticed => &[Action::Next, Action::Help],
            None => &[Action::Back, Action::Leave, Action::Help],
            Some(_) if hunting => {
                &[Action::NextMatch, Action::Close, Action::EarlierMatch, Action::Next, Action::Back, Action::Help]
            }
            Some(_) if choices > 0 => &[Action::Choose, Action::Next, Action::Back, Action::Help, Action::Answer],
            Some(_) if self.placed.frame.keys.width < 32 => &[Action::Next, Action::Back],
            Some(slide) if slide.is_cover() => &[Action::Back, Action::Help, Action::Contents],
            Some(slide) if slide.asks(step) => {
                &[Action::Back, Action::Next, Action::Answer, Action::Help, Action::Reading, Action::Contents]
            }
            Some(_) => {
                &[Action::Back, Action::Next, Action::Help, Action::Overview, Action::Search, Action::Glossary, Action::Reading]
            }
        };
        let mut hints = chrome::hints(actions, Context::Slide, canvas, phrases);
        for (action, hint) in actions.iter().zip(&mut hints) {
            match action {
                Action::Choose if choices == 1 => *hint = ("1".into(), phrases.keys.choose),
                Action::Choose => *hint = (format!("1–{}", choices.min(9)), phrases.keys.choose),
                Action::Close => hint.1 = phrases.keys.unmark,
                _ => {}
            }
        }
        hints
    }
}
