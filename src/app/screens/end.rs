//! The end card: the message, what to do, what comes next, how to leave.

use crate::app::Canvas;
use crate::deck::Deck;
use crate::element::Cx;
use crate::element::block::{Block, Look, Row};
use crate::slide::frame::Frame;
use crate::slide::{Placed, big};
use crate::text::Run;
use crate::theme::Role;

/// The card that follows a deck's last slide, placed.
pub(super) fn place(deck: &Deck, next: Option<&Deck>, canvas: Canvas) -> Placed {
    let frame = Frame::new(canvas.width, canvas.height);
    let sources = |id: &str| deck.source_title(id);
    let size = (frame.body.width as usize, frame.body.height as usize);
    let cx = Cx::new(deck.phrases(), canvas.glyphs, size, &sources);
    Placed::new(frame, Block::default(), card(deck, next, &cx), 0, true)
}

fn card(deck: &Deck, next: Option<&Deck>, cx: &Cx) -> Block {
    let cells = cx.measure();
    let mut block = Block::default();
    if let Some(message) = &deck.header.message {
        block.rows.push(Row::default());
        block.append(Block::prose(message, cells, Look::default()));
    }
    if !deck.header.actions.is_empty() {
        block.blank();
    }
    for action in &deck.header.actions {
        let mut runs = action.deed.joined();
        runs.extend(action.when.iter().map(|when| Run { text: format!(", {}", when.plain()), ..Run::default() }));
        let deed = Block::runs(&runs, cells.saturating_sub(2).max(1), Look::default());
        block.append(deed.marked(&format!("{} ", cx.glyphs.tones[1]), Look::of(Role::Accent)).together());
    }
    if let Some(next) = next {
        block.rows.push(Row::default());
        let words = format!("{} ({})", (cx.phrases.colon)(cx.phrases.up_next, &next.header.title), cx.phrases.how_next);
        block.append(Block::plain(&words, cells, Look::of(Role::Dim)));
    }
    big::headed(cx.phrases.the_end, block, cx)
}
