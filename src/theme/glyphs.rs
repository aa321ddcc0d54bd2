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
    harm: ["X", "/", "o"],
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

    /// Signs of which a reader must tell one from the other, because they stand side by side or in each other's place.
    fn sets(glyphs: &Glyphs) -> [(&'static str, Vec<&'static str>); 12] {
        let Glyphs { solid, hatch, arrow, across, broken, down, broken_down, point, check, bar, dot, .. } = *glyphs;
        let [faint, strong] = glyphs.soft;
        let with = |signs: [&'static str; 3], more: &'static str| signs.into_iter().chain([more]).collect::<Vec<_>>();
        [
            ("marks of a benefit, and one not told yet", with(glyphs.benefit, dot)),
            ("marks of a harm, and one not told yet", with(glyphs.harm, dot)),
            ("what benefits and harms begin with", vec![glyphs.benefit[0], glyphs.harm[0]]),
            ("a bar: sure, in the range, open", vec![solid, hatch, arrow]),
            ("a span: solid, soft", vec![solid, strong, faint]),
            ("events across: time, a gap, a point, going on, open", vec![across, broken, point, glyphs.progress[0], arrow]),
            ("events down: a span, an inexact one, a point, going on", vec![solid, faint, point, glyphs.arrows[1]]),
            ("rails: time, a gap", vec![down, broken_down]),
            ("levels: reached, the last", glyphs.level.to_vec()),
            ("tones, and the bar beside them", glyphs.tones.into_iter().chain([bar]).collect()),
            ("progress: done, to come", glyphs.progress.to_vec()),
            ("items: of each level, done", with(glyphs.bullets, check)),
        ]
    }

    #[test]
    fn what_differs_by_meaning_differs_by_shape_and_takes_one_cell() {
        for glyphs in [&UNICODE, &ASCII] {
            for (what, signs) in sets(glyphs) {
                for (index, sign) in signs.iter().enumerate() {
                    assert_eq!(width(sign), 1, "{what}: {sign:?}");
                    assert!(!signs[index + 1..].contains(sign), "{what}: {sign:?} twice in {signs:?}");
                }
            }
        }
    }

    #[test]
    fn more_below_and_above_point_there() {
        for glyphs in [&UNICODE, &ASCII] {
            assert_ne!(glyphs.more[0], glyphs.more[1]);
            let [right, down, up] = glyphs.arrows;
            assert!(right != down && down != up && right != up);
        }
    }

    #[test]
    fn ascii_is_ascii() {
        assert!(format!("{ASCII:?}").is_ascii());
    }
}
