//! `immunodeck read PATH…`: every slide in words, wrapped, without escapes.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use super::{Read, Stopped, open, report_errors};
use crate::deck::{Deck, Told};
use crate::element::Words;
use crate::phrases::Phrases;
use crate::text::width::width;
use crate::text::wrap::wrap_plain;

/// Where lines break if nobody says otherwise.
const COLUMNS: usize = 80;
/// Lines longer than this are hard to follow, however wide the terminal.
const LONGEST: usize = 100;

pub(super) fn run(args: &Read) -> Result<ExitCode, Stopped> {
    print(&open::decks(&args.paths)?, args.width, args.all)
}

/// Prints decks, and their errors to standard error. Exit status 1 where a part could not be shown.
pub(super) fn print(decks: &[Deck], columns: Option<usize>, all: bool) -> Result<ExitCode, Stopped> {
    let columns = columns.unwrap_or_else(terminal_columns).max(10);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (index, deck) in decks.iter().enumerate() {
        if index > 0 {
            writeln!(out, "\n")?;
        }
        print_deck(deck, columns, all, &mut out)?;
    }
    out.flush()?;
    let mut broken = false;
    for deck in decks {
        broken |= report_errors(deck, all)?;
    }
    Ok(ExitCode::from(u8::from(broken)))
}

fn terminal_columns() -> usize {
    if !io::stdout().is_terminal() {
        return COLUMNS;
    }
    crossterm::terminal::size()
        .map_or(COLUMNS, |(columns, _)| if columns == 0 { COLUMNS } else { (columns as usize).min(LONGEST) })
}

fn print_deck(deck: &Deck, columns: usize, all: bool, out: &mut impl Write) -> io::Result<()> {
    let draft = if deck.is_draft() { format!(" ({})", deck.phrases().draft) } else { String::new() };
    let title = format!("{}{draft}", deck.header.title);
    heading(&title, "=", columns, out)?;
    for number in 0..deck.len() {
        let slide = deck.slide(number);
        let slide = if slide.sensitive && !all { slide.covered(deck.phrases()) } else { slide };
        writeln!(out)?;
        heading(&format!("{}. {}", number + 1, slide.title.plain()), "-", columns, out)?;
        let left_out = || vec![Words::Paragraph(deck.phrases().left_out.into())];
        let words = if slide.is_cover() { left_out() } else { deck.read(&slide, Told::ALL) };
        print_words(&words, deck.phrases(), columns, out)?;
    }
    Ok(())
}

fn heading(text: &str, rule: &str, columns: usize, out: &mut impl Write) -> io::Result<()> {
    let lines = wrap_plain(text, columns);
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(out, "{}", rule.repeat(longest))
}

fn print_words(words: &[Words], phrases: &Phrases, columns: usize, out: &mut impl Write) -> io::Result<()> {
    let mut in_list = false;
    for piece in words {
        let (indent, mark, text) = match piece {
            Words::Heading(text) => (0, "", (phrases.colon)(text.trim_end_matches(':'), "").trim_end().to_string()),
            Words::Paragraph(text) => (0, "", text.clone()),
            Words::Item(level, mark, text) => (2 * level, mark.as_str(), text.clone()),
        };
        let is_item = matches!(piece, Words::Item(..));
        if !(is_item && in_list) {
            writeln!(out)?;
        }
        in_list = is_item;
        let hang = indent + width(mark);
        for (line, text) in wrap_plain(&text, columns.saturating_sub(hang).max(1)).iter().enumerate() {
            let before = if line == 0 { format!("{}{mark}", " ".repeat(indent)) } else { " ".repeat(hang) };
            writeln!(out, "{before}{text}")?;
        }
    }
    Ok(())
}
