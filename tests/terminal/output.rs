//! What is written to a terminal: no colour where none is wanted, and nothing that comes from a stranger's file.

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::rc::Rc;
use std::time::Duration;

use immunodeck::app::key::Key;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary};
use immunodeck::theme::{Choice, Name};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

use super::harness::{END, Program, SLIDE, beyond_drawing, colours, deck, piped, slides};

#[test]
fn no_color_means_none() {
    let walk = |wish: &str| {
        let mut terminal = Program::new(&["slides/en/03-for-whom.json"]).env("NO_COLOR", wish).start();
        terminal.wait_for("1 / ").walk_to_the_end();
        terminal.quit().written()
    };
    let written = walk("1");
    assert_eq!(colours(&written), [0; 0]);
    assert_eq!(beyond_drawing(&written), [""; 0]);
    // An empty wish is none; and this test would see a colour.
    assert!(colours(&walk("")).contains(&38));
}

#[test]
fn ascii_means_ascii() {
    let json = r#"{ "title": "Plain", "slides": [
  { "title": "Signs", "body": [
    { "type": "list", "items": ["One", "Two"] },
    { "type": "callout", "tone": "action", "text": "It’s “now” – call…" } ] },
  { "title": "Marks", "body": [
    { "type": "icon_array", "effect": "benefit", "outcome": "it helps", "otherwise": "it does not help", "low": 20, "high": 40, "of_whom": "people" } ] },
  { "title": "Bars", "body": [
    { "type": "range_chart", "unit": "years", "axis": { "from": 0, "to": 10 }, "rows": [{ "label": "A row", "low": 3, "high": 8 }] } ] },
  { "title": "Steps", "body": [
    { "type": "flow", "steps": [{ "title": "First" }, { "title": "Second" }], "loop": true } ] }
] }"#;
    let deck = deck("ascii", json);
    assert_eq!(piped(&["read", &deck], u64::MAX).err, "");
    let written = |sign: &[&str]| {
        let mut terminal = Program::new(&[&[deck.as_str()], sign].concat()).start();
        terminal.wait_for("1 / 4").walk_to_the_end().send("?").wait_for("shows here").send("?").wait_for(END);
        terminal.quit().written()
    };
    assert!(written(&["--ascii"]).is_ascii());
    assert!(!written(&[]).is_ascii());
}

/// The clipboard, a colour, a title, a report, a reset: as JSON's escapes.
const STRANGE: &str = r"be\u001b]52;c;aGk=\u0007-\u001b[31m-\u009b5n-\u009d0;owned\u009c-\u001bPx\u001b\\-\u001bc\u0085ware";
const TAMED: &str = "be-----ware";

#[test]
fn a_strange_deck_cannot_steer_the_terminal() {
    let raw = "be\u{9b}31m-\u{9d}52;c;aGk=\u{9c}ware";
    let unlawful = "be\u{1b}]52;c;aGk=\u{7}ware";
    let json = format!(
        r#"{{ "title": "{STRANGE}", "message": "{STRANGE}", "slides": [
  {{ "title": "{STRANGE}", "body": ["{STRANGE}", "{raw}", {{ "type": "list", "items": ["{STRANGE}"] }}] }},
  {{ "title": "Faults", "{STRANGE}": 1, "body": [{{ "type": "text", "{raw}": "{STRANGE}" }}] }},
  {{ "title": "Raw", "body": ["{unlawful}"] }}
] }}"#
    );
    let path = deck("be\u{1b}]0;owned\u{7}\u{9b}31mware", &json);
    let mut terminal = Program::new(&[&path]).start();
    terminal.wait_for("1 / 3").wait_for(TAMED);
    terminal.send("t").wait_for("This slide in words").send("t").wait_for("1 / 3");
    terminal.send(":").wait_for("Contents").send("\x7f").wait_for("1 / 3");
    terminal.walk_to_the_end();
    let written = terminal.quit().written();
    assert_eq!(beyond_drawing(&written), ["]11;?"]);
    assert!(!written.contains("\x1b[31m"));
    assert!(!written.contains(|sign: char| sign.is_control() && sign != '\x1b'), "{written:?}");
}

#[test]
fn a_strange_deck_cannot_steer_what_is_printed() {
    let strange = "be\u{1b}]0;owned\u{7}\u{9b}31mware";
    let json = format!(
        r#"{{ "title": "{STRANGE}", "slides": [{{ "title": "One", "body": [{{ "type": "text", "{STRANGE}": 1 }}] }}] }}"#
    );
    let path = deck(strange, &json);
    for args in [&["read", &path][..], &["list", &path], &["read", strange], &[&path, "--slide", strange], &["--theme", strange]]
    {
        let printed = piped(args, u64::MAX);
        let all = printed.out + &printed.err;
        assert!(all.contains("ware"), "{args:?}: {all:?}");
        assert!(!all.contains(|sign: char| sign.is_control() && sign != '\n'), "{args:?}: {all:?}");
    }
}

#[test]
fn a_link_is_told_only_where_that_is_safe() {
    let path =
        deck("links", r#"{ "title": "T", "slides": [{ "title": "One", "body": ["See [the site](https://a.org) now."] }] }"#);
    let told = |env: &[(&str, &str)], args: &[&str]| {
        let program = Program::new(&[&[path.as_str()], args].concat());
        let mut terminal = env.iter().fold(program, |program, (name, value)| program.env(name, value)).start();
        terminal.wait_for("See the site now.");
        terminal.quit().written().contains("\x1b]8;;https://a.org\x1b\\the site\x1b]8;;\x1b\\")
    };
    assert!(told(&[("TERM_PROGRAM", "WezTerm")], &[]));
    assert!(told(&[("VTE_VERSION", "7200")], &[]));
    assert!(!told(&[], &[]));
    assert!(!told(&[("TERM_PROGRAM", "Apple_Terminal")], &[]));
    assert!(!told(&[("TERM_PROGRAM", "WezTerm"), ("NO_COLOR", "1")], &[]));
    assert!(!told(&[("TERM_PROGRAM", "WezTerm")], &["--ascii"]));
}

/// What a bare ratatui program writes for a key, when it draws the same cells.
fn bytes_of_ratatui(path: &str, key: Key) -> usize {
    let deck = Deck::load(path, fs::read(path).unwrap(), &Glossary::default());
    let options = Options { direct: true, own: true, theme: Some(Choice::Brought(Name::Dark)), ..Options::default() };
    let mut app = App::new(vec![deck], options, (80, 24));
    let page = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 80, 24)) };
    let written = Written::default();
    let mut terminal = ratatui::Terminal::with_options(CrosstermBackend::new(written.clone()), page).unwrap();
    terminal.draw(|frame| frame.render_widget(&app, frame.area())).unwrap();
    let before = written.0.borrow().len();
    app.update(Message::Key(key));
    terminal.draw(|frame| frame.render_widget(&app, frame.area())).unwrap();
    written.0.borrow().len() - before
}

/// Bytes that can still be counted when a backend has them.
#[derive(Clone, Default)]
struct Written(Rc<RefCell<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_change_costs_no_more_bytes_than_its_cells() {
    let path = slides("bytes", 3);
    let mut terminal = Program::new(&[&path, "--theme", "dark"]).start();
    terminal.wait_for(SLIDE).listen(Duration::from_millis(100));
    let before = terminal.output().len();
    terminal.send("l").wait_for("Words of 2.").listen(Duration::from_millis(100));
    let written = terminal.output().len() - before;
    terminal.quit();
    assert!(written > 0 && written <= bytes_of_ratatui(&path, Key::Right), "{written} bytes");
}
