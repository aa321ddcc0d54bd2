//! Base64 (RFC 4648): bytes in letters that pass through any terminal.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Adds the letters of some bytes to a text.
pub(super) fn write(bytes: &[u8], out: &mut String) {
    let letter = |six: u8| char::from(LETTERS.get(usize::from(six & 63)).copied().unwrap_or(b'='));
    out.reserve(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |index: usize| three.get(index).copied().unwrap_or(0);
        let (first, second, third) = (byte(0), byte(1), byte(2));
        out.push(letter(first >> 2));
        out.push(letter(first << 4 | second >> 4));
        out.push(if three.len() > 1 { letter(second << 2 | third >> 6) } else { '=' });
        out.push(if three.len() > 2 { letter(third) } else { '=' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard() {
        // RFC 4648, section 10.
        for (text, letters) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            write(text.as_bytes(), &mut out);
            assert_eq!(out, letters);
        }
        let mut out = String::new();
        write(&[0xfb, 0xff, 0xfe], &mut out);
        assert_eq!(out, "+//+");
    }
}
