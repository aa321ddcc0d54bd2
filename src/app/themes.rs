//! The themes that the theme key goes through, and the one that is shown.

use crate::phrases::Phrases;
use crate::theme::{Choice, Depth, Lightness, Name, Theme};

/// The themes: those that the program brings, then the reader's own, if there is one.
pub(super) struct Themes {
    all: Vec<Choice>,
    shown: usize,
    /// Somebody chose it: what the terminal says of its background matters no more.
    chosen: bool,
    depth: Depth,
    links: bool,
}

impl Themes {
    /// The themes on a terminal, and the one that was asked for; `links`: the terminal is told where links lead.
    pub(super) fn new(asked: Option<Choice>, depth: Depth, links: bool) -> Self {
        let mut themes = Self { all: Name::ALL.map(Choice::Brought).to_vec(), shown: 0, chosen: asked.is_some(), depth, links };
        if let Some(choice) = asked {
            themes.shown = themes.all.iter().position(|known| *known == choice).unwrap_or(themes.all.len());
            if themes.shown == themes.all.len() {
                themes.all.push(choice);
            }
        }
        themes
    }

    /// The one that is shown.
    pub(super) fn theme(&self) -> Theme {
        Theme::new(self.all.get(self.shown).and_then(Choice::palette), self.depth).telling_links(self.links)
    }

    /// Goes to the next one. Where there are no colours all look the same, and it stays.
    pub(super) fn choose_next(&mut self) {
        if self.depth != Depth::Mono {
            self.shown = (self.shown + 1) % self.all.len();
            self.chosen = true;
        }
    }

    /// Follows the terminal's background, unless somebody chose.
    pub(super) fn suit(&mut self, background: Lightness) {
        let name = if background == Lightness::Light { Name::Light } else { Name::Dark };
        if !self.chosen {
            self.shown = self.all.iter().position(|known| *known == Choice::Brought(name)).unwrap_or(self.shown);
        }
    }

    /// Which one is shown, in words.
    pub(super) fn notice(&self, phrases: &Phrases) -> String {
        match self.all.get(self.shown) {
            _ if self.depth == Depth::Mono => phrases.no_colors.to_string(),
            Some(Choice::Own(name, _)) => (phrases.theme)(name),
            Some(Choice::Brought(name)) => (phrases.theme)(phrases.themes.get(*name as usize).copied().unwrap_or_default()),
            None => String::new(),
        }
    }
}
