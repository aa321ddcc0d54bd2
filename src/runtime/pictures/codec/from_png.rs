//! PNG.

use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Limits, Transformations};

use super::{MOST, SHOWN};
use crate::picture::{Fault, Pixels};

pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, Fault> {
    // Four bytes for each pixel, and as many again for the decoder itself.
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 8 * MOST });
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(|error| fault(&error))?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > MOST as u64 {
        return Err(Fault::TooLarge);
    }
    let mut data = vec![0; reader.output_buffer_size().ok_or(Fault::TooLarge)?];
    let info = reader.next_frame(&mut data).map_err(|error| fault(&error))?;
    data.truncate(info.buffer_size());
    let rgba = match info.color_type {
        ColorType::Rgba => data,
        ColorType::GrayscaleAlpha => data.as_chunks().0.iter().flat_map(|&[grey, alpha]| [grey, grey, grey, alpha]).collect(),
        ColorType::Rgb | ColorType::Grayscale | ColorType::Indexed => return Err(Fault::Damaged),
    };
    Ok(Pixels { width: width as usize, height: height as usize, rgba }.within(SHOWN, SHOWN))
}

fn fault(error: &DecodingError) -> Fault {
    if matches!(error, DecodingError::LimitsExceeded) { Fault::TooLarge } else { Fault::Damaged }
}
