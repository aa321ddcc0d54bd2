//! JPEG, turned the way the camera was held.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{MOST, SHOWN};
use crate::picture::{Fault, Pixels};

/// Pictures made of more passes than this only keep a processor busy.
const PASSES: usize = 64;

pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, Fault> {
    if !is_whole(bytes) {
        return Err(Fault::Damaged);
    }
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(most).set_max_height(most).jpeg_set_max_scans(PASSES);
    let options = options.jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Fault::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(Fault::Damaged)?;
    if width * height > MOST {
        return Err(Fault::TooLarge);
    }
    let rgb = decoder.decode().map_err(|_| Fault::Damaged)?;
    if rgb.len() != 3 * width * height || rgb.is_empty() {
        return Err(Fault::Damaged);
    }
    let rgba = rgb.as_chunks().0.iter().flat_map(|&[red, green, blue]| [red, green, blue, u8::MAX]).collect();
    let held = decoder.exif().and_then(|exif| orientation(exif)).unwrap_or(1);
    Ok(turned(Pixels { width, height, rgba }.within(SHOWN, SHOWN), held))
}

/// Whether the picture's data has an end: the decoder would fill the rest of a broken file with grey. A small picture may
/// lie in the head, so only an end behind the head counts.
fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        rest = match rest {
            [0xff, 0xda, data @ ..] => return data.windows(2).any(|pair| pair == [0xff, 0xd9]),
            // Bytes that fill a gap before a marker.
            [0xff, 0xff, ..] => rest.get(1..).unwrap_or_default(),
            [0xff, _, high, low, ..] => rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..).unwrap_or_default(),
            _ => return false,
        };
    }
}

/// How the camera was held, from 1 to 8. Source: Exif 2.32, tag 0x0112 in the first directory of a TIFF header.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let (one, other) = (u32::from(short(4)?), u32::from(short(6)?));
    let directory = if little { other << 16 | one } else { one << 16 | other } as usize;
    let entries = (0..usize::from(short(directory)?)).map(|entry| directory + 2 + 12 * entry);
    let entry = entries.take_while(|&at| at < tiff.len()).find(|&at| short(at) == Some(0x0112))?;
    short(entry + 8).and_then(|value| u8::try_from(value).ok())
}

/// The right side up, from how the camera was held.
fn turned(pixels: Pixels, held: u8) -> Pixels {
    let (right, bottom) = (pixels.width.saturating_sub(1), pixels.height.saturating_sub(1));
    let from = |x: usize, y: usize| match held {
        2 => (right - x, y),
        3 => (right - x, bottom - y),
        4 => (x, bottom - y),
        5 => (y, x),
        6 => (y, bottom - x),
        7 => (right - y, bottom - x),
        _ => (right - y, x),
    };
    let (width, height) = match held {
        2..=4 => (pixels.width, pixels.height),
        5..=8 => (pixels.height, pixels.width),
        _ => return pixels,
    };
    let mut rgba = Vec::with_capacity(pixels.rgba.len());
    for y in 0..height {
        for x in 0..width {
            let (x, y) = from(x, y);
            rgba.extend(pixels.row(y).get(x).copied().unwrap_or_default());
        }
    }
    Pixels { width, height, rgba }
}
