//! A slide on a page of a certain size: placed once for its last step, then painted at any step without moving.

pub mod anchor;
pub mod big;
pub mod frame;
mod opening;
mod pages;
mod pixels;

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use self::frame::Frame;
pub use self::pages::{View, first_step};
use crate::deck::{Deck, Slide, SlideKind};
use crate::element::answers::Answers;
use crate::element::block::{Block, Look, Part, Row};
use crate::element::{Cx, Draw};
use crate::text::width::width;
use crate::theme::glyphs::Glyphs;
use crate::theme::{Ground, Role, Theme};

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
        SlideKind::Section | SlideKind::Statement => Block::default(),
        SlideKind::Title => opening::opening(deck, &cx),
        _ => content(deck, slide, &cx, false),
    };
    if height > 4 {
        block.blank();
    }
    block.append(under.without_hidden(Answers::default()));
    block.rows.dedup_by(|row, before| row.is_blank() && before.is_blank());
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
        cx.first_choice += element.choices();
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

/// Paints rows from the top of `area` on, without what is not seen yet.
pub fn paint_rows(rows: &[Row], seen: Seen, theme: Theme, area: Rect, buffer: &mut Buffer) {
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let mut x = area.left();
        for span in &row.spans {
            let shown = span.is_shown(seen.step, seen.answers);
            let room = area.right().saturating_sub(x) as usize;
            if room == 0 {
                break;
            }
            if shown && let Some(stripe) = &span.stripe {
                x = pixels::paint(stripe, (x, y), room, theme, buffer);
                continue;
            }
            if shown {
                let start = x;
                x = paint_text(&span.text, (x, y), room, style(span.look, theme), buffer);
                if let Some(address) = span.link.as_deref().filter(|_| theme.links) {
                    link(address, Rect { x: start, y, width: x - start, height: 1 }, buffer);
                }
                continue;
            }
            let cells = width(&span.text);
            if let Some((from, sign)) = span.veil
                && from <= seen.step
            {
                buffer.set_stringn(x, y, sign.repeat(cells), room, style(Look::of(Role::Axis), theme));
            }
            x = x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX));
        }
    }
}

/// Paints a text in one row, at most `room` cells of it, and gives the column after it. Plain letters need no looking up.
fn paint_text(text: &str, (x, y): (u16, u16), room: usize, style: Style, buffer: &mut Buffer) -> u16 {
    if !text.is_ascii() {
        return buffer.set_stringn(x, y, text, room, style).0;
    }
    let mut column = x;
    for letter in text.bytes().take(room) {
        if let Some(cell) = buffer.cell_mut(Position { x: column, y }) {
            cell.set_char(char::from(letter)).set_style(style);
        }
        column = column.saturating_add(1);
    }
    column
}

/// Tells the terminal where a painted stretch leads (OSC 8), in the symbol of its first cell. What follows it there is hidden
/// from the terminal by that cell's width, and stays as it is for whoever reads the buffer.
fn link(address: &str, stretch: Rect, buffer: &mut Buffer) {
    let safe = address.len() <= LONGEST_ADDRESS && address.bytes().all(|byte| byte.is_ascii_graphic());
    let Some(cells) = NonZeroU16::new(stretch.width).filter(|_| safe) else { return };
    let (mut words, mut x) = (String::new(), stretch.x);
    while let Some(cell) = buffer.cell(Position { x, y: stretch.y }).filter(|_| x < stretch.right()) {
        words.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    if let Some(first) = buffer.cell_mut(stretch.as_position()) {
        first.set_symbol(&format!("\u{1b}]8;;{address}\u{1b}\\{words}\u{1b}]8;;\u{1b}\\"));
        first.set_diff_option(CellDiffOption::ForcedWidth(cells));
    }
}

/// The longest address that terminals take.
const LONGEST_ADDRESS: usize = 2000;

/// A look, as the terminal is told of it.
pub fn style(look: Look, theme: Theme) -> Style {
    let mut style = theme.style(look.role, look.ground);
    for (on, modifier) in [(look.bold, Modifier::BOLD), (look.italic, Modifier::ITALIC), (look.underlined, Modifier::UNDERLINED)]
    {
        if on {
            style = style.add_modifier(modifier);
        }
    }
    style
}

/// Gives an area of an empty buffer the page's colours.
pub fn paint_paper(theme: Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.style(Role::Text, Ground::Paper);
    if area == buffer.area {
        // The whole screen, at every frame: without looking up each cell by its place.
        for cell in &mut buffer.content {
            cell.set_style(style);
        }
    } else {
        buffer.set_style(area, style);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const LINK: &str = r#""See [the site](https://a.org/x) or [漢字](https://b.org) now.""#;

    fn told(body: &str, test: impl Fn(Test) -> Test) -> Vec<String> {
        let buffer = test(Test::body(body).links()).buffer();
        buffer.content.iter().map(|cell| cell.symbol().to_string()).filter(|symbol| symbol.contains('\u{1b}')).collect()
    }

    #[test]
    fn a_link_is_told_in_one_cell_as_wide_as_its_words() {
        let [site, signs] = ["\u{1b}]8;;https://a.org/x\u{1b}\\the site", "\u{1b}]8;;https://b.org\u{1b}\\漢字"];
        assert_eq!(told(LINK, |test| test), [site, signs].map(|link| format!("{link}\u{1b}]8;;\u{1b}\\")));
        let narrow = told(&LINK.replace("the site", "the pages of the site"), |test| test.size(20, 12));
        assert!(narrow.len() == 3 && narrow.iter().all(|part| part.contains("]8;;https://")), "{narrow:?}");
    }

    #[test]
    fn where_it_is_not_safe_no_link_is_told() {
        assert!(told(LINK, Test::ascii).is_empty());
        assert!(told(&LINK.replace("a.org/x", "a.org/é").replace("b.org", &"b".repeat(3000)), |test| test).is_empty());
        assert!(told(LINK, |test| test.keys("/ s e e Enter")).is_empty(), "what is marked is no link");
        assert!(Test::body(LINK).buffer().content.iter().all(|cell| !cell.symbol().contains('\u{1b}')));
    }
}
