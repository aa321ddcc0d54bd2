//! Colours by ground and role: as a theme is written, and as a terminal is told of them.

use ratatui::style::Color;

use super::contrast::{Rgb, nearest_fitting, nearest_readable, ratio};
use super::{Contrast, Ground, Lightness, Role};

/// A colour for each ground and each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the grounds and roles, which are documented")]
pub struct Colours<C> {
    pub paper: C,
    pub panel: C,
    pub selected: C,
    pub text: C,
    pub dim: C,
    pub accent: C,
    pub second: C,
    pub rest: C,
    pub axis: C,
    pub track: C,
}

/// As a theme's file calls them.
pub static FIELDS: Colours<&str> = Colours {
    paper: "paper",
    panel: "panel",
    selected: "selected",
    text: "text",
    dim: "dim",
    accent: "accent",
    second: "second",
    rest: "rest",
    axis: "axis",
    track: "track",
};

impl<C> Colours<C> {
    /// Colours found one by one.
    pub fn each(ground: impl Fn(Ground) -> C, role: impl Fn(Role) -> C) -> Self {
        Self {
            paper: ground(Ground::Paper),
            panel: ground(Ground::Panel),
            selected: ground(Ground::Selected),
            text: role(Role::Text),
            dim: role(Role::Dim),
            accent: role(Role::Accent),
            second: role(Role::Second),
            rest: role(Role::Rest),
            axis: role(Role::Axis),
            track: role(Role::Track),
        }
    }

    /// The same with each colour turned into something else; told with what a theme's file calls it.
    pub fn map<D>(self, mut turn: impl FnMut(&'static str, C) -> D) -> Colours<D> {
        Colours {
            paper: turn(FIELDS.paper, self.paper),
            panel: turn(FIELDS.panel, self.panel),
            selected: turn(FIELDS.selected, self.selected),
            text: turn(FIELDS.text, self.text),
            dim: turn(FIELDS.dim, self.dim),
            accent: turn(FIELDS.accent, self.accent),
            second: turn(FIELDS.second, self.second),
            rest: turn(FIELDS.rest, self.rest),
            axis: turn(FIELDS.axis, self.axis),
            track: turn(FIELDS.track, self.track),
        }
    }
}

impl<C: Copy> Colours<C> {
    /// The colour of a ground.
    pub fn ground(&self, ground: Ground) -> C {
        match ground {
            Ground::Paper => self.paper,
            Ground::Panel => self.panel,
            Ground::Selected => self.selected,
        }
    }

    /// The colour of a role.
    pub fn role(&self, role: Role) -> C {
        match role {
            Role::Text => self.text,
            Role::Dim => self.dim,
            Role::Accent => self.accent,
            Role::Second => self.second,
            Role::Rest => self.rest,
            Role::Axis => self.axis,
            Role::Track => self.track,
        }
    }
}

/// A theme as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Its colours.
    pub colours: Colours<Rgb>,
    /// The contrast that it promises.
    pub contrast: Contrast,
}

/// A role that cannot be read well enough on some ground: the one where it is read worst.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weak {
    /// The role.
    pub role: Role,
    /// The ground.
    pub ground: Ground,
    /// Their contrast.
    pub ratio: f64,
    /// The contrast that it should have.
    pub least: f64,
    /// The nearest colour of the role's hue that can be read on every ground; `None` if the grounds leave none.
    pub better: Option<Rgb>,
}

impl Palette {
    /// Whether its paper is dark or light.
    pub fn lightness(&self) -> Lightness {
        Lightness::of(self.colours.paper)
    }

    /// The roles that cannot be read well enough, in their order.
    pub fn weak(&self) -> Vec<Weak> {
        let grounds = Ground::ALL.map(|ground| self.colours.ground(ground));
        let weakest = |role: Role| {
            let (colour, least) = (self.colours.role(role), self.contrast.least(role));
            let pairs = Ground::ALL.map(|ground| (ground, ratio(colour, self.colours.ground(ground))));
            let (ground, ratio) = pairs.into_iter().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
            let weak = Weak { role, ground, ratio, least, better: nearest_readable(colour, &grounds, least) };
            (ratio < least).then_some(weak)
        };
        Role::ALL.into_iter().filter_map(weakest).collect()
    }

    /// For a terminal of 24 bits.
    pub fn full(&self) -> Colours<Color> {
        self.colours.map(|_, Rgb(red, green, blue)| Color::Rgb(red, green, blue))
    }

    /// For a terminal of xterm's 256: the nearest that can be read. A ground keeps to those on which black or white can, so
    /// that there is always one.
    pub fn indexed(&self) -> Colours<Color> {
        let extreme = if self.lightness() == Lightness::Dark { Rgb::WHITE } else { Rgb::BLACK };
        let words = self.contrast.least(Role::Text);
        let ground = |ground| {
            let index = nearest_fitting(self.colours.ground(ground), |found| ratio(extreme, found) >= words);
            Color::Indexed(index)
        };
        let grounds = Ground::ALL.map(|it| super::contrast::rgb(ground(it)));
        let role = |role| {
            let reads = |found: Rgb| grounds.iter().all(|&ground| ratio(found, ground) >= self.contrast.least(role));
            Color::Indexed(nearest_fitting(self.colours.role(role), reads))
        };
        Colours::each(ground, role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Name, contrast};
    use proptest::prelude::*;

    fn clinic() -> Palette {
        *Name::Dark.palette().unwrap()
    }

    #[test]
    fn a_weak_role_is_told_once_with_its_worst_ground_and_a_better_colour() {
        let mut palette = clinic();
        assert_eq!(palette.weak(), []);
        palette.colours.accent = Rgb(0x2c, 0x5d, 0x8f);
        let weak = palette.weak();
        assert_eq!(weak.len(), 1);
        assert_eq!((weak[0].role, weak[0].ground, weak[0].least), (Role::Accent, Ground::Selected, 4.5));
        palette.colours.accent = weak[0].better.unwrap();
        assert_eq!(palette.weak(), []);
        // A light selection on a dark page leaves no colour for words.
        palette.colours.selected = Rgb(0xff, 0xfd, 0xf5);
        let words: Vec<Weak> = palette.weak().into_iter().filter(|weak| weak.least == 4.5).collect();
        assert!(words.len() == 4 && words.iter().all(|weak| weak.better.is_none()), "{words:?}");
    }

    proptest! {
        /// Whatever colours are written, the 256 leave every role readable.
        #[test]
        fn the_256_can_be_read(colours: [[u8; 3]; 10]) {
            let [paper, panel, selected, text, dim, accent, second, rest, axis, track] =
                colours.map(|[red, green, blue]| Rgb(red, green, blue));
            let colours = Colours { paper, panel, selected, text, dim, accent, second, rest, axis, track };
            let indexed = Palette { colours, contrast: Contrast::Enough }.indexed();
            for role in Role::ALL {
                for ground in Ground::ALL {
                    let ratio = ratio(contrast::rgb(indexed.role(role)), contrast::rgb(indexed.ground(ground)));
                    prop_assert!(ratio >= Contrast::Enough.least(role), "{role:?} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }
}
