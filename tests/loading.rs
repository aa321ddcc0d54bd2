//! Opening a deck reports, and never fails.

use std::fmt::Write as _;

use immunodeck::deck::Deck;

use crate::testing::{Test, glossary};

fn errors(json: &str) -> Vec<String> {
    Test::deck(json).errors()
}

#[test]
fn a_first_deck_needs_a_title_and_slides_and_nothing_else() {
    let deck = r#"{"title": "T", "slides": [{"title": "One", "body": ["Words."]}]}"#;
    assert_eq!(Test::deck(deck).findings(), Vec::<String>::new());
    assert!(Test::deck(deck).screen().contains("DRAFT"));
}

#[test]
fn all_faults_at_once_each_at_its_place() {
    let deck = r#"{
  "titel": "T",
  "slides": [
    { "title": "A", "body": [{ "type": "txet", "text": "x" }] },
    { "title": 5, "body": ["shown"] },
    { "title": "C", "body": [
      { "type": "list", "itmes": ["a"] },
      { "type": "list" },
      { "type": "callout", "tone": "kye", "text": 7 },
      { "type": "icon_array", "outcome": "a", "otherwise": "b", "low": 40, "high": 20, "of_whom": "p", "effect": "harm" },
      { "type": "range_chart", "unit": "u", "axis": { "from": 0, "to": 10 }, "rows": [{ "label": "r", "low": 3, "high": 11 }] },
      { "type": "timeline", "events": [{ "from": 2000, "to": 1990, "when": "w", "title": "t" }] },
      { "type": "text", "text": "fine", "text": "twice" }
    ] }
  ]
}"#;
    insta::assert_snapshot!(errors(deck).join("\n"), @r#"
    2:3 error unknown-field: There is no field "titel" here. (Did you mean "title"?)
    4:40 error unknown-word: There is no type "txet". (Did you mean "text"?)
    5:16 error wrong-type: Here stands a number; it should be a text, or a list of texts.
    7:25 error unknown-field: There is no field "itmes" here. (Did you mean "items"?)
    8:7 error missing-field: The field "items" is missing here.
    9:36 error unknown-word: There is no value "kye". (Did you mean "key"?)
    9:51 error wrong-type: Here stands a number; it should be a text, or a list of texts.
    10:72 error icon-array-numbers: "low" is 40, more than "high", which is 20. (Swap the two.)
    11:121 error outside-axis: "high" lies outside the axis, which goes from 0 to 10. (Make the axis longer, or mend the number.)
    12:62 error dates-backwards: This event ends in 1990, before it begins in 2000. (Swap "from" and "to".)
    13:41 error double-field: The field "text" stands here twice. (Keep one of the two.)
    "#);
}

#[test]
fn a_broken_part_leaves_the_rest_whole() {
    let deck = r#"{"title": "T", "slides": [
        {"title": "A", "body": ["before", {"type": "nope"}, {"type": "columns", "columns": [{"body": ["left"]}, {"body": [{"type": "nope"}, "right"]}]}]},
        {"title": "B" "body": ["still"]},
        {"title": "C", "body": ["after"]}
    ]}"#;
    let first = Test::deck(deck).size(120, 40).screen();
    for shown in ["before", "left", "right", "This part cannot be shown", "There is no type \"nope\".", "test.json:2:52"] {
        assert!(first.contains(shown), "{shown}:\n{first}");
    }
    assert!(Test::deck(deck).slide(1).screen().contains("still"));
    assert!(Test::deck(deck).slide(2).screen().contains("after"));
}

#[test]
fn files_that_are_no_deck_say_so() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "This file is empty."),
        (b"  \n ", "This file is empty."),
        (b"[1]", "A deck is an object: it begins with {."),
        (b"{}", "The field \"slides\" is missing here."),
        (b"{\"title\": \"T\", \"slides\": []}", "This deck has no slides yet."),
        (b"{\"title\": \"T\", \"slides\": 3}", "The slides should be a list [ … ]."),
        (b"\xff\xfe{\0}\0", "This file is written in UTF-16, not in UTF-8."),
        (
            b"{\"title\": \"T\xff\", \"slides\": [{\"title\": \"A\", \"body\": [\"x\"]}]}",
            "From here on there are bytes that are no UTF-8 text.",
        ),
        (b"\0\0\0\0", "This file is written in UTF-16, not in UTF-8."),
    ];
    for (bytes, message) in cases {
        let errors = Test::bytes(bytes).errors();
        assert!(errors.iter().any(|error| error.contains(message)), "{bytes:?}: {errors:?}");
        let screen = Test::bytes(bytes).size(100, 30).keys("G").screen();
        assert!(screen.contains(message), "{screen}");
    }
}

#[test]
fn small_slips_of_json_are_told_and_read_all_the_same() {
    let deck = "\u{feff}{\n// mine\n\"title\": \"T\",\n\"slides\": [{\"title\": \"A\", /* b */ \"body\": [\"shown\",]},],\n}";
    let found = Test::deck(deck).findings();
    insta::assert_snapshot!(found.join("\n"), @r#"
    1:1 warning byte-order-mark: This file begins with a byte order mark, which JSON does not need. (Save it as UTF-8 without BOM.)
    2:1 error json: JSON has no comments. (Every object may hold a "comment" field, which is not shown.)
    4:27 error json: JSON has no comments. (Every object may hold a "comment" field, which is not shown.)
    4:51 error json: There is a comma after the last thing in the list. (Take it out.)
    4:54 error json: There is a comma after the last thing in the list. (Take it out.)
    4:56 error json: There is a comma after the last thing in the list. (Take it out.)
    "#);
    assert!(Test::deck(deck).screen().contains("shown"));
}

#[test]
fn ten_thousand_levels_are_a_message() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let deck = format!("{{\"title\": \"T\", \"slides\": [{deep}, {{\"title\": \"After\", \"body\": [\"x\"]}}]}}");
        assert!(errors(&deck).iter().any(|error| error.contains("too deep")), "{open}");
        assert!(Test::deck(&deck).slide(1).screen().contains("After"));
        assert!(!errors(&deep).is_empty());
    }
}

#[test]
fn a_huge_deck_opens_without_reading_all_of_it() {
    let mut deck = String::from("{\"title\": \"T\", \"slides\": [");
    let words = "word ".repeat(200);
    for number in 0..20_000 {
        let comma = if number == 0 { "" } else { "," };
        write!(deck, "{comma}{{\"title\": \"Slide {number}\", \"body\": [\"{words}\"]}}").unwrap();
    }
    deck += "]}";
    let deck = Deck::load("big.json", deck.into_bytes(), &glossary());
    assert_eq!(deck.len(), 20_000);
    assert!(Test::of(deck).keys("G").screen().contains("Slide 19999"));
}

#[test]
fn no_text_of_a_deck_steers_a_terminal() {
    let deck = r#"{"title": "a\u001b]0;x\u0007b", "slides": [{"title": "\u001b[2Jc\u202ed", "body": ["\u009b31me\u0000f", "👩‍⚕️ 漢字 e\u0301"]}]}"#;
    let buffer = Test::deck(deck).buffer();
    assert!(
        buffer
            .content()
            .iter()
            .all(|cell| !cell.symbol().chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)))
    );
    let screen = Test::deck(deck).screen();
    for shown in ["ab", "cd", "ef", "👩‍⚕️ 漢字 e\u{301}"] {
        assert!(screen.contains(shown), "{screen}");
    }
    let found = Test::deck(deck).findings();
    assert_eq!(found.iter().filter(|found| found.contains("control-character")).count(), 3, "{found:?}");
}

#[test]
fn what_ready_asks_for_is_a_warning() {
    let deck =
        r#"{"title": "T", "status": "ready", "slides": [{"title": "A", "sources": ["nobody"], "body": ["[[Infusoin]]"]}]}"#;
    insta::assert_snapshot!(Test::deck(deck).findings().join("\n"), @r#"
    1:1 warning ready: A deck that is ready needs "message". (The one thing to remember, in one to three sentences.)
    1:1 warning ready: A deck that is ready needs "audience". (Who it is for.)
    1:1 warning ready: A deck that is ready needs "objective". (What the reader can say or do after it.)
    1:1 warning ready: A deck that is ready needs "actions". (At least one thing that the reader can do.)
    1:1 warning ready: A deck that is ready needs "sources". (Where its facts come from.)
    1:46 warning ready: A slide of a deck that is ready needs an "id". (For example "id": "a".)
    1:73 warning unknown-source: There is no source "nobody". (Name it under "sources" at the head of the deck.)
    1:93 warning unknown-term: No glossary explains "Infusoin". (Did you mean [[Infusion]]?)
    "#);
}

#[test]
fn a_field_that_says_nothing_alone_is_a_warning() {
    let deck = r#"{"title": "T", "slides": [{"title": "A", "body": [
        {"type": "icon_array", "effect": "harm", "outcome": "a", "otherwise": "b", "count": 9, "of_whom": "p", "uncertain": "c"},
        {"type": "range_chart", "unit": "u", "axis": {"from": 0, "to": 9}, "rows": [{"label": "r", "low": 1, "high": 2}], "of_whom": "p"}]}]}"#;
    insta::assert_snapshot!(Test::deck(deck).findings().join("\n"), @r#"
    2:125 warning lone-field: "uncertain" is not shown without "high". (Add "high", or take it out.)
    3:134 warning lone-field: "of_whom" is not shown without "of". (Add "of", or take it out.)
    "#);
}

proptest::proptest! {
    /// Any bytes are a deck with something to show, and every finding has a place inside them.
    #[test]
    fn nothing_breaks_the_loader(text in r#"(\{|\}|\[|\]|,|:|"type"|"text"|"list"|"items"|"slides"|"title"|"body"|"columns"|"x"|1|null|é| |//|\\|"){0,40}"#) {
        for json in [text.clone(), format!("{{\"title\": \"T\", \"slides\": [{text}]}}")] {
            let deck = Deck::load("x.json", json.clone().into_bytes(), &glossary());
            for found in deck.diagnostics() {
                proptest::prop_assert!(deck.source.text.get(found.span.clone()).is_some(), "{found:?}");
            }
            Test::of(deck).size(40, 15).keys("l l l h G").screen();
        }
    }
}
