//! How a theme looks to eyes that lack one kind of cone.
//!
//! Protanopia and deuteranopia as Viénot, Brettel and Mollon simulate them (1999, Digital video colourmaps for checking the
//! legibility of displays by dichromats), tritanopia as Brettel, Viénot and Mollon do (1997, Computerized simulation of
//! color appearance for dichromats), which needs two half-planes. The matrices act on linear sRGB; they are worked out with
//! the cones of Smith and Pokorny (1975), as DaltonLens publishes them.

use super::contrast::{self, Rgb, linear};
use super::{Depth, Ground, Name, Role, Theme};

type Matrix = [[f64; 3]; 3];

const PROTAN: Matrix = [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]];
const DEUTAN: Matrix = [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]];
const TRITAN: [Matrix; 2] = [
    [[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.80500, 0.11911]],
    [[0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.12320], [-0.37562, 1.12767, 0.24796]],
];
/// Which half-plane a colour lies on: the first where the product is not below zero.
const TRITAN_PLANES: [f64; 3] = [0.03901, -0.02788, -0.01113];

#[derive(Debug, Clone, Copy)]
enum Eyes {
    Common,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

fn product(row: [f64; 3], colour: [f64; 3]) -> f64 {
    row.iter().zip(colour).map(|(share, channel)| share * channel).sum()
}

/// A colour as these eyes see it, in linear sRGB.
fn seen(Rgb(red, green, blue): Rgb, eyes: Eyes) -> [f64; 3] {
    let colour = [red, green, blue].map(linear);
    let matrix = match eyes {
        Eyes::Common => return colour,
        Eyes::Protanopia => PROTAN,
        Eyes::Deuteranopia => DEUTAN,
        Eyes::Tritanopia => TRITAN[usize::from(product(TRITAN_PLANES, colour) < 0.0)],
    };
    matrix.map(|row| product(row, colour).clamp(0.0, 1.0))
}

/// CIELAB of linear sRGB, under its white (D65).
fn lab(colour: [f64; 3]) -> [f64; 3] {
    let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let white = [0.95047, 1.0, 1.08883];
    let curve = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|row| curve(product(xyz[row], colour) / white[row]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The distance in CIELAB (ΔE*ab, CIE 1976): the measure in which differences between small marks were tested.
fn distance(one: Rgb, other: Rgb, eyes: Eyes) -> f64 {
    let [one, other] = [one, other].map(|colour| lab(seen(colour, eyes)));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// Of marks a third of a degree wide, a letter at arm's length, half of all people see a difference of 7.3 in lightness,
/// 9.9 in red and green, 14.8 in yellow and blue (Stone, Szafir and Setlur 2014, An engineering model for color difference
/// as a function of size). A third more than the largest of these is seen whichever way two marks differ.
const MARKS: f64 = 20.0;
/// Of surfaces 2 to 6 degrees wide they see one of 5.0 to 6.8. A chosen row is wider, and lies on its paper without a gap.
const GROUNDS: f64 = 7.0;

/// All pairs whose difference says something, in a theme as the terminal is told of it.
fn pairs(theme: Theme) -> [(&'static str, Rgb, Rgb, f64); 5] {
    let role = |role: Role| contrast::rgb(theme.style(role, Ground::Paper).fg.unwrap());
    let ground = |ground: Ground| contrast::rgb(theme.style(Role::Text, ground).bg.unwrap());
    [
        ("sure and in the range", role(Role::Accent), role(Role::Second), MARKS),
        ("sure and not", role(Role::Accent), role(Role::Rest), MARKS),
        ("in the range and not", role(Role::Second), role(Role::Rest), MARKS),
        ("done and to come", role(Role::Accent), role(Role::Track), MARKS),
        ("chosen and not", ground(Ground::Selected), ground(Ground::Paper), GROUNDS),
    ]
}

/// Each of these pairs differs by its shape too (see `glyphs`), or by a bar beside it: this is for those who look for colour.
#[test]
fn what_differs_by_colour_differs_for_all_eyes() {
    for name in Name::ALL.into_iter().filter(|name| name.palette().is_some()) {
        for depth in [Depth::Full, Depth::Indexed] {
            for eyes in [Eyes::Common, Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia] {
                for (what, one, other, least) in pairs(Theme::new(name.palette(), depth)) {
                    let found = distance(one, other, eyes);
                    assert!(found >= least, "{name:?} {depth:?}: {what}, {one} and {other}, for {eyes:?}: {found:.1}");
                }
            }
        }
    }
}

/// What each kind of eyes mixes up, so that the simulation itself is known to see it: red and green of one brightness; blue
/// and green. And greys look to all as they are.
#[test]
fn the_simulation_is_blind_where_they_are() {
    let (red, green) = (Rgb(0xc0, 0x60, 0x30), Rgb(0x70, 0x80, 0x30));
    for (eyes, one, other) in [
        (Eyes::Protanopia, Rgb(0xd0, 0x50, 0x20), Rgb(0x60, 0x68, 0x20)),
        (Eyes::Deuteranopia, red, green),
        (Eyes::Tritanopia, Rgb(0x00, 0x80, 0xc0), Rgb(0x00, 0x88, 0x80)),
    ] {
        let (common, blind) = (distance(one, other, Eyes::Common), distance(one, other, eyes));
        assert!(common > 2.0 * blind && common > MARKS && blind < MARKS, "{eyes:?}: {common:.1}, {blind:.1}");
    }
    for eyes in [Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia] {
        for level in [0, 0x40, 0x80, 0xff] {
            let grey = Rgb(level, level, level);
            for (channel, truth) in seen(grey, eyes).into_iter().zip(seen(grey, Eyes::Common)) {
                assert!((channel - truth).abs() < 0.001, "{eyes:?}");
            }
        }
    }
}

/// Values known from elsewhere: CIELAB of pure red, and of the middle grey of photographers.
#[test]
fn lab_agrees_with_known_values() {
    for (colour, known) in [(Rgb(255, 0, 0), [53.2, 80.1, 67.2]), (Rgb(119, 119, 119), [50.0, 0.0, 0.0])] {
        for (found, known) in lab(seen(colour, Eyes::Common)).into_iter().zip(known) {
            assert!((found - known).abs() < 0.1, "{colour}: {found:.2}, not {known}");
        }
    }
}
