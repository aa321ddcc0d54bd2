//! The pictures of a deck: those that were asked for, as far as they came.

use super::Deck;
use crate::picture::{Cell, File, Outcome, refusal};

/// So many pictures are kept, and no more are asked for at once.
const MOST: usize = 12;

/// A picture that was asked for: nothing until it came, or could not come.
type Asked = (String, Option<Outcome>);

/// The pictures of a deck that were asked for, those asked for last at the end.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    asked: Vec<Asked>,
    /// What a cell of the terminal measures.
    pub cell: Cell,
}

impl Pictures {
    /// A picture by its path, or why there is none; nothing as long as it did not come.
    pub fn find(&self, path: &str) -> Option<Outcome> {
        self.asked.iter().find(|(asked, _)| asked == path).and_then(|(_, came)| came.clone())
    }

    /// Keeps a picture that came. One that nobody waits for any more is let go.
    pub fn keep(&mut self, path: &str, came: Outcome) {
        if let Some((_, place)) = self.asked.iter_mut().find(|(asked, _)| asked == path) {
            *place = Some(came);
        }
    }

    /// Notes which pictures are wanted now, the most wanted first, and gives those that must be read. Others are forgotten,
    /// the oldest first.
    fn want(&mut self, mut paths: Vec<String>) -> Vec<String> {
        paths.truncate(MOST);
        let mut new = Vec::new();
        for path in &paths {
            if self.asked.iter().all(|(asked, _)| asked != path) {
                self.asked.push((path.clone(), None));
                new.push(path.clone());
            }
        }
        let mut surplus = self.asked.len().saturating_sub(MOST);
        self.asked.retain(|(asked, _)| {
            let goes = surplus > 0 && !paths.contains(asked);
            surplus -= usize::from(goes);
            !goes
        });
        new
    }
}

impl Deck {
    /// The files of the pictures that are wanted when a slide is shown, and that were not asked for yet: its own, and those
    /// of the slide after it. A deck without a folder has none.
    pub fn want_pictures(&mut self, shown: &[&str], number: Option<usize>) -> Vec<File> {
        let Some(folder) = self.folder.clone() else { return Vec::new() };
        let mut paths: Vec<String> = shown.iter().map(ToString::to_string).collect();
        paths.extend(number.map(|number| self.images_on(number + 1)).unwrap_or_default());
        paths.retain(|path| refusal(path).is_none());
        self.pictures.want(paths).into_iter().map(|path| File { folder: folder.clone(), path }).collect()
    }

    /// The pictures on a slide. One whose text does not even name the kind is not parsed for it.
    fn images_on(&self, number: usize) -> Vec<String> {
        let text = self.slides.get(number).and_then(|range| self.source.text.get(range.clone()));
        if !text.is_some_and(|text| text.contains("\"image\"")) {
            return Vec::new();
        }
        self.slide(number).images().into_iter().map(String::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::picture::{Fault, Picture};

    fn want(pictures: &mut Pictures, paths: &[&str]) -> String {
        pictures.want(paths.iter().map(ToString::to_string).collect()).join(" ")
    }

    fn some() -> Outcome {
        Ok(Arc::new(Picture::default()))
    }

    #[test]
    fn a_picture_is_asked_for_once() {
        let mut pictures = Pictures::default();
        assert_eq!(want(&mut pictures, &["a", "b", "a"]), "a b");
        assert_eq!(want(&mut pictures, &["b", "c"]), "c");
        assert_eq!(pictures.find("a"), None);
        pictures.keep("a", some());
        pictures.keep("b", Err(Fault::Missing));
        assert_eq!(pictures.find("a"), Some(some()));
        assert_eq!(pictures.find("b"), Some(Err(Fault::Missing)));
        assert_eq!(want(&mut pictures, &["a", "b"]), "");
    }

    #[test]
    fn a_few_are_kept_and_what_is_shown_among_them() {
        let mut pictures = Pictures::default();
        assert_eq!(want(&mut pictures, &["here"]), "here");
        for number in 0..50 {
            assert_eq!(want(&mut pictures, &["here", &number.to_string()]), number.to_string());
            pictures.keep(&number.to_string(), some());
            assert!(pictures.asked.len() <= MOST);
        }
        pictures.keep("here", some());
        pictures.keep("0", some());
        assert_eq!((pictures.find("here"), pictures.find("0")), (Some(some()), None));
        assert_eq!(want(&mut pictures, &["49", "40", "0"]), "0");
    }

    #[test]
    fn a_slide_with_too_many_asks_for_the_first_ones_once() {
        let names: Vec<String> = (0..40).map(|number| number.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut pictures = Pictures::default();
        assert_eq!(want(&mut pictures, &names).split(' ').count(), MOST);
        assert_eq!(want(&mut pictures, &names), "");
    }
}
