//! However the program ends or pauses, the terminal is as it was before.

use std::time::Duration;

use rustix::process::Signal;

use super::harness::{PAGE_DOWN, Program, SLIDE, Terminal, slides};

#[test]
fn the_library_is_read_with_one_key_and_left_with_another() {
    let mut terminal = Program::new(&[]).start();
    terminal.wait_for("How it works").wait_for("Its history");
    assert!(!terminal.is_as_before(), "keys would be echoed");
    terminal.send(PAGE_DOWN).wait_for("1 / ").walk_to_the_end();
    terminal.send("q").wait_for("Its history").quit();
}

#[test]
fn a_deck_opens_at_a_number_or_an_id() {
    let deck = slides("opens", 4);
    for place in ["3", "slide-3"] {
        let mut terminal = Program::new(&[&deck, "--slide", place]).start();
        terminal.wait_for("3 / 4").wait_for("Words of 3.").walk_to_the_end().quit();
    }
}

#[test]
fn a_signal_ends_the_program_and_restores_the_terminal() {
    let deck = slides("signals", 2);
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")] {
        let mut terminal = Program::new(&[&deck]).start();
        terminal.wait_for("1 / 2").signal(signal);
        let ended = terminal.end();
        assert_eq!(ended.status.signal(), Some(name));
        ended.restored();
    }
}

/// Stops the program and continues it: in between the terminal is the shell's, afterwards all is there again.
#[track_caller]
fn pauses(stop: impl Fn(&mut Terminal)) {
    let mut terminal = Program::new(&[&slides("pauses", 3)]).start();
    terminal.wait_for("1 / 3").wait_for(SLIDE);
    let frame = terminal.text();
    stop(&mut terminal);
    terminal.wait_until("the program to stop", |terminal| terminal.state() == "T");
    terminal.wait_until("the screen to be left", Terminal::is_left);
    assert!(terminal.is_as_before(), "the shell's terminal");
    let stopped = terminal.output().len();
    terminal.signal(Signal::CONT);
    terminal.wait_until("a whole frame", |terminal| {
        let mut fresh = vt100::Parser::default();
        fresh.process(&terminal.output()[stopped..]);
        fresh.screen().contents() == frame && fresh.screen().alternate_screen() && fresh.screen().hide_cursor()
    });
    assert!(!terminal.is_as_before(), "keys would be echoed");
    terminal.send("l").wait_for("2 / 3").quit();
}

#[test]
fn ctrl_z_suspends() {
    pauses(|terminal| {
        terminal.send("\x1a");
    });
}

#[test]
fn the_shell_suspends() {
    pauses(|terminal| {
        terminal.signal(Signal::TSTP);
    });
}

#[test]
fn keys_behind_ctrl_z_wait_for_the_screen() {
    let mut terminal = Program::new(&[&slides("behind", 9)]).start();
    terminal.wait_for(SLIDE);
    for slide in 2..=9 {
        terminal.send("\x1al").wait_until("the program to stop", |terminal| terminal.state() == "T" && terminal.is_left());
        let stopped = terminal.output().len();
        terminal.signal(Signal::CONT).wait_for(&format!("{slide} / 9"));
        let since = &terminal.output()[stopped..];
        assert!(since.starts_with(b"\x1b[?1049h"), "{}", since.escape_ascii());
    }
    terminal.quit();
}

#[test]
fn a_closed_window_ends_the_program() {
    let mut terminal = Program::new(&[&slides("closed", 2)]).start();
    let ended = terminal.wait_for(SLIDE).unplug().end();
    assert_eq!(ended.status.signal(), None);
}

#[test]
fn who_waits_costs_nothing_on_any_screen() {
    let path = slides("idle", 2);
    // Overlays are opened from the slide before each, and closed by what follows.
    for (args, screens) in [
        (&[][..], &["", "?"][..]),
        (&[path.as_str()], &["", ":", "\x7fo", "o/w", "\x7f\x7fd", "\x7fs", "st", "tb", "bGlll"]),
        (&["slides/gallery/quiz.json"], &["1"]),
    ] {
        let mut terminal = Program::new(args).start();
        terminal.wait_for("1 ").listen(Duration::from_millis(200));
        for keys in screens {
            terminal.send(keys).listen(Duration::from_millis(50));
            let silent = (0..40).any(|_| {
                let before = (terminal.output().len(), terminal.activity());
                terminal.listen(Duration::from_millis(150));
                (terminal.output().len(), terminal.activity()) == before
            });
            let activity = terminal.activity();
            assert!(silent, "{args:?}, after {keys:?}: always a byte, a wakeup or a tick: {activity:?}\n{}", terminal.text());
        }
        terminal.send("\x03").end();
    }
}
