//! A window whose size changes while the program runs.

use immunodeck::deck::library;

use super::harness::{PAGE_DOWN, Program};
use crate::testing::Test;

#[test]
fn a_storm_of_sizes_ends_with_the_right_picture() {
    let mut terminal = Program::new(&["slides/en/03-for-whom.json"]).start();
    terminal.wait_for("1 / ").send(PAGE_DOWN).wait_for("2 / ");
    let page =
        |size: (u16, u16)| bare(&Test::of(library::shipped().swap_remove(2)).size(size.0, size.1).keys("PageDown").screen());
    for last in [(100, 30), (64, 18), (80, 24)] {
        for number in 0..333 {
            // Prime steps: every size is another one, from 1×1 up.
            terminal.resize((1 + number * 37 % 150, 1 + number * 17 % 50));
        }
        let right = page(last);
        terminal.resize(last).wait_until("the right picture", |terminal| bare(&terminal.text()) == right);
    }
    terminal.quit();
}

/// A screen without the blanks at the ends of its lines, and at its own.
fn bare(screen: &str) -> String {
    screen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_string()
}
