//! Where a reader is on a slide, so that the same words can be found again when the slide is placed for another size.

use super::{Placed, Seen};
use crate::element::block::Row;

/// What stands at the top of what is seen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Anchor {
    /// The letters from there on; none at the beginning of the slide.
    letters: Vec<char>,
    /// Letters of the slide that come before, as a share of all.
    share: f64,
}

/// So many letters tell one place of a slide from every other.
const ENOUGH: usize = 60;
/// Fewer letters than this may be the same by chance.
const LEAST: usize = 6;

impl Anchor {
    /// What is at the top of a placed slide. The beginning stays the beginning, whatever stands there.
    pub fn of(placed: &Placed, seen: Seen) -> Self {
        if seen.top == 0 {
            return Self::default();
        }
        let all = letters(placed, seen);
        let start = all.iter().position(|&(row, _)| row >= seen.top).unwrap_or(all.len());
        let here = all.get(start..).unwrap_or_default();
        Self {
            letters: here.iter().take(ENOUGH).map(|&(_, letter)| letter).collect(),
            share: start as f64 / all.len().max(1) as f64,
        }
    }

    /// The row of the body where the same letters begin: of several such places the nearest one, of none that which has
    /// as much before it.
    pub fn find(&self, placed: &Placed, seen: Seen) -> usize {
        if *self == Self::default() {
            return 0;
        }
        let all = letters(placed, seen);
        let far = |start: usize| (start as f64 / all.len().max(1) as f64 - self.share).abs();
        let same = |start: usize| {
            let here = all.get(start..).unwrap_or_default();
            here.iter().zip(&self.letters).take_while(|((_, one), other)| one == *other).count()
        };
        let alike = (0..all.len()).map(|start| (same(start), start)).filter(|&(same, _)| same >= LEAST.min(self.letters.len()));
        let best = alike.max_by(|(one, here), (other, there)| one.cmp(other).then(far(*there).total_cmp(&far(*here))));
        let near = || (0..all.len()).min_by(|&here, &there| far(here).total_cmp(&far(there)));
        let start = best.map(|(_, start)| start).or_else(near);
        start.and_then(|start| all.get(start)).map_or(0, |&(row, _)| row)
    }
}

/// The letters of title and body that are seen, each with its row of the body; the title belongs to the first.
fn letters(placed: &Placed, seen: Seen) -> Vec<(usize, char)> {
    let shown = |row: &Row| -> Vec<char> {
        let spans = row.spans.iter().filter(|span| span.part.step <= seen.step && seen.answers.show(span.part.waits));
        spans.flat_map(|span| span.text.chars()).filter(|letter| letter.is_alphanumeric()).collect()
    };
    let title = placed.title.rows.iter().map(|row| (0, row));
    let rows = title.chain(placed.body.rows.iter().enumerate());
    rows.flat_map(|(number, row)| shown(row).into_iter().map(move |letter| (number, letter))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::answers::Answers;
    use crate::element::block::{Block, Look};
    use proptest::prelude::*;

    /// A slide of this text with so many cells to a row.
    fn placed(text: &str, cells: usize) -> Placed {
        Placed { body: Block::plain(text, cells, Look::default()), ..Placed::default() }
    }

    fn seen(top: usize) -> Seen {
        Seen { step: 0, top, answers: Answers::default() }
    }

    #[test]
    fn a_place_is_told_from_others_with_the_same_words() {
        let text = "one two three four, one two three five, one two three six";
        let (wide, narrow) = (placed(text, 20), placed(text, 10));
        let rows: Vec<usize> = (0..3).map(|top| Anchor::of(&wide, seen(top)).find(&narrow, seen(0))).collect();
        let texts: Vec<&str> = narrow.body.rows.iter().map(|row| row.spans[0].text.as_str()).collect();
        assert_eq!(texts, ["one two", "three", "four, one", "two three", "five, one", "two three", "six"]);
        assert_eq!(rows, [0, 2, 4]);
    }

    #[test]
    fn the_beginning_stays_the_beginning() {
        assert_eq!(Anchor::of(&placed("a b c", 1), seen(0)).find(&placed("z y x", 1), seen(0)), 0);
    }

    proptest! {
        #[test]
        fn the_first_letters_stay_in_the_row(words in prop::collection::vec("[a-z]{1,4}", 2..60), cells in 6usize..40, other in 6usize..40, top in 0usize..40) {
            let text = words.iter().enumerate().map(|(number, word)| format!("{word}{number} ")).collect::<String>();
            let (before, after) = (placed(&text, cells), placed(&text, other));
            let top = top % before.body.height();
            let row = Anchor::of(&before, seen(top)).find(&after, seen(0));
            let word = before.body.rows[top].spans[0].text.split(' ').next().unwrap();
            let first: String = word.chars().take(2).collect();
            let text: String = after.body.rows[row].spans.iter().map(|span| span.text.as_str()).collect();
            prop_assert!(text.contains(&first), "{first} in {text}");
        }
    }
}
