//! One JSON of every kind of element and of slide. Each text that a reader should meet is named with `~`, so that tests can
//! put words of their own in its place. A kind that this version cannot draw yet is passed over until it can.

use immunodeck::deck::Deck;
use serde_json::Value;

use crate::testing::glossary;

/// Elements, a line each.
pub const ELEMENTS: &[&str] = &[
    r#"{"type": "text", "text": ["~one", "~two"]}"#,
    r#"{"type": "list", "items": ["~one", {"text": ["~two", "~more"], "items": [{"text": "~three", "items": ["~four", "~five"]}]}]}"#,
    r#"{"type": "list", "style": "number", "items": ["~one", "~two"]}"#,
    r#"{"type": "callout", "tone": "caution", "title": "~title", "text": ["~text", "~more"]}"#,
    r#"{"type": "callout", "tone": "key", "text": "~text"}"#,
    r#"{"type": "table", "columns": ["~column", {"title": "~other", "align": "right"}], "rows": [["~cell", "2"], ["~last", "4"]], "caption": "~caption"}"#,
    r#"{"type": "columns", "columns": [{"width": 3, "body": ["~left", {"type": "list", "items": ["~item"]}]}, {"width": 2, "body": ["~right"]}]}"#,
    r#"{"type": "icon_array", "effect": "benefit", "outcome": "~outcome", "otherwise": "~otherwise", "low": 20, "high": 40, "of_whom": "~whom", "uncertain": "~uncertain", "period": "~period", "caption": "~caption"}"#,
    r#"{"type": "icon_array", "effect": "harm", "outcome": "~outcome", "otherwise": "~otherwise", "count": 15, "about": true, "of_whom": "~whom"}"#,
    r#"{"type": "range_chart", "unit": "~unit", "axis": {"from": 0, "to": 100}, "rows": [{"label": "~label", "low": 20, "high": 40, "note": "~note"}, {"label": "~open", "low": 30, "high": null, "until": "~until"}], "of": 100, "of_whom": "~whom", "period": "~period", "otherwise": "~otherwise", "caption": "~caption"}"#,
    r#"{"type": "bar_chart", "unit": "~unit", "of": 100, "rows": [{"label": "~label", "value": 20}, {"label": "~other", "value": 30}], "caption": "~caption"}"#,
    r#"{"type": "ranked_list", "levels": [{"label": "~label", "items": ["~item", "~other"], "note": "~note"}, {"label": "~last", "items": ["~least"]}], "caption": "~caption"}"#,
    r#"{"type": "timeline", "events": [{"from": 1880, "to": 1900, "circa": true, "when": "~when", "place": "~place", "title": "~title", "text": "~text"}, {"from": 1960, "when": "~then", "title": "~event"}, {"from": 1970, "ongoing": true, "when": "~since", "title": "~now"}], "caption": "~caption"}"#,
    r#"{"type": "flow", "steps": [{"title": "~one", "text": "~text"}, {"title": "~two"}], "loop": true}"#,
    r#"{"type": "quiz", "question": "~question", "choices": [{"text": "~choice", "correct": true, "because": "~because"}, {"text": "~other", "because": "~wrong"}]}"#,
    r#"{"type": "teach_back", "ask": "~ask", "expect": "~expect", "again": "~again"}"#,
    r#"{"type": "image", "path": "picture.png", "alt": "~alt", "caption": "~caption", "credit": "~credit"}"#,
];

/// Slides, a line each; the deck around them has a message, an audience, an action and a source to be met.
pub const SLIDES: &[&str] = &[
    r#"{"title": "~title", "body": ["~body"], "sources": ["s"], "caveats": ["~caveat", {"text": "~other", "source": "s"}]}"#,
    r#"{"title": ["~title", "~second"], "body": [{"type": "text", "text": "~text", "source": "s"}]}"#,
    r#"{"kind": "title", "title": "~title", "body": ["~body"]}"#,
    r#"{"kind": "section", "title": "~title"}"#,
    r#"{"kind": "statement", "title": "~title", "body": ["~body"]}"#,
    r#"{"kind": "summary", "title": "~title", "body": ["~body"]}"#,
];

/// A deck of one slide.
fn around(slide: &str, header: &str) -> Value {
    serde_json::from_str(&format!(r#"{{"title": "Deck", {header}, "slides": [{slide}]}}"#)).unwrap()
}

/// A deck for each line of the tables, with its texts still named by `~`.
pub fn decks() -> Vec<Value> {
    let plain = r#""message": "Remember.""#;
    let bodies = ELEMENTS.iter().map(|element| around(&format!(r#"{{"title": "A slide", "body": [{element}]}}"#), plain));
    let slides = SLIDES.iter().map(|slide| {
        // Only the kinds that show it hold what is said at the head of the deck.
        let header = match slide {
            _ if slide.contains(r#""kind": "title""#) => r#""message": ["~message", "~and"], "audience": "~audience", "review": {"by": "~by", "on": "~on"}"#,
            _ if slide.contains(r#""kind": "summary""#) => r#""message": ["~message", "~and"], "actions": [{"do": ["~do", "~then"], "why": ["~why", "~how"], "when": ["~when", "~till"], "contact": "~contact"}]"#,
            _ if slide.contains("source") => r#""message": "Remember.", "sources": {"s": {"title": "~source"}}"#,
            _ => plain,
        };
        around(slide, header)
    });
    bodies.chain(slides).collect()
}

pub fn load(json: &Value) -> Deck {
    Deck::load("test.json", json.to_string().into_bytes(), &glossary())
}

/// Where the texts named with `~` stand, as JSON pointers.
pub fn fields(json: &Value) -> Vec<String> {
    match json {
        Value::String(text) if text.starts_with('~') => vec![String::new()],
        Value::Array(items) => items.iter().enumerate().flat_map(|(index, item)| below(&index.to_string(), item)).collect(),
        Value::Object(entries) => entries.iter().flat_map(|(name, value)| below(name, value)).collect(),
        _ => Vec::new(),
    }
}

fn below(name: &str, value: &Value) -> Vec<String> {
    fields(value).into_iter().map(|rest| format!("/{name}{rest}")).collect()
}

/// The deck with other words for each of its texts: `words` is told where a text stands, and how it is named.
pub fn filled(json: &Value, words: impl Fn(&str, &str) -> String) -> Value {
    let mut json = json.clone();
    for field in fields(&json) {
        let text = json.pointer_mut(&field).unwrap();
        *text = Value::from(words(&field, text.as_str().unwrap().trim_start_matches('~')));
    }
    json
}
