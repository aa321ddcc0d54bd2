//! What stands around the content: head, progress, keys. One dim line each, the same on every screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::Canvas;
use super::keys::{Action, Context, binding};
use crate::phrases::Phrases;
use crate::slide::frame::Frame;
use crate::text::width::{shorten, width};
use crate::theme::{Ground, Role};

/// The column in which a line stands in the middle of an area.
pub fn centred(text: &str, area: Rect) -> u16 {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
    area.x + area.width.saturating_sub(cells) / 2
}

/// The first line: what is open at the left, where one is at the right.
pub fn head(left: &str, right: &str, line: Rect, canvas: Canvas, buffer: &mut Buffer) {
    if line.is_empty() {
        return;
    }
    let dim = canvas.theme.style(Role::Dim, Ground::Paper);
    let cells = u16::try_from(width(right)).unwrap_or(0).min(line.width);
    let free = line.width.saturating_sub(cells + 2) as usize;
    buffer.set_stringn(line.x, line.y, shorten(left, free), free, dim);
    buffer.set_stringn(line.right() - cells, line.y, right, cells as usize, dim);
}

/// The progress line: so many of all are done.
pub fn progress(done: usize, all: usize, line: Rect, canvas: Canvas, buffer: &mut Buffer) {
    if line.is_empty() {
        return;
    }
    let [full, empty] = canvas.glyphs.progress;
    let filled = line.width as usize * done.min(all) / all.max(1);
    buffer.set_stringn(line.x, line.y, full.repeat(filled), filled, canvas.theme.style(Role::Accent, Ground::Paper));
    let rest = line.width as usize - filled;
    let x = line.x + u16::try_from(filled).unwrap_or(0);
    buffer.set_stringn(x, line.y, empty.repeat(rest), rest, canvas.theme.style(Role::Track, Ground::Paper));
}

/// A key and what it does.
pub type Hint = (String, &'static str);

/// Keys that only an overlay has.
pub fn own_hints(hints: &[(&str, &'static str)]) -> Vec<Hint> {
    hints.iter().map(|&(key, name)| (key.to_string(), name)).collect()
}

/// The keys of some actions, as the table has them.
pub fn hints(actions: &[Action], context: Context, canvas: Canvas, phrases: &'static Phrases) -> Vec<Hint> {
    let hint = |action: &Action| {
        let binding = binding(*action)?;
        let keys = binding.written(canvas.glyphs.keys, &phrases.keys).into_iter().next()?;
        Some((keys, binding.name(context, &phrases.keys)?))
    };
    actions.iter().filter_map(hint).collect()
}

/// The last line: a notice, and as many keys as fit.
fn keys(hints: &[Hint], notice: Option<&str>, line: Rect, canvas: Canvas, buffer: &mut Buffer) {
    let dim = canvas.theme.style(Role::Dim, Ground::Paper);
    let strong = canvas.theme.style(Role::Text, Ground::Paper).add_modifier(Modifier::BOLD);
    if line.is_empty() {
        return;
    }
    let mut x = line.x;
    let end = line.right() as usize;
    if let Some(notice) = notice {
        let (next, _) = buffer.set_stringn(x, line.y, shorten(notice, line.width as usize), line.width as usize, strong);
        x = next + 3;
    }
    let fits = |x: u16, (key, name): &Hint| x as usize + width(key) + 1 + width(name) <= end;
    let start = x;
    // A first key with too long a name for a narrow foot gives way to the others.
    for hint in hints.iter().skip_while(|hint| !fits(start, hint)) {
        if !fits(x, hint) {
            break;
        }
        let (key, name) = hint;
        let (after, _) = buffer.set_stringn(x, line.y, key, line.width as usize, strong);
        let (after, _) = buffer.set_stringn(after + 1, line.y, name, line.width as usize, dim);
        x = after + 3;
    }
}

/// On a line shorter than this the cue is one word.
const SHORT: u16 = 32;

/// "More below" at the right end of a line. What is left of the line stays for keys.
fn cue(above: bool, below: bool, line: Rect, canvas: Canvas, phrases: &Phrases, buffer: &mut Buffer) -> Rect {
    let [down, up] = canvas.glyphs.more;
    let text = match (below, above) {
        (true, _) if line.width < SHORT => format!("{down} {}", phrases.more),
        (false, true) if line.width < SHORT => format!("{up} {}", phrases.more),
        (true, _) => format!("{down} {}", phrases.more_below),
        (false, true) => format!("{up} {}", phrases.more_above),
        _ => return line,
    };
    let role = if below { Role::Accent } else { Role::Dim };
    let cells = u16::try_from(width(&text)).unwrap_or(0).min(line.width);
    if !line.is_empty() {
        let style = canvas.theme.style(role, Ground::Paper).add_modifier(Modifier::BOLD);
        buffer.set_stringn(line.right() - cells, line.y, text, cells as usize, style);
    }
    Rect { width: line.width.saturating_sub(cells + 2), ..line }
}

/// The foot of a page: more below, and the keys; on a low page both in one line.
pub struct Foot<'a> {
    /// The keys that matter here, the most important first.
    pub hints: Vec<Hint>,
    /// What the last key had to say.
    pub notice: Option<&'a str>,
    /// Whether more lies above, and below.
    pub more: (bool, bool),
}

impl Foot<'_> {
    /// Paints it.
    pub fn draw(&self, frame: &Frame, canvas: Canvas, phrases: &Phrases, buffer: &mut Buffer) {
        let in_one_line = frame.cue.y == frame.keys.y;
        let (above, below) = if in_one_line && self.notice.is_some() { (false, false) } else { self.more };
        let left = cue(above, below, frame.cue, canvas, phrases, buffer);
        let line = if in_one_line { left } else { frame.keys };
        keys(&self.hints, self.notice, line, canvas, buffer);
    }
}
