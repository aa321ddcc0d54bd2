//! The end card: the message, what comes next, how to leave.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::keys::{Action, Context};
use crate::app::{Canvas, chrome};
use crate::deck::Deck;
use crate::element::Cx;
use crate::element::block::{Block, Look, Row};
use crate::slide::frame::Frame;
use crate::slide::{big, paint_rows};
use crate::theme::Role;

/// Paints the card that follows a deck's last slide.
pub fn draw(deck: &Deck, next: Option<&Deck>, canvas: Canvas, notice: Option<&str>, area: Rect, buffer: &mut Buffer) {
    let (frame, phrases) = (Frame::new(area.width, area.height), deck.phrases());
    let sources = |id: &str| deck.source_title(id);
    let cx = Cx {
        phrases,
        glyphs: canvas.glyphs,
        width: frame.body.width as usize,
        height: frame.body.height as usize,
        shown: usize::MAX,
        answers: true,
        sources: &sources,
    };
    chrome::head(&deck.header.title, "", frame.head, canvas, buffer);
    let block = card(deck, next, &cx);
    let spare = cx.height.saturating_sub(block.height());
    let offset = u16::try_from(spare * 2 / 5).unwrap_or(0);
    let body = Rect { y: frame.body.y + offset, height: frame.body.height - offset, ..frame.body };
    paint_rows(&block.rows, 0, true, canvas.theme, body, buffer);
    chrome::progress(1, 1, frame.progress, canvas, buffer);
    let actions = [Action::Back, Action::First, Action::Leave, Action::Help];
    chrome::Foot { actions: &actions, context: Context::Slide, notice, more: (false, false) }
        .draw(&frame, canvas, phrases, buffer);
}

fn card(deck: &Deck, next: Option<&Deck>, cx: &Cx) -> Block {
    let cells = cx.width.min(64);
    let mut block = big::title(cx.phrases.the_end, cx);
    if let Some(message) = &deck.header.message {
        block.rows.push(Row::default());
        block.append(Block::prose(message, cells, Look::default()));
    }
    for action in &deck.header.actions {
        let deed = Block::prose(&action.deed, cells.saturating_sub(2).max(1), Look::default());
        block.append(deed.marked(&format!("{} ", cx.glyphs.tones[1]), Look::of(Role::Accent)));
    }
    if let Some(next) = next {
        block.rows.push(Row::default());
        block.append(Block::plain(&(cx.phrases.colon)(cx.phrases.up_next, &next.header.title), cells, Look::of(Role::Dim)));
    }
    block
}
