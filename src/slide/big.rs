//! Large titles, drawn from quarter blocks with a bitmap font of eight by eight.

use font8x8::{BASIC_FONTS, LATIN_FONTS, UnicodeFonts};

use crate::element::Cx;
use crate::element::block::{Block, Look};
use crate::theme::Role;

/// Rows and columns of the font.
const FONT: usize = 8;
/// A title is drawn large in at most so many lines.
const LINES: usize = 3;
/// Dots of a blank between words, and between letters.
const BLANKS: (usize, usize) = (5, 1);

/// A title with what stands under it: large where the page has room for all and the font all letters, else bold over a line.
pub fn headed(text: &str, under: Block, cx: &Cx) -> Block {
    let fits = |title: &Block| title.height() + under.height() <= cx.height;
    let mut block = large(text, cx).filter(fits).unwrap_or_else(|| {
        let mut block = Block::plain(text, cx.width, Look::of(Role::Accent).bold());
        let line = cx.glyphs.progress[0].repeat(block.width().clamp(3, cx.width.max(3)));
        block.append(Block::line(line, Look::of(Role::Accent)));
        block.together()
    });
    block.append(under);
    block
}

fn large(text: &str, cx: &Cx) -> Option<Block> {
    if !cx.glyphs.blocks {
        return None;
    }
    let lines = lines(text, cx.width * 2)?;
    let rows_needed = lines.len() * (FONT / 2 + 1);
    if lines.len() > LINES || rows_needed * 2 > cx.height.max(1) + 2 {
        return None;
    }
    let mut block = Block::default();
    for line in lines {
        block.blank();
        block.append(quarters(&line));
    }
    Some(block.together())
}

/// Columns of dots, each a byte with the top dot first.
type Dots = Vec<u8>;

/// The text in lines of at most `most` columns of dots. `None` where a letter is missing or a word too wide.
fn lines(text: &str, most: usize) -> Option<Vec<Dots>> {
    let mut lines: Vec<Dots> = Vec::new();
    for word in text.split_whitespace() {
        let mut dots = Dots::new();
        for letter in word.chars() {
            if !dots.is_empty() {
                dots.extend([0; BLANKS.1]);
            }
            dots.extend(columns(letter)?);
        }
        if dots.len() > most {
            return None;
        }
        match lines.last_mut() {
            Some(line) if line.len() + BLANKS.0 + dots.len() <= most => {
                line.extend([0; BLANKS.0]);
                line.extend(dots);
            }
            _ => lines.push(dots),
        }
    }
    Some(lines)
}

/// The columns of a letter, without empty ones at its sides.
fn columns(letter: char) -> Option<Dots> {
    let plain = match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    };
    let rows: [u8; FONT] = BASIC_FONTS.get(plain).or_else(|| LATIN_FONTS.get(plain))?;
    let column = |x: usize| rows.iter().enumerate().fold(0u8, |dots, (y, row)| dots | (row >> x & 1) << y);
    let all: Dots = (0..FONT).map(column).collect();
    let first = all.iter().position(|&dots| dots != 0)?;
    let last = all.iter().rposition(|&dots| dots != 0)?;
    all.get(first..=last).map(<[u8]>::to_vec)
}

/// Two columns and two rows of dots to a cell.
fn quarters(dots: &[u8]) -> Block {
    const SIGNS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
    let mut block = Block::default();
    for y in (0..FONT).step_by(2) {
        let cell = |pair: &[u8]| {
            let two = |column: usize| pair.get(column).map_or(0, |dots| dots >> y & 3);
            let (left, right) = (two(0), two(1));
            let index = (left & 1) | (right & 1) << 1 | (left & 2) << 1 | (right & 2) << 2;
            SIGNS.get(usize::from(index)).copied().unwrap_or(' ')
        };
        let line: String = dots.chunks(2).map(cell).collect();
        block.append(Block::line(line.trim_end(), Look::of(Role::Accent)));
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_letters_from_quarters() {
        let drawn: Vec<String> =
            quarters(&lines("Hi", 80).unwrap()[0]).rows.iter().map(|row| row.spans[0].text.clone()).collect();
        assert_eq!(drawn, ["█ █ ▀", "█▄█▝█", "█ █ █", "▀ ▀▝▀▘"]);
    }

    #[test]
    fn refuses_what_it_cannot_draw() {
        assert!(lines("漢字", 80).is_none());
        assert!(lines("immunotherapy", 20).is_none());
        assert_eq!(lines("a b", 10).map(|lines| lines.len()), Some(2));
    }
}
