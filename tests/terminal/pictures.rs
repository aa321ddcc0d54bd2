//! Pictures in a terminal: what it is asked and when, what it is sent, and what is taken away again.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::Duration;

use super::harness::{Program, RIGHT, SLIDE, Terminal, beyond_drawing, piped};

const KITTY: &str = "\x1b_Gi=31;OK\x1b\\";
const CELL: &str = "\x1b[6;20;10t";
const PLAIN: &str = "\x1b[?62;22c";
const QUESTIONS: [&str; 4] = ["_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA", "[>q", "[16t", "[c"];

/// A folder with a picture and a deck of three slides, the picture on the second and the third; the deck's path.
fn deck(name: &str) -> String {
    let folder = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::copy("slides/gallery/drip.png", format!("{folder}/drip.png")).unwrap();
    let json = r#"{ "title": "Pictures", "slides": [
  { "title": "First", "body": ["No picture here."] },
  { "title": "Second", "body": [{ "type": "image", "path": "drip.png", "alt": "A drip." }] },
  { "title": "Third", "body": ["Words.", { "type": "image", "path": "drip.png", "alt": "A drip again." }] }
] }"#;
    fs::write(format!("{folder}/deck.json"), json).unwrap();
    format!("{folder}/deck.json")
}

/// The program at the second slide, where the picture is.
fn at_picture(program: Program) -> Terminal {
    let mut terminal = program.start();
    terminal.wait_for("2 / 3").wait_for("▀▀▀").wait_for(SLIDE);
    terminal
}

fn written(terminal: &Terminal) -> String {
    String::from_utf8_lossy(terminal.output()).into_owned()
}

/// How often something was written so far.
fn count(terminal: &Terminal, text: &str) -> usize {
    written(terminal).matches(text).count()
}

#[track_caller]
fn wait_to_write(terminal: &mut Terminal, text: &str, times: usize) {
    terminal.wait_until(&format!("{text:?} to be written {times} times"), |terminal| count(terminal, text) >= times);
    terminal.listen(Duration::from_millis(50));
    assert_eq!(count(terminal, text), times, "{text:?}");
}

#[test]
fn a_deck_asks_for_nothing_before_it_shows_a_picture() {
    let mut terminal = Program::new(&[&deck("asks"), "--theme", "dark"]).start();
    // The picture of the second slide is read while the first is shown; the first frame is drawn by then.
    terminal.wait_for("1 / 3");
    terminal.wait_until("a question", |terminal| written(terminal).contains("\x1b[c"));
    let all = written(&terminal);
    let (before, after) = all.split_once("No picture here.").unwrap();
    assert_eq!(beyond_drawing(before), [""; 0]);
    assert_eq!(beyond_drawing(after), QUESTIONS);
    terminal.send(RIGHT).wait_for("▀▀▀").send(RIGHT).wait_for("3 / 3").wait_for("▀▀▀");
    terminal.send("h").wait_for("2 / 3");
    assert_eq!(beyond_drawing(&terminal.quit().written()), QUESTIONS, "once");
}

#[test]
fn a_deck_without_pictures_never_asks() {
    let mut terminal = Program::new(&["slides/gallery/text.json", "--theme", "dark"]).start();
    terminal.wait_for("1 / ").walk_to_the_end();
    assert_eq!(beyond_drawing(&terminal.quit().written()), [""; 0]);
}

#[test]
fn a_silent_terminal_keeps_half_blocks() {
    let mut terminal = at_picture(Program::new(&[&deck("silent"), "--slide", "2", "--theme", "dark"]));
    terminal.listen(Duration::from_millis(300));
    assert!(terminal.text().contains("▀▀▀"));
    terminal.send(PLAIN).send("l").wait_for("3 / 3").send("h").wait_for("2 / 3");
    assert_eq!(beyond_drawing(&terminal.quit().written()), QUESTIONS);
}

#[test]
fn what_the_questions_may_spoil_is_drawn_anew() {
    let terminal = &mut at_picture(Program::new(&[&deck("spoils"), "--slide", "2", "--theme", "dark"]));
    let all = written(terminal);
    let (_, after) = all.split_once("\x1b[c").unwrap();
    let mut screen = vt100::Parser::default();
    screen.process(all.split_once("\x1b_G").unwrap().0.as_bytes());
    // A terminal that shows what it does not know.
    screen.process(b"\x1b[HGi=31,s=1,v=1,a=q,t=d,f=24;AAAA");
    screen.process(after.as_bytes());
    assert_eq!(screen.screen().contents(), terminal.text());
    terminal.quit();
}

#[test]
fn no_colour_no_picture() {
    let deck = deck("colour");
    let shows = |program: Program| {
        let mut terminal = program.start();
        terminal.wait_for("2 / 3").wait_for(SLIDE).listen(Duration::from_millis(200));
        let (text, written) = (terminal.text(), terminal.quit().written());
        (text.contains('▀'), text.contains("A drip."), written.contains("\x1b_G"))
    };
    let with = |args: &[&str]| Program::new(&[&[deck.as_str(), "--slide", "2"], args].concat());
    let words_alone = (false, true, false);
    assert_eq!(shows(with(&[]).env("NO_COLOR", "1")), words_alone);
    assert_eq!(shows(with(&["--ascii"])), words_alone);
    assert_eq!(shows(with(&["--images", "off"])), words_alone);
    assert_eq!(shows(with(&[]).env("COLORTERM", "").env("TERM", "xterm")), words_alone);
    let blocks_alone = (true, false, false);
    assert_eq!(shows(with(&["--images", "blocks"])), blocks_alone);
    assert_eq!(shows(with(&[]).env("TMUX", "/tmp/tmux-1000/default,1,0")), blocks_alone);
    assert_eq!(shows(with(&[]).env("TERM", "screen-256color")), blocks_alone);
    assert_eq!(shows(with(&[])), (true, false, true));
}

#[test]
fn kitty_is_sent_a_picture_once_and_shows_it_where_it_is() {
    let mut terminal = at_picture(Program::new(&[&deck("kitty"), "--slide", "2", "--theme", "dark"]));
    terminal.send(&format!("{KITTY}{CELL}{PLAIN}"));
    wait_to_write(&mut terminal, "\x1b_Ga=p,", 1);
    assert_eq!(count(&terminal, "\x1b_Ga=t,f=100,"), 1);
    // Over every cell of the half blocks, and nothing else.
    let (top, left, columns, rows) = half_blocks(&terminal);
    let placed = format!("\x1b[{};{}H\x1b_Ga=t,", top + 1, left + 1);
    assert!(written(&terminal).contains(&placed), "{placed:?}");
    assert!(written(&terminal).contains(&format!(",c={columns},r={rows},C=1,q=2\x1b\\")));
    for (number, key) in ["?", "t", ":", "b"].into_iter().enumerate() {
        terminal.send(key);
        wait_to_write(&mut terminal, "\x1b_Ga=d,d=i,", number + 1);
        terminal.send("\x1b");
        wait_to_write(&mut terminal, "\x1b_Ga=p,", number + 2);
    }
    assert_eq!(count(&terminal, "\x1b_Ga=t,"), 1, "it was sent once");
    // Light paper lies under a picture of its own; so does another size.
    terminal.send("T");
    wait_to_write(&mut terminal, "\x1b_Ga=t,", 2);
    terminal.send("l").wait_for("3 / 3");
    wait_to_write(&mut terminal, "\x1b_Ga=t,", 3);
    let placed = count(&terminal, "\x1b_Ga=p,");
    assert_eq!(count(&terminal, "\x1b_Ga=d,d=i,"), placed - 1, "all but the last are gone");
    terminal.send("l").wait_for("q leave");
    wait_to_write(&mut terminal, "\x1b_Ga=d,d=i,", placed);
    let written = terminal.quit().written();
    let farewell = written.rfind("\x1b_Ga=d,d=A,q=2\x1b\\").unwrap();
    assert!(farewell < written.rfind("\x1b[?1049l").unwrap(), "nothing stays on the shell's screen");
}

/// Where the half blocks on the screen are: the first row and column, how many columns and rows.
fn half_blocks(terminal: &Terminal) -> (usize, usize, usize, usize) {
    let text = terminal.text();
    let rows: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| line.contains('▀')).collect();
    let (top, line) = rows[0];
    (top, line.chars().take_while(|sign| *sign != '▀').count(), line.matches('▀').count(), rows.len())
}

#[test]
fn after_a_pause_a_picture_is_there_again() {
    let mut terminal = at_picture(Program::new(&[&deck("pause"), "--slide", "2", "--theme", "dark"]));
    terminal.send(&format!("{KITTY}{PLAIN}"));
    wait_to_write(&mut terminal, "\x1b_Ga=p,", 1);
    terminal.send("\x1a").wait_until("the program to stop", |terminal| terminal.state() == "T" && terminal.is_left());
    assert_eq!(count(&terminal, "\x1b_Ga=d,d=A,"), 1);
    terminal.signal(rustix::process::Signal::CONT);
    wait_to_write(&mut terminal, "\x1b_Ga=p,", 2);
    assert_eq!(count(&terminal, "\x1b_Ga=t,"), 2, "the terminal had forgotten it");
    terminal.quit();
}

#[test]
fn iterm_and_sixel_terminals_get_the_picture_anew_when_its_cells_were_drawn() {
    for (name, answers, begins) in [
        ("iterm", "\x1bP>|iTerm2 3.4.0\x1b\\\x1b[6;20;10t\x1b[?62;4c", "\x1b]1337;File=inline=1;"),
        ("sixel", "\x1bP>|foot(1.17)\x1b\\\x1b[6;20;10t\x1b[?62;4;22c", "\x1bP0;1;0q\""),
    ] {
        let mut terminal = at_picture(Program::new(&[&deck(name), "--slide", "2", "--theme", "dark"]));
        let place = half_blocks(&terminal);
        terminal.send(answers);
        wait_to_write(&mut terminal, begins, 1);
        assert!(written(&terminal).contains(&format!("\x1b[{};{}H{begins}", place.0 + 1, place.1 + 1)), "{name}");
        terminal.send("b").wait_for("Blank.").send("b").wait_for("▀▀▀");
        wait_to_write(&mut terminal, begins, 2);
        // What does not touch it leaves it alone.
        terminal.send("x").wait_for("No such key").listen(Duration::from_millis(50));
        assert_eq!(count(&terminal, begins), 2, "{name}");
        assert!(!written(&terminal).contains("\x1b_Ga=t"), "{name}");
        terminal.quit();
    }
}

#[test]
fn no_answer_about_pictures_costs_a_key() {
    let mut terminal = at_picture(Program::new(&[&deck("keys"), "--slide", "2"]));
    for answer in [KITTY, CELL, "\x1bP>|kitty(0.35)\x1b\\", PLAIN, "\x1b_Gi=31;EBADF:no\x1b\\"] {
        terminal.send(&format!("{answer}l")).wait_for("3 / 3");
        terminal.send_slowly(answer).send("h").wait_for("2 / 3");
        assert!(!terminal.text().contains("No such key"), "{}", terminal.text());
    }
    terminal.quit();
}

#[test]
fn late_answers_do_not_end_on_the_shells_line() {
    let deck = deck("late");
    let clean = || {
        let mut terminal = at_picture(Program::new(&[&deck, "--slide", "2", "--theme", "dark"]));
        terminal.send("q").listen(Duration::from_millis(20)).send(KITTY).send(CELL).send(PLAIN);
        let ended = terminal.end();
        ended.exited(0).restored();
        ended.unread == 0
    };
    // The program waits a moment, and a busy machine may be slower than that.
    assert!((0..5).any(|_| clean()), "the shell would read the answers");
}

#[test]
fn whatever_lies_there_instead_of_a_picture_costs_nothing() {
    let path = deck("strange");
    let folder = path.trim_end_matches("/deck.json");
    let at = |name: &str| format!("{folder}/{name}");
    let drip = fs::read(at("drip.png")).unwrap();
    fs::write(at("text.png"), "This is a text.").unwrap();
    fs::write(at("short.png"), &drip[..drip.len() / 2]).unwrap();
    fs::create_dir(at("folder.png")).unwrap();
    symlink("/dev/zero", at("zero.png")).unwrap();
    symlink(env!("CARGO_MANIFEST_DIR").to_owned() + "/slides/gallery/drip.png", at("elsewhere.png")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe.png"), rustix::fs::Mode::RWXU).unwrap();
    let cases = [
        ("text.png", "no PNG"),
        ("short.png", "damaged"),
        ("folder.png", "no file"),
        ("zero.png", "outside"),
        ("elsewhere.png", "outside"),
        ("pipe.png", "no file"),
        ("none.png", "no such"),
    ];
    let slide = |(name, _): &(&str, &str)| {
        format!(r#"{{ "title": "{name}", "body": [{{ "type": "image", "path": "{name}", "alt": "Instead." }}] }}"#)
    };
    let slides = cases.iter().map(slide).collect::<Vec<_>>().join(",\n");
    fs::write(&path, format!(r#"{{ "title": "Strange", "slides": [{slides}] }}"#)).unwrap();
    let mut terminal = Program::new(&[&path]).start();
    for (number, (name, why)) in cases.iter().enumerate() {
        terminal.wait_for(&format!("{} / 7", number + 1)).wait_for("Instead.").wait_for(why).wait_for(name);
        assert!(!terminal.text().contains('▀'), "{name}");
        terminal.send("l");
    }
    terminal.wait_for("q leave").quit();
    let printed = piped(&["read", &path], u64::MAX);
    assert_eq!((printed.code, printed.out.matches("Instead.").count()), (Some(0), cases.len()), "{}", printed.err);
}

#[test]
fn a_jpeg_is_shown_too() {
    let path = deck("jpeg");
    let fixture = "src/runtime/pictures/codec/fixtures/plain.jpg";
    fs::copy(fixture, path.replace("deck.json", "drip.png")).unwrap();
    let mut terminal = at_picture(Program::new(&[&path, "--slide", "2"]));
    assert!(!terminal.text().contains("A drip."));
    terminal.quit();
}
