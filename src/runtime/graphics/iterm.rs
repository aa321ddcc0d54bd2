//! iTerm2's way: <https://iterm2.com/documentation-images.html>. A whole file in one sequence, drawn where the cursor is.

use super::base64;

/// Terminals that are known to draw so, by what they call themselves.
const KNOWN: [&str; 4] = ["iTerm2", "WezTerm", "mintty", "rio"];

/// Whether a terminal of this name and version draws so.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|known| name.to_lowercase().starts_with(&known.to_lowercase()))
}

/// The sequence for a file, over so many columns and rows.
pub(super) fn file(bytes: &[u8], (columns, rows): (u16, u16)) -> Vec<u8> {
    let mut out = format!(
        "\x1b]1337;File=inline=1;size={};width={columns};height={rows};preserveAspectRatio=0;doNotMoveCursor=1:",
        bytes.len()
    );
    base64::write(bytes, &mut out);
    out.push('\x07');
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_one_sequence() {
        let expected = "\x1b]1337;File=inline=1;size=6;width=30;height=12;preserveAspectRatio=0;doNotMoveCursor=1:Zm9vYmFy\x07";
        assert_eq!(String::from_utf8(file(b"foobar", (30, 12))).unwrap(), expected);
        assert!(is_known("WezTerm 20240203") && !is_known("xterm(390)") && !is_known(""));
    }
}
