//! What can be shown, but should be mended: unknown terms and sources, and what a deck that says `ready` must hold.

use std::ops::Range;

use super::header::Status;
use super::json::{Node, Value};
use super::{Deck, Slide, SlideKind};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::text::{inline, width::width};

/// Findings of the header.
pub(super) fn header(deck: &Deck) -> Vec<Diagnostic> {
    let header = &deck.header;
    if header.status != Status::Ready {
        return Vec::new();
    }
    let wanted = [
        ("language", header.language.is_some(), "The language of its words: \"en\"."),
        ("message", header.message.is_some(), "The one thing to remember, in one to three sentences."),
        ("audience", header.audience.is_some(), "Who it is for."),
        ("objective", header.objective.is_some(), "What the reader can say or do after it."),
        ("actions", !header.actions.is_empty(), "At least one thing that the reader can do."),
        ("sources", !header.sources.is_empty(), "Where its facts come from."),
    ];
    let text = &deck.source.text;
    let start = text.find('{').unwrap_or(0);
    let missing = wanted.into_iter().filter(|(_, there, _)| !there).map(|(field, _, hint)| {
        let message = format!("A deck that is ready needs \"{field}\".");
        Diagnostic::warning("ready", start..(start + 1).min(text.len()), message).hint(hint)
    });
    missing.collect()
}

/// What the head line of a plain terminal has for the deck's title, in cells.
const HEAD: usize = 54;

/// What is to be said of the deck's title.
pub(super) fn title(node: &Node) -> Option<Diagnostic> {
    let Value::Text(title) = &node.value else { return None };
    let cells = width(title);
    let message = format!("This title takes {cells} cells. The head of each slide has {HEAD} for it, and shortens it.");
    let hint = "A few words that name the deck; its \"message\" says the rest.";
    (cells > HEAD).then(|| Diagnostic::warning("long-title", node.span.clone(), message).hint(hint))
}

/// Findings of a slide outside its elements; `node` holds everything but its body.
pub(super) fn slide(deck: &Deck, slide: &Slide, node: &Node, range: &Range<usize>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    terms(deck, node, &mut findings);
    for source in node.get("sources").map(Node::items).unwrap_or_default() {
        source_is_known(deck, source, &mut findings);
    }
    for caveat in node.get("caveats").map(Node::items).unwrap_or_default() {
        caveat.get("source").into_iter().for_each(|source| source_is_known(deck, source, &mut findings));
    }
    let place = range.start..range.start + 1;
    if deck.header.status == Status::Ready && node.get("id").is_none() {
        let hint = format!("For example \"id\": \"{}\".", slide.id);
        findings.push(Diagnostic::warning("ready", place.clone(), "A slide of a deck that is ready needs an \"id\".").hint(hint));
    }
    let kebab = |id: &str| id.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c.is_numeric()));
    if let Some(Node { value: Value::Text(id), span }) = node.get("id")
        && !kebab(id)
    {
        let hint = "Small letters, digits and hyphens: \"how-many\".";
        findings.push(Diagnostic::warning("kebab-id", span.clone(), format!("The id \"{id}\" is not in kebab-case.")).hint(hint));
    }
    if slide.kind == SlideKind::Content && slide.body.is_empty() {
        findings
            .push(Diagnostic::warning("empty-slide", place, "This slide has no body.").hint("Give it a body, or another kind."));
    }
    findings
}

/// Fields of a type that say nothing without another one.
const NEEDS: [(&str, &str, &str); 3] =
    [("range_chart", "of_whom", "of"), ("range_chart", "otherwise", "of"), ("icon_array", "uncertain", "high")];

/// Findings of an element, beside its faults.
pub(super) fn element(deck: &Deck, node: &Node, findings: &mut Vec<Diagnostic>) {
    terms(deck, node, findings);
    for (kind, field, other) in NEEDS {
        let is_kind = matches!(node.get("type"), Some(Node { value: Value::Text(name), .. }) if name == kind);
        if let Some(lone) = node.get(field).filter(|_| is_kind && node.get(other).is_none()) {
            let message = format!("\"{field}\" is not shown without \"{other}\".");
            findings.push(
                Diagnostic::warning("lone-field", lone.span.clone(), message).hint(format!("Add \"{other}\", or take it out.")),
            );
        }
    }
    for field in ["items", "steps", "events", "levels", "rows", "columns"] {
        if let Some(Node { value: Value::List(items), span }) = node.get(field)
            && items.is_empty()
            && findings.iter().all(|fault| fault.span != *span)
        {
            let message = format!("The list \"{field}\" has nothing in it yet.");
            findings.push(Diagnostic::warning("empty-list", span.clone(), message));
        }
    }
    node.get("source").into_iter().for_each(|source| source_is_known(deck, source, findings));
}

fn source_is_known(deck: &Deck, node: &Node, findings: &mut Vec<Diagnostic>) {
    let Value::Text(id) = &node.value else { return };
    if deck.header.sources.contains_key(id) {
        return;
    }
    let known = deck.header.sources.keys().map(String::as_str);
    let hint = match did_you_mean(id, known) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => "Name it under \"sources\" at the head of the deck.".to_string(),
    };
    findings.push(Diagnostic::warning("unknown-source", node.span.clone(), format!("There is no source \"{id}\".")).hint(hint));
}

fn terms(deck: &Deck, node: &Node, findings: &mut Vec<Diagnostic>) {
    node.texts(&mut |text, span| {
        for term in unknown_terms(deck, text) {
            let known = deck.glossary.iter().map(|known| known.term.as_str());
            let hint = match did_you_mean(&term, known) {
                Some(near) => format!("Did you mean [[{near}]]?"),
                None => "Explain it in the deck's \"glossary\", or in the folder's glossary.json.".to_string(),
            };
            let message = format!("No glossary explains \"{term}\".");
            findings.push(Diagnostic::warning("unknown-term", span.clone(), message).hint(hint));
        }
    });
}

/// The terms that a text names and no glossary explains.
fn unknown_terms(deck: &Deck, text: &str) -> Vec<String> {
    inline::terms(text).into_iter().filter(|term| deck.term(term).is_none()).collect()
}
