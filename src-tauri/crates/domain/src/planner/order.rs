//! In which order a programme's activities are held, as its file says it: where a plan begins, until
//! somebody changes it.

use serde::{Deserialize, Serialize};

/// The order of a programme's activities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanningOrder {
    /// The expense codes of those held one after the other.
    pub order: Vec<String>,
    /// The code of the one that goes along with them.
    pub alongside: Option<String>,
}

impl PlanningOrder {
    /// Whether an activity goes along with the others.
    #[must_use]
    pub fn is_alongside(&self, code: &str) -> bool {
        self.alongside.as_deref() == Some(code)
    }

    /// The place of an activity among the others; those that are not named come last.
    #[must_use]
    pub fn place(&self, code: &str) -> usize {
        let place = self.order.iter().position(|known| known == code);
        place.unwrap_or(self.order.len())
    }

    /// A code that there is not, or that is named twice.
    pub(crate) fn unknown_or_twice(&self, known: impl Fn(&str) -> bool) -> Option<&str> {
        let codes: Vec<&str> = self
            .order
            .iter()
            .chain(&self.alongside)
            .map(String::as_str)
            .collect();
        let odd = codes.iter().enumerate().find(|(place, code)| {
            let mut earlier = codes.iter().take(*place);
            !known(code) || earlier.any(|other| other == *code)
        });
        odd.map(|(_, code)| *code)
    }
}
