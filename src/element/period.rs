//! The time that a figure counts over: given, not given by the source, or no matter.

use serde::{Deserialize, Deserializer};

use super::Cx;

/// A time period; `null` in a deck says that the source gives none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Period {
    /// The field is left out.
    #[default]
    Unsaid,
    /// The source gives none.
    NotGiven,
    /// In the source's words.
    Given(String),
}

impl Period {
    /// What is said of it beside the source.
    pub fn remark(&self, cx: &Cx) -> Option<String> {
        match self {
            Period::Unsaid => None,
            Period::NotGiven => Some(cx.phrases.no_period.to_string()),
            Period::Given(period) => Some((cx.phrases.period)(period)),
        }
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<String>::deserialize(deserializer).map(|given| given.map_or(Period::NotGiven, Period::Given))
    }
}
