//! What the first and the last slide of a deck say by themselves.

use crate::deck::{Action, Deck};
use crate::element::Cx;
use crate::element::block::{Block, Look, Row};
use crate::theme::Role;

/// Under the title: the message, who it is for, how long it takes, who checked it.
pub(super) fn opening(deck: &Deck, cx: &Cx) -> Block {
    let (header, cells) = (&deck.header, cx.measure());
    let dim = |text: &str| Block::plain(text, cells, Look::of(Role::Dim));
    let mut block = Block::line("", Look::default());
    if let Some(message) = &header.message {
        block.append(Block::prose(message, cells, Look::default()));
        block.rows.push(Row::default());
    }
    if let Some(audience) = &header.audience {
        block.append(dim(&(cx.phrases.for_whom)(audience)));
    }
    block.append(dim(&format!("{} {} {}", deck.length(), cx.glyphs.dot, deck.review_line())));
    block
}

/// What to remember, what to do, whom to ask.
pub(super) fn summary(deck: &Deck, cx: &Cx) -> Block {
    let header = &deck.header;
    let heading = |text: &str| Block::plain(text, cx.width, Look::of(Role::Accent).bold());
    let mut block = Block::default();
    if let Some(message) = &header.message {
        let mut said = heading(cx.phrases.remember);
        said.append(Block::prose(message, cx.measure(), Look::default()));
        block.append(said.together());
    }
    if !header.actions.is_empty() {
        block.blank();
        let mut deeds = header.actions.iter().map(|action| deed(action, cx));
        let mut first = heading(cx.phrases.what_you_can_do);
        deeds.next().into_iter().for_each(|deed| first.append(deed));
        block.append(first.bound());
        deeds.for_each(|deed| block.append(deed));
    }
    for line in deck.contacts() {
        block.blank();
        block.append(Block::plain(&line, cx.width, Look::of(Role::Dim)));
    }
    block
}

fn deed(action: &Action, cx: &Cx) -> Block {
    let cells = cx.measure().saturating_sub(2).max(1);
    let mut runs = action.deed.joined();
    if let Some(when) = &action.when {
        runs.push(crate::text::Run { text: format!(", {}", when.plain()), ..Default::default() });
    }
    let mut block = Block::runs(&runs, cells, Look::default());
    if let Some(why) = &action.why {
        block.append(Block::plain(&why.plain(), cells, Look::of(Role::Dim)));
    }
    block.marked(&format!("{} ", cx.glyphs.tones[1]), Look::of(Role::Accent)).together()
}
