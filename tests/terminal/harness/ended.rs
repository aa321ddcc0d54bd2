//! What the program leaves behind.

use std::fs::File;

use portable_pty::ExitStatus;
use rustix::io::ioctl_fionread;
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

/// What a program left behind.
pub struct Ended {
    pub status: ExitStatus,
    pub output: Vec<u8>,
    pub screen: String,
    pub before: String,
    pub after: String,
    /// Bytes at the keyboard that the program left to whoever reads next.
    pub unread: u64,
}

impl Ended {
    #[track_caller]
    pub fn exited(&self, code: u32) -> &Self {
        let found = (self.status.signal(), self.status.exit_code());
        assert_eq!(found, (None, code), "signal and exit code. The screen:\n{}", self.screen);
        self
    }

    #[track_caller]
    pub fn restored(&self) -> &Self {
        let end = &self.output[self.output.len().saturating_sub(60)..];
        assert!(is_left(&self.output), "the output ends with {}", end.escape_ascii());
        assert_eq!(self.after, self.before, "the terminal's settings");
        self
    }

    /// All that was written, as text.
    pub fn written(&self) -> String {
        String::from_utf8(self.output.clone()).unwrap()
    }
}

/// The settings of a terminal, in words that can be compared and shown.
pub fn settings(line: &File) -> String {
    let found = tcgetattr(line).unwrap();
    let codes = [SpecialCodeIndex::VMIN, SpecialCodeIndex::VTIME].map(|code| found.special_codes[code]);
    format!("{:?} {:?} {:?} {:?} {codes:?}", found.input_modes, found.output_modes, found.control_modes, found.local_modes)
}

/// Bytes that wait at a keyboard, the begin of a line among them.
pub fn unread(line: &File) -> u64 {
    let mut found = tcgetattr(line).unwrap();
    found.make_raw();
    tcsetattr(line, OptionalActions::Now, &found).unwrap();
    ioctl_fionread(line).unwrap()
}

/// Whether the last thing written was to leave the alternate screen and to show the cursor (once, or more often).
pub fn is_left(output: &[u8]) -> bool {
    let (leave, show) = (b"\x1b[?1049l", b"\x1b[?25h");
    let last = output.windows(leave.len()).rposition(|bytes| bytes == leave).map(|at| &output[at + leave.len()..]);
    last.is_some_and(|last| !last.is_empty() && last.chunks(show.len()).all(|bytes| bytes == show))
}
