//! The program as a machine: a message in, effects out. It knows no clock, no disk and no terminal.

pub mod chrome;
pub mod hunt;
pub mod key;
pub mod keys;
mod list;
mod marks;
pub mod mouse;
pub mod overlays;
mod pictures;
pub mod screens;
pub mod shelf;
mod themes;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use self::hunt::Hunt;
use self::key::Key;
use self::keys::{Action, Context, Lookup, Pending};
use self::mouse::Mouse;
use self::overlays::{Answer, Overlay};
pub use self::pictures::Shown;
use self::screens::library::Library;
use self::screens::show::Show;
use self::shelf::Shelf;
use self::themes::Themes;
use crate::deck::Deck;
use crate::phrases::Phrases;
use crate::picture::{Cell, File, Outcome};
use crate::slide::frame::SMALLEST;
use crate::slide::paint_paper;
use crate::theme::glyphs::{ASCII, Glyphs, UNICODE, plain};
use crate::theme::{Choice, Depth, Ground, Lightness, Role, Theme};

/// What happens to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal answered what its background is like.
    Background(Lightness),
    /// The terminal answered what a cell measures.
    Cell(Cell),
    /// A picture was read, or cannot be.
    Picture(File, Outcome),
}

/// What the program wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Stop, until the shell continues it.
    Suspend,
    /// Read a picture.
    Read(File),
}

/// How the program was started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The theme; chosen from the terminal's background where there is none.
    pub theme: Option<Choice>,
    /// What colours there are.
    pub depth: Depth,
    /// Plain ASCII signs.
    pub ascii: bool,
    /// The terminal may be told where links lead (OSC 8).
    pub links: bool,
    /// A deck was named: begin in the first, and end when it is left.
    pub direct: bool,
    /// The decks are the reader's own, not those that the program brings.
    pub own: bool,
    /// Which slide to begin with, from 0.
    pub slide: usize,
    /// Sensitive slides are shown without asking.
    pub all: bool,
    /// Whether pictures are drawn.
    pub pictures: bool,
}

/// What fills the screen.
#[derive(Debug)]
enum Screen {
    Library,
    Show(Box<Show>),
}

/// The whole state.
pub struct App {
    shelf: Shelf,
    library: Library,
    screen: Screen,
    overlays: Vec<Overlay>,
    view: Canvas,
    themes: Themes,
    pending: Pending,
    hunt: Option<Hunt>,
    notice: Option<String>,
    blank: bool,
    direct: bool,
    pictures: bool,
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
        let themes = Themes::new(options.theme, options.depth, options.links && !options.ascii);
        let glyphs = if options.ascii { &ASCII } else { &UNICODE };
        let view = Canvas { width, height, theme: themes.theme(), glyphs };
        let library = Library::new(decks.len(), !options.own);
        let shelf = Shelf::new(decks, options.all);
        let screen = match shelf.get(0) {
            Some(_) if options.direct => Screen::Show(Box::new(Show::new(&shelf, 0, options.slide, 0, view))),
            _ => Screen::Library,
        };
        Self {
            library,
            shelf,
            screen,
            overlays: Vec::new(),
            view,
            themes,
            pending: Pending::default(),
            hunt: None,
            notice: None,
            blank: false,
            direct: options.direct,
            pictures: options.pictures && !options.ascii && matches!(options.depth, Depth::Full | Depth::Indexed),
        }
    }

    /// Takes a message, and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => self.key(key).into_iter().collect(),
            Message::Mouse(mouse) => {
                self.mouse(mouse);
                Vec::new()
            }
            Message::Resize(width, height) => {
                (self.view.width, self.view.height) = (width, height);
                self.place_again();
                Vec::new()
            }
            Message::Background(lightness) => {
                self.themes.suit(lightness);
                self.view.theme = self.themes.theme();
                Vec::new()
            }
            Message::Cell(cell) => {
                self.cell_is(cell);
                Vec::new()
            }
            Message::Picture(file, came) => {
                self.picture_came(&file, &came);
                Vec::new()
            }
        }
    }

    /// The deck that is open, if one is.
    fn deck(&self) -> Option<&Deck> {
        match &self.screen {
            Screen::Show(show) => self.shelf.get(show.deck),
            Screen::Library => None,
        }
    }

    fn phrases(&self) -> &'static Phrases {
        self.deck().or(self.shelf.get(0)).map_or_else(|| Phrases::of("en"), Deck::phrases)
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
            let answer = overlay.key(key, &self.shelf, self.view);
            self.answered(answer);
            return None;
        }
        let context = match &self.screen {
            Screen::Library => Context::Library,
            Screen::Show(show) if show.choices() > 0 => Context::Quiz,
            Screen::Show(_) => Context::Slide,
        };
        match self.pending.press(key, context) {
            Lookup::Waiting => None,
            // Clickers and habits send these: they do nothing, and say nothing.
            Lookup::Unknown if matches!(key, Key::F(_) | Key::Tab | Key::BackTab) => None,
            Lookup::Unknown => {
                self.notice = Some(self.phrases().unknown_key.to_string());
                None
            }
            Lookup::Found(action, count) => self.act(action, key, count),
        }
    }

    fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Stay => {}
            Answer::Close => {
                self.overlays.pop();
            }
            Answer::GoTo(deck, slide) => {
                self.overlays.pop();
                self.go_to(deck, slide);
            }
            Answer::Found(deck, slide, hunt) => {
                self.overlays.pop();
                self.go_to_match(deck, slide, hunt, true);
            }
        }
    }

    /// Shows a slide of a deck. One that is shown already stays at its step.
    fn go_to(&mut self, deck: usize, slide: usize) {
        self.library.choose(deck);
        match &mut self.screen {
            Screen::Show(show) if show.deck == deck && show.number() == Some(slide) => {}
            Screen::Show(show) => show.jump(&self.shelf, deck, slide, self.view),
            Screen::Library => self.screen = Screen::Show(Box::new(Show::new(&self.shelf, deck, slide, 0, self.view))),
        }
    }

    fn act(&mut self, action: Action, key: Key, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::Help => self.overlays.push(Overlay::help(self.phrases(), self.view)),
            Action::Theme => {
                self.themes.choose_next();
                self.view.theme = self.themes.theme();
                self.notice = Some(self.themes.notice(self.phrases()));
            }
            Action::Blank => self.blank = true,
            Action::Close => self.hunt = None,
            Action::Leave => return self.leave(),
            _ => match &self.screen {
                Screen::Library => self.act_in_library(action, count),
                Screen::Show(_) => self.act_on_slide(action, key, count),
            },
        }
        None
    }

    fn leave(&mut self) -> Option<Effect> {
        let Screen::Show(show) = &self.screen else { return Some(Effect::Quit) };
        self.library.keep_place(show);
        if self.direct && self.shelf.decks.len() == 1 {
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
                if number < self.shelf.decks.len() {
                    self.screen = Screen::Show(Box::new(Show::new(&self.shelf, number, slide, step, self.view)));
                }
            }
            Action::Search => self.overlays.push(Overlay::search(None)),
            _ => {}
        }
    }

    /// Enter, where it means more than onward: to see a covered slide, to choose what the arrows stand at.
    fn accept(&mut self) -> bool {
        let Screen::Show(show) = &mut self.screen else { return false };
        if show.is_covered() {
            self.shelf.uncover(show.deck, show.place().0);
            show.uncovered(&self.shelf, self.view);
            return true;
        }
        show.pointed().is_some_and(|choice| show.choose(&self.shelf, choice, self.view))
    }

    fn act_on_slide(&mut self, action: Action, key: Key, count: Option<usize>) {
        if action == Action::Next && key == Key::Enter && self.accept() {
            return;
        }
        if matches!(action, Action::NextMatch | Action::EarlierMatch) {
            return self.hunt_on(action == Action::NextMatch);
        }
        let (view, shelf, Screen::Show(show)) = (self.view, &self.shelf, &mut self.screen) else { return };
        let Some(deck) = shelf.get(show.deck) else { return };
        let p = deck.phrases();
        match action {
            Action::Next => show.onward(shelf, view),
            Action::Back => show.back(shelf, view),
            Action::Down | Action::Up if show.point(action == Action::Down) => {}
            Action::Choose => {
                let choice = if let Key::Char(digit) = key { digit.to_digit(10) } else { None };
                let choice = choice.and_then(|digit| (digit as usize).checked_sub(1));
                if !choice.is_some_and(|choice| show.choose(shelf, choice, view)) {
                    self.notice = Some(p.unknown_key.to_string());
                }
            }
            Action::Down => show.scroll(1),
            Action::Up => show.scroll(-1),
            Action::First => show.jump(shelf, show.deck, 0, view),
            Action::Last => match count {
                Some(number) if number == 0 || number > deck.len() => self.notice = Some((p.no_such_slide)(number)),
                Some(number) => show.jump(shelf, show.deck, number - 1, view),
                None => show.jump(shelf, show.deck, deck.len() - 1, view),
            },
            Action::Answer if show.asks() => show.answer(shelf, view),
            Action::Answer => self.notice = Some(p.no_answer.to_string()),
            Action::Was | Action::WasForward if show.was(shelf, action == Action::WasForward, view) => {}
            Action::Was | Action::WasForward => self.notice = Some(p.nowhere_back.to_string()),
            Action::Contents => self.overlays.push(Overlay::contents(shelf, show.deck, show.number())),
            Action::Overview => self.overlays.push(Overlay::overview(shelf, show.deck, show.number(), view)),
            Action::Search => self.overlays.push(Overlay::search(Some(show.deck))),
            Action::Reading => self.overlays.push(Overlay::reading(deck, show, view)),
            Action::Glossary => self.overlays.push(Overlay::glossary(deck, Some(show), view)),
            Action::Sources => self.overlays.push(Overlay::sources(deck, Some(show), view)),
            _ => {}
        }
    }

    /// Does, while nobody waits, what the next key will probably ask for.
    pub fn look_ahead(&mut self) {
        if let Screen::Show(show) = &mut self.screen {
            show.look_ahead(&self.shelf, self.view);
        }
    }

    fn place_again(&mut self) {
        if let Screen::Show(show) = &mut self.screen {
            show.place_again(&self.shelf, self.view);
        }
        for overlay in &mut self.overlays {
            overlay.place_again(&self.shelf, self.view);
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
        // Where the window has another size already, the message that says so is on its way, and the next picture is right.
        if !area.is_empty() && (area.width, area.height) == (self.view.width, self.view.height) {
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
            (Some(overlay), _) => overlay.draw(&self.shelf, self.view, self.phrases(), buffer),
            (None, Screen::Library) => self.library.draw(&self.shelf.decks, self.view, notice, buffer),
            (None, Screen::Show(show)) => {
                if let Some(deck) = self.shelf.get(show.deck) {
                    let query = self.hunt.as_ref().map(|hunt| &hunt.query);
                    show.draw(deck, self.view, (notice, query), area, buffer);
                }
            }
        }
    }
}
