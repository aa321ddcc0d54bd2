//! What waits for the reader: an answer for its key, a choice's reason for the choice.

/// What a stretch waits for, beside its step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Waits {
    /// Nothing.
    #[default]
    Nothing,
    /// The answer key.
    Answer,
    /// This choice of the slide, from 0.
    Choice(usize),
    /// The arrows to stand at this choice.
    Here(usize),
}

/// What a reader of a slide asked for so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// All answers.
    pub all: bool,
    /// The choice that the arrows stand at.
    pub here: Option<usize>,
    /// The choices that were made, a bit for each.
    chosen: u64,
}

impl Answers {
    /// Everything is answered.
    pub const ALL: Answers = Answers { all: true, here: None, chosen: 0 };

    /// The same with one more choice made. Choices beyond the 64th are made together.
    pub fn choosing(self, choice: usize) -> Self {
        Self { here: Some(choice), chosen: self.chosen | bit(choice), ..self }
    }

    /// The same with all answers shown, or hidden again but for the choices made.
    pub fn toggled(self) -> Self {
        Self { all: !self.all, ..self }
    }

    /// Whether a stretch that waits for this is shown.
    pub fn show(self, waits: Waits) -> bool {
        match waits {
            Waits::Nothing => true,
            Waits::Answer => self.all,
            Waits::Choice(choice) => self.all || self.chosen & bit(choice) != 0,
            Waits::Here(choice) => self.here == Some(choice),
        }
    }
}

impl From<bool> for Answers {
    /// All answers, or none.
    fn from(all: bool) -> Self {
        Self { all, ..Self::default() }
    }
}

fn bit(choice: usize) -> u64 {
    1 << choice.min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_was_asked_for() {
        let some = Answers::default().choosing(1);
        assert!(some.show(Waits::Choice(1)) && some.show(Waits::Here(1)) && some.show(Waits::Nothing));
        assert!(!some.show(Waits::Choice(0)) && !some.show(Waits::Here(0)) && !some.show(Waits::Answer));
        assert!(some.choosing(0).show(Waits::Choice(1)));
        assert!(Answers::ALL.show(Waits::Choice(70)) && Answers::ALL.show(Waits::Answer) && !Answers::ALL.show(Waits::Here(0)));
    }
}
