//! The key table. Dispatch, the footer, help and the README come from it.

use super::key::Key;
use crate::phrases::KeyPhrases;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "told by each binding's help")]
pub enum Action {
    Next,
    Back,
    Down,
    Up,
    First,
    Last,
    Contents,
    Overview,
    Search,
    NextMatch,
    EarlierMatch,
    Reading,
    Glossary,
    Sources,
    Answer,
    Choose,
    Was,
    WasForward,
    Blank,
    Theme,
    Help,
    Close,
    Leave,
    Quit,
    Suspend,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// While a slide is shown.
    Slide,
    /// While a slide with choices is shown: digits are choices there, elsewhere counts.
    Quiz,
    /// In the library.
    Library,
}

/// One row of the table.
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// Sequences of keys, any of which does it; the first is shown in footers.
    pub keys: &'static [&'static [Key]],
    /// On slides, and in the library: what it is called there, if it does something.
    pub slide: Option<Name>,
    /// In the library.
    pub library: Option<Name>,
}

/// How a binding is called, in the words of a language.
pub type Name = fn(&KeyPhrases) -> &'static str;

use Key::{Alt, Backspace, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Up};

/// Choices in a quiz. The slide has as many of them as it has choices.
const DIGITS: &[&[Key]] = &[
    &[Char('1')],
    &[Char('2')],
    &[Char('3')],
    &[Char('4')],
    &[Char('5')],
    &[Char('6')],
    &[Char('7')],
    &[Char('8')],
    &[Char('9')],
];

/// The table.
pub static BINDINGS: &[Binding] = &[
    Binding {
        action: Action::Next,
        keys: &[&[Right], &[Char('l')], &[Char(' ')], &[Enter], &[PageDown]],
        slide: Some(|k| k.next),
        library: Some(|k| k.open),
    },
    Binding {
        action: Action::Back,
        keys: &[&[Left], &[Char('h')], &[Backspace], &[PageUp]],
        slide: Some(|k| k.back),
        library: None,
    },
    Binding { action: Action::Down, keys: &[&[Down], &[Char('j')]], slide: Some(|k| k.down), library: Some(|k| k.choose) },
    Binding { action: Action::Up, keys: &[&[Up], &[Char('k')]], slide: Some(|k| k.up), library: Some(|k| k.choose) },
    Binding {
        action: Action::First,
        keys: &[&[Char('g'), Char('g')], &[Home]],
        slide: Some(|k| k.first),
        library: Some(|k| k.choose),
    },
    Binding { action: Action::Last, keys: &[&[Char('G')], &[End]], slide: Some(|k| k.last), library: Some(|k| k.choose) },
    Binding { action: Action::Contents, keys: &[&[Char(':')]], slide: Some(|k| k.contents), library: None },
    Binding { action: Action::Overview, keys: &[&[Char('o')]], slide: Some(|k| k.overview), library: None },
    Binding { action: Action::Search, keys: &[&[Char('/')]], slide: Some(|k| k.search), library: Some(|k| k.search) },
    Binding { action: Action::NextMatch, keys: &[&[Char('n')]], slide: Some(|k| k.next_match), library: None },
    Binding { action: Action::EarlierMatch, keys: &[&[Char('N')]], slide: Some(|k| k.earlier_match), library: None },
    Binding { action: Action::Reading, keys: &[&[Char('t')]], slide: Some(|k| k.reading), library: None },
    Binding { action: Action::Glossary, keys: &[&[Char('d')]], slide: Some(|k| k.glossary), library: None },
    Binding { action: Action::Sources, keys: &[&[Char('s')]], slide: Some(|k| k.sources), library: None },
    Binding { action: Action::Answer, keys: &[&[Char('a')]], slide: Some(|k| k.answer), library: None },
    Binding { action: Action::Choose, keys: DIGITS, slide: Some(|k| k.choose_answer), library: None },
    Binding { action: Action::Was, keys: &[&[Char('<')], &[Ctrl('o')]], slide: Some(|k| k.was), library: None },
    Binding { action: Action::WasForward, keys: &[&[Char('>')]], slide: Some(|k| k.was_forward), library: None },
    Binding { action: Action::Blank, keys: &[&[Char('b')], &[Char('.')]], slide: Some(|k| k.blank), library: Some(|k| k.blank) },
    Binding { action: Action::Theme, keys: &[&[Char('T')]], slide: Some(|k| k.theme), library: Some(|k| k.theme) },
    Binding { action: Action::Help, keys: &[&[Char('?')]], slide: Some(|k| k.help), library: Some(|k| k.help) },
    Binding { action: Action::Close, keys: &[&[Esc]], slide: Some(|k| k.close), library: Some(|k| k.close) },
    Binding { action: Action::Leave, keys: &[&[Char('q')]], slide: Some(|k| k.leave), library: Some(|k| k.quit) },
    Binding { action: Action::Quit, keys: &[&[Ctrl('c')]], slide: Some(|k| k.stop), library: Some(|k| k.stop) },
    Binding { action: Action::Suspend, keys: &[&[Ctrl('z')]], slide: Some(|k| k.suspend), library: Some(|k| k.suspend) },
];

impl Binding {
    /// What it is called in a context.
    pub fn name(&self, context: Context, phrases: &KeyPhrases) -> Option<&'static str> {
        let name = if context == Context::Library { self.library } else { self.slide };
        name.map(|name| name(phrases))
    }

    /// Whether its keys do it in a context.
    fn holds(&self, context: Context) -> bool {
        match context {
            Context::Library => self.library.is_some(),
            Context::Quiz => self.slide.is_some(),
            Context::Slide => self.slide.is_some() && self.action != Action::Choose,
        }
    }

    /// Its keys, one text for each sequence; the digits are told as a range.
    pub fn written(&self, arrows: [&str; 4], phrases: &KeyPhrases) -> Vec<String> {
        match self.action {
            Action::Choose => vec!["1–9".into()],
            _ => self.keys.iter().map(|keys| written(keys, arrows, phrases)).collect(),
        }
    }
}

/// The binding of an action.
pub fn binding(action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.action == action)
}

/// What the keys so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// An action, with the number typed before it.
    Found(Action, Option<usize>),
    /// More keys are needed.
    Waiting,
    /// Nothing begins so.
    Unknown,
}

/// Keys that wait for what follows: a number, or the first of two keys.
#[derive(Debug, Default)]
pub struct Pending {
    count: Option<usize>,
    keys: Vec<Key>,
}

impl Pending {
    /// Takes a key. A key that does not follow those before it begins anew.
    pub fn press(&mut self, key: Key, context: Context) -> Lookup {
        if let Key::Char(digit) = key
            && let Some(value) = digit.to_digit(10)
            && self.keys.is_empty()
            && context != Context::Quiz
            && (value > 0 || self.count.is_some())
        {
            let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(value as usize);
            self.count = Some(count);
            return Lookup::Waiting;
        }
        self.keys.push(key);
        let mut lookup = self.lookup(context);
        if lookup == Lookup::Unknown && self.keys.len() > 1 {
            self.keys = vec![key];
            lookup = self.lookup(context);
        }
        if lookup != Lookup::Waiting {
            *self = Self::default();
        }
        lookup
    }

    fn lookup(&self, context: Context) -> Lookup {
        let active = || BINDINGS.iter().filter(|binding| binding.holds(context));
        if let Some(found) = active().find(|binding| binding.keys.contains(&self.keys.as_slice())) {
            return Lookup::Found(found.action, self.count);
        }
        let begins = active().flat_map(|binding| binding.keys).any(|keys| keys.starts_with(&self.keys));
        if begins { Lookup::Waiting } else { Lookup::Unknown }
    }
}

/// A sequence of keys as it is written: `gg`, `Ctrl-c`, `→`.
fn written(keys: &[Key], arrows: [&str; 4], phrases: &KeyPhrases) -> String {
    let [left, right, up, down] = arrows;
    let one = |key: &Key| match key {
        Left => left.to_string(),
        Right => right.to_string(),
        Up => up.to_string(),
        Down => down.to_string(),
        Enter => phrases.enter.into(),
        Char(' ') => phrases.space.into(),
        PageDown => "PgDn".into(),
        PageUp => "PgUp".into(),
        Alt(letter) => format!("Alt-{letter}"),
        other => other.to_string(),
    };
    keys.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(keys: &str) -> Vec<Lookup> {
        let mut pending = Pending::default();
        keys.split(' ').map(|key| pending.press(key.parse().unwrap(), Context::Slide)).collect()
    }

    #[test]
    fn no_key_means_two_things() {
        for context in [Context::Slide, Context::Quiz, Context::Library] {
            let active: Vec<&[Key]> = BINDINGS
                .iter()
                .filter(|binding| binding.holds(context))
                .flat_map(|binding| binding.keys.iter().copied())
                .collect();
            for (index, one) in active.iter().enumerate() {
                for other in &active[index + 1..] {
                    assert!(!one.starts_with(other) && !other.starts_with(one), "{one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn sequences_and_counts() {
        use Lookup::{Found, Unknown, Waiting};
        assert_eq!(press("g g"), [Waiting, Found(Action::First, None)]);
        assert_eq!(press("1 2 G"), [Waiting, Waiting, Found(Action::Last, Some(12))]);
        assert_eq!(press("g l"), [Waiting, Found(Action::Next, None)]);
        assert_eq!(press("x"), [Unknown]);
        assert_eq!(press("F5"), [Unknown]);
    }

    #[test]
    fn a_clicker_reaches_everything_it_sends() {
        for (key, action) in [
            ("PageDown", Action::Next),
            ("PageUp", Action::Back),
            ("b", Action::Blank),
            (".", Action::Blank),
            ("Esc", Action::Close),
        ] {
            assert_eq!(press(key), [Lookup::Found(action, None)]);
        }
    }
}
