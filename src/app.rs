//! The program as a machine: a message in, effects out. It knows no clock, no disk and no terminal.

pub mod chrome;
pub mod key;
pub mod keys;
pub mod overlays;
pub mod screens;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use self::key::Key;
use self::keys::{Action, Context, Lookup, Pending};
use self::overlays::{Answer, Overlay};
use self::screens::library::Library;
use self::screens::show::Show;
use crate::deck::Deck;
use crate::phrases::Phrases;
use crate::slide::frame::SMALLEST;
use crate::slide::paint_paper;
use crate::theme::glyphs::{ASCII, Glyphs, UNICODE, plain};
use crate::theme::{Ground, Name, Role, Theme};

/// What happens to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal answered what its background is like.
    Background(Name),
}

/// What the program wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Stop, until the shell continues it.
    Suspend,
}

/// How the program was started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The theme; chosen from the terminal's background where there is none.
    pub theme: Option<Name>,
    /// What colours there are.
    pub depth: crate::theme::Depth,
    /// Plain ASCII signs.
    pub ascii: bool,
    /// A deck was named: begin in the first, and end when it is left.
    pub direct: bool,
    /// The decks are the reader's own, not those that the program brings.
    pub own: bool,
    /// Which slide to begin with, from 0.
    pub slide: usize,
}

/// What fills the screen.
#[derive(Debug)]
enum Screen {
    Library,
    Show(Box<Show>),
}

/// The whole state.
pub struct App {
    decks: Vec<Deck>,
    library: Library,
    screen: Screen,
    overlays: Vec<Overlay>,
    view: Canvas,
    theme_is_chosen: bool,
    pending: Pending,
    notice: Option<String>,
    blank: bool,
    direct: bool,
}

/// What everything is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Canvas {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Colours.
    pub theme: Theme,
    /// Signs.
    pub glyphs: &'static Glyphs,
}

impl App {
    /// The program at its first frame.
    pub fn new(decks: Vec<Deck>, options: Options, (width, height): (u16, u16)) -> Self {
        let theme = Theme { name: options.theme.unwrap_or_default(), depth: options.depth };
        let glyphs = if options.ascii { &ASCII } else { &UNICODE };
        let view = Canvas { width, height, theme, glyphs };
        let screen = match decks.first() {
            Some(_) if options.direct => Screen::Show(Box::new(Show::new(&decks, 0, options.slide, 0, view))),
            _ => Screen::Library,
        };
        Self {
            library: Library::new(decks.len(), !options.own),
            decks,
            screen,
            overlays: Vec::new(),
            view,
            theme_is_chosen: options.theme.is_some(),
            pending: Pending::default(),
            notice: None,
            blank: false,
            direct: options.direct,
        }
    }

    /// Takes a message, and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => self.key(key).into_iter().collect(),
            Message::Resize(width, height) => {
                (self.view.width, self.view.height) = (width, height);
                self.place_again();
                Vec::new()
            }
            Message::Background(name) => {
                if !self.theme_is_chosen {
                    self.view.theme.name = name;
                }
                Vec::new()
            }
        }
    }

    /// The deck that is open, if one is.
    fn deck(&self) -> Option<&Deck> {
        match &self.screen {
            Screen::Show(show) => self.decks.get(show.deck),
            Screen::Library => None,
        }
    }

    fn phrases(&self) -> &'static Phrases {
        self.deck().or(self.decks.first()).map_or_else(|| Phrases::of("en"), Deck::phrases)
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        match key {
            Key::Ctrl('c') => return Some(Effect::Quit),
            Key::Ctrl('z') => return Some(Effect::Suspend),
            _ if self.blank => {
                self.blank = false;
                return None;
            }
            _ => {}
        }
        if let Some(overlay) = self.overlays.last_mut() {
            let answer = overlay.key(key, self.view);
            self.answered(answer);
            return None;
        }
        let context = if matches!(self.screen, Screen::Library) { Context::Library } else { Context::Slide };
        match self.pending.press(key, context) {
            Lookup::Waiting => None,
            // Clickers and habits send these: they do nothing, and say nothing.
            Lookup::Unknown if matches!(key, Key::F(_) | Key::Tab | Key::BackTab) => None,
            Lookup::Unknown => {
                self.notice = Some(self.phrases().unknown_key.to_string());
                None
            }
            Lookup::Found(action, count) => self.act(action, count),
        }
    }

    fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Stay => {}
            Answer::Close => {
                self.overlays.pop();
            }
            Answer::GoTo(slide) => {
                self.overlays.pop();
                if let Screen::Show(show) = &mut self.screen {
                    show.jump(&self.decks, slide, self.view);
                }
            }
        }
    }

    fn act(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::Help => self.overlays.push(Overlay::help(self.phrases(), self.view)),
            Action::Theme => {
                self.view.theme.name = self.view.theme.name.next();
                self.theme_is_chosen = true;
            }
            Action::Blank => self.blank = true,
            Action::Close => {}
            Action::Leave => return self.leave(),
            _ => match &self.screen {
                Screen::Library => self.act_in_library(action, count),
                Screen::Show(_) => self.act_on_slide(action, count),
            },
        }
        None
    }

    fn leave(&mut self) -> Option<Effect> {
        let Screen::Show(show) = &self.screen else { return Some(Effect::Quit) };
        self.library.keep_place(show);
        if self.direct && self.decks.len() == 1 {
            return Some(Effect::Quit);
        }
        self.screen = Screen::Library;
        None
    }

    fn act_in_library(&mut self, action: Action, count: Option<usize>) {
        match action {
            Action::Down => self.library.choose_by(1),
            Action::Up => self.library.choose_by(-1),
            Action::First => self.library.choose(0),
            Action::Last => self.library.choose(count.map_or(usize::MAX, |count| count.saturating_sub(1))),
            Action::Next => {
                let (number, (slide, step)) = self.library.chosen();
                if number < self.decks.len() {
                    self.screen = Screen::Show(Box::new(Show::new(&self.decks, number, slide, step, self.view)));
                }
            }
            _ => {}
        }
    }

    fn act_on_slide(&mut self, action: Action, count: Option<usize>) {
        let (view, Screen::Show(show)) = (self.view, &mut self.screen) else { return };
        let Some(deck) = self.decks.get(show.deck) else { return };
        let p = deck.phrases();
        match action {
            Action::Next => show.onward(&self.decks, view),
            Action::Back => show.back(&self.decks, view),
            Action::Down => show.scroll(1),
            Action::Up => show.scroll(-1),
            Action::First => show.jump(&self.decks, 0, view),
            Action::Last => match count {
                Some(number) if number == 0 || number > deck.len() => self.notice = Some((p.no_such_slide)(number)),
                Some(number) => show.jump(&self.decks, number - 1, view),
                None => show.jump(&self.decks, deck.len() - 1, view),
            },
            Action::Answer if show.asks() => show.answer(&self.decks, view),
            Action::Answer => self.notice = Some(p.no_answer.to_string()),
            Action::Was | Action::WasForward if show.was(&self.decks, action == Action::WasForward, view) => {}
            Action::Was | Action::WasForward => self.notice = Some(p.nowhere_back.to_string()),
            Action::Contents => self.overlays.push(Overlay::contents(deck, show.number())),
            Action::Reading => self.overlays.push(Overlay::reading(deck, show, view)),
            Action::Glossary => self.overlays.push(Overlay::glossary(deck, show, view)),
            _ => {}
        }
    }

    fn place_again(&mut self) {
        if let Screen::Show(show) = &mut self.screen {
            show.place_again(&self.decks, self.view);
        }
        for overlay in &mut self.overlays {
            overlay.place_again(self.view);
        }
    }

    fn draw_blank(&self, area: Rect, buffer: &mut Buffer) {
        let y = area.bottom().saturating_sub(1);
        let style = self.view.theme.style(Role::Dim, Ground::Paper);
        let x = chrome::centred(self.phrases().blank, area);
        buffer.set_stringn(x, y, self.phrases().blank, area.width as usize, style);
    }

    fn draw_too_small(&self, area: Rect, buffer: &mut Buffer) {
        let lines = crate::text::wrap::wrap_plain(self.phrases().too_small, area.width as usize);
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            buffer.set_stringn(area.x, y, line, area.width as usize, self.view.theme.style(Role::Text, Ground::Paper));
        }
    }
}

impl Widget for &App {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        paint_paper(self.view.theme, area, buffer);
        if !area.is_empty() {
            self.draw(area, buffer);
        }
        if self.view.glyphs == &ASCII {
            for cell in &mut buffer.content {
                if let Some(sign) = plain(cell.symbol()) {
                    cell.set_symbol(sign);
                }
            }
        }
    }
}

impl App {
    fn draw(&self, area: Rect, buffer: &mut Buffer) {
        if self.blank {
            return self.draw_blank(area, buffer);
        }
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            return self.draw_too_small(area, buffer);
        }
        let notice = self.notice.as_deref();
        match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.draw(self.view, self.phrases(), area, buffer),
            (None, Screen::Library) => self.library.draw(&self.decks, self.view, notice, area, buffer),
            (None, Screen::Show(show)) => {
                if let Some(deck) = self.decks.get(show.deck) {
                    show.draw(deck, self.view, notice, area, buffer);
                }
            }
        }
    }
}
