//! The only wrap. Screen, fit check and readings all break lines here.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::width::width;

/// A line: stretches of text, each with its style.
pub type Line<S> = Vec<(String, S)>;

/// Breaks styled text into lines of at most `cells` cells (at least one).
///
/// Lines break where Unicode Standard Annex #14 allows it, never inside units such as `mg/dL`, and inside a word
/// only when the word alone is wider than a line. White space at a line's end is dropped. An empty text is one empty line.
pub fn wrap<S: Clone + PartialEq>(runs: &[(String, S)], cells: usize) -> Vec<Line<S>> {
    let text: String = runs.iter().map(|(text, _)| text.as_str()).collect();
    let mut lines = Lines { cells: cells.max(1), done: Vec::new(), line: Vec::new(), used: 0 };
    let mut styles = Styles { runs: runs.iter(), left: 0, style: None };
    for (word, must_break) in words(&text) {
        let solid = word.trim_end();
        let needed = width(solid);
        if lines.used > 0 && lines.used + needed > lines.cells {
            lines.end();
        }
        if lines.used + needed <= lines.cells {
            styles.cut(solid, |piece, style| lines.push(piece, style));
            lines.used += needed;
        } else {
            styles.cut(solid, |piece, style| piece.graphemes(true).for_each(|letter| lines.letter(letter, style)));
        }
        styles.cut(word.get(solid.len()..).unwrap_or_default(), |blanks, style| lines.blanks(blanks, style));
        if must_break {
            lines.end();
        }
    }
    lines.finish()
}

/// The styles of a text, cut along its words.
struct Styles<'a, S> {
    runs: std::slice::Iter<'a, (String, S)>,
    /// Bytes of the current run that are left, and its style.
    left: usize,
    style: Option<&'a S>,
}

impl<S> Styles<'_, S> {
    /// Gives the next stretch of the text in pieces of one style each. A letter made of several signs has the style of its first.
    fn cut(&mut self, stretch: &str, mut take: impl FnMut(&str, &S)) {
        let mut rest = stretch;
        while !rest.is_empty() {
            while self.left == 0 {
                let Some((text, style)) = self.runs.next() else { return };
                (self.left, self.style) = (text.len(), Some(style));
            }
            let (piece, after) = rest.split_at(self.left.min(rest.len()));
            self.left -= piece.len();
            if let Some(style) = self.style {
                take(piece, style);
            }
            rest = after;
        }
    }
}

/// The lines of a plain text.
pub fn wrap_plain(text: &str, cells: usize) -> Vec<String> {
    let lines = wrap(&[(text.to_string(), ())], cells);
    lines.into_iter().map(|line| line.into_iter().map(|(text, ())| text).collect()).collect()
}

/// Cells of the widest piece of `text` that no line should break.
pub fn widest_word(text: &str) -> usize {
    words(text).map(|(word, _)| width(word.trim_end())).max().unwrap_or(0)
}

/// The pieces between two places where a line may break; true where it must.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, kind)| {
        let must_break = kind == BreakOpportunity::Mandatory && end < text.len();
        if !must_break && end < text.len() && inside_unit(text, end) {
            return None;
        }
        let word = text.get(start..end)?;
        start = end;
        Some((word, must_break))
    })
}

/// Whether `at` stands between the two halves of a unit such as `mg/dL`.
fn inside_unit(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default().chars().next();
    before.ends_with('/') && after.is_some_and(char::is_alphanumeric) && !before.trim_end_matches('/').ends_with(':')
}

struct Lines<S> {
    cells: usize,
    done: Vec<Line<S>>,
    line: Vec<(String, S)>,
    used: usize,
}

impl<S: Clone + PartialEq> Lines<S> {
    /// A letter of a word that no line can hold.
    fn letter(&mut self, letter: &str, style: &S) {
        let wide = width(letter);
        if self.used > 0 && self.used + wide > self.cells {
            self.end();
        }
        self.push(letter, style);
        self.used += wide;
    }

    /// White space after a word, as much of it as the line has room for.
    fn blanks(&mut self, blanks: &str, style: &S) {
        for blank in blanks.graphemes(true) {
            let blank = if matches!(blank, "\n" | "\r\n" | "\t") { " " } else { blank };
            if self.used + width(blank) <= self.cells {
                self.push(blank, style);
                self.used += width(blank);
            }
        }
    }

    fn push(&mut self, piece: &str, style: &S) {
        match self.line.last_mut() {
            Some((text, last)) if last == style => text.push_str(piece),
            _ => self.line.push((piece.to_string(), style.clone())),
        }
    }

    fn end(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        self.used = 0;
        while let Some((text, _)) = line.last_mut() {
            text.truncate(text.trim_end_matches([' ', '\t']).len());
            if !text.is_empty() {
                break;
            }
            line.pop();
        }
        self.done.push(line);
    }

    fn finish(mut self) -> Vec<Line<S>> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.end();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrap_plain("It helps your own defenses.", 10), ["It helps", "your own", "defenses."]);
        assert_eq!(wrap_plain("", 10), [""]);
        assert_eq!(wrap_plain("a\nb", 10), ["a", "b"]);
    }

    #[test]
    fn keeps_units_and_french_signs_whole() {
        assert_eq!(wrap_plain("of 10 mg/dL or", 9), ["of 10", "mg/dL or"]);
        assert_eq!(wrap_plain("Oui\u{202f}! Non", 5), ["Oui\u{202f}!", "Non"]);
    }

    #[test]
    fn cuts_only_what_no_line_can_hold() {
        assert_eq!(wrap_plain("a immunotherapy b", 6), ["a", "immuno", "therap", "y b"]);
        assert_eq!(wrap_plain("漢字漢字", 4), ["漢字", "漢字"]);
    }

    #[test]
    fn knows_the_widest_word() {
        for (text, cells) in [("", 0), ("of 10 mg/dL or", 5), ("well-being ", 5), ("漢字", 2), ("a\nbcd e", 3)] {
            assert_eq!(widest_word(text), cells, "{text:?}");
        }
    }

    #[test]
    fn keeps_styles() {
        let lines = wrap(&[("one ".into(), 1), ("two three".into(), 2)], 7);
        assert_eq!(lines, [vec![("one ".into(), 1), ("two".into(), 2)], vec![("three".into(), 2)]]);
    }

    proptest! {
        #[test]
        fn loses_no_letter_and_keeps_the_width(text in "[a-z é漢👍/.-]{0,80}", cells in 2usize..40) {
            let lines = wrap_plain(&text, cells);
            let kept: String = lines.concat().chars().filter(|c| !c.is_whitespace()).collect();
            let given: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, given);
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
        }
    }
}
