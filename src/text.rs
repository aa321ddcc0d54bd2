//! Text of a deck: inline markup, the only wrap, the only measure, and the door where control characters stay out.

pub mod clean;
pub mod inline;
pub mod query;
pub mod width;
pub mod wrap;

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};

/// How a run of letters is spoken: plain, or with one or more of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Voice {
    /// `**strong**`
    pub strong: bool,
    /// `*emphasis*`
    pub emphasis: bool,
    /// `` `code` ``
    pub code: bool,
}

/// A stretch of text with one voice and one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words shown.
    pub text: String,
    /// How they are spoken.
    pub voice: Voice,
    /// Where a link leads (`http`, `https` or `mailto` alone).
    pub link: Option<String>,
    /// The glossary term these words stand for.
    pub term: Option<String>,
}

/// One or more paragraphs with inline markup. In a deck: a string, or a list of strings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The paragraphs, each a list of runs.
    pub paragraphs: Vec<Vec<Run>>,
}

impl Prose {
    /// One paragraph from its source.
    pub fn new(source: &str) -> Self {
        Self { paragraphs: vec![inline::parse(source)] }
    }

    /// The words alone, paragraphs divided by a space.
    pub fn plain(&self) -> String {
        self.paragraphs.iter().map(|runs| plain(runs)).collect::<Vec<_>>().join(" ")
    }

    /// All paragraphs as one, divided by a space.
    pub fn joined(&self) -> Vec<Run> {
        let space = Run { text: " ".into(), ..Run::default() };
        self.paragraphs.join(&space)
    }

    /// Whether there is no word in it.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.iter().flatten().all(|run| run.text.trim().is_empty())
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

/// The words of some runs, as a listener would hear them; a link's address follows its words.
pub fn plain(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(&run.text);
        if let Some(link) = run.link.as_ref().filter(|link| **link != run.text) {
            out.push_str(&format!(" ({link})"));
        }
    }
    out
}

/// One of a list of paragraphs.
struct Paragraph(Vec<Run>);

impl<'de> Deserialize<'de> for Paragraph {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Paragraph;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Paragraph, E> {
                Ok(Paragraph(inline::parse(text)))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Paragraphs;
        impl<'de> Visitor<'de> for Paragraphs {
            type Value = Prose;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text, or a list of texts")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Prose, E> {
                Ok(Prose::new(text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Prose, A::Error> {
                let mut paragraphs = Vec::new();
                while let Some(Paragraph(runs)) = items.next_element()? {
                    paragraphs.push(runs);
                }
                Ok(Prose { paragraphs })
            }
        }
        deserializer.deserialize_any(Paragraphs)
    }
}
