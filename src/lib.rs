//! immunodeck shows slide decks in a terminal. Its own decks teach patients how cancer immunotherapy works.
//!
//! # The way of the data
//!
//! ```text
//! bytes ──index──▶ places of slides ──parse on demand──▶ Slide ──place──▶ rows of cells ──paint──▶ terminal
//!                                                 │         └──read──▶ words ──▶ `read`, the `t` key
//!                                                 └──────── diagnostics
//! keys, resize, answers of the terminal ──▶ Message ──App::update──▶ Vec<Effect> ──runtime──▶ the world
//! ```
//!
//! Every element has two ways out: cells for eyes, and words for everything that reads. One that can be drawn but not
//! said does not compile.
//!
//! # Invariants
//!
//! 1. Loading reports, it never fails on content: a broken element or slide becomes a placeholder that shows what is
//!    wrong and where; the rest presents. [`deck::Deck::diagnostics`] gives every fault at once.
//! 2. Drawing takes `&self` and changes nothing. A slide is placed once, for its last step: reveals move nothing.
//! 3. Only [`runtime`] and [`cli`] touch terminal, disk and clock.
//! 4. One wrap ([`text::wrap`]), one measure ([`text::width`]).
//! 5. One [`diagnostic::Diagnostic`]; rules are known by name.
//! 6. One key table ([`app::keys::BINDINGS`]): dispatch, footer and help come from it.
//! 7. No text reaches the terminal unclean ([`text::clean`]): what comes from a file is cleaned where it is read.
//! 8. No panic in library code, no `unsafe`. Impossible states have no representation.
//! 9. Draw on events, never on ticks. Nothing is asked of the terminal before the first frame, and no answer is waited for.
//! 10. Any area may be 0×0.
//! 11. Themes set both colours of every pair, so that contrast can be tested; without colours, and in the terminal's own,
//!     signs, bold and reverse carry the meaning.
//! 12. A slide that asks first is its cover to every screen: screens take their slides from [`app::shelf::Shelf`] alone.
//!
//! Who may use whom is checked by `tests/house.rs`, which holds the table.
//!
//! # How to add …
//!
//! - **an element**: a file in `src/element` with its data (`Deserialize`) and its [`element::Draw`]; a variant of
//!   [`element::Kind`]; a deck `slides/gallery/<kind>.json`, which the tests then draw; a line in `tests/kinds.rs` and one in
//!   `tests/generate.rs`, which they fill with anything.
//! - **a phrase**: a field of [`phrases::Phrases`]; the languages do not compile until all of them say it.
//! - **a key**: an [`app::keys::Action`], a row in the table, an arm where it acts.
//! - **a screen or an overlay**: a file in `src/app/screens` or `src/app/overlays`, a variant of its enum.
//! - **a subcommand**: a file in `src/cli`.
//! - **a theme**: a palette in `theme::builtin`, a [`theme::Name`], its phrase; contrast and colour vision are then tested.

#[cfg(test)]
extern crate self as immunodeck;

pub mod app;
pub mod cli;
pub mod deck;
pub mod diagnostic;
pub mod element;
pub mod phrases;
pub mod picture;
pub mod runtime;
pub mod slide;
#[cfg(test)]
mod testing;
pub mod text;
pub mod theme;
