//! Rows of styled text: what every element becomes before anything is painted.
//!
//! Each stretch says with which part of its element it appears. Space for hidden parts is kept, so a step moves nothing.

use std::sync::Arc;

use super::Cx;
use super::answers::{Answers, Waits};
use crate::picture::{Fitted, Stripe};
use crate::text::width::width;
use crate::text::wrap::{Line, wrap};
use crate::text::{Prose, Run};
use crate::theme::{Ground, Role};

/// When a stretch is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// With which part of its element, from 0; once placed on a slide, with which step.
    pub step: usize,
    /// What it waits for beside that.
    pub waits: Waits,
}

impl Part {
    /// The part with this number.
    pub fn of(step: usize) -> Self {
        Self { step, waits: Waits::Nothing }
    }
}

/// How a stretch looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Its colour's role.
    pub role: Role,
    /// What it lies on.
    pub ground: Ground,
    /// Heavy.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
}

impl Look {
    /// The look of a role.
    pub fn of(role: Role) -> Self {
        Self { role, ..Self::default() }
    }

    /// The same, heavy.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// How a run looks among words of this look.
    pub fn spoken(self, run: &Run) -> Self {
        Self {
            bold: self.bold || run.voice.strong,
            italic: self.italic || run.voice.emphasis,
            underlined: self.underlined || run.link.is_some() || run.term.is_some(),
            role: if run.voice.code { Role::Accent } else { self.role },
            ..self
        }
    }
}

/// How words are written: their look, and where they lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ink {
    /// How they look.
    pub look: Look,
    /// The address of a link.
    pub link: Option<Arc<str>>,
}

impl Ink {
    /// A run of a text, as it is spoken in a look.
    pub fn of(run: &Run, look: Look) -> Self {
        Self { look: look.spoken(run), link: run.link.as_deref().map(Arc::from) }
    }
}

impl From<Look> for Ink {
    fn from(look: Look) -> Self {
        Self { look, link: None }
    }
}

/// A stretch of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The cells' text.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// When it is shown.
    pub part: Part,
    /// What stands in its place before that, from a step on.
    pub veil: Option<(usize, &'static str)>,
    /// The address that it leads to.
    pub link: Option<Arc<str>>,
    /// A row of a picture, a cell of it for each cell of the text.
    pub stripe: Option<Stripe>,
}

impl Span {
    fn new(text: String, Ink { look, link }: Ink) -> Self {
        Self { text, look, link, ..Self::default() }
    }

    /// Whether it is shown at a step, with these answers.
    pub fn is_shown(&self, step: usize, answers: Answers) -> bool {
        self.part.step <= step && answers.show(self.part.waits)
    }
}

/// A row of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// From left to right, without gaps.
    pub spans: Vec<Span>,
    /// How firmly a page should not end after this row: 0 it may, 1 rather not, 2 only if nothing else fits.
    pub keep: u8,
}

impl Row {
    /// Cells that the row takes.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| width(&span.text)).sum()
    }

    /// Whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty() && span.look.ground == Ground::Paper)
    }

    /// Adds a stretch.
    pub fn push(&mut self, text: impl Into<String>, look: Look, part: Part) {
        self.spans.push(Span { text: text.into(), look, part, ..Span::default() });
    }

    /// Adds blanks up to a column.
    pub fn pad_to(&mut self, column: usize, look: Look, part: Part) {
        let missing = column.saturating_sub(self.width());
        if missing > 0 {
            self.push(" ".repeat(missing), look, part);
        }
    }
}

/// A cell of a picture: its upper half has the colour of the sign, its lower half that of the ground.
pub const UPPER_HALF: &str = "▀";

/// Cells of a rail and the blanks after it.
pub const RAIL: usize = 3;

/// Rows, one below the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// From top to bottom.
    pub rows: Vec<Row>,
}

impl Block {
    /// One row of one look.
    pub fn line(text: impl Into<String>, look: Look) -> Self {
        let mut row = Row::default();
        row.push(text, look, Part::default());
        Self { rows: vec![row] }
    }

    /// A text in one look, wrapped.
    pub fn plain(text: &str, cells: usize, look: Look) -> Self {
        Self::runs(&[Run { text: text.into(), ..Run::default() }], cells, look)
    }

    /// Inline text, wrapped. Terms and links are underlined; code has the accent.
    pub fn runs(runs: &[Run], cells: usize, look: Look) -> Self {
        let styled: Vec<(String, Ink)> = runs.iter().map(|run| (run.text.clone(), Ink::of(run, look))).collect();
        Self::lines(wrap(&styled, cells))
    }

    /// Lines that are wrapped already.
    pub fn lines<S: Into<Ink>>(lines: Vec<Line<S>>) -> Self {
        let rows = lines
            .into_iter()
            .map(|line| Row { spans: line.into_iter().map(|(text, ink)| Span::new(text, ink.into())).collect(), keep: 0 });
        Self { rows: rows.collect() }
    }

    /// Paragraphs, wrapped, a blank row between them.
    pub fn prose(prose: &Prose, cells: usize, look: Look) -> Self {
        let mut block = Self::default();
        for paragraph in &prose.paragraphs {
            block.blank();
            block.append(Self::runs(paragraph, cells, look));
        }
        block
    }

    /// A bold label and texts beside it, one below the other; below the label where that would be too narrow.
    pub fn labelled(cx: &Cx, label: &str, texts: &[String], role: Role) -> Self {
        let mut block = Self::line(label, Look::of(role).bold());
        let indent = width(label) + 2;
        let narrow = cx.width < indent + 24;
        let cells = if narrow { cx.width } else { cx.width - indent };
        let mut beside = Self::default();
        for text in texts {
            beside.append(Self::plain(text, cells, Look::of(role)));
        }
        if narrow {
            block.append(beside);
            return block.bound();
        }
        block.beside(beside, indent).bound()
    }

    /// A picture.
    pub fn picture(picture: Fitted) -> Self {
        let text = UPPER_HALF.repeat(picture.columns);
        let row = |stripe| Row { spans: vec![Span { text: text.clone(), stripe: Some(stripe), ..Span::default() }], keep: 0 };
        Self { rows: picture.stripes().map(row).collect() }
    }

    /// The height in rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The width of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Row::width).max().unwrap_or(0)
    }

    /// Adds rows below.
    pub fn append(&mut self, other: Self) {
        self.rows.extend(other.rows);
    }

    /// Adds an empty row, unless the block is empty.
    pub fn blank(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push(Row::default());
        }
    }

    /// Puts `other` at `column`, level with the first row.
    pub fn beside(mut self, other: Self, column: usize) -> Self {
        let height = self.rows.len().max(other.rows.len());
        self.rows.resize_with(height, Row::default);
        for (row, right) in self.rows.iter_mut().zip(other.rows) {
            if !right.spans.is_empty() {
                row.pad_to(column, Look::default(), Part::default());
            }
            row.keep = row.keep.max(right.keep);
            row.spans.extend(right.spans);
        }
        self
    }

    /// Moves everything to the right.
    pub fn indent(mut self, cells: usize) -> Self {
        for row in self.rows.iter_mut().filter(|row| !row.spans.is_empty()) {
            row.spans.insert(0, Span { text: " ".repeat(cells), ..Span::default() });
        }
        self
    }

    /// Adds a caption below, a row apart.
    pub fn caption(&mut self, caption: Option<&Prose>, cx: &Cx, part: Part) {
        if let Some(caption) = caption {
            self.blank();
            self.append(Self::prose(caption, cx.measure(), Look::of(Role::Dim)).part(part));
        }
    }

    /// Puts a mark before the first row, and blanks of its width before the others.
    pub fn marked(self, mark: &str, look: Look) -> Self {
        self.fronted((mark, look), (&" ".repeat(width(mark)), look))
    }

    /// Moves all rows but the first to the right.
    pub fn hanging(self, cells: usize) -> Self {
        let look = Look::default();
        self.fronted(("", look), (&" ".repeat(cells), look))
    }

    /// Puts a bar before every row.
    pub fn barred(self, bar: &str, look: Look) -> Self {
        self.fronted((bar, look), (bar, look))
    }

    /// Puts a sign before the first row, and a rail before the others; both [`RAIL`] cells wide, or as wide as the sign.
    pub fn railed(self, sign: &str, look: Look, rail: &str) -> Self {
        let cells = RAIL.max(width(sign));
        self.fronted((&format!("{sign:<cells$}"), look), (&format!("{rail:<cells$}"), Look::of(Role::Axis)))
    }

    /// Puts one text before the first row and another before the others. It appears with its row.
    fn fronted(mut self, first: (&str, Look), rest: (&str, Look)) -> Self {
        for (index, row) in self.rows.iter_mut().enumerate() {
            let (text, look) = if index == 0 { first } else { rest };
            let part = row.spans.first().map(|span| span.part).unwrap_or_default();
            row.spans.insert(0, Span { text: text.into(), look, part, ..Span::default() });
        }
        self
    }

    /// Says of everything when it is shown.
    pub fn part(mut self, part: Part) -> Self {
        for span in self.rows.iter_mut().flat_map(|row| &mut row.spans) {
            span.part = part;
        }
        self
    }

    /// Lays everything on a ground, `cells` wide.
    pub fn on(mut self, ground: Ground, cells: usize, part: Part) -> Self {
        for row in &mut self.rows {
            row.pad_to(cells, Look::default(), part);
            for span in &mut row.spans {
                span.look.ground = ground;
            }
        }
        self
    }

    /// The same without the rows that hold nothing but answers which are not asked for, and the blanks before
    /// them. Such an answer beside something else leaves its place empty.
    pub fn without_hidden(mut self, answers: Answers) -> Self {
        let hidden = |span: &Span| !answers.show(span.part.waits) || span.text.trim().is_empty();
        let is_answer = |row: &Row| !row.is_blank() && row.spans.iter().all(hidden);
        let mut kept: Vec<Row> = Vec::new();
        let mut dropped = false;
        for mut row in self.rows.drain(..) {
            if is_answer(&row) {
                dropped = true;
            } else if !(dropped && row.is_blank() && kept.last().is_none_or(Row::is_blank)) {
                let unasked = row.spans.iter_mut().filter(|span| matches!(span.part.waits, Waits::Answer | Waits::Choice(_)));
                unasked.filter(|span| !answers.show(span.part.waits)).for_each(|span| span.text = " ".repeat(width(&span.text)));
                kept.push(row);
            }
        }
        Self { rows: kept }
    }

    /// Keeps all of it on one page, if a page can hold it.
    pub fn together(self) -> Self {
        self.kept(1)
    }

    /// Keeps all of it on one page before anything larger: a legend's entry, a source, a heading with what it heads.
    pub fn bound(self) -> Self {
        self.kept(2)
    }

    fn kept(mut self, firmly: u8) -> Self {
        let last = self.rows.len().saturating_sub(1);
        for row in self.rows.iter_mut().take(last) {
            row.keep = row.keep.max(firmly);
        }
        self
    }
}
