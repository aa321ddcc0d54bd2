//! The mouse, as the program knows it: off unless asked for.

use ratatui::layout::{Position, Rect};

use super::key::Key;
use super::keys::Action;
use super::overlays::Answer;
use super::{App, Screen};

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button goes down.
    Press(Position),
    /// The right one does.
    Back,
    /// The wheel turns towards the reader, or away.
    Wheel {
        /// Towards what lies below.
        down: bool,
    },
}

/// The row of an area that a place lies in, from 0.
pub(super) fn row_at(place: Position, area: Rect) -> Option<usize> {
    area.contains(place).then(|| usize::from(place.y - area.y))
}

impl App {
    /// The wheel scrolls, or chooses in a list. A press chooses what lies under it; on a slide it goes on, the other button back.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        self.notice = None;
        if std::mem::take(&mut self.blank) {
            return;
        }
        match (mouse, self.overlays.last_mut(), &mut self.screen) {
            (Mouse::Wheel { down }, Some(overlay), _) => {
                let answer = overlay.key(if down { Key::Down } else { Key::Up }, &self.shelf, self.view);
                self.answered(answer);
            }
            (Mouse::Press(place), Some(overlay), _) => {
                let answer = overlay.press(place, &self.shelf, self.view);
                self.answered(answer);
            }
            (Mouse::Back, Some(_), _) => self.answered(Answer::Close),
            (Mouse::Wheel { down }, None, Screen::Library) => self.library.choose_by(if down { 1 } else { -1 }),
            (Mouse::Press(place), None, Screen::Library) => {
                if let Some(deck) = self.library.at(place, &self.shelf.decks, self.view) {
                    self.library.choose(deck);
                    self.act_in_library(Action::Next, None);
                }
            }
            (Mouse::Back, None, Screen::Library) => {}
            (Mouse::Wheel { down }, None, Screen::Show(show)) => show.scroll(if down { 1 } else { -1 }),
            (Mouse::Press(place), None, Screen::Show(show)) => match show.choice_at(place) {
                Some(choice) => drop(show.choose(&self.shelf, choice, self.view)),
                None => self.act_on_slide(Action::Next, Key::Right, None),
            },
            (Mouse::Back, None, Screen::Show(_)) => self.act_on_slide(Action::Back, Key::Left, None),
        }
    }
}
