//! Findings for a person: the place, the source lines, carets, a hint.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Source};

/// Lines longer than this are not quoted: the place alone is told.
const LONGEST_QUOTE: usize = 100_000;

/// All findings of a file, a blank line after each, without colours.
pub fn print(source: &Source, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| one(source, diagnostic) + "\n\n").collect()
}

fn one(source: &Source, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (text, first_line, span) = excerpt(&source.text, &diagnostic.span);
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule);
    let mut group = if text.len() > LONGEST_QUOTE || source.text.is_empty() {
        Group::with_title(title).element(Level::NOTE.message(source.locate(diagnostic)))
    } else {
        let snippet = Snippet::source(crate::text::clean::mask(text))
            .line_start(first_line)
            .path(source.name.as_str())
            .annotation(AnnotationKind::Primary.span(span));
        title.element(snippet)
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// The lines that hold `span`, the number of the first, and the span within them.
fn excerpt<'a>(text: &'a str, span: &std::ops::Range<usize>) -> (&'a str, usize, std::ops::Range<usize>) {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(span.start..).unwrap_or_default();
    let first_end = rest.find('\n').map_or(text.len(), |at| span.start + at);
    let end = span.end.clamp(span.start, first_end);
    let lines = text.get(start..first_end).unwrap_or_default();
    (lines, before.matches('\n').count() + 1, span.start - start..end - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_quotes_steers_no_terminal() {
        let source = Source { name: "d".into(), text: "\u{1b}]52;c;x\u{7}\u{202e}é\u{9b} bad".into() };
        let printed = print(&source, &[Diagnostic::error("r", 16..19, "m")]);
        assert!(printed.contains("bad") && printed.chars().all(|c| c == '\n' || !c.is_control()), "{printed:?}");
    }

    #[test]
    fn points_at_the_value() {
        let source = Source { name: "deck.json".into(), text: "{\n  \"tpye\": 1\n}".into() };
        let diagnostic = Diagnostic::error("unknown-field", 4..10, "There is no field \"tpye\".").hint("Did you mean \"type\"?");
        insta::assert_snapshot!(print(&source, &[diagnostic]), @r#"
        error[unknown-field]: There is no field "tpye".
         --> deck.json:2:3
          |
        2 |   "tpye": 1
          |   ^^^^^^
          |
          = help: Did you mean "type"?
        "#);
    }
}
