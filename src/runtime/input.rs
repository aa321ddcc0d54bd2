//! Keys, read from the terminal byte by byte.
//!
//! The parser is one for any sequence a terminal may send, so an answer that nobody asked for is skipped, and no key
//! after it is lost. A sequence that breaks off is given up after a moment: a lone escape is the Esc key.
//!
//! The parser tells nothing of application strings (`ESC _`), in which kitty answers: those are gathered beside it.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

use ratatui::layout::Position;
use vte::{Params, Parser, Perform};

use super::News;
use crate::app::Message;
use crate::app::key::Key;
use crate::app::mouse::Mouse;
use crate::picture::Cell;
use crate::theme::Lightness;
use crate::theme::contrast::Rgb;

/// How long after a lone escape its sequence may follow; then it was the Esc key.
const ESCAPE: Duration = Duration::from_millis(40);
/// How long a sequence may stop further on: a slow line sends the rest within it.
const SEQUENCE: Duration = Duration::from_millis(1000);

/// Of a name or an application string, so many bytes are of interest.
const LONGEST: usize = 256;

/// No cell has more pixels from side to side, or from top to bottom.
const LARGEST_CELL: u16 = 64;

/// What the terminal says of its pictures when it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It draws pictures in kitty's way.
    Kitty,
    /// What it is called, with its version.
    Name(String),
    /// What a cell measures, in pixels.
    Cell(Cell),
    /// What it can at all. Every terminal answers this, and it is asked last.
    Attributes {
        /// Whether it draws sixels.
        sixel: bool,
    },
}

/// The terminal's end that keys come from.
pub(super) struct Keyboard {
    line: OwnedFd,
    reader: Reader,
    bytes: Box<[u8; 4096]>,
}

impl Keyboard {
    /// The standard input, or the terminal itself where that is something else.
    pub(super) fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        let line: OwnedFd =
            if rustix::termios::isatty(&stdin) { stdin.as_fd().try_clone_to_owned()? } else { File::open("/dev/tty")?.into() };
        Ok(Self { line, reader: Reader::default(), bytes: Box::new([0; 4096]) })
    }

    /// What to wait on for more.
    pub(super) fn line(&self) -> BorrowedFd<'_> {
        self.line.as_fd()
    }

    /// How long to wait at most: a sequence that has begun may break off.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.reader.patience()
    }

    /// What came, once something has. `None` where nobody can press keys any more.
    pub(super) fn read(&mut self) -> Option<Vec<News>> {
        match rustix::io::read(&self.line, self.bytes.as_mut_slice()) {
            Ok(0) => None,
            Ok(count) => Some(self.reader.read(self.bytes.get(..count).unwrap_or_default())),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Some(Vec::new()),
            Err(_) => None,
        }
    }

    /// Nothing more came in time.
    pub(super) fn give_up(&mut self) -> Vec<News> {
        self.reader.give_up()
    }
}

/// Bytes in, news out.
#[derive(Default)]
pub struct Reader {
    parser: Parser,
    found: Found,
    /// The last byte was an escape: the key, or the begin of a sequence.
    escape: bool,
    /// An application string so far.
    application: Option<Vec<u8>>,
}

#[derive(Default)]
struct Found {
    news: Vec<News>,
    /// The terminal's name so far, while it tells it.
    name: Option<Vec<u8>>,
    /// Inside a sequence that began with an escape.
    inside: bool,
    /// After `ESC O`: the next letter is a key.
    keypad: bool,
}

impl Reader {
    /// What some bytes say.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<News> {
        for &byte in bytes {
            if byte == 0x1b {
                if self.escape {
                    self.found.key(Key::Esc);
                }
                self.found.inside = true;
            }
            self.gather(byte);
            self.escape = byte == 0x1b;
            match byte {
                0x7f if !self.found.inside => self.found.key(Key::Backspace),
                0x7f => {
                    self.parser = Parser::new();
                    self.found.inside = false;
                    self.found.key(Key::Backspace);
                }
                _ => self.parser.advance(&mut self.found, &[byte]),
            }
        }
        std::mem::take(&mut self.found.news)
    }

    /// Gathers what stands between `ESC _` and the next escape.
    fn gather(&mut self, byte: u8) {
        match &mut self.application {
            _ if self.escape && byte == b'_' => self.application = Some(Vec::new()),
            Some(_) if byte == 0x1b => {
                let text = self.application.take().unwrap_or_default();
                if text.starts_with(b"Gi=31") && text.ends_with(b";OK") {
                    self.found.news.push(News::Answer(Answer::Kitty));
                }
            }
            Some(text) if text.len() < LONGEST => text.push(byte),
            _ => {}
        }
    }

    /// Whether a sequence has begun and not ended.
    pub fn waits(&self) -> bool {
        self.found.inside
    }

    /// How long to wait for the rest of it; nothing while none has begun.
    fn patience(&self) -> Option<Duration> {
        self.waits().then_some(if self.escape { ESCAPE } else { SEQUENCE })
    }

    /// Nothing more comes: a lone escape was the key, anything else nothing at all.
    pub fn give_up(&mut self) -> Vec<News> {
        if self.escape {
            self.found.key(Key::Esc);
        }
        let news = std::mem::take(&mut self.found.news);
        *self = Self::default();
        news
    }
}

impl Found {
    fn key(&mut self, key: Key) {
        self.news.push(News::Message(Message::Key(key)));
    }

    fn answer(&mut self, answer: Answer) {
        self.inside = false;
        self.news.push(News::Answer(answer));
    }

    fn ended(&mut self, key: Option<Key>) {
        self.inside = false;
        key.into_iter().for_each(|key| self.key(key));
    }
}

impl Perform for Found {
    fn print(&mut self, letter: char) {
        if std::mem::take(&mut self.keypad) {
            return self.ended(letter_key(letter));
        }
        self.ended(Some(Key::Char(letter)));
    }

    fn execute(&mut self, byte: u8) {
        self.inside = false;
        match byte {
            b'\r' | b'\n' => self.key(Key::Enter),
            b'\t' => self.key(Key::Tab),
            0x08 => self.key(Key::Backspace),
            0x01..=0x1a => self.key(Key::Ctrl(char::from(byte - 1 + b'a'))),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, last: char) {
        let numbers: Vec<u16> = params.iter().filter_map(|param| param.first().copied()).collect();
        let first = numbers.first().copied().unwrap_or(0);
        match (intermediates, last, numbers.as_slice()) {
            (b"?", 'c', _) => {
                return self.answer(Answer::Attributes { sixel: numbers.iter().skip(1).any(|&number| number == 4) });
            }
            ([], 't', &[6, height @ 1..=LARGEST_CELL, width @ 1..=LARGEST_CELL]) => {
                return self.answer(Answer::Cell(Cell { width, height }));
            }
            _ => {}
        }
        let key = match (intermediates, last) {
            ([b'<'], 'M' | 'm') => {
                self.inside = false;
                return self.news.extend(mouse(&numbers, last).map(|mouse| News::Message(Message::Mouse(mouse))));
            }
            ([], '~') => numbered_key(first),
            ([], 'Z') => Some(Key::BackTab),
            // Some number before the letter is no key but an answer, such as where the cursor is.
            ([], letter) if first <= 1 => letter_key(letter),
            _ => None,
        };
        self.ended(key);
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        match (intermediates, byte) {
            ([], b'O') => self.keypad = true,
            // The end of a string: what it said was told already.
            ([], b'\\') => self.ended(None),
            ([], letter) => self.ended(Some(Key::Alt(char::from(letter)))),
            _ => self.ended(None),
        }
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        self.inside = false;
        if let [b"11", colour] = params
            && let Some(background) = background(colour)
        {
            self.news.push(News::Message(Message::Background(background)));
        }
    }

    fn hook(&mut self, _: &Params, intermediates: &[u8], _: bool, last: char) {
        self.name = (intermediates == b">" && last == '|').then(Vec::new);
    }

    fn put(&mut self, byte: u8) {
        if let Some(name) = self.name.as_mut().filter(|name| name.len() < LONGEST) {
            name.push(byte);
        }
    }

    fn unhook(&mut self) {
        self.inside = false;
        if let Some(name) = self.name.take() {
            self.answer(Answer::Name(String::from_utf8_lossy(&name).into_owned()));
        }
    }
}

/// `CSI < button ; column ; row M`; released buttons and those in between do nothing.
fn mouse(numbers: &[u16], last: char) -> Option<Mouse> {
    let &[button, column, row] = numbers else { return None };
    let place = Position { x: column.saturating_sub(1), y: row.saturating_sub(1) };
    match button {
        0 if last == 'M' => Some(Mouse::Press(place)),
        2 if last == 'M' => Some(Mouse::Back),
        64 | 65 => Some(Mouse::Wheel { down: button == 65 }),
        _ => None,
    }
}

/// The last letter of `CSI … A` and `ESC O A`.
fn letter_key(letter: char) -> Option<Key> {
    Some(match letter {
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'H' => Key::Home,
        'F' => Key::End,
        'M' => Key::Enter,
        'P' => Key::F(1),
        'Q' => Key::F(2),
        'R' => Key::F(3),
        'S' => Key::F(4),
        _ => return None,
    })
}

/// The number of `CSI … ~`.
fn numbered_key(number: u16) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        2 => Key::Insert,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::F(u8::try_from(number - 10).ok()?),
        17..=21 => Key::F(u8::try_from(number - 11).ok()?),
        23..=24 => Key::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    })
}

/// Whether `rgb:1e1e/1e1e/1e1e` is light or dark.
fn background(colour: &[u8]) -> Option<Lightness> {
    let text = std::str::from_utf8(colour).ok()?;
    let channels = text.split_once(':')?.1;
    let mut values = channels.split('/').map(|channel| {
        let most = 16u32.checked_pow(u32::try_from(channel.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(channel, 16).ok()?;
        u8::try_from((value * 255).checked_div(most)?).ok()
    });
    let mut next = || values.next().flatten();
    Some(Lightness::of(Rgb(next()?, next()?, next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(bytes: &str) -> String {
        let mut reader = Reader::default();
        let mut messages = reader.read(bytes.as_bytes());
        if reader.waits() {
            messages.extend(reader.give_up());
        }
        let name = |news: &News| match news {
            News::Message(Message::Key(key)) => key.to_string(),
            News::Message(message) => format!("{message:?}"),
            News::Answer(answer) => format!("{answer:?}"),
            other => format!("{other:?}"),
        };
        messages.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reads_what_terminals_send() {
        for (bytes, expected) in [
            ("l", "l"),
            ("é漢", "é 漢"),
            (" \r\t\x7f\x08", "Space Enter Tab Backspace Backspace"),
            ("\x03\x1a\x0f", "Ctrl-c Ctrl-z Ctrl-o"),
            ("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
            ("\x1bOC\x1bOH", "Right Home"),
            ("\x1b[5~\x1b[6~\x1b[1~\x1b[4~", "PageUp PageDown Home End"),
            ("\x1b[15~\x1bOP\x1b[24~", "F5 F1 F12"),
            ("\x1b[1;2C", "Right"),
            ("\x1b", "Esc"),
            ("\x1b\x1b", "Esc Esc"),
            ("\x1b\x1b[C", "Esc Right"),
            ("\x1bx", "Alt-x"),
            ("\x1b[Z", "BackTab"),
        ] {
            assert_eq!(keys(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn no_answer_of_a_terminal_swallows_a_key() {
        for answer in [
            "\x1b[?7799;0$y",
            "\x1b[?997;1n",
            "\x1b[12;40R",
            "\x1b[4;400;800t",
            "\x1bP1+r544e\x1b\\",
            "\x1b]4;1;rgb:0/0/0\x07",
            "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\",
            "\x1b_Gi=9;OK\x1b\\",
            "\x1b_x\x1b\\",
        ] {
            assert_eq!(keys(&format!("{answer}lq")), "l q", "{answer:?}");
        }
        assert_eq!(keys("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\l"), "Background(Dark) l");
        assert_eq!(keys("\x1b]11;rgb:ff/fd/f5\x07l"), "Background(Light) l");
    }

    #[test]
    fn reads_the_mouse() {
        for (bytes, expected) in [
            ("\x1b[<0;5;3Ml", "Mouse(Press(Position { x: 4, y: 2 })) l"),
            ("\x1b[<0;5;3ml", "l"),
            ("\x1b[<2;1;1M", "Mouse(Back)"),
            ("\x1b[<65;1;1M\x1b[<64;1;1M", "Mouse(Wheel { down: true }) Mouse(Wheel { down: false })"),
            ("\x1b[<35;1;1M", ""),
        ] {
            assert_eq!(keys(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn hears_what_the_terminal_says_of_its_pictures() {
        for (answer, heard) in [
            ("\x1b_Gi=31;OK\x1b\\", "Kitty"),
            ("\x1bP>|iTerm2 3.5.0\x1b\\", "Name(\"iTerm2 3.5.0\")"),
            ("\x1b[6;20;10t", "Cell(Cell { width: 10, height: 20 })"),
            ("\x1b[?62;4;22c", "Attributes { sixel: true }"),
            ("\x1b[?4c", "Attributes { sixel: false }"),
            ("\x1b[?62;22c", "Attributes { sixel: false }"),
        ] {
            assert_eq!(keys(&format!("{answer}lq")), format!("{heard} l q"), "{answer:?}");
        }
        assert_eq!(keys(&format!("\x1b_{}\x1b\\l", "long".repeat(10_000))), "l");
        for impossible in ["\x1b[6;0;0t", "\x1b[6;65535;65535t", "\x1b[6;20t"] {
            assert_eq!(keys(&format!("{impossible}l")), "l");
        }
    }

    #[test]
    fn a_sequence_that_breaks_off_costs_no_later_key() {
        let mut reader = Reader::default();
        for begun in ["\x1b[", "\x1b]", "\x1bP", "\x1bP>|na", "\x1b_Gi=31;O", "\x1b[?99"] {
            assert!(reader.read(begun.as_bytes()).is_empty());
            assert!(reader.waits(), "{begun:?}");
            assert!(reader.give_up().is_empty());
            assert_eq!(reader.read(b"l"), [News::Message(Message::Key(Key::Char('l')))]);
        }
    }

    #[test]
    fn a_thousand_keys_at_once_are_a_thousand_keys() {
        assert_eq!(Reader::default().read("\x1b[C".repeat(1000).as_bytes()).len(), 1000);
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let mut reader = Reader::default();
            reader.read(&bytes);
            reader.give_up();
            prop_assert_eq!(reader.read(b"q"), [News::Message(Message::Key(Key::Char('q')))]);
        }
    }
}
