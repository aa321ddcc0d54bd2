//! Sixels (DEC, VT330/VT340 Programmer Reference Manual, chapter 14): bands of six rows of pixels, a colour after the other,
//! from a palette of 255 colours that the picture itself gives.

mod palette;

use std::collections::BTreeMap;
use std::fmt::Write;

use self::palette::Palette;
use crate::picture::Pixels;

/// The sequence for a picture; it is drawn where the cursor is, a pixel for a pixel.
pub(super) fn encode(pixels: &Pixels) -> Vec<u8> {
    let palette = Palette::of(pixels);
    // No colour for what is not drawn; pixels as high as wide.
    let mut out = format!("\x1bP0;1;0q\"1;1;{};{}", pixels.width, pixels.height);
    for (index, [red, green, blue]) in palette.colours.iter().enumerate() {
        let percent = |channel: u8| (u32::from(channel) * 100 + 127) / 255;
        let _ = write!(out, "#{index};2;{};{};{}", percent(*red), percent(*green), percent(*blue));
    }
    for top in (0..pixels.height).step_by(6) {
        for (colour, columns) in band(pixels, top, &palette) {
            let _ = write!(out, "#{colour}");
            runs(&columns, &mut out);
            // Back to the left end, for the next colour.
            out.push('$');
        }
        out.push('-');
    }
    out.push_str("\x1b\\");
    out.into_bytes()
}

/// For each colour of a band which of the six pixels in each column have it, the uppermost in the lowest bit.
fn band(pixels: &Pixels, top: usize, palette: &Palette) -> BTreeMap<u8, Vec<u8>> {
    let mut band: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
    for bit in 0..6 {
        for (column, pixel) in pixels.row(top + bit).iter().enumerate() {
            let columns = band.entry(palette.nearest(*pixel)).or_insert_with(|| vec![0; pixels.width]);
            if let Some(column) = columns.get_mut(column) {
                *column |= 1 << bit;
            }
        }
    }
    band
}

/// The columns of one colour, repetitions counted; empty ones at the end are left out.
fn runs(columns: &[u8], out: &mut String) {
    let end = columns.iter().rposition(|column| *column != 0).map_or(0, |last| last + 1);
    for run in columns.get(..end).unwrap_or_default().chunk_by(|one, other| one == other) {
        let sign = char::from(b'?' + run.first().copied().unwrap_or(0));
        if run.len() > 3 {
            let _ = write!(out, "!{}{sign}", run.len());
        } else {
            out.extend(std::iter::repeat_n(sign, run.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_bands_of_six_rows() {
        let (red, blue) = ([255, 0, 0, 255], [0, 0, 255, 255]);
        let rows = [red.repeat(5), red.repeat(5), [red, red, red, red, blue].concat()];
        let pixels = Pixels { width: 5, height: 7, rgba: [rows.concat(), rows.concat(), blue.repeat(5)].concat() };
        let written = String::from_utf8(encode(&pixels)).unwrap();
        let (head, bands) = written.split_at(written.find("#0!").or_else(|| written.find("#0?")).unwrap());
        assert!(head.starts_with("\x1bP0;1;0q\"1;1;5;7#0;2;"), "{head:?}");
        let (first, second) = if head.starts_with("\x1bP0;1;0q\"1;1;5;7#0;2;100;0;0") { ("#0", "#1") } else { ("#1", "#0") };
        // Red fills four columns, and all but the third and sixth row of the fifth.
        assert!(bands.contains(&format!("{first}!4~Z")), "{bands:?}");
        assert!(bands.contains(&format!("{second}!4?c")), "{bands:?}");
        // The seventh row is the first of the second band.
        assert!(bands.ends_with(&format!("$-{second}!5@$-\x1b\\")), "{bands:?}");
    }
}
