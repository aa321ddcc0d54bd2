//! The words of these tests: `Program::new(&["deck.json"]).start()`, then `wait_for("1 / 3").send("l")`, at last `quit()`.

mod ended;
mod piped;
mod running;
mod sequences;

use std::fs;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

pub use self::piped::piped;
pub use self::running::Terminal;
pub use self::sequences::{beyond_drawing, colours};

pub const PAGE_DOWN: &str = "\x1b[6~";
pub const RIGHT: &str = "\x1b[C";
/// The last words that are drawn of a slide, and words that only the end card has.
pub const SLIDE: &str = "d words";
pub const END: &str = "q leave";

/// How long anything may take, on the slowest machine.
const DEADLINE: Duration = Duration::from_secs(20);

#[allow(clippy::disallowed_methods, reason = "a test that waits has a clock")]
fn now() -> Instant {
    Instant::now()
}

/// The path of a deck with this text, written for one test.
pub fn deck(name: &str, json: &str) -> String {
    let path = format!("{}/{name}.json", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, json).unwrap();
    path
}

/// A deck of so many small slides.
pub fn slides(name: &str, count: usize) -> String {
    let slide = |number| format!(r#"{{"id": "slide-{number}", "title": "Slide {number}", "body": ["Words of {number}."]}}"#);
    let slides = (1..=count).map(slide).collect::<Vec<_>>().join(",\n");
    deck(name, &format!(r#"{{"title": "Walk", "slides": [{slides}]}}"#))
}

/// The program, before it runs.
pub struct Program {
    command: CommandBuilder,
}

impl Program {
    pub fn new(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_immunodeck"));
        command.args(args);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env_clear();
        // When the leader of a session ends, a kernel may reset its terminal: then nobody could tell who restored it.
        command.set_controlling_tty(false);
        Self { command }.env("TERM", "xterm-256color").env("COLORTERM", "truecolor").env("LANG", "C.UTF-8").env("HOME", "/")
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it in a terminal of 80 columns and 24 rows, which answers nothing.
    pub fn start(self) -> Terminal {
        Terminal::open(self.command)
    }
}
