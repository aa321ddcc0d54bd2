//! PNG and JPEG: bytes to pixels, bounded, and pixels to bytes.

mod from_jpeg;
mod from_png;
#[cfg(test)]
mod tests;

use crate::picture::{Fault, Pixels};

/// The most pixels that a picture may have: what a good camera gives.
const MOST: usize = 40_000_000;

/// No terminal shows a picture with more pixels from side to side, or from top to bottom.
const SHOWN: usize = 2000;

/// A picture's pixels, the right side up, and no more of them than any terminal shows.
///
/// # Errors
/// When the bytes are no picture, a damaged one, or one with too many pixels.
pub(super) fn decode(bytes: &[u8]) -> Result<Pixels, Fault> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => from_png::pixels(bytes),
        [0xff, 0xd8, 0xff, ..] => from_jpeg::pixels(bytes),
        _ => Err(Fault::Unknown),
    }
}

/// Pixels as the bytes of a PNG file, without what is see-through in them.
pub(super) fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let (width, height) = (u32::try_from(pixels.width).ok()?, u32::try_from(pixels.height).ok()?);
    let rgb: Vec<u8> =
        (0..pixels.height).flat_map(|row| pixels.row(row)).flat_map(|&[red, green, blue, _]| [red, green, blue]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&rgb).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
