//! `image`: a picture from the deck's folder, and the words that stand for it wherever it is not drawn.

use serde::Deserialize;

use super::block::{Block, Look};
use super::{At, Cx, Draw, Fault, Words};
use crate::picture::{self, Fitted, Refusal};
use crate::text::{Prose, plain};
use crate::theme::Role;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Image {
    /// Where it lies in the deck's folder.
    pub path: String,
    /// What it shows, in words.
    pub alt: Prose,
    /// Words under it.
    pub caption: Option<Prose>,
    /// Who made it, and on what terms it may be shown.
    pub credit: Option<Prose>,
}

/// A picture with less room than this, in rows, shows nothing: then its words serve better.
pub const LOWEST: usize = 4;

/// Files of these kinds can be drawn.
const ENDINGS: [&str; 3] = ["png", "jpg", "jpeg"];

impl Image {
    /// What stands for the picture, and why it is not drawn if somebody can mend that.
    fn words(&self, cx: &Cx, fault: Option<picture::Fault>) -> Block {
        let dim = Look::of(Role::Dim);
        let cells = cx.measure().saturating_sub(2).max(1);
        let mut block = Block::line(cx.phrases.picture, dim.bold());
        block.append(Block::prose(&self.alt, cells, Look::default()));
        if let Some(why) = fault.and_then(|fault| cx.phrases.picture_faults.get(fault as usize)) {
            block.blank();
            block.append(Block::plain(&(cx.phrases.no_picture)(&self.path, why), cells, dim));
        }
        block.barred(&format!("{} ", cx.glyphs.bar), Look::of(Role::Axis))
    }

    /// The picture in at most so many rows, or its words.
    fn drawn(&self, cx: &Cx, rows: usize) -> Block {
        match (cx.pictures)(&self.path) {
            Some(Ok(picture)) if rows >= LOWEST && cx.glyphs.blocks => {
                Block::picture(Fitted::new(&self.path, &picture, cx.cell, (cx.measure(), rows)))
            }
            Some(Err(fault)) => self.words(cx, Some(fault)),
            Some(Ok(_)) | None => self.words(cx, None),
        }
    }

    fn below(&self, cx: &Cx) -> Block {
        let mut below = Block::default();
        for text in self.caption.iter().chain(&self.credit) {
            below.append(Block::prose(text, cx.measure(), Look::of(Role::Dim)));
        }
        below
    }
}

impl Draw for Image {
    fn place(&self, cx: &Cx) -> Block {
        let below = self.below(cx);
        let taken = if below.rows.is_empty() { 0 } else { below.height() + 1 };
        let mut block = self.drawn(cx, cx.picture_rows.min(cx.height.saturating_sub(taken)));
        if !below.rows.is_empty() {
            block.blank();
            block.append(below);
        }
        block.together()
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = vec![Words::Heading(cx.phrases.picture.to_string())];
        let texts = std::iter::once(&self.alt).chain(&self.caption).chain(&self.credit);
        let paragraphs = texts.flat_map(|text| &text.paragraphs);
        words.extend(paragraphs.map(|runs| Words::Paragraph(plain(runs))));
        words
    }

    fn check(&self) -> Vec<Fault> {
        let path = || [At::Field("path")];
        let mut faults = Vec::new();
        if let Some(refusal) = picture::refusal(&self.path) {
            let (message, hint) = refused(refusal);
            faults.push(Fault::new(path(), "picture-path", message, hint));
        } else if !ENDINGS.contains(&ending(&self.path).as_str()) {
            let message = "Pictures are PNG or JPEG files: this one will not be drawn.";
            faults.push(Fault::new(path(), "picture-kind", message, "Save it as .png or .jpg.").warning());
        }
        if self.alt.is_empty() {
            let hint = "Say in a sentence what it shows, for those who do not see it.";
            faults.push(Fault::new([At::Field("alt")], "empty-alt", "No words stand for this picture.", hint).warning());
        }
        faults
    }
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// What is wrong with a path, and what to do about it.
fn refused(refusal: Refusal) -> (&'static str, &'static str) {
    let beside = "Put the file beside the deck, and write its name alone: \"drip.png\".";
    match refusal {
        Refusal::Empty => ("This path names no file.", beside),
        Refusal::Address => ("Pictures come from the deck's folder, not from an address.", beside),
        Refusal::Windows => {
            ("This path names a drive, or has backslashes.", "Write \"/\" between folders: \"pictures/drip.png\".")
        }
        Refusal::Absolute => ("This path begins at the root of the disk; pictures lie in the deck's folder.", beside),
        Refusal::Outside => ("This path leads out of the deck's folder.", beside),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    const DRIP: &str = r#"{"type": "image", "path": "drip.png", "alt": "A drip.", "caption": "Sit.", "credit": "By A."}"#;

    #[test]
    fn words_stand_for_it_where_nothing_can_be_drawn() {
        let plain = Test::body(DRIP).screen();
        assert!(plain.contains("┃ Picture\n    ┃ A drip.\n\n    Sit.\n    By A."), "{plain}");
        assert!(Test::body(DRIP).ascii().screen().contains("| A drip."));
    }

    #[test]
    fn says_what_the_picture_shows() {
        assert_eq!(Test::body(DRIP).reading(), "Picture\nA drip.\nSit.\nBy A.");
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_an_error_at_its_place() {
        let found =
            |path: &str| Test::body(&format!(r#"{{"type": "image", "path": "{path}", "alt": "A drip."}}"#)).findings().join("\n");
        assert_eq!(found("drip.png"), "");
        assert_eq!(found("pictures/Drip.JPEG"), "");
        let place = "1:130 error picture-path:";
        for (path, message) in [
            ("../drip.png", "This path leads out of the deck's folder."),
            ("a/../../drip.png", "This path leads out of the deck's folder."),
            ("/home/drip.png", "This path begins at the root of the disk; pictures lie in the deck's folder."),
            ("https://a.org/drip.png", "Pictures come from the deck's folder, not from an address."),
            (r"C:\\drip.png", "This path names a drive, or has backslashes."),
            (r"a\\drip.png", "This path names a drive, or has backslashes."),
            ("", "This path names no file."),
        ] {
            assert!(found(path).starts_with(&format!("{place} {message} (")), "{path}: {}", found(path));
        }
    }

    #[test]
    fn what_can_be_mended_is_a_warning_and_its_words_stand() {
        let body = r#"{"type": "image", "path": "drip.svg", "alt": "A drip."}"#;
        assert!(Test::body(body).findings().join("").contains("warning picture-kind: Pictures are PNG or JPEG files"));
        assert!(Test::body(body).screen().contains("┃ A drip."));
        let body = r#"{"type": "image", "path": "drip.png", "alt": ""}"#;
        assert!(Test::body(body).findings().join("").contains("warning empty-alt:"));
        let strange = r#"{"type": "image", "path": "dr\u0000ip.png", "alt": "A drip."}"#;
        assert!(!Test::body(strange).findings().is_empty());
    }
}
