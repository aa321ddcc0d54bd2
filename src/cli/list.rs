//! `immunodeck list`: what there is to read.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::{Stopped, open};
use crate::deck::Deck;
use crate::diagnostic::Severity;
use crate::text::width::width;

pub(super) fn run(paths: &[PathBuf]) -> Result<ExitCode, Stopped> {
    let decks = open::decks(paths)?;
    let widest = |text: fn(&Deck) -> String| decks.iter().map(|deck| width(&text(deck))).max().unwrap_or(0);
    let (ids, titles) = (widest(|deck| deck.id.clone()), widest(|deck| deck.header.title.clone()));
    let mut out = io::stdout().lock();
    let mut broken = false;
    for (number, deck) in decks.iter().enumerate() {
        let errors = deck.diagnostics().iter().filter(|found| found.severity == Severity::Error).count();
        broken |= errors > 0;
        let state = match errors {
            0 if deck.is_draft() => format!("  ({})", deck.phrases().draft),
            0 => String::new(),
            1 => "  (1 error)".into(),
            _ => format!("  ({errors} errors)"),
        };
        let pad = |text: &str, to: usize| format!("{text}{}", " ".repeat(to.saturating_sub(width(text))));
        let slides = (deck.phrases().slides)(deck.len());
        let minutes = deck.header.minutes.map(|_| format!(", {}", deck.length())).unwrap_or_default();
        let (id, title) = (pad(&deck.id, ids), pad(&deck.header.title, titles));
        let line = format!("{:>2}  {id}  {title}  {slides}{minutes}{state}", number + 1);
        writeln!(out, "{}", line.trim_end())?;
        if let Some(message) = &deck.header.message {
            writeln!(out, "    {}", message.plain())?;
        }
    }
    Ok(ExitCode::from(u8::from(broken)))
}
