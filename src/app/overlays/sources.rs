//! Where the facts come from: the sources of this slide first, then all.

use crate::app::screens::show::Show;
use crate::deck::{Citation, Deck, Slide};
use crate::element::{Kind, Words};
use crate::phrases::stopped;

pub(super) fn content(deck: &Deck, show: Option<&Show>) -> Vec<Words> {
    let used = show.and_then(Show::current).map(|(slide, _)| used_by(slide)).unwrap_or_default();
    let p = deck.phrases();
    let (here, elsewhere): (Vec<_>, Vec<_>) = deck.header.sources.iter().partition(|(id, _)| used.contains(&id.as_str()));
    let mut words = Vec::new();
    let others = if here.is_empty() { p.all_sources } else { p.other_sources };
    for (heading, sources) in [(p.on_this_slide, here), (others, elsewhere)] {
        if !sources.is_empty() {
            words.push(Words::Heading(heading.to_string()));
        }
        words.extend(sources.into_iter().map(|(_, source)| Words::Paragraph(said(deck, source))));
    }
    if words.is_empty() {
        words.push(Words::Paragraph(p.no_sources.to_string()));
    }
    words
}

/// The sources that a slide, its elements and its caveats name.
fn used_by(slide: &Slide) -> Vec<&str> {
    let mut used: Vec<&str> = slide.sources.iter().map(String::as_str).collect();
    let mut elements: Vec<_> = slide.body.iter().collect();
    while let Some(element) = elements.pop() {
        used.extend(element.0.source.as_deref());
        if let Kind::Columns(columns) = &element.1 {
            elements.extend(columns.columns.iter().flat_map(|column| &column.body));
        }
    }
    used.extend(slide.caveats.iter().filter_map(|caveat| caveat.source.as_deref()));
    used
}

/// "Title. Publisher, date. Quoted by: another. https://…"
fn said(deck: &Deck, source: &Citation) -> String {
    let published: Vec<&str> = [&source.publisher, &source.date].into_iter().flatten().map(String::as_str).collect();
    let via = source.via.as_deref().and_then(|id| deck.source_title(id));
    let via = via.map(|title| stopped(&(deck.phrases().colon)(deck.phrases().quoted_by, &title)));
    let published = (!published.is_empty()).then(|| stopped(&published.join(", ")));
    let pieces = [Some(stopped(&source.title)), published, via, source.url.clone()];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
