//! Walking through decks with keys.

use immunodeck::theme::{Choice, Depth, Name};
use ratatui::style::{Color, Modifier};

use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::testing::Test;

const DECK: &str = r#"{"title": "Talk", "message": "Remember this.", "slides": [
    {"title": "Alpha", "id": "a", "body": ["one", {"type": "pause"}, "two", {"type": "pause"}, "three"]},
    {"title": "Beta", "id": "b", "body": ["four"]},
    {"title": "Colitis and more", "id": "gut", "body": ["five"]}
]}"#;

fn shows(keys: &str, shown: &str) {
    let screen = Test::deck(DECK).keys(keys).screen();
    assert!(screen.contains(shown), "after \"{keys}\" there is no \"{shown}\":\n{screen}");
}

#[test]
fn every_way_onward_and_back() {
    for key in ["Right", "l", "Space", "Enter", "PageDown"] {
        shows(&format!("{key} {key} {key}"), "Beta");
    }
    for key in ["Left", "h", "Backspace", "PageUp"] {
        shows(&format!("l l l {key}"), "three");
    }
}

#[test]
fn steps_come_one_by_one() {
    let hidden = Test::deck(DECK).screen();
    assert!(hidden.contains("one") && !hidden.contains("two"));
    shows("l", "two");
    assert!(!Test::deck(DECK).keys("l").screen().contains("three"));
}

#[test]
fn the_end_card_stays_until_one_goes_back() {
    shows("G l", "Remember this.");
    shows("G l l l l", "Remember this.");
    shows("G l l l h", "Colitis");
}

#[test]
fn jumps_by_number_and_back_to_where_one_was() {
    shows("3 G", "Colitis");
    shows("G g g", "Alpha");
    shows("End Home", "Alpha");
    shows("9 G", "There is no slide 9.");
    shows("l 3 G <", "two");
    shows("3 G Ctrl-o", "Alpha");
    shows("3 G < >", "Colitis");
    shows("<", "There is no place to go back to.");
}

#[test]
fn contents_find_by_letters_number_and_id() {
    shows(":", "Contents");
    shows(": c o l i t Enter", "five");
    shows(": 2 Enter", "four");
    shows(": g u t Enter", "five");
    shows(": Down Enter", "four");
    shows(": x y z", "No slide has that in its title.");
    shows(": B Esc", "one");
    shows(": q", ":q");
}

#[test]
fn a_blank_screen_comes_back_with_any_key_and_nothing_else() {
    for key in ["b", "."] {
        let blank = Test::deck(DECK).keys(key).screen();
        assert!(!blank.contains("Alpha") && blank.contains("Any key brings it back."), "{blank}");
        assert_eq!(Test::deck(DECK).keys(&format!("{key} l")).screen(), Test::deck(DECK).screen());
    }
}

#[test]
fn the_answer_key_finds_the_answer_of_what_is_asked_so_far() {
    let words = |count: usize| (0..count).map(|n| format!("\"word {n}.\"")).collect::<Vec<_>>().join(",");
    let ask = r#"{"type": "teach_back", "ask": "Why?", "expect": "Because."}"#;
    let quiz = r#"{"type": "quiz", "question": "How?", "choices": [{"text": "This", "correct": true, "because": "So."}]}"#;
    let columns = format!(r#"{{"body": [{}, {ask}]}}, {{"body": [{quiz}]}}"#, words(6));
    let deck = Test::body(&format!(r#"{{"type": "columns", "reveal": true, "columns": [{columns}]}}"#)).size(80, 12);
    let screen = deck.keys("a").screen();
    assert!(screen.contains("Because.") && !screen.contains("So."), "{screen}");
}

#[test]
fn the_answer_key_finds_a_question_of_an_earlier_page() {
    let deck = r#"{"title": "T", "slides": [{"title": "A", "body": [
        {"type": "teach_back", "ask": "Why?", "expect": "Because."}, {"type": "pause"}, "one", "two", "three", "four", "five"]}]}"#;
    let screen = |keys: &str| Test::deck(deck).size(40, 10).keys(keys).screen();
    assert!(screen("End l l").contains("three") && !screen("End l l").contains("Why?"), "{}", screen("End l l"));
    assert!(screen("End l l a").contains("Because."), "{}", screen("End l l a"));
}

#[test]
fn help_lists_every_key_and_tries_a_clicker() {
    let screen = Test::deck(DECK).size(100, 60).keys("?").screen();
    for binding in immunodeck::app::keys::BINDINGS {
        let name = binding.name(immunodeck::app::keys::Context::Slide, &immunodeck::phrases::Phrases::of("en").keys);
        assert!(name.is_none_or(|name| screen.contains(name)), "{name:?}:\n{screen}");
    }
    shows("? PageDown", "PageDown: next");
    shows("? F5", "F5: No such key here.");
    for close in ["?", "Esc", "q"] {
        assert_eq!(Test::deck(DECK).keys(&format!("? {close}")).screen(), Test::deck(DECK).screen());
    }
}

#[test]
fn unknown_keys_answer_and_do_nothing() {
    shows("x", "No such key here.");
    shows("x", "? help");
    assert_eq!(Test::deck(DECK).keys("Esc").screen(), Test::deck(DECK).screen());
    shows("a", "There is no question on this slide.");
}

#[test]
fn words_of_the_slide_and_of_the_glossary() {
    shows("t", "This slide in words");
    let reading = Test::deck(DECK).keys("l t").screen();
    assert!(reading.contains("two") && !reading.contains("three"), "what is hidden is in no reading:\n{reading}");
    let deck = DECK.replace("four", "[[Infusion]]");
    let glossary = Test::deck(&deck).keys("2 G d").screen();
    let place = |words: &str| glossary.find(words).unwrap_or_else(|| panic!("{words}:\n{glossary}"));
    assert!(place("On this slide") < place("Infusion: ") && place("Infusion: ") < place("Other words"));
}

#[test]
fn the_theme_changes_both_colours_of_every_cell() {
    let (dark, light) = (Test::deck(DECK).buffer(), Test::deck(DECK).keys("T Esc").buffer());
    assert!(
        dark.content().iter().zip(light.content()).all(|(dark, light)| dark.bg != light.bg && dark.symbol() == light.symbol())
    );
}

#[test]
fn the_theme_key_goes_through_all_of_them_and_names_each() {
    let own = || Choice::Own("My clinic".into(), *Name::HighContrast.palette().unwrap());
    let names = ["dark", "light", "high contrast", "your own colors"];
    for (presses, name) in names.iter().cycle().enumerate().take(9).skip(1) {
        shows(&"T ".repeat(presses), &format!("Theme: {name}"));
        let screen = Test::deck(DECK).theme(own()).keys(&"T ".repeat(presses)).screen();
        let name = names.iter().chain(["My clinic"].iter()).cycle().nth(presses + 4).unwrap();
        assert!(screen.contains(&format!("Theme: {name}")), "{screen}");
    }
    let round = |test: Test, presses: usize| test.keys(&format!("{} Esc", "T ".repeat(presses))).buffer();
    assert_eq!(round(Test::deck(DECK), 4), Test::deck(DECK).buffer());
    assert_eq!(round(Test::deck(DECK).theme(own()), 5), Test::deck(DECK).theme(own()).buffer());
    assert!(Test::library().keys("T").screen().contains("Theme: light"));
}

#[test]
fn every_theme_says_the_same() {
    for depth in [Depth::Full, Depth::Indexed, Depth::Sixteen, Depth::Mono] {
        for name in Name::ALL {
            let test = || Test::library().theme(Choice::Brought(name)).depth(depth);
            assert_eq!(test().screen(), Test::library().screen());
            assert_eq!(test().keys("3 G Enter l l l").screen(), Test::library().keys("3 G Enter l l l").screen());
        }
    }
}

/// Both colours of every cell.
fn colours(buffer: &Buffer) -> Vec<Color> {
    buffer.content().iter().flat_map(|cell| [cell.fg, cell.bg]).collect()
}

#[test]
fn the_terminals_own_colours_stay_and_reverse_says_what_is_chosen() {
    for depth in [Depth::Full, Depth::Indexed, Depth::Sixteen] {
        let library = Test::library().theme(Choice::Brought(Name::Terminal)).depth(depth).buffer();
        assert!(colours(&library).iter().all(|colour| *colour == Color::Reset));
        let reversed: Vec<bool> = library.content().iter().map(|cell| cell.modifier.contains(Modifier::REVERSED)).collect();
        let rows: Vec<usize> = reversed.chunks(80).map(|row| row.iter().filter(|reversed| **reversed).count()).collect();
        let chosen: Vec<usize> = rows.into_iter().filter(|cells| *cells > 0).collect();
        // A title and the message under it, from side to side.
        assert!(chosen.len() >= 2 && chosen.iter().all(|cells| *cells == chosen[0] && *cells > 60), "{chosen:?}");
        assert_eq!(library, Test::library().mono().buffer());
    }
}

#[test]
fn no_theme_brings_colour_where_there_is_none() {
    for name in Name::ALL {
        let test = || Test::deck(DECK).theme(Choice::Brought(name)).mono();
        assert!(colours(&test().buffer()).iter().all(|colour| *colour == Color::Reset));
        assert!(test().keys("T").screen().contains("Colors are off here."));
        assert_eq!(test().keys("T Esc").buffer(), test().buffer());
    }
}

#[test]
fn without_colours_nothing_is_lost() {
    let (full, mono) = (Test::deck(DECK).screen(), Test::deck(DECK).mono().screen());
    assert_eq!(full, mono);
    assert!(Test::library().mono().buffer().content().iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)));
}

#[test]
fn the_library_opens_keeps_the_place_and_moves_on() {
    let library = |keys: &str| Test::library().keys(keys).screen();
    assert!(
        library("").contains("This does not replace your doctor.")
            && library("").contains("Not yet checked by a doctor or nurse.")
    );
    assert!(library("Down Enter").contains("What treatment?"));
    assert!(library("Enter l q").contains("slide 2 of"));
    assert_eq!(library("Enter l l q Enter"), library("Enter l l"));
    let read = library("Enter G l l l l l l q");
    assert!(read.contains("✓ read"), "{read}");
    assert!(library("End Enter").contains("history"));
}

#[test]
fn scrolling_shows_every_row_and_moves_nothing_else() {
    let items: Vec<String> = (0..40).map(|n| format!("\"item {n}.\"")).collect();
    let deck = format!(
        r#"{{"title": "T", "slides": [{{"title": "Long", "body": [{{"type": "list", "items": [{}]}}]}}]}}"#,
        items.join(",")
    );
    let screen = |keys: &str| Test::deck(&deck).keys(keys).screen();
    assert!(screen("j").contains("item 1.") && !screen("j").contains("item 0."));
    assert_eq!(screen("j k"), screen(""));
    assert_eq!(screen("k"), screen(""));
    let bottom = screen(&"j ".repeat(60));
    assert!(bottom.contains("item 39.") && bottom.contains("Long"), "{bottom}");
    assert!(screen("l").contains("more below") && screen("l l").contains("item 39."));
}

#[test]
fn a_new_size_keeps_the_step_and_what_is_in_sight() {
    shows("l 40x15", "two");
    shows("l 40x15 80x24", "two");
    assert!(!Test::deck(DECK).keys("l 40x15").screen().contains("three"));
    shows("10x3", "Please");
    shows("10x3 80x24", "one");
    Test::deck(DECK).keys("0x0 1x1 80x24").screen();
}

/// A deck whose second slide asks first.
const ASKS: &str = r#"{"title": "T", "slides": [{"title": "Before", "body": ["first"]},
    {"id": "hard", "title": "Hard numbers", "cover": "About the odds", "sensitive": true,
     "body": ["secret", {"type": "pause"}, "more secret"], "caveats": ["secret too"]},
    {"title": "After", "body": ["last"]}]}"#;

#[test]
fn a_slide_that_asks_first_shows_nothing_of_itself() {
    let screen = |keys: &str| Test::deck(ASKS).keys(keys).screen();
    for keys in
        ["l", "l t", "l o", "l :", "l d", "l s", "l a", ": h a r d", "/ s e c r e t", "/ h a r d", "o Right", "2 G", "l l h"]
    {
        let screen = screen(keys);
        assert!(
            !screen.contains("Hard numbers") && !screen.contains("secret") || screen.contains("/secret"),
            "{keys}:\n{screen}"
        );
    }
    assert!(screen("l").contains("About the odds") && screen("l").contains("Both are fine."), "{}", screen("l"));
    assert!(screen("l :").contains("About the odds") && screen("o").contains("About the odds"));
    assert!(screen("/ s e c r e t").contains("No slide says that."));
}

#[test]
fn it_is_skipped_or_seen_as_its_reader_wants() {
    let screen = |keys: &str| Test::deck(ASKS).keys(keys).screen();
    for key in ["Right", "l", "Space", "PageDown"] {
        assert!(screen(&format!("l {key}")).contains("After"), "{key}");
    }
    let small = |keys: &str| Test::deck(ASKS).size(20, 6).keys(keys).screen();
    let met: String = (0..6).map(|pages| small(&format!("l {}", "l ".repeat(pages)))).collect();
    assert!(
        ["see this", "slide", "skip it"].iter().all(|words| met.contains(words)),
        "both keys are met before it is skipped: {met}"
    );
    assert!(screen("l h").contains("first"));
    assert!(screen("l Enter").contains("Hard numbers") && screen("l Enter").contains("secret"));
    assert!(screen("l Enter l").contains("more secret"), "then it is a slide like any other");
    assert!(screen("l Enter l l h").contains("more secret"), "and nobody is asked twice");
    for keys in ["l Enter o", "l Enter :", "l Enter / h a r d", "l Enter t"] {
        assert!(screen(keys).contains("Hard numbers"), "{keys}");
    }
    assert!(Test::deck(ASKS).all().keys("l").screen().contains("secret"));
}

#[test]
fn a_fault_uncovers_nothing() {
    for fault in [r#""noets": 1,"#, r#""minutes": "two","#, r#""cover": 5,"#, r#""sensitive": "yes","#] {
        let deck = ASKS.replace(r#""id": "hard","#, fault);
        let deck = if fault.contains("sensitive") { deck.replace(r#""sensitive": true,"#, "") } else { deck };
        let deck = if fault.contains("cover") { deck.replace(r#""cover": "About the odds","#, "") } else { deck };
        for keys in ["l", "o", ":", "/ s e c r e t", "l t"] {
            let told = Test::deck(&deck).keys(keys).screen().replace("/secret", "");
            assert!(!told.contains("secret") && !told.contains("Hard numbers"), "{fault} {keys}:\n{told}");
        }
    }
}

#[test]
fn the_reading_of_a_cover_says_its_keys() {
    let reading = Test::deck(ASKS).keys("l t").screen();
    assert!(reading.contains("Enter: see this slide.") && reading.contains("Right arrow: skip it."), "{reading}");
}

#[test]
fn a_question_waits_for_its_step() {
    let quiz = r#"{"type": "quiz", "question": "Why?", "choices": [{"text": "This", "correct": true, "because": "So."}]}"#;
    let after_pause = || Test::body(&format!(r#""First.", {{"type": "pause"}}, {quiz}"#));
    assert!(after_pause().keys("a").screen().contains("There is no question"));
    assert!(!after_pause().keys("a l").screen().contains("So."));
    assert!(after_pause().keys("l a").screen().contains("So."));
    let columns = format!(r#"{{"type": "columns", "reveal": true, "columns": [{{"body": ["left"]}}, {{"body": [{quiz}]}}]}}"#);
    assert!(!Test::body(&columns).keys("1 l").screen().contains("So."), "what is not there yet is not chosen");
    assert!(Test::body(&columns).keys("l 1").screen().contains("So."));
}

#[test]
fn what_was_chosen_stays_when_answers_are_hidden_again() {
    let quiz = || {
        Test::body(
            r#"{"type": "quiz", "question": "Why?", "choices": [{"text": "This", "correct": true, "because": "So."},
        {"text": "That", "because": "Not so much."}]}"#,
        )
    };
    assert_eq!(quiz().keys("1 a a").screen(), quiz().keys("1").screen());
}

#[test]
fn arrows_begin_at_the_first_choice_in_sight() {
    let choices: Vec<String> =
        (0..12).map(|n| format!(r#"{{"text": "choice {n}.", "correct": true, "because": "because {n}."}}"#)).collect();
    let quiz = format!(r#"{{"type": "quiz", "question": "Why?", "choices": [{}]}}"#, choices.join(","));
    let screen = |keys: &str| Test::body(&quiz).size(40, 15).keys(keys).screen();
    let (before, after) = (screen("l l"), screen("l l Down"));
    let first = before.lines().find(|line| line.contains("choice")).unwrap().trim();
    assert!(after.contains(&format!("┃ {}", first)) || after.contains(&format!("┃  {first}")), "{after}");
    assert!(screen("l l Down Enter").contains("because"));
}

#[test]
fn a_search_shows_the_step_and_every_page_of_what_it_finds() {
    let columns = r#"{"type": "columns", "reveal": true, "columns": [{"body": ["left"]}, {"body": ["right needle"]}]}"#;
    assert!(Test::body(columns).keys("/ n e e d l e Enter").screen().contains("right needle"));
    let long = format!(r#"["needle one.", "{}", "needle two."]"#, "word ".repeat(500));
    let long = format!(r#"{{"type": "text", "text": {long}}}"#);
    let screen = |keys: &str| Test::body(&long).keys(&format!("/ n e e d l e Enter {keys}")).screen();
    assert!(screen("").contains("needle one.") && screen("n").contains("needle two.") && screen("n n").contains("needle one."));
    assert!(screen("n N").contains("needle one.") && screen("N").contains("needle two."), "{}", screen("N"));
    let titled = format!(r#"{{"title": "T", "slides": [{{"title": "A needle", "body": [{long}]}}]}}"#);
    assert!(Test::deck(&titled).keys("/ n e e d l e Enter").screen().contains("needle one."));
}

#[test]
fn back_to_where_one_was_leads_to_the_other_deck() {
    let screen = |keys: &str| Test::library().keys(keys).screen();
    assert_eq!(screen("Enter l / t h y r o i d Tab Enter < Esc"), screen("Enter l"));
    assert_eq!(screen("Enter l / t h y r o i d Tab Enter < > Esc"), screen("Enter l / t h y r o i d Tab Enter Esc"));
}

#[test]
fn the_slide_that_is_shown_stays_at_its_step() {
    for keys in ["l o Enter", "l : Enter"] {
        assert_eq!(Test::deck(DECK).keys(keys).screen(), Test::deck(DECK).keys("l").screen(), "{keys}");
    }
}

#[test]
fn a_larger_window_fills_the_overview_again() {
    let slides: Vec<String> = (0..60).map(|n| format!(r#"{{"title": "T{n}.", "body": ["w"]}}"#)).collect();
    let deck = format!(r#"{{"title": "T", "slides": [{}]}}"#, slides.join(","));
    let screen = Test::deck(&deck).keys("o End 200x60").screen();
    assert!(screen.contains("T59.") && screen.matches("╭").count() >= 36, "{screen}");
}

#[test]
fn narrow_feet_tell_the_way_out_first() {
    let foot = |keys: &str, size| Test::library().size(size, 15).keys(keys).screen().lines().last().unwrap().to_string();
    for keys in ["Enter :", "Enter o", "Enter / e", "Enter d", "Enter s", "Enter t"] {
        assert!(foot(keys, 40).starts_with("  Esc close"), "{keys}: {}", foot(keys, 40));
    }
}

#[test]
fn without_a_cover_of_its_own_it_has_a_kind_one() {
    let screen = Test::deck(&ASKS.replace(r#""cover": "About the odds", "#, "")).keys("l").screen();
    assert!(screen.contains("You may want to skip this slide"), "{screen}");
}

#[test]
fn sources_are_told_with_who_quotes_them() {
    let deck = r#"{"title": "T", "sources": {"a": {"title": "The article", "publisher": "A clinic", "date": "2020", "url": "https://a.org"},
        "b": {"title": "A study", "via": "a"}, "c": {"title": "Another"}},
        "slides": [{"title": "S", "sources": ["b"], "body": [{"type": "text", "text": "x", "source": "a"}]}]}"#;
    let screen = Test::deck(deck).keys("s").screen();
    let place = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}:\n{screen}"));
    assert!(place("On this slide") < place("The article. A clinic, 2020. https://a.org"));
    assert!(place("A study. Quoted by: The article.") < place("Other sources") && place("Other sources") < place("Another."));
    shows("s", "This deck names no source.");
}

#[test]
fn a_french_deck_is_spoken_to_in_french() {
    let deck = r#"{"title": "Pour qui ?", "language": "fr", "slides": [{"title": "Ça marche pour 20 à 40 sur 100", "body": [
        {"type": "icon_array", "effect": "benefit", "outcome": "ça marche", "otherwise": "ça ne marche pas", "low": 20, "high": 40,
         "of_whom": "personnes traitées", "period": null}]}]}"#;
    assert_eq!(
        Test::deck(deck).reading().lines().next(),
        Some("Sur 100 personnes traitées, ça marche pour 20 à 40. Ça ne marche pas pour 60 à 80.")
    );
    let screen = Test::deck(deck).screen();
    for shown in ["au moins 20 sur 100", "la source donne une fourchette", "Durée non précisée.", "→ suite", "BROUILLON"] {
        assert!(screen.contains(shown), "{shown}:\n{screen}");
    }
    assert!(Test::deck(deck).keys("T T").screen().contains("Thème : contraste fort"));
}

#[test]
fn a_small_library_shows_every_deck_and_the_message_of_the_chosen_one() {
    let screen = |keys: &str| Test::library().size(40, 15).keys(keys).screen();
    for title in ["How it works", "What treatment?", "For whom?", "Which cancers?", "Side effects", "Its history"] {
        assert!(screen("").contains(title), "{title}:\n{}", screen(""));
    }
    for (chosen, message) in
        ["own defenses", "You get a drip", "does not work for", "Ask about yours", "Tell your team", "young treatment"]
            .iter()
            .enumerate()
    {
        let shown = screen(&"Down ".repeat(chosen));
        assert!(shown.contains(message), "{message}:\n{shown}");
    }
}

/// The place of some words on the screen after some keys, as a click.
fn click(test: impl Fn() -> Test, keys: &str, words: &str) -> String {
    let screen = test().keys(keys).screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap_or_else(|| panic!("{screen}"));
    let x = line.split_once(words).unwrap().0.chars().count();
    format!("{keys} @{x},{y}")
}

#[test]
fn a_click_goes_on_and_the_other_button_back() {
    let screen = |keys: &str| Test::deck(DECK).keys(keys).screen();
    assert_eq!(screen("@10,10"), screen("l"));
    assert_eq!(screen("l l @back"), screen("l"));
    assert_eq!(screen("b @10,10"), screen(""), "a blank screen comes back and does nothing else");
    assert_eq!(screen("? @back"), screen(""));
    let long = |keys: &str| Test::body(&format!("\"{}\"", "word ".repeat(400))).keys(keys).screen();
    assert_eq!((long("@down"), long("@down @up")), (long("j"), long("")));
    assert_eq!((long("? @down"), long("t @down @up")), (long("? Down"), long("t")));
}

#[test]
fn a_click_chooses_what_lies_under_it() {
    let deck = || Test::deck(DECK);
    let after = |keys: &str| deck().keys(keys).screen();
    assert!(after(&click(deck, ":", "Colitis")).contains("five"));
    assert!(after(&click(deck, "o", "Beta")).contains("four"));
    assert!(after(&click(deck, "/ f i v e", "Colitis")).contains("five"));
    let opened = Test::library().keys(&click(Test::library, "", "Side effects")).screen();
    assert!(opened.contains("1 / ") && opened.contains("Side effects"), "{opened}");
    assert_eq!(Test::library().keys("@down @down").screen(), Test::library().keys("Down Down").screen());
    assert_eq!(Test::library().keys("@1,23").screen(), Test::library().screen(), "the foot is no deck");
    let quiz = || {
        Test::body(
            r#"{"type": "quiz", "question": "Why?", "choices": [{"text": "This", "correct": true, "because": "So."},
        {"text": "That", "because": "Not so much."}]}"#,
        )
    };
    assert_eq!(quiz().keys(&click(quiz, "", "That")).screen(), quiz().keys("2").screen());
}

#[test]
fn looking_ahead_changes_nothing() {
    let options = || Options { direct: true, ..Options::default() };
    let decks =
        || vec![Deck::load("a.json", ASKS.into(), &Glossary::default()), Deck::load("b.json", DECK.into(), &Glossary::default())];
    let keys = "l Enter l l l h l 40x15 l 1 G < / f i v e Tab Enter l Esc h h";
    let (mut plain, mut ahead) = (App::new(decks(), options(), (80, 24)), App::new(decks(), options(), (80, 24)));
    let mut area = Rect::new(0, 0, 80, 24);
    for word in keys.split(' ') {
        let message = match word.split_once('x') {
            Some((width, height)) => {
                area = Rect::new(0, 0, width.parse().unwrap(), height.parse().unwrap());
                Message::Resize(area.width, area.height)
            }
            None => Message::Key(word.parse().unwrap()),
        };
        plain.update(message.clone());
        ahead.look_ahead();
        ahead.update(message);
        ahead.look_ahead();
        let draw = |app: &App| {
            let mut buffer = Buffer::empty(area);
            app.render(area, &mut buffer);
            buffer
        };
        assert_eq!(draw(&plain), draw(&ahead), "after {word}");
    }
}
