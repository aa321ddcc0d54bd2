//! The themes that the program brings.

use ratatui::style::Color;

use super::contrast::Rgb;
use super::palette::{Colours, Palette};
use super::{Contrast, Lightness, Name};

impl Name {
    /// The colours of a theme that the program brings; none of the one that leaves them to the terminal.
    pub fn palette(self) -> Option<&'static Palette> {
        match self {
            Name::Dark => Some(&DARK),
            Name::Light => Some(&LIGHT),
            Name::HighContrast => Some(&HIGH_CONTRAST),
            Name::Terminal => None,
        }
    }
}

static DARK: Palette = Palette {
    colours: Colours {
        paper: Rgb(0x10, 0x14, 0x18),
        panel: Rgb(0x1b, 0x22, 0x2a),
        selected: Rgb(0x23, 0x2c, 0x37),
        text: Rgb(0xf5, 0xf5, 0xf5),
        dim: Rgb(0x9a, 0xa0, 0xa6),
        accent: Rgb(0x56, 0xb4, 0xe9),
        second: Rgb(0xe6, 0x9f, 0x00),
        rest: Rgb(0x9a, 0xa0, 0xa6),
        axis: Rgb(0x70, 0x79, 0x83),
        track: Rgb(0x3a, 0x42, 0x4b),
    },
    contrast: Contrast::Enough,
};

static LIGHT: Palette = Palette {
    colours: Colours {
        paper: Rgb(0xff, 0xfd, 0xf5),
        panel: Rgb(0xf3, 0xef, 0xe2),
        selected: Rgb(0xed, 0xe7, 0xd6),
        text: Rgb(0x1a, 0x1a, 0x1a),
        dim: Rgb(0x5f, 0x66, 0x70),
        accent: Rgb(0x1b, 0x5a, 0x8c),
        second: Rgb(0x96, 0x58, 0x00),
        rest: Rgb(0x5f, 0x66, 0x70),
        axis: Rgb(0x80, 0x84, 0x8a),
        track: Rgb(0xd8, 0xd3, 0xc4),
    },
    contrast: Contrast::Enough,
};

/// Black paper: eyes with a clouded lens read white on black better, as less light is scattered over the words (Legge et
/// al. 1985, Psychophysics of reading II). Every colour is one of xterm's 256, so that both depths look the same.
static HIGH_CONTRAST: Palette = Palette {
    colours: Colours {
        paper: Rgb::BLACK,
        panel: Rgb(0x1c, 0x1c, 0x1c),
        selected: Rgb(0x30, 0x30, 0x30),
        text: Rgb::WHITE,
        dim: Rgb(0xc6, 0xc6, 0xc6),
        accent: Rgb(0x5f, 0xd7, 0xff),
        second: Rgb(0xff, 0xaf, 0x00),
        rest: Rgb(0xb2, 0xb2, 0xb2),
        axis: Rgb(0x9e, 0x9e, 0x9e),
        track: Rgb(0x76, 0x76, 0x76),
    },
    contrast: Contrast::High,
};

/// What stands for every theme on a terminal of 16 colours, of which it alone knows the shades: those furthest apart.
pub(super) fn sixteen(lightness: Lightness) -> Colours<Color> {
    match lightness {
        Lightness::Dark => Colours {
            paper: Color::Black,
            panel: Color::Black,
            selected: Color::Black,
            text: Color::White,
            dim: Color::Gray,
            accent: Color::LightCyan,
            second: Color::LightYellow,
            rest: Color::Gray,
            axis: Color::Gray,
            track: Color::DarkGray,
        },
        Lightness::Light => Colours {
            paper: Color::White,
            panel: Color::White,
            selected: Color::White,
            text: Color::Black,
            dim: Color::Black,
            accent: Color::Blue,
            second: Color::Magenta,
            rest: Color::Black,
            axis: Color::Black,
            track: Color::Gray,
        },
    }
}
