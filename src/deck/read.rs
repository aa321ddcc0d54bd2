//! A slide in words: for a screen reader, a pipe, a search, a lint.

use super::{Deck, Slide, SlideKind, Status};
use crate::element::answers::Answers;
use crate::element::{Cx, Draw, Words};
use crate::phrases::{sentence, stopped};
use crate::theme::glyphs::UNICODE;

/// How much of a slide is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Up to this step, from 0.
    pub step: usize,
    /// And these answers.
    pub answers: Answers,
}

impl Told {
    /// All of it.
    pub const ALL: Told = Told { step: usize::MAX, answers: Answers::ALL };
}

impl Deck {
    /// What a slide says, without its title.
    pub fn read(&self, slide: &Slide, told: Told) -> Vec<Words> {
        let mut words = match slide.kind {
            SlideKind::Title => self.opening_words(),
            SlideKind::Summary => self.summary_words(),
            SlideKind::Content | SlideKind::Section | SlideKind::Statement => Vec::new(),
        };
        let titles = |id: &str| self.source_title(id);
        let mut cx = Cx { answers: told.answers, ..Cx::new(self.phrases(), &UNICODE, (72, 24), &titles) };
        for (step, element) in slide.steps() {
            if step <= told.step {
                words.extend(element.read(&Cx { shown: element.shown(step, told.step), ..cx }));
            }
            cx.first_choice += element.choices(usize::MAX);
        }
        if told.step >= slide.last_step() {
            words.extend(self.source_line(slide).map(|line| Words::Paragraph((cx.phrases.colon)(cx.phrases.source, &line))));
            words.extend(self.caveat_words(slide));
        }
        words
    }

    /// The message, who it is for, how long it takes, who checked it.
    pub fn opening_words(&self) -> Vec<Words> {
        let (header, p) = (&self.header, self.phrases());
        let mut words: Vec<Words> = Vec::new();
        words.extend(header.message.iter().map(|message| Words::Paragraph(message.plain())));
        words.extend(header.audience.iter().map(|audience| Words::Paragraph(stopped(&(p.for_whom)(audience)))));
        words.push(Words::Paragraph(format!("{}. {}", self.length(), self.review_line()).trim_end().to_string()));
        words
    }

    fn summary_words(&self) -> Vec<Words> {
        let (header, p) = (&self.header, self.phrases());
        let mut words = Vec::new();
        if let Some(message) = &header.message {
            words.push(Words::Heading(p.remember.into()));
            words.push(Words::Paragraph(message.plain()));
        }
        if !header.actions.is_empty() {
            words.push(Words::Heading(p.what_you_can_do.into()));
        }
        for action in &header.actions {
            let when = action.when.as_ref().map(|when| format!(", {}", when.plain())).unwrap_or_default();
            let why = action.why.as_ref().map(|why| format!(" {}", stopped(&why.plain()))).unwrap_or_default();
            words.push(Words::Item(0, "- ".into(), stopped(&format!("{}{when}", action.deed.plain())) + &why));
        }
        words.extend(self.contacts().into_iter().map(Words::Paragraph));
        words
    }

    fn caveat_words(&self, slide: &Slide) -> Vec<Words> {
        if slide.caveats.is_empty() {
            return Vec::new();
        }
        let mut words = vec![Words::Heading(self.phrases().also_good_to_know.into())];
        for caveat in &slide.caveats {
            let source = caveat.source.as_deref().and_then(|id| self.source_title(id));
            let source = source.map(|title| format!(" ({}: {title})", self.phrases().source)).unwrap_or_default();
            words.push(Words::Paragraph(caveat.text.plain() + &source));
        }
        words
    }

    /// A line to fill in for each person that an action names.
    pub fn contacts(&self) -> Vec<String> {
        let mut names: Vec<&str> = self.header.actions.iter().filter_map(|action| action.contact.as_deref()).collect();
        names.dedup();
        let p = self.phrases();
        names.into_iter().map(|name| if name == "team" { p.contact_team.to_string() } else { (p.contact)(name) }).collect()
    }

    /// "9 min", or the number of slides.
    pub fn length(&self) -> String {
        let p = self.phrases();
        self.header.minutes.map_or_else(|| (p.slides)(self.len()), |minutes| (p.minutes)(&p.number(minutes)))
    }

    /// Who checked it, or that nobody did.
    pub fn review_line(&self) -> String {
        let p = self.phrases();
        self.header.review.as_ref().map_or_else(|| p.unreviewed.to_string(), |review| (p.reviewed)(&review.by, &review.on))
    }

    /// Whether it is still being written.
    pub fn is_draft(&self) -> bool {
        self.header.status == Status::Draft
    }

    /// The slide's sources that none of its elements names, in one line.
    pub fn source_line(&self, slide: &Slide) -> Option<String> {
        let named: Vec<&str> = slide.body.iter().filter_map(|element| element.0.source.as_deref()).collect();
        let own = slide.sources.iter().filter(|id| !named.contains(&id.as_str()));
        let titles: Vec<String> = own.filter_map(|id| self.source_title(id)).collect();
        (!titles.is_empty()).then(|| titles.iter().map(|title| stopped(&sentence(title))).collect::<Vec<_>>().join(" "))
    }
}
