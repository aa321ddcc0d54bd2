//! All tests that look at the program from outside, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

#[path = "../src/testing.rs"]
mod testing;

mod facts;
mod gallery;
mod house;
mod loading;
mod pictures;
mod readme;
mod shipped;
mod terminal;
mod walking;
