//! The door: what may not reach a terminal stays out here.

use std::borrow::Cow;

/// `text` without control characters, escape sequences and invisible format characters, and how many signs were taken out.
///
/// An escape sequence goes as a whole (CSI, OSC, DCS, APC, PM, SOS), so that its letters do not stay behind as text.
/// A line break stays, a tab becomes a space. The joiners of emoji and of scripts (ZWJ, ZWNJ) and variation selectors stay,
/// but only where they join something: at most one after another sign, or a joiner after a sign with its selector.
pub fn clean(text: &str) -> (Cow<'_, str>, usize) {
    if text.chars().all(|c| c == '\n' || !suspicious(c)) {
        return (Cow::Borrowed(text), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut removed = 0;
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '\n' => out.push(sign),
            '\t' => out.push(' '),
            '\u{200d}' if joins(out.strip_suffix('\u{fe0f}').unwrap_or(&out)) => out.push(sign),
            '\u{200c}' | '\u{fe0e}' | '\u{fe0f}' if joins(&out) => out.push(sign),
            '\u{1b}' => removed += 1 + skip_escape(&mut rest),
            '\u{9b}' => removed += 1 + skip_control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => removed += 1 + skip_string(&mut rest),
            _ if suspicious(sign) => removed += 1,
            _ => out.push(sign),
        }
    }
    (Cow::Owned(out), removed)
}

/// `text` in one line, clean: for file names and other words that come from outside a deck.
pub fn clean_line(text: &str) -> String {
    clean(text).0.replace('\n', " ")
}

/// `text` with every sign that [`clean`] would take out masked by one that shows it, byte for byte as long: places in it
/// stay what they are. Line breaks stay.
pub fn mask(text: &str) -> String {
    let masked = |sign: char| match sign {
        '\n' => "\n",
        _ if !suspicious(sign) => "",
        _ => match sign.len_utf8() {
            1 => "?",
            2 => "¿",
            3 => "\u{fffd}",
            _ => "\u{fffd}?",
        },
    };
    text.chars().fold(String::with_capacity(text.len()), |mut out, sign| {
        match masked(sign) {
            "" => out.push(sign),
            mask => out.push_str(mask),
        }
        out
    })
}

fn joins(before: &str) -> bool {
    before.chars().next_back().is_some_and(|last| !last.is_whitespace() && !suspicious(last))
}

fn suspicious(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn skip_escape(rest: &mut Rest) -> usize {
    match rest.peek() {
        Some('[') => {
            rest.next();
            1 + skip_control_sequence(rest)
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            rest.next();
            1 + skip_string(rest)
        }
        Some(' '..='/') => {
            let mut skipped = 0;
            while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {
                skipped += 1;
            }
            skipped + usize::from(rest.next_if(|c| matches!(c, '0'..='~')).is_some())
        }
        Some('0'..='~') => {
            rest.next();
            1
        }
        _ => 0,
    }
}

fn skip_control_sequence(rest: &mut Rest) -> usize {
    let mut skipped = 0;
    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {
        skipped += 1;
    }
    skipped + usize::from(rest.next_if(|c| matches!(c, '@'..='~')).is_some())
}

/// Skips to the end of a control string. One that never ends is no string: then nothing more is skipped.
fn skip_string(rest: &mut Rest) -> usize {
    let mut ahead = rest.clone();
    let mut skipped = 0;
    while let Some(sign) = ahead.next() {
        skipped += 1;
        let ended = match sign {
            '\u{7}' | '\u{9c}' => true,
            '\u{1b}' => ahead.next_if_eq(&'\\').is_some_and(|_| {
                skipped += 1;
                true
            }),
            '\n' => return 0,
            _ => false,
        };
        if ended {
            *rest = ahead;
            return skipped;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_out_whole_sequences() {
        for (dirty, cleaned) in [
            ("a\u{1b}[31mb", "ab"),
            ("a\u{1b}]0;title\u{7}b", "ab"),
            ("a\u{1b}]8;;https://x.y\u{1b}\\b", "ab"),
            ("a\u{1b}]52;c;aGk=\u{9c}b", "ab"),
            ("a\u{1b}P1$r0m\u{1b}\\b", "ab"),
            ("a\u{1b}_Gf=32\u{1b}\\b", "ab"),
            ("a\u{9b}2Jb", "ab"),
            ("a\u{9d}52;c;x\u{7}b", "ab"),
            ("a\u{1b}cb", "ab"),
            ("a\u{1b}(0b", "ab"),
            ("a\u{7f}\u{0}\u{8}b", "ab"),
            ("a\u{202e}b\u{2066}c\u{200b}\u{feff}", "abc"),
            ("a\u{e0041}b", "ab"),
            ("a\tb\nc", "a b\nc"),
            ("a\u{1b}]0;never ended", "a0;never ended"),
        ] {
            assert_eq!(clean(dirty).0, cleaned, "{dirty:?}");
        }
    }

    #[test]
    fn takes_out_joiners_that_join_nothing() {
        for (dirty, cleaned) in
            [("\u{200d}a", "a"), ("a\u{200d}\u{200d}b", "a\u{200d}b"), ("❤\u{fe0f}\u{200d}\u{fe0f}\u{200d}", "❤\u{fe0f}\u{200d}")]
        {
            assert_eq!(clean(dirty).0, cleaned, "{dirty:?}");
        }
    }

    #[test]
    fn keeps_emoji_marks_and_wide_letters() {
        for text in ["👩‍⚕️", "🏳️‍🌈", "❤️‍🔥", "e\u{301}te\u{301}", "漢字", "می‌خواهم", "« Oui\u{202f}! »", "⚠️"]
        {
            assert_eq!(clean(text), (Cow::Borrowed(text), 0), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_passes(text in "\\PC{0,20}[\u{1b}\u{9b}\u{9d}\u{7}\\[\\]0-9;a-z\u{202e}\u{200d}]{0,20}") {
            let (cleaned, _) = clean(&text);
            prop_assert!(cleaned.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(clean(&cleaned).1, 0);
            prop_assert_eq!(mask(&text).len(), text.len());
            prop_assert!(mask(&text).chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
