//! A palette for a picture: its colours, divided at the middle again and again until there are enough ("median cut",
//! Heckbert 1982).

use crate::picture::{Pixel, Pixels};

/// So many colours; one less than a sixel terminal has.
const MOST: usize = 255;
/// Of each channel, the bits that tell colours apart.
const BITS: u8 = 5;

/// Colours, and which of them is meant by every other.
pub(super) struct Palette {
    pub(super) colours: Vec<[u8; 3]>,
    nearest: Vec<u8>,
}

/// Pixels of nearly one colour: their number, and the sum of each channel.
#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    place: usize,
    count: u64,
    sums: [u64; 3],
}

impl Bin {
    fn channel(&self, channel: usize) -> u64 {
        self.sums.get(channel).copied().unwrap_or(0) / self.count.max(1)
    }
}

/// Where a colour stands among all that are told apart.
fn place([red, green, blue, _]: Pixel) -> usize {
    let coarse = |channel: u8| usize::from(channel >> (8 - BITS));
    coarse(red) << (2 * BITS) | coarse(green) << BITS | coarse(blue)
}

impl Palette {
    pub(super) fn of(pixels: &Pixels) -> Self {
        let mut boxes = vec![bins(pixels)];
        while boxes.len() < MOST {
            // The box whose colours differ most, weighted by how many pixels have them.
            let worth = |bins: &Vec<Bin>| widest(bins).1 * bins.iter().map(|bin| bin.count).sum::<u64>();
            let Some(index) = (0..boxes.len()).max_by_key(|&index| boxes.get(index).map_or(0, worth)) else { break };
            if boxes.get(index).map_or(0, worth) == 0 {
                break;
            }
            let (one, other) = divided(boxes.swap_remove(index));
            boxes.extend([one, other]);
        }
        let mut palette = Self { colours: Vec::new(), nearest: vec![0; 1 << (3 * BITS)] };
        for (index, bins) in boxes.iter().enumerate() {
            palette.colours.push(mean(bins));
            for bin in bins {
                if let Some(nearest) = palette.nearest.get_mut(bin.place) {
                    *nearest = u8::try_from(index).unwrap_or(u8::MAX);
                }
            }
        }
        palette
    }

    /// The number of the colour that stands for a pixel of the picture.
    pub(super) fn nearest(&self, pixel: Pixel) -> u8 {
        self.nearest.get(place(pixel)).copied().unwrap_or(0)
    }
}

fn bins(pixels: &Pixels) -> Vec<Bin> {
    let mut bins = vec![Bin::default(); 1 << (3 * BITS)];
    for pixel in (0..pixels.height).flat_map(|row| pixels.row(row)) {
        let place = place(*pixel);
        if let Some(bin) = bins.get_mut(place) {
            bin.place = place;
            bin.count += 1;
            for (sum, channel) in bin.sums.iter_mut().zip(pixel) {
                *sum += u64::from(*channel);
            }
        }
    }
    bins.retain(|bin| bin.count > 0);
    bins
}

/// The channel in which colours differ most, and by how much.
fn widest(bins: &[Bin]) -> (usize, u64) {
    let spread = |channel: usize| {
        let values = || bins.iter().map(|bin| bin.channel(channel));
        values().max().unwrap_or(0) - values().min().unwrap_or(0)
    };
    (0..3).map(|channel| (channel, spread(channel))).max_by_key(|&(_, spread)| spread).unwrap_or_default()
}

/// Two halves with about as many pixels each; neither is empty where the colours differ.
fn divided(mut bins: Vec<Bin>) -> (Vec<Bin>, Vec<Bin>) {
    let (channel, _) = widest(&bins);
    bins.sort_by_key(|bin| bin.channel(channel));
    let half = bins.iter().map(|bin| bin.count).sum::<u64>() / 2;
    let mut before = 0;
    let reached = bins.iter().position(|bin| {
        before += bin.count;
        before > half
    });
    let other = bins.split_off(reached.unwrap_or(0).clamp(1, bins.len().saturating_sub(1).max(1)));
    (bins, other)
}

fn mean(bins: &[Bin]) -> [u8; 3] {
    let count: u64 = bins.iter().map(|bin| bin.count).sum();
    let channel = |index: usize| {
        let sum: u64 = bins.iter().filter_map(|bin| bin.sums.get(index)).sum();
        u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX)
    };
    [channel(0), channel(1), channel(2)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_colours_are_kept_as_they_are() {
        let colours = [[255, 0, 0, 255], [0, 255, 0, 255], [3, 4, 5, 255], [250, 250, 250, 255]];
        let pixels = Pixels { width: 4, height: 1, rgba: colours.concat() };
        let palette = Palette::of(&pixels);
        assert_eq!(palette.colours.len(), 4);
        for colour in colours {
            assert_eq!(palette.colours[usize::from(palette.nearest(colour))], colour[..3]);
        }
        assert_eq!(Palette::of(&Pixels::default()).colours.len(), 1, "nothing has one colour, and needs none");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]
        #[test]
        fn many_colours_are_each_near_one_of_them(bytes in prop::collection::vec(any::<u8>(), 4000..8000)) {
            let pixels = Pixels { width: bytes.len() / 4, height: 1, rgba: bytes };
            let palette = Palette::of(&pixels);
            prop_assert!(palette.colours.len() <= MOST);
            let error = |pixel: &Pixel| {
                let near = palette.colours[usize::from(palette.nearest(*pixel))];
                near.iter().zip(pixel).map(|(one, other)| u64::from(one.abs_diff(*other))).sum::<u64>()
            };
            let errors: Vec<u64> = pixels.row(0).iter().map(error).collect();
            let mean = errors.iter().sum::<u64>() / errors.len() as u64;
            prop_assert!(mean < 60, "off by {mean} in three channels together");
        }
    }
}
