//! `timeline`: points, spans and open ends on a scale of years; on a rail, one below the other, when narrow.
//! A long time without events is broken with a sign, and named.

mod across;
mod down;

use serde::Deserialize;

use super::block::{Block, Part};
use super::{At, Cx, Draw, Fault, Words};
use crate::phrases::stopped;
use crate::text::Prose;

/// Events in time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Timeline {
    /// From the first to the last; each is a part.
    pub events: Vec<Event>,
    /// Words under the timeline.
    pub caption: Option<Prose>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Event {
    /// The year it happened, or began.
    pub from: f64,
    /// The year it ended; left out for a point in time.
    pub to: Option<f64>,
    /// The years are not exact: soft ends.
    #[serde(default)]
    pub circa: bool,
    /// It goes on: an arrow.
    #[serde(default)]
    pub ongoing: bool,
    /// The words shown for its time.
    pub when: String,
    /// Where.
    pub place: Option<String>,
    /// What, in a few words.
    pub title: Prose,
    /// More of it.
    pub text: Option<Prose>,
}

/// A gap between two events is broken when it is longer than this share of the whole time.
const BROKEN: f64 = 0.3;

impl Event {
    /// The year it ends, or the only one.
    fn end(&self) -> f64 {
        self.to.unwrap_or(self.from).max(self.from)
    }
}

impl Timeline {
    /// The first and the last year.
    fn extent(&self) -> (f64, f64) {
        let from = self.events.iter().map(|event| event.from).fold(f64::INFINITY, f64::min);
        let to = self.events.iter().map(Event::end).fold(f64::NEG_INFINITY, f64::max);
        (from, to)
    }

    /// How the gap before event `index` is named: "60 years", or about so many where a date beside it is not exact or
    /// the gap holds a part of a year.
    fn gap_name(&self, index: usize, years: f64, cx: &Cx) -> String {
        let beside = self.events.get(index.saturating_sub(1)..=index).unwrap_or_default();
        let number = cx.number(years.round());
        let inexact = beside.iter().any(|event| event.circa) || (years - years.round()).abs() > 0.01;
        (cx.phrases.years)(&if inexact { (cx.phrases.about)(&number) } else { number })
    }

    /// The years without an event before event `index`, if they are so many that the scale is broken there.
    fn gap_before(&self, index: usize) -> Option<f64> {
        let (from, to) = self.extent();
        let event = self.events.get(index)?;
        let earlier = self.events.get(..index)?;
        let before = earlier.iter().map(Event::end).fold(f64::NEG_INFINITY, f64::max);
        let gap = event.from - before;
        (gap.is_finite() && gap >= 2.0 && gap > (to - from) * BROKEN).then_some(gap)
    }
}

impl Draw for Timeline {
    fn place(&self, cx: &Cx) -> Block {
        let across = across::place(self, cx).filter(|block| block.height() <= cx.height);
        let mut block = across.unwrap_or_else(|| down::place(self, cx));
        block.caption(self.caption.as_ref(), cx, Part::default());
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = Vec::new();
        for (index, event) in self.events.iter().take(cx.shown).enumerate() {
            if let Some(years) = self.gap_before(index) {
                words.push(Words::Paragraph((cx.phrases.gap)(&self.gap_name(index, years, cx))));
            }
            let place = event.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            let text = event.text.as_ref().map(|text| format!(" {}", stopped(&text.plain()))).unwrap_or_default();
            let title = stopped(&(cx.phrases.colon)(&format!("{}{place}", event.when), &event.title.plain()));
            words.push(Words::Item(0, "- ".into(), title + &text));
        }
        words.extend(self.caption.iter().map(|caption| Words::Paragraph(caption.plain())));
        words
    }

    fn parts(&self) -> usize {
        self.events.len()
    }

    fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut latest = f64::NEG_INFINITY;
        for (index, event) in self.events.iter().enumerate() {
            let at = |field| [At::Field("events"), At::Index(index), At::Field(field)];
            if let Some(to) = event.to
                && to < event.from
            {
                let message = format!("This event ends in {to}, before it begins in {}.", event.from);
                faults.push(Fault::new(at("to"), "dates-backwards", message, "Swap \"from\" and \"to\"."));
            }
            if event.from < latest {
                let message = format!("This event begins in {}, before the one above it, in {latest}.", event.from);
                faults.push(Fault::new(at("from"), "dates-backwards", message, "Put the events in the order of their years."));
            }
            latest = latest.max(event.from);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    fn timeline(events: &str) -> Test {
        Test::body(&format!(r#"{{"type": "timeline", "events": [{events}]}}"#))
    }

    #[test]
    fn no_event_is_dropped_at_any_size() {
        let events: Vec<String> =
            (0..40).map(|n| format!(r#"{{"from": {}, "when": "y{n}", "title": "event {n}."}}"#, 1900 + n)).collect();
        for (width, height) in [(20, 6), (40, 15), (80, 24), (120, 40), (200, 60)] {
            let mut seen = String::new();
            for page in 0..60 {
                seen += &timeline(&events.join(",")).size(width, height).keys(&"PageDown ".repeat(page)).screen();
            }
            for number in 0..40 {
                assert!(seen.contains(&format!("event {number}.")), "{number} at {width}×{height}");
            }
        }
    }

    #[test]
    fn events_of_one_year_all_have_their_card() {
        let same = r#"{"from": 2011, "when": "2011", "title": "one."}, {"from": 2011, "when": "2011", "title": "two."},
            {"from": 2011, "ongoing": true, "when": "Since then", "title": "three."}"#;
        for width in [40, 80, 120] {
            let screen = timeline(same).size(width, 30).screen();
            assert!(["one.", "two.", "three."].iter().all(|title| screen.contains(title)), "{screen}");
        }
    }

    #[test]
    fn a_long_gap_is_broken_and_named() {
        let events = r#"{"from": 1880, "to": 1900, "when": "then", "title": "a"}, {"from": 1960, "when": "1960", "title": "b"}"#;
        assert!(timeline(events).screen().contains("60 years"));
        assert!(timeline(events).size(40, 15).screen().contains("60 years"));
        assert_eq!(timeline(events).reading(), "then: a.\nThen 60 years pass.\n1960: b.");
    }

    #[test]
    fn parts_of_years_and_years_before_our_era_are_told_in_few_digits() {
        let event = |from: f64, to: f64| format!(r#"{{"from": {from}, "to": {to}, "when": "w", "title": "t"}}"#);
        let screen = |events: [String; 2], columns: u16| timeline(&events.join(",")).size(columns, 30).screen();
        for columns in [40, 100] {
            assert!(screen([event(1880.1, 1900.3), event(1960.7, 2011.9)], columns).contains(" about 60 years"));
        }
        let small = screen([event(0.1, 0.2), event(0.2, 0.4)], 100);
        assert!(["0.1 ", "0.2", "0.3", "0.4"].iter().all(|year| small.contains(year)) && !small.contains("00"), "{small}");
        assert!(screen([event(-500.0, -300.0), event(-300.0, 0.0)], 100).contains("−500"));
    }

    #[test]
    fn a_span_is_as_long_as_its_years() {
        let events =
            r#"{"from": 1900, "to": 1950, "when": "a", "title": "a"}, {"from": 1950, "to": 2000, "when": "b", "title": "b"}"#;
        let screen = timeline(events).size(120, 40).screen();
        let bars: Vec<usize> = screen.lines().filter(|line| line.contains('█')).map(|line| line.matches('█').count()).collect();
        assert_eq!(bars.len(), 2, "spans that touch stand in rows of their own: {screen}");
        assert!(bars[0].abs_diff(bars[1]) <= 1, "{screen}");
    }

    #[test]
    fn dates_that_run_backwards_are_refused() {
        let errors = timeline(r#"{"from": 2000, "when": "a", "title": "a"}, {"from": 1990, "when": "b", "title": "b"}"#).errors();
        assert!(errors[0].contains("This event begins in 1990, before the one above it, in 2000."), "{errors:?}");
    }
}
