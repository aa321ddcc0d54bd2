//! The command line: what may be said, and a file for each thing that can be done.

mod list;
mod open;
mod present;
mod read;
mod theme;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::deck::Deck;
use crate::diagnostic::{Diagnostic, Severity, Source, human};

/// Slide decks for patients, in a terminal.
///
/// Without a path it opens the library: six decks about how immunotherapy works, what the treatment is like, for whom it
/// is, for which cancers, its side effects and its history.
///
/// With a screen reader, use `immunodeck read`: it prints every slide in words, and nothing else.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Keys: → next, ← back, ? help, q quit.\n\n\
                  Examples:\n  immunodeck                       the library\n  immunodeck talk.json --slide 3   a deck of yours, from slide 3\n  \
                  immunodeck read                  all shipped decks in words\n  immunodeck read talk.json | less\n\n\
                  Exit status: 0 well, 1 a part of a deck is broken (the rest is printed), 2 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    present: Present,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print decks in words, top to bottom: for a screen reader, a pipe, or paper
    Read(Read),
    /// List decks: number, title, length, message
    List {
        /// Decks, or folders of decks; without one, the shipped decks
        paths: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
struct Present {
    /// Decks, or folders of decks
    paths: Vec<PathBuf>,
    /// Begin with this slide: its number or its id
    #[arg(long, value_name = "N|ID")]
    slide: Option<String>,
    /// Colours: dark, light, high-contrast, terminal (its own colours), or the file of a theme of yours; without it, dark or
    /// light as the terminal's background is
    #[arg(long, value_name = "NAME|FILE")]
    theme: Option<PathBuf>,
    /// Draw with plain ASCII signs
    #[arg(long)]
    ascii: bool,
    /// Listen to the mouse: the wheel scrolls, a click chooses or goes on
    #[arg(long)]
    mouse: bool,
    /// Show slides that ask first without asking
    #[arg(long)]
    all: bool,
    /// How pictures are drawn; without colours, or with --ascii, their words stand for them
    #[arg(long, value_enum, default_value = "auto")]
    images: Images,
    /// Remember nothing of this session (nothing is remembered yet)
    #[arg(long)]
    private: bool,
    /// Do not look for changes of the files (they are not watched yet)
    #[arg(long)]
    no_watch: bool,
}

#[derive(Debug, Args)]
struct Read {
    /// Decks, or folders of decks; without one, the shipped decks
    paths: Vec<PathBuf>,
    /// Tell slides that ask first too
    #[arg(long)]
    all: bool,
    /// Columns to wrap at; without it, the terminal's, or 80
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Images {
    /// As well as the terminal can: it is asked when a deck has a picture
    Auto,
    /// In half blocks; the terminal is asked nothing
    Blocks,
    /// Not at all
    Off,
}

/// Why the program could not do what it was asked to.
#[derive(Debug)]
enum Stopped {
    /// Said to the user; exit status 2.
    User(String),
    /// What is wrong with a file that is needed; exit status 2.
    Faulty(Source, Vec<Diagnostic>),
    /// Writing or reading failed.
    Io(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Io(error)
    }
}

/// Reads the command line, does what it says, and gives the exit status.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe is no failure of ours.
            let _ = match code {
                0 => error.print(),
                // An error quotes what was typed, or what a pattern of the shell found.
                _ => io::stderr().write_all(crate::text::clean::clean(&error.render().to_string()).0.as_bytes()),
            };
            return ExitCode::from(code);
        }
    };
    let result = match cli.command {
        Some(Command::Read(args)) => read::run(&args),
        Some(Command::List { paths }) => list::run(&paths),
        None => present::run(&cli.present),
    };
    match result {
        Ok(code) => code,
        Err(Stopped::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stopped::Io(error)) => complain(&error.to_string()),
        Err(Stopped::User(message)) => complain(&message),
        Err(Stopped::Faulty(source, faults)) => {
            let _ = io::stderr().write_all(human::print(&source, &faults).as_bytes());
            ExitCode::from(2)
        }
    }
}

fn complain(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "immunodeck: {}", crate::text::clean::clean_line(message));
    ExitCode::from(2)
}

/// Prints a deck's errors to standard error. True where there are any. Unless `all` is asked for, no line is quoted that holds
/// a part of a slide that asks first.
fn report_errors(deck: &Deck, all: bool) -> io::Result<bool> {
    let errors: Vec<Diagnostic> = deck.diagnostics().into_iter().filter(|found| found.severity == Severity::Error).collect();
    if errors.is_empty() {
        return Ok(false);
    }
    let covered = if all { Vec::new() } else { deck.sensitive() };
    let tells = |found: &Diagnostic| {
        let lines = deck.source.lines(&found.span);
        covered.iter().any(|slide| slide.start < lines.end && lines.start < slide.end)
    };
    let (kept_back, told): (Vec<Diagnostic>, Vec<Diagnostic>) = errors.into_iter().partition(tells);
    let mut out = io::stderr().lock();
    out.write_all(human::print(&deck.source, &told).as_bytes())?;
    for found in &kept_back {
        let place = deck.source.locate(found);
        writeln!(out, "error[{}]: on or beside a slide that asks first: told with --all\n --> {place}\n", found.rule)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Name;
    use clap::CommandFactory;

    #[test]
    fn help_names_every_theme() {
        let help = Cli::command().render_help().to_string();
        for name in Name::ALL {
            assert!(help.contains(name.word()), "{name:?} in:\n{help}");
        }
    }
}
