//! Colours by role, chosen in pairs so that their contrast can be tested, and the signs that carry meaning without them.

pub mod builtin;
pub mod contrast;
pub mod glyphs;

use ratatui::style::{Color, Modifier, Style};

use self::contrast::Rgb;

/// What a stretch of the screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Words to read.
    #[default]
    Text,
    /// Words that can wait: chrome, sources, notes.
    Dim,
    /// The one colour that says "here": first marks, progress, selection.
    Accent,
    /// A second meaning, always with a second shape.
    Second,
    /// Marks of a group that is "the rest".
    Rest,
    /// Axes and rails: the faintest thing that still means something.
    Axis,
    /// The empty part of the progress line: means nothing by itself.
    Track,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 7] = [Role::Text, Role::Dim, Role::Accent, Role::Second, Role::Rest, Role::Axis, Role::Track];

    /// The least contrast with every ground it may stand on (WCAG 2.2: 1.4.3 for words, 1.4.11 for marks).
    pub fn least_contrast(self) -> f64 {
        match self {
            Role::Text | Role::Dim | Role::Accent | Role::Second => 4.5,
            Role::Rest | Role::Axis => 3.0,
            Role::Track => 1.0,
        }
    }
}

/// What a stretch of the screen lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ground {
    /// The page.
    #[default]
    Paper,
    /// A remark on the page.
    Panel,
    /// The row that is chosen.
    Selected,
}

/// What colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24 bits.
    #[default]
    Full,
    /// The 256 of xterm.
    Indexed,
    /// The 16 named ones.
    Sixteen,
    /// None: bold, underline and reverse alone.
    Mono,
}

/// Which of the built-in themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Name {
    /// Light words on dark paper.
    #[default]
    Dark,
    /// Dark words on light paper.
    Light,
}

impl Name {
    /// All of them, in the order of the theme key.
    pub const ALL: [Name; 2] = [Name::Dark, Name::Light];

    /// The next one.
    pub fn next(self) -> Self {
        match self {
            Name::Dark => Name::Light,
            Name::Light => Name::Dark,
        }
    }
}

/// A theme as written: one colour for each role and ground.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// The page.
    pub paper: Rgb,
    /// Remarks, and the chosen row.
    pub panel: Rgb,
    /// A colour for each role, in the order of [`Role::ALL`].
    pub roles: [Rgb; 7],
    /// The same for a terminal of 16 colours: the paper, then the roles.
    pub sixteen: (Color, [Color; 7]),
}

/// A theme as used: a palette on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    /// Which palette.
    pub name: Name,
    /// What the terminal can show of it.
    pub depth: Depth,
}

impl Theme {
    /// The style of a role on a ground. Both colours are always set, except where there are none.
    pub fn style(self, role: Role, ground: Ground) -> Style {
        let palette = self.name.palette();
        let colour = |rgb: Rgb| match self.depth {
            Depth::Indexed => Color::Indexed(contrast::nearest_indexed(rgb)),
            _ => Color::Rgb(rgb.0, rgb.1, rgb.2),
        };
        let role = role as usize;
        match self.depth {
            Depth::Mono if ground == Ground::Selected => Style::new().add_modifier(Modifier::REVERSED),
            Depth::Mono => Style::new(),
            Depth::Sixteen => {
                let (paper, roles) = palette.sixteen;
                Style::new().fg(roles.get(role).copied().unwrap_or_default()).bg(paper)
            }
            Depth::Full | Depth::Indexed => {
                let paper = if ground == Ground::Paper { palette.paper } else { palette.panel };
                Style::new().fg(colour(palette.roles.get(role).copied().unwrap_or_default())).bg(colour(paper))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every role on every ground, at every depth that this program colours itself.
    #[test]
    fn every_pair_can_be_read() {
        for name in Name::ALL {
            for depth in [Depth::Full, Depth::Indexed, Depth::Sixteen] {
                for role in Role::ALL {
                    for ground in [Ground::Paper, Ground::Panel, Ground::Selected] {
                        let style = Theme { name, depth }.style(role, ground);
                        let ratio = contrast::ratio(contrast::rgb(style.fg.unwrap()), contrast::rgb(style.bg.unwrap()));
                        assert!(ratio >= role.least_contrast(), "{name:?} {depth:?} {role:?} on {ground:?}: {ratio:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn without_colours_there_are_none() {
        for role in Role::ALL {
            let style = Theme { name: Name::Dark, depth: Depth::Mono }.style(role, Ground::Selected);
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
