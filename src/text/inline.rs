//! Inline markup: `**strong**`, `*emphasis*`, `` `code` ``, `[text](https://…)`, `[[term]]`, `[[term|words]]`, `\` before a sign.

use super::{Run, Voice};

/// The runs of one paragraph. Markup that is not closed stays as it is written: no text is ever lost.
pub fn parse(source: &str) -> Vec<Run> {
    let mut parser = Parser::default();
    parser.parse(source, Voice::default());
    parser.runs.retain(|run| !run.text.is_empty());
    parser.runs
}

/// The glossary terms that a paragraph names, as written.
pub fn terms(source: &str) -> Vec<String> {
    parse(source).into_iter().filter_map(|run| run.term).collect()
}

#[derive(Default)]
struct Parser {
    runs: Vec<Run>,
}

impl Parser {
    fn parse(&mut self, mut rest: &str, voice: Voice) {
        while let Some(sign) = rest.chars().next() {
            rest = self.markup(rest, voice).unwrap_or_else(|| {
                self.letter(sign, voice);
                after(rest, sign.len_utf8())
            });
        }
    }

    /// Takes one piece of markup from the front, and gives what follows; `None` where there is none.
    fn markup<'a>(&mut self, rest: &'a str, voice: Voice) -> Option<&'a str> {
        if let Some(escaped) = rest.strip_prefix('\\') {
            let sign = escaped.chars().next().filter(char::is_ascii_punctuation)?;
            self.letter(sign, voice);
            return escaped.strip_prefix(sign);
        }
        if let Some(code) = rest.strip_prefix('`') {
            let (inner, rest) = code.split_once('`')?;
            self.run(Run { text: inner.into(), voice: Voice { code: true, ..voice }, ..Run::default() });
            return Some(rest);
        }
        if let Some(term) = rest.strip_prefix("[[") {
            let (inner, rest) = term.split_once("]]")?;
            let (term, words) = inner.split_once('|').unwrap_or((inner, inner));
            self.run(Run { text: words.into(), voice, term: Some(term.trim().into()), link: None });
            return Some(rest);
        }
        if let Some(link) = rest.strip_prefix('[') {
            let (words, rest) = link.split_once("](")?;
            let (address, rest) = rest.split_once(')')?;
            let known = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
            if !known || words.contains('[') {
                return None;
            }
            self.run(Run { text: words.into(), voice, link: Some(address.into()), term: None });
            return Some(rest);
        }
        self.spoken(rest, "**", Voice { strong: true, ..voice })
            .or_else(|| self.spoken(rest, "*", Voice { emphasis: true, ..voice }))
    }

    fn spoken<'a>(&mut self, rest: &'a str, fence: &str, voice: Voice) -> Option<&'a str> {
        let inner = rest.strip_prefix(fence)?;
        if inner.starts_with([' ', '*']) {
            return None;
        }
        let end = closing(inner, fence)?;
        self.parse(inner.get(..end)?, voice);
        inner.get(end + fence.len()..)
    }

    fn letter(&mut self, sign: char, voice: Voice) {
        match self.runs.last_mut() {
            Some(run) if run.voice == voice && run.link.is_none() && run.term.is_none() => run.text.push(sign),
            _ => self.run(Run { text: sign.into(), voice, ..Run::default() }),
        }
    }

    fn run(&mut self, run: Run) {
        self.runs.push(run);
    }
}

/// Where the closing `fence` stands: after a letter, not escaped, and not one half of a longer fence.
fn closing(text: &str, fence: &str) -> Option<usize> {
    text.match_indices(fence).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        let longer = fence == "*" && (after(text, at + 1).starts_with('*') || before.ends_with('*'));
        !before.is_empty() && !before.ends_with([' ', '\\']) && !longer
    })
}

fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain;
    use proptest::prelude::*;

    fn shape(source: &str) -> String {
        let mark = |run: &Run| match (&run.link, &run.term) {
            (Some(link), _) => format!("<{}→{link}>", run.text),
            (_, Some(term)) => format!("<{}={term}>", run.text),
            _ if run.voice.strong && run.voice.emphasis => format!("<B+I {}>", run.text),
            _ if run.voice.strong => format!("<B {}>", run.text),
            _ if run.voice.emphasis => format!("<I {}>", run.text),
            _ if run.voice.code => format!("<C {}>", run.text),
            _ => run.text.clone(),
        };
        parse(source).iter().map(mark).collect()
    }

    #[test]
    fn reads_markup() {
        for (source, expected) in [
            ("plain", "plain"),
            ("a **b** c", "a <B b> c"),
            ("a *b* c", "a <I b> c"),
            ("**a *b* c**", "<B a ><B+I b><B  c>"),
            ("`x * y`", "<C x * y>"),
            ("[site](https://a.b)", "<site→https://a.b>"),
            ("[[T cell]]", "<T cell=T cell>"),
            ("[[T cell|T cells]]s", "<T cells=T cell>s"),
            (r"\*a\* \[[x]]", "*a* [[x]]"),
        ] {
            assert_eq!(shape(source), expected, "{source}");
        }
    }

    #[test]
    fn leaves_what_is_no_markup() {
        for source in ["2 * 3 * 4", "a *b", "[x](javascript:1)", "[[open", "`open", "**", "a\\b", "1. Take", "# no heading"] {
            assert_eq!(shape(source), source);
        }
    }

    proptest! {
        #[test]
        fn loses_no_letter(source in "[a-z *`\\[\\]()|\\\\]{0,40}") {
            let kept = plain(&parse(&source));
            for letter in 'a'..='z' {
                // The word before `|` in a term is its name, not shown: everything else is.
                if !source.contains('|') {
                    prop_assert_eq!(kept.matches(letter).count(), source.matches(letter).count());
                }
            }
        }
    }
}
