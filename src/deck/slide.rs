//! A slide: plain data.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::element::cover::Cover;
use crate::element::placeholder::Placeholder;
use crate::element::{Common, Draw, Element, Kind};
use crate::phrases::Phrases;
use crate::text::Prose;

/// A slide, parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// What links and saved places hold on to.
    pub id: String,
    /// The finding, in a sentence.
    pub title: Prose,
    /// What kind of page it is.
    pub kind: SlideKind,
    /// Its elements, with the pauses between them.
    pub body: Vec<Element>,
    /// What is true and not from the deck's main source.
    pub caveats: Vec<Caveat>,
    /// What the presenter says, one for each step; the last holds for the steps after it.
    pub notes: Prose,
    /// Planned minutes.
    pub minutes: Option<f64>,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// The reader is asked first.
    pub sensitive: bool,
    /// Its title until then.
    pub cover: Option<String>,
    /// Rules that do not hold here, and why.
    pub allow: BTreeMap<String, String>,
}

/// What kind of page a slide is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlideKind {
    /// A title and a body.
    #[default]
    Content,
    /// The deck's opening.
    Title,
    /// A new part: the title large, alone.
    Section,
    /// One sentence or number, large.
    Statement,
    /// What to remember and to do.
    Summary,
}

/// Something good to know beside the main source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename = "text|caveat")]
pub struct Caveat {
    /// The words.
    pub text: Prose,
    /// The id of its source.
    pub source: Option<String>,
}

/// A slide as written, without its body.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    pub(super) id: Option<String>,
    pub(super) title: Prose,
    pub(super) kind: SlideKind,
    pub(super) caveats: Vec<Caveat>,
    pub(super) notes: Prose,
    pub(super) minutes: Option<f64>,
    pub(super) sources: Vec<String>,
    pub(super) sensitive: bool,
    pub(super) cover: Option<String>,
    /// Rules that do not hold here, and why.
    pub(super) allow: BTreeMap<String, String>,
}

impl Slide {
    /// A slide that cannot be shown, and says why.
    pub fn broken(id: &str, title: String, placeholder: Placeholder) -> Self {
        let (body, written) = (vec![Element::placeholder(placeholder)], Written::default());
        let title = Prose { paragraphs: vec![vec![crate::text::Run { text: title, ..Default::default() }]] };
        Self { title, ..Self::from_parts(id.to_string(), written, body) }
    }

    pub(super) fn from_parts(id: String, written: Written, body: Vec<Element>) -> Self {
        let Written { id: _, title, kind, caveats, notes, minutes, sources, sensitive, cover, allow } = written;
        Self { id, title, kind, body, caveats, notes, minutes, sources, sensitive, cover, allow }
    }

    /// The note for a step, from 0.
    pub fn note(&self, step: usize) -> Option<String> {
        let last = self.notes.paragraphs.len().checked_sub(1)?;
        self.notes.paragraphs.get(step.min(last)).map(|runs| crate::text::plain(runs))
    }

    /// Each element with the step it begins with.
    pub fn steps(&self) -> Vec<(usize, &Element)> {
        let mut step = 0;
        let mut all = Vec::new();
        for element in &self.body {
            if matches!(element.1, Kind::Pause(_)) {
                step += 1;
            } else {
                all.push((step, element));
                step += element.steps() - 1;
            }
        }
        all
    }

    /// The last step, from 0.
    pub fn last_step(&self) -> usize {
        self.steps().last().map_or(0, |(step, element)| step + element.steps() - 1)
    }

    /// What stands in its place until the reader wants to see it: its cover, and the choice. Nothing else of it is left.
    pub fn covered(&self, phrases: &Phrases) -> Slide {
        let title = Prose::new(self.cover.as_deref().unwrap_or(phrases.cover));
        let written = Written { title, sensitive: true, ..Written::default() };
        Self::from_parts(String::new(), written, vec![Element(Common::default(), Kind::Cover(Cover))])
    }

    /// Whether it is the cover of another.
    pub fn is_cover(&self) -> bool {
        matches!(self.body.first(), Some(Element(_, Kind::Cover(_))))
    }

    /// How many choices there are up to a step.
    pub fn choices(&self, step: usize) -> usize {
        self.steps().into_iter().map(|(first, element)| element.choices(element.shown(first, step))).sum()
    }

    /// The paths of its pictures, in their order.
    pub fn images(&self) -> Vec<&str> {
        fn paths<'a>(body: &'a [Element], found: &mut Vec<&'a str>) {
            for element in body {
                match &element.1 {
                    Kind::Image(image) => found.push(&image.path),
                    Kind::Columns(columns) => columns.columns.iter().for_each(|column| paths(&column.body, found)),
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        paths(&self.body, &mut found);
        found
    }

    /// Whether something waits for the answer key up to a step.
    pub fn asks(&self, step: usize) -> bool {
        fn asking(element: &Element, shown: usize) -> bool {
            match &element.1 {
                Kind::TeachBack(_) | Kind::Quiz(_) => shown > 0,
                Kind::Columns(columns) => {
                    let mut inner = columns.columns.iter().take(shown).flat_map(|column| &column.body);
                    inner.any(|element| asking(element, usize::MAX))
                }
                _ => false,
            }
        }
        self.steps().into_iter().any(|(first, element)| asking(element, element.shown(first, step)))
    }
}
