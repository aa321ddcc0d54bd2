//! The themes that the program brings.

use ratatui::style::Color;

use super::contrast::Rgb;
use super::{Name, Palette};

impl Name {
    /// The colours of a built-in theme.
    pub fn palette(self) -> &'static Palette {
        match self {
            Name::Dark => &DARK,
            Name::Light => &LIGHT,
        }
    }
}

// The order of the roles: text, dim, accent, second, rest, axis, track.

static DARK: Palette = Palette {
    paper: Rgb(0x10, 0x14, 0x18),
    panel: Rgb(0x1b, 0x22, 0x2a),
    roles: [
        Rgb(0xf5, 0xf5, 0xf5),
        Rgb(0x9a, 0xa0, 0xa6),
        Rgb(0x56, 0xb4, 0xe9),
        Rgb(0xe6, 0x9f, 0x00),
        Rgb(0x9a, 0xa0, 0xa6),
        Rgb(0x70, 0x79, 0x83),
        Rgb(0x3a, 0x42, 0x4b),
    ],
    sixteen: (
        Color::Black,
        [Color::White, Color::Gray, Color::LightCyan, Color::LightYellow, Color::Gray, Color::Gray, Color::DarkGray],
    ),
};

static LIGHT: Palette = Palette {
    paper: Rgb(0xff, 0xfd, 0xf5),
    panel: Rgb(0xf3, 0xef, 0xe2),
    roles: [
        Rgb(0x1a, 0x1a, 0x1a),
        Rgb(0x5f, 0x66, 0x70),
        Rgb(0x1b, 0x5a, 0x8c),
        Rgb(0x96, 0x58, 0x00),
        Rgb(0x5f, 0x66, 0x70),
        Rgb(0x80, 0x84, 0x8a),
        Rgb(0xd8, 0xd3, 0xc4),
    ],
    sixteen: (Color::White, [Color::Black, Color::Black, Color::Blue, Color::Magenta, Color::Black, Color::Black, Color::Gray]),
};
