//! Where things lie in a deck's text: the header's values, and each slide. One pass over the bytes, nothing parsed.
//!
//! Only brackets and strings are looked at, so a fault inside one slide stays inside it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;

/// Where things lie.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Keys (with their quotes) and values of the outermost object.
    pub entries: Vec<(Range<usize>, Range<usize>)>,
    /// The items of its `"slides"`.
    pub slides: Vec<Range<usize>>,
    /// What is wrong between them.
    pub faults: Vec<Diagnostic>,
}

/// Finds everything in one pass.
pub fn index(text: &str) -> Index {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, found: Index::default() };
    scanner.file();
    scanner.found
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    found: Index,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn fault(&mut self, at: usize, message: &str, hint: &str) {
        let end = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |sign| at + sign.len_utf8());
        let fault = Diagnostic::error("json", at..end, message);
        self.found.faults.push(if hint.is_empty() { fault } else { fault.hint(hint) });
    }

    fn file(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
            let message = "This file begins with a byte order mark, which JSON does not need.";
            self.found
                .faults
                .push(Diagnostic::warning("byte-order-mark", 0..self.at, message).hint("Save it as UTF-8 without BOM."));
        }
        self.space();
        match self.peek() {
            None => return self.fault(0, "This file is empty.", "A small deck: { \"title\": \"My deck\", \"slides\": [ … ] }"),
            Some(b'{') => self.at += 1,
            Some(_) => return self.fault(self.at, "A deck is an object: it begins with {.", ""),
        }
        self.object();
        self.space();
        if self.at < self.bytes.len() {
            self.fault(self.at, "There is more text after the end of the deck.", "Is there a bracket too many before it?");
        }
    }

    /// The entries of the outermost object, up to its closing bracket.
    fn object(&mut self) {
        loop {
            self.space();
            let start = self.at;
            match self.peek() {
                None => return self.fault(self.bytes.len(), "The file ends before the deck is closed.", "A } is missing."),
                Some(b'}') => {
                    self.at += 1;
                    return;
                }
                Some(b'"') => self.string(),
                Some(_) => {
                    self.fault(start, "A field's name in quotes should stand here.", "");
                    self.junk();
                    continue;
                }
            }
            let key = start..self.at;
            self.space();
            if self.peek() == Some(b':') {
                self.at += 1;
                self.space();
            } else {
                self.fault(self.at, "A colon is missing after the field's name.", "");
            }
            self.entry(key);
            self.comma(b'}');
        }
    }

    fn entry(&mut self, key: Range<usize>) {
        let is_slides = self.text.get(key.clone()) == Some("\"slides\"");
        if is_slides && self.peek() == Some(b'[') && self.found.slides.is_empty() {
            let start = self.at;
            self.at += 1;
            self.items();
            self.found.entries.push((key, start..self.at));
            return;
        }
        match self.value() {
            Some(value) => self.found.entries.push((key, value)),
            None => self.fault(self.at, "A value is missing here.", ""),
        }
    }

    fn items(&mut self) {
        loop {
            self.space();
            match self.peek() {
                None => return self.fault(self.bytes.len(), "The file ends within the list of slides.", "A ] is missing."),
                Some(b']') => {
                    self.at += 1;
                    return;
                }
                // The deck's own closing bracket, or one too many: either way the list ends here.
                Some(b'}') => return self.fault(self.at, "The list of slides is not closed.", "A ] is missing before this."),
                Some(_) => {}
            }
            match self.value() {
                Some(slide) => self.found.slides.push(slide),
                None => {
                    self.fault(self.at, "A slide should stand here.", "");
                    self.junk();
                }
            }
            self.comma(b']');
        }
    }

    /// A comma between two things, none before the closing bracket.
    fn comma(&mut self, closing: u8) {
        self.space();
        let at = self.at;
        if self.peek() == Some(b',') {
            self.at += 1;
            self.space();
            if self.peek() == Some(closing) {
                self.fault(at, "There is a comma after the last thing in the list.", "Take it out.");
            }
        } else if self.peek().is_some_and(|sign| sign != closing && !matches!(sign, b'}' | b']')) {
            self.fault(at, "A comma is missing before this.", "");
        }
    }

    /// Skips what makes no sense, up to something that might.
    fn junk(&mut self) {
        self.at += 1;
        while self.peek().is_some_and(|sign| !matches!(sign, b'"' | b'{' | b'}' | b'[' | b']' | b',')) {
            self.at += 1;
        }
        if self.peek() == Some(b',') {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        match self.peek()? {
            b'{' | b'[' => self.brackets(),
            b'"' => self.string(),
            b'}' | b']' | b',' | b':' => return None,
            _ => {
                while self
                    .peek()
                    .is_some_and(|sign| !matches!(sign, b',' | b'}' | b']' | b':' | b'"') && !sign.is_ascii_whitespace())
                {
                    self.at += 1;
                }
            }
        }
        Some(start..self.at)
    }

    /// From an opening bracket to the one that closes it. A wrong bracket closes what it can.
    fn brackets(&mut self) {
        let mut open: Vec<u8> = Vec::new();
        while let Some(sign) = self.peek() {
            match sign {
                b'"' => {
                    self.string();
                    continue;
                }
                b'/' => {
                    let before = self.at;
                    self.comment();
                    if self.at > before {
                        continue;
                    }
                }
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                b'}' | b']' => {
                    let Some(matching) = open.iter().rposition(|&closing| closing == sign) else { return };
                    open.truncate(matching);
                    if open.is_empty() {
                        self.at += 1;
                        return;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// A string; one that is not closed ends with its line.
    fn string(&mut self) {
        self.at += 1;
        while let Some(sign) = self.peek() {
            match sign {
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'\\' => self.at += 2,
                b'\n' => return,
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
    }

    fn space(&mut self) {
        loop {
            while self.peek().is_some_and(|sign| sign.is_ascii_whitespace()) {
                self.at += 1;
            }
            let start = self.at;
            self.comment();
            if self.at == start {
                return;
            }
            let message = "JSON has no comments.";
            let hint = "Every object may hold a \"comment\" field, which is not shown.";
            self.found.faults.push(Diagnostic::error("json", start..self.at, message).hint(hint));
        }
    }

    fn comment(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = if rest.starts_with(b"//") {
            rest.iter().position(|&sign| sign == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            rest.windows(2).skip(2).position(|two| two == b"*/").map_or(rest.len(), |end| end + 4)
        } else {
            0
        };
        self.at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> (Vec<&str>, Vec<&str>, Vec<String>) {
        let index = index(text);
        let slides = index.slides.iter().map(|range| text.get(range.clone()).unwrap()).collect();
        let keys = index.entries.iter().map(|(key, _)| text.get(key.clone()).unwrap()).collect();
        let faults = index.faults.iter().map(|fault| format!("{}: {}", fault.span.start, fault.message)).collect();
        (keys, slides, faults)
    }

    #[test]
    fn finds_slides_without_parsing_them() {
        let (keys, slides, faults) = found(r#"{"title": "a ] }", "slides": [{"x": [1, {}]}, {"y": "\"]"}], "minutes": 3}"#);
        assert_eq!(keys, ["\"title\"", "\"slides\"", "\"minutes\""]);
        assert_eq!(slides, [r#"{"x": [1, {}]}"#, r#"{"y": "\"]"}"#]);
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn goes_on_after_a_fault() {
        let (_, slides, faults) = found(
            r#"{"slides": [{"a": [1}, {"b": 2} {"c": 3},], // no
            "title" "x"}"#,
        );
        assert_eq!(slides, [r#"{"a": [1}"#, r#"{"b": 2}"#, r#"{"c": 3}"#]);
        assert_eq!(
            faults,
            [
                "32: A comma is missing before this.",
                "40: There is a comma after the last thing in the list.",
                "44: JSON has no comments.",
                "70: A colon is missing after the field's name."
            ]
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_whole_file() {
        for (text, message) in [
            ("", "0: This file is empty."),
            ("  \n", "0: This file is empty."),
            ("[]", "0: A deck is an object: it begins with {."),
            ("{\"slides\": [", "12: The file ends within the list of slides."),
            ("{} {", "3: There is more text after the end of the deck."),
            ("\u{feff}{}", "0: This file begins with a byte order mark, which JSON does not need."),
        ] {
            assert_eq!(found(text).2.first().map(String::as_str), Some(message), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_span_lies_inside_the_file(text in "[\\[\\]{},:\"\\\\/*é a\n]{0,60}") {
            let index = index(&text);
            let spans = index.slides.iter().chain(index.entries.iter().flat_map(|(key, value)| [key, value]));
            for span in spans.chain(index.faults.iter().map(|fault| &fault.span)) {
                prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
            }
        }
    }
}
