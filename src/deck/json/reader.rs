//! A serde deserializer over [`Node`]s that finds every fault in one go.
//!
//! serde stops at the first fault of a value. So a faulty place is noted as a hole and the value is read again, the hole
//! standing in with an empty value of the right kind, until nothing new is found. Only faulty values are read twice.
//!
//! Three habits of the format live here: `"type"` names the kind of an element, a bare string may stand for an object
//! (`"text|item"` in a type's serde name says for which of its fields), and a tuple struct is several views of one object.

use std::cell::RefCell;
use std::fmt::{self, Display};
use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, did_you_mean};

/// Reads a value, or gives every fault in it. Faults that hide nothing are none here: see [`super::node::parse`].
///
/// # Errors
/// All faults of form: unknown, doubled, missing and mistyped fields, unknown types.
pub fn read<T: DeserializeOwned>(node: &Node) -> Result<T, Vec<Diagnostic>> {
    let notes = Notes::default();
    loop {
        let holes = notes.holes.borrow().len();
        let result = T::deserialize(Reader { node: Some(node), span: &node.span, notes: &notes, also: &[] });
        if let Err(Fault::New(kind)) = &result {
            notes.fault(kind, node.span.clone(), Some(node));
        }
        if result.is_ok() || notes.holes.borrow().len() == holes {
            let faults = notes.faults.into_inner();
            return match result {
                Ok(value) if faults.is_empty() => Ok(value),
                _ => Err(faults),
            };
        }
    }
}

/// What was found so far, over all readings.
#[derive(Default)]
struct Notes {
    faults: RefCell<Vec<Diagnostic>>,
    /// Bad values by their place, and missing fields by their object's place and their name.
    holes: RefCell<Vec<(usize, Option<&'static str>)>>,
}

impl Notes {
    fn add(&self, fault: Diagnostic) {
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    fn is_hole(&self, node: &Node) -> bool {
        self.holes.borrow().contains(&(node.span.start, None))
    }

    fn fault(&self, kind: &Kind, span: Range<usize>, node: Option<&Node>) {
        let hole = match kind {
            Kind::Missing(field) => (span.start, Some(*field)),
            _ => (span.start, None),
        };
        if !self.holes.borrow().contains(&hole) {
            self.holes.borrow_mut().push(hole);
        }
        self.add(match kind {
            Kind::Other(message) => Diagnostic::error("value", span, message.as_str()),
            Kind::Missing(field) => {
                let misspelt = |entry: &Entry| did_you_mean(&entry.key, [*field]).is_some();
                if node.is_some_and(|node| node.entries().iter().any(misspelt)) {
                    return;
                }
                let open = span.start..span.start + 1;
                Diagnostic::error("missing-field", open, format!("The field \"{field}\" is missing here."))
            }
            Kind::Type { expected } => {
                let found = node.map_or("nothing", |node| found(&node.value));
                Diagnostic::error("wrong-type", span, format!("Here stands {found}; it should be {expected}."))
            }
            Kind::Unknown { word, known, what } => {
                let fault = Diagnostic::error("unknown-word", span, format!("There is no {what} \"{word}\"."));
                fault.hint(guess(word, known))
            }
        });
    }
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.fract() != 0.0 => "a number with a fraction",
        Value::Number(number) if *number < 0.0 => "a number below zero",
        Value::Number(_) => "a number",
        Value::Text(_) => "a text",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn guess(word: &str, known: &[&str]) -> String {
    match did_you_mean(word, known.iter().copied()) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => format!("There is: {}.", known.join(", ")),
    }
}

#[derive(Debug)]
enum Fault {
    /// Noted already, with its place.
    Noted,
    /// Its place is not known yet.
    New(Kind),
}

#[derive(Debug)]
enum Kind {
    Other(String),
    Missing(&'static str),
    Type { expected: String },
    Unknown { word: String, known: &'static [&'static str], what: &'static str },
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Fault::New(Kind::Other(message.to_string()))
    }
    fn invalid_type(_: Unexpected, expected: &dyn Expected) -> Self {
        Fault::New(Kind::Type { expected: in_plain_words(&expected.to_string()) })
    }
    fn invalid_value(_: Unexpected, expected: &dyn Expected) -> Self {
        Fault::New(Kind::Type { expected: in_plain_words(&expected.to_string()) })
    }
    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Fault::New(Kind::Unknown { word: word.into(), known, what: "value" })
    }
    fn missing_field(field: &'static str) -> Self {
        Fault::New(Kind::Missing(field))
    }
}

/// What serde expects, in an author's words.
fn in_plain_words(expected: &str) -> String {
    let words = match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a string" | "string" => "a text in quotes",
        "a sequence" => "a list [ … ]",
        _ if expected.starts_with("struct") || expected.starts_with("a map") || expected.starts_with("tuple") => {
            "an object { … }"
        }
        _ => expected,
    };
    words.to_string()
}

/// A value to read; `None` is a hole, which gives an empty value of any kind.
#[derive(Clone, Copy)]
struct Reader<'a> {
    node: Option<&'a Node>,
    span: &'a Range<usize>,
    notes: &'a Notes,
    /// Fields of this object that another view reads.
    also: &'static [&'static str],
}

/// The fields that every element has beside its kind's own.
const COMMON: &[&str] = &["type", "source", "reveal"];

impl<'a> Reader<'a> {
    fn child(&self, node: &'a Node) -> Reader<'a> {
        let hole = self.notes.is_hole(node);
        Reader { node: (!hole).then_some(node), span: &node.span, notes: self.notes, also: &[] }
    }

    /// Notes a fault at this value, if that was not done deeper down.
    fn note<T>(&self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| {
            if let Fault::New(kind) = &fault {
                self.notes.fault(kind, self.span.clone(), self.node);
            }
            Fault::Noted
        })
    }

    fn wrong(&self, expected: &str) -> Fault {
        Fault::New(Kind::Type { expected: expected.to_string() })
    }
}

impl<'de, 'a> Deserializer<'de> for Reader<'a> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match self.node.map(|node| &node.value) {
            None => visitor.visit_str(""),
            Some(Value::Null) => visitor.visit_unit(),
            Some(Value::Bool(value)) => visitor.visit_bool(*value),
            Some(Value::Number(value)) => visitor.visit_f64(*value),
            Some(Value::Text(text)) => visitor.visit_str(text),
            Some(Value::List(items)) => visitor.visit_seq(Items { items: items.iter(), reader: self }),
            Some(Value::Object(_)) => visitor.visit_map(Fields::of(self, None)),
        };
        self.note(result)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.node.is_none() { visitor.visit_bool(false) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within range")]
        let result = match self.node.map(|node| &node.value) {
            None => visitor.visit_u32(0),
            Some(Value::Number(value)) if value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(value) => {
                visitor.visit_u32(*value as u32)
            }
            Some(_) => Err(self.wrong("a whole number")),
        };
        self.note(result)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.node.is_none() { visitor.visit_f64(0.0) } else { self.deserialize_any(visitor) }
    }

    /// A text that is one line: where it holds a line break, a blank stands instead.
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.map(|node| &node.value) {
            Some(Value::Text(text)) if text.contains('\n') => self.note(visitor.visit_string(text.replace('\n', " "))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.map(|node| &node.value) {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            None => visitor.visit_seq(Items { items: [].iter(), reader: self }),
            Some(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            None => visitor.visit_map(Fields::of(self, None)),
            Some(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let stands_for = name.split_once('|').map(|(field, _)| field);
        let result = match (self.node.map(|node| &node.value), stands_for) {
            (Some(Value::Text(_) | Value::List(_)), Some(field)) => visitor.visit_map(Fields::single(self, field)),
            (Some(Value::Text(_)), None) if self.also == COMMON && fields.iter().all(|field| COMMON.contains(field)) => {
                visitor.visit_map(Fields::of(Reader { node: None, ..self }, None))
            }
            (None, _) => visitor.visit_map(Fields::holes(self, fields)),
            (Some(Value::Object(_)), _) => visitor.visit_map(Fields::of(self, Some(fields))),
            _ => Err(self.wrong("an object { … }")),
        };
        self.note(result)
    }

    /// Several views of one object: each takes the fields that it knows.
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let result = visitor.visit_seq(Views { left: len, reader: Reader { also: COMMON, ..self } });
        self.note(result)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let first = variants.first().copied().unwrap_or_default();
        let (word, span, what) = match self.node.map(|node| (&node.value, node)) {
            None => (first, self.span, ""),
            Some((Value::Text(_), _)) if self.also == COMMON => ("text", self.span, ""),
            Some((Value::Text(word), _)) => (word.as_str(), self.span, "value"),
            Some((Value::Object(_), node)) if self.also == COMMON => match node.get("type") {
                Some(Node { value: Value::Text(word), span }) => (word.as_str(), span, "type"),
                Some(other) => return self.child(other).note(Err(self.wrong("a text in quotes"))),
                None => return self.note(Err(Fault::New(Kind::Missing("type")))),
            },
            Some(_) => return self.note(Err(self.wrong("a text in quotes"))),
        };
        let result = visitor.visit_enum(Variant { word, what, reader: Reader { span, ..self }, content: self });
        self.note(result)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char str bytes byte_buf unit unit_struct tuple identifier
    }
}

struct Items<'a> {
    items: std::slice::Iter<'a, Node>,
    reader: Reader<'a>,
}

impl<'de, 'a> de::SeqAccess<'de> for Items<'a> {
    type Error = Fault;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let child = self.reader.child(item);
        child.note(seed.deserialize(child)).map(Some)
    }
}

struct Views<'a> {
    left: usize,
    reader: Reader<'a>,
}

impl<'de, 'a> de::SeqAccess<'de> for Views<'a> {
    type Error = Fault;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(self.reader).map(Some)
    }
}

/// The fields of an object, one by one.
struct Fields<'a> {
    left: std::vec::IntoIter<(&'a str, Option<&'a Node>)>,
    value: Option<&'a Node>,
    reader: Reader<'a>,
}

impl<'a> Fields<'a> {
    /// All fields; where the known ones are told, the others are faults.
    fn of(reader: Reader<'a>, known: Option<&'static [&'static str]>) -> Self {
        let entries = reader.node.map(Node::entries).unwrap_or_default();
        let one_of_views = known.is_some_and(|known| {
            !reader.also.is_empty() && !known.is_empty() && known.iter().all(|field| COMMON.contains(field))
        });
        let mut fields: Vec<(&'a str, Option<&'a Node>)> = Vec::new();
        for Entry { key, key_span, node } in entries {
            if key == "comment" {
                continue;
            }
            let is_known = known.is_none_or(|known| known.contains(&key.as_str()));
            if !is_known && (one_of_views || reader.also.contains(&key.as_str())) {
                continue;
            }
            if !is_known {
                let all: Vec<&str> = known.unwrap_or_default().iter().chain(reader.also).copied().collect();
                let fault = Diagnostic::error("unknown-field", key_span.clone(), format!("There is no field \"{key}\" here."));
                reader.notes.add(fault.hint(guess(key, &all)));
                continue;
            }
            if fields.iter().any(|(earlier, _)| earlier == key) {
                let message = format!("The field \"{key}\" stands here twice.");
                reader.notes.add(Diagnostic::error("double-field", key_span.clone(), message).hint("Keep one of the two."));
                continue;
            }
            fields.push((key, Some(node)));
        }
        let start = reader.span.start;
        let missing =
            reader.notes.holes.borrow().iter().filter(|(at, _)| *at == start).filter_map(|(_, field)| *field).collect::<Vec<_>>();
        for field in missing {
            if known.is_some_and(|known| known.contains(&field)) && !fields.iter().any(|(key, _)| *key == field) {
                fields.push((field, None));
            }
        }
        Self { left: fields.into_iter(), value: None, reader }
    }

    /// A bare value in the place of one field.
    fn single(reader: Reader<'a>, field: &'static str) -> Self {
        Self { left: vec![(field, reader.node)].into_iter(), value: None, reader }
    }

    /// All fields, empty.
    fn holes(reader: Reader<'a>, known: &'static [&'static str]) -> Self {
        let fields: Vec<_> = known.iter().map(|field| (*field, None)).collect();
        Self { left: fields.into_iter(), value: None, reader }
    }
}

impl<'de, 'a> de::MapAccess<'de> for Fields<'a> {
    type Error = Fault;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.left.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(StrDeserializer::<Fault>::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            // A bare value is read as itself, not as a child: its place is the object's.
            Some(node) if self.reader.node.is_some_and(|whole| std::ptr::eq(whole, node)) => {
                seed.deserialize(Reader { also: &[], ..self.reader })
            }
            Some(node) => {
                let child = self.reader.child(node);
                child.note(seed.deserialize(child))
            }
            None => seed.deserialize(Reader { node: None, also: &[], ..self.reader }),
        }
    }
}

struct Variant<'a> {
    word: &'a str,
    what: &'static str,
    /// Where the word stands.
    reader: Reader<'a>,
    content: Reader<'a>,
}

impl<'de, 'a> de::EnumAccess<'de> for Variant<'a> {
    type Error = Fault;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let result = seed.deserialize(StrDeserializer::<Fault>::new(self.word)).map_err(|fault| match fault {
            Fault::New(Kind::Unknown { word, known, .. }) => Fault::New(Kind::Unknown { word, known, what: self.what }),
            other => other,
        });
        self.reader.note(result).map(|value| (value, self))
    }
}

impl<'de, 'a> de::VariantAccess<'de> for Variant<'a> {
    type Error = Fault;
    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(self.content.wrong("an object { … }"))
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(self.content.wrong("an object { … }"))
    }
}
