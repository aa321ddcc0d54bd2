//! `immunodeck [PATH…]`: the library, or decks of one's own, on the screen.

use std::env;
use std::io::IsTerminal;
use std::process::ExitCode;

use super::{Images, Present, Stopped, open, read, theme};
use crate::app::{App, Options};
use crate::runtime::{self, Ended, Wishes};
use crate::theme::Depth;

pub(super) fn run(args: &Present) -> Result<ExitCode, Stopped> {
    let theme = args.theme.as_deref().map(theme::choose).transpose()?;
    let decks = open::decks(&args.paths)?;
    let slide = match (&args.slide, decks.first()) {
        (Some(name), Some(deck)) => deck.find(name).ok_or_else(|| {
            Stopped::User(format!(
                "There is no slide \"{name}\" in \"{}\", which has {}.",
                deck.header.title,
                (deck.phrases().slides)(deck.len())
            ))
        })?,
        _ => 0,
    };
    let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    if dumb || !std::io::stdout().is_terminal() {
        return read::print(&decks, None, args.all);
    }
    let direct = (!args.paths.is_empty() && decks.len() == 1) || args.slide.is_some();
    let depth = depth();
    let background = theme.is_none() && depth != Depth::Mono;
    let options = Options {
        theme,
        depth,
        ascii: args.ascii || ascii_is_safer(),
        links: depth != Depth::Mono && links_are_safe(),
        direct,
        own: !args.paths.is_empty(),
        slide,
        all: args.all,
        pictures: cfg!(feature = "images") && args.images != Images::Off,
    };
    let graphics = args.images == Images::Auto && !hides_graphics();
    match runtime::run(|size| App::new(decks, options, size), Wishes { background, graphics, mouse: args.mouse })? {
        Ended::Quit => Ok(ExitCode::SUCCESS),
        Ended::Signal(signal) => {
            runtime::end_by(signal);
            Ok(ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)))
        }
    }
}

/// What colours the terminal has, from what it says of itself.
fn depth() -> Depth {
    let says = |name: &str| env::var(name).unwrap_or_default();
    let (term, colours) = (says("TERM"), says("COLORTERM"));
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        Depth::Mono
    } else if matches!(colours.as_str(), "truecolor" | "24bit") || term.ends_with("-direct") {
        Depth::Full
    } else if term.contains("256") {
        Depth::Indexed
    } else if term.starts_with("vt") {
        Depth::Mono
    } else {
        Depth::Sixteen
    }
}

/// Whether the terminal is known to take links (OSC 8): others may show the address as rubbish.
fn links_are_safe() -> bool {
    let says = |name: &str| env::var(name).unwrap_or_default();
    let term = says("TERM");
    let vte = says("VTE_VERSION").parse::<u32>().is_ok_and(|version| version >= 5000);
    let set = ["KONSOLE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM"].iter().any(|name| env::var_os(name).is_some());
    let program = matches!(says("TERM_PROGRAM").as_str(), "iTerm.app" | "WezTerm" | "ghostty" | "vscode" | "rio" | "tmux");
    let named = ["kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio"].iter().any(|name| term.contains(name));
    let within_screen = term.starts_with("screen") && says("TERM_PROGRAM") != "tmux";
    (vte || set || program || named) && !within_screen
}

/// tmux and screen keep a picture's pixels to themselves, or let them through to the wrong place; Apple's terminal shows the
/// question as text.
fn hides_graphics() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let says = |name: &str, words: &[&str]| env::var(name).is_ok_and(|value| words.iter().any(|word| value.starts_with(word)));
    set("TMUX") || set("STY") || says("TERM", &["tmux", "screen"]) || says("TERM_PROGRAM", &["Apple_Terminal", "tmux"])
}

/// Where round marks may take two cells (East Asian locales), and where there is no Unicode, plain signs serve better.
fn ascii_is_safer() -> bool {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set).unwrap_or_default();
    let wide = ["zh", "ja", "ko"].iter().any(|language| locale.starts_with(language));
    let other_charset = locale.split_once('.').is_some_and(|(_, set)| !set.to_lowercase().replace('-', "").starts_with("utf8"));
    wide || other_charset || env::var("TERM").is_ok_and(|term| term == "linux" || term.starts_with("vt"))
}
