//! A list with one entry chosen: the entries in sight, the chosen one among them. Only those are made.

use crate::element::block::{Block, Row};

/// The entries in sight.
#[derive(Debug, Default)]
pub struct Window {
    /// The number of the first.
    pub first: usize,
    /// They, and how many entries there are in all.
    entries: Vec<Block>,
    count: usize,
    room: usize,
}

impl Window {
    /// As many whole entries as `room` rows hold, with as many as possible before the chosen one.
    pub fn new(count: usize, chosen: usize, room: usize, entry: impl Fn(usize) -> Block) -> Self {
        let mut window = Self { first: chosen, entries: Vec::new(), count, room };
        let mut rows = 0;
        for number in (0..count.min(chosen + 1)).rev() {
            let entry = entry(number);
            if !window.entries.is_empty() && rows + entry.height() > room {
                break;
            }
            rows += entry.height();
            window.entries.push(entry);
            window.first = number;
        }
        window.entries.reverse();
        for number in chosen + 1..count {
            let entry = entry(number);
            if rows + entry.height() > room {
                break;
            }
            rows += entry.height();
            window.entries.push(entry);
        }
        window
    }

    /// The rows to paint.
    pub fn rows(&self) -> Vec<Row> {
        self.entries.iter().flat_map(|entry| entry.rows.iter().cloned()).take(self.room).collect()
    }

    /// The number of the entry that a row belongs to.
    pub fn at(&self, row: usize) -> Option<usize> {
        let mut bottom = 0;
        let within = |entry: &Block| {
            bottom += entry.height();
            row < bottom
        };
        self.entries.iter().position(within).map(|index| self.first + index)
    }

    /// Whether there are more above, and below.
    pub fn more(&self) -> (bool, bool) {
        (self.first > 0, self.first + self.entries.len() < self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::block::Look;
    use proptest::prelude::*;

    fn window(heights: &[usize], chosen: usize, room: usize) -> Window {
        Window::new(heights.len(), chosen, room, |number| {
            let mut block = Block::line(number.to_string(), Look::default());
            block.rows.resize_with(heights[number], Row::default);
            block
        })
    }

    #[test]
    fn keeps_the_chosen_one_in_sight() {
        let heights = [1; 10];
        assert_eq!((window(&heights, 0, 4).first, window(&heights, 3, 4).first, window(&heights, 9, 4).first), (0, 0, 6));
        assert_eq!(window(&heights, 9, 4).more(), (true, false));
        assert_eq!(window(&[2, 3, 2], 1, 4).rows().len(), 3, "whole entries alone");
        assert_eq!(window(&[9], 0, 4).rows().len(), 4, "one that is too high is cut");
        assert!(window(&[], 0, 4).rows().is_empty());
    }

    proptest! {
        #[test]
        fn every_row_belongs_to_its_entry(heights in prop::collection::vec(1usize..4, 1..20), chosen in 0usize..20, room in 1usize..12) {
            let chosen = chosen % heights.len();
            let window = window(&heights, chosen, room);
            let rows = window.rows();
            prop_assert!(rows.len() <= room);
            let seen: Vec<usize> = (0..rows.len()).filter_map(|row| window.at(row)).collect();
            prop_assert!(seen.contains(&chosen) && seen.len() == rows.len());
            for (row, entry) in rows.iter().zip(seen).filter(|(row, _)| !row.spans.is_empty()) {
                prop_assert_eq!(&row.spans[0].text, &entry.to_string());
            }
        }
    }
}
