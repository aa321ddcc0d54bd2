//! The terminal: set up, drawn to, restored.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::graphics::{FAREWELL, Graphics, QUESTIONS};
use crate::app::App;

/// Whether the terminal is set up: it is restored once, by whoever comes first.
static OPEN: AtomicBool = AtomicBool::new(false);
/// Whether the terminal tells what the mouse does.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Buttons and the wheel, with places of any size (modes 1000 and 1006); and no more.
const LISTEN_TO_MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const LEAVE_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Whether the terminal was sent pictures that outlive the screen.
static PICTURES: AtomicBool = AtomicBool::new(false);

/// The screen, as this program sets it up.
pub(super) struct Screen {
    /// Never dropped: its drop writes to the terminal, and complains on standard error where that fails, which panics
    /// when the window was closed. [`restore`] does what there is to do.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

impl Screen {
    /// Sets the terminal up; `mouse`: it tells what the mouse does.
    pub(super) fn open(mouse: bool) -> io::Result<Self> {
        MOUSE.store(mouse, Ordering::SeqCst);
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
    pub(super) fn draw(&mut self, app: &App, graphics: &mut Graphics) -> io::Result<()> {
        if !is_open() {
            return Ok(());
        }
        let shown = if graphics.can() { app.pictures() } else { Vec::new() };
        Write::write_all(self.terminal.backend_mut(), graphics.before(&shown).as_bytes())?;
        let drawn = self.terminal.draw(|frame| frame.render_widget(app, frame.area()))?;
        let pictures = graphics.after(&shown, drawn.buffer);
        if pictures.is_empty() {
            return Ok(());
        }
        PICTURES.fetch_or(graphics.stays(), Ordering::SeqCst);
        self.write(pictures.as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        Write::write_all(backend, bytes)?;
        Write::flush(backend)
    }

    /// Asks for the background colour. The answer, if there is one, comes among the keys.
    pub(super) fn ask_background(&mut self) -> io::Result<()> {
        self.write(b"\x1b]11;?\x1b\\")
    }

    /// Asks how it draws pictures. The answers come among the keys. A terminal that does not know the questions may show
    /// them as text: so they stand in its first rows, which are drawn over them.
    pub(super) fn ask_graphics(&mut self, app: &App) -> io::Result<()> {
        const SPOILT: u16 = 2;
        let (width, height) = self.size()?;
        let mut frame = Buffer::empty(Rect::new(0, 0, width, height));
        app.render(frame.area, &mut frame);
        let backend = self.terminal.backend_mut();
        Write::write_all(backend, b"\x1b[H")?;
        Write::write_all(backend, QUESTIONS)?;
        let rows = Rect { height: SPOILT.min(height), ..frame.area };
        let cells = rows.positions().filter_map(|at| frame.cell(at).map(|cell| (at.x, at.y, cell)));
        backend.draw(cells)?;
        Backend::flush(backend)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is set up.
pub(super) fn is_open() -> bool {
    OPEN.load(Ordering::SeqCst)
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    OPEN.store(true, Ordering::SeqCst);
    let listen = if MOUSE.load(Ordering::SeqCst) { LISTEN_TO_MOUSE } else { b"" };
    execute!(io::stdout(), EnterAlternateScreen, Hide).and_then(|()| io::stdout().write_all(listen)).inspect_err(|_| restore())
}

/// Leaves the terminal as it was found. Failing that, there is nothing left to tell anyone.
pub(super) fn restore() {
    if OPEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        if MOUSE.load(Ordering::SeqCst) {
            let _ = io::stdout().write_all(LEAVE_MOUSE);
        }
        if PICTURES.swap(false, Ordering::SeqCst) {
            let _ = io::stdout().write_all(FAREWELL.as_bytes());
        }
        let _ = execute!(io::stdout(), LeaveAlternateScreen, Show);
    }
}
