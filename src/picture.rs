//! Pictures: where their files may lie, their pixels, and how many cells they take. Nothing here opens a file.

use std::path::PathBuf;
use std::sync::Arc;

/// A picture's file, as a deck names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct File {
    /// The deck's folder: nothing outside of it is read.
    pub folder: PathBuf,
    /// Where it lies in there, with `/` between folders.
    pub path: String,
}

/// Why a picture is not shown, though the terminal could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file.
    Missing,
    /// It may not be read.
    Forbidden,
    /// It lies outside the deck's folder.
    Outside,
    /// A folder, a pipe or a device.
    NoFile,
    /// More bytes or pixels than a picture may have.
    TooLarge,
    /// Neither PNG nor JPEG.
    Unknown,
    /// It breaks off, or its data is wrong.
    Damaged,
}

/// A picture that was asked for: read, or why it cannot be.
pub type Outcome = Result<Arc<Picture>, Fault>;

/// What keeps a path from naming a file inside the deck's folder, whatever lies on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is named.
    Empty,
    /// An address, such as `https:`.
    Address,
    /// A drive, or folders divided by backslashes.
    Windows,
    /// It begins at the root of the disk.
    Absolute,
    /// It leads out of the folder with `..`.
    Outside,
}

/// What is wrong with a path, if something is.
pub fn refusal(path: &str) -> Option<Refusal> {
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    };
    match scheme.filter(|scheme| is_scheme(scheme)) {
        Some(drive) if drive.len() == 1 => return Some(Refusal::Windows),
        Some(_) => return Some(Refusal::Address),
        None => {}
    }
    let mut depth = 0_usize;
    for part in path.split('/') {
        depth = match part {
            "" | "." => depth,
            ".." => match depth.checked_sub(1) {
                Some(above) => above,
                None => return Some(Refusal::Outside),
            },
            _ => depth + 1,
        };
    }
    match path {
        _ if path.starts_with('/') => Some(Refusal::Absolute),
        _ if path.contains('\\') => Some(Refusal::Windows),
        _ if depth == 0 => Some(Refusal::Empty),
        _ => None,
    }
}

/// A pixel in sRGB: red, green, blue, and how much of it is there.
pub type Pixel = [u8; 4];

/// Pixels in rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pixels {
    /// From side to side.
    pub width: usize,
    /// From top to bottom.
    pub height: usize,
    /// The bytes of all of them, row by row.
    pub rgba: Vec<u8>,
}

impl Pixels {
    /// A row of pixels; none where there is no such row.
    pub fn row(&self, row: usize) -> &[Pixel] {
        let (pixels, _) = self.rgba.as_chunks();
        pixels.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    /// The same picture with so many pixels: each is the mean of those that lie in its place.
    pub fn scaled(&self, width: usize, height: usize) -> Self {
        let mut rgba = Vec::with_capacity(4 * width * height);
        for y in 0..height {
            let rows = share(y, height, self.height);
            for x in 0..width {
                let columns = share(x, width, self.width);
                let lines = rows.clone().filter_map(|row| self.row(row).get(columns.clone()));
                rgba.extend(mean(lines.flatten()));
            }
        }
        Self { width, height, rgba }
    }

    /// The same picture with no more than so many pixels, in its own proportions.
    pub fn within(self, width: usize, height: usize) -> Self {
        if self.width <= width && self.height <= height {
            return self;
        }
        let by_width = (width, (self.height * width / self.width.max(1)).max(1));
        let by_height = ((self.width * height / self.height.max(1)).max(1), height);
        let (width, height) = if by_width.1 <= height { by_width } else { by_height };
        self.scaled(width, height)
    }
}

/// Which of `all` things lie in the place `index` of `of` places; at least one.
fn share(index: usize, of: usize, all: usize) -> std::ops::Range<usize> {
    let (start, end) = (index * all / of.max(1), (index + 1) * all / of.max(1));
    start..end.max(start + 1)
}

/// The mean colour: what is hardly there hardly counts.
fn mean<'a>(pixels: impl Iterator<Item = &'a Pixel>) -> Pixel {
    let (mut sum, mut weight, mut count) = ([0_u64; 3], 0_u64, 0_u64);
    for &[red, green, blue, alpha] in pixels {
        for (sum, value) in sum.iter_mut().zip([red, green, blue]) {
            *sum += u64::from(value) * u64::from(alpha);
        }
        weight += u64::from(alpha);
        count += 1;
    }
    let byte = |value: u64, by: u64| u8::try_from((value + by / 2) / by.max(1)).unwrap_or(u8::MAX);
    let [red, green, blue] = sum.map(|sum| byte(sum, weight));
    [red, green, blue, byte(weight, count)]
}

/// Half of a block's pixels, at most: more cells than a page has are not worth keeping pixels for.
pub const SMALL: (usize, usize) = (288, 480);

/// A picture that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Pixels of its file, from side to side.
    pub width: usize,
    /// Pixels of its file, from top to bottom.
    pub height: usize,
    /// Its pixels, no more than [`SMALL`].
    pub pixels: Pixels,
}

impl From<Pixels> for Picture {
    fn from(pixels: Pixels) -> Self {
        Self { width: pixels.width, height: pixels.height, pixels: pixels.within(SMALL.0, SMALL.1) }
    }
}

/// What a cell of the terminal measures, in pixels or any other unit: only the proportion is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// From side to side.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
}

impl Default for Cell {
    fn default() -> Self {
        Self { width: 1, height: 2 }
    }
}

/// A picture in cells, each an upper pixel and a lower one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// Its path in the deck's folder.
    pub path: String,
    /// Cells from side to side.
    pub columns: usize,
    /// Cells from top to bottom.
    pub rows: usize,
    pixels: Pixels,
}

impl Fitted {
    /// A picture in at most so many columns and rows, in its own proportions, and never so large that one of its pixels
    /// is larger than half a cell.
    pub fn new(path: &str, picture: &Picture, cell: Cell, (columns, rows): (usize, usize)) -> Self {
        // So many columns for a row.
        let wide = picture.width as f64 * f64::from(cell.height) / (picture.height.max(1) as f64 * f64::from(cell.width.max(1)));
        let columns = columns.min(picture.width).max(1);
        let (columns, rows) = match whole(columns as f64 / wide) {
            fits if fits <= rows => (columns, fits),
            _ => (whole(rows as f64 * wide).min(columns), rows.max(1)),
        };
        Self { path: path.into(), columns, rows, pixels: picture.pixels.scaled(columns, 2 * rows) }
    }

    /// Its rows, from the top.
    pub fn stripes(self) -> impl Iterator<Item = Stripe> {
        let picture = Arc::new(self);
        (0..picture.rows).map(move |row| Stripe { picture: Arc::clone(&picture), row })
    }
}

/// A number of cells: whole, and at least one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no picture has more cells, or fewer than one")]
fn whole(cells: f64) -> usize {
    cells.round().clamp(1.0, 100_000.0) as usize
}

/// A row of a picture's cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripe {
    /// The picture.
    pub picture: Arc<Fitted>,
    /// Which of its rows, from 0.
    pub row: usize,
}

impl Stripe {
    /// The upper and the lower pixel of each cell.
    pub fn cells(&self) -> impl Iterator<Item = (Pixel, Pixel)> {
        let row = |row| self.picture.pixels.row(row).iter().copied();
        row(2 * self.row).zip(row(2 * self.row + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn flat(width: usize, height: usize, colour: Pixel) -> Pixels {
        Pixels { width, height, rgba: colour.repeat(width * height) }
    }

    fn cells(width: usize, height: usize, room: (usize, usize)) -> (usize, usize) {
        let picture = Picture { width, height, pixels: flat(1, 1, [0; 4]) };
        let fitted = Fitted::new("a.png", &picture, Cell::default(), room);
        (fitted.columns, fitted.rows)
    }

    #[test]
    fn a_path_stays_in_the_folder_or_is_refused() {
        for path in ["drip.png", "a/b.png", "./a.png", "a/../b.png", "é.jpg", "..a.png", "1:2.png"] {
            assert_eq!(refusal(path), None, "{path}");
        }
        for (path, why) in [
            ("", Refusal::Empty),
            (".", Refusal::Empty),
            ("a/..", Refusal::Empty),
            ("/etc/passwd.png", Refusal::Absolute),
            ("../a.png", Refusal::Outside),
            ("a/../../b.png", Refusal::Outside),
            ("/../a.png", Refusal::Outside),
            ("https://example.org/a.png", Refusal::Address),
            ("data:image/png;base64,AAAA", Refusal::Address),
            ("file:a.png", Refusal::Address),
            ("C:a.png", Refusal::Windows),
            ("c:\\a.png", Refusal::Windows),
            ("a\\b.png", Refusal::Windows),
            ("\\\\host\\a.png", Refusal::Windows),
        ] {
            assert_eq!(refusal(path), Some(why), "{path}");
        }
    }

    #[test]
    fn a_cell_is_twice_as_high_as_wide() {
        assert_eq!(cells(600, 480, (72, 12)), (30, 12));
        assert_eq!(cells(600, 480, (30, 40)), (30, 12));
        assert_eq!(cells(1000, 1000, (40, 100)), (40, 20));
        assert_eq!(cells(10_000, 10, (72, 20)), (72, 1));
        assert_eq!(cells(10, 10_000, (72, 20)), (1, 20));
    }

    #[test]
    fn a_small_picture_is_not_blown_up() {
        assert_eq!(cells(16, 16, (72, 30)), (16, 8));
        assert_eq!(cells(1, 1, (72, 30)), (1, 1));
    }

    #[test]
    fn another_cell_gives_other_proportions() {
        let picture = Picture { width: 900, height: 900, pixels: flat(1, 1, [0; 4]) };
        let fitted = Fitted::new("a.png", &picture, Cell { width: 10, height: 25 }, (50, 50));
        assert_eq!((fitted.columns, fitted.rows), (50, 20));
    }

    #[test]
    fn scaling_keeps_colours_and_edges() {
        let (black, orange) = ([0, 0, 0, 255], [200, 100, 0, 255]);
        let pixels = Pixels { width: 8, height: 4, rgba: [black.repeat(4), orange.repeat(4)].concat().repeat(4) };
        let small = pixels.scaled(2, 1);
        assert_eq!(small.row(0), [black, orange]);
        assert_eq!(pixels.scaled(1, 1).row(0), [[100, 50, 0, 255]]);
        assert_eq!(small.scaled(4, 1).row(0), [black, black, orange, orange]);
    }

    #[test]
    fn what_is_not_there_lends_no_colour() {
        let pixels = Pixels { width: 2, height: 1, rgba: vec![255, 0, 0, 0, 0, 0, 200, 255] };
        assert_eq!(pixels.scaled(1, 1).rgba, [0, 0, 200, 128]);
        assert_eq!(flat(3, 3, [9, 9, 9, 0]).scaled(1, 1).rgba, [0, 0, 0, 0]);
    }

    #[test]
    fn stripes_are_pairs_of_pixel_rows() {
        let pixels = Pixels { width: 1, height: 4, rgba: (0..4).flat_map(|grey| [grey, grey, grey, 255]).collect() };
        let fitted = Fitted::new("a.png", &Picture::from(pixels), Cell::default(), (9, 9));
        let rows: Vec<_> = fitted.stripes().flat_map(|stripe| stripe.cells().collect::<Vec<_>>()).collect();
        assert_eq!(rows, [([0, 0, 0, 255], [1, 1, 1, 255]), ([2, 2, 2, 255], [3, 3, 3, 255])]);
    }

    proptest! {
        #[test]
        fn any_picture_fits_in_any_room(
            width in 1usize..100_000, height in 1usize..100_000, columns in 0usize..200, rows in 0usize..100,
            cell in (0u16..50, 0u16..50),
        ) {
            let picture = Picture { width, height, pixels: flat(3, 2, [1, 2, 3, 4]) };
            let cell = Cell { width: cell.0, height: cell.1 };
            let fitted = Fitted::new("a.png", &picture, cell, (columns, rows));
            prop_assert!(fitted.columns <= columns.max(1) && fitted.rows <= rows.max(1));
            let (columns, rows) = (fitted.columns, fitted.rows);
            let stripes: Vec<usize> = fitted.stripes().map(|stripe| stripe.cells().count()).collect();
            prop_assert_eq!(stripes, vec![columns; rows]);
        }

        #[test]
        fn within_a_bound_proportions_stay(width in 1usize..600, height in 1usize..600) {
            let pixels = flat(width, height, [1, 2, 3, 255]).within(100, 80);
            prop_assert!(pixels.width <= 100 && pixels.height <= 80 && pixels.width > 0 && pixels.height > 0);
            let (one, other) = (pixels.width * height, pixels.height * width);
            prop_assert!(one.abs_diff(other) <= width.max(height));
        }
    }
}
