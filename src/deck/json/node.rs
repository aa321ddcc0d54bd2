//! A JSON value that knows where it stands in its file.

use std::ops::Range;

use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::tokens::Token;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use crate::diagnostic::Diagnostic;
use crate::element::At;
use crate::text::clean::clean;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes of the file that hold it.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the six kinds of JSON")]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Entry>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub key: String,
    /// Where the name stands, quotes included.
    pub key_span: Range<usize>,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The fields of an object; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        if let Value::Object(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The value at the end of a path, or the last one on the way that is there.
    pub fn at(&self, path: &[At]) -> &Node {
        let mut node = self;
        for step in path {
            let next = match step {
                At::Field(name) => node.get(name),
                At::Index(index) => node.items().get(*index),
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// Calls `visit` with every text in it.
    pub fn texts<'a>(&'a self, visit: &mut impl FnMut(&'a str, &Range<usize>)) {
        match &self.value {
            Value::Text(text) => visit(text, &self.span),
            Value::List(items) => items.iter().for_each(|item| item.texts(visit)),
            Value::Object(entries) => entries.iter().filter(|e| e.key != "comment").for_each(|e| e.node.texts(visit)),
            _ => {}
        }
    }
}

/// The value in `range` of `text`. What is not JSON is reported, and read all the same where its meaning is plain.
/// Texts come out clean. `None` where there is nothing to be read.
pub fn parse(text: &str, range: &Range<usize>, faults: &mut Vec<Diagnostic>) -> Option<Node> {
    let piece = text.get(range.clone())?;
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    let mut builder = Builder { text: piece, base: range.start, faults };
    match parse_to_ast(piece, &collect, &strict()) {
        Ok(parsed) => parsed.value.map(|value| builder.node(value)),
        Err(error) => {
            let tolerant =
                ParseOptions { allow_comments: true, allow_trailing_commas: true, allow_missing_commas: true, ..strict() };
            let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
            let parsed = parse_to_ast(piece, &collect, &tolerant).ok();
            let before = builder.faults.len();
            if let Some(tokens) = parsed.as_ref().and_then(|parsed| parsed.tokens.as_ref()) {
                builder.small_faults(tokens);
            }
            if builder.faults.len() == before {
                builder.fault(error.range().start, error.range().end, error.kind());
            }
            parsed.and_then(|parsed| parsed.value).map(|value| builder.node(value))
        }
    }
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

struct Builder<'a> {
    text: &'a str,
    base: usize,
    faults: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn span(&self, ranged: &impl Ranged) -> Range<usize> {
        self.base + ranged.start()..self.base + ranged.end()
    }

    fn node(&mut self, value: jsonc_parser::ast::Value) -> Node {
        use jsonc_parser::ast::Value as Ast;
        let span = self.span(&value);
        let value = match value {
            Ast::NullKeyword(_) => Value::Null,
            Ast::BooleanLit(literal) => Value::Bool(literal.value),
            Ast::NumberLit(literal) => Value::Number(self.number(literal.value, &span)),
            Ast::StringLit(literal) => Value::Text(self.text(&literal.value, &span)),
            Ast::Array(list) => Value::List(list.elements.into_iter().map(|item| self.node(item)).collect()),
            Ast::Object(object) => Value::Object(object.properties.into_iter().map(|property| self.entry(property)).collect()),
        };
        Node { span, value }
    }

    fn entry(&mut self, property: jsonc_parser::ast::ObjectProp) -> Entry {
        let key_span = self.base + property.name.start()..self.base + property.name.end();
        let key = clean(&property.name.into_string()).0.into_owned();
        Entry { key, key_span, node: self.node(property.value) }
    }

    fn number(&mut self, digits: &str, span: &Range<usize>) -> f64 {
        let number: f64 = digits.parse().unwrap_or(f64::INFINITY);
        if number.is_finite() {
            return number;
        }
        self.faults.push(Diagnostic::error("json", span.clone(), "This number is too large."));
        0.0
    }

    fn text(&mut self, text: &str, span: &Range<usize>) -> String {
        let (cleaned, removed) = clean(text);
        if removed > 0 {
            let signs = if removed == 1 { "1 sign that steers".into() } else { format!("{removed} signs that steer") };
            let message = format!("This text holds {signs} a terminal or cannot be seen. It is left out.");
            let hint = "Write **strong** or *emphasis* to set words apart; take the rest out.";
            self.faults.push(Diagnostic::warning("control-character", span.clone(), message).hint(hint));
        }
        cleaned.into_owned()
    }

    /// Comments, trailing commas and missing commas: wrong, but plain in their meaning.
    fn small_faults(&mut self, tokens: &[jsonc_parser::tokens::TokenAndRange]) {
        use Token::{CloseBrace, CloseBracket, Colon, Comma, CommentBlock, CommentLine, OpenBrace, OpenBracket};
        for token in tokens.iter().filter(|token| matches!(token.token, CommentLine(_) | CommentBlock(_))) {
            self.fault(token.range.start, token.range.end, &ParseErrorKind::CommentsNotAllowed);
        }
        let solid: Vec<_> = tokens.iter().filter(|token| !matches!(token.token, CommentLine(_) | CommentBlock(_))).collect();
        for pair in solid.windows(2) {
            let [one, next] = pair else { continue };
            let closes = matches!(next.token, CloseBrace | CloseBracket);
            if one.token == Comma && closes {
                self.fault(one.range.start, one.range.end, &ParseErrorKind::TrailingCommasNotAllowed);
            }
            let ends = !matches!(one.token, Comma | Colon | OpenBrace | OpenBracket);
            let begins = !closes && !matches!(next.token, Comma | Colon);
            if ends && begins {
                self.fault(next.range.start, next.range.end, &ParseErrorKind::ExpectedComma);
            }
        }
    }

    fn fault(&mut self, start: usize, end: usize, kind: &ParseErrorKind) {
        let (mut message, mut hint) = plain_words(kind);
        if self.text.get(start..).is_some_and(|rest| rest.starts_with(['“', '”', '„', '‘', '’'])) {
            message = "This is a curly quote.".into();
            hint = "JSON needs straight ones: \"like this\".";
        }
        let fault = Diagnostic::error("json", self.base + start..self.base + end, message);
        self.faults.push(if hint.is_empty() { fault } else { fault.hint(hint) });
    }
}

fn plain_words(kind: &ParseErrorKind) -> (String, &'static str) {
    use ParseErrorKind as Kind;
    let (message, hint) = match kind {
        Kind::CommentsNotAllowed => ("JSON has no comments.", "Every object may hold a \"comment\" field, which is not shown."),
        Kind::TrailingCommasNotAllowed => ("There is a comma after the last thing in the list.", "Take it out."),
        Kind::ExpectedComma => ("A comma is missing before this.", ""),
        Kind::ExpectedColonAfterObjectKey => ("A colon is missing after the field's name.", ""),
        Kind::ExpectedObjectValue => ("A value is missing after the colon.", ""),
        Kind::ExpectedStringObjectProperty => ("A field's name must stand in double quotes.", ""),
        Kind::SingleQuotedStringsNotAllowed => ("Texts stand in double quotes, not single ones.", ""),
        Kind::UnterminatedArray => ("This list is not closed.", "A ] is missing."),
        Kind::UnterminatedObject => ("This object is not closed.", "A } is missing."),
        Kind::UnexpectedCloseBrace => ("There is a } where none belongs.", ""),
        Kind::UnexpectedCloseBracket => ("There is a ] where none belongs.", ""),
        Kind::NestingDepthExceeded => ("Brackets lie too deep in one another.", "A deck needs about twelve levels."),
        Kind::String(_) => (
            "This text is not closed, or holds a sign that must be written with a backslash.",
            "A \" is missing, or write \\\" and \\\\ inside a text.",
        ),
        Kind::UnexpectedWord => ("This word stands without quotes.", "Texts stand in double quotes."),
        other => return (format!("This is not JSON: {other}."), ""),
    };
    (message.to_string(), hint)
}
