//! What a reader looks for: smart case, accents and typographic signs folded.

use std::ops::Range;

use nucleo_matcher::chars::{normalize, to_lower_case};

/// Words to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    letters: Vec<char>,
    /// A capital was typed: capitals matter.
    exact: bool,
}

impl Query {
    /// A query from what was typed; nothing where that is blank.
    pub fn new(typed: &str) -> Option<Self> {
        let exact = typed.chars().any(char::is_uppercase);
        let letters: Vec<char> = fold(typed.trim()).into_iter().map(|(letter, _)| letter).collect();
        (!letters.is_empty()).then_some(Self { letters, exact })
    }

    /// Whether a folded text (see [`folded`]) holds it.
    pub fn is_in(&self, folded: &str) -> bool {
        let Some((first, rest)) = self.letters.split_first() else { return false };
        let mut left = folded.chars();
        while let Some(letter) = left.next() {
            if self.same(letter, *first) {
                let mut ahead = left.clone();
                if rest.iter().all(|&wanted| ahead.next().is_some_and(|letter| self.same(letter, wanted))) {
                    return true;
                }
            }
        }
        false
    }

    /// The bytes of a text where it stands.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let letters = fold(text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(window) = letters.get(at..at + self.letters.len()) {
            if window.iter().zip(&self.letters).all(|((letter, _), &wanted)| self.same(*letter, wanted)) {
                let start = window.first().map_or(0, |(_, place)| place.start);
                found.push(start..window.last().map_or(start, |(_, place)| place.end));
                at += self.letters.len();
            } else {
                at += 1;
            }
        }
        found
    }

    fn same(&self, letter: char, wanted: char) -> bool {
        letter == wanted || !self.exact && to_lower_case(letter) == wanted
    }
}

/// A text as a search compares it: without accents, with plain quotes, dashes and blanks. Capitals stay.
pub fn folded(text: &str) -> String {
    fold(text).into_iter().map(|(letter, _)| letter).collect()
}

/// The folded letters, each with the bytes that it comes from. A run of white space is one blank.
fn fold(text: &str) -> Vec<(char, Range<usize>)> {
    let mut out: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let place = at..at + letter.len_utf8();
        match letter {
            // A mark over the letter before it.
            '\u{300}'..='\u{36f}' => {
                if let Some((_, last)) = out.last_mut() {
                    last.end = place.end;
                }
            }
            _ if letter.is_whitespace() => match out.last_mut() {
                Some((' ', last)) => last.end = place.end,
                _ => out.push((' ', place)),
            },
            '’' | '‘' => out.push(('\'', place)),
            '“' | '”' | '«' | '»' => out.push(('"', place)),
            '–' | '—' | '‑' | '−' => out.push(('-', place)),
            'œ' | 'æ' | 'ß' | 'Œ' | 'Æ' => {
                let two = match letter {
                    'œ' => ['o', 'e'],
                    'æ' => ['a', 'e'],
                    'Œ' => ['O', 'E'],
                    'Æ' => ['A', 'E'],
                    _ => ['s', 's'],
                };
                out.extend(two.map(|one| (one, place.clone())));
            }
            _ if letter.is_ascii() => out.push((letter, place)),
            _ => out.push((normalize(letter), place)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        let query = Query::new(typed).unwrap();
        let places: Vec<&str> = query.places(text).into_iter().map(|place| text.get(place).unwrap()).collect();
        assert_eq!(query.is_in(&folded(text)), !places.is_empty());
        places
    }

    #[test]
    fn small_letters_find_all_and_capitals_themselves() {
        assert_eq!(found("rash", "Rash, a rash"), ["Rash", "rash"]);
        assert_eq!(found("Rash", "Rash, a rash"), ["Rash"]);
        assert_eq!(found("x", "Rash"), [""; 0]);
    }

    #[test]
    fn accents_and_typography_do_not_matter() {
        assert_eq!(found("cote", "côté, Co\u{302}te\u{301}"), ["côté", "Co\u{302}te\u{301}"]);
        assert_eq!(found("côté", "cote"), ["cote"]);
        assert_eq!(found("it's", "It’s"), ["It’s"]);
        assert_eq!(found("coeur", "cœur"), ["cœur"]);
        assert_eq!(found("20 to 40", "20 to\u{a0}40"), ["20 to\u{a0}40"]);
        assert_eq!(found("t cell", "T\n  cell"), ["T\n  cell"]);
    }

    #[test]
    fn nothing_is_no_query() {
        assert!(Query::new("  ").is_none());
    }

    proptest! {
        #[test]
        fn every_place_is_whole_letters(text in "\\PC{0,30}", typed in "[a-zé’ ]{1,3}") {
            if let Some(query) = Query::new(&typed) {
                prop_assert!(query.places(&text).into_iter().all(|place| text.get(place).is_some_and(|found| !found.is_empty())));
                prop_assert_eq!(query.is_in(&folded(&text)), !query.places(&text).is_empty());
            }
        }
    }
}
