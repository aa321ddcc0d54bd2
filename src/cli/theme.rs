//! `--theme NAME|FILE`: a theme that the program brings, or one of the reader's own, measured before it is shown.

use std::io::{self, Write};
use std::path::Path;

use serde::Deserialize;

use super::{Stopped, open};
use crate::deck::json::node::parse;
use crate::deck::json::{Node, decode, read};
use crate::diagnostic::{Diagnostic, Severity, Source, did_you_mean, human};
use crate::element::At;
use crate::text::clean::clean_line;
use crate::theme::contrast::Rgb;
use crate::theme::palette::{Colours, FIELDS, Palette, Weak};
use crate::theme::{Choice, Contrast, Name};

/// The theme with this name, or in this file.
///
/// # Errors
/// There is no such theme or file, or not every pair of its colours can be read.
pub(super) fn choose(wanted: &Path) -> Result<Choice, Stopped> {
    let word = clean_line(&wanted.display().to_string());
    if let Some(name) = Name::ALL.into_iter().find(|name| name.word() == word) {
        return Ok(Choice::Brought(name));
    }
    let is_path = wanted.exists() || wanted.extension().is_some() || wanted.components().count() > 1;
    if !is_path {
        return Err(Stopped::User(unknown(&word)));
    }
    let bytes = open::bytes(wanted).map_err(|message| Stopped::User(format!("{word}: {message}")))?;
    let (own, source, faults) = load(&word, bytes);
    match own {
        Some(own) => {
            // Warnings are no reason not to begin.
            io::stderr().write_all(human::print(&source, &faults).as_bytes())?;
            Ok(own)
        }
        None => Err(Stopped::Faulty(source, faults)),
    }
}

fn unknown(word: &str) -> String {
    let names = Name::ALL.map(Name::word);
    let near = did_you_mean(word, names).map(|near| format!(" Did you mean \"{near}\"?")).unwrap_or_default();
    format!("There is no theme \"{word}\", and no such file.{near} There is: {}.", names.join(", "))
}

/// A theme as its file has it.
#[derive(Deserialize)]
struct Written {
    name: String,
    paper: String,
    panel: String,
    selected: Option<String>,
    text: String,
    dim: String,
    accent: String,
    second: String,
    rest: String,
    axis: String,
    track: String,
}

impl Written {
    fn colours(self) -> Colours<String> {
        let selected = self.selected.unwrap_or_else(|| self.panel.clone());
        let Self { paper, panel, text, dim, accent, second, rest, axis, track, .. } = self;
        Colours { paper, panel, selected, text, dim, accent, second, rest, axis, track }
    }
}

/// A theme from the bytes of its file, and what is wrong with it in the order of places. There is none where one is an error.
fn load(name: &str, bytes: Vec<u8>) -> (Option<Choice>, Source, Vec<Diagnostic>) {
    let (text, mut faults) = decode(bytes);
    let node = parse(&text, &(0..text.len()), &mut faults);
    if node.is_none() && faults.is_empty() {
        faults.push(Diagnostic::error("json", 0..0, "This file is empty."));
    }
    let theme = node.and_then(|node| theme(&node).map_err(|found| faults.extend(found)).ok());
    faults.sort_by_key(|fault| fault.span.start);
    let is_whole = faults.iter().all(|fault| fault.severity != Severity::Error);
    (theme.filter(|_| is_whole), Source { name: name.to_string(), text }, faults)
}

fn theme(node: &Node) -> Result<Choice, Vec<Diagnostic>> {
    let written = read::<Written>(node)?;
    let fault = |rule, field, message| Diagnostic::error(rule, node.at(&[At::Field(field)]).span.clone(), message);
    let mut faults = Vec::new();
    let name = clean_line(written.name.trim());
    if name.is_empty() {
        faults.push(fault("empty-name", "name", "A theme needs a name: it is shown when the theme is chosen.".into()));
    }
    let colours = written.colours().map(|field, text| {
        text.parse().unwrap_or_else(|message| {
            faults.push(fault("colour", field, message).hint("A colour is written like this: \"#1b5a8c\"."));
            Rgb::BLACK
        })
    });
    let palette = Palette { colours, contrast: Contrast::Enough };
    if faults.is_empty() {
        faults.extend(palette.weak().iter().map(|weak| {
            let (message, hint) = too_weak(weak, &colours);
            fault("weak-contrast", FIELDS.role(weak.role), message).hint(hint)
        }));
    }
    if faults.is_empty() { Ok(Choice::Own(name, palette)) } else { Err(faults) }
}

/// What is said of a role that cannot be read, and what to do about it.
fn too_weak(weak: &Weak, colours: &Colours<Rgb>) -> (String, String) {
    let (role, ground) = (FIELDS.role(weak.role), FIELDS.ground(weak.ground));
    let (colour, under) = (colours.role(weak.role), colours.ground(weak.ground));
    // Rounded down: 4.499 is not yet 4.5.
    let ratio = (weak.ratio * 100.0).floor() / 100.0;
    let message = format!("\"{role}\" {colour} on \"{ground}\" {under} has a contrast of {ratio}; it needs {}.", weak.least);
    let hint = match weak.better {
        Some(better) => format!("The nearest shade of it that can be read on all grounds: \"{better}\"."),
        None => "No shade of it can be read on all grounds: make \"paper\", \"panel\" and \"selected\" more alike.".into(),
    };
    (message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::CLINIC;

    /// What is said of a theme, `line:column rule: message (hint)`.
    fn faults(json: &str) -> Vec<String> {
        let (theme, source, faults) = load("clinic.json", json.into());
        assert_eq!(theme.is_none(), faults.iter().any(|fault| fault.severity == Severity::Error), "{json}");
        let told = |fault: &Diagnostic| {
            let place = source.place(fault.span.start);
            let hint = fault.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            format!("{}:{} {}: {}{hint}", place.line, place.column, fault.rule, fault.message)
        };
        faults.iter().map(told).collect()
    }

    #[test]
    fn a_theme_is_read_and_what_is_chosen_lies_on_the_panel() {
        let (theme, _, faults) = load("clinic.json", CLINIC.into());
        assert_eq!(faults, []);
        let Some(Choice::Own(name, palette)) = theme else { panic!("{theme:?}") };
        assert_eq!(name, "My clinic");
        assert_eq!(palette.colours.accent, Rgb(0x7f, 0xc8, 0xf8));
        assert_eq!(palette.colours.selected, palette.colours.panel);
        let selected = CLINIC.replace("\"text\"", r##""selected": "#22384f", "comment": "mine", "text""##);
        let (Some(Choice::Own(_, palette)), _, faults) = load("clinic.json", selected.into()) else { panic!() };
        assert_eq!((palette.colours.selected, faults), (Rgb(0x22, 0x38, 0x4f), Vec::new()));
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_colour_with_a_better_one() {
        let weak = CLINIC.replace("#a9b4c0\", \"accent", "#5a6a7a\", \"accent").replace("#8291a1", "#102030");
        insta::assert_snapshot!(faults(&weak).join("\n"), @r##"
        4:29 weak-contrast: "dim" #5a6a7a on "panel" #1a2c40 has a contrast of 2.55; it needs 4.5. (The nearest shade of it that can be read on all grounds: "#87939f".)
        5:30 weak-contrast: "axis" #102030 on "paper" #102030 has a contrast of 1; it needs 3. (The nearest shade of it that can be read on all grounds: "#6b757f".)
        "##);
        let mended = weak.replace("#5a6a7a", "#87939f").replace("\"axis\": \"#102030\"", "\"axis\": \"#6b757f\"");
        assert_eq!(faults(&mended), [""; 0]);
        insta::assert_snapshot!(faults(&CLINIC.replace("#1a2c40", "#f0f0f0"))[0], @r##"4:11 weak-contrast: "text" #ffffff on "panel" #f0f0f0 has a contrast of 1.13; it needs 4.5. (No shade of it can be read on all grounds: make "paper", "panel" and "selected" more alike.)"##);
    }

    #[test]
    fn every_fault_of_form_is_told_at_once() {
        let json = r##"{ "name": 7, "papr": "#102030", "panel": [], "text": "#fff", "dim": "#a9b4c0", "acent": "#7fc8f8",
  "second": "#ffb347", "rest": "#a9b4c0", "track": "#3d4f63" }"##;
        insta::assert_snapshot!(faults(json).join("\n"), @r#"
        1:1 missing-field: The field "axis" is missing here.
        1:11 wrong-type: Here stands a number; it should be a text in quotes.
        1:14 unknown-field: There is no field "papr" here. (Did you mean "paper"?)
        1:42 wrong-type: Here stands a list; it should be a text in quotes.
        1:80 unknown-field: There is no field "acent" here. (Did you mean "accent"?)
        "#);
    }

    #[test]
    fn what_is_no_colour_says_how_one_is_written() {
        let json = CLINIC.replace("#ffffff", "white").replace("#7fc8f8", "").replace("My clinic", " ");
        insta::assert_snapshot!(faults(&json).join("\n"), @r##"
        2:11 empty-name: A theme needs a name: it is shown when the theme is chosen.
        4:11 colour: "white" is no colour. (A colour is written like this: "#1b5a8c".)
        4:48 colour: "" is no colour. (A colour is written like this: "#1b5a8c".)
        "##);
    }

    #[test]
    fn what_is_no_theme_says_so() {
        for (json, fault) in [
            ("", "1:1 json: This file is empty."),
            ("[]", "1:1 wrong-type: Here stands a list; it should be an object { … }."),
            ("{", "1:1 json: This object is not closed."),
        ] {
            let faults = faults(json);
            assert!(faults[0].starts_with(fault), "{faults:?}");
        }
        assert!(load("x", b"\xff\xfe{\0".to_vec()).0.is_none());
        assert!(faults(&CLINIC.replace("\"#3d4f63\"", "\"#3d4f63\",")).len() == 1, "a comma too many");
    }

    #[test]
    fn a_name_is_clean() {
        let (Some(Choice::Own(name, _)), ..) = load("x", CLINIC.replace("My", r"\u001b[31mMy\n").into()) else { panic!() };
        assert_eq!(name, "My  clinic");
    }

    #[test]
    fn unknown_names_are_guessed() {
        let Err(Stopped::User(message)) = choose(Path::new("hihg-contrast")) else { panic!() };
        let there = "There is: dark, light, high-contrast, terminal.";
        assert_eq!(
            message,
            format!("There is no theme \"hihg-contrast\", and no such file. Did you mean \"high-contrast\"? {there}")
        );
        let Err(Stopped::User(message)) = choose(Path::new("nowhere/clinic.json")) else { panic!() };
        assert_eq!(message, "nowhere/clinic.json: there is no such file or folder.");
        for name in Name::ALL {
            assert!(choose(Path::new(name.word())).is_ok_and(|choice| choice == Choice::Brought(name)));
        }
    }
}
