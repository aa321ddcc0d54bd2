//! The only place with a clock and a terminal. Keys are read where they are handled, by the main thread; other threads post
//! their news to it. The machine answers with effects.

pub mod input;
mod post;
mod signals;
mod terminal;

use std::io;
use std::time::Duration;

use self::input::Keyboard;
use self::post::{Inbox, Ready};
use self::terminal::Screen;
use crate::app::{App, Effect, Message};

/// What a thread tells the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum News {
    /// For the machine.
    Message(Message),
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

/// What is wanted of the terminal beside drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// It is asked, after the first frame, how light its background is.
    pub background: bool,
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
    let mut screen = Screen::open(wishes.mouse)?;
    let mut app = app(screen.size()?);
    screen.draw(&app)?;
    if wishes.background {
        screen.ask_background()?;
    }
    let mut keyboard = Keyboard::open()?;
    let mut awaits_answer = wishes.background;
    let ended = follow(&mut app, &mut screen, &inbox, &mut keyboard, &mut awaits_answer);
    if awaits_answer && matches!(ended, Ok(Ended::Quit)) {
        take_late_answer(&inbox, &mut keyboard);
    }
    screen.close()?;
    ended
}

/// Takes what comes, all that waits before the next frame, and draws.
fn follow(
    app: &mut App,
    screen: &mut Screen,
    inbox: &Inbox,
    keyboard: &mut Keyboard,
    awaits_answer: &mut bool,
) -> io::Result<Ended> {
    loop {
        let mut patience = keyboard.patience();
        loop {
            let news = match inbox.wait(keyboard.line(), patience)? {
                Ready::Keys => keyboard.read().map_or_else(|| vec![News::InputClosed], as_news),
                Ready::News(news) => news,
                Ready::Nothing if patience == Some(Duration::ZERO) => break,
                Ready::Nothing => as_news(keyboard.give_up()),
            };
            for piece in news {
                *awaits_answer &= !is_answer(&piece);
                if let Some(ended) = take(piece, app, screen)? {
                    return Ok(ended);
                }
            }
            // What came in the meantime belongs to the same frame.
            patience = Some(Duration::ZERO);
        }
        screen.draw(app)?;
    }
}

fn as_news(messages: Vec<Message>) -> Vec<News> {
    messages.into_iter().map(News::Message).collect()
}

fn is_answer(news: &News) -> bool {
    matches!(news, News::Message(Message::Background(_)))
}

/// Whoever quits at once would find the terminal's answer on the shell's line: it gets a moment to come here instead.
fn take_late_answer(inbox: &Inbox, keyboard: &mut Keyboard) {
    const MOMENT: Duration = Duration::from_millis(100);
    while let Ok(Ready::Keys) = inbox.wait(keyboard.line(), Some(MOMENT)) {
        let Some(messages) = keyboard.read() else { return };
        if as_news(messages).iter().any(is_answer) {
            return;
        }
    }
}

fn take(news: News, app: &mut App, screen: &mut Screen) -> io::Result<Option<Ended>> {
    let effects = match news {
        News::Message(message) => app.update(message),
        News::Resized => {
            let (width, height) = screen.size()?;
            app.update(Message::Resize(width, height))
        }
        News::Suspend => vec![Effect::Suspend],
        News::Continued => {
            screen.reopen()?;
            let (width, height) = screen.size()?;
            app.update(Message::Resize(width, height))
        }
        News::Signal(signal) => return Ok(Some(Ended::Signal(signal))),
        News::InputClosed => return Ok(Some(Ended::Quit)),
    };
    for effect in effects {
        match effect {
            Effect::Quit => return Ok(Some(Ended::Quit)),
            Effect::Suspend => {
                screen.close()?;
                // The program sleeps in here; when it is continued, `News::Continued` sets the screen up again.
                signals::stop()?;
            }
        }
    }
    Ok(None)
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
        terminal::restore();
        report(info);
        if std::thread::current().name() != Some("main") {
            std::process::exit(101);
        }
    }));
}
