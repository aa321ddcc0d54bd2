//! From bytes to a deck. Whatever is wrong is reported with its place; the rest presents.

use std::ops::Range;

use super::header::{Glossary, Header, Term};
use super::json::node::parse;
use super::json::{Entry, Node, Value, decode, read};
use super::slide::{Slide, Written};
use super::{Deck, check, index};
use crate::diagnostic::{Diagnostic, Severity, Source, did_you_mean};
use crate::element::placeholder::Placeholder;
use crate::element::{Draw, Element};
use crate::text::Prose;
use crate::text::clean::clean_line;

/// Rules that a file breaks which is no JSON: what else it may lack is no matter then.
const UNREADABLE: [&str; 3] = ["json", "utf-8", "utf-16"];

impl Deck {
    /// A deck from the bytes of a file, with the glossary that its folder shares. Never fails: what is wrong is in
    /// [`Deck::diagnostics`], and on placeholders.
    pub fn load(name: &str, bytes: Vec<u8>, shared: &Glossary) -> Self {
        let (text, mut faults) = decode(bytes);
        let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = clean_line(stem.strip_suffix(".json").unwrap_or(stem));
        let found = if faults.iter().any(|fault| fault.rule == "utf-16") { index::Index::default() } else { index::index(&text) };
        faults.extend(found.faults);
        let mut header = read_header(&text, &found.entries, &mut faults);
        if header.title.is_empty() {
            header.title = stem.clone();
        }
        if header.language.is_none() {
            header.language.clone_from(&shared.language);
        }
        let is_json = faults.iter().all(|fault| fault.severity != Severity::Error || !UNREADABLE.contains(&fault.rule));
        if found.slides.is_empty() && is_json {
            let key = found.entries.iter().find(|(key, _)| text.get(key.clone()) == Some("\"slides\""));
            let (span, message) = match key {
                Some((key, _)) => (key.clone(), "This deck has no slides yet."),
                None => (0..text.chars().next().map_or(0, char::len_utf8), "The field \"slides\" is missing here."),
            };
            let hint = "A first one: \"slides\": [{ \"title\": \"Hello\", \"body\": [\"Some words.\"] }]";
            faults.push(Diagnostic::error("missing-field", span, message).hint(hint));
        }
        let glossary: Vec<Term> = shared.terms.iter().chain(&header.glossary).cloned().collect();
        let id = stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_']);
        let id = if id.is_empty() { stem.clone() } else { id.to_string() };
        let source = Source { name: clean_line(name), text };
        Deck { source, header, glossary, id, slides: found.slides, faults, ..Deck::default() }
    }

    /// A deck that is nothing but a fault: a file that could not be read.
    pub fn unreadable(name: &str, message: &str) -> Self {
        let mut deck = Self::load(name, b"{}".to_vec(), &Glossary::default());
        deck.source.text.clear();
        deck.faults = vec![Diagnostic::error("file", 0..0, message)];
        deck
    }
}

impl Glossary {
    /// A folder's glossary from the bytes of its file, and what is wrong with it.
    pub fn load(name: &str, bytes: Vec<u8>) -> (Self, Source, Vec<Diagnostic>) {
        let (text, mut faults) = decode(bytes);
        let node = parse(&text, &(0..text.len()), &mut faults);
        let glossary = node.and_then(|node| read::<Glossary>(&node).map_err(|more| faults.extend(more)).ok());
        (glossary.unwrap_or_default(), Source { name: clean_line(name), text }, faults)
    }
}

fn read_header(text: &str, entries: &[(Range<usize>, Range<usize>)], faults: &mut Vec<Diagnostic>) -> Header {
    let mut fields = Vec::new();
    let mut slides = 0;
    for (key_span, value) in entries {
        let quoted = text.get(key_span.clone()).unwrap_or_default();
        let key = quoted.trim_matches('"');
        if key == "slides" {
            slides += 1;
            if slides > 1 {
                let message = "The field \"slides\" stands here twice.";
                faults.push(Diagnostic::error("double-field", key_span.clone(), message).hint("Keep one of the two."));
            } else if !text.get(value.clone()).unwrap_or_default().starts_with('[') {
                faults.push(Diagnostic::error("wrong-type", value.clone(), "The slides should be a list [ … ]."));
            }
        } else if let Some(node) = parse(text, value, faults) {
            let key = crate::text::clean::clean(key).0.into_owned();
            fields.push(Entry { key, key_span: key_span.clone(), node });
        }
    }
    let like_title = |entry: &Entry| did_you_mean(&entry.key, ["title"]).is_some();
    if !fields.iter().any(like_title) && faults.iter().all(|fault| !UNREADABLE.contains(&fault.rule)) {
        let start = text.find('{').unwrap_or(0);
        faults.push(
            Diagnostic::error("missing-field", start..start + 1, "The field \"title\" is missing here.")
                .hint("How the deck is called, in a few words."),
        );
    }
    faults.extend(fields.iter().find(|entry| entry.key == "title").and_then(|entry| check::title(&entry.node)));
    let mut whole = Node { span: 0..text.len(), value: Value::Object(fields) };
    match read(&whole) {
        Ok(header) => header,
        Err(found) => {
            // A fault in one field costs that field alone.
            if let Value::Object(fields) = &mut whole.value {
                fields.retain(|entry| {
                    let place = entry.key_span.start..entry.node.span.end;
                    found.iter().all(|fault| !place.contains(&fault.span.start))
                });
            }
            faults.extend(found);
            read(&whole).unwrap_or_default()
        }
    }
}

/// A slide to be shown: what is wrong with it stands on it, what should be mended is not looked for.
pub(super) fn slide(deck: &Deck, number: usize, range: &Range<usize>) -> Slide {
    Loader { deck, thorough: false, findings: Vec::new() }.slide(number, range)
}

/// A slide, and everything found in it.
pub(super) fn checked_slide(deck: &Deck, number: usize, range: &Range<usize>) -> (Slide, Vec<Diagnostic>) {
    let mut loader = Loader { deck, thorough: true, findings: Vec::new() };
    (loader.slide(number, range), loader.findings)
}

/// Reads one slide.
struct Loader<'a> {
    deck: &'a Deck,
    /// Warnings are looked for too.
    thorough: bool,
    findings: Vec<Diagnostic>,
}

impl Loader<'_> {
    fn slide(&mut self, number: usize, range: &Range<usize>) -> Slide {
        let source = &self.deck.source;
        let fallback = format!("slide-{}", number + 1);
        let Some(mut node) = parse(&source.text, range, &mut self.findings) else {
            let title = format!("{} {}", source.name, number + 1);
            return Slide::broken(&fallback, title, placeholder(source, &self.findings));
        };
        let body = take_body(&mut node);
        let (mut written, mut own_faults) = (Written::default(), Vec::new());
        match read::<Written>(&node) {
            Ok(read) => written = read,
            Err(faults) => {
                // What can be read of it still names the slide, and a slide that asks first asks whatever else is wrong.
                written.sensitive = node.get("sensitive").is_some_and(|node| node.value != Value::Bool(false));
                written.cover = node.get("cover").and_then(text_of);
                written.id = node.get("id").and_then(text_of);
                written.title = node.get("title").and_then(text_of).map(|title| Prose::new(&title)).unwrap_or_default();
                own_faults = faults;
            }
        }
        if node.get("title").is_none() && matches!(node.value, Value::Object(_)) && own_faults.is_empty() {
            let message = "The field \"title\" is missing here.";
            own_faults.push(
                Diagnostic::error("missing-field", range.start..range.start + 1, message)
                    .hint("A sentence that says the finding."),
            );
        }
        let id =
            written.id.clone().or_else(|| Some(slug(&written.title.plain())).filter(|slug| !slug.is_empty())).unwrap_or(fallback);
        let mut elements = Vec::new();
        if !own_faults.is_empty() {
            elements.push(Element::placeholder(placeholder(source, &own_faults)));
        }
        match body {
            Some(Entry { node: Node { value: Value::List(items), .. }, .. }) => {
                elements.extend(items.into_iter().map(|item| self.element(item)));
            }
            Some(Entry { node, .. }) => elements.push(self.element(node)),
            None => {}
        }
        self.findings.extend(own_faults);
        let slide = Slide::from_parts(id, written, elements);
        if self.thorough {
            self.findings.extend(check::slide(self.deck, &slide, &node, range));
        }
        slide
    }

    /// An element, or a placeholder that says what is wrong with it.
    fn element(&mut self, mut node: Node) -> Element {
        let mut inner = self.inner_elements(&mut node);
        let result = read::<Element>(&node).and_then(|element| {
            let faults: Vec<Diagnostic> = element.check().into_iter().map(|fault| locate(&node, fault)).collect();
            if faults.iter().any(|fault| fault.severity == Severity::Error) {
                return Err(faults);
            }
            self.findings.extend(faults);
            Ok(element)
        });
        let element = match result {
            Ok(mut element) => {
                if let crate::element::Kind::Columns(columns) = &mut element.1 {
                    for column in columns.columns.iter_mut().rev() {
                        column.body = inner.pop().unwrap_or_default();
                    }
                }
                element
            }
            Err(faults) => {
                let placeholder = placeholder(&self.deck.source, &faults);
                self.findings.extend(faults);
                Element::placeholder(placeholder)
            }
        };
        if self.thorough {
            check::element(self.deck, &node, &mut self.findings);
        }
        element
    }

    /// Elements inside columns stand for themselves, so that a fault in one leaves the others whole. They are read here and
    /// taken out; what the columns themselves say is read after.
    fn inner_elements(&mut self, node: &mut Node) -> Vec<Vec<Element>> {
        if node.get("type").and_then(text_of).as_deref() != Some("columns") {
            return Vec::new();
        }
        let Value::Object(entries) = &mut node.value else { return Vec::new() };
        let columns = entries.iter_mut().find(|entry| entry.key == "columns");
        let Some(Entry { node: Node { value: Value::List(columns), .. }, .. }) = columns else { return Vec::new() };
        let mut bodies = Vec::new();
        for column in columns {
            let Value::Object(fields) = &mut column.value else { continue };
            let Some(body) = fields.iter_mut().find(|entry| entry.key == "body") else { continue };
            if let Value::List(items) = &mut body.node.value {
                // Columns and pauses stay, so that the check of the columns sees them.
                let misplaced = |item: &Node| matches!(item.get("type").and_then(text_of).as_deref(), Some("columns" | "pause"));
                let (stay, go): (Vec<Node>, Vec<Node>) = std::mem::take(items).into_iter().partition(misplaced);
                *items = stay;
                bodies.push(go.into_iter().map(|item| self.element(item)).collect());
            }
        }
        bodies
    }
}

fn take_body(node: &mut Node) -> Option<Entry> {
    let Value::Object(entries) = &mut node.value else { return None };
    let at = entries.iter().position(|entry| entry.key == "body")?;
    Some(entries.remove(at))
}

fn text_of(node: &Node) -> Option<String> {
    if let Value::Text(text) = &node.value { Some(text.clone()) } else { None }
}

fn locate(node: &Node, fault: crate::element::Fault) -> Diagnostic {
    let mut span = node.at(&fault.path).span.clone();
    if fault.path.is_empty() {
        span = node.get("type").map_or(span.start..span.start + 1, |kind| kind.span.clone());
    }
    Diagnostic { severity: fault.severity, rule: fault.rule, message: fault.message, span, hint: fault.hint }
}

/// What is shown where something broken was.
pub(super) fn placeholder(source: &Source, faults: &[Diagnostic]) -> Placeholder {
    let say = |fault: &Diagnostic| (source.locate(fault), fault.message.clone(), fault.hint.clone());
    Placeholder { faults: faults.iter().filter(|fault| fault.severity == Severity::Error).map(say).collect() }
}

/// `It works for 20 of 100` → `it-works-for-20-of-100`.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
