//! Pages of a body that does not fit, and the order in which the onward key shows them.

use std::ops::Range;

use crate::element::block::{Block, Row};

/// What the screen shows between two keys: a step, and one page of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct View {
    /// The step, from 0.
    pub step: usize,
    /// The page, from 0.
    pub page: usize,
}

/// The step with which the first thing in a row appears.
pub(super) fn first_step(row: &Row) -> Option<usize> {
    let seen = row.spans.iter().filter(|span| !span.text.trim().is_empty());
    seen.map(|span| span.veil.map_or(span.part.step, |(from, _)| from.min(span.part.step))).min()
}

/// Divides rows into pages of at most `height` rows. A page ends where its rows allow it; what keeps together and is
/// higher than a page is divided at the page's end. No page begins with an empty row.
pub(super) fn pages(body: &Block, height: usize) -> Vec<Range<usize>> {
    let rows = &body.rows;
    let height = height.max(1);
    let mut pages = Vec::new();
    let mut start = 0;
    while start < rows.len() || pages.is_empty() {
        let furthest = (start + height).min(rows.len());
        let firmly = |end: usize| if end == rows.len() { 0 } else { rows.get(end - 1).map_or(0, |row| row.keep) };
        let end = (start + 1..=furthest).rev().min_by_key(|&end| firmly(end)).unwrap_or(furthest);
        pages.push(start..end);
        start = end;
        while rows.get(start).is_some_and(Row::is_blank) {
            start += 1;
        }
    }
    pages
}

/// Every step with every page that it has something on: first the page where something new is, then those below.
pub(super) fn views(body: &Block, pages: &[Range<usize>], last_step: usize) -> Vec<View> {
    let page_of = |row: usize| pages.iter().position(|page| row < page.end).unwrap_or(pages.len().saturating_sub(1));
    let mut views = Vec::new();
    for step in 0..=last_step {
        let new = |row: &Row| row.spans.iter().any(|span| span.part.step == step && !span.text.trim().is_empty());
        let old = |row: &Row| first_step(row).is_some_and(|first| first <= step);
        let before = views.last().map_or(0, |view: &View| view.page);
        let first = if step == 0 { Some(0) } else { body.rows.iter().position(new).map(page_of) };
        let last = if step == 0 { body.rows.iter().rposition(old) } else { body.rows.iter().rposition(new) };
        let first = first.unwrap_or(before);
        let last = last.map_or(first, page_of).max(first);
        views.extend((first..=last).map(|page| View { step, page }));
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::block::{Look, Part};
    use proptest::prelude::*;

    fn rows(steps: &[(usize, u8)]) -> Block {
        let row = |&(step, keep): &(usize, u8)| {
            let mut row = Row { keep, ..Row::default() };
            row.push("x", Look::default(), Part::of(step));
            row
        };
        Block { rows: steps.iter().map(row).collect() }
    }

    #[test]
    fn a_page_ends_where_it_may() {
        let body = rows(&[(0, 0), (0, 1), (0, 1), (0, 0), (0, 0)]);
        assert_eq!(pages(&body, 3), [0..1, 1..4, 4..5]);
        assert_eq!(pages(&body, 2), [0..1, 1..3, 3..5]);
        let bound = rows(&[(0, 1), (0, 2), (0, 1), (0, 0)]);
        assert_eq!(pages(&bound, 2), [0..1, 1..3, 3..4], "what is bound stays whole where the rest cannot");
        assert_eq!(pages(&body, 9).first(), Some(&(0..5)));
        assert_eq!(pages(&Block::default(), 3).len(), 1);
    }

    #[test]
    fn a_step_begins_where_it_is_new() {
        let body = rows(&[(0, 0), (1, 0), (0, 0), (1, 0), (2, 0)]);
        let shown: Vec<(usize, usize)> =
            views(&body, &pages(&body, 2), 2).into_iter().map(|view| (view.step, view.page)).collect();
        assert_eq!(shown, [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2)]);
    }

    proptest! {
        #[test]
        fn every_row_is_on_one_page_and_met(steps in prop::collection::vec((0usize..4, 0u8..3), 1..40), height in 1usize..12) {
            let body = rows(&steps);
            let pages = pages(&body, height);
            prop_assert!(pages.iter().all(|page| !page.is_empty() && page.len() <= height));
            prop_assert_eq!(pages.iter().map(ExactSizeIterator::len).sum::<usize>(), steps.len());
            let views = views(&body, &pages, 3);
            for (row, (step, _)) in steps.iter().enumerate() {
                prop_assert!(views.iter().any(|view| view.step == *step && pages[view.page].contains(&row)), "row {row}");
            }
        }
    }
}
