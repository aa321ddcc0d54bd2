//! What may fill the screen, a file each.

pub mod end;
pub mod library;
pub mod show;
