//! The program in a real pseudo-terminal and in pipes. Processes are looked at through `/proc`.

#![cfg(target_os = "linux")]

mod ending;
pub mod harness;
mod input;
mod output;
#[cfg(feature = "images")]
mod pictures;
mod printing;
mod resizing;
mod themes;
