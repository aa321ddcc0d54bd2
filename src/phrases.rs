//! What the program itself says, in a deck's language: one table, complete or it does not compile.

mod en;
mod fr;

/// Everything the program says to a patient. Numbers come as words already (see [`Phrases::number`]).
#[expect(missing_docs, reason = "each field is named after what it says; `en.rs` is its documentation")]
pub struct Phrases {
    // Groups of digits, and the sign before decimals.
    pub separators: (&'static str, &'static str),

    // Legends, sources, remarks.
    pub source: &'static str,
    pub no_period: &'static str,
    pub period: fn(&str) -> String,
    pub out_of: fn(&str, &str) -> String,
    pub also_good_to_know: &'static str,
    pub at_least_of: fn(&str, &str) -> String,
    pub more_of: fn(&str, &str) -> String,
    pub at_least_count: fn(&str) -> String,
    pub more_count: fn(&str) -> String,
    pub exactly_of: fn(&str, &str) -> String,
    pub about_of: fn(&str, &str) -> String,
    pub source_gives_range: &'static str,
    pub at_least: &'static str,
    pub up_to: &'static str,
    pub no_limit: &'static str,
    pub between: fn(&str, &str) -> String,
    pub from_until: fn(&str, &str) -> String,
    pub about: fn(&str) -> String,
    pub years: fn(&str) -> String,
    pub again: &'static str,
    pub tones: [&'static str; 4],
    pub own_words: &'static str,
    pub one_answer: &'static str,
    pub asked_again: &'static str,
    pub show_answer: &'static str,
    pub yes: &'static str,
    pub each_choice: &'static str,
    pub picture: &'static str,
    // A picture's file, and why it is not shown.
    pub no_picture: fn(&str, &str) -> String,
    pub picture_faults: [&'static str; 7],

    // Sentences that a chart says of itself.
    // A benefit: of, of whom, outcome, how many, otherwise, how many not.
    pub benefit: fn(&str, &str, &str, &str, &str, &str) -> String,
    // A harm: of, of whom, outcome, how many, otherwise, how many not.
    pub harm: fn(&str, &str, &str, &str, &str, &str) -> String,
    // How the marks lie: of, sure, range, not; outcome, words for the range, otherwise.
    pub marks_range: fn(&str, [&str; 3], [&str; 3]) -> String,
    // How the marks lie where the figure is one number: of, count, rest; outcome, otherwise.
    pub marks_count: fn(&str, [&str; 2], [&str; 2]) -> String,
    pub row: fn(&str, &str) -> String,
    pub complement: fn(&str, &str) -> String,
    pub order: &'static str,
    pub step: fn(usize, &str) -> String,
    pub loops: &'static str,
    pub gap: fn(&str) -> String,
    pub colon: fn(&str, &str) -> String,

    // A deck.
    pub draft: &'static str,
    pub unreviewed: &'static str,
    pub reviewed: fn(&str, &str) -> String,
    pub for_whom: fn(&str) -> String,
    pub minutes: fn(&str) -> String,
    pub slides: fn(usize) -> String,
    pub decks: fn(usize) -> String,
    pub remember: &'static str,
    pub what_you_can_do: &'static str,
    pub contact_team: &'static str,
    pub contact: fn(&str) -> String,
    pub the_end: &'static str,
    pub up_next: &'static str,
    pub how_next: &'static str,

    // Screens.
    pub tagline: &'static str,
    pub disclaimer: &'static str,
    pub slide_of: fn(usize, usize) -> String,
    pub seen: &'static str,
    pub more: &'static str,
    pub more_below: &'static str,
    pub more_above: &'static str,
    pub too_small: &'static str,
    pub contents: &'static str,
    pub nothing_found: &'static str,
    pub overview: &'static str,
    pub search: &'static str,
    pub type_a_word: &'static str,
    pub in_this_deck: &'static str,
    pub in_all_decks: &'static str,
    pub found_nowhere: &'static str,
    pub no_search: &'static str,
    pub sources: &'static str,
    pub all_sources: &'static str,
    pub other_sources: &'static str,
    pub quoted_by: &'static str,
    pub no_sources: &'static str,
    pub cover: &'static str,
    pub asks_first: &'static str,
    pub left_out: &'static str,
    pub glossary: &'static str,
    pub on_this_slide: &'static str,
    pub all_words: &'static str,
    pub other_words: &'static str,
    pub no_words: &'static str,
    pub no_such_word: &'static str,
    pub reading: &'static str,
    pub help: &'static str,
    pub clicker: &'static str,
    pub blank: &'static str,
    pub unknown_key: &'static str,
    pub nowhere_back: &'static str,
    pub no_answer: &'static str,
    pub no_such_slide: fn(usize) -> String,
    pub theme: fn(&str) -> String,
    // Dark, light, high contrast, the terminal's own.
    pub themes: [&'static str; 4],
    pub no_colors: &'static str,
    pub broken: &'static str,

    // What keys do: short for the footer, long for help.
    pub keys: KeyPhrases,
}

/// What each key does, in a few words.
#[expect(missing_docs, reason = "each field is named after the key's action; `en.rs` is its documentation")]
pub struct KeyPhrases {
    pub next: &'static str,
    pub back: &'static str,
    pub down: &'static str,
    pub up: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub go_to: &'static str,
    pub contents: &'static str,
    pub reading: &'static str,
    pub glossary: &'static str,
    pub answer: &'static str,
    pub choose_answer: &'static str,
    pub blank: &'static str,
    pub theme: &'static str,
    pub was: &'static str,
    pub was_forward: &'static str,
    pub help: &'static str,
    pub close: &'static str,
    pub quit: &'static str,
    pub leave: &'static str,
    pub stop: &'static str,
    pub suspend: &'static str,
    pub overview: &'static str,
    pub search: &'static str,
    pub next_match: &'static str,
    pub earlier_match: &'static str,
    pub sources: &'static str,
    pub enter: &'static str,
    pub space: &'static str,
    pub right: &'static str,
    pub unmark: &'static str,
    pub see: &'static str,
    pub skip: &'static str,
    pub choose: &'static str,
    pub filter: &'static str,
    pub go: &'static str,
    pub open: &'static str,
}

impl std::fmt::Debug for Phrases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phrases({})", self.tagline)
    }
}

impl Phrases {
    /// The phrases of a language (BCP 47); English where there are none.
    pub fn of(language: &str) -> &'static Phrases {
        match language.split(['-', '_']).next() {
            Some("fr") => &fr::PHRASES,
            _ => &en::PHRASES,
        }
    }

    /// A number in this language: groups from five digits on, no zeros at the end of decimals. Of a number
    /// with decimals twelve digits tell all that anybody counts; what lies beyond comes from adding and taking away.
    pub fn number(&self, value: f64) -> String {
        let (group, point) = self.separators;
        let rounded = if value.fract() == 0.0 { value } else { format!("{value:.11e}").parse().unwrap_or(value) };
        let text = (rounded + 0.0).to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = whole.trim_start_matches('-');
        let mut out = String::from(if whole.starts_with('-') { "−" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push_str(point);
            out.push_str(decimals);
        }
        out
    }
}

/// `text` with its first letter large.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `text` with a stop at its end, if it has none.
pub fn stopped(text: &str) -> String {
    let text = text.trim_end();
    let ended = text.trim_end_matches(['”', '"', '’', ')', '»', ' ', '\u{a0}']).ends_with(['.', '!', '?', '…', ':']);
    if ended || text.is_empty() { text.to_string() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_both_languages() {
        let (en, fr) = (Phrases::of("en"), Phrases::of("fr-CA"));
        for (value, english, french) in [
            (30.0, "30", "30"),
            (1.5, "1.5", "1,5"),
            (1880.0, "1880", "1880"),
            (1e6, "1,000,000", "1\u{202f}000\u{202f}000"),
            (-0.0, "0", "0"),
            (100.0 - 64.6, "35.4", "35,4"),
            (-12e-4, "−0.0012", "−0,0012"),
        ] {
            assert_eq!((en.number(value).as_str(), fr.number(value).as_str()), (english, french));
        }
    }

    #[test]
    fn sentences_are_whole() {
        assert_eq!(sentence("it works"), "It works");
        assert_eq!(sentence("élan"), "Élan");
        assert_eq!(stopped("It works"), "It works.");
        assert_eq!(stopped("Does it?"), "Does it?");
        assert_eq!(stopped("He said “no.”"), "He said “no.”");
    }

    #[test]
    fn the_charts_speak_as_a_teacher_would() {
        let en = Phrases::of("en");
        assert_eq!(
            (en.benefit)("100", "people treated", "it works", "20 to 40", "it does not work", "60 to 80"),
            "Of 100 people treated, it works for 20 to 40. It does not work for 60 to 80."
        );
        assert_eq!(
            (en.harm)("100", "people treated", "have a severe side effect", "about 15", "have no severe one", "about 85"),
            "Of 100 people treated, about 15 have a severe side effect. About 85 have no severe one."
        );
    }
}
