//! A deck: plain data, and the way from bytes to it. Loading reports; it never fails on content.

mod check;
mod header;
pub mod index;
pub mod json;
pub mod library;
mod load;
mod pictures;
mod read;
mod slide;

use std::ops::Range;
use std::path::PathBuf;

pub use self::header::{Action, Citation, Glossary, Header, Review, Status, Term};
pub use self::pictures::Pictures;
pub use self::read::Told;
pub use self::slide::{Caveat, Slide, SlideKind};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::phrases::Phrases;

/// The largest file that is taken for a deck, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// A deck: its file, its header, and where each slide lies. A slide is parsed when it is asked for.
#[derive(Debug, Clone, Default)]
pub struct Deck {
    /// The file it came from.
    pub source: Source,
    /// Everything but the slides.
    pub header: Header,
    /// The words it explains: its folder's and its own.
    pub glossary: Vec<Term>,
    /// The name that saved places and links hold on to: the file's name without number and ending.
    pub id: String,
    /// The folder it lies in, if it is a file: its pictures come from there.
    pub folder: Option<PathBuf>,
    /// The pictures that were asked for.
    pub pictures: Pictures,
    slides: Vec<Range<usize>>,
    faults: Vec<Diagnostic>,
}

impl Deck {
    /// How many slides there are to show, at least one. What is wrong with the file as a whole stands on one more, the last.
    pub fn len(&self) -> usize {
        (self.slides.len() + usize::from(self.is_faulty())).max(1)
    }

    /// Whether the file holds no slide at all.
    pub fn is_empty(&self) -> bool {
        self.slides.is_empty()
    }

    /// Whether something is wrong outside the slides.
    pub fn is_faulty(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// What the program says to this deck's readers.
    pub fn phrases(&self) -> &'static Phrases {
        Phrases::of(self.header.language.as_deref().unwrap_or("en"))
    }

    /// The title of a source.
    pub fn source_title(&self, id: &str) -> Option<String> {
        self.header.sources.get(id).map(|citation| citation.title.clone())
    }

    /// What a term means. Case does not matter, nor which of its names is used.
    pub fn term(&self, name: &str) -> Option<&Term> {
        let name = name.to_lowercase();
        let called = |term: &&Term| std::iter::once(&term.term).chain(&term.also).any(|word| word.to_lowercase() == name);
        self.glossary.iter().rev().find(called)
    }

    /// A slide, from 0. One that cannot be shown is a slide that says why.
    pub fn slide(&self, number: usize) -> Slide {
        self.slides.get(number).map_or_else(|| self.fault_slide(), |range| load::slide(self, number, range))
    }

    /// The bytes of the slides that ask first.
    pub fn sensitive(&self) -> Vec<Range<usize>> {
        let slides = self.slides.iter().enumerate();
        slides.filter(|(number, _)| self.slide(*number).sensitive).map(|(_, range)| range.clone()).collect()
    }

    /// The number of the slide with this id, or of the slide with this number from 1.
    pub fn find(&self, name: &str) -> Option<usize> {
        let number = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|&number| number < self.len());
        number.or_else(|| (0..self.len()).find(|&number| self.slide(number).id == name))
    }

    /// All findings of the file, in the order of their places.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.faults.clone();
        let mut ids = Vec::new();
        for (number, range) in self.slides.iter().enumerate() {
            let (slide, findings) = load::checked_slide(self, number, range);
            all.extend(findings);
            if let Some(first) = ids.iter().position(|id| *id == slide.id) {
                let message = format!("Slide {} has the id \"{}\", which slide {} has too.", number + 1, slide.id, first + 1);
                all.push(
                    Diagnostic::warning("unique-id", range.start..range.start + 1, message).hint("Give it an id of its own."),
                );
            }
            ids.push(slide.id);
        }
        all.extend(check::header(self));
        all.sort_by_key(|fault| (fault.span.start, fault.severity));
        all
    }

    fn fault_slide(&self) -> Slide {
        let errors: Vec<Diagnostic> = self.faults.iter().filter(|fault| fault.severity == Severity::Error).cloned().collect();
        Slide::broken("faults", self.source.name.clone(), load::placeholder(&self.source, &errors))
    }
}
