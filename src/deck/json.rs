//! From bytes to text, from text to values with places, and from those to the types of a deck: every fault at once, each at
//! its exact place.

pub mod node;
mod reader;

pub use self::node::{Entry, Node, Value};
pub use self::reader::read;
use crate::diagnostic::Diagnostic;

/// Text from bytes. UTF-16 is told apart from bytes that are merely damaged, which are shown as `�`.
pub fn decode(bytes: Vec<u8>) -> (String, Vec<Diagnostic>) {
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || bytes.get(1) == Some(&0)
        || bytes.first() == Some(&0) && bytes.len() > 1
    {
        let fault = Diagnostic::error("utf-16", 0..0, "This file is written in UTF-16, not in UTF-8.");
        return (String::new(), vec![fault.hint("Save it as UTF-8.")]);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, Vec::new()),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let fault = Diagnostic::error("utf-8", at..end, "From here on there are bytes that are no UTF-8 text.");
            (text, vec![fault.hint("Save the file as UTF-8.")])
        }
    }
}
