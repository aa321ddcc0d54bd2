//! The terminal: set up, drawn to, restored.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Rect;

use crate::app::App;

/// Whether the terminal is set up: it is restored once, by whoever comes first.
static OPEN: AtomicBool = AtomicBool::new(false);

/// The screen, as this program sets it up.
pub(super) struct Screen {
    /// Never dropped: its drop writes to the terminal, and complains on standard error where that fails, which panics
    /// when the window was closed. [`restore`] does what there is to do.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

impl Screen {
    pub(super) fn open() -> io::Result<Self> {
        enter()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout()));
        let terminal = Terminal::new(backend).inspect_err(|_| restore())?;
        Ok(Self { terminal: ManuallyDrop::new(terminal) })
    }

    /// Sets the screen up again after the program was stopped, and forgets what was on it.
    pub(super) fn reopen(&mut self) -> io::Result<()> {
        restore();
        enter()?;
        let (width, height) = self.size()?;
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    pub(super) fn close(&mut self) -> io::Result<()> {
        Backend::flush(self.terminal.backend_mut())?;
        restore();
        Ok(())
    }

    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.backend().size().map(|size| (size.width, size.height))
    }

    /// Draws, unless the program was stopped and the screen is not set up again yet.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        if !OPEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.terminal.draw(|frame| frame.render_widget(app, frame.area()))?;
        Ok(())
    }

    /// Asks for the background colour. The answer, if there is one, comes among the keys.
    pub(super) fn ask_background(&mut self) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        Write::write_all(backend, b"\x1b]11;?\x1b\\")?;
        Write::flush(backend)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    OPEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, Hide).inspect_err(|_| restore())
}

/// Leaves the terminal as it was found. Failing that, there is nothing left to tell anyone.
pub(super) fn restore() {
    if OPEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let _ = execute!(io::stdout(), LeaveAlternateScreen, Show);
    }
}
