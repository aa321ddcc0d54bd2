//! Without a terminal that can draw, the program reads aloud.

use super::harness::{Program, deck, piped};

const ALL: u64 = u64::MAX;

#[test]
fn a_pipe_gets_the_reading() {
    let printed = piped(&[], ALL);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    assert!(printed.out.starts_with("How it works\n============\n"), "{}", printed.out);
    assert!(printed.out.contains("Its history"));
    assert!(!printed.out.contains('\x1b'));
    assert_eq!(printed.out, piped(&["read"], ALL).out);
}

#[test]
fn a_dumb_terminal_gets_the_reading() {
    let ended = Program::new(&["slides/en/01-how-it-works.json"]).env("TERM", "dumb").start().end();
    ended.exited(0);
    let written = ended.written();
    assert!(written.starts_with("How it works\r\n============\r\n"), "{written}");
    assert!(!written.contains('\x1b'));
}

#[test]
fn a_broken_part_costs_nothing_else() {
    let json = r#"{ "title": "Broken", "slides": [
  { "title": "One", "body": ["Alpha."] },
  { "title": "Two", "body": ["Beta.", { "type": "nonsense" }] },
  { "title": "Three", "body": ["Gamma."] }
] }"#;
    let path = deck("broken", json);
    let printed = piped(&["read", &path], ALL);
    assert_eq!(printed.code, Some(1), "{}", printed.err);
    for text in ["Alpha.", "Beta.", "Gamma."] {
        assert!(printed.out.contains(text), "{text} in:\n{}", printed.out);
    }
    assert!(printed.err.contains(&format!("{path}:3:49")), "{}", printed.err);
    assert!(printed.err.contains("nonsense"), "{}", printed.err);
}

#[test]
fn what_is_not_there_cannot_be_read() {
    for args in [&["missing.json"][..], &["read", "missing.json"], &["slides/en", "--slide", "no-such-slide"]] {
        let printed = piped(args, ALL);
        assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(printed.err.starts_with("immunodeck: ") && printed.err.lines().count() == 1, "{args:?}: {}", printed.err);
    }
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    // Far more than a pipe holds, so that the program must meet the closed end.
    let args: Vec<&str> = std::iter::once("read").chain(std::iter::repeat_n("slides/en", 20)).collect();
    let printed = piped(&args, 10);
    assert_eq!((printed.code, printed.out.as_str(), printed.err.as_str()), (Some(0), "How it wor", ""));
}

#[test]
fn a_slide_that_asks_first_is_told_with_all() {
    let json = r#"{ "title": "T", "slides": [{ "title": "Hard", "cover": "The odds", "sensitive": true, "body": ["secret"] }] }"#;
    let path = deck("asks", json);
    let left_out = piped(&["read", &path], ALL).out;
    assert!(left_out.contains("1. The odds") && left_out.contains("With --all it is told."), "{left_out}");
    assert!(!left_out.contains("Hard") && !left_out.contains("secret"), "{left_out}");
    let told = piped(&["read", "--all", &path], ALL).out;
    assert!(told.contains("1. Hard") && told.contains("secret") && !told.contains("--all"), "{told}");
}

#[test]
fn what_is_wrong_with_a_slide_that_asks_first_is_not_quoted() {
    for (name, line) in [("faulty-asks", "\n"), ("faulty-asks-in-a-line", " ")] {
        let json = format!(
            r#"{{ "title": "T", "slides": [{line}{{ "title": "Hard", "sensitive": true, "body": [{{ "type": "secret" }}] }},{line}{{ "title": "Two", "body": [{{ "type": "txet" }}] }}{line}] }}"#
        );
        let path = deck(name, &json);
        let printed = piped(&["read", &path], ALL);
        assert_eq!(printed.code, Some(1));
        assert!(!(printed.out.clone() + &printed.err).contains("secret"), "{}", printed.err);
        assert!(printed.err.contains("told with --all") && printed.err.contains(".json:"), "{}", printed.err);
        assert!(piped(&["read", "--all", &path], ALL).err.contains("There is no type \"secret\""));
    }
}
