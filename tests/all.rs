//! All tests that look at the program from outside, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

#[path = "../src/testing.rs"]
mod testing;

mod facts;
mod gallery;
mod generate;
mod house;
mod kinds;
mod loading;
mod pictures;
mod properties;
mod readme;
mod shipped;
mod sizes;
mod strangers;
mod terminal;
mod walk;
mod walking;
