//! The shipped decks, from a phone's terminal to a projector: nothing is wrong, nothing is lost, nothing is cut, nothing moves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use immunodeck::app::key::Key;
use immunodeck::app::{App, Message, Options};
use immunodeck::deck::{Deck, Glossary, Slide, SlideKind, Status, Told, library};
use immunodeck::element::answers::{Answers, Waits};
use immunodeck::element::block::Row;
use immunodeck::slide::{Placed, View, place};
use immunodeck::text::Prose;
use immunodeck::text::width::width;
use immunodeck::theme::glyphs::{ASCII, UNICODE};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use serde_json::Value;

use crate::testing::lines;

const SIZES: [(u16, u16); 5] = [(20, 6), (40, 15), (80, 24), (120, 40), (200, 60)];

/// No end card has so many pages.
const LONGEST: usize = 30;

/// A deck at a size, and all that the onward key shows of it.
struct Walk {
    deck: Deck,
    json: Value,
    size: (u16, u16),
    slides: Vec<(Slide, Placed)>,
    /// The slides, placed with their answers.
    answered: Vec<Placed>,
    stops: Vec<Stop>,
    /// The screens of the end card.
    end: Vec<Buffer>,
}

/// A screen, and what should be on it.
struct Stop {
    slide: usize,
    view: View,
    answers: bool,
    screen: Buffer,
}

static WALKS: LazyLock<Vec<Walk>> = LazyLock::new(|| {
    let decks = library::shipped().into_iter().zip(library::SHIPPED);
    decks.flat_map(|(deck, (_, json))| SIZES.map(|size| Walk::new(&deck, json, size))).collect()
});

fn draw(app: &App, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    app.render(area, &mut buffer);
    buffer
}

fn press(app: &mut App, key: Key, size: (u16, u16)) -> Buffer {
    app.update(Message::Key(key));
    draw(app, size)
}

fn open(deck: &Deck, slide: usize, size: (u16, u16)) -> App {
    App::new(vec![deck.clone()], Options { direct: true, slide, ..Options::default() }, size)
}

impl Walk {
    fn new(deck: &Deck, json: &str, size: (u16, u16)) -> Self {
        let placed = |slide: Slide, answers| (slide.clone(), place(deck, &slide, size.0, size.1, &UNICODE, answers));
        let slides: Vec<(Slide, Placed)> = (0..deck.len()).map(|number| placed(deck.slide(number), Answers::default())).collect();
        let answered: Vec<Placed> = (0..deck.len()).map(|number| placed(deck.slide(number), Answers::ALL).1).collect();
        let views =
            slides.iter().enumerate().flat_map(|(slide, (_, placed))| placed.views.iter().map(move |&view| (slide, view)));
        let mut app = open(deck, 0, size);
        let mut key = Key::Home;
        let mut onward = || press(&mut app, std::mem::replace(&mut key, Key::PageDown), size);
        let mut stops: Vec<Stop> = views.map(|(slide, view)| Stop { slide, view, answers: false, screen: onward() }).collect();
        let mut end = vec![onward()];
        while end.len() < LONGEST {
            match onward() {
                screen if end.last() == Some(&screen) => break,
                screen => end.push(screen),
            }
        }
        for (slide, _) in slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks()) {
            stops.extend(with_answers(deck, slide, &answered[slide], size));
        }
        Self { deck: deck.clone(), json: serde_json::from_str(json).unwrap(), size, slides, answered, stops, end }
    }

    /// The slide of a stop, as it is placed there.
    fn placed(&self, stop: &Stop) -> &Placed {
        if stop.answers { &self.answered[stop.slide] } else { &self.slides[stop.slide].1 }
    }

    fn stops_of(&self, slide: usize) -> impl Iterator<Item = &Stop> {
        self.stops.iter().filter(move |stop| stop.slide == slide)
    }

    /// Which deck, slide and size: for messages.
    fn place(&self, slide: usize) -> String {
        format!("{}, slide {} “{}”, at {}×{}", self.deck.id, slide + 1, self.slides[slide].0.id, self.size.0, self.size.1)
    }
}

impl Stop {
    fn told(&self, walk: &Walk) -> String {
        let View { step, page } = self.view;
        let answers = if self.answers { " with answers" } else { "" };
        format!("{}, step {step}, page {page}{answers}:\n{}", walk.place(self.slide), lines(&self.screen).join("\n"))
    }
}

/// What a slide shows from the answer key on, which goes to the page where the answer begins.
fn with_answers(deck: &Deck, slide: usize, placed: &Placed, size: (u16, u16)) -> Vec<Stop> {
    let answer = placed.body.rows.iter().position(|row| row.spans.iter().any(|span| span.part.waits != Waits::Nothing)).unwrap();
    let step = placed.views.last().unwrap().step;
    let shows = |view: &View| view.step == step && placed.pages[view.page].contains(&answer);
    let first = placed.views.iter().position(shows).unwrap();
    let mut app = open(deck, slide + 1, size);
    app.update(Message::Key(Key::PageUp));
    let keys = std::iter::once(Key::Char('a')).chain(std::iter::repeat(Key::PageDown));
    let views = placed.views[first..].iter().zip(keys);
    views.map(|(&view, key)| Stop { slide, view, answers: true, screen: press(&mut app, key, size) }).collect()
}

/// Words without case and the signs around them.
fn words(text: &str) -> BTreeSet<String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// The words that a reader of this part of a deck's file should meet.
fn texts(value: &Value) -> String {
    const UNSEEN: [&str; 11] =
        ["id", "kind", "type", "notes", "sources", "source", "tone", "effect", "style", "contact", "sensitive"];
    match value {
        Value::String(text) => Prose::new(text).plain() + "\n",
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| !UNSEEN.contains(&name.as_str())).map(|(_, value)| texts(value)).collect()
        }
        _ => String::new(),
    }
}

/// A row as it should stand on the screen.
fn visible(row: &Row, step: usize, answers: bool) -> String {
    let cells = row.spans.iter().map(|span| {
        let shown = span.part.step <= step && (answers || span.part.waits == Waits::Nothing);
        match span.veil {
            _ if shown => span.text.clone(),
            Some((from, sign)) if from <= step => sign.repeat(width(&span.text)),
            _ => " ".repeat(width(&span.text)),
        }
    });
    cells.collect::<String>().trim_end().to_string()
}

fn text(row: &Row) -> String {
    row.spans.iter().map(|span| span.text.as_str()).collect()
}

/// The text of one row of a part of the screen.
fn on_screen(screen: &Buffer, part: Rect, y: u16) -> String {
    (part.left()..part.right()).map(|x| screen[(x, y)].symbol()).collect::<String>().trim_end().to_string()
}

/// What stands on some parts of a screen.
fn content(screen: &Buffer, parts: &[Rect]) -> String {
    parts.iter().flat_map(|part| part.rows().map(|row| on_screen(screen, *part, row.y) + "\n")).collect()
}

#[test]
fn the_decks_and_their_glossary_are_faultless() {
    for deck in library::shipped() {
        let found: Vec<String> =
            deck.diagnostics().iter().map(|found| format!("{}: {}", deck.source.locate(found), found.message)).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    let (glossary, _, faults) = Glossary::load("glossary.json", library::GLOSSARY.as_bytes().to_vec());
    assert!(faults.is_empty() && !glossary.terms.is_empty(), "glossary.json: {faults:?}");
}

#[test]
fn the_program_brings_the_whole_folder() {
    let on_disk: BTreeMap<String, String> = fs::read_dir("slides/en")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(path).unwrap()))
        .collect();
    let brought = library::SHIPPED.iter().copied().chain([("slides/en/glossary.json", library::GLOSSARY)]);
    assert_eq!(on_disk, brought.map(|(name, text)| (name.to_string(), text.to_string())).collect());
}

#[test]
fn each_deck_has_the_form_of_a_talk() {
    for (deck, (_, json)) in library::shipped().iter().zip(library::SHIPPED) {
        let json: Value = serde_json::from_str(json).unwrap();
        let slides: Vec<Slide> = (0..deck.len()).map(|number| deck.slide(number)).collect();
        let (id, header) = (&deck.id, &deck.header);
        assert!((5..=9).contains(&slides.len()), "{id}: {} slides", slides.len());
        assert_eq!(header.status, Status::Ready, "{id}");
        assert!(header.minutes.is_some() && !header.actions.is_empty() && !header.sources.is_empty(), "{id}");
        assert_eq!(slides.first().map(|slide| slide.kind), Some(SlideKind::Title), "{id}");
        assert_eq!(slides.last().map(|slide| slide.kind), Some(SlideKind::Summary), "{id}");
        assert!(slides.iter().any(Slide::asks), "{id} asks nothing");
        assert_eq!(slides.iter().map(|slide| &slide.id).collect::<BTreeSet<_>>().len(), slides.len(), "{id}: ids");
        assert_eq!(slides.iter().filter_map(|slide| slide.minutes).sum::<f64>(), header.minutes.unwrap(), "{id}: minutes");
        for (slide, json) in slides.iter().zip(json["slides"].as_array().unwrap()) {
            let place = format!("{id}, “{}”", slide.id);
            assert!(!slide.notes.is_empty(), "{place}: notes");
            assert!(slide.minutes.is_some(), "{place}: minutes");
            assert!(!slide.sources.is_empty() || slide.body.is_empty(), "{place}: sources");
            assert!(!slide.sensitive, "{place}: sensitive");
            let count = spoken(json).split_whitespace().count();
            assert!(count <= 45, "{place}: {count} words");
        }
    }
}

/// The words of a slide outside its charts and its hidden answers.
fn spoken(json: &Value) -> String {
    const CHARTS: [&str; 5] = ["icon_array", "range_chart", "ranked_list", "timeline", "flow"];
    let mut json = json.clone();
    for element in json["body"].as_array_mut().into_iter().flatten() {
        if element["type"].as_str().is_some_and(|kind| CHARTS.contains(&kind)) {
            *element = Value::Null;
        } else if element["type"] == "teach_back" {
            *element = element["ask"].take();
        }
    }
    texts(&json)
}

#[test]
fn the_onward_key_alone_reaches_the_end_and_the_back_key_returns() {
    for walk in &*WALKS {
        assert!(walk.end.len() < LONGEST, "{} at {:?}: the onward key ends nowhere", walk.deck.id, walk.size);
        let shown = walk.stops.iter().filter(|stop| !stop.answers).map(|stop| (&stop.screen, stop.told(walk)));
        let way: Vec<(&Buffer, String)> = shown.chain(walk.end.iter().map(|screen| (screen, "the end".into()))).collect();
        let mut app = open(&walk.deck, 0, walk.size);
        way.iter().for_each(|_| drop(app.update(Message::Key(Key::PageDown))));
        for pair in way.windows(2).rev() {
            let [(screen, told), (after, _)] = pair else { continue };
            assert!(screen != after, "a key shows nothing new after {told}");
            let back = press(&mut app, Key::PageUp, walk.size);
            assert!(back == **screen, "back from the next screen is {:?}, not {told}", lines(&back));
        }
    }
}

#[test]
fn hiding_an_answer_leaves_no_empty_page() {
    for walk in &*WALKS {
        for (number, (_, placed)) in walk.slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks()) {
            for pages in 0..walk.stops_of(number).filter(|stop| stop.answers).count() {
                let mut app = open(&walk.deck, number + 1, walk.size);
                let keys = [Key::PageUp, Key::Char('a')].into_iter().chain(std::iter::repeat_n(Key::PageDown, pages));
                keys.for_each(|key| drop(app.update(Message::Key(key))));
                let screen = press(&mut app, Key::Char('a'), walk.size);
                assert!(!content(&screen, &[placed.frame.body]).trim().is_empty(), "{}, after {pages} pages", walk.place(number));
            }
        }
    }
}

#[test]
fn a_new_size_leaves_no_empty_page() {
    for walk in &*WALKS {
        for (number, (slide, _)) in walk.slides.iter().enumerate().filter(|(_, (slide, _))| slide.asks()) {
            for size in [20, 24, 40, 60, 80].into_iter().flat_map(|width| (6..24).step_by(3).map(move |height| (width, height))) {
                let mut app = open(&walk.deck, number + 1, walk.size);
                app.update(Message::Key(Key::PageUp));
                app.update(Message::Resize(size.0, size.1));
                let screen = draw(&app, size);
                let frame = place(&walk.deck, slide, size.0, size.1, &UNICODE, Answers::default()).frame;
                assert!(!content(&screen, &[frame.body]).trim().is_empty(), "{}, then at {size:?}", walk.place(number));
            }
        }
    }
}

#[test]
fn the_end_card_says_the_message() {
    for walk in &*WALKS {
        let card: String = walk.end.iter().flat_map(lines).map(|line| line + "\n").collect();
        let message = words(&texts(&walk.json["message"]));
        assert!(message.is_subset(&words(&card)), "{} at {:?}:\n{card}", walk.deck.id, walk.size);
    }
}

#[test]
fn every_word_is_seen_on_some_screen_and_told() {
    for walk in &*WALKS {
        for (number, (slide, placed)) in walk.slides.iter().enumerate() {
            let seen: BTreeSet<String> = walk
                .stops_of(number)
                .flat_map(|stop| words(&content(&stop.screen, &[placed.frame.title, placed.frame.body])))
                .collect();
            let rows: String = placed.title.rows.iter().chain(&placed.body.rows).map(|row| text(row) + "\n").collect();
            let mut own = walk.json["slides"][number].clone();
            if rows.contains(['▀', '▄', '▌', '▐']) {
                // The title is drawn large, and holds no letters.
                own["title"].take();
            }
            let header = match slide.kind {
                SlideKind::Title => ["message", "audience"].map(|field| texts(&walk.json[field])).concat(),
                SlideKind::Summary => ["message", "actions"].map(|field| texts(&walk.json[field])).concat(),
                _ => String::new(),
            };
            let own = words(&(texts(&own) + &header));
            let unseen: BTreeSet<String> = words(&rows).union(&own).filter(|word| !seen.contains(*word)).cloned().collect();
            assert!(unseen.is_empty(), "{}: never on the screen: {unseen:?}", walk.place(number));
            let told = walk.deck.read(slide, Told::ALL).iter().map(|piece| piece.text().to_string() + "\n").collect::<String>();
            let told = words(&(told + &slide.title.plain()));
            let untold: Vec<&String> = own.difference(&told).collect();
            assert!(untold.is_empty(), "{}: never told: {untold:?}", walk.place(number));
        }
    }
}

#[test]
fn no_row_is_cut_and_more_below_is_announced() {
    for walk in &*WALKS {
        for stop in &walk.stops {
            let placed = walk.placed(stop);
            let (frame, page) = (placed.frame, placed.pages[stop.view.page].clone());
            let first = frame.body.y + placed.offset as u16;
            for y in frame.body.top()..frame.body.bottom() {
                let row = y.checked_sub(first).map(|row| page.start + row as usize).filter(|row| page.contains(row));
                let wanted = row.map(|row| visible(&placed.body.rows[row], stop.view.step, stop.answers)).unwrap_or_default();
                assert_eq!(on_screen(&stop.screen, frame.body, y), wanted, "row {row:?} of {}", stop.told(walk));
            }
            assert!(page.len() + placed.offset <= frame.body.height as usize, "{}", stop.told(walk));
            assert!(frame.body.bottom() <= frame.keys.y.min(frame.cue.y), "{}", stop.told(walk));
            assert!(on_screen(&stop.screen, frame.keys, frame.keys.y).starts_with(['←', '→']), "no keys: {}", stop.told(walk));
            let below = placed.body.rows[page.end..].iter().any(|row| !visible(row, stop.view.step, stop.answers).is_empty());
            let cue = on_screen(&stop.screen, frame.cue, frame.cue.y).contains("▼ more");
            assert_eq!(cue, below, "the cue of {}", stop.told(walk));
        }
    }
}

#[test]
fn a_step_changes_only_what_appears() {
    for walk in &*WALKS {
        for (index, stop) in walk.stops.iter().enumerate() {
            // Where all does not fit on one page, answers take no space until they are shown.
            let kept = |other: &Stop| other.answers == stop.answers || walk.answered[stop.slide].pages.len() == 1;
            let same_page = |other: &&Stop| other.slide == stop.slide && other.view.page == stop.view.page && kept(other);
            let Some(before) = walk.stops[..index].iter().rev().find(same_page) else { continue };
            let frame = walk.slides[stop.slide].1.frame;
            for (x, y) in frame.title.positions().chain(frame.body.positions()).map(|at| (at.x, at.y)) {
                let (old, new) = (&before.screen[(x, y)], &stop.screen[(x, y)]);
                assert!(matches!(old.symbol(), " " | "·") || old == new, "cell {x}, {y} of {}", stop.told(walk));
            }
        }
    }
}

#[test]
fn an_icon_array_is_a_hundred_people() {
    for walk in &*WALKS {
        for (number, (slide, _)) in walk.slides.iter().enumerate() {
            let arrays = walk.json["slides"][number]["body"].as_array().into_iter().flatten();
            for array in arrays.filter(|element| element["type"] == "icon_array") {
                let low = array["count"].as_u64().or(array["low"].as_u64()).unwrap() as usize;
                let high = array["high"].as_u64().map_or(low, |high| high as usize);
                for glyphs in [&UNICODE, &ASCII] {
                    let placed = place(&walk.deck, slide, walk.size.0, walk.size.1, glyphs, Answers::default());
                    let spans: Vec<&str> =
                        placed.body.rows.iter().flat_map(|row| &row.spans).map(|span| span.text.as_str()).collect();
                    let signs = if array["effect"] == "benefit" { glyphs.benefit } else { glyphs.harm };
                    let counts = signs.map(|sign| spans.iter().filter(|span| **span == sign).count());
                    assert_eq!(counts, [low, high - low, 100 - high], "{}", walk.place(number));
                }
            }
        }
    }
}

#[test]
fn a_slide_is_one_page_of_a_plain_terminal() {
    let walks = WALKS.iter().filter(|walk| walk.size == (80, 24));
    let longer = walks.flat_map(|walk| {
        let pages = walk.slides.iter().enumerate().filter(|(_, (_, placed))| placed.pages.len() > 1);
        pages.map(|(number, (_, placed))| format!("{}: {:?}", walk.place(number), placed.pages))
    });
    assert_eq!(longer.collect::<Vec<_>>(), Vec::<String>::new());
}
