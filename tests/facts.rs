//! What the article says, the decks say; and nowhere in its words.

use std::collections::BTreeSet;

use immunodeck::deck::{Told, library};
use immunodeck::text::Prose;
use serde::Deserialize;
use serde_json::Value;

/// A fact of the article, and what the slide that tells it must say.
#[derive(Deserialize)]
struct Fact {
    fact: String,
    deck: String,
    slide: String,
    says: Vec<String>,
}

/// The hashes of all runs of the article's words, one a line. The article itself is not ours to keep.
const ARTICLE: &str = include_str!("article-runs.txt");

/// So many words in a row are a quotation.
const RUN: usize = 8;

/// Words in small letters, without the signs between them.
fn normal(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['’', '‘'], "'");
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_string).collect()
}

/// FNV-1a, 64 bits, as 16 hexadecimal digits.
fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Every run of words, hashed, with its words.
fn runs(text: &str) -> Vec<(String, String)> {
    normal(text).windows(RUN).map(|run| run.join(" ")).map(|run| (hash(&run), run)).collect()
}

/// The first run of `text` that `known` holds.
fn quoted(text: &str, known: &BTreeSet<&str>) -> Option<String> {
    runs(text).into_iter().find(|(hash, _)| known.contains(hash.as_str())).map(|(_, run)| run)
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(Prose::new(text).plain()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, out)),
        _ => {}
    }
}

#[test]
fn every_fact_of_the_article_is_told() {
    let decks = library::shipped();
    let facts: Vec<Fact> = serde_json::from_str(include_str!("facts.json")).unwrap();
    for Fact { fact, deck: id, slide, says } in facts {
        let deck = decks.iter().find(|deck| deck.id == id).unwrap_or_else(|| panic!("{fact}: no deck {id}"));
        let slide = deck.slide(deck.find(&slide).unwrap_or_else(|| panic!("{fact}: {id} has no slide {slide}")));
        let told = deck.read(&slide, Told::ALL).iter().map(|piece| piece.text().to_string()).collect::<Vec<_>>();
        let told = format!("{}\n{}", slide.title, told.join("\n")).to_lowercase();
        for words in says {
            assert!(told.contains(&words), "{fact}: {id}, “{}” does not say “{words}”:\n{told}", slide.id);
        }
    }
}

#[test]
fn no_deck_quotes_the_article() {
    let known: BTreeSet<&str> = ARTICLE.lines().collect();
    for (name, json) in library::SHIPPED.iter().copied().chain([("glossary.json", library::GLOSSARY)]) {
        let mut texts = Vec::new();
        strings(&serde_json::from_str(json).unwrap(), &mut texts);
        for text in texts {
            assert_eq!(quoted(&text, &known), None, "{name} quotes the article: {text}");
        }
    }
}

#[test]
fn the_articles_runs_are_sorted_hashes() {
    let runs: Vec<&str> = ARTICLE.lines().collect();
    assert!(runs.len() > 300 && runs.is_sorted());
    assert!(runs.iter().all(|run| run.len() == 16 && u64::from_str_radix(run, 16).is_ok()));
}

#[test]
fn words_are_normal_and_their_hash_is_fnv_1a() {
    assert_eq!(normal("It’s — “Été”: 20–40 % (IV)."), ["it's", "été", "20", "40", "iv"]);
    assert_eq!(["", "a", "foobar"].map(hash), ["cbf29ce484222325", "af63dc4c8601ec8c", "85944171f73967e8"]);
}

/// The two runs of the made-up text below.
const PLANTED: [&str; 2] = ["5b49f096ea6e4a54", "4d3b6605dfe94b9e"];

#[test]
fn a_planted_run_is_found() {
    let text = "The cat’s owl sat by 2 old oaks today.";
    let hashed = runs(text);
    assert_eq!(hashed.iter().map(|(hash, _)| hash.as_str()).collect::<Vec<_>>(), PLANTED);
    let known = PLANTED.into();
    assert_eq!(quoted("Look: the CAT'S owl sat by 2 old oaks!", &known), Some("the cat's owl sat by 2 old oaks".into()));
    assert_eq!(quoted("The cat’s owl sat by 3 old oaks today.", &known), None);
}
