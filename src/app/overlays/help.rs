//! Help, made from the key table: every action, with all its keys.

use crate::app::keys::{BINDINGS, Context};
use crate::element::Words;
use crate::phrases::Phrases;
use crate::text::width::width;
use crate::theme::glyphs::Glyphs;

/// Cells that the keys take, before what they do.
const KEYS: usize = 26;

pub(super) fn content(phrases: &'static Phrases, glyphs: &Glyphs) -> Vec<Words> {
    let mut words = Vec::new();
    for binding in BINDINGS {
        let Some(name) = binding.name(Context::Slide, &phrases.keys) else { continue };
        let keys = binding.written(glyphs.keys, &phrases.keys).join("  ");
        let pad = KEYS.saturating_sub(width(&keys)).max(2);
        words.push(Words::Item(0, format!("{keys}{}", " ".repeat(pad)), name.to_string()));
        if binding.action == crate::app::keys::Action::Last {
            words.push(Words::Item(0, format!("12G{}", " ".repeat(KEYS - 3)), phrases.keys.go_to.to_string()));
        }
    }
    words
}
