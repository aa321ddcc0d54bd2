//! The only place with a clock and a terminal. Keys are read where they are handled, by the main thread; other threads post
//! their news to it. The machine answers with effects.

mod graphics;
pub mod input;
mod pictures;
mod post;
mod signals;
mod terminal;

use std::io;
use std::time::Duration;

use self::graphics::{Graphics, Made};
use self::input::{Answer, Keyboard};
use self::pictures::{Job, Studio};
use self::post::{Inbox, Ready};
use self::terminal::Screen;
use crate::app::{App, Effect, Message};

/// What a thread tells the main one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// For the machine.
    Message(Message),
    /// The terminal said what pictures it draws.
    Answer(Answer),
    /// A picture is prepared for the terminal.
    Made(Made),
    /// The window has another size.
    Resized,
    /// The shell asked the program to stop for a while.
    Suspend,
    /// The program was continued.
    Continued,
    /// A signal asks the program to end.
    Signal(i32),
    /// Nobody can press keys any more.
    InputClosed,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By a key.
    Quit,
    /// By a signal, whose own effect should follow.
    Signal(i32),
}

/// What is wanted of the terminal beside drawing. It is asked only after the first frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// It is asked how light its background is.
    pub background: bool,
    /// It is asked how it draws pictures, when a deck has one.
    pub graphics: bool,
    /// It tells what the mouse does.
    pub mouse: bool,
}

/// Runs the program until it ends.
///
/// # Errors
/// When the terminal cannot be set up or written to. It is restored in any case.
pub fn run(app: impl FnOnce((u16, u16)) -> App, wishes: Wishes) -> io::Result<Ended> {
    let inbox = Inbox::new()?;
    signals::listen(inbox.post())?;
    let screen = Screen::open(wishes.mouse)?;
    let app = app(screen.size()?);
    let studio = Studio::new(inbox.post());
    let (graphics, awaits) = (Graphics::default(), Awaited::default());
    let mut session = Session { app, screen, graphics, studio, asks_graphics: wishes.graphics, awaits };
    session.screen.draw(&session.app, &mut session.graphics)?;
    if wishes.background {
        session.screen.ask_background()?;
        session.awaits.background = true;
    }
    let mut keyboard = Keyboard::open()?;
    session.fetch()?;
    let ended = session.follow(&inbox, &mut keyboard);
    if matches!(ended, Ok(Ended::Quit)) {
        session.awaits.take_late(&inbox, &mut keyboard);
    }
    session.screen.close()?;
    ended
}

/// A run of the program.
struct Session {
    app: App,
    screen: Screen,
    graphics: Graphics,
    studio: Studio,
    /// Whether the terminal is still to be asked how it draws pictures.
    asks_graphics: bool,
    awaits: Awaited,
}

impl Session {
    /// Takes what comes, all that waits before the next frame, and draws.
    fn follow(&mut self, inbox: &Inbox, keyboard: &mut Keyboard) -> io::Result<Ended> {
        loop {
            let mut patience = keyboard.patience();
            loop {
                let news = match inbox.wait(keyboard.line(), patience)? {
                    Ready::Keys => keyboard.read().unwrap_or_else(|| vec![News::InputClosed]),
                    Ready::News(news) => news,
                    Ready::Nothing if patience == Some(Duration::ZERO) => break,
                    Ready::Nothing => keyboard.give_up(),
                };
                for piece in news {
                    self.awaits.hear(&piece);
                    if let Some(ended) = self.take(piece)? {
                        return Ok(ended);
                    }
                }
                // What came in the meantime belongs to the same frame.
                patience = Some(Duration::ZERO);
            }
            self.screen.draw(&self.app, &mut self.graphics)?;
            self.fetch()?;
        }
    }

    /// Has read and prepared what the frame that was just drawn lacks, and what the next will need.
    fn fetch(&mut self) -> io::Result<()> {
        if !terminal::is_open() {
            return Ok(());
        }
        for effect in self.app.wanted() {
            self.carry_out(effect)?;
        }
        let shown = if self.graphics.can() { self.app.pictures() } else { Vec::new() };
        self.graphics.order(&shown).into_iter().for_each(|job| self.studio.give(job));
        self.app.look_ahead();
        Ok(())
    }

    fn take(&mut self, news: News) -> io::Result<Option<Ended>> {
        let effects = match news {
            News::Message(message) => self.app.update(message),
            News::Answer(answer) => {
                self.graphics.heard(&answer);
                if let (Answer::Cell(cell), true) = (answer, self.graphics.asked) {
                    self.app.update(Message::Cell(cell))
                } else {
                    Vec::new()
                }
            }
            News::Made(made) => {
                self.graphics.take(made);
                Vec::new()
            }
            News::Resized => {
                let (width, height) = self.screen.size()?;
                self.app.update(Message::Resize(width, height))
            }
            News::Suspend => vec![Effect::Suspend],
            News::Continued => {
                self.screen.reopen()?;
                self.graphics.forget();
                let (width, height) = self.screen.size()?;
                self.app.update(Message::Resize(width, height))
            }
            News::Signal(signal) => return Ok(Some(Ended::Signal(signal))),
            News::InputClosed => return Ok(Some(Ended::Quit)),
        };
        for effect in effects {
            if let Some(ended) = self.carry_out(effect)? {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Ended>> {
        match effect {
            Effect::Quit => return Ok(Some(Ended::Quit)),
            Effect::Suspend => {
                self.screen.close()?;
                // The program sleeps in here; when it is continued, `News::Continued` sets the screen up again.
                signals::stop()?;
            }
            Effect::Read(file) => {
                if std::mem::take(&mut self.asks_graphics) {
                    self.screen.ask_graphics(&self.app)?;
                    self.graphics.asked = true;
                    self.awaits.attributes = true;
                }
                self.studio.give(Job::Read(file));
            }
        }
        Ok(None)
    }
}

/// Answers of the terminal that did not come yet.
#[derive(Debug, Default)]
struct Awaited {
    background: bool,
    /// What the terminal can: it answers this last of all that is asked about pictures.
    attributes: bool,
}

impl Awaited {
    fn hear(&mut self, news: &News) {
        self.background &= !matches!(news, News::Message(Message::Background(_)));
        self.attributes &= !matches!(news, News::Answer(Answer::Attributes { .. }));
    }

    /// Whoever quits at once would find the terminal's answers on the shell's line: they get a moment to come here instead.
    fn take_late(&mut self, inbox: &Inbox, keyboard: &mut Keyboard) {
        const MOMENT: Duration = Duration::from_millis(100);
        while self.background || self.attributes {
            let Ok(Ready::Keys) = inbox.wait(keyboard.line(), Some(MOMENT)) else { return };
            let Some(news) = keyboard.read() else { return };
            news.iter().for_each(|piece| self.hear(piece));
        }
    }
}

/// Ends the program the way a signal would have ended it.
pub fn end_by(signal: i32) {
    // Only fails for a signal that has no effect of its own; then the exit code says it.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Restores the terminal whatever happens in whichever thread, then tells what happened.
pub fn restore_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some(pictures::THREAD) {
            return;
        }
        terminal::restore();
        report(info);
        if std::thread::current().name() != Some("main") {
            std::process::exit(101);
        }
    }));
}
