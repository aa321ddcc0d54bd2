//! Pictures on slides: when they are read, how large they are, and what stands in their place.

use std::path::PathBuf;
use std::sync::Arc;

use immunodeck::app::{App, Effect, Message, Options};
use immunodeck::deck::Deck;
use immunodeck::picture::{Fault, File, Outcome, Picture, Pixels};
use immunodeck::theme::Depth;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::widgets::Widget;

use crate::testing::{glossary, lines};

const DRIP: &str = r#"{"type": "image", "path": "drip.png", "alt": "A drip.", "caption": "Sit.", "credit": "By A."}"#;

/// Red above, blue below.
fn picture(width: usize, height: usize) -> Outcome {
    let row = |y: usize| if 2 * y < height { [255, 0, 0, 255] } else { [0, 0, 255, 255] }.repeat(width);
    Ok(Arc::new(Picture::from(Pixels { width, height, rgba: (0..height).flat_map(row).collect() })))
}

/// A deck in a folder, shown, with pictures as they come; the files that it wanted, and the program.
fn shown(body: &str, size: (u16, u16), options: Options, came: &Outcome) -> (Vec<File>, App) {
    let json = format!(r#"{{"title": "Test", "slides": [{{"title": "A slide", "body": [{body}]}}]}}"#);
    let mut deck = Deck::load("test.json", json.into_bytes(), &glossary());
    deck.folder = Some(PathBuf::from("talks"));
    let mut app = App::new(vec![deck], Options { direct: true, pictures: true, ..options }, size);
    let read = |effect| if let Effect::Read(file) = effect { Some(file) } else { None };
    let files: Vec<File> = app.wanted().into_iter().filter_map(read).collect();
    for file in &files {
        app.update(Message::Picture(file.clone(), came.clone()));
    }
    (files, app)
}

fn frame(app: &App, (width, height): (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.render(buffer.area, &mut buffer);
    buffer
}

fn screen(body: &str, size: (u16, u16), came: &Outcome) -> String {
    lines(&frame(&shown(body, size, Options::default(), came).1, size)).join("\n")
}

#[test]
fn a_picture_is_drawn_in_half_blocks() {
    let (files, app) = shown(DRIP, (40, 20), Options::default(), &picture(120, 60));
    assert_eq!(files, [File { folder: "talks".into(), path: "drip.png".into() }]);
    let buffer = frame(&app, (40, 20));
    let (red, blue) = (Color::Rgb(255, 0, 0), Color::Rgb(0, 0, 255));
    // Nine rows are eighteen pixels: the middle of the picture is the middle of its fifth row.
    let cells: Vec<_> = (4..13).map(|y| (buffer[(2, y)].symbol(), buffer[(37, y)].fg, buffer[(2, y)].bg)).collect();
    let mut expected = vec![("▀", red, red); 4];
    expected.push(("▀", red, blue));
    expected.extend(vec![("▀", blue, blue); 4]);
    assert_eq!(cells, expected, "{}", lines(&buffer).join("\n"));
    assert!(!lines(&buffer).join("\n").contains("A drip."));
    assert_eq!(app.pictures().iter().map(|shown| shown.area).collect::<Vec<_>>(), [Rect::new(2, 4, 36, 9)]);
}

#[test]
fn caption_and_credit_stand_under_it() {
    let screen = screen(DRIP, (40, 20), &picture(120, 60));
    let below: Vec<&str> = screen.lines().skip(12).take(4).map(str::trim).collect();
    assert_eq!(below, [&"▀".repeat(36), "", "Sit.", "By A."], "{screen}");
}

#[test]
fn it_shares_its_page_with_what_is_said_beside_it() {
    let body = format!(r#""Before.", {DRIP}, "After.""#);
    for size in [(80, 24), (120, 40), (60, 20)] {
        let screen = screen(&body, size, &picture(1000, 1000));
        assert!(screen.contains("Before.") && screen.contains("After.") && screen.contains("▀▀▀"), "{screen}");
    }
    // Where that would leave it too little, it has a page of its own.
    let low = screen(&body, (40, 12), &picture(1000, 1000));
    assert!(low.contains("Before.") && low.contains("more"), "{low}");
}

#[test]
fn two_in_columns_share_the_page_too() {
    let body = format!(r#"{{"type": "columns", "columns": [{{"body": [{DRIP}]}}, {{"body": ["Words.", {DRIP}]}}]}}"#);
    let (files, app) = shown(&body, (100, 30), Options::default(), &picture(400, 300));
    assert_eq!(files.len(), 1);
    assert_eq!(app.pictures().len(), 2, "{}", lines(&frame(&app, (100, 30))).join("\n"));
}

#[test]
fn every_page_is_met_and_nothing_is_cut() {
    for (width, height) in [(20, 6), (24, 8), (40, 10), (40, 15), (80, 24), (200, 60)] {
        for (columns, rows) in [(1, 1), (2000, 10), (10, 2000), (300, 200)] {
            let (_, mut app) = shown(DRIP, (width, height), Options::default(), &picture(columns, rows));
            let mut seen = String::new();
            for _ in 0..6 {
                let buffer = frame(&app, (width, height));
                for picture in app.pictures() {
                    assert_eq!(buffer.area.intersection(picture.area), picture.area);
                    assert!(picture.area.positions().all(|at| buffer[at].symbol() == "▀"), "{width}×{height}");
                }
                seen += &lines(&buffer).join("\n");
                app.update(Message::Key("Right".parse().unwrap()));
            }
            assert!(seen.contains("Sit.") && seen.contains("By A."), "{width}×{height}:\n{seen}");
            assert!(seen.contains("▀") || seen.contains("A drip."), "{width}×{height}:\n{seen}");
        }
    }
}

#[test]
fn words_stand_where_no_picture_can() {
    for options in [
        Options { ascii: true, ..Options::default() },
        Options { depth: Depth::Mono, ..Options::default() },
        Options { depth: Depth::Sixteen, ..Options::default() },
    ] {
        assert_eq!(shown(DRIP, (80, 24), options, &picture(9, 9)).0, []);
    }
    let (files, app) = shown(DRIP, (80, 24), Options::default(), &Err(Fault::Missing));
    let screen = lines(&frame(&app, (80, 24))).join("\n");
    assert_eq!(files.len(), 1);
    assert!(screen.contains("┃ A drip."), "{screen}");
    assert!(screen.contains("┃ The picture itself (“drip.png”) cannot be shown: there is no such\n    ┃ file."), "{screen}");
}

#[test]
fn a_picture_is_read_before_its_slide_is_met() {
    let json = r#"{"title": "T", "slides": [
        {"title": "One", "body": ["one"]},
        {"title": "Two", "body": [{"type": "image", "path": "two.png", "alt": "Two."}]},
        {"title": "Three", "body": [{"type": "image", "path": "three.png", "alt": "Three."}]}]}"#;
    let mut deck = Deck::load("test.json", json.into(), &glossary());
    deck.folder = Some(PathBuf::new());
    let mut app = App::new(vec![deck], Options { direct: true, pictures: true, ..Options::default() }, (80, 24));
    let file = |path: &str| File { folder: PathBuf::new(), path: path.into() };
    assert_eq!(app.wanted(), [Effect::Read(file("two.png"))]);
    assert_eq!(app.wanted(), []);
    app.update(Message::Picture(file("two.png"), picture(40, 20)));
    app.update(Message::Key("Right".parse().unwrap()));
    assert_eq!(app.pictures().len(), 1);
    assert_eq!(app.wanted(), [Effect::Read(file("three.png"))]);
}

#[test]
fn nothing_lies_over_what_covers_it() {
    let (_, mut app) = shown(DRIP, (80, 24), Options::default(), &picture(120, 60));
    for key in ["?", "t", "b", ":"] {
        assert_eq!(app.pictures().len(), 1);
        app.update(Message::Key(key.parse().unwrap()));
        assert_eq!(app.pictures(), [], "under {key}");
        app.update(Message::Key("Esc".parse().unwrap()));
    }
    app.update(Message::Resize(19, 5));
    assert_eq!(app.pictures(), []);
}

#[test]
fn a_hidden_picture_is_not_shown() {
    let body = format!(r#""Now.", {{"type": "pause"}}, {DRIP}"#);
    let (_, mut app) = shown(&body, (80, 24), Options::default(), &picture(120, 60));
    assert_eq!(app.pictures(), []);
    app.update(Message::Key("Right".parse().unwrap()));
    assert_eq!(app.pictures().len(), 1);
}

#[test]
fn a_terminal_of_256_colours_gets_its_own() {
    let options = Options { depth: Depth::Indexed, ..Options::default() };
    let (_, app) = shown(DRIP, (40, 20), options, &picture(120, 60));
    assert_eq!(frame(&app, (40, 20))[(2, 4)].fg, Color::Indexed(196));
}
