//! Any valid deck: every kind with every field, and texts of every script. Texts begin with `~` (see `kinds::filled`).

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

type Part = BoxedStrategy<Value>;

/// A word of letters with no markup in it.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Z]{1,9}",
        1 => "[a-z]{30,60}",
        1 => "[漢字仮名交文]{1,6}",
        1 => "(é̂|ñ̃|ǘ̈|ộậ){1,4}",
        1 => select(vec!["👩‍⚕️", "🏳️‍🌈", "👍🏽", "❤️", "🇫🇷", "mg/dL", "well-known", "20–40", "(so)", "«\u{a0}oui\u{202f}!\u{a0}»", "L’eau", "5,000"]).prop_map(String::from),
    ]
}

/// Words as they may stand where there is no markup.
fn label() -> Part {
    vec(word(), 0..8).prop_map(|words| json!(format!("~{}", words.join(" ")))).boxed()
}

fn marked_up() -> impl Strategy<Value = String> {
    let marked = |(word, form): (String, usize)| match form {
        0 => format!("**{word}**"),
        1 => format!("*{word}*"),
        2 => format!("`{word}`"),
        3 => format!("[[{word}]]"),
        4 => format!("[[Infusion|{word}]]"),
        5 => format!("[{word}](https://a.org/{word})"),
        6 => format!("\\*{word}\\*"),
        _ => word,
    };
    vec((word(), 0usize..16).prop_map(marked), 0..14).prop_map(|words| words.join(" "))
}

fn paragraph() -> Part {
    marked_up().prop_map(|text| json!(format!("~{text}"))).boxed()
}

/// A paragraph, or several.
fn prose() -> Part {
    prop_oneof![4 => paragraph(), 1 => vec(paragraph(), 1..4).prop_map(Value::from)].boxed()
}

fn one_of(words: &'static [&'static str]) -> Part {
    select(words).prop_map(Value::from).boxed()
}

fn list(item: impl Strategy<Value = Value> + 'static, count: std::ops::Range<usize>) -> Part {
    vec(item, count).prop_map(Value::from).boxed()
}

/// An object of these fields; a name that ends with `?` may be left out.
fn object(fields: Vec<(&'static str, Part)>) -> Part {
    let field = |(name, part): (&'static str, Part)| match name.strip_suffix('?') {
        Some(name) => option::of(part).prop_map(move |part| part.map(|part| (name.to_string(), part))).boxed(),
        None => part.prop_map(move |part| Some((name.to_string(), part))).boxed(),
    };
    let fields: Vec<_> = fields.into_iter().map(field).collect();
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect())).boxed()
}

/// One object with the fields of both.
fn and(one: Part, other: Part) -> Part {
    let join = |(one, other): (Value, Value)| {
        let fields = |value: Value| value.as_object().cloned().unwrap_or_default();
        Value::Object(fields(one).into_iter().chain(fields(other)).collect::<Map<_, _>>())
    };
    (one, other).prop_map(join).boxed()
}

fn flag() -> Part {
    any::<bool>().prop_map(Value::from).boxed()
}

fn item(levels: usize) -> Part {
    if levels == 1 {
        return prose();
    }
    let deep = object(vec![("text", prose()), ("items?", list(item(levels - 1), 0..4))]);
    prop_oneof![3 => label(), 1 => deep].boxed()
}

/// `low` and `high`, or `count`, out of a hundred; words for the range where there is one.
fn figure() -> Part {
    let range = (0u32..100, 1u32..=100).prop_map(|(low, more)| json!({"low": low, "high": (low + more).min(100)})).boxed();
    let count = (0u32..=100).prop_map(|count| json!({"count": count}));
    prop_oneof![and(range, object(vec![("uncertain?", label())])), count].boxed()
}

fn period() -> Part {
    prop_oneof![label(), Just(Value::Null)].boxed()
}

/// A row's words, its ends in eighths of the axis, and words for an end that nobody gave.
type Interval = (Value, u32, u32, Option<Value>);

/// An axis of any length, with rows within it.
fn axis_and_rows() -> Part {
    let row = (object(vec![("label", label()), ("note?", label())]), 0u32..=8, 0u32..=8, option::weighted(0.2, label()));
    let spans = select(vec![0.8, 8.0, 100.0, 3650.0, 1e6, 1e12]);
    let chart = |(from, span, rows): (i32, f64, Vec<Interval>)| {
        let at = |share: u32| f64::from(from) + span * f64::from(share) / 8.0;
        let rows = rows.into_iter().map(|(mut row, one, other, until)| {
            row["low"] = json!(at(one.min(other)));
            row["high"] = until.as_ref().map_or(json!(at(one.max(other))), |_| Value::Null);
            until.into_iter().for_each(|until| row["until"] = until);
            row
        });
        json!({"axis": {"from": from, "to": at(8)}, "rows": rows.collect::<Vec<_>>()})
    };
    (-50i32..50, spans, vec(row, 1..7)).prop_map(chart).boxed()
}

/// Without the fields that say nothing: they need a number of people, or a row with two ends.
fn told(mut chart: Value) -> Value {
    let closed = chart["rows"].as_array().is_some_and(|rows| rows.iter().any(|row| row["high"].is_number()));
    let counted = chart["of"].is_number();
    let fields = chart.as_object_mut().unwrap();
    fields.retain(|name, _| counted && (closed || name != "otherwise") || !["otherwise", "of_whom"].contains(&name.as_str()));
    chart
}

/// Events in the order of their years.
fn events() -> Part {
    let words = object(vec![
        ("circa?", flag()),
        ("ongoing?", flag()),
        ("when", label()),
        ("place?", label()),
        ("title", prose()),
        ("text?", prose()),
    ]);
    let event = (words, select(vec![0.0, 0.25, 1.0, 10.0, 60.0, 2000.0]), option::of(select(vec![0.0, 0.5, 3.0, 40.0])));
    let dated = |(first, events): (f64, Vec<(Value, f64, Option<f64>)>)| {
        let mut year = first;
        let dated = events.into_iter().map(|(mut event, later, long)| {
            year += later;
            event["from"] = json!(year);
            long.into_iter().for_each(|long| event["to"] = json!(year + long));
            event
        });
        Value::from(dated.collect::<Vec<_>>())
    };
    (select(vec![-3000.0, 0.0, 1880.0, 1999.75]), vec(event, 0..12)).prop_map(dated).boxed()
}

/// Each kind but columns and pauses, with its own fields.
pub fn kinds() -> Vec<(&'static str, Part)> {
    let step = || object(vec![("title", prose()), ("text?", prose())]);
    let level = || object(vec![("label", label()), ("items", list(prose(), 0..5)), ("note?", label())]);
    let bar = || object(vec![("label", label()), ("value", (0u32..5000).prop_map(Value::from).boxed())]);
    let choice = || object(vec![("text", prose()), ("because", prose())]);
    let right = |mut choices: Vec<Value>, right: Index| {
        right.get_mut(&mut choices)["correct"] = json!(true);
        Value::from(choices)
    };
    let choices = (vec(choice(), 1..5), any::<Index>()).prop_map(move |(choices, index)| right(choices, index)).boxed();
    let table = (1usize..5).prop_flat_map(|columns| {
        object(vec![
            (
                "columns",
                vec(prop_oneof![label(), object(vec![("title", label()), ("align?", one_of(&["left", "right"]))])], columns)
                    .prop_map(Value::from)
                    .boxed(),
            ),
            ("rows", list(vec(label(), columns).prop_map(Value::from), 1..6)),
            ("caption?", prose()),
        ])
    });
    let array = vec![
        ("outcome", label()),
        ("otherwise", label()),
        ("of_whom", label()),
        ("period?", period()),
        ("effect", one_of(&["benefit", "harm"])),
        ("about?", flag()),
        ("caption?", prose()),
    ];
    let chart = vec![
        ("unit", label()),
        ("of?", Just(json!(100)).boxed()),
        ("of_whom?", label()),
        ("period?", period()),
        ("otherwise?", label()),
        ("caption?", prose()),
    ];
    vec![
        ("text", object(vec![("text", prose())])),
        ("list", object(vec![("style?", one_of(&["bullet", "number", "check"])), ("items", list(item(3), 0..14))])),
        (
            "callout",
            object(vec![("tone", one_of(&["key", "action", "caution", "unknown"])), ("title?", label()), ("text", prose())]),
        ),
        ("icon_array", and(object(array), figure())),
        ("range_chart", and(object(chart), axis_and_rows()).prop_map(told).boxed()),
        ("ranked_list", object(vec![("levels", list(level(), 0..6)), ("caption?", prose())])),
        ("timeline", object(vec![("events", events()), ("caption?", prose())])),
        ("flow", object(vec![("steps", list(step(), 0..7)), ("loop?", flag())])),
        ("teach_back", object(vec![("ask", prose()), ("expect", prose()), ("again?", prose())])),
        ("table", table.boxed()),
        (
            "bar_chart",
            object(vec![
                ("unit", label()),
                ("of?", Just(json!(5000)).boxed()),
                ("rows", list(bar(), 1..6)),
                ("caption?", prose()),
            ]),
        ),
        ("quiz", object(vec![("question", prose()), ("choices", choices)])),
        (
            "image",
            object(vec![
                ("path", Just(json!("picture.png")).boxed()),
                ("alt", label()),
                ("caption?", prose()),
                ("credit?", label()),
            ]),
        ),
    ]
}

/// Any element that may stand inside columns.
fn inner() -> Part {
    let common = |kind: &'static str| {
        object(vec![("type", Just(json!(kind)).boxed()), ("source?", one_of(&["a", "b"])), ("reveal?", flag())])
    };
    let drawn = kinds().into_iter().map(|(kind, part)| and(common(kind), part));
    let drawn: Vec<Part> = drawn.chain([paragraph()]).collect();
    (0..drawn.len()).prop_flat_map(move |kind| drawn[kind].clone()).boxed()
}

fn columns() -> Part {
    let column = object(vec![("width?", (1u32..5).prop_map(Value::from).boxed()), ("body", list(inner(), 0..3))]);
    object(vec![("type", Just(json!("columns")).boxed()), ("reveal?", flag()), ("columns", list(column, 0..4))])
}

fn slide() -> Part {
    let element = prop_oneof![6 => inner(), 1 => columns(), 2 => Just(json!({"type": "pause"}))];
    let caveat = prop_oneof![label(), object(vec![("text", prose()), ("source?", one_of(&["a", "b"]))])];
    object(vec![
        ("title", prose()),
        ("id?", "[a-z]{1,6}(-[a-z0-9]{1,6}){0,3}".prop_map(Value::from).boxed()),
        ("sensitive?", flag()),
        ("cover?", label()),
        ("kind?", one_of(&["content", "title", "section", "statement", "summary"])),
        ("body", list(element, 0..5)),
        ("caveats?", list(caveat, 0..3)),
        ("notes?", prose()),
        ("minutes?", (0u32..20).prop_map(|half| json!(f64::from(half) / 2.0)).boxed()),
        ("sources?", list(one_of(&["a", "b"]), 0..3)),
        ("comment?", label()),
    ])
}

/// Any deck without a fault.
pub fn deck() -> Part {
    let action =
        object(vec![("do", prose()), ("why?", prose()), ("when?", prose()), ("contact?", one_of(&["team", "pharmacist"]))]);
    let source =
        || object(vec![("title", label()), ("publisher?", label()), ("date?", label()), ("url?", label()), ("via?", label())]);
    let review = object(vec![("by", label()), ("on", label()), ("due?", label())]);
    object(vec![
        ("title", Just(json!("A deck")).boxed()),
        ("format?", Just(json!(1)).boxed()),
        ("language?", one_of(&["en", "fr", "fr-CA", "de"])),
        ("status?", one_of(&["draft", "ready"])),
        ("message?", prose()),
        ("summary?", prose()),
        ("audience?", label()),
        ("objective?", label()),
        ("actions?", list(prop_oneof![prose(), action], 0..4)),
        ("sources", object(vec![("a", source()), ("b", source())])),
        ("review?", review),
        ("minutes?", (0u32..90).prop_map(Value::from).boxed()),
        ("authors?", prose()),
        ("funding?", prose()),
        ("license?", label()),
        ("glossary?", list(object(vec![("term", label()), ("also?", list(label(), 0..3)), ("means", label())]), 0..4)),
        ("allow?", object(vec![("long-title?", label())])),
        ("$schema?", label()),
        ("slides", list(slide(), 1..4)),
    ])
}

/// A valid deck's text with some of its tokens taken out, doubled, exchanged or replaced.
pub fn spoilt() -> impl Strategy<Value = String> {
    let strange = select(vec![
        "null",
        "{}",
        "[]",
        "-1e999",
        "\"x\"",
        "true",
        "\"",
        "\\",
        "{",
        "]",
        ",",
        "//",
        "é",
        "\"~\"",
        "1e308",
        "-0",
        "\"type\"",
        "\u{1b}[2J",
    ]);
    let change = (any::<Index>(), any::<Index>(), 0..4, strange);
    (deck(), vec(change, 1..6)).prop_map(|(deck, changes)| {
        let text = deck.to_string();
        let mut tokens = tokens(&text);
        for (one, other, change, strange) in changes.iter().filter(|_| !text.is_empty()) {
            let (one, other) = (one.index(tokens.len()), other.index(tokens.len()));
            match change {
                0 if tokens.len() > 1 => drop(tokens.remove(one)),
                1 => tokens.insert(other, tokens[one]),
                2 => tokens.swap(one, other),
                _ => tokens[one] = strange,
            }
        }
        tokens.concat()
    })
}

/// Strings, numbers, words and signs of a JSON text.
fn tokens(text: &str) -> Vec<&str> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let string = || {
            rest[1..]
                .char_indices()
                .scan(false, |escaped, (at, letter)| {
                    let ends = letter == '"' && !*escaped;
                    *escaped = letter == '\\' && !*escaped;
                    Some((at, ends))
                })
                .find(|(_, ends)| *ends)
                .map(|(at, _)| at + 2)
        };
        let end = match first {
            '"' => string(),
            letter if letter.is_alphanumeric() => rest.find(|letter: char| !letter.is_alphanumeric() && !"+-.".contains(letter)),
            letter => Some(letter.len_utf8()),
        };
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(token);
        rest = after;
    }
    tokens
}
