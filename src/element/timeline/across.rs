//! A timeline from left to right: bars over a scale of years, and a card for each event below.

use super::down::card;
use super::{Event, Timeline};
use crate::element::Cx;
use crate::element::block::{Block, Look, Part, Row, Span};
use crate::element::scale::{Label, Scale, labels, round_values};
use crate::text::width::width;
use crate::theme::Role;

/// Narrower than this, events go from top to bottom.
const NARROWEST: usize = 60;
/// A card is no narrower and no wider than this.
const CARD: (usize, usize) = (16, 28);
/// How many rows of cards there may be.
const TIERS: usize = 3;
/// More events than this go from top to bottom.
const MOST_EVENTS: usize = 9;

/// A stretch of years without a break, and the cells it takes.
struct Island {
    scale: Scale,
    left: usize,
}

/// The scale of the whole: islands with breaks between them.
struct Axis {
    islands: Vec<Island>,
    /// Where each break begins, its cells, and its name.
    breaks: Vec<(usize, usize, String)>,
    cells: usize,
}

pub(super) fn place(timeline: &Timeline, cx: &Cx) -> Option<Block> {
    if cx.width < NARROWEST || timeline.events.len() > MOST_EVENTS {
        return None;
    }
    let axis = Axis::new(timeline, cx)?;
    let mut block = bars(timeline, &axis, cx)?;
    block.append(line(timeline, &axis, cx));
    block.append(years(timeline, &axis, cx));
    block.blank();
    block.append(cards(timeline, &axis, cx)?);
    Some(block.together())
}

impl Axis {
    fn new(timeline: &Timeline, cx: &Cx) -> Option<Self> {
        let mut spans: Vec<(f64, f64)> = Vec::new();
        let mut gaps = Vec::new();
        for (index, event) in timeline.events.iter().enumerate() {
            match (timeline.gap_before(index), spans.last_mut()) {
                (None, Some(last)) => last.1 = last.1.max(event.end()),
                (gap, _) => {
                    gaps.extend(gap.map(|years| timeline.gap_name(index, years, cx)));
                    spans.push((event.from, event.end()));
                }
            }
        }
        let breaks: Vec<usize> = gaps.iter().map(|name| width(name) + 4).collect();
        // The last cell is the arrow that says: time goes on.
        let free = (cx.width - 1).checked_sub(breaks.iter().sum::<usize>())?;
        let total: f64 = spans.iter().map(|(from, to)| to - from).sum();
        let least = 5;
        let spare = free.checked_sub(least * spans.len())?;
        let mut axis = Self { islands: Vec::new(), breaks: Vec::new(), cells: cx.width };
        let mut left = 0;
        for (index, &(from, to)) in spans.iter().enumerate() {
            let share = if total > 0.0 { (to - from) / total } else { 1.0 / spans.len() as f64 };
            let cells = least + Scale { from: 0.0, to: 1.0, cells: spare + 1 }.column(share);
            let cells = cells.min((cx.width - 1).saturating_sub(left)).max(1);
            axis.islands.push(Island { scale: Scale { from, to, cells }, left });
            left += cells;
            if let (Some(name), Some(&cells)) = (gaps.get(index), breaks.get(index)) {
                axis.breaks.push((left, cells, name.clone()));
                left += cells;
            }
        }
        Some(axis)
    }

    fn column(&self, year: f64) -> usize {
        let island = self.islands.iter().find(|island| (island.scale.from..=island.scale.to).contains(&year));
        island.map_or(0, |island| island.left + island.scale.column(year))
    }

    /// The cells of an event, from and to.
    fn cells(&self, event: &Event) -> (usize, usize) {
        let end = if event.ongoing { self.cells.saturating_sub(2) } else { self.column(event.end()) };
        (self.column(event.from), end)
    }
}

/// Spans, each in the first row where it touches no other.
fn bars(timeline: &Timeline, axis: &Axis, cx: &Cx) -> Option<Block> {
    let mut lanes: Vec<(usize, Row)> = Vec::new();
    for (index, event) in timeline.events.iter().enumerate().filter(|(_, event)| event.to.is_some()) {
        let (from, to) = axis.cells(event);
        let lane = lanes.iter().position(|(end, _)| *end < from).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push((0, Row::default()));
        }
        let (end, row) = lanes.get_mut(lane)?;
        *end = to + 1;
        row.pad_to(from, Look::default(), Part::default());
        row.push(bar(event, to + 1 - from, cx), Look::of(Role::Accent), Part::of(index));
    }
    let mut rows: Vec<Row> = lanes.into_iter().map(|(_, row)| row).collect();
    rows.reverse();
    Some(Block { rows })
}

fn bar(event: &Event, cells: usize, cx: &Cx) -> String {
    let [faint, strong] = cx.glyphs.soft;
    if event.circa && cells >= 5 {
        format!("{faint}{strong}{}{strong}{faint}", cx.glyphs.solid.repeat(cells - 4))
    } else {
        cx.glyphs.solid.repeat(cells)
    }
}

/// The line of time: ticks, points, breaks, and an arrow at its end.
fn line(timeline: &Timeline, axis: &Axis, cx: &Cx) -> Block {
    let axis_look = Look::of(Role::Axis);
    let mut cells: Vec<(String, Look, Part)> = vec![(cx.glyphs.across.to_string(), axis_look, Part::default()); axis.cells];
    let mut set = |column: usize, text: &str, look: Look, part: Part| {
        if let Some(cell) = cells.get_mut(column) {
            *cell = (text.to_string(), look, part);
        }
    };
    for island in &axis.islands {
        for year in [island.scale.from, island.scale.to] {
            set(axis.column(year), cx.glyphs.scale[1], axis_look, Part::default());
        }
    }
    for (left, wide, name) in &axis.breaks {
        let (left, wide, words) = (*left, *wide, format!(" {name} "));
        let side = wide.saturating_sub(width(&words)) / 2;
        for column in left..left + wide {
            set(column, cx.glyphs.broken, axis_look, Part::default());
        }
        for (index, letter) in words.chars().enumerate() {
            set(left + side + index, letter.encode_utf8(&mut [0; 4]), Look::of(Role::Dim), Part::default());
        }
    }
    let goes_on = timeline.events.iter().any(|event| event.ongoing);
    set(axis.cells - 1, if goes_on { cx.glyphs.arrow } else { cx.glyphs.across }, axis_look, Part::default());
    for (index, event) in timeline.events.iter().enumerate() {
        let (from, to) = axis.cells(event);
        if event.to.is_some() {
            set(from, cx.glyphs.scale[1], axis_look, Part::default());
            set(to, cx.glyphs.scale[1], axis_look, Part::default());
        } else if event.ongoing {
            for column in from..=to {
                set(column, cx.glyphs.progress[0], Look::of(Role::Accent), Part::of(index));
            }
            set(to + 1, cx.glyphs.arrow, Look::of(Role::Accent), Part::of(index));
        } else {
            set(from, cx.glyphs.point, Look::of(Role::Accent), Part::of(index));
        }
    }
    let mut row = Row::default();
    for (text, look, part) in cells {
        match row.spans.last_mut() {
            Some(last) if last.look == look && last.part == part => last.text.push_str(&text),
            // Until it is told, an event is nothing but time going by.
            _ => row.spans.push(Span { text, look, part, veil: Some((0, cx.glyphs.across)), ..Span::default() }),
        }
    }
    Block { rows: vec![row] }
}

fn years(timeline: &Timeline, axis: &Axis, cx: &Cx) -> Block {
    let mut wanted = Vec::new();
    for (index, event) in timeline.events.iter().enumerate() {
        let (_, to) = axis.cells(event);
        let part = Part::of(index);
        let look = Look::default().bold();
        if event.ongoing {
            // Its card says it too.
            wanted.push(Label { column: to, text: event.when.clone(), look, part, needed: false });
        } else if !event.circa {
            for year in [Some(event.from), event.to].into_iter().flatten() {
                wanted.push(Label { column: axis.column(year), text: cx.number(year), look, part, needed: true });
            }
        }
    }
    for island in &axis.islands {
        for year in round_values(island.scale.from, island.scale.to, island.scale.cells / 10) {
            let look = Look::of(Role::Dim);
            wanted.push(Label { column: axis.column(year), text: cx.number(year), look, part: Part::default(), needed: false });
        }
    }
    labels(wanted, axis.cells, 2)
}

/// Cards under their events; where two would touch, the later one goes to a lower row.
fn cards(timeline: &Timeline, axis: &Axis, cx: &Cx) -> Option<Block> {
    let starts: Vec<usize> =
        timeline.events.iter().map(|event| axis.cells(event).0.min(cx.width.saturating_sub(CARD.0 + 2))).collect();
    let mut tiers: Vec<(usize, Block)> = Vec::new();
    for (index, event) in timeline.events.iter().enumerate() {
        let start = *starts.get(index)?;
        let next = starts.get(index + 1..)?.iter().copied().find(|&next| next >= start + CARD.0 + 2).unwrap_or(cx.width + 2);
        let cells = (next - start).saturating_sub(2).clamp(CARD.0, CARD.1).min(cx.width - start);
        let tier = tiers.iter().position(|(end, _)| start >= *end).unwrap_or(tiers.len());
        if tier == TIERS {
            return None;
        }
        if tier == tiers.len() {
            tiers.push((0, Block::default()));
        }
        let (end, block) = tiers.get_mut(tier)?;
        *end = start + cells + 2;
        *block = std::mem::take(block).beside(card(event, cells).part(Part::of(index)), start);
    }
    let mut block = Block::default();
    for (_, tier) in tiers {
        block.blank();
        block.append(tier);
    }
    Some(block)
}
