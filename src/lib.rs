pub mod diagnostic;
pub mod text;
pub mod theme;
