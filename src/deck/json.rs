//! From text to values with places, and from those to the types of a deck: every fault at once, each at its exact place.

pub mod node;
mod reader;

pub use self::node::{Entry, Node, Value};
pub use self::reader::read;
