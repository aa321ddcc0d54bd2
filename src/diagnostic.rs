//! What is wrong with a deck, and where: data that knows no output.

pub mod human;

use std::ops::Range;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something cannot be shown: a placeholder stands in its place.
    Error,
    /// It can be shown, but should be mended before it meets patients.
    Warning,
    /// Good to know.
    Note,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The rule's name, in kebab-case; it reads after the word "allow".
    pub rule: &'static str,
    /// What is wrong, in plain words.
    pub message: String,
    /// The bytes of the file that are meant.
    pub span: Range<usize>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(rule: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, rule, message: message.into(), span, hint: None }
    }

    /// A warning at `span`.
    pub fn warning(rule: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, span, message) }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A place that a person can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In letters, from 1.
    pub column: usize,
}

/// A file's name and its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// As the reader named it, clean.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// Line and column of a byte.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Place { line, column }
    }

    /// The bytes of the whole lines that a span begins and ends in, without the last line break.
    pub fn lines(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let after = self.text.get(span.end..).and_then(|after| after.find('\n'));
        start..after.map_or(self.text.len(), |at| span.end + at)
    }

    /// `file:line:column` of a finding.
    pub fn locate(&self, diagnostic: &Diagnostic) -> String {
        let Place { line, column } = self.place(diagnostic.span.start);
        format!("{}:{line}:{column}", self.name)
    }
}

/// The one of `known` that `word` was perhaps meant to be.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).clamp(1, 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_letters() {
        let source = Source { name: "d.json".into(), text: "é\nab".into() };
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(2), Place { line: 1, column: 2 });
        assert_eq!(source.place(4), Place { line: 2, column: 2 });
        assert_eq!(source.place(99), Place { line: 2, column: 3 });
    }

    #[test]
    fn finds_whole_lines() {
        let source = Source { name: "d.json".into(), text: "ab\ncdé\nf".into() };
        for (span, lines) in [(0..1, 0..2), (4..5, 3..7), (1..4, 0..7), (8..9, 8..9)] {
            assert_eq!(source.lines(&span), lines);
        }
    }

    #[test]
    fn guesses_only_what_is_near() {
        assert_eq!(did_you_mean("tpye", ["type", "text"]), Some("type"));
        assert_eq!(did_you_mean("Reveal", ["reveal"]), Some("reveal"));
        assert_eq!(did_you_mean("banana", ["type", "text"]), None);
    }
}
