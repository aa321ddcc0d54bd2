//! Keys, as the program knows them: apart from how a terminal sends them.

use std::fmt;
use std::str::FromStr;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named after what stands on them")]
pub enum Key {
    Char(char),
    Ctrl(char),
    Alt(char),
    F(u8),
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
    Enter,
    Tab,
    BackTab,
    Backspace,
    Esc,
}

const NAMED: [(&str, Key); 16] = [
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PageUp", Key::PageUp),
    ("PageDown", Key::PageDown),
    ("Insert", Key::Insert),
    ("Delete", Key::Delete),
    ("Enter", Key::Enter),
    ("Tab", Key::Tab),
    ("BackTab", Key::BackTab),
    ("Backspace", Key::Backspace),
    ("Esc", Key::Esc),
    ("Space", Key::Char(' ')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Ctrl(letter) => write!(f, "Ctrl-{letter}"),
            Key::Alt(letter) => write!(f, "Alt-{letter}"),
            Key::F(number) => write!(f, "F{number}"),
            key => match (NAMED.iter().find(|(_, named)| named == key), key) {
                (Some((name, _)), _) => f.write_str(name),
                (None, Key::Char(letter)) => write!(f, "{letter}"),
                _ => Ok(()),
            },
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let single = |text: &str| {
            let mut letters = text.chars();
            letters.next().filter(|_| letters.next().is_none())
        };
        let named = NAMED.iter().find(|(name, _)| *name == text).map(|(_, key)| *key);
        named
            .or_else(|| single(text).map(Key::Char))
            .or_else(|| text.strip_prefix("Ctrl-").and_then(single).map(Key::Ctrl))
            .or_else(|| text.strip_prefix("Alt-").and_then(single).map(Key::Alt))
            .or_else(|| text.strip_prefix('F').and_then(|number| number.parse().ok()).map(Key::F))
            .ok_or_else(|| format!("there is no key \"{text}\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for name in ["a", "?", "Space", "PageDown", "Ctrl-c", "Alt-x", "F5", "Esc", "é"] {
            assert_eq!(name.parse::<Key>().map(|key| key.to_string()), Ok(name.to_string()));
        }
        assert!("Nothing".parse::<Key>().is_err());
    }
}
