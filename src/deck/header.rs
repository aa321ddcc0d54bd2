//! What a deck says of itself.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::text::Prose;

/// Everything of a deck but its slides.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Header {
    /// For editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The format's version.
    pub format: Option<u32>,
    /// Its name.
    #[serde(default = "untitled")]
    pub title: String,
    /// How far it is.
    pub status: Status,
    /// Of its words (BCP 47).
    pub language: Option<String>,
    /// The one thing to remember.
    pub message: Option<Prose>,
    /// What it is about, in a sentence.
    pub summary: Option<Prose>,
    /// Who it is for.
    pub audience: Option<String>,
    /// What they can say or do after it.
    pub objective: Option<String>,
    /// What the reader can do.
    pub actions: Vec<Action>,
    /// Where its facts come from, by id.
    pub sources: BTreeMap<String, Citation>,
    /// Who checked it.
    pub review: Option<Review>,
    /// Planned minutes.
    pub minutes: Option<f64>,
    /// Who wrote it.
    pub authors: Option<Prose>,
    /// Who paid for it.
    pub funding: Option<Prose>,
    /// On what terms it may be used.
    pub license: Option<String>,
    /// Words of its own.
    pub glossary: Vec<Term>,
    /// Rules that do not hold here, and why.
    pub allow: BTreeMap<String, String>,
}

fn untitled() -> String {
    String::new()
}

/// How far a deck is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// For patients.
    Ready,
}

/// What the reader can do. A bare string is what to do, alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename = "do|action")]
pub struct Action {
    /// The deed.
    #[serde(rename = "do")]
    pub deed: Prose,
    /// What it is good for.
    pub why: Option<Prose>,
    /// When to do it.
    pub when: Option<Prose>,
    /// Whom to ask.
    pub contact: Option<String>,
}

/// Where facts come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Citation {
    /// Its name, as shown.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
    /// The source that quotes it.
    pub via: Option<String>,
}

/// Who checked a deck.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Review {
    /// A person, with a role.
    pub by: String,
    /// The day.
    pub on: String,
    /// When it should be checked again.
    pub due: Option<String>,
}

/// A word, explained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// The word.
    pub term: String,
    /// Other names and forms of it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means.
    pub means: String,
}

/// A folder's `glossary.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Glossary {
    /// The language of the folder's decks.
    pub language: Option<String>,
    /// The words.
    pub terms: Vec<Term>,
}
