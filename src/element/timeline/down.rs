//! A timeline from top to bottom.

use super::{Event, Timeline};
use crate::element::Cx;
use crate::element::block::{Block, Look, Part, RAIL, Row};
use crate::theme::Role;

pub(super) fn place(timeline: &Timeline, cx: &Cx) -> Block {
    let cells = cx.measure().saturating_sub(RAIL).max(1);
    let cards: Vec<Block> = timeline.events.iter().map(|event| card(event, cells)).collect();
    let rows: usize = cards.iter().map(|card| card.height() + 1).sum();
    let airy = rows <= cx.height;
    let mut block = Block::default();
    for (index, (event, card)) in timeline.events.iter().zip(cards).enumerate() {
        let part = Part::of(index);
        if let Some(years) = timeline.gap_before(index) {
            let gap = Block::plain(&timeline.gap_name(index, years, cx), cells, Look::of(Role::Dim)).part(part);
            let mut gap = gap.railed(cx.glyphs.broken_down, Look::of(Role::Dim), cx.glyphs.broken_down);
            gap.rows.iter_mut().for_each(|row| row.keep = 1);
            block.append(gap);
        } else if index > 0 && airy {
            let mut row = Row { keep: 1, ..Row::default() };
            row.push(cx.glyphs.down, Look::of(Role::Axis), part);
            block.rows.push(row);
        }
        let [faint, _] = cx.glyphs.soft;
        let sign = match (event.ongoing, event.to, event.circa) {
            (true, _, _) => cx.glyphs.arrows[1],
            (_, Some(_), true) => faint,
            (_, Some(_), false) => cx.glyphs.solid,
            _ => cx.glyphs.point,
        };
        let card = card.railed(sign, Look::of(Role::Accent), cx.glyphs.down);
        block.append(card.together().part(part));
    }
    block
}

/// What is said of an event: when, where, what.
pub(super) fn card(event: &Event, cells: usize) -> Block {
    let when = Look::of(Role::Accent).bold();
    let mut runs = vec![(event.when.clone(), when)];
    if let Some(place) = &event.place {
        runs.push(("  ".into(), Look::of(Role::Dim)));
        runs.push((place.clone(), Look::of(Role::Dim)));
    }
    let mut block = Block::lines(crate::text::wrap::wrap(&runs, cells));
    block.append(Block::prose(&event.title, cells, Look::default()));
    if let Some(text) = &event.text {
        block.append(Block::prose(text, cells, Look::of(Role::Dim)));
    }
    block.bound()
}
