//! The theme that was asked for is the theme that is seen.

use super::harness::{Program, SLIDE, beyond_drawing, colours, deck, piped, slides};
use crate::testing::CLINIC;

#[test]
fn who_chooses_is_not_asked() {
    let deck = slides("chosen", 2);
    let mut terminal = Program::new(&[&deck, "--theme", "high-contrast"]).start();
    terminal.wait_for(SLIDE).send("\x1b]11;rgb:ffff/ffff/ffff\x07l").wait_for("2 / 2");
    assert_eq!(terminal.paper(), vt100::Color::Rgb(0, 0, 0));
    assert_eq!(beyond_drawing(&terminal.quit().written()), [""; 0]);
}

#[test]
fn the_terminal_keeps_its_colours() {
    let mut terminal = Program::new(&["--theme", "terminal"]).start();
    terminal.wait_for("Its history").send("l").wait_for("1 / ").walk_to_the_end();
    let written = terminal.send("q").wait_for("Its history").quit().written();
    assert_eq!((colours(&written), beyond_drawing(&written)), (Vec::new(), Vec::new()));
    assert!(written.contains("\x1b[7m"), "the chosen deck");
}

#[test]
fn no_color_is_stronger_than_a_theme() {
    let clinic = deck("clinic-mono", CLINIC);
    for theme in ["light", "high-contrast", &clinic] {
        let mut terminal = Program::new(&[&slides("mono", 2), "--theme", theme]).env("NO_COLOR", "1").start();
        terminal.wait_for(SLIDE).send("T").wait_for("Colors are off");
        assert_eq!(colours(&terminal.quit().written()), [0; 0]);
    }
}

#[test]
fn a_theme_of_ones_own_is_shown_and_named() {
    let (deck, clinic) = (slides("own", 2), deck("clinic-own", CLINIC));
    for (colours, paper) in [("truecolor", vt100::Color::Rgb(0x10, 0x20, 0x30)), ("", vt100::Color::Idx(234))] {
        let mut terminal = Program::new(&[&deck, "--theme", &clinic]).env("COLORTERM", colours).start();
        terminal.wait_for(SLIDE);
        assert_eq!(terminal.paper(), paper);
        terminal.send("T").wait_for("Theme: dark").send("TTTT").wait_for("Theme: My clinic").quit();
    }
}

#[test]
fn a_theme_that_cannot_be_read_is_refused_with_its_place() {
    let weak = deck("clinic-weak", &CLINIC.replace("#8291a1", "#203040"));
    let printed = piped(&["--theme", &weak], u64::MAX);
    assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""));
    for told in [&format!("{weak}:5:30"), "error[weak-contrast]: \"axis\" #203040 on \"panel\" #1a2c40", "it needs 3."] {
        assert!(printed.err.contains(told), "{told} in:\n{}", printed.err);
    }
    let ended = Program::new(&["--theme", &weak]).start().end();
    ended.exited(2);
    assert!(!ended.written().contains("\x1b[?1049h"), "no screen was set up");
    for (theme, told) in [("drak", "Did you mean \"dark\"?"), ("no/such.json", "no such file"), ("slides", "no file")] {
        let printed = piped(&["--theme", theme], u64::MAX);
        assert_eq!((printed.code, printed.out.as_str(), printed.err.lines().count()), (Some(2), "", 1), "{theme}");
        assert!(printed.err.contains(told), "{}", printed.err);
    }
}
