//! A slide on a page of a certain size: placed once for its last step, then painted at any step without moving.

pub mod anchor;
pub mod big;
pub mod frame;
mod opening;
mod pages;
mod paint;
mod pixels;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::frame::Frame;
pub use self::pages::View;
pub use self::paint::{paint_paper, paint_rows};
use crate::deck::{Deck, Slide, SlideKind};
use crate::element::answers::Answers;
use crate::element::block::{Block, Look, Part, Row};
use crate::element::{Cx, Draw};
use crate::theme::glyphs::Glyphs;
use crate::theme::{Role, Theme};

/// A slide, placed.
#[derive(Debug, Clone, Default)]
pub struct Placed {
    /// Where the parts of the page lie.
    pub frame: Frame,
    /// The title, where it stands still above the body.
    pub title: Block,
    /// All rows of the body, each stretch with its step.
    pub body: Block,
    /// The rows of each page.
    pub pages: Vec<std::ops::Range<usize>>,
    /// What the onward key shows, one after the other.
    pub views: Vec<View>,
    /// Rows left free above a body that does not fill its page.
    pub offset: usize,
}

/// How much of a placed slide is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Up to this step.
    pub step: usize,
    /// From this row of the body on.
    pub top: usize,
    /// And these answers.
    pub answers: Answers,
}

impl Seen {
    /// All of it.
    pub const ALL: Seen = Seen { step: usize::MAX, top: 0, answers: Answers::ALL };
}

/// Places a slide on a page of `width` by `height` cells.
///
/// The space of answers is kept, so that they move nothing; but where all would not fit on one page, hidden answers take none.
pub fn place(deck: &Deck, slide: &Slide, width: u16, height: u16, glyphs: &'static Glyphs, answers: Answers) -> Placed {
    let large = matches!(slide.kind, SlideKind::Title | SlideKind::Section | SlideKind::Statement);
    let frame = Frame::new(width, height);
    let column = frame.column.width as usize;
    let title = if large { Block::default() } else { title_block(slide, column) };
    let (frame, fixed) = frame.below_title(title.height());
    let sources = |id: &str| deck.source_title(id);
    let pictures = |path: &str| deck.pictures.find(path);
    let size = (column, frame.body.height as usize);
    let cx = Cx { pictures: &pictures, cell: deck.pictures.cell, ..Cx::new(deck.phrases(), glyphs, size, &sources) };
    let compose = |cx: &Cx| {
        let mut body = if fixed { Block::default() } else { title.clone() };
        body.blank();
        body.append(content(deck, slide, cx, large));
        body
    };
    let mut body = compose(&cx);
    if let Some(picture_rows) = pixels::room(&body, cx.height, slide) {
        body = compose(&Cx { picture_rows, ..cx });
    }
    if !answers.all && body.height() > cx.height {
        body = body.without_hidden(answers);
    }
    let title = if fixed { title } else { Block::default() };
    Placed::new(frame, title, body, slide.last_step(), large)
}

fn title_block(slide: &Slide, cells: usize) -> Block {
    Block::prose(&slide.title, cells, Look::default().bold()).together()
}

/// A slide made small: title and body, whole, as many rows as fit, without what waits for an answer.
pub fn small(deck: &Deck, slide: &Slide, (width, height): (usize, usize), glyphs: &'static Glyphs) -> Block {
    let sources = |id: &str| deck.source_title(id);
    let cx = Cx::new(deck.phrases(), glyphs, (width, height), &sources);
    let mut block = title_block(slide, width);
    let under = match slide.kind {
        _ if slide.is_cover() => Block::plain(cx.phrases.asks_first, width, Look::of(Role::Dim)),
        SlideKind::Title => opening::opening(deck, &cx),
        _ => content(deck, slide, &cx, false),
    };
    if height > 4 {
        block.blank();
    }
    block.append(under.without_hidden(Answers::default()));
    block.rows.dedup_by(|row, before| row.is_blank() && before.is_blank());
    if block.height() > height && height > 4 {
        block.rows.truncate(height - 1);
        block.append(Block::line("…", Look::of(Role::Dim)));
    }
    block.rows.truncate(height);
    block
}

/// All of the body: the elements with their steps, then what is good to know, then the sources.
fn content(deck: &Deck, slide: &Slide, cx: &Cx, large: bool) -> Block {
    let mut block = match slide.kind {
        SlideKind::Title => big::headed(&slide.title.plain(), opening::opening(deck, cx), cx),
        _ if large => big::headed(&slide.title.plain(), Block::default(), cx),
        SlideKind::Summary => opening::summary(deck, cx),
        _ => Block::default(),
    };
    let mut cx = *cx;
    for (step, element) in slide.steps() {
        block.blank();
        block.append(with_steps(element.place(&cx), step, element.0.reveal));
        cx.first_choice += element.choices(usize::MAX);
    }
    let last = Part::of(slide.last_step());
    if let Some(line) = deck.source_line(slide) {
        block.blank();
        block.append(Block::labelled(&cx, cx.phrases.source, &[line], Role::Dim).part(last));
    }
    if !slide.caveats.is_empty() {
        block.blank();
        block.append(caveats(slide, &cx).part(last));
    }
    block
}

/// Turns the parts of an element into the steps of its slide.
fn with_steps(mut block: Block, first: usize, reveal: bool) -> Block {
    for span in block.rows.iter_mut().flat_map(|row| &mut row.spans) {
        span.part.step = first + if reveal { span.part.step } else { 0 };
        span.veil = span.veil.map(|(part, sign)| (first + part, sign)).filter(|_| reveal);
    }
    block
}

fn caveats(slide: &Slide, cx: &Cx) -> Block {
    let texts: Vec<String> = slide.caveats.iter().map(|caveat| caveat.text.plain()).collect();
    Block::labelled(cx, cx.phrases.also_good_to_know, &texts, Role::Dim).together()
}

impl Placed {
    /// A body on a page: divided where it does not fit, balanced where it does. A large one stands near the middle.
    pub fn new(frame: Frame, title: Block, mut body: Block, last_step: usize, large: bool) -> Self {
        while body.rows.last().is_some_and(Row::is_blank) {
            body.rows.pop();
        }
        let page = frame.body.height as usize;
        let pages = pages::pages(&body, page);
        let views = pages::views(&body, &pages, last_step);
        let spare = page.saturating_sub(body.height());
        let offset = match frame.column.height {
            _ if large => spare * 2 / 5,
            22.. => (spare / 3).min(3),
            _ => 0,
        };
        Self { frame, title, body, pages, views, offset }
    }

    /// Paints title and body; nothing else of the page.
    pub fn paint(&self, seen: Seen, theme: Theme, area: Rect, buffer: &mut Buffer) {
        paint_rows(&self.title.rows, Seen::ALL, theme, within(self.frame.title, area), buffer);
        let (rows, body) = self.in_sight(seen, area);
        paint_rows(rows, seen, theme, body, buffer);
    }

    /// The rows of the body that are in sight, and where they lie.
    fn in_sight(&self, seen: Seen, area: Rect) -> (&[Row], Rect) {
        let body = within(self.frame.body, area);
        let offset = u16::try_from(self.offset).unwrap_or(0).min(body.height);
        let body = Rect { y: body.y + offset, height: body.height - offset, ..body };
        let end = self.page_end(seen.top);
        (self.body.rows.get(seen.top.min(self.body.height())..end).unwrap_or_default(), body)
    }

    /// The pictures that are in sight as a whole: the path of each in the deck's folder, and where it lies.
    pub fn pictures(&self, seen: Seen, area: Rect) -> Vec<(String, Rect)> {
        let (rows, body) = self.in_sight(seen, area);
        pixels::whole(rows, seen, body)
    }

    /// Where the page that begins at row `top` ends: at its own end, or a page's height below where it was scrolled to.
    pub fn page_end(&self, top: usize) -> usize {
        let page = self.pages.iter().find(|page| page.start == top);
        page.map_or(top + self.frame.body.height as usize, |page| page.end).min(self.body.height())
    }

    /// The row below the last one in which something is seen.
    pub fn shown_end(&self, step: usize) -> usize {
        self.body.rows.iter().rposition(|row| pages::first_step(row).is_some_and(|first| first <= step)).map_or(0, |row| row + 1)
    }
}

/// A part of a page whose top left corner is that of `area`.
fn within(part: Rect, area: Rect) -> Rect {
    Rect { x: part.x + area.x, y: part.y + area.y, ..part }.intersection(area)
}
