//! What a slide is made of. Every element has two ways out: rows of cells for eyes, and words for all that reads.
//!
//! A kind is one file that holds all of it: its data, the checks of itself, its drawing, its words, its tests.
//! To add one: write the file, implement [`Draw`], add a line to [`Kind`], a deck to `slides/gallery`.

pub mod answers;
pub mod bar_chart;
pub mod block;
pub mod callout;
pub mod chart;
pub mod columns;
pub mod cover;
pub mod flow;
pub mod icon_array;
pub mod image;
pub mod list;
pub mod period;
pub mod placeholder;
pub mod quiz;
pub mod range_chart;
pub mod ranked_list;
pub mod scale;
pub mod table;
pub mod teach_back;
pub mod text;
pub mod timeline;

use serde::Deserialize;

use self::answers::Answers;
use self::block::{Block, Look, Part};
use crate::diagnostic::Severity;
use crate::phrases::{Phrases, stopped};
use crate::picture::{Cell, Outcome};
use crate::theme::Role;
use crate::theme::glyphs::Glyphs;

/// What an element is told of the page it is placed on.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The words of the deck's language.
    pub phrases: &'static Phrases,
    /// The signs to draw with.
    pub glyphs: &'static Glyphs,
    /// Cells from side to side.
    pub width: usize,
    /// Rows of a page.
    pub height: usize,
    /// How many parts a reading tells; the rest is not shown yet.
    pub shown: usize,
    /// The answers that a reading tells.
    pub answers: Answers,
    /// How many choices the slide has before this element.
    pub first_choice: usize,
    /// The title of a source by its id.
    pub sources: &'a dyn Fn(&str) -> Option<String>,
    /// A picture by its path, where pictures are drawn: read, or why it cannot be; nothing as long as it is not there yet.
    pub pictures: &'a dyn Fn(&str) -> Option<Outcome>,
    /// What a cell measures.
    pub cell: Cell,
    /// Rows that a picture may take.
    pub picture_rows: usize,
}

/// Lines of words longer than this tire the eye.
pub const MEASURE: usize = 72;

impl<'a> Cx<'a> {
    /// A page of `width` by `height` cells, on which everything is told.
    pub fn new(
        phrases: &'static Phrases,
        glyphs: &'static Glyphs,
        (width, height): (usize, usize),
        sources: &'a dyn Fn(&str) -> Option<String>,
    ) -> Self {
        Self {
            phrases,
            glyphs,
            width,
            height,
            shown: usize::MAX,
            answers: Answers::ALL,
            first_choice: 0,
            sources,
            pictures: &|_| None,
            cell: Cell::default(),
            picture_rows: height,
        }
    }

    /// How wide a line of words may be.
    pub fn measure(&self) -> usize {
        self.width.min(MEASURE)
    }

    /// The same page with another width.
    pub fn wide(self, width: usize) -> Self {
        Cx { width, ..self }
    }

    /// A number in the deck's language.
    pub fn number(&self, value: f64) -> String {
        self.phrases.number(value)
    }
}

/// A piece of an element's reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A heading over what follows.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list, with its depth from 0 and its mark.
    Item(usize, String, String),
}

impl Words {
    /// The words themselves.
    pub fn text(&self) -> &str {
        match self {
            Words::Heading(text) | Words::Paragraph(text) | Words::Item(_, _, text) => text,
        }
    }
}

/// A fault that an element finds in itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the element: fields and indices, from the outside in.
    pub path: Vec<At>,
    /// The rule's name.
    pub rule: &'static str,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// An error keeps the element from being shown.
    pub severity: Severity,
}

/// A step on the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A field of an object.
    Field(&'static str),
    /// An item of a list.
    Index(usize),
}

impl Fault {
    /// A fault at a place inside the element.
    pub fn new(path: impl Into<Vec<At>>, rule: &'static str, message: impl Into<String>, hint: &str) -> Self {
        let hint = (!hint.is_empty()).then(|| hint.to_string());
        Self { path: path.into(), rule, message: message.into(), hint, severity: Severity::Error }
    }

    /// The same, but the element can be shown.
    pub fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

/// The contract of every kind.
pub trait Draw {
    /// The rows of this element at the page's width, with all its parts.
    fn place(&self, cx: &Cx) -> Block;
    /// The same in words, as a good teacher would say it.
    fn read(&self, cx: &Cx) -> Vec<Words>;
    /// How many parts it comes in when it is revealed step by step.
    fn parts(&self) -> usize {
        1
    }
    /// How many choices its first `shown` parts offer.
    fn choices(&self, _shown: usize) -> usize {
        0
    }
    /// Faults in what it says; an error keeps it from being shown.
    fn check(&self) -> Vec<Fault> {
        Vec::new()
    }
    /// What is said after its source, such as a time period.
    fn remark(&self, _cx: &Cx) -> Option<String> {
        None
    }
}

/// The kinds, by the name that `"type"` has in a deck.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each kind is documented in its own file")]
pub enum Kind {
    Text(text::Text),
    List(list::List),
    Callout(callout::Callout),
    Table(table::Table),
    Columns(columns::Columns),
    IconArray(icon_array::IconArray),
    RangeChart(range_chart::RangeChart),
    BarChart(bar_chart::BarChart),
    RankedList(ranked_list::RankedList),
    Timeline(timeline::Timeline),
    Flow(flow::Flow),
    TeachBack(teach_back::TeachBack),
    Quiz(quiz::Quiz),
    Image(image::Image),
    /// Ends a step; in a slide's body only.
    Pause(Pause),
    #[serde(skip)]
    Placeholder(placeholder::Placeholder),
    #[serde(skip)]
    Cover(cover::Cover),
}

/// `{ "type": "pause" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pause {}

impl Draw for Pause {
    fn place(&self, _cx: &Cx) -> Block {
        Block::default()
    }
    fn read(&self, _cx: &Cx) -> Vec<Words> {
        Vec::new()
    }
}

impl Kind {
    fn draw(&self) -> &dyn Draw {
        match self {
            Kind::Text(kind) => kind,
            Kind::List(kind) => kind,
            Kind::Callout(kind) => kind,
            Kind::Table(kind) => kind,
            Kind::Columns(kind) => kind,
            Kind::IconArray(kind) => kind,
            Kind::RangeChart(kind) => kind,
            Kind::BarChart(kind) => kind,
            Kind::RankedList(kind) => kind,
            Kind::Timeline(kind) => kind,
            Kind::Flow(kind) => kind,
            Kind::TeachBack(kind) => kind,
            Kind::Quiz(kind) => kind,
            Kind::Image(kind) => kind,
            Kind::Pause(kind) => kind,
            Kind::Placeholder(kind) => kind,
            Kind::Cover(kind) => kind,
        }
    }
}

/// What every element may have beside its own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Common {
    /// The id of its source.
    pub source: Option<String>,
    /// Whether its parts come one step at a time.
    pub reveal: bool,
}

/// An element of a slide: two views of one JSON object.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Element(pub Common, pub Kind);

impl Element {
    /// What stands where a broken element was.
    pub fn placeholder(placeholder: placeholder::Placeholder) -> Self {
        Self(Common::default(), Kind::Placeholder(placeholder))
    }

    /// How many steps it takes to show it all.
    pub fn steps(&self) -> usize {
        if self.0.reveal { self.parts().max(1) } else { 1 }
    }

    /// How many of its parts are shown at a step of its slide, where it begins with step `first`.
    pub fn shown(&self, first: usize, step: usize) -> usize {
        match step.checked_sub(first) {
            None => 0,
            Some(further) if self.0.reveal => further.saturating_add(1),
            Some(_) => usize::MAX,
        }
    }

    /// Its source, with what is said after it; or that alone.
    fn origin(&self, cx: &Cx) -> Option<Origin> {
        let title = self.0.source.as_deref().and_then(|id| (cx.sources)(id)).map(|title| stopped(&title));
        match (title, self.remark(cx)) {
            (Some(title), remark) => Some(Origin::Source([title].into_iter().chain(remark).collect::<Vec<_>>().join(" "))),
            (None, remark) => remark.map(Origin::Remark),
        }
    }
}

/// Where an element comes from, as it is said under it.
enum Origin {
    /// Its source, and what is said after it.
    Source(String),
    /// That alone, such as that no time period is given.
    Remark(String),
}

impl Draw for Element {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = self.1.draw().place(cx);
        if let Some(origin) = self.origin(cx) {
            let last = self.parts().saturating_sub(1);
            let said = match origin {
                Origin::Source(line) => Block::labelled(cx, cx.phrases.source, &[line], Role::Dim),
                Origin::Remark(line) => Block::plain(&line, cx.measure(), Look::of(Role::Dim)),
            };
            block.blank();
            block.append(said.part(Part::of(last)));
        }
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = self.1.draw().read(cx);
        words.extend(self.origin(cx).map(|origin| match origin {
            Origin::Source(line) => Words::Paragraph((cx.phrases.colon)(cx.phrases.source, &line)),
            Origin::Remark(line) => Words::Paragraph(line),
        }));
        words
    }

    fn parts(&self) -> usize {
        self.1.draw().parts()
    }

    fn check(&self) -> Vec<Fault> {
        self.1.draw().check()
    }

    fn remark(&self, cx: &Cx) -> Option<String> {
        self.1.draw().remark(cx)
    }

    fn choices(&self, shown: usize) -> usize {
        self.1.draw().choices(shown)
    }
}
