//! How many cells a text takes. The same count as the screen's own.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that `text` takes in one row.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// `text` cut so that it takes at most `cells`, with `…` where something was left out.
pub fn shorten(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    let mut out = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used + 1 > cells {
            break;
        }
        out.push_str(letter);
    }
    let mut out = out.trim_end().to_string();
    if cells > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_cells_not_bytes() {
        for (text, cells) in [("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("👩‍⚕️", 2), ("ﬁ", 1)] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn shortens_at_a_letter() {
        assert_eq!(shorten("immunotherapy", 20), "immunotherapy");
        assert_eq!(shorten("immunotherapy", 7), "immuno…");
        assert_eq!(shorten("漢字漢字", 4), "漢…");
        assert_eq!(shorten("abc", 0), "");
    }
}
