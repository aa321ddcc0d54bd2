use proptest::prelude::*;

use super::*;

/// Red on the left, blue on the right, white in the upper left corner.
fn scene() -> Pixels {
    let (red, blue, white) = ([200, 30, 30, 255], [30, 30, 200, 255], [255, 255, 255, 255]);
    let upper = [white.repeat(8), red.repeat(8), blue.repeat(16)].concat().repeat(8);
    let lower = [red.repeat(16), blue.repeat(16)].concat().repeat(8);
    Pixels { width: 32, height: 16, rgba: [upper, lower].concat() }
}

fn encoded(pixels: &Pixels, kind: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(pixels.width).unwrap(), u32::try_from(pixels.height).unwrap());
    encoder.set_color(kind);
    encoder.set_depth(depth);
    if kind == png::ColorType::Indexed {
        encoder.set_palette(&[10, 20, 30, 40, 50, 60][..]);
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    bytes
}

#[track_caller]
fn alike(found: &Pixels, expected: &Pixels) {
    assert_eq!((found.width, found.height), (expected.width, expected.height));
    // The middle of each quarter of each half: JPEG blurs edges.
    for (x, y) in [(4, 4), (12, 4), (20, 4), (28, 4), (4, 12), (12, 12), (28, 12)] {
        let (one, other) = (found.row(y)[x], expected.row(y)[x]);
        let near = one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < 12);
        assert!(near, "at {x}, {y}: {one:?}, not {other:?}");
    }
}

#[test]
fn a_png_comes_back_as_it_was() {
    assert_eq!(decode(&png(&scene()).unwrap()), Ok(scene()));
}

#[test]
fn every_sort_of_png_is_read() {
    use png::{BitDepth, ColorType};
    let one = Pixels { width: 2, height: 1, rgba: Vec::new() };
    for (kind, depth, data, expected) in [
        (ColorType::Rgba, BitDepth::Eight, &[1, 2, 3, 4, 5, 6, 7, 8][..], [1, 2, 3, 4, 5, 6, 7, 8]),
        (ColorType::Rgb, BitDepth::Eight, &[1, 2, 3, 5, 6, 7], [1, 2, 3, 255, 5, 6, 7, 255]),
        (ColorType::Grayscale, BitDepth::Eight, &[9, 8], [9, 9, 9, 255, 8, 8, 8, 255]),
        (ColorType::Grayscale, BitDepth::One, &[0b0100_0000], [0, 0, 0, 255, 255, 255, 255, 255]),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, &[9, 1, 8, 2], [9, 9, 9, 1, 8, 8, 8, 2]),
        (ColorType::Grayscale, BitDepth::Sixteen, &[7, 99, 6, 99], [7, 7, 7, 255, 6, 6, 6, 255]),
        (ColorType::Indexed, BitDepth::Eight, &[1, 0], [40, 50, 60, 255, 10, 20, 30, 255]),
    ] {
        let found = decode(&encoded(&one, kind, depth, data)).unwrap();
        assert_eq!(found.rgba, expected, "{kind:?} {depth:?}");
    }
}

const PLAIN: &[u8] = include_bytes!("fixtures/plain.jpg");
const TURNED: &[u8] = include_bytes!("fixtures/turned.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("fixtures/progressive.jpg");

#[test]
fn every_sort_of_jpeg_is_read() {
    for bytes in [PLAIN, PROGRESSIVE] {
        alike(&decode(bytes).unwrap(), &scene());
    }
    let grey = decode(include_bytes!("fixtures/grey.jpg")).unwrap();
    assert!(grey.row(12).iter().all(|[red, green, blue, alpha]| red == green && green == blue && *alpha == 255));
    let ink = decode(include_bytes!("fixtures/cmyk.jpg")).unwrap();
    let ([red, _, _, _], [_, _, blue, _]) = (ink.row(12)[4], ink.row(12)[28]);
    assert!(red > 150 && blue > 150, "{red} {blue}");
}

#[test]
fn a_photo_stands_the_right_side_up() {
    alike(&decode(TURNED).unwrap(), &scene());
}

#[test]
fn what_is_broken_is_told_and_never_shown_in_part() {
    let whole = png(&scene()).unwrap();
    for bytes in [&whole, PLAIN, PROGRESSIVE, TURNED] {
        assert_eq!(decode(&bytes[..bytes.len() * 2 / 3]), Err(Fault::Damaged));
        assert_eq!(decode(&bytes[..20]), Err(Fault::Damaged));
    }
    let mut bent = whole.clone();
    bent[whole.len() / 2] ^= 0xff;
    assert_eq!(decode(&bent), Err(Fault::Damaged));
    for text in [&b"This is a text."[..], b"", b"GIF89a", b"\x89PN", b"RIFF....WEBP", b"<svg/>"] {
        assert_eq!(decode(text), Err(Fault::Unknown));
    }
}

/// A PNG that promises so many pixels, and holds next to nothing.
fn promise(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::IDAT, &[0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]).unwrap();
    drop(writer);
    bytes
}

#[test]
fn a_bomb_is_refused_before_it_takes_memory() {
    assert_eq!(decode(&promise(100_000, 100_000)), Err(Fault::TooLarge));
    assert_eq!(decode(&promise(8000, 5001)), Err(Fault::TooLarge));
    assert_eq!(decode(&promise(u32::MAX >> 1, 1)), Err(Fault::TooLarge));
    // The same of a JPEG: its size stands behind its marker.
    let at = PLAIN.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    let mut large = PLAIN.to_vec();
    large[at + 5..at + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(decode(&large), Err(Fault::TooLarge));
}

#[test]
fn a_large_picture_is_made_smaller() {
    let pixels = Pixels { width: 4000, height: 1000, rgba: vec![255; 16_000_000] };
    let found = decode(&png(&pixels).unwrap()).unwrap();
    assert_eq!((found.width, found.height), (SHOWN, 500));
}

proptest! {
    /// Whatever happens to a file, it is a picture or it is not.
    #[test]
    fn no_damage_makes_a_panic(which in 0usize..4, at in 0usize..2000, bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let whole = png(&scene()).unwrap();
        let mut file = [&whole, PLAIN, TURNED, PROGRESSIVE][which].to_vec();
        let at = at % file.len();
        let end = (at + bytes.len()).min(file.len());
        file[at..end].copy_from_slice(&bytes[..end - at]);
        if let Ok(pixels) = decode(&file) {
            prop_assert_eq!(pixels.rgba.len(), 4 * pixels.width * pixels.height);
        }
    }
}
