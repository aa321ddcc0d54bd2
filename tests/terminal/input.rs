//! Keys and answers: nothing a terminal says or fails to say costs a key.

use std::time::Duration;

use super::harness::{END, Program, RIGHT, SLIDE, beyond_drawing, slides};

/// White, in the words of a terminal that was asked for its background.
const WHITE: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";

#[test]
fn a_silent_terminal_gets_its_first_frame_unasked() {
    let mut terminal = Program::new(&[]).start();
    terminal.wait_for("How it works").send(RIGHT).wait_for("1 / ").send(RIGHT).wait_for("2 / ").send("q").wait_for("Its history");
    let written = terminal.quit().written();
    let (before, _) = written.split_once("immunodeck").unwrap();
    assert_eq!(beyond_drawing(before), Vec::<&str>::new());
    // Later the background alone: no mode, no report of a changed theme.
    assert_eq!(beyond_drawing(&written), ["]11;?"]);
}

#[test]
fn no_answer_costs_a_key() {
    let answers = ["\x1b[?7799;0$y", "\x1b[?997;1n", "\x1b[?62;22c", WHITE];
    let mut terminal = Program::new(&[&slides("answers", 2 * answers.len() + 1)]).start();
    terminal.wait_for("1 / 9");
    for (number, answer) in answers.iter().enumerate() {
        let at_once = format!("{} / 9", 2 * number + 2);
        terminal.send(&format!("{answer}l")).wait_for(&at_once);
        let slowly = format!("{} / 9", 2 * number + 3);
        terminal.send_slowly(answer).send("l").wait_for(&slowly);
        assert!(!terminal.text().contains("No such key"), "{}", terminal.text());
    }
    terminal.quit();
}

#[test]
fn a_white_terminal_gets_the_light_theme() {
    let deck = slides("light", 2);
    for slow in [false, true] {
        let mut terminal = Program::new(&[&deck]).start();
        terminal.wait_for(SLIDE);
        assert_eq!(terminal.paper(), vt100::Color::Rgb(16, 20, 24));
        if slow {
            terminal.send_slowly(WHITE)
        } else {
            terminal.send(WHITE)
        };
        terminal.wait_until("light paper", |terminal| terminal.paper() == vt100::Color::Rgb(255, 253, 245));
        terminal.send("l").wait_for("2 / 2").quit();
    }
}

#[test]
fn a_late_answer_does_not_end_on_the_shells_line() {
    let deck = slides("late", 2);
    let clean = || {
        let mut terminal = Program::new(&[&deck]).start();
        terminal.wait_for(SLIDE).send("q").listen(Duration::from_millis(20)).send(WHITE);
        let ended = terminal.end();
        ended.exited(0).restored();
        ended.unread == 0
    };
    // The program waits a moment, and a busy machine may be slower than that.
    assert!((0..5).any(|_| clean()), "the shell would read the answer");
}

#[test]
fn escape_does_nothing_on_a_slide() {
    let mut terminal = Program::new(&[&slides("escape", 2)]).start();
    let slide = terminal.wait_for(SLIDE).text();
    terminal.send("\x1b").listen(Duration::from_millis(300));
    assert_eq!(terminal.text(), slide);
    terminal.send(RIGHT).wait_for("2 / 2").quit();
}

#[test]
fn of_a_thousand_keys_none_is_lost() {
    let mut terminal = Program::new(&[&slides("thousand", 1000)]).start();
    terminal.wait_for("1 / 1000").send(&"l".repeat(1000)).wait_for(END);
    terminal.send("h").wait_for("1000 / 1000").quit();
}

#[test]
fn the_mouse_is_off_unless_asked_for() {
    let deck = slides("mouse", 3);
    let mut terminal = Program::new(&[&deck]).start();
    terminal.wait_for(SLIDE);
    assert_eq!(beyond_drawing(&terminal.quit().written()), ["]11;?"]);
    let mut terminal = Program::new(&[&deck, "--mouse"]).start();
    terminal.wait_for(SLIDE).send("\x1b[<0;10;10M\x1b[<0;10;10m").wait_for("2 / 3").send("\x1b[<2;10;10M").wait_for("1 / 3");
    assert_eq!(beyond_drawing(&terminal.quit().written()), ["[?1000h", "[?1006h", "]11;?", "[?1006l", "[?1000l"]);
}
