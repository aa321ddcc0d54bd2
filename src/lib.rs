//! x
pub mod app;
pub mod cli;
pub mod deck;
pub mod diagnostic;
pub mod element;
pub mod phrases;
pub mod runtime;
pub mod slide;
pub mod text;
pub mod theme;
