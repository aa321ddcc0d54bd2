//! Contrast between two colours, as WCAG 2.2 defines it, and the nearest colour that has enough of it.

use std::fmt;
use std::str::FromStr;

use ratatui::style::Color;

/// A colour in sRGB: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The darkest colour.
    pub const BLACK: Rgb = Rgb(0, 0, 0);
    /// The lightest colour.
    pub const WHITE: Rgb = Rgb(255, 255, 255);

    /// This colour with another over it: red, green, blue, and how much of it is there.
    pub fn under(self, [red, green, blue, alpha]: [u8; 4]) -> Self {
        let alpha = u16::from(alpha);
        let mix = |below: u8, above: u8| {
            let sum = u16::from(below) * (255 - alpha) + u16::from(above) * alpha;
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, red), mix(self.1, green), mix(self.2, blue))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl FromStr for Rgb {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number.ok_or_else(|| format!("\"{text}\" is no colour."))?.to_be_bytes();
        Ok(Rgb(red, green, blue))
    }
}

/// One channel of sRGB as a share of light, from 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// Relative luminance, from 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance".
pub fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Contrast ratio, from 1 (the same) to 21 (black on white). Source: WCAG 2.2, "contrast ratio".
pub fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour nearest to `colour`, of the same hue, that has `least` contrast with every one of the `grounds`: mixed with
/// just as much white, or black, as it takes. `None` where neither white nor black would do.
pub fn nearest_readable(colour: Rgb, grounds: &[Rgb], least: f64) -> Option<Rgb> {
    let reads = |mixed: &Rgb| grounds.iter().all(|&ground| ratio(*mixed, ground) >= least);
    let towards = |pole: Rgb| (0..=255).map(|share| mix(colour, pole, share)).find(reads);
    [Rgb::WHITE, Rgb::BLACK].into_iter().filter_map(towards).min_by_key(|&mixed| distance(mixed, colour))
}

/// `colour` with so many parts of 255 of another.
fn mix(colour: Rgb, other: Rgb, share: u8) -> Rgb {
    let (most, share) = (u32::from(u8::MAX), u32::from(share));
    let channel = |from: u8, to: u8| {
        let sum = u32::from(from) * (most - share) + u32::from(to) * share;
        u8::try_from((sum + most / 2) / most).unwrap_or(u8::MAX)
    };
    Rgb(channel(colour.0, other.0), channel(colour.1, other.1), channel(colour.2, other.2))
}

/// The nearest of xterm's 240 fixed colours (its 6×6×6 cube and its greys) that is `fit`, by distance in sRGB; where none
/// is, the nearest of all.
pub fn nearest_fitting(colour: Rgb, fit: impl Fn(Rgb) -> bool) -> u8 {
    let fitting = (16..=255).filter(|&index| fit(indexed(index)));
    fitting.min_by_key(|&index| distance(indexed(index), colour)).unwrap_or_else(|| nearest_indexed(colour))
}

/// Squared.
fn distance(one: Rgb, other: Rgb) -> u32 {
    let channel = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    channel(one.0, other.0) + channel(one.1, other.1) + channel(one.2, other.2)
}

/// The nearest of xterm's 240 fixed colours (its 6×6×6 cube and its greys), by distance in sRGB.
pub fn nearest_indexed(colour: Rgb) -> u8 {
    let Rgb(red, green, blue) = colour;
    let step = |channel: u8| match channel {
        0..48 => 0,
        48..115 => 1,
        _ => (channel - 35) / 40,
    };
    let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
    // The grey whose level is nearest to the mean has the least distance of all greys.
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = 232 + u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(23).min(23);
    let far = |index: u8| distance(indexed(index), colour);
    if far(grey) < far(cube) { grey } else { cube }
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
    use proptest::prelude::*;

    #[test]
    fn agrees_with_known_values() {
        let paper = Rgb(0x10, 0x14, 0x18);
        for (colour, expected) in [(Rgb(0xf5, 0xf5, 0xf5), 17.0), (Rgb(0x56, 0xb4, 0xe9), 8.0), (Rgb(0xe6, 0x9f, 0), 8.2)] {
            assert!((ratio(colour, paper) - expected).abs() < 0.06);
        }
        assert!((ratio(Rgb::BLACK, Rgb::WHITE) - 21.0).abs() < 0.001);
    }

    #[test]
    fn colours_are_written_with_six_digits() {
        for (text, colour) in [("#1b5a8c", Rgb(0x1b, 0x5a, 0x8c)), ("#FFFDF5", Rgb(255, 253, 245)), ("#000000", Rgb::BLACK)] {
            assert_eq!(text.parse(), Ok(colour));
            assert_eq!(colour.to_string(), text.to_lowercase());
        }
        for wrong in ["", "#", "1b5a8c", "#fff", "#1b5a8", "#1b5a8cc", "#1b5a8g", "#+b5a8c", "#1b5a8é", "red"] {
            assert!(wrong.parse::<Rgb>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn finds_the_nearest() {
        assert_eq!(nearest_indexed(Rgb::WHITE), 231);
        assert_eq!(nearest_indexed(Rgb(0x5f, 0xaf, 0xff)), 75);
        assert_eq!(nearest_indexed(Rgb(18, 18, 18)), 233);
        assert_eq!(nearest_fitting(Rgb(18, 18, 18), |found| found.0 > 18), 234);
        assert_eq!(nearest_fitting(Rgb(18, 18, 18), |_| false), 233);
    }

    /// The lightest greys that WCAG lets stand on white are well known: #767676 for words, #949494 for marks.
    #[test]
    fn finds_the_nearest_that_can_be_read() {
        let grey = |level: u8| Rgb(level, level, level);
        for (colour, ground, least, found) in [
            (grey(0x80), Rgb::WHITE, 4.5, Some(grey(0x76))),
            (grey(0xff), Rgb::WHITE, 4.5, Some(grey(0x76))),
            (grey(0xa0), Rgb::WHITE, 3.0, Some(grey(0x94))),
            (grey(0x76), Rgb::WHITE, 4.5, Some(grey(0x76))),
            // A pure red becomes a darker one, or on black a lighter one.
            (Rgb(255, 0, 0), Rgb::WHITE, 4.5, Some(Rgb(238, 0, 0))),
            (Rgb(255, 0, 0), Rgb::BLACK, 7.0, Some(Rgb(255, 94, 94))),
            // On a middle grey, white fails where black does not.
            (grey(0xf0), grey(0x80), 4.5, Some(grey(0x17))),
            (grey(0xf0), grey(0x80), 7.0, None),
        ] {
            assert_eq!(nearest_readable(colour, &[ground], least), found, "{colour} on {ground}");
        }
        assert_eq!(nearest_readable(grey(9), &[Rgb::BLACK, Rgb::WHITE], 4.5), Some(grey(0x75)));
    }

    /// The hue in degrees, and how far rounding may have turned it: a grey has none.
    fn hue(Rgb(red, green, blue): Rgb) -> (f64, f64) {
        let [red, green, blue] = [red, green, blue].map(f64::from);
        let (x, y) = (red - (green + blue) / 2.0, (green - blue) * 0.75_f64.sqrt());
        let chroma = x.hypot(y);
        (y.atan2(x).to_degrees(), if chroma > 2.0 { (1.5 / chroma).asin().to_degrees() } else { 180.0 })
    }

    proptest! {
        #[test]
        fn the_nearest_has_its_hue_and_none_nearer_would_do(
            colour: [u8; 3], grounds in prop::collection::vec(any::<[u8; 3]>(), 1..4), least in 1.0..8.0_f64
        ) {
            let of = |[red, green, blue]: [u8; 3]| Rgb(red, green, blue);
            let (colour, grounds): (_, Vec<Rgb>) = (of(colour), grounds.into_iter().map(of).collect());
            let reads = |it: Rgb| grounds.iter().all(|&ground| ratio(it, ground) >= least);
            match nearest_readable(colour, &grounds, least) {
                None => prop_assert!(!reads(Rgb::BLACK) && !reads(Rgb::WHITE)),
                Some(found) => {
                    prop_assert!(reads(found));
                    let nearer = |mixed: &Rgb| distance(*mixed, colour) < distance(found, colour);
                    for pole in [Rgb::BLACK, Rgb::WHITE] {
                        prop_assert!((0..=255).map(|share| mix(colour, pole, share)).filter(nearer).all(|mixed| !reads(mixed)));
                    }
                    let ((before, _), (after, error)) = (hue(colour), hue(found));
                    let turned = (before - after).abs();
                    prop_assert!(turned.min(360.0 - turned) <= error, "{} turned by {}", found, turned);
                }
            }
        }
    }

    #[test]
    fn what_lies_over_a_colour_covers_it_in_part() {
        let paper = Rgb(10, 20, 200);
        assert_eq!(paper.under([255, 0, 0, 255]), Rgb(255, 0, 0));
        assert_eq!(paper.under([255, 0, 0, 0]), paper);
        assert_eq!(paper.under([110, 20, 100, 128]), Rgb(60, 20, 150));
    }

    proptest! {
        #[test]
        fn no_colour_is_nearer_than_the_nearest(red: u8, green: u8, blue: u8) {
            let colour = Rgb(red, green, blue);
            let least = (16..=255).map(|index| distance(indexed(index), colour)).min().unwrap();
            prop_assert_eq!(distance(indexed(nearest_indexed(colour)), colour), least);
        }
    }
}
