//! The signs that charts are made of: one set for every terminal, and one of plain ASCII.

/// A set of signs. Each takes one cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Marks of a benefit: sure, in the range, not.
    pub benefit: [&'static str; 3],
    /// Marks of a harm: sure, in the range, not.
    pub harm: [&'static str; 3],
    /// The sure part of a bar.
    pub solid: &'static str,
    /// The part of a bar that lies in the range.
    pub hatch: &'static str,
    /// The soft ends of a span whose dates are not exact, faint to full.
    pub soft: [&'static str; 2],
    /// The open end of a bar or an axis.
    pub arrow: &'static str,
    /// A line, across.
    pub across: &'static str,
    /// A broken line, across.
    pub broken: &'static str,
    /// A line, down.
    pub down: &'static str,
    /// A broken line, down.
    pub broken_down: &'static str,
    /// Where a scale begins, has a tick, ends.
    pub scale: [&'static str; 3],
    /// An event on a line.
    pub point: &'static str,
    /// A level that is reached, and the last one.
    pub level: [&'static str; 2],
    /// Corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Arrows between boxes: right, down, up.
    pub arrows: [&'static str; 3],
    /// Bullets by level.
    pub bullets: [&'static str; 3],
    /// A thing done.
    pub check: &'static str,
    /// The bar beside a remark.
    pub bar: &'static str,
    /// Signs of a remark: key, action, caution, unknown.
    pub tones: [&'static str; 4],
    /// Between two things in one line.
    pub dot: &'static str,
    /// The progress line: done, to come.
    pub progress: [&'static str; 2],
    /// More lies below, above.
    pub more: [&'static str; 2],
    /// Keys that have no letter: left, right, up, down.
    pub keys: [&'static str; 4],
    /// Whether large titles may be drawn from quarter blocks.
    pub blocks: bool,
}

/// For terminals with Unicode.
pub static UNICODE: Glyphs = Glyphs {
    benefit: ["●", "◍", "○"],
    harm: ["■", "▨", "□"],
    solid: "█",
    hatch: "▒",
    soft: ["░", "▓"],
    arrow: "▶",
    across: "─",
    broken: "╌",
    down: "│",
    broken_down: "┊",
    scale: ["├", "┼", "┤"],
    point: "●",
    level: ["●", "○"],
    corners: ["╭", "╮", "╰", "╯"],
    arrows: ["▶", "▼", "▲"],
    bullets: ["•", "–", "·"],
    check: "✓",
    bar: "┃",
    tones: ["✦", "➜", "!", "?"],
    dot: "·",
    progress: ["━", "─"],
    more: ["▼", "▲"],
    keys: ["←", "→", "↑", "↓"],
    blocks: true,
};

/// For terminals, fonts and printers with nothing but ASCII.
pub static ASCII: Glyphs = Glyphs {
    benefit: ["#", "/", "."],
    harm: ["X", "/", "-"],
    solid: "#",
    hatch: "/",
    soft: [".", ":"],
    arrow: ">",
    across: "-",
    broken: " ",
    down: "|",
    broken_down: ":",
    scale: ["+", "+", "+"],
    point: "O",
    level: ["*", "o"],
    corners: ["+", "+", "+", "+"],
    arrows: [">", "v", "^"],
    bullets: ["*", "-", "."],
    check: "+",
    bar: "|",
    tones: ["*", ">", "!", "?"],
    dot: "-",
    progress: ["=", "-"],
    more: ["v", "^"],
    keys: ["Left", "Right", "Up", "Down"],
    blocks: false,
};

/// The plain sign for a typographic one that a deck's words may hold. Letters stay as they are.
pub fn plain(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "’" | "‘" | "‚" => "'",
        "“" | "”" | "„" | "«" | "»" => "\"",
        "–" | "—" | "−" | "‑" => "-",
        "…" => ".",
        "·" | "•" => "*",
        "\u{a0}" | "\u{202f}" | "\u{2009}" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn groups_differ_by_shape_and_take_one_cell() {
        for glyphs in [&UNICODE, &ASCII] {
            for [sure, range, not] in [glyphs.benefit, glyphs.harm] {
                assert!(sure != range && range != not && sure != not);
                assert_eq!([sure, range, not].map(width), [1, 1, 1]);
            }
            assert_ne!(glyphs.solid, glyphs.hatch);
            assert_ne!(glyphs.benefit[0], glyphs.harm[0]);
        }
    }

    #[test]
    fn ascii_is_ascii() {
        assert!(format!("{ASCII:?}").is_ascii());
    }
}
