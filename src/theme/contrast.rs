//! Contrast between two colours, as WCAG 2.2 defines it.

use ratatui::style::Color;

/// A colour in sRGB: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Relative luminance, from 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance".
pub fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Contrast ratio, from 1 (the same) to 21 (black on white). Source: WCAG 2.2, "contrast ratio".
pub fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The nearest of xterm's 240 fixed colours (its 6×6×6 cube and its greys), by distance in sRGB.
pub fn nearest_indexed(colour: Rgb) -> u8 {
    let distance = |Rgb(r, g, b): Rgb| {
        let Rgb(red, green, blue) = colour;
        u32::from(r.abs_diff(red)).pow(2) + u32::from(g.abs_diff(green)).pow(2) + u32::from(b.abs_diff(blue)).pow(2)
    };
    (16..=255).min_by_key(|&index| distance(indexed(index))).unwrap_or(16)
}

/// What a colour looks like: its own value, or xterm's where the terminal would choose.
pub fn rgb(colour: Color) -> Rgb {
    match colour {
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index) => indexed(index),
        Color::Red => Rgb(205, 0, 0),
        Color::Green => Rgb(0, 205, 0),
        Color::Yellow => Rgb(205, 205, 0),
        Color::Blue => Rgb(0, 0, 238),
        Color::Magenta => Rgb(205, 0, 205),
        Color::Cyan => Rgb(0, 205, 205),
        Color::Gray => Rgb(229, 229, 229),
        Color::DarkGray => Rgb(127, 127, 127),
        Color::LightRed => Rgb(255, 0, 0),
        Color::LightGreen => Rgb(0, 255, 0),
        Color::LightYellow => Rgb(255, 255, 0),
        Color::LightBlue => Rgb(92, 92, 255),
        Color::LightMagenta => Rgb(255, 0, 255),
        Color::LightCyan => Rgb(0, 255, 255),
        Color::White => Rgb(255, 255, 255),
        Color::Black | Color::Reset => Rgb(0, 0, 0),
    }
}

fn indexed(index: u8) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        16..=231 => {
            let cube = index - 16;
            Rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
        _ => Rgb(0, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_known_values() {
        let paper = Rgb(0x10, 0x14, 0x18);
        for (colour, expected) in [(Rgb(0xf5, 0xf5, 0xf5), 17.0), (Rgb(0x56, 0xb4, 0xe9), 8.0), (Rgb(0xe6, 0x9f, 0), 8.2)] {
            assert!((ratio(colour, paper) - expected).abs() < 0.06);
        }
        assert!((ratio(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 0.001);
    }

    #[test]
    fn finds_the_nearest() {
        assert_eq!(nearest_indexed(Rgb(255, 255, 255)), 231);
        assert_eq!(nearest_indexed(Rgb(0x5f, 0xaf, 0xff)), 75);
        assert_eq!(nearest_indexed(Rgb(18, 18, 18)), 233);
    }
}
