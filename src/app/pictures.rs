//! The pictures of the slide that is shown: which are to be read, what came, and where they lie on the screen.

use ratatui::layout::Rect;

use super::{App, Effect, Screen};
use crate::picture::{Cell, File, Outcome};
use crate::slide::frame::SMALLEST;
use crate::theme::contrast::Rgb;

/// A picture that is on the screen as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its file.
    pub file: File,
    /// The cells that it covers.
    pub area: Rect,
    /// What it lies on.
    pub paper: Rgb,
}

impl App {
    /// What is to be read, now that a frame is drawn: the pictures of its slide, and those of the next.
    pub fn wanted(&mut self) -> Vec<Effect> {
        let Screen::Show(show) = &self.screen else { return Vec::new() };
        let Some(deck) = self.shelf.decks.get_mut(show.deck).filter(|_| self.pictures) else { return Vec::new() };
        let shown = show.current().map(|(slide, ..)| slide.images()).unwrap_or_default();
        deck.want_pictures(&shown, show.number()).into_iter().map(Effect::Read).collect()
    }

    /// Where pictures are on the screen now, whole and with nothing over them.
    pub fn pictures(&self) -> Vec<Shown> {
        let area = Rect::new(0, 0, self.view.width, self.view.height);
        let covered = self.blank || !self.overlays.is_empty() || area.width < SMALLEST.0 || area.height < SMALLEST.1;
        let Screen::Show(show) = &self.screen else { return Vec::new() };
        let Some(folder) = self.deck().and_then(|deck| deck.folder.as_ref()).filter(|_| !covered) else { return Vec::new() };
        let paper = self.view.theme.paper();
        let shown = |(path, area)| Shown { file: File { folder: folder.clone(), path }, area, paper };
        show.pictures(area).into_iter().map(shown).collect()
    }

    pub(super) fn picture_came(&mut self, file: &File, came: &Outcome) {
        for deck in self.shelf.decks.iter_mut().filter(|deck| deck.folder.as_ref() == Some(&file.folder)) {
            deck.pictures.keep(&file.path, came.clone());
        }
        let Screen::Show(show) = &mut self.screen else { return };
        show.forget_ahead();
        if show.current().is_some_and(|(slide, ..)| slide.images().contains(&file.path.as_str())) {
            show.place_again(&self.shelf, self.view);
        }
    }

    pub(super) fn cell_is(&mut self, cell: Cell) {
        for deck in &mut self.shelf.decks {
            deck.pictures.cell = cell;
        }
        self.place_again();
    }
}
