//! kitty's way: <https://sw.kovidgoyal.net/kitty/graphics-protocol/>. A picture is sent once, then placed and taken away by
//! its number. `q=2`: no answer is wanted, whatever happens.

use std::fmt::Write;

use ratatui::layout::Rect;

use super::base64;

/// Numbers of pictures lie above this one, away from those of other programs.
pub(super) const FIRST: u32 = 77_000;

/// Takes away all pictures, and frees their memory.
pub(in crate::runtime) const FAREWELL: &str = "\x1b_Ga=d,d=A,q=2\x1b\\";

/// A sequence carries so many letters, at most.
const CHUNK: usize = 4096;

/// Sends a PNG file.
pub(super) fn send(number: u32, png: &[u8], out: &mut String) {
    let mut chunks = png.chunks(CHUNK / 4 * 3).peekable();
    let mut head = format!("a=t,f=100,i={number},q=2,");
    while let Some(chunk) = chunks.next() {
        let _ = write!(out, "\x1b_G{head}m={};", u8::from(chunks.peek().is_some()));
        base64::write(chunk, out);
        out.push_str("\x1b\\");
        head = "q=2,".into();
    }
}

/// The number of a place on the screen: a picture may be shown in several.
fn spot(area: Rect) -> u32 {
    (u32::from(area.y) << 16 | u32::from(area.x)) + 1
}

/// Shows a picture over the cells of an area, from where the cursor is, and leaves the cursor there.
pub(super) fn place(number: u32, area: Rect, out: &mut String) {
    let _ = write!(out, "\x1b_Ga=p,i={number},p={},c={},r={},C=1,q=2\x1b\\", spot(area), area.width, area.height);
}

/// Takes a picture off the screen; the terminal keeps it.
pub(super) fn take_away(number: u32, area: Rect, out: &mut String) {
    let _ = write!(out, "\x1b_Ga=d,d=i,i={number},p={},q=2\x1b\\", spot(area));
}

/// Lets the terminal forget a picture.
pub(super) fn free(number: u32, out: &mut String) {
    let _ = write!(out, "\x1b_Ga=d,d=I,i={number},q=2\x1b\\");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_sent_in_chunks() {
        let mut out = String::new();
        send(7, &[0; 2 * 3072 + 1], &mut out);
        let chunks: Vec<&str> = out.split("\x1b_G").skip(1).collect();
        let heads: Vec<&str> = chunks.iter().filter_map(|chunk| chunk.split(';').next()).collect();
        assert_eq!(heads, ["a=t,f=100,i=7,q=2,m=1", "q=2,m=1", "q=2,m=0"]);
        let letters: Vec<usize> = chunks.iter().map(|chunk| chunk.split(';').nth(1).unwrap().len() - "\x1b\\".len()).collect();
        assert_eq!(letters, [CHUNK, CHUNK, 4]);
    }
}
