//! Colours by role, chosen in pairs so that their contrast can be tested, and the signs that carry meaning without them.

pub mod builtin;
pub mod contrast;
pub mod glyphs;
pub mod palette;

use ratatui::style::{Color, Modifier, Style};

use self::contrast::{Rgb, luminance};
use self::palette::{Colours, Palette};

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

impl Ground {
    /// All of them.
    pub const ALL: [Ground; 3] = [Ground::Paper, Ground::Panel, Ground::Selected];
}

/// How much contrast a theme promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contrast {
    /// Enough for most eyes: 4.5 for words, 3 for marks (WCAG 2.2: 1.4.3, 1.4.11).
    Enough,
    /// For weak eyes: 7 for words (WCAG 2.2: 1.4.6), 4.5 for marks.
    High,
}

impl Contrast {
    /// The least that a role has with every ground it may stand on.
    pub fn least(self, role: Role) -> f64 {
        let (words, marks) = match self {
            Contrast::Enough => (4.5, 3.0),
            Contrast::High => (7.0, 4.5),
        };
        match role {
            Role::Text | Role::Dim | Role::Accent | Role::Second => words,
            Role::Rest | Role::Axis => marks,
            Role::Track => 1.0,
        }
    }
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

/// Whether paper is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lightness {
    /// White reads better on it.
    Dark,
    /// Black reads better on it.
    Light,
}

impl Lightness {
    /// That of a paper, by its luminance against the middle of the contrast scale.
    pub fn of(paper: Rgb) -> Self {
        if luminance(paper) > 0.18 { Lightness::Light } else { Lightness::Dark }
    }
}

/// The themes that the program brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Light words on dark paper.
    Dark,
    /// Dark words on light paper.
    Light,
    /// White words on black paper, for weak eyes and pale projectors.
    HighContrast,
    /// The colours that the terminal has already: meaning is carried by signs, bold and reverse alone.
    Terminal,
}

impl Name {
    /// All of them, in the order of the theme key.
    pub const ALL: [Name; 4] = [Name::Dark, Name::Light, Name::HighContrast, Name::Terminal];

    /// As the command line calls it.
    pub fn word(self) -> &'static str {
        match self {
            Name::Dark => "dark",
            Name::Light => "light",
            Name::HighContrast => "high-contrast",
            Name::Terminal => "terminal",
        }
    }
}

/// A theme that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The program brings it.
    Brought(Name),
    /// It is the reader's own: what it is called, and its colours.
    Own(String, Palette),
}

impl Choice {
    /// Its colours; none where they are left to the terminal.
    pub fn palette(&self) -> Option<&Palette> {
        match self {
            Choice::Brought(name) => name.palette(),
            Choice::Own(_, palette) => Some(palette),
        }
    }
}

/// A theme as used: what the terminal is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: Colours<Color>,
    /// There is no colour to say "here" or "chosen".
    plain: bool,
    /// What the terminal can show.
    depth: Depth,
    /// The terminal is told where links lead.
    pub links: bool,
}

impl Theme {
    /// A palette on a terminal; without one, or without colours, the terminal's own words on its own paper.
    pub fn new(palette: Option<&Palette>, depth: Depth) -> Self {
        let colours = palette.and_then(|palette| match depth {
            Depth::Full => Some(palette.full()),
            Depth::Indexed => Some(palette.indexed()),
            Depth::Sixteen => Some(builtin::sixteen(palette.lightness())),
            Depth::Mono => None,
        });
        let plain = Colours::each(|_| Color::Reset, |_| Color::Reset);
        Self { colours: colours.unwrap_or(plain), plain: colours.is_none(), links: false, depth }
    }

    /// The same, whether links are told or not.
    pub fn telling_links(self, links: bool) -> Self {
        Self { links, ..self }
    }

    /// The page's colour; black where only the terminal knows it.
    pub fn paper(self) -> Rgb {
        contrast::rgb(self.colours.paper)
    }

    /// A colour, as near as the terminal can show it.
    pub fn colour(self, rgb: Rgb) -> Color {
        match self.depth {
            Depth::Indexed => Color::Indexed(contrast::nearest_indexed(rgb)),
            _ => Color::Rgb(rgb.0, rgb.1, rgb.2),
        }
    }

    /// The style of a role on a ground. Both colours are always set.
    pub fn style(self, role: Role, ground: Ground) -> Style {
        let style = Style::new().fg(self.colours.role(role)).bg(self.colours.ground(ground));
        match (role, ground) {
            (_, Ground::Selected) if self.plain => style.add_modifier(Modifier::REVERSED),
            (Role::Accent, _) if self.plain => style.add_modifier(Modifier::BOLD),
            _ => style,
        }
    }
}

#[cfg(test)]
mod vision;

#[cfg(test)]
mod tests {
    use super::*;

    /// Every role on every ground, at every depth that this program colours itself.
    #[test]
    fn every_pair_can_be_read() {
        let mut tested = 0;
        for name in Name::ALL {
            let Some(palette) = name.palette() else { continue };
            for depth in [Depth::Full, Depth::Indexed, Depth::Sixteen] {
                for role in Role::ALL {
                    for ground in Ground::ALL {
                        let style = Theme::new(Some(palette), depth).style(role, ground);
                        let ratio = contrast::ratio(contrast::rgb(style.fg.unwrap()), contrast::rgb(style.bg.unwrap()));
                        let least = palette.contrast.least(role);
                        assert!(ratio >= least, "{name:?} {depth:?} {role:?} on {ground:?}: {ratio:.2} of {least}");
                        tested += 1;
                    }
                }
            }
        }
        assert_eq!(tested, 3 * 3 * 7 * 3);
    }

    #[test]
    fn high_contrast_promises_seven_to_one() {
        assert_eq!(Name::HighContrast.palette().unwrap().contrast.least(Role::Dim), 7.0);
    }

    #[test]
    fn high_contrast_looks_the_same_with_256_colours() {
        let palette = Name::HighContrast.palette().unwrap();
        for role in Role::ALL {
            for ground in Ground::ALL {
                let [full, indexed] = [Depth::Full, Depth::Indexed].map(|depth| {
                    let style = Theme::new(Some(palette), depth).style(role, ground);
                    (contrast::rgb(style.fg.unwrap()), contrast::rgb(style.bg.unwrap()))
                });
                assert_eq!(full, indexed);
            }
        }
    }

    #[test]
    fn without_colours_there_are_none_and_reverse_says_what_is_chosen() {
        let plain = [Theme::new(None, Depth::Full), Theme::new(Name::Light.palette(), Depth::Mono)];
        for theme in plain {
            for role in Role::ALL {
                for ground in Ground::ALL {
                    let style = theme.style(role, ground);
                    assert_eq!((style.fg, style.bg), (Some(Color::Reset), Some(Color::Reset)));
                    assert_eq!(style.add_modifier.contains(Modifier::REVERSED), ground == Ground::Selected);
                }
            }
        }
    }
}
